/** What a target's reading tells the rules: its amount in 元, its sign put another way, whether it is a share in percent. */
import { multiply, type Decimal } from "../basics/decimal.ts";
import type { Comparator, Reading } from "../target/reading.ts";
import { isPercent } from "../target/units.ts";
import type { ReadRow } from "./read-form.ts";
import { MAGNITUDE_UNITS, PERCENT_SIGN, PER_STROKE, SIGN_IN_CELL, SIGN_TO_PRINT, YUAN } from "./value-lexicon.ts";

/** A single number that stands for itself, not one found in a broken cell. */
export function soleNumber(row: ReadRow): Decimal | null {
  return row.reading.kind === "number" && !row.isUnreadable ? row.reading.value : null;
}

export function percentOf(row: ReadRow): Decimal | null {
  const value = soleNumber(row);
  return value !== null && isPercent(row.reading.unit) && row.reading.unit === PERCENT_SIGN ? value : null;
}

/** A plain amount of money in 元; null for prices per piece and for everything that is no money. */
export function inYuan(reading: Reading): Decimal | null {
  if (reading.kind !== "number" || reading.value === null || reading.unit === null || PER_STROKE.test(reading.unit)) return null;
  if (reading.unit === YUAN) return reading.value;
  const named = MAGNITUDE_UNITS.find(([unit]) => unit === reading.unit);
  return named ? multiply(reading.value, { units: named[1], scale: 0 }) : null;
}

/** The cell with another sign: `≥20万元` becomes `≤20万元`, `不低于5件` becomes `≤5件`. A unit that only the name had comes along. */
export function withSign(row: ReadRow, sign: Comparator): string {
  const value = row.target.trim().replace(SIGN_IN_CELL, "").trim();
  return SIGN_TO_PRINT[sign]! + value + (isUnitFromName(row.reading) ? row.reading.unit! : "");
}

/** The cell as it reads once the name is free of the template's gap: `≥85%` for 成活率(≥**%) with the cell 85. Null when the cell says it all itself. */
export function withWhatNameSays(row: ReadRow): string | null {
  const { reading } = row;
  const signFromName = reading.assumed.some(({ code }) => code === "target.assumed.sign-from-name");
  if (!signFromName && !isUnitFromName(reading)) return null;
  return row.sign === null ? row.target.trim() + reading.unit! : withSign(row, row.sign);
}

function isUnitFromName(reading: Reading): boolean {
  return reading.unit !== null && reading.assumed.some(({ code }) => code === "target.assumed.unit-from-name");
}

export function isFloor(sign: Comparator | null): boolean {
  return sign === ">=" || sign === ">";
}

export function isCeiling(sign: Comparator | null): boolean {
  return sign === "<=" || sign === "<";
}

export function isCost(row: ReadRow): boolean {
  return row.group === "cost" || row.kind === "cost";
}
