import { equals, parseDecimal } from "../../basics/decimal.ts";
import { quoted } from "../even.ts";
import { PLACEHOLDER_PARTS, VALUE_IN_NAME } from "../name-lexicon.ts";
import type { ReadRow } from "../read-form.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { isCeiling, isFloor, percentOf } from "../values.ts";

/** The name says 100 %, the target ≥98 %; or the name's sign points the other way. */
export const nameContradictsTarget: RowRule = {
  code: "name-contradicts-target", letter: "M", severity: "warning", scope: "row",
  check: (row) => (otherValue(row) || otherSign(row) ? [{ params: { name: quoted(row.input.name), target: quoted(row.input.target) } }] : NOTHING),
};

function otherValue(row: ReadRow): boolean {
  const target = percentOf(row);
  const named = target === null ? null : VALUE_IN_NAME.exec(row.name.trim());
  const value = named ? parseDecimal(named[1]!) : null;
  return target !== null && value !== null && !equals(target, value);
}

function otherSign(row: ReadRow): boolean {
  const named = row.sign === null || !row.name.includes("*") ? undefined : PLACEHOLDER_PARTS.exec(row.name)?.[1];
  if (named === undefined) return false;
  const wantsMore = named === "≥" || named.startsWith(">");
  const wantsLess = named === "≤" || named.startsWith("<");
  return (wantsMore && isCeiling(row.sign)) || (wantsLess && isFloor(row.sign));
}
