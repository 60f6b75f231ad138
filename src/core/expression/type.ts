import type { Unit } from "./unit.ts";

/** What a part of a formula is, known before any value is. The item of an empty list is null: it fits every list. */
export type Type =
  | { readonly of: "number"; readonly unit: Unit }
  | { readonly of: "text" | "date" | "truth" }
  | { readonly of: "list"; readonly item: Type | null };

/** How a name is declared to a formula: a number with the unit it is printed in, a text, a day, a yes or no; or a list of them. */
export interface Declared {
  readonly type: "number" | "text" | "date" | "truth";
  /** 人, 万元, 元/人·年, %; absent or empty for a plain number. */
  readonly unit?: string | null;
  readonly isList?: boolean;
}

export type Names = ReadonlyMap<string, Declared>;
