import { countFindings, groupByUnit } from "../../recheck/group.ts";
import { returnNotice } from "../../recheck/notice.ts";
import type { Rechecked } from "../../recheck/result.ts";
import type { Say } from "../../basics/message.ts";
import type { Layout } from "../layout.ts";
import { layOutList, type ListValue } from "../list-layout.ts";

/**
 * The return notices, a line a row: rows copied from here paste into a message as they are, while a cell
 * with line breaks would paste with quotation marks around it.
 */
export function noticesSheet(rechecked: readonly Rechecked[], say: Say): Layout {
  const rows: ListValue[][] = [];
  for (const { department, unit, tables } of groupByUnit(rechecked)) {
    const { error, warning } = countFindings(tables);
    if (error + warning === 0) continue;
    for (const line of returnNotice(tables, [], say).split("\n")) {
      rows.push([unit ?? department ?? say("form.no-unit"), line]);
    }
  }
  return layOutList({
    title: say("form.notices.title"),
    lines: [say("form.notices.use")],
    columns: [
      { title: say("form.list.unit"), width: 64 },
      { title: say("form.notices.text"), width: 210 },
    ],
    rows,
    notes: rows.length === 0 ? [say("form.notices.none")] : [],
  }, say);
}
