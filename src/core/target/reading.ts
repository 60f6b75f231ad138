import type { Decimal } from "../basics/decimal.ts";
import type { Message } from "../basics/message.ts";

export type Comparator = ">=" | "<=" | ">" | "<" | "=";

export type ReadingKind = "number" | "range" | "date" | "boolean" | "qualitative" | "several" | "blank";

/**
 * A target or actual value, read into a type. What the cell did not say but the reader had to decide
 * (a ceiling without a sign, the year of a bare month, a unit from the indicator's name) stands in `assumed`.
 */
export interface Reading {
  readonly kind: ReadingKind;
  /** The cell as printed, trimmed. */
  readonly text: string;
  /** The sign, printed or assumed; null when neither. */
  readonly comparator: Comparator | null;
  /** The number after its scale (`2.6亿元` → 260000000), the lower bound of a range, percent as printed (`95%` → 95). */
  readonly value: Decimal | null;
  /** Upper bound of a range. */
  readonly upper: Decimal | null;
  /** ISO date, first day of a period; only for kind `date`. Null when the year is unknown. */
  readonly date: string | null;
  /** ISO date, last day of a period; only for kind `date`. */
  readonly lastDate: string | null;
  /** `%`, `‰`, `元`, `人次`, `元/人*月` …; null when none was printed. */
  readonly unit: string | null;
  /** 10000 for 万, 100000000 for 亿, 1 otherwise: what a bare number beside this one is read in. */
  readonly magnitude: number;
  /** All numbers of a cell of kind `several`. */
  readonly values: readonly Decimal[];
  /** For kind `boolean`. */
  readonly truth: boolean | null;
  /** True for `完成率 99.14%`, `已完成100%`: the value is the share of the target that was reached, not the value itself. */
  readonly isCompletionRate: boolean;
  readonly assumed: readonly Message[];
}

/** What stands around the cell and helps to read it. */
export interface ReadingContext {
  /** Name of the indicator: carries units, signs (`苗木成活率(≥**%)`) and direction (`…控制率`). */
  readonly name?: string | null;
  readonly level1?: string | null;
  readonly level2?: string | null;
  /** Budget year for dates without one. */
  readonly year?: number | null;
}
