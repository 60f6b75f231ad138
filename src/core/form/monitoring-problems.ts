import { problem, type Problem } from "../basics/problem.ts";
import { readRows } from "../recheck/row.ts";
import { CAUSE_FIELDS, cellPath, LIKELIHOOD_FIELDS } from "./cell-path.ts";
import type { FilingHead, FilingRow, FilingValues, MonitoredField } from "./filing-values.ts";
import { TICK } from "./form-lexicon.ts";
import { toPublishedTable } from "./published-table.ts";
import { isBlank, shown } from "./typed-number.ts";

/** 偏差原因 that are ticked, in the order of the form. */
export function causesOf(row: FilingRow): readonly (typeof CAUSE_FIELDS)[number][] {
  return CAUSE_FIELDS.filter((field) => isTicked(row, field));
}

/** What keeps a monitoring form from being handed on: a row without its values or its outlook, or a deviation that nobody accounts for. */
export function monitoringProblems(head: FilingHead, values: FilingValues): Problem[] {
  if (values.rows.length === 0) return [problem("filing.no-indicators", "rows")];
  const short = fallsShort(head, values);
  return values.rows.flatMap((row) => rowProblems(row, short.has(row.id)));
}

function rowProblems(row: FilingRow, isExpectedShort: boolean): Problem[] {
  const at = (field: MonitoredField | "actual" | "reason"): string => cellPath("rows", row.id, field);
  const name = shown(row.level3);
  const unread = [...CAUSE_FIELDS, ...LIKELIHOOD_FIELDS].filter((field) => !isBlank(row[field] ?? "") && !isTicked(row, field));
  const problems = unread.map((field) => problem("filing.not-a-tick", at(field), { name, found: shown(row[field] ?? "") }));
  if (isBlank(row.actual)) problems.push(problem("filing.actual-missing", at("actual"), { name }));
  if (isBlank(row.expected ?? "")) problems.push(problem("filing.expected-missing", at("expected"), { name }));
  const ticked = LIKELIHOOD_FIELDS.filter((field) => isTicked(row, field));
  if (ticked.length !== 1) problems.push(problem(ticked.length === 0 ? "filing.likelihood-missing" : "filing.likelihood-twice", at("certain"), { name }));
  const causes = causesOf(row);
  const deviates = isExpectedShort || causes.length > 0 || ticked.some((field) => field !== "certain");
  if (deviates && causes.length === 0) problems.push(problem("filing.cause-missing", at("causeFunding"), { name }));
  if (deviates && isBlank(row.reason)) problems.push(problem("filing.deviation-without-reason", at("reason"), { name }));
  return problems;
}

/** Rows whose full-year expectation misses the target; where the two cannot be compared, a person says so with the likelihood. */
function fallsShort(head: FilingHead, values: FilingValues): ReadonlySet<string> {
  const expected: FilingValues = { ...values, rows: values.rows.map((row) => ({ ...row, actual: row.expected ?? "" })) };
  const read = readRows(toPublishedTable(head, expected, "unit"));
  return new Set(values.rows.flatMap(({ id }, index) => (read[index]?.comparison.reached === false ? [id] : [])));
}

function isTicked(row: FilingRow, field: MonitoredField): boolean {
  return TICK.test((row[field] ?? "").trim());
}
