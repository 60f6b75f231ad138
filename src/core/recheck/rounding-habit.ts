import { type Decimal, equals, multiply } from "../basics/decimal.ts";
import { type Fraction, shareOf } from "../basics/fraction.ts";
import type { RoundingMode } from "../basics/decimal.ts";
import type { RoundingHabit } from "./result.ts";

/** Every habit seen on published tables, in the order in which candidates are listed. */
export const HABITS: readonly RoundingHabit[] = ["2", "1", "0", "cut1", "cut0"];

const MEANING: Readonly<Record<RoundingHabit, { places: number; mode: RoundingMode }>> = {
  "2": { places: 2, mode: "half-up" },
  "1": { places: 1, mode: "half-up" },
  "0": { places: 0, mode: "half-up" },
  cut1: { places: 1, mode: "cut" },
  cut0: { places: 0, mode: "cut" },
};

export function underHabit(points: Decimal, share: Fraction, habit: RoundingHabit): Decimal {
  const { places, mode } = MEANING[habit];
  return shareOf(points, share, places, mode);
}

/** The habits under which points × share is the printed score. */
export function habitsThatExplain(points: Decimal, share: Fraction, printed: Decimal): RoundingHabit[] {
  return HABITS.filter((habit) => equals(underHabit(points, share, habit), printed));
}

/** Whether the share is less than the whole. */
export function isPartial(share: Fraction): boolean {
  return !equals(share.top, share.bottom) && !equals(multiply(share.top, share.bottom), multiply(share.bottom, share.bottom));
}
