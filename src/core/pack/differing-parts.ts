import { canonicalJson } from "../basics/canonical-json.ts";
import type { Stage } from "../form/filing-values.ts";
import type { Definitions } from "./definitions.ts";

/** Parts of packs, as their folders are called, by which a record is filled, scored and advised. */
export const PARTS_OF_RECORDS = ["forms", "profiles", "frames", "evidence", "papers", "measures", "alerts", "dictionaries"] as const;
export type PartOfRecords = (typeof PARTS_OF_RECORDS)[number];

/**
 * In which parts two readings of packs say something else to the records of a stage, in the order of `PARTS_OF_RECORDS`; none where a record would be
 * filled and scored just the same. Both are read for the same budget year.
 */
export function differingParts(one: Definitions, other: Definitions, stage: Stage): readonly PartOfRecords[] {
  return PARTS_OF_RECORDS.filter((part) => canonicalJson(ofStage(one, part, stage)) !== canonicalJson(ofStage(other, part, stage)));
}

function ofStage(definitions: Definitions, part: PartOfRecords, stage: Stage): unknown {
  // A form that serves no stage is one that a workflow names, which may be of any.
  return part === "forms" ? definitions.forms.filter(({ serves }) => serves === undefined || serves.stage === stage) : (definitions[part] ?? []);
}
