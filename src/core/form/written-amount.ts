import { add, decimal, type Decimal, toShortText } from "../basics/decimal.ts";

/** Nothing, in cents of 万元. */
const NO_CENTS: Decimal = { units: 0, scale: 2 };

/** An amount in 万元 as every print and workbook writes it: two decimals and no idle zeros beyond them, so that what was typed (436, 436.500) stands beside what was computed in one way. The value is the same. */
export function writtenAmount(value: Decimal): Decimal {
  return add(decimal(toShortText(value)), NO_CENTS);
}
