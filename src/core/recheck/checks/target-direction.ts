import { COST_GROUPS, QUANTITY_GROUPS, TIME_UNITS } from "../../target/lexicon.ts";
import { type Check, finding, nameOf } from "../check.ts";

/** A cost with ≥ asks for spending, a quantity with ≤ asks for less work: usually the sign was mistaken. So much time at most is no quantity at all, but timeliness. */
export const checkTargetDirection: Check = ({ rows }) =>
  rows.flatMap((row) => {
    const groups = `${row.printed.level1 ?? ""}/${row.printed.level2 ?? ""}`;
    const { comparator, kind, assumed, value } = row.target;
    if (kind !== "number" || comparator === null || value?.units === 0 || assumed.some(({ code }) => code.startsWith("target.assumed.ceiling"))) return [];
    const path = `indicators[${row.index}].target`;
    if (comparator.startsWith(">") && COST_GROUPS.some((group) => groups.includes(group)) && row.target.unit !== "%") return [finding("target.cost-with-floor", path, { name: nameOf(row), text: row.target.text })];
    if (comparator.startsWith("<") && QUANTITY_GROUPS.some((group) => groups.includes(group))) return [finding(isTime(row.target.unit) ? "target.time-as-quantity" : "target.output-with-ceiling", path, { name: nameOf(row), text: row.target.text })];
    return [];
  });

/** 分钟, and 小时/次: so much time for each. */
function isTime(unit: string | null): boolean {
  return unit !== null && TIME_UNITS.has(unit.split("/")[0]!);
}
