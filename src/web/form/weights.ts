import { add, compare, sum as exactSum, toShortText, toText, ZERO, type Decimal } from "../../core/basics/decimal.ts";
import { isBlankRow } from "../../core/form/cell-path.ts";
import type { ScoredLine } from "../../core/form/score-filing.ts";
import { typedNumber } from "../../core/form/typed-number.ts";
import type { FilingRow, FilingValues, RowField } from "../../core/form/filing-values.ts";

/** 分值 under way: what they come to, what they should, how many lines have none, and how many cells hold no number. */
export interface WeightSum {
  readonly sum: string;
  readonly due: string;
  readonly isRight: boolean;
  readonly missing: number;
  readonly unread: number;
}

/** @param execution points of 预算执行率, where it is a line of the form as the others are; nobody types them */
export function weightSum(values: FilingValues, due: Decimal, execution: Decimal = ZERO): WeightSum {
  const { sum: typed, unread } = sumOf(values, "points");
  const sum = add(typed, execution);
  const missing = values.rows.filter((row) => row.points.trim() === "" && !isBlankRow(row)).length;
  return { sum: toShortText(sum), due: toShortText(due), isRight: missing === 0 && unread === 0 && compare(sum, due) === 0, missing, unread };
}

/** 得分 under way, 预算执行率 among the lines where it is scored. A line without a score adds nothing and is counted, never taken for zero. */
export interface ScoreSum {
  /** Null while no line has a score. */
  readonly sum: string | null;
  readonly missing: number;
  readonly unread: number;
  /** Whether the score of 预算执行率 is in the sum, waits for its amounts, or is no line of the form. */
  readonly execution: "in" | "missing" | "none";
}

/** Columns in which a hand may have typed its score. */
const SCORE_FIELDS = ["score", "departmentScore", "financeScore"] as const satisfies readonly RowField[];

/** @param hand whose scores are added up: those of one hand as they were typed, or for each line the one that counts */
export function scoreSum(values: FilingValues, lines: readonly ScoredLine[], hand: "unit" | "finance" | "effective"): ScoreSum {
  const execution = lines.find(({ rowId }) => rowId === "execution") ?? null;
  const scoreOf = (line: ScoredLine): Decimal | null => (line === execution ? line.effective : line[hand]);
  const scored = lines.flatMap((line) => scoreOf(line) ?? []);
  const fields = hand === "effective" ? SCORE_FIELDS : (["score"] as const);
  // Who typed what is no number is told of that, and not of a score that is missing.
  const isBlank = new Set(values.rows.filter((row) => fields.every((field) => row[field].trim() === "")).map(({ id }) => id));
  return {
    sum: scored.length === 0 ? null : toText(exactSum(scored)),
    missing: lines.filter((line) => line !== execution && scoreOf(line) === null && isBlank.has(line.rowId)).length,
    unread: fields.reduce((count, field) => count + sumOf(values, field).unread, 0),
    execution: execution === null ? "none" : execution.effective === null ? "missing" : "in",
  };
}

/** Numbers that were read, by row: typing in one row reads one row again. */
const read = new WeakMap<FilingRow, Map<RowField, Decimal | null>>();

function numberIn(row: FilingRow, field: RowField): Decimal | null {
  const known = read.get(row) ?? new Map<RowField, Decimal | null>();
  read.set(row, known);
  const before = known.get(field);
  if (before !== undefined) return before;
  const number = typedNumber((row[field] ?? "").trim());
  known.set(field, number);
  return number;
}

/** The exact sum of a column; empty cells add nothing, and cells that are no number are counted and never guessed. */
export function sumOf(values: FilingValues, field: RowField): { readonly sum: Decimal; readonly unread: number; readonly filled: number } {
  let sum = ZERO;
  let unread = 0;
  let filled = 0;
  for (const row of values.rows) {
    if ((row[field] ?? "").trim() === "") continue;
    const number = numberIn(row, field);
    if (number === null) unread += 1;
    else {
      sum = add(sum, number);
      filled += 1;
    }
  }
  return { sum, unread, filled };
}
