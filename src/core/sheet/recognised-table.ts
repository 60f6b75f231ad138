import type { Problem } from "../basics/problem.ts";
import type { PublishedTable } from "../recheck/table.ts";

/** One table found in a sheet, with what was odd about single cells. */
export interface RecognisedTable {
  readonly table: PublishedTable;
  readonly problems: readonly Problem[];
}
