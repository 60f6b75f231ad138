import { compare, equals, round, sign, toShortText } from "../basics/decimal.ts";
import { problem, type Problem } from "../basics/problem.ts";
import type { Definitions } from "../pack/definitions.ts";
import type { Form } from "../layout/form.ts";
import type { Profile } from "../score/profile.ts";
import { goalFromTable } from "../smart/from-table.ts";
import { lintGoal } from "../smart/lint.ts";
import { pathOf } from "../smart/remark.ts";
import { applicationProblems } from "./application-problems.ts";
import { bondProblems } from "./bond.ts";
import { cellOfFinding, cellPath, isBlankRow } from "./cell-path.ts";
import type { FilingHead, FilingRow, FilingValues } from "./filing-values.ts";
import { evaluationProblems } from "./evaluation-problems.ts";
import { fundsProblems } from "./funds-problems.ts";
import { monitoringProblems } from "./monitoring-problems.ts";
import { outsideFills } from "./outside-fills.ts";
import { profileFor } from "./profile-for.ts";
import { rolledUpProblems } from "./rolled-up-problems.ts";
import { taskProblems } from "./task-problems.ts";
import { termProblems } from "./term-problems.ts";
import { toPublishedTable } from "./published-table.ts";
import { scoreFiling, type ScoredLine } from "./score-filing.ts";
import { isBlank, shown, typedNumber } from "./typed-number.ts";

/** 落实情况: whoever may write it is asked for it. */
const REPLY = { path: cellPath("measures", "m", "reply"), before: "", after: "x" };

/**
 * What keeps a filing from being handed on: only what is missing, unreadable or does not add up. Everything else is advice that the next
 * hands see. `where` is the path of the cell, empty for the form as a whole. What a form asks for beyond what all do is only asked where it is given,
 * and what only one step asks for where its `fills` are.
 */
export function submissionProblems(head: FilingHead, values: FilingValues, definitions: Pick<Definitions, "profiles" | "measures">, form: Form | null = null, fills: readonly string[] = []): readonly Problem[] {
  if (head.stage === "application") return applicationProblems(head, values, { measures: definitions.measures ?? [], form, isReplying: outsideFills([REPLY], fills).length === 0 });
  const profile = profileFor(definitions, head.year, head.stage);
  const filled: FilingValues = { ...values, rows: values.rows.filter((row) => !isBlankRow(row)) };
  // What is monitored was approved as it stands: only what was reached and is expected can be wrong.
  if (head.stage === "evaluation") return [...fundsProblems(head, filled), ...evaluationProblems(head, filled, definitions, form)];
  if (head.stage === "monitoring") return [...fundsProblems(head, filled), ...monitoringProblems(head, filled), ...bondProblems(filled.bond ?? []), ...taskProblems(head.stage, filled.tasks ?? [])];
  return [
    ...goalProblems(head, filled, profile),
    ...(head.stage === "goal" && form !== null ? termProblems(form, filled) : []),
    ...fundsProblems(head, filled),
    ...(head.stage === "goal" ? [] : selfEvaluationProblems(head, filled, definitions, profile)),
    ...bondProblems(filled.bond ?? []),
    ...taskProblems(head.stage, filled.tasks ?? []),
    ...rolledUpProblems(head.stage, filled.rows),
  ];
}

/** The goal half of every filing: a self-evaluation carries the approved goal along. */
function goalProblems(head: FilingHead, values: FilingValues, profile: Profile): Problem[] {
  const problems: Problem[] = [];
  if (isBlank(values.goal.planned)) problems.push(problem("filing.goal-missing", "goal.planned"));
  if (values.rows.length === 0) return [...problems, problem("filing.no-indicators", "rows")];
  for (const row of values.rows) {
    if (isBlank(row.level1)) problems.push(problem("filing.level-missing", cellPath("rows", row.id, "level1"), { name: shown(row.level3) }));
    if (!isBlank(row.points) && typedNumber(row.points) === null) problems.push(unreadable(row, "points"));
  }
  if (values.rows.every(({ points }) => isBlank(points))) problems.push(problem("filing.points-missing", "rows"));
  const input = goalFromTable(toPublishedTable({ ...head, stage: "goal" }, values, "unit"), profile);
  const errors = lintGoal(input).filter(({ severity }) => severity === "error");
  // Points that cannot be read are told as that, not also as missing.
  const isToldAlready = (place: string): boolean => problems.some(({ where }) => where === place);
  for (const { rule, place, message } of errors) {
    const where = cellOfFinding(values, pathOf(place)) ?? "";
    if (!isToldAlready(where) || where === "") problems.push(problem(`filing.lint.${rule}`, where, message.params));
  }
  return problems;
}

function selfEvaluationProblems(head: FilingHead, values: FilingValues, definitions: Pick<Definitions, "profiles">, profile: Profile): Problem[] {
  const { lines } = scoreFiling(head, values, definitions);
  return [
    ...(isBlank(values.goal.actual) ? [problem("filing.goal-actual-missing", "goal.actual")] : []),
    ...values.rows.flatMap((row) => {
      const line = lines.find(({ rowId }) => rowId === row.id);
      return line === undefined ? [] : rowProblems(row, line, profile);
    }),
  ];
}

function rowProblems(row: FilingRow, line: ScoredLine, profile: Profile): Problem[] {
  const name = shown(row.level3);
  const problems: Problem[] = [];
  if (isBlank(row.actual)) problems.push(problem("filing.actual-missing", cellPath("rows", row.id, "actual"), { name }));
  if (isBlank(row.score)) problems.push(problem("filing.score-missing", line.path, { name }));
  for (const field of ["score", "departmentScore", "financeScore"] as const) problems.push(...scoreProblems(row, field, line, profile));
  // Whoever gives another score than the one before says why: the unit against the suggestion, the others against the hand before.
  const says = (differs: boolean, reason: "reason" | "departmentReason" | "financeReason", code: string, from: string): void => {
    if (differs && isBlank(row[reason])) problems.push(problem(code, cellPath("rows", row.id, reason), { name, from }));
  };
  const { suggested, unit, department, finance } = line;
  if (suggested !== null && unit !== null) says(!equals(unit, suggested), "reason", "filing.override-without-reason", toShortText(suggested));
  if (department !== null && unit !== null) says(!equals(department, unit), "departmentReason", "filing.department-override-without-reason", toShortText(unit));
  const before = department ?? unit;
  if (finance !== null && before !== null) says(!equals(finance, before), "financeReason", "filing.finance-override-without-reason", toShortText(before));
  return problems;
}

function scoreProblems(row: FilingRow, field: "score" | "departmentScore" | "financeScore", { points }: ScoredLine, profile: Profile): Problem[] {
  const where = cellPath("rows", row.id, field);
  const name = shown(row.level3);
  if (isBlank(row[field])) return [];
  const score = typedNumber(row[field]);
  if (score === null) return [unreadable(row, field)];
  if (sign(score) < 0) return [problem("filing.score-negative", where, { name, score: toShortText(score) })];
  const { places, mode } = profile.rounding.value;
  if (!equals(round(score, places, mode), score)) return [problem("filing.score-too-fine", where, { name, score: toShortText(score), places })];
  if (points === null || compare(score, points) <= 0) return [];
  return [problem("filing.score-above-points", where, { name, score: toShortText(score), points: toShortText(points) })];
}

function unreadable(row: FilingRow, field: "points" | "score" | "departmentScore" | "financeScore"): Problem {
  return problem("filing.number-unreadable", cellPath("rows", row.id, field), { found: shown(row[field]) });
}
