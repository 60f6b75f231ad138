import { type Decimal, divide, equals, HUNDRED, multiply, parseDecimal, sign } from "../basics/decimal.ts";
import { asPercent, executionRate } from "../score/execution.ts";
import { fold } from "../target/fold.ts";
import type { TableProject } from "./table.ts";

/** A printed execution rate that the amounts beside it contradict. */
export interface WrongRate {
  readonly printed: Decimal;
  /** The rate of the amounts, in percent. */
  readonly expected: Decimal;
  readonly executed: Decimal;
  readonly budget: Decimal;
  /** Whether the opening budget was divided by instead. */
  readonly isOnOpening: boolean;
}

/** The printed rate against executed ÷ full-year budget, at the precision it was printed with; rounding and cutting both pass. Null when it is right or cannot be told. */
export function wrongRate(project: TableProject): WrongRate | null {
  const { executed, executionRate: printed, adjustedBudget, initialBudget } = project;
  const budget = adjustedBudget ?? initialBudget;
  if (printed === null || executed === null || budget === null || sign(budget) === 0) return null;
  const rate = executionRate(budget, executed);
  if (rate === null) return null;
  const places = Math.max(0, printedPlaces(project.executionRateRaw) ?? printed.scale);
  if (agrees(rate.top, rate.bottom, printed, places)) return null;
  const isOnOpening = adjustedBudget !== null && initialBudget !== null && sign(initialBudget) > 0 && agrees(executed, initialBudget, printed, places);
  return { printed, expected: asPercent(rate, Math.max(2, places)), executed, budget, isOnOpening };
}

function agrees(top: Decimal, bottom: Decimal, printed: Decimal, places: number): boolean {
  return (["half-up", "cut"] as const).some((mode) => equals(divide(multiply(top, HUNDRED), bottom, places, mode), printed));
}

/** Decimals of the percent as printed: `98.67%` has 2, `0.958` has 1, since it is a fraction. */
function printedPlaces(raw: string | null): number | null {
  if (raw === null) return null;
  const folded = fold(raw);
  const value = parseDecimal(folded.replace(/%$/, ""));
  if (value === null) return null;
  return folded.endsWith("%") || value.units === 0 || value.scale === 0 || value.units > 10 ** value.scale * 2 ? value.scale : value.scale - 2;
}
