import { add, compare, decimal, divide, multiply, sign, toShortText, ZERO, type Decimal } from "../../basics/decimal.ts";
import type { ReadForm, ReadRow } from "../read-form.ts";
import { NOTHING, type FormRule } from "../rule.ts";
import { PER } from "../value-lexicon.ts";
import { isCost, soleNumber } from "../values.ts";

const TEN_THOUSAND = { units: 10_000, scale: 0 };
/** Shares of the amount: above it, rounding in the form; below it, small costs that need no row of their own. */
const MOST = decimal("1.005");
const LEAST = decimal("0.9");

/** Unit prices times quantities against the money: said only where every price finds exactly one quantity. */
export const costsDoNotAddUp: FormRule = {
  code: "costs-do-not-add-up", letter: "A", severity: "note", scope: "form",
  check(form) {
    const { amount } = form.input;
    if (!form.complete || !amount || sign(amount) <= 0) return NOTHING;
    const sum = sumOfPrices(form);
    if (sum === null) return NOTHING;
    if (compare(sum, multiply(amount, MOST)) <= 0 && compare(sum, multiply(amount, LEAST)) >= 0) return NOTHING;
    return [{ field: "form", params: { sum: inTenThousands(sum), amount: inTenThousands(amount), sumYuan: toShortText(sum), amountYuan: toShortText(amount) } }];
  },
};

function sumOfPrices(form: ReadForm): Decimal | null {
  const costs = form.rows.filter(isCost);
  if (costs.length === 0) return null;
  let sum = ZERO;
  for (const row of costs) {
    const price = soleNumber(row);
    const per = PER.exec(row.reading.unit ?? "")?.[1];
    if (price === null || per === undefined) return null;
    const quantities = form.rows.filter((candidate) => isQuantityIn(candidate, per));
    if (quantities.length !== 1) return null;
    sum = add(sum, multiply(price, quantities[0]!.reading.value!));
  }
  return sum;
}

function isQuantityIn(row: ReadRow, unit: string): boolean {
  return row.group === "output" && row.kind === "quantity" && row.partOf === null && soleNumber(row) !== null && row.reading.unit === unit;
}

function inTenThousands(yuan: Decimal): string {
  return toShortText(divide(yuan, TEN_THOUSAND, 6, "half-up"));
}
