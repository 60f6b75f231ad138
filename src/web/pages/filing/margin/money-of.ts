import type { Decimal } from "../../../../core/basics/decimal.ts";
import type { FilingValues } from "../../../../core/form/filing-values.ts";
import { typedAmount } from "../../../../core/form/typed-number.ts";

/** Budget and payments of the whole, in 万元, as they stand on the form. */
export function moneyOf({ funds }: FilingValues): { readonly budget: Decimal | null; readonly executed: Decimal | null } {
  const amount = (text: string | undefined): Decimal | null => {
    const read = typedAmount(text ?? "");
    return read.ok ? read.value : null;
  };
  const [total] = funds;
  return { budget: amount(total?.adjustedBudget) ?? amount(total?.initialBudget), executed: amount(total?.executed) };
}
