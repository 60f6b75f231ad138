import { compare, type Decimal, HUNDRED, sign } from "../basics/decimal.ts";
import { message, type Message } from "../basics/message.ts";
import { dayBefore } from "../calendar/iso-day.ts";
import type { Measure } from "../indicator/index.ts";
import { fold } from "../target/fold.ts";
import { FALL_WORDS, GRADE_WORDS, MISSED_CLAIMS, NONE_WORDS, REACHED_CLAIMS } from "../target/lexicon.ts";
import type { Comparator, Reading } from "../target/reading.ts";
import { inBaseUnit, isPercent, matchUnits } from "../target/units.ts";
import { isLength, judgeMonths } from "./length-or-month.ts";
import { COUNT_IN_WORDS } from "./period-lexicon.ts";
import { countedUnit, isPerPeriod, periodReadings, underPeriod } from "./periods.ts";
import { assumeFraction, bringToOneScale, splitUnit } from "./scales.ts";

/** What holding an actual value against its target came to. */
export interface Comparison {
  /** Null when the cells do not tell. */
  readonly reached: boolean | null;
  /** The same in the shape a scoring kind takes; null when no rule can score it. */
  readonly measure: Measure | null;
  /** Why it could not be told: words under `finding.<reason>`. */
  readonly reason: "unit.mismatch" | "actual.in-words" | "period.unclear" | "value.several" | null;
  readonly assumed: readonly Message[];
}

const UNKNOWN: Comparison = { reached: null, measure: null, reason: null, assumed: [] };

export function compareValues(target: Reading, actual: Reading): Comparison {
  if (target.kind === "blank" || actual.kind === "blank") return UNKNOWN;
  const same = fold(target.text) === fold(actual.text);
  const isSeveral = target.kind === "several" || (target.kind !== "qualitative" && actual.kind === "several");
  if (isSeveral) return same ? { ...UNKNOWN, reached: true } : { ...UNKNOWN, reason: "value.several" };
  if (target.kind === "number") return compareNumber(target, actual, same);
  if (target.kind === "range") return compareRange(target, actual);
  if (target.kind === "date") return compareDate(target, actual, same);
  if (target.kind === "boolean") return compareBoolean(target, actual, same);
  const assumed = target.kind === "qualitative" && COUNT_IN_WORDS.test(fold(target.text)) ? [message("target.assumed.count-in-words")] : [];
  if (same) return { ...UNKNOWN, reached: true, assumed };
  return target.kind === "qualitative" ? { ...UNKNOWN, reached: judgeWords(target.text, actual.text), assumed } : UNKNOWN;
}

function compareNumber(target: Reading, actual: Reading, same: boolean): Comparison {
  if ([target, actual].some(isRough)) return { ...UNKNOWN, reached: same ? true : null };
  if (actual.kind === "qualitative" && target.value !== null && sign(target.value) === 0 && NONE_WORDS.has(fold(actual.text))) return { ...UNKNOWN, reached: true };
  // Words of any kind tell no count, least of all one that has to come again in each period.
  if (actual.kind === "qualitative" || actual.kind === "boolean") return { ...UNKNOWN, reason: claimOf(actual.text) !== null || isGradeWord(actual.text) || isPerPeriod(target) ? "actual.in-words" : null };
  if (actual.kind === "date" && isLength(target)) return { ...UNKNOWN, ...(judgeMonths(target, actual) ?? { reason: "period.unclear" }) };
  if (actual.kind !== "number" || target.value === null || actual.value === null) return UNKNOWN;
  // 下降5% beside 上升6%: the words carry the sign, so the bare numbers must not be compared.
  if (saysFall(target.text) !== saysFall(actual.text)) return { ...UNKNOWN, reached: same ? true : null };
  if (actual.isCompletionRate) return measured({ kind: "POSITIVE", target: HUNDRED, actual: actual.value }, compare(actual.value, HUNDRED) >= 0, []);

  const units = matchUnits(bareUnit(target), bareUnit(actual));
  if (!units.comparable) return { ...UNKNOWN, reason: "unit.mismatch" };
  const fraction = assumeFraction(target, actual);
  const scaled = fraction ?? bringToOneScale(target, actual);
  const wanted = inBaseUnit(scaled.target, units.left);
  const got = inBaseUnit(scaled.actual, units.right);
  const readings = periodReadings(target, actual).map((times) =>
    compareAmounts(target.comparator, underPeriod(wanted, times.target), actual.comparator, underPeriod(got, times.actual), scaled.assumed),
  );
  const [first, ...others] = readings as [Comparison, ...Comparison[]];
  if (others.length === 0) return first;
  // Where each way of reading the periods tells the same, it is told, but not by how much.
  const agrees = others.every((other) => other.reached === first.reached) && first.reached !== null;
  return agrees ? { ...UNKNOWN, reached: first.reached, assumed: scaled.assumed } : { ...UNKNOWN, reason: "period.unclear", assumed: scaled.assumed };
}

function compareAmounts(wanted: Comparator | null, target: Decimal, got: Comparator | null, actual: Decimal, assumed: readonly Message[]): Comparison {
  if (bounded(got)) return compareBound(wanted, target, got!, actual, assumed);
  const measure = numberMeasure(wanted, target, actual);
  return measured(measure, reaches(measure), assumed);
}

/** About so much, or a negative number that may be a floor or a fall: the reader said already that it cannot be told. */
function isRough({ assumed }: Reading): boolean {
  return assumed.some(({ code }) => code === "target.assumed.about" || code === "target.assumed.negative");
}

function saysFall(text: string): boolean {
  return FALL_WORDS.some((word) => text.includes(word));
}

