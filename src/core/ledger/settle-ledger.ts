import { compareTexts } from "../basics/compare-texts.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { eachInSteps, type Steps } from "../basics/steps.ts";
import { asWanYuan } from "../disclosure/money-text.ts";
import { keptBack, type EvaluationGate } from "./evaluation-gate.ts";
import { withoutGoal, type GoalGate } from "./goal-gate.ts";
import { leftOut, type AdjustmentRow, type BudgetRow, type LedgerKind, type LedgerRow, type LeftOut, type PaymentRow } from "./ledger.ts";

export interface LedgerSubject {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly book: string;
  readonly classified: boolean;
  /** 预算年度 it belongs to; null for every one on that side. */
  readonly firstYear?: number | null;
  readonly lastYear?: number | null;
}

export interface StandingBudget {
  /** Null where only adjustments are recorded. */
  readonly initialFen: bigint | null;
  readonly adjustedFen: bigint;
}

/** What is recorded already, as far as the rows touch it. */
export interface LedgerStanding {
  /** Budget year of the ledger. */
  readonly year: number;
  /** Left out where the packs set no threshold. */
  readonly goalGate?: GoalGate | null;
  /** Left out where the packs evaluate nothing before the library. */
  readonly evaluationGate?: EvaluationGate | null;
  /** Those in sight. */
  readonly subjects: readonly LedgerSubject[];
  /** By `<subject> <source>`. */
  readonly budgets: ReadonlyMap<string, StandingBudget>;
  /** By `<subject> <source> <document>`. */
  readonly documents: ReadonlyMap<string, { readonly adjustedOn: string; readonly amountFen: bigint }>;
  /** By `<subject> <voucher>`. */
  readonly vouchers: ReadonlyMap<string, { readonly source: string; readonly paidOn: string; readonly amountFen: bigint }>;
}

export interface TakenBudget { readonly subjectId: string; readonly source: string; readonly initialFen: bigint }
export interface TakenAdjustment { readonly subjectId: string; readonly source: string; readonly documentNo: string; readonly adjustedOn: string; readonly amountFen: bigint; readonly beforeFen: bigint | null; readonly afterFen: bigint }
export interface TakenPayment { readonly subjectId: string; readonly source: string; readonly voucher: string; readonly paidOn: string; readonly amountFen: bigint; readonly byMonth: boolean }

export interface LedgerPlan {
  readonly budgets: readonly TakenBudget[];
  readonly adjustments: readonly TakenAdjustment[];
  readonly payments: readonly TakenPayment[];
  /** What the budgets come to, by `<subject> <source>`: only those that change. */
  readonly standing: ReadonlyMap<string, StandingBudget>;
  /** Rows that are recorded already, just so. */
  readonly repeated: Readonly<Record<LedgerKind, number>>;
  readonly leftOut: readonly LeftOut[];
}

/** Decides of each row, in steps, whether it is new, there already or wrong. Nothing that is recorded is ever changed by it. */
export function settleLedger(rows: readonly LedgerRow[], standing: LedgerStanding): Steps<LedgerPlan> {
  return new Settling(standing).settle(rows);
}

class Settling {
  private readonly byCode: ReadonlyMap<string, LedgerSubject>;
  private readonly byName = new Map<string, LedgerSubject[]>();
  private readonly budgets: Map<string, StandingBudget>;
  private readonly documents: Map<string, { readonly adjustedOn: string; readonly amountFen: bigint }>;
  private readonly vouchers: Map<string, { readonly source: string; readonly paidOn: string; readonly amountFen: bigint }>;
  private readonly changed = new Set<string>();
  /** What the budgets of each subject come to in the year, over all its sources. */
  private readonly totals = new Map<string, bigint>();
  private readonly left: LeftOut[] = [];
  private readonly repeated = { budget: 0, adjustment: 0, payment: 0 };
  private readonly taken = { budgets: [] as TakenBudget[], adjustments: [] as TakenAdjustment[], payments: [] as TakenPayment[] };

