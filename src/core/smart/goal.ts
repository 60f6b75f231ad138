import type { Decimal } from "../basics/decimal.ts";

/**
 * A goal form as it is being filled. Optional fields exist because some forms have them; none is ever demanded:
 * `undefined` means that the form has no such field, and what it would tell is then "cannot be judged".
 */
export interface GoalInput {
  /** Budget year; null when unknown. */
  readonly year: number | null;
  /** 年度总体目标, free text. */
  readonly goal: string | null;
  /** 中期目标 */
  readonly midTermGoal?: string | null;
  readonly rows: readonly GoalRow[];
  /** False when rows are missing, so that what is not there proves nothing. */
  readonly complete?: boolean;
  /** Money of the year in 元. */
  readonly amount?: Decimal | null;
  /** What the points must come to: `goalFormSum` of the profile. Without it both customs, 90 and 100, are taken. */
  readonly weightSum?: Decimal | null;
  /** What the points of a level-1 group must come to, where an authority fixes it: `{ 产出指标: 50 }`. */
  readonly levelPoints?: Readonly<Record<string, Decimal>>;
  /** Whether the project has people it serves; null or missing means nobody said. */
  readonly hasServiceObjects?: boolean | null;
  /** ISO date on which the project as a whole ends; a deadline beyond the budget year is fine up to it. */
  readonly projectUntil?: string | null;
}

export interface GoalRow {
  readonly level1: string | null;
  readonly level2: string | null;
  /** 三级指标 */
  readonly name: string | null;
  /** 指标值, as typed. */
  readonly target: string | null;
  readonly points: Decimal | null;
  /** 计量单位, where the form has a column for it. */
  readonly unit?: string | null;
  /** What was reached last year, as typed. */
  readonly lastActual?: string | null;
  /** The state before the project, as typed; used where last year's value is missing. */
  readonly baseline?: string | null;
  readonly dueDate?: string | null;
  readonly milestones?: readonly string[];
  /** The duty, activity or clause the indicator belongs to. */
  readonly duty?: string | null;
  /** Why a target leaves the usual band around last year's value. */
  readonly justification?: string | null;
}
