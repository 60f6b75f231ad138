import { compare, type Decimal, sum, toShortText } from "../../basics/decimal.ts";
import { type Check, finding, nameOf } from "../check.ts";
import type { Row } from "../row.ts";

/** 其中 rows of one unit that add up to more than the row they are parts of. They may be fewer: 其中 need not be all. */
export const checkPartsSum: Check = ({ rows }) =>
  (["target", "actual"] as const).flatMap((side) =>
    rows.flatMap((row) => {
      const whole = row[side];
      if (row.isPart || whole.kind !== "number") return [];
      const parts = partsOf(rows, row.index);
      if (parts.length < 2 || parts.some((part) => part[side].kind !== "number" || part[side].unit !== whole.unit)) return [];
      const together = sum(parts.map((part) => part[side].value as Decimal));
      if (compare(together, whole.value!) <= 0) return [];
      return [finding("parts.sum", `indicators[${row.index}].${side}`, { name: nameOf(row), parts: toShortText(together), whole: toShortText(whole.value!), count: parts.length }, { expected: together, printed: whole.value })];
    }),
  );

function partsOf(rows: readonly Row[], index: number): Row[] {
  const parts: Row[] = [];
  for (let next = index + 1; rows[next]?.isPart; next += 1) parts.push(rows[next]!);
  return parts;
}
