import type { Rechecked, Unreadable } from "../../recheck/result.ts";
import type { Say } from "../../basics/message.ts";
import type { Layout } from "../layout.ts";
import { conventionSheet } from "./convention-sheet.ts";
import { findingsList } from "./findings-list.ts";
import { noticesSheet } from "./notices-sheet.ts";
import { summarySheet } from "./summary-sheet.ts";
import { unreadableSheet } from "./unreadable-sheet.ts";

export interface NamedLayout {
  /** Name of the sheet; a writer makes it fit its file format. */
  readonly name: string;
  readonly layout: Layout;
}

/** The workbook of a batch: where it stands, what was found, what to send back to whom, and how each body keeps its scores. */
export function findingsSheets(rechecked: readonly Rechecked[], unreadable: readonly Unreadable[], say: Say): NamedLayout[] {
  return [
    { name: say("form.sheet.summary"), layout: summarySheet(rechecked, unreadable, say) },
    { name: say("form.sheet.findings"), layout: findingsList(rechecked, say) },
    { name: say("form.sheet.notices"), layout: noticesSheet(rechecked, say) },
    { name: say("form.sheet.conventions"), layout: conventionSheet(rechecked, say) },
    { name: say("form.sheet.unreadable"), layout: unreadableSheet(unreadable, say) },
  ];
}
