import { add, compare, equals, multiply, toShortText, ZERO, type Decimal } from "../../basics/decimal.ts";
import { matchUnits } from "../../target/units.ts";
import { quoted } from "../even.ts";
import type { ReadForm, ReadRow } from "../read-form.ts";
import { NOTHING, type Draft, type FormRule } from "../rule.ts";
import { soleNumber } from "../values.ts";

/** The rows "of which" may not come to more than the row they belong to. */
export const partsExceedWhole: FormRule = {
  code: "parts-exceed-whole", letter: "M", severity: "warning", scope: "form",
  check(form) {
    const groups = partsByWhole(form);
    const drafts: Draft[] = [];
    for (const [at, parts] of groups) {
      const whole = form.rows[at]!;
      const limit = soleNumber(whole);
      const sum = limit === null ? null : sumOf(parts, whole);
      if (limit === null || sum === null || compare(sum, limit) <= 0) continue;
      drafts.push({ row: whole.index, field: "target", params: { name: quoted(whole.input.name), whole: toShortText(limit), sum: toShortText(sum) } });
    }
    return drafts.length === 0 ? NOTHING : drafts;
  },
};

function partsByWhole(form: ReadForm): Map<number, ReadRow[]> {
  const groups = new Map<number, ReadRow[]>();
  for (const row of form.rows) {
    if (row.partOf === null) continue;
    const parts = groups.get(row.partOf);
    if (parts) parts.push(row);
    else groups.set(row.partOf, [row]);
  }
  return groups;
}

/** Null where a part is no number or is counted in something else. */
function sumOf(parts: readonly ReadRow[], whole: ReadRow): Decimal | null {
  let sum = ZERO;
  for (const part of parts) {
    const value = soleNumber(part);
    const match = matchUnits(part.reading.unit, whole.reading.unit);
    if (value === null || !match.comparable || !equals(match.left, match.right)) return null;
    sum = add(sum, multiply(value, { units: 1, scale: 0 }));
  }
  return sum;
}
