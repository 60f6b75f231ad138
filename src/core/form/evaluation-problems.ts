import { compare, equals, HUNDRED, round, sign, sum, toShortText, type Decimal } from "../basics/decimal.ts";
import { problem, type Problem } from "../basics/problem.ts";
import type { Form } from "../layout/form.ts";
import type { Definitions } from "../pack/definitions.ts";
import type { Profile } from "../score/profile.ts";
import { cellPath } from "./cell-path.ts";
import type { FilingHead, FilingRow, FilingValues } from "./filing-values.ts";
import { scoreFiling, type ScoredLine } from "./score-filing.ts";
import { isBlank, shown, typedNumber } from "./typed-number.ts";

/**
 * What keeps an evaluation by finance from being handed on. Its lines are those of its scheme: each has points, a score and, where points are
 * lost or another score is given than its values suggest, the grounds; the points of a part are those that the form gives it, 100 in all.
 */
export function evaluationProblems(head: FilingHead, values: FilingValues, definitions: Pick<Definitions, "profiles">, form: Form | null): Problem[] {
  if (values.rows.length === 0) return [problem("filing.no-indicators", "rows")];
  const { lines, profile } = scoreFiling(head, values, definitions);
  return [
    ...(isBlank(values.goal.actual) ? [problem("filing.goal-actual-missing", "goal.actual")] : []),
    ...values.rows.flatMap((row) => lineProblems(row, lines.find(({ rowId }) => rowId === row.id)!, profile)),
    ...pointsProblems(values.rows, form),
  ];
}

function lineProblems(row: FilingRow, line: ScoredLine, profile: Profile): Problem[] {
  const name = shown(row.level3);
  const at = (field: "level1" | "level3" | "points" | "score" | "actual" | "reason"): string => cellPath("rows", row.id, field);
  const { points, suggested } = line;
  const score = line.finance;
  const problems: Problem[] = [];
  if (isBlank(row.level1)) problems.push(problem("filing.level-missing", at("level1"), { name }));
  if (isBlank(row.level3)) problems.push(problem("filing.indicator-unnamed", at("level3"), { level: shown(row.level2) }));
  if (points === null) problems.push(isBlank(row.points) ? problem("filing.line-without-points", at("points"), { name }) : problem("filing.number-unreadable", at("points"), { found: shown(row.points) }));
  if (isBlank(row.target)) problems.push(problem("filing.standard-missing", cellPath("rows", row.id, "target"), { name }));
  if (isBlank(row.actual)) problems.push(problem("filing.actual-missing", at("actual"), { name }));
  if (isBlank(row.score)) return [...problems, problem("filing.score-missing", at("score"), { name })];
  const typed = typedNumber(row.score);
  if (typed === null || score === null) return [...problems, problem("filing.number-unreadable", at("score"), { found: shown(row.score) })];
  const { places, mode } = profile.rounding.value;
  if (sign(typed) < 0) problems.push(problem("filing.score-negative", at("score"), { name, score: toShortText(typed) }));
  else if (!equals(round(typed, places, mode), typed)) problems.push(problem("filing.score-too-fine", at("score"), { name, score: toShortText(typed), places }));
  else if (points !== null && compare(typed, points) > 0) problems.push(problem("filing.score-above-points", at("score"), { name, score: toShortText(typed), points: toShortText(points) }));
  if (!isBlank(row.reason)) return problems;
  if (points !== null && compare(score, points) < 0) return [...problems, problem("filing.lost-without-grounds", at("reason"), { name, score: toShortText(score), points: toShortText(points) })];
  return suggested !== null && !equals(score, suggested) ? [...problems, problem("filing.override-without-reason", at("reason"), { name, from: toShortText(suggested) })] : problems;
}

/** Told only of a part whose points can all be read: what is missing there is told at its line. */
function pointsProblems(rows: readonly FilingRow[], form: Form | null): Problem[] {
  const sumOf = (own: readonly FilingRow[]): Decimal | null => {
    const read = own.map(({ points }) => typedNumber(points));
    return read.some((one) => one === null) ? null : sum(read.flatMap((one) => one ?? []));
  };
  const parts = (form?.blank.groups ?? []).flatMap(({ level1, points }): Problem[] => {
    const own = rows.filter((row) => row.level1.trim() === level1.zh);
    const found = sumOf(own);
    if (points === null || found === null || equals(found, points)) return [];
    const where = own[0] === undefined ? "rows" : cellPath("rows", own[0].id, "points");
    return [problem("filing.part-points", where, { part: level1.zh, partEn: level1.en, points: toShortText(points), found: toShortText(found) })];
  });
  const whole = sumOf(rows);
  return parts.length > 0 || whole === null || equals(whole, HUNDRED) ? parts : [problem("filing.points-not-hundred", "rows", { found: toShortText(whole) })];
}
