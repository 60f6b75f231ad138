import { compare, divide, sign, toShortText } from "../../basics/decimal.ts";
import { quoted } from "../even.ts";
import { PER_PIECE_NAME, TOTAL_MONEY_NAME } from "../name-lexicon.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { inYuan, isCost, soleNumber } from "../values.ts";

const TEN_THOUSAND = { units: 10_000, scale: 0 };

/** A ceiling of cost above the money there is limits nothing. */
export const moneyAboveBudget: RowRule = {
  code: "money-above-budget", letter: "A", severity: "warning", scope: "row",
  check(row, { input: { amount } }) {
    if (!amount || sign(amount) <= 0 || soleNumber(row) === null || PER_PIECE_NAME.test(row.name)) return NOTHING;
    if (!isCost(row) && !TOTAL_MONEY_NAME.test(row.name)) return NOTHING;
    const money = inYuan(row.reading);
    if (money === null || row.group === "benefit" || compare(money, amount) <= 0) return NOTHING;
    return [{ params: { target: quoted(row.input.target), yuan: toShortText(amount), amount: toShortText(divide(amount, TEN_THOUSAND, 6, "half-up")) } }];
  },
};
