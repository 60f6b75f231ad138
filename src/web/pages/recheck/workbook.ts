import { findingsSheets } from "../../../core/layout/findings/findings-sheets.ts";
import type { Rechecked, Unreadable } from "../../../core/recheck/result.ts";
import { writeXlsx } from "../../../files/write-xlsx.ts";
import type { Say } from "../../../words/index.ts";

/** The findings of these tables as a workbook, the same that the command line writes. */
export function findingsWorkbook(tables: readonly Rechecked[], unreadable: readonly Unreadable[], say: Say): Promise<Uint8Array> {
  return writeXlsx(findingsSheets(tables, unreadable, say));
}
