import { add, divide, multiply, sign, subtract, type Decimal } from "../basics/decimal.ts";
import type { Message } from "../basics/message.ts";
import type { BudgetBook } from "../subject/budget-book.ts";
import type { LintRemark, Severity } from "../smart/remark.ts";

/** 目标编制质量: points of a goal that nothing is said about, and what each remark of the linter takes off, as the packs have them. */
export interface QualityRule {
  readonly full: Decimal;
  readonly error: Decimal;
  readonly warning: Decimal;
  readonly note: Decimal;
}

/** What of a goal took points off: a remark, how often it was made, and what it cost altogether. */
export interface QualityTrace {
  readonly said: Message;
  readonly severity: Severity;
  readonly times: number;
  readonly off: Decimal;
}

/** 目标编制质量 of one goal, with how it came about. */
export interface GoalQuality {
  readonly score: Decimal;
  readonly trace: readonly QualityTrace[];
}

/** The quality of a goal by the remarks of the linter; what costs most stands first. */
export function qualityOf(rule: QualityRule, remarks: readonly LintRemark[]): GoalQuality {
  const count = (severity: Severity): number => remarks.filter((one) => one.severity === severity).length;
  const byRule = new Map<string, LintRemark[]>();
  for (const remark of remarks) byRule.set(remark.rule, [...(byRule.get(remark.rule) ?? []), remark]);
  const trace = [...byRule.values()].map((alike): QualityTrace => {
    const { message: said, severity } = alike[0]!;
    return { said, severity, times: alike.length, off: multiply(rule[severity], { units: alike.length, scale: 0 }) };
  });
  const order: readonly Severity[] = ["error", "warning", "note"];
  return {
    score: qualityScore(rule, { errors: count("error"), warnings: count("warning"), notes: count("note") }),
    trace: trace.sort((left, right) => order.indexOf(left.severity) - order.indexOf(right.severity) || right.times - left.times),
  };
}

/** A goal that was handed on by whoever filled it. */
export interface SubmittedGoal {
  readonly book: BudgetBook;
  /** Sent back at least once. */
  readonly returned: boolean;
  readonly score: Decimal;
}

export interface BookQuality {
  readonly book: BudgetBook;
  readonly submitted: number;
  readonly returned: number;
  /** 退回率 in percent, to one decimal; null where nothing was handed on. */
  readonly returnRate: Decimal | null;
  /** Mean of the scores, to one decimal; null where nothing was handed on. */
  readonly mean: Decimal | null;
}

/** 质量和退回率 by book; all books, also those of which nothing was handed on. */
export function qualityByBook(all: readonly BudgetBook[], goals: readonly SubmittedGoal[]): readonly BookQuality[] {
  return all.map((book) => {
    const own = goals.filter((goal) => goal.book === book);
    const returned = own.filter((goal) => goal.returned).length;
    const of = { units: own.length, scale: 0 };
    const total = own.reduce<Decimal>((sum, { score }) => add(sum, score), { units: 0, scale: 0 });
    return {
      book, submitted: own.length, returned,
      returnRate: own.length === 0 ? null : divide({ units: returned * 100, scale: 0 }, of, 1, "half-up"),
      mean: own.length === 0 ? null : divide(total, of, 1, "half-up"),
    };
  });
}

/** How many remarks of each severity there are. */
export interface RemarkCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

/** 质量得分 of a goal; never below nothing. */
export function qualityScore(rule: QualityRule, { errors, warnings, notes }: RemarkCounts): Decimal {
  const off = (points: Decimal, times: number): Decimal => multiply(points, { units: times, scale: 0 });
  const left = subtract(subtract(subtract(rule.full, off(rule.error, errors)), off(rule.warning, warnings)), off(rule.note, notes));
  return sign(left) < 0 ? { units: 0, scale: 0 } : left;
}
