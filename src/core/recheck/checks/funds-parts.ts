import { compare, type Decimal, subtract, sum, toShortText } from "../../basics/decimal.ts";
import { type Check, finding } from "../check.ts";
import type { FundsRow } from "../table.ts";

const COLUMNS = [
  ["initialBudget", "project.initial_budget"],
  ["adjustedBudget", "project.adjusted_budget"],
  ["executed", "project.executed"],
] as const satisfies readonly (readonly [keyof FundsRow, string])[];

/**
 * The parts of the money block against its total row, column by column. A column is judged only where every part is printed; a part
 * without any amount adds nothing, unless it has one that could not be read.
 */
export const checkFundsParts: Check = ({ table: { project }, unread }) => {
  const counted = project.fundsRows.filter((row, index) => COLUMNS.some(([column, path]) => row[column] !== null || unread.has(path.replace("project", `project.funds_rows[${index}]`))));
  return COLUMNS.flatMap(([column, path]) => {
    const total = project[column];
    const parts = counted.map((row) => row[column]);
    if (total === null || parts.length === 0 || parts.some((part) => part === null)) return [];
    const expected = sum(parts as Decimal[]);
    const difference = subtract(expected, total);
    // One listed part may be one of several (其中), so it may be less than the total, never more.
    if (parts.length === 1 && compare(difference, { units: 0, scale: 0 }) < 0) return [];
    if (within(difference, parts.length, Math.max(total.scale, ...parts.map((part) => part!.scale)))) return [];
    return [finding("funds.parts", path, { parts: toShortText(expected), total: toShortText(total), count: parts.length }, { expected, printed: total })];
  });
};

/** Parts that were each rounded to the printed decimals may miss the total by half a unit each. */
function within(difference: Decimal, parts: number, scale: number): boolean {
  const limit: Decimal = scale < 2 ? { units: 0, scale: 0 } : { units: parts * 5, scale: scale + 1 };
  return compare(difference, limit) <= 0 && compare(difference, { units: -limit.units, scale: limit.scale }) >= 0;
}
