import { type Decimal, multiply } from "../basics/decimal.ts";
import { withDigits } from "../target/character-numbers.ts";
import { fold } from "../target/fold.ts";
import type { Reading } from "../target/reading.ts";
import { matchUnits } from "../target/units.ts";
import { ANY_COUNT, periodIn, withoutPeriod, type Period } from "./period-lexicon.ts";

/** What both values are multiplied by in one way of understanding them. */
export interface PeriodReading {
  readonly target: number;
  readonly actual: number;
}

const AS_PRINTED: PeriodReading = { target: 1, actual: 1 };

/**
 * The ways in which two counts can be held against each other: 每月1次 beside 每季度4次 in one way, over a year; 每月1次 beside a bare
 * 12次 in two, since it may be so many each month or the whole year's. Prices and rates that are measured per month are no such counts.
 */
export function periodReadings(target: Reading, actual: Reading): readonly PeriodReading[] {
  const wanted = periodOf(target);
  const got = periodOf(actual);
  if (isSame(wanted, got)) return [AS_PRINTED];
  const ofYear = ends(wanted).flatMap((times) => ends(got).map((others): PeriodReading => ({ target: times, actual: others })));
  return wanted !== null && got !== null ? ofYear : [AS_PRINTED, ...ofYear];
}

/** 每季度1次, 全年4次: so many each time, and not a bare number. */
export function isPerPeriod(reading: Reading): boolean {
  return namedPeriod(reading) !== null;
}

/** 次/季度 and 次 count the same; how often is another question. */
export function countedUnit(reading: Reading): string | null {
  return isCount(reading) ? withoutPeriod(reading.unit) : reading.unit;
}

export function underPeriod(value: Decimal, times: number): Decimal {
  return times === 1 ? value : multiply(value, { units: times, scale: 0 });
}

/** A bare number in a table of a year and one said of the year are the same. */
function periodOf(reading: Reading): Period | null {
  const period = namedPeriod(reading);
  return period?.most === 1 ? null : period;
}

/** 每季度一次 names it as 每季度1次 does. */
function namedPeriod(reading: Reading): Period | null {
  if (!isCount(reading)) return null;
  const folded = fold(reading.text);
  return periodIn(/\d/.test(folded) ? folded : (withDigits(folded) ?? folded));
}

function isCount(reading: Reading): boolean {
  return matchUnits(withoutPeriod(reading.unit), ANY_COUNT).comparable;
}

function isSame(left: Period | null, right: Period | null): boolean {
  return left?.most === right?.most;
}

function ends(period: Period | null): readonly number[] {
  if (period === null) return [1];
  return period.fewest === period.most ? [period.most] : [period.fewest, period.most];
}
