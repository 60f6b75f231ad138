import { divide, HUNDRED, multiply, toShortText } from "../../basics/decimal.ts";
import { compareFraction } from "../../basics/fraction.ts";
import { type Check, finding, nameOf } from "../check.ts";

/** Far beyond the target: the target may have been set too low. Costs are exempt, saving money is no fault. */
export const checkActualBeyondTarget: Check = ({ rows, profile }) => {
  const rule = profile.overFulfilment.value;
  if (rule.mode === "off") return [];
  return rows
    .filter((row) => row.beyond !== null && row.comparison.measure?.kind !== "REVERSE" && row.printed.reason === null && compareFraction(row.beyond, rule.reasonAbove) > 0)
    .filter((row) => !rule.exempt.some((group) => `${row.printed.level1 ?? ""}/${row.printed.level2 ?? ""}`.includes(group)))
    .map((row) => {
      const percent = toShortText(divide(multiply(row.beyond!.top, HUNDRED), row.beyond!.bottom, 1, "half-up"));
      return finding("actual.beyond-target", `indicators[${row.index}].actual`, { name: nameOf(row), target: row.target.text, actual: row.actual.text, percent });
    });
};
