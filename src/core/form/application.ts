import { compare, subtract, toShortText, toText, type Decimal } from "../basics/decimal.ts";
import type { Form } from "../layout/form.ts";
import type { ApplicationMeasure, ResultFacts } from "../pack/application-measure.ts";
import { RESULT_FIELDS, type ResultField } from "../recheck/application-fields.ts";
import { asPercent, executionRate } from "../score/execution.ts";
import { findDates } from "../target/find-dates.ts";
import { fold } from "../target/fold.ts";
import { ownBlank } from "./blank-values.ts";
import type { FilingMeasure, FilingResult, FilingRow, FilingValues, Stage } from "./filing-values.ts";
import type { FilingScores } from "./score-filing.ts";
import { isBlank, typedAmount, typedNumber } from "./typed-number.ts";

/** 已定级的结果: what a form of application is begun from. */
export interface ConfirmedResult {
  /** The stage it was confirmed in. */
  readonly of: Stage;
  readonly values: FilingValues;
  readonly scores: FilingScores;
}

/** 结果应用 begun from a confirmed result: score, grade, whose it is and the money are taken over, the rest is empty. */
export function applicationFrom({ of, values, scores: { effective } }: ConfirmedResult, form: Form): FilingValues {
  const total = values.funds[0];
  const taken: Readonly<Record<ResultField, string>> = {
    score: effective === null ? "" : toText(effective.total), grade: effective?.grade ?? "", by: effective?.by ?? "", of,
    budget: (isBlank(total?.adjustedBudget ?? "") ? total?.initialBudget : total?.adjustedBudget) ?? "", executed: total?.executed ?? "", reason: "",
  };
  return { goal: { planned: "", actual: "" }, funds: [], rows: [], ...ownBlank(form), result: RESULT_FIELDS.map((id) => ({ id, value: taken[id] })) };
}

/** What was taken over, or typed, for a field of the result. */
export function resultAt(result: readonly FilingResult[], field: ResultField): string {
  return result.find(({ id }) => id === field)?.value ?? "";
}

/** The result as rules of measures ask for it: amounts in 万元, the rate in percent to six decimals. */
export function resultFacts(result: readonly FilingResult[]): ResultFacts {
  const amount = (field: "budget" | "executed"): Decimal | null => {
    const typed = typedAmount(resultAt(result, field));
    return typed.ok ? typed.value : null;
  };
  const [budget, executed, grade] = [amount("budget"), amount("executed"), resultAt(result, "grade")];
  const rate = budget === null || executed === null ? null : executionRate(budget, executed);
  return { grade: grade === "" ? null : grade, score: typedNumber(resultAt(result, "score")), budget, executed, executionRate: rate === null ? null : asPercent(rate, 6) };
}

/** A line that lost points, with everything that was said about it, finance first. */
export interface LostLine {
  /** Null for 预算执行率, which has no name of its own. */
  readonly name: string | null;
  readonly points: string;
  readonly score: string;
  readonly lost: string;
  readonly reasons: readonly string[];
}

/** 失分指标: the lines whose effective score is below their points, in the order of the form. */
export function lostLines({ values, scores: { lines } }: Pick<ConfirmedResult, "values" | "scores">): readonly LostLine[] {
  return lines.flatMap(({ rowId, level3, points, effective }) => {
    if (points === null || effective === null || compare(effective, points) >= 0) return [];
    const row = values.rows.find(({ id }) => id === rowId);
    return [{ name: level3, points: toShortText(points), score: toShortText(effective), lost: toShortText(subtract(points, effective)), reasons: row === undefined ? [] : reasonsOf(row) }];
  });
}

function reasonsOf({ financeReason, departmentReason, reason }: FilingRow): readonly string[] {
  return [...new Set([financeReason, departmentReason, reason].map((text) => text.trim()).filter((text) => text !== ""))];
}

/** A line that a form offers and nobody wrote into. */
export function isBlankMeasure({ id: _id, ...cells }: FilingMeasure): boolean {
  return Object.values(cells).every(isBlank);
}

/** What was typed for a measure as what is kept: the code of the one that is so called, in either language; anything else as it stands. */
export function measureCode(measures: readonly Pick<ApplicationMeasure, "id" | "title">[], typed: string): string {
  const text = typed.trim();
  const found = measures.find(({ id }) => id === text) ?? measures.find(({ title }) => title.zh === text || title.en.toLowerCase() === text.toLowerCase());
  return found?.id ?? typed;
}

/** A day as it is typed (`2027-06-30`, `2027/6/30`, `2027年6月30日`, `2027年6月底前`), the last one of a period, as an ISO day; null for what is none. */
export function typedDay(text: string): string | null {
  const folded = fold(text).trim();
  const [found, ...more] = findDates(folded);
  if (found === undefined || more.length > 0 || found.start > 0 || found.end < folded.length || found.impossible || found.last.year === null) return null;
  const { year, month, day } = found.last;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
