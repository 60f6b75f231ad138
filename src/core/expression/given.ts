import { MAX_DIGITS, type Decimal } from "../basics/decimal.ts";
import { readDay } from "./day.ts";
import type { Known } from "./functions/rule.ts";
import { fromDecimal } from "./rational.ts";
import type { Type } from "./type.ts";

/** A value that is handed in: a decimal in the declared unit of its name, a text, a day as `2024-01-31`, yes or no; null is missing. */
export type GivenOne = Decimal | string | boolean | null;
export type Given = GivenOne | readonly GivenOne[];
export type Values = ReadonlyMap<string, Given>;

/** What was handed in as the type says it is; null when it is something else. */
export function readGiven(given: GivenOne, type: Type): Known | null {
  if (type.of === "truth") return typeof given === "boolean" ? given : null;
  if (type.of === "text") return typeof given === "string" ? given : null;
  if (type.of === "date") return typeof given === "string" && readDay(given) !== null ? given : null;
  if (type.of !== "number" || typeof given !== "object" || given === null) return null;
  // A scale is a number that somebody may have made up; its power of ten is not taken before it is looked at.
  return given.scale >= 0 && given.scale <= MAX_DIGITS ? fromDecimal(given) : null;
}
