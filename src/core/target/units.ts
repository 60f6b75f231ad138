import { decimal, multiply, type Decimal } from "../basics/decimal.ts";
import { COUNTING_UNITS, PER_STROKES, UNIT_FAMILIES } from "./lexicon.ts";

interface KnownUnit {
  readonly family: string;
  readonly factor: Decimal;
}

const KNOWN: ReadonlyMap<string, KnownUnit> = new Map(
  Object.entries(UNIT_FAMILIES).flatMap(([family, units]) => units.map(([unit, factor]) => [unit, { family, factor: decimal(factor) }] as const)),
);

/** Whether two printed units can stand on both sides of a comparison, and the factors that bring both to one unit. */
export type UnitMatch = { readonly comparable: true; readonly left: Decimal; readonly right: Decimal } | { readonly comparable: false };

const SAME: UnitMatch = { comparable: true, left: { units: 1, scale: 0 }, right: { units: 1, scale: 0 } };
const DIFFERENT: UnitMatch = { comparable: false };

/** A missing unit fits any: the caller says that it was assumed. */
export function matchUnits(left: string | null, right: string | null): UnitMatch {
  if (left === null || right === null || left === right) return SAME;
  const [leftBase = "", ...leftPer] = parts(left);
  const [rightBase = "", ...rightPer] = parts(right);
  const known = [KNOWN.get(leftBase), KNOWN.get(rightBase)] as const;
  // 元/户 and 元/户·年 are the same price with less said; 元/户 and 元/亩 are not.
  const shorter = Math.min(leftPer.length, rightPer.length);
  for (let index = 0; index < shorter; index += 1) if (leftPer[index] !== rightPer[index]) return DIFFERENT;
  if (countable(leftBase) && countable(rightBase)) return pairOfCounts(leftBase, rightBase);
  if (known[0] && known[1] && known[0].family === known[1].family) return { comparable: true, left: known[0].factor, right: known[1].factor };
  if ((known[0] || countable(leftBase)) && (known[1] || countable(rightBase))) return DIFFERENT;
  // Words that nobody has listed: the same beginning is the same thing (人 and 人员), otherwise don't compare.
  return leftBase.startsWith(rightBase) || rightBase.startsWith(leftBase) ? SAME : DIFFERENT;
}

const COUNT_FAMILIES: ReadonlySet<string> = new Set(["person", "person-time", "household", "time"]);

/** 次, 份, 个, 人次: what is counted one by one. */
export function countable(unit: string): boolean {
  const family = KNOWN.get(unit)?.family;
  return family === undefined ? COUNTING_UNITS.has(unit) : COUNT_FAMILIES.has(family);
}

/** 人 and 户 count different things, 人 and 人次 are mixed up so often that they are compared. */
function pairOfCounts(left: string, right: string): UnitMatch {
  const families = [KNOWN.get(left)?.family, KNOWN.get(right)?.family];
  return families.includes("household") && families.every((family) => family !== undefined) ? DIFFERENT : SAME;
}

function parts(unit: string): string[] {
  return unit.split(PER_STROKES).filter((part) => part !== "");
}

export function isPercent(unit: string | null): boolean {
  return unit !== null && KNOWN.get(unit)?.family === "percent";
}

export function isMoney(unit: string | null): boolean {
  return unit !== null && KNOWN.get(parts(unit)[0] ?? "")?.family === "money";
}

export function inBaseUnit(value: Decimal, factor: Decimal): Decimal {
  return factor.units === 1 && factor.scale === 0 ? value : multiply(value, factor);
}
