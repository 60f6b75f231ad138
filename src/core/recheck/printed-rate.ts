import { compare, type Decimal, divide, equals, HUNDRED, multiply, negate, ONE, parseDecimal, sign, subtract } from "../basics/decimal.ts";
import { asPercent, executionRate } from "../score/execution.ts";
import { fold } from "../target/fold.ts";
import { bareNumber } from "./number-lexicon.ts";
import type { FundsAmounts, FundsRow, TableProject } from "./table.ts";

/** Longer texts are no numbers. */
const LONGEST_RATE = 80;
const RATE = /^([+-]?[\d.,]+)(%)?$/;

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

/** One line of money with the rate printed beside it, the total or a part. */
export type RatedLine = FundsAmounts & Pick<TableProject, "executionRate" | "executionRateRaw">;

/** The printed rate against executed ÷ full-year budget, at the precision it was printed with; rounding and cutting both pass. Null when it is right or cannot be told. */
export function wrongRate(line: RatedLine): WrongRate | null {
  const { executed, executionRate: printed, adjustedBudget, initialBudget } = line;
  const budget = adjustedBudget ?? initialBudget;
  if (printed === null || executed === null || budget === null || sign(budget) === 0) return null;
  const rate = executionRate(budget, executed);
  if (rate === null) return null;
  const places = Math.max(0, printedPlaces(line.executionRateRaw) ?? printed.scale);
  if (agrees(rate.top, rate.bottom, printed, places)) return null;
  const isOnOpening = adjustedBudget !== null && initialBudget !== null && sign(initialBudget) > 0 && agrees(executed, initialBudget, printed, places);
  return { printed, expected: asPercent(rate, Math.max(2, places)), executed, budget, isOnOpening };
}

/** Of a part only the text of its rate is kept; a dash, a word or nothing at all is no rate, and never zero. */
export function wrongRateOfPart(part: FundsRow): WrongRate | null {
  return wrongRate({ ...part, executionRate: part.executionRateRaw === null ? null : printedPercent(part.executionRateRaw, percentOfAmounts(part)) });
}

/** A printed rate in percent, null for what is no number. `0.958` without a sign is 95.8 %; the ratio of the amounts decides where both readings are possible. */
export function printedPercent(raw: string, ratio: Decimal | null): Decimal | null {
  if (raw.length > LONGEST_RATE) return null;
  const [, number = "", isPercent] = RATE.exec(fold(raw).replace(/\s/g, "")) ?? [];
  const value = parseDecimal(bareNumber(number));
  if (value === null || isPercent !== undefined || sign(value) === 0) return value;
  const asShare = multiply(value, HUNDRED);
  const isShare = ratio === null ? compare(value, ONE) <= 0 : compare(distance(asShare, ratio), distance(value, ratio)) < 0;
  return isShare ? asShare : value;
}

/** Executed ÷ full-year budget in percent, near enough to tell `0.958` from `95.8`; null where nothing can be divided. */
export function percentOfAmounts({ adjustedBudget, initialBudget, executed }: FundsAmounts): Decimal | null {
  const budget = adjustedBudget ?? initialBudget;
  return budget === null || executed === null || sign(budget) <= 0 ? null : divide(multiply(executed, HUNDRED), budget, 6, "half-up");
}

function distance(left: Decimal, right: Decimal): Decimal {
  const difference = subtract(left, right);
  return sign(difference) < 0 ? negate(difference) : difference;
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
