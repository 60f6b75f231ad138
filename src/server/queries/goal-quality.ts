import { compare, toShortText } from "../../core/basics/decimal.ts";
import type { Message } from "../../core/basics/message.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { profileFor } from "../../core/form/profile-for.ts";
import { toPublishedTable } from "../../core/form/published-table.ts";
import type { AlertRule } from "../../core/pack/alert-rule.ts";
import type { BudgetBook } from "../../core/subject/budget-book.ts";
import { qualityByBook, qualityOf } from "../../core/reporting/goal-quality.ts";
import { goalFromTable, lintGoal } from "../../core/smart/index.ts";
import { BOOKS } from "../../core/subject/subject-kind.ts";
import type { ActingContext } from "../context.ts";
import { mayReadReporting } from "../shown/reported-season.ts";
import { submittedGoals } from "../store/submitted-goals.ts";

export interface GoalQualities {
  /** 退回率和平均质量得分 by book; scores are null where the packs declare no rule. */
  readonly books: readonly { readonly book: BudgetBook; readonly submitted: number; readonly returned: number; readonly returnRate: string | null; readonly mean: string | null }[];
  /** What the packs declare: points at the start and what a remark takes off; null where they declare nothing. */
  readonly rule: { readonly full: string; readonly error: string; readonly warning: string; readonly note: string } | null;
  /** The lowest scores first. */
  readonly items: readonly { readonly id: string; readonly code: string; readonly name: string; readonly unit: string; readonly book: BudgetBook; readonly returned: boolean; readonly score: string; readonly trace: readonly { readonly said: Message; readonly severity: string; readonly times: number; readonly off: string }[] }[];
  /** There are more goals than were looked at. */
  readonly more: boolean;
}

/** So many are read and judged in one answer. */
const MOST = 2000;
const SHOWN = 100;

/** 目标编制质量 (R53): what the linter says of each goal that was handed on, in points, and how many of each book were sent back. */
export async function goalQuality(context: ActingContext, year: number): Promise<Result<GoalQualities>> {
  if (!mayReadReporting(context)) return refused(problem("duty.missing", "", { duty: "reporting.read" }));
  const { tx, region, acting, scheme } = context;
  const packs = scheme.packsIn(year, "goal");
  const declared = (packs.alerts ?? []).find((one): one is Extract<AlertRule, { readonly id: "goal-quality" }> => one.id === "goal-quality") ?? null;
  const profile = profileFor(packs, year);
  const found = await submittedGoals(tx, region, year, acting, MOST + 1);
  const zero = { units: 0, scale: 0 };
  const judged = found.slice(0, MOST).map((goal) => ({ ...goal, quality: declared === null ? { score: zero, trace: [] } : qualityOf(declared.value, lintGoal(goalFromTable(toPublishedTable(goal.head, goal.values, "unit"), profile))) }));
  const worst = declared === null ? [] : [...judged].sort((left, right) => compare(left.quality.score, right.quality.score)).slice(0, SHOWN);
  return done({
    books: qualityByBook(BOOKS, judged.map(({ book, returned, quality }) => ({ book, returned, score: quality.score }))).map(({ returnRate, mean, ...one }) => ({
      ...one, returnRate: returnRate === null ? null : toShortText(returnRate), mean: mean === null || declared === null ? null : toShortText(mean),
    })),
    rule: declared === null ? null : { full: toShortText(declared.value.full), error: toShortText(declared.value.error), warning: toShortText(declared.value.warning), note: toShortText(declared.value.note) },
    items: worst.map(({ id, code, book, returned, head, quality }) => ({
      id, code, book, returned, name: head.name, unit: head.unit, score: toShortText(quality.score), trace: quality.trace.map(({ off, ...one }) => ({ ...one, off: toShortText(off) })),
    })),
    more: found.length > MOST,
  });
}
