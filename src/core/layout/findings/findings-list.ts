import { adviceOf, sentenceOf } from "../../recheck/finding-words.ts";
import { groupByDepartment } from "../../recheck/group.ts";
import { placeInWords, sheetPlace } from "../../recheck/place.ts";
import type { Rechecked } from "../../recheck/result.ts";
import type { Say } from "../../basics/message.ts";
import type { Layout } from "../layout.ts";
import { layOutList, type ListValue } from "../list-layout.ts";

/** Every finding in a row of its own, by department, unit and table. */
export function findingsList(rechecked: readonly Rechecked[], say: Say): Layout {
  const rows: ListValue[][] = [];
  for (const department of groupByDepartment(rechecked)) {
    for (const { department: named, unit, tables } of department.units) {
      for (const { table, result } of tables) {
        for (const finding of result.findings) {
          const place = sheetPlace(finding.path, table);
          rows.push([
            rows.length + 1,
            named ?? say("form.no-department"),
            unit ?? say("form.no-unit"),
            table.project.name,
            say(`form.severity.${finding.severity}`),
            placeInWords(finding.path, table, say),
            sentenceOf(finding, say),
            finding.printed,
            finding.expected,
            adviceOf(finding, say),
            place === null ? null : `${place.sheet}!${place.cell}`,
            result.file,
          ]);
        }
      }
    }
  }
  return layOutList({
    title: say("form.findings.title"),
    columns: [
      { title: say("form.list.number"), width: 11, align: "center" },
      { title: say("form.list.department"), width: 26 },
      { title: say("form.list.unit"), width: 28 },
      { title: say("form.list.project"), width: 30 },
      { title: say("form.list.severity"), width: 14, align: "center" },
      { title: say("form.list.place"), width: 32 },
      { title: say("form.list.finding"), width: 54 },
      { title: say("form.list.printed"), width: 20, align: "center" },
      { title: say("form.list.expected"), width: 20, align: "center" },
      { title: say("form.list.advice"), width: 46 },
      { title: say("form.list.cell"), width: 20 },
      { title: say("form.list.file"), width: 46 },
    ],
    rows,
    notes: rows.length === 0 ? [say("form.findings.none")] : [],
  }, say);
}