/** The unit without a magnitude word and without a period: 万元 from a name and 元 after 万 are the same unit, 次/月 counts 次. */
function bareUnit(reading: Reading): string | null {
  const unit = countedUnit(reading);
  return unit === null ? null : splitUnit(unit).unit;
}

function numberMeasure(comparator: Comparator | null, target: Decimal, actual: Decimal): Measure {
  if (comparator === "<=" || comparator === "<") return { kind: "REVERSE", target, actual, strict: comparator === "<" };
  if (comparator === "=") return { kind: "EQUAL", target, actual };
  return { kind: "POSITIVE", target, actual, strict: comparator === ">" };
}

function reaches(measure: Measure): boolean {
  switch (measure.kind) {
    case "REVERSE": {
      const order = compare(measure.actual, measure.target);
      return order < 0 || (order === 0 && measure.strict !== true);
    }
    case "EQUAL":
      return compare(measure.actual, measure.target) >= 0 && (sign(measure.target) !== 0 || sign(measure.actual) === 0);
    case "POSITIVE": {
      const order = compare(measure.actual, measure.target);
      return order > 0 || (order === 0 && measure.strict !== true);
    }
    default:
      return false;
  }
}

function bounded(comparator: Comparator | null): boolean {
  return comparator !== null && comparator !== "=";
}

/** An actual value that repeats a sign (`≥266米`) tells a bound: enough where the bound itself reaches the target. */
function compareBound(wanted: Comparator | null, target: Decimal, sign: Comparator, bound: Decimal, assumed: readonly Message[]): Comparison {
  const isFloor = wanted === null || wanted.startsWith(">") || wanted === "=";
  const order = compare(bound, target);
  if (isFloor && sign.startsWith(">")) return { ...UNKNOWN, reached: order > 0 || (order === 0 && (wanted !== ">" || sign === ">")) ? true : null, assumed };
  if (!isFloor && sign.startsWith("<")) return { ...UNKNOWN, reached: order < 0 || (order === 0 && (wanted !== "<" || sign === "<")) ? true : null, assumed };
  return { ...UNKNOWN, assumed };
}

function compareRange(target: Reading, actual: Reading): Comparison {
  if (actual.kind === "qualitative") return { ...UNKNOWN, reason: claimOf(actual.text) === null ? null : "actual.in-words" };
  if (actual.kind !== "number" || actual.value === null || target.value === null || target.upper === null) return UNKNOWN;
  if (actual.isCompletionRate) return measured({ kind: "POSITIVE", target: HUNDRED, actual: actual.value }, compare(actual.value, HUNDRED) >= 0, []);
  const units = matchUnits(target.unit, actual.unit);
  if (!units.comparable) return { ...UNKNOWN, reason: "unit.mismatch" };
  const value = inBaseUnit(actual.value, units.right);
  const low = inBaseUnit(target.value, units.left);
  const high = inBaseUnit(target.upper, units.left);
  return measured({ kind: "RANGE", target: low, upper: high, actual: value }, compare(value, low) >= 0 && compare(value, high) <= 0, []);
}

function compareDate(target: Reading, actual: Reading, same: boolean): Comparison {
  if (actual.kind === "date" && target.lastDate !== null && actual.date !== null && actual.lastDate !== null) {
    const deadline = target.comparator === "<" ? dayBefore(target.lastDate) : target.lastDate;
    if (actual.lastDate <= deadline) return measured({ kind: "TIME_LIMIT", deadline, done: actual.lastDate }, true, []);
    // A month that the deadline falls into does not tell; one that begins after it does.
    if (actual.date > deadline) return measured({ kind: "TIME_LIMIT", deadline, done: actual.date }, false, []);
    return UNKNOWN;
  }
  if (same) return { ...UNKNOWN, reached: true };
  if (actual.kind === "number" && isPercent(actual.unit)) return { ...UNKNOWN, reached: compare(actual.value!, HUNDRED) >= 0 ? true : null };
  return actual.kind === "qualitative" ? { ...UNKNOWN, reached: claimOf(actual.text) } : UNKNOWN;
}

function compareBoolean(target: Reading, actual: Reading, same: boolean): Comparison {
  if (actual.kind === "boolean") return measured({ kind: "BOOLEAN", target: target.truth!, actual: actual.truth! }, target.truth === actual.truth, []);
  if (same) return { ...UNKNOWN, reached: true };
  if (actual.kind === "number" && isPercent(actual.unit)) return { ...UNKNOWN, reached: compare(actual.value!, HUNDRED) >= 0 ? target.truth : null };
  return actual.kind === "qualitative" ? { ...UNKNOWN, reached: claimOf(actual.text) } : UNKNOWN;
}

function judgeWords(target: string, actual: string): boolean | null {
  const claim = claimOf(actual);
  if (claim !== null) return claim;
  const wanted = gradeIndex(target);
  const got = gradeIndex(actual);
  return wanted >= 0 && got >= 0 ? got <= wanted : null;
}

/** True for 达成预期指标, false for 未完成, null for anything that claims neither. */
export function claimOf(text: string): boolean | null {
  const folded = fold(text).replace(/[.;,]+$/, "");
  if (MISSED_CLAIMS.some((claim) => folded.includes(claim))) return false;
  return REACHED_CLAIMS.includes(folded) ? true : null;
}

function gradeIndex(text: string): number {
  const folded = fold(text).replace(/[.;,]+$/, "");
  return GRADE_WORDS.findIndex((words) => words.includes(folded));
}

function isGradeWord(text: string): boolean {
  return gradeIndex(text) >= 0;
}

function measured(measure: Measure, reached: boolean, assumed: readonly Message[]): Comparison {
  return { reached, measure, reason: null, assumed };
}

