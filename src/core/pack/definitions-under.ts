import { findFrame } from "../form/form-for.ts";
import { profileFor } from "../form/profile-for.ts";
import type { Stage } from "../form/filing-values.ts";
import { isScored } from "../form/stage.ts";
import type { Definitions } from "./definitions.ts";

/** What of a record says under which definitions it was begun. */
export interface RecordUnder {
  readonly form: string;
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly stage: Stage;
  readonly year: number;
}

/** The definitions that a record stands on, by the names they are adopted by: while one of them is a draft, its page, its paper and its workbook say 草案. */
export function definitionsUnder(rules: Pick<Definitions, "forms" | "frames" | "profiles">, { form, workflow, workflowVersion, stage, year }: RecordUnder): readonly string[] {
  const found = rules.forms.find(({ id }) => id === form);
  const frame = found === undefined ? undefined : findFrame(rules, found);
  return [
    `form/${form}`, `workflow/${workflow}/${workflowVersion}`, ...(frame === undefined ? [] : [`frame/${frame.id}`]),
    // Only what is scored stands on a profile.
    ...(isScored(stage) ? [`profile/${profileFor(rules, year, stage).id}`] : []),
  ];
}
