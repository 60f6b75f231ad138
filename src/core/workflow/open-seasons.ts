import type { Stage } from "../form/filing-values.ts";
import { isOpenForAnybody } from "./season.ts";
import type { Workflow } from "./workflow.ts";

/** Filings of a year and stage that may be started and moved now. */
export interface OpenSeason {
  readonly year: number;
  readonly stage: Stage;
}

/** How far a season may reach from its budget year, either way. */
const REACH = 3;

/** What is in season on a day (`2026-02-11`), the latest year first, and its stages in the order given, that in which they follow each other. */
export function openSeasons(workflows: readonly Pick<Workflow, "stage" | "season">[], stages: readonly Stage[], day: string): readonly OpenSeason[] {
  const today = Number(day.slice(0, 4));
  const years = Array.from({ length: 2 * REACH + 1 }, (_, index) => today + REACH - index);
  return years.flatMap((year) => {
    // Several workflows may serve one stage.
    const open = new Set(workflows.filter((workflow) => isOpenForAnybody(workflow, year, day)).map(({ stage }) => stage));
    return stages.filter((stage) => open.has(stage)).map((stage) => ({ year, stage }));
  });
}
