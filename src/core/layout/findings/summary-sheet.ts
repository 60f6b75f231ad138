import type { Rechecked, Unreadable } from "../../recheck/result.ts";
import type { Say } from "../../basics/message.ts";
import { countFindings, groupByDepartment } from "../../recheck/group.ts";
import type { Layout } from "../layout.ts";
import { layOutList, type ListValue } from "../list-layout.ts";

/** Departments, the ones with most errors first, and what came in and went out in all. */
export function summarySheet(rechecked: readonly Rechecked[], unreadable: readonly Unreadable[], say: Say): Layout {
  const departments = groupByDepartment(rechecked);
  // Where no table names a department, the groups are units.
  const isByUnit = departments.length > 0 && departments.every(({ units }) => units.every(({ department }) => department === null));
  const units = departments.reduce((total, department) => total + department.units.length, 0);
  const counts = countFindings(rechecked);
  return layOutList({
    title: say("form.summary.title"),
    columns: [
      { title: say(isByUnit ? "form.list.unit" : "form.list.department"), width: 75 },
      { title: say("form.summary.units"), width: 24, align: "center" },
      { title: say("form.summary.tables"), width: 24, align: "center" },
      { title: say("form.severity.error"), width: 24, align: "center" },
      { title: say("form.severity.warning"), width: 24, align: "center" },
      { title: say("form.severity.note"), width: 24, align: "center" },
      { title: say("form.summary.with-errors"), width: 36, align: "center" },
      { title: say("form.summary.clean"), width: 36, align: "center" },
    ],
    rows: departments.map(({ department, units, tables }) => [department ?? say(isByUnit ? "form.no-unit" : "form.no-department"), units.length, ...countsOf(tables)]),
    total: [say("form.list.total"), units, ...countsOf(rechecked)],
    notes: [
      say("form.summary.statement", {
        tables: rechecked.length, unreadable: unreadable.length,
        findings: counts.error + counts.warning + counts.note, errors: counts.error, warnings: counts.warning, notes: counts.note,
      }),
      say("form.summary.suggestion"),
    ],
  }, say);
}

function countsOf(tables: readonly Rechecked[]): ListValue[] {
  const counts = countFindings(tables);
  const withErrors = tables.filter(({ result }) => result.findings.some(({ severity }) => severity === "error")).length;
  const clean = tables.filter(({ result }) => result.findings.every(({ severity }) => severity === "note")).length;
  return [tables.length, counts.error, counts.warning, counts.note, withErrors, clean];
}