  private readonly year: number;
  private readonly goalGate: GoalGate | null;
  private readonly evaluationGate: EvaluationGate | null;

  constructor({ year, goalGate = null, evaluationGate = null, subjects, budgets, documents, vouchers }: LedgerStanding) {
    this.year = year;
    this.goalGate = goalGate;
    this.evaluationGate = evaluationGate;
    this.byCode = new Map(subjects.map((subject) => [subject.code, subject]));
    for (const subject of subjects) if (!subject.classified) this.byName.set(subject.name, [...(this.byName.get(subject.name) ?? []), subject]);
    this.budgets = new Map(budgets);
    for (const [key, { adjustedFen }] of budgets) this.addTotal(key, adjustedFen);
    this.documents = new Map(documents);
    this.vouchers = new Map(vouchers);
  }

  *settle(rows: readonly LedgerRow[]): Steps<LedgerPlan> {
    // Budgets before what changes them, adjustments in the order of their days, whatever the order of the sheets.
    const of = <Kind extends LedgerKind>(kind: Kind) => rows.filter((row): row is Extract<LedgerRow, { kind: Kind }> => row.kind === kind);
    yield* eachInSteps(of("budget"), (row) => this.take(row, (subject) => this.budget(row, subject)));
    const adjustments = of("adjustment").map((row, at) => ({ row, at })).sort((left, right) => compareTexts(left.row.adjustedOn, right.row.adjustedOn) || left.at - right.at);
    yield* eachInSteps(adjustments, ({ row }) => this.take(row, (subject) => this.adjustment(row, subject)));
    yield* eachInSteps(of("payment"), (row) => this.take(row, (subject) => this.payment(row, subject)));
    return {
      ...this.taken, repeated: this.repeated, standing: new Map([...this.changed].map((key) => [key, this.budgets.get(key)!])),
      leftOut: this.left,
    };
  }

  /** Whatever is wrong with a row is said of its cell, and the row is left out. */
  private take(row: LedgerRow, take: (subject: LedgerSubject) => readonly [field: string, made: Problem] | null): void {
    const subject = this.subjectOf(row);
    const wrong = "field" in subject ? ([subject.field, subject.problem] as const) : take(subject);
    if (wrong !== null) this.left.push(leftOut(row, wrong[0], wrong[1]));
  }

  private subjectOf({ code, name, book }: LedgerRow): LedgerSubject | { readonly field: string; readonly problem: Problem } {
    const named = this.byName.get(name) ?? [];
    const found = code === "" ? (named.length === 1 ? named[0] : undefined) : this.byCode.get(code);
    if (found === undefined) {
      if (code !== "") return { field: "code", problem: problem("ledger.subject-unknown", "", { code }) };
      return { field: "name", problem: named.length === 0 ? problem("ledger.name-unknown", "", { name }) : problem("ledger.name-ambiguous", "", { name, count: named.length }) };
    }
    // Nothing of it is said but that it is one: not its name, and not what the workbook calls it.
    if (found.classified) return { field: "code", problem: problem("ledger.classified", "", { code: found.code }) };
    if (name !== "" && name !== found.name) return { field: "name", problem: problem("ledger.name-other", "", { code: found.code, name: found.name }) };
    const { firstYear = null, lastYear = null } = found;
    if (firstYear !== null && this.year < firstYear) return { field: "code", problem: problem("ledger.before-first-year", "", { code: found.code, year: this.year, first: firstYear }) };
    if (lastYear !== null && this.year > lastYear) return { field: "code", problem: problem("ledger.after-last-year", "", { code: found.code, year: this.year, last: lastYear }) };
    return book !== "" && book !== found.book ? { field: "book", problem: problem("ledger.book-other", "", { code: found.code }) } : found;
  }

