import { compare, decimal, ONE, toShortText } from "../../basics/decimal.ts";
import { quoted } from "../even.ts";
import { bareName, isReverse, isShare } from "../names.ts";
import { COUNT_NAME, DIMENSIONLESS, PEOPLE_NAME, QUESTION, UNIT_OF_PEOPLE } from "../name-lexicon.ts";
import type { ReadRow } from "../read-form.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { PERCENT_SIGN, YUAN } from "../value-lexicon.ts";
import { isCost } from "../values.ts";

const HUNDRED = decimal("100");

/** 2100 of what? Ratios and indices need no unit, and a unit in the name or in its own column counts. */
export const unitMissing: RowRule = {
  code: "unit-missing", letter: "M", severity: "error", scope: "row",
  check(row) {
    const { kind, unit, value } = row.reading;
    if (!row.isBare || unit !== null || row.isUnreadable || (kind !== "number" && kind !== "range")) return NOTHING;
    const name = bareName(row.name);
    if (DIMENSIONLESS.test(name) || QUESTION.test(name) || (value !== null && row.name.includes(`${toShortText(value)}`))) return NOTHING;
    const named = unitOf(row, name);
    return [{ params: { target: quoted(row.input.target) }, ...(named === null ? {} : { fix: row.target.trim() + named }) }];
  },
};

/** The unit that the name leaves no doubt about; null where there are two candidates. */
function unitOf(row: ReadRow, name: string): string | null {
  const { value, magnitude } = row.reading;
  const counted = COUNT_NAME.exec(name)?.[1] ?? (PEOPLE_NAME.test(name) ? UNIT_OF_PEOPLE : null);
  if (counted !== null) return counted;
  if (magnitude > 1 && isCost(row)) return YUAN;
  // A rate below 1 may be meant in percent, in permille or as a share.
  return value !== null && isShare(name) && !isReverse(name) && compare(value, ONE) > 0 && compare(value, HUNDRED) <= 0 ? PERCENT_SIGN : null;
}
