import { compare, type Decimal, divide, HUNDRED, multiply, sign, sum } from "../basics/decimal.ts";
import type { GradeBand, Profile } from "./profile.ts";

/** The exact sum of the lines as printed. */
export function totalScore(lines: readonly Decimal[]): Decimal {
  return sum(lines);
}

/** 用适用指标得分汇总后按百分制折算: points that apply are re-scaled to 100. An average or a re-scaling keeps its decimals, up to six. */
export function rescaleToHundred(score: Decimal, applicablePoints: Decimal): Decimal | null {
  return sign(applicablePoints) > 0 ? divide(multiply(score, HUNDRED), applicablePoints, 6, "cut") : null;
}

/** The band a total lies in: half-open, from the top down, never rounded up into. Null below the lowest. */
export function gradeOf(score: Decimal, profile: Profile): GradeBand | null {
  return profile.grades.value.find(({ from }) => compare(score, from) >= 0) ?? null;
}