  private budget({ source, initialFen }: BudgetRow, { id, code }: LedgerSubject): readonly [string, Problem] | null {
    const key = `${id} ${source}`;
    const before = this.budgets.get(key);
    if (before !== undefined && before.initialFen !== null) {
      if (before.initialFen !== initialFen) return ["initial", problem("ledger.initial-other", "", { amount: asWanYuan(before.initialFen) })];
      this.repeated.budget += 1;
      return null;
    }
    const shut = this.shut({ id, code }, initialFen);
    if (shut !== null) return ["initial", shut];
    this.put(key, { initialFen, adjustedFen: (before?.adjustedFen ?? 0n) + initialFen });
    this.taken.budgets.push({ subjectId: id, source, initialFen });
    return null;
  }

  private adjustment({ source, documentNo, adjustedOn, amountFen, beforeFen }: AdjustmentRow, { id, code }: LedgerSubject): readonly [string, Problem] | null {
    const document = `${id} ${source} ${documentNo}`;
    const recorded = this.documents.get(document);
    if (recorded !== undefined) {
      if (recorded.adjustedOn !== adjustedOn || recorded.amountFen !== amountFen) return ["documentNo", problem("ledger.document-other", "", { documentNo, day: recorded.adjustedOn })];
      this.repeated.adjustment += 1;
      return null;
    }
    const key = `${id} ${source}`;
    const budget = this.budgets.get(key);
    const before = budget?.adjustedFen ?? null;
    const afterFen = (before ?? 0n) + amountFen;
    if (beforeFen !== null && beforeFen !== (before ?? 0n)) return ["before", problem("ledger.before-other", "", { amount: asWanYuan(before ?? 0n) })];
    if (afterFen < 0n) return ["delta", problem("ledger.below-nothing", "", { amount: asWanYuan(before ?? 0n) })];
    // A cut is no reason to ask for a goal, or for an evaluation.
    const shut = amountFen > 0n ? this.shut({ id, code }, amountFen) : null;
    if (shut !== null) return ["delta", shut];
    this.documents.set(document, { adjustedOn, amountFen });
    this.put(key, { initialFen: budget?.initialFen ?? null, adjustedFen: afterFen });
    this.taken.adjustments.push({ subjectId: id, source, documentNo, adjustedOn, amountFen, beforeFen: before, afterFen });
    return null;
  }

  private payment({ source, voucher, paidOn, amountFen, byMonth }: PaymentRow, { id }: LedgerSubject): readonly [string, Problem] | null {
    const key = `${id} ${voucher}`;
    const recorded = this.vouchers.get(key);
    if (recorded !== undefined) {
      const isSame = recorded.source === source && recorded.amountFen === amountFen && recorded.paidOn === paidOn;
      if (!isSame) return ["voucher", problem("ledger.voucher-other", "", { voucher, day: recorded.paidOn })];
      this.repeated.payment += 1;
      return null;
    }
    this.vouchers.set(key, { source, paidOn, amountFen });
    this.taken.payments.push({ subjectId: id, source, voucher, paidOn, amountFen, byMonth });
    return null;
  }

  /** Why so much more is not recorded of a subject: what came of its evaluation comes first, since without that no goal is begun. */
  private shut(subject: { readonly id: string; readonly code: string }, moreFen: bigint): Problem | null {
    const total = (this.totals.get(subject.id) ?? 0n) + moreFen;
    return keptBack(this.evaluationGate, subject, total) ?? withoutGoal(this.goalGate, subject, total);
  }

  private addTotal(key: string, fen: bigint): void {
    const id = key.slice(0, key.indexOf(" "));
    this.totals.set(id, (this.totals.get(id) ?? 0n) + fen);
  }

  private put(key: string, budget: StandingBudget): void {
    this.addTotal(key, budget.adjustedFen - (this.budgets.get(key)?.adjustedFen ?? 0n));
    this.budgets.set(key, budget);
    this.changed.add(key);
  }
}
