import { compare, type Decimal, divide, HUNDRED, multiply, ONE, sign, smaller } from "../basics/decimal.ts";
import { type Fraction, shareOf } from "../basics/fraction.ts";
import { stepShare } from "../indicator/kinds/satisfaction.ts";
import type { Profile } from "./profile.ts";

/** 预算执行率 as an exact fraction of the full-year (adjusted) budget; null when there is no budget to divide by. */
export function executionRate(budget: Decimal, executed: Decimal): Fraction | null {
  return sign(budget) > 0 && sign(executed) >= 0 ? { top: executed, bottom: budget } : null;
}

/** Points for budget execution: points × rate, never more than the points, or by the profile's steps. */
export function executionScore(rate: Fraction, points: Decimal, profile: Profile): Decimal {
  const { places, mode } = profile.rounding.value;
  const rule = profile.execution.value;
  const capped: Fraction = compare(rate.top, rate.bottom) > 0 ? { top: ONE, bottom: ONE } : rate;
  if (rule.mode === "linear") return shareOf(points, capped, places, mode);
  return shareOf(points, stepShare(divide(multiply(capped.top, HUNDRED), capped.bottom, 8, "cut"), rule.steps), places, mode);
}

/** Percent to print, rounded half-up. */
export function asPercent(rate: Fraction, places: number): Decimal {
  return divide(multiply(rate.top, HUNDRED), rate.bottom, places, "half-up");
}

export function cappedRate(rate: Fraction): Fraction {
  return { top: smaller(rate.top, rate.bottom), bottom: rate.bottom };
}
