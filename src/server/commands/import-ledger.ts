import { hasDuty } from "../../core/access/duty.ts";
import { compareTexts } from "../../core/basics/compare-texts.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { eachInSteps } from "../../core/basics/steps.ts";
import { goalNeededFrom } from "../../core/pack/alert-rule.ts";
import type { LedgerKind, LeftOut, SheetRead } from "../../core/ledger/ledger.ts";
import { ledgerSources } from "../../core/ledger/ledger-sources.ts";
import type { LedgerMoney } from "../../core/ledger/ledger-totals.ts";
import { readLedger, type LedgerSheet } from "../../core/ledger/read-ledger.ts";
import { settleLedger, type LedgerPlan } from "../../core/ledger/settle-ledger.ts";
import type { ActingContext } from "../context.ts";
import { doneInSteps } from "../done-in-steps.ts";
import { budgetGate } from "../library-gate.ts";
import { officeDay } from "../office-day.ts";
import { takeTurn } from "../store/advisory-lock.ts";
import { insertLedgerImport } from "../store/ledger-import.ts";
import { insertAdjustments, ledgerStanding, moneyInSight, putBudgets, subjectsWithGoal, type PlacedSubject } from "../store/ledger.ts";
import { insertPayments } from "../store/payment.ts";

export interface LedgerToImport {
  readonly sheets: readonly LedgerSheet[];
  /** SM3 of the workbook. */
  readonly digest: string;
  /** As whoever sent it calls the workbook; empty where nobody says. */
  readonly fileName: string;
  /** Only says what it would do. */
  readonly dry: boolean;
  /** Whether whoever sent it waits no longer: then nothing of it is recorded. */
  readonly brokenOff: () => boolean;
}

export interface LedgerImported {
  /** Of the record of this import; null where nothing was recorded. */
  readonly id: string | null;
  readonly sheets: readonly SheetRead[];
  readonly taken: Readonly<Record<LedgerKind, { readonly rows: number; readonly fen: bigint }>>;
  /** Rows that are recorded already, just so. */
  readonly repeated: Readonly<Record<LedgerKind, number>>;
  /** Payments of which only the month is known: they are recorded on its last day. */
  readonly byMonth: number;
  readonly leftOut: readonly LeftOut[];
  /** Of all that the post sees of the year. */
  readonly before: LedgerMoney;
  readonly after: LedgerMoney;
}

const MOST_ROWS = 100_000;

/** 导入台账: takes budgets, adjustments and payments of a workbook; rows that cannot be taken are told by their cells and all others are. One event for the whole. */
export async function importLedger(context: ActingContext, year: number, { sheets, digest, fileName, dry, brokenOff }: LedgerToImport): Promise<Result<LedgerImported>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "payment.record")) return refused(problem("duty.missing", "", { duty: "payment.record" }));
  const read = await doneInSteps(readLedger(sheets, { year, today: officeDay(now), sources: ledgerSources(packs.forms) }));
  if (read === null) return refused(problem("ledger.no-headings"));
  if (read.rows.length > MOST_ROWS) return refused(problem("ledger.too-many-rows", "", { limit: MOST_ROWS }));
  // One import of a year at a time: what stands is read and written as one.
  if (!dry) await takeTurn(tx, "ledger", `${region} ${year}`);
  const standing = await ledgerStanding(tx, region, year, {
    codes: read.rows.map(({ code }) => code), names: read.rows.flatMap(({ code, name }) => (code === "" ? [name] : [])),
    vouchers: read.rows.flatMap((row) => (row.kind === "payment" ? [row] : [])),
  });
  const fromFen = goalNeededFrom(context.scheme.packsIn(year, "goal").alerts ?? []);
  const goalGate = fromFen === null ? null : { fromFen, withGoal: await subjectsWithGoal(tx, region, year, standing.subjects.map(({ id }) => id)) };
  const evaluationGate = await budgetGate(context, year, standing.subjects.map(({ id }) => id));
  const plan = await doneInSteps(settleLedger(read.rows, { ...standing, goalGate, evaluationGate }));
  const before = await moneyInSight(tx, region, year);
  const outcome: LedgerImported = {
    id: null,
    sheets: read.sheets, repeated: plan.repeated, byMonth: plan.payments.filter(({ byMonth }) => byMonth).length, before, after: moneyAfter(before, plan),
    taken: { budget: summed(plan.budgets.map(({ initialFen }) => initialFen)), adjustment: summed(plan.adjustments.map(({ amountFen }) => amountFen)), payment: summed(plan.payments.map(({ amountFen }) => amountFen)) },
    leftOut: [...read.leftOut, ...plan.leftOut].sort((left, right) => compareTexts(left.sheet, right.sheet) || (left.row ?? 0) - (right.row ?? 0)),
  };
  const taken = plan.budgets.length + plan.adjustments.length + plan.payments.length;
  if (dry || taken === 0) return done(outcome);
  const id = context.newId();
  const importNo = await insertLedgerImport(tx, { region, id, year, scopes: acting.scopes, personId: acting.personId, postId: acting.postId, at: now, fileName, digest, taken: outcome.taken, leftOut: outcome.leftOut.length });
  await write(context, year, plan, new Map(standing.subjects.map((subject) => [subject.id, subject])), importNo);
  await context.record({
    verb: "ledger.imported", subject: id, year, digestAfter: digest,
    detail: {
      budgets: plan.budgets.length, adjustments: plan.adjustments.length, payments: plan.payments.length, leftOut: outcome.leftOut.length,
      budgetFen: String(outcome.taken.budget.fen), adjustedFen: String(outcome.taken.adjustment.fen), paidFen: String(outcome.taken.payment.fen),
    },
  });
  // The last moment at which it can be taken for unsaid: afterwards it is committed.
  return brokenOff() ? refused(problem("http.broken-off")) : done({ ...outcome, id });
}

async function write({ tx, region, now, newId }: ActingContext, year: number, plan: LedgerPlan, subjects: ReadonlyMap<string, PlacedSubject>, importNo: string): Promise<void> {
  const begun = new Set(plan.budgets.map(({ subjectId, source }) => `${subjectId} ${source}`));
  const placed = <Row extends { readonly subjectId: string }>(row: Row) => ({ ...row, unitPath: subjects.get(row.subjectId)!.unitPath });
  await putBudgets(tx, region, year, [...plan.standing].map(([key, budget]) => {
    const [subjectId = "", source = ""] = key.split(" ");
    return placed({ subjectId, source, ...budget, importNo: begun.has(key) ? importNo : null });
  }));
  await insertAdjustments(tx, region, year, plan.adjustments.map((one) => ({ ...placed(one), id: newId(), recordedAt: now, importNo })));
  const payments = await doneInSteps(eachInSteps(plan.payments, ({ subjectId, source, voucher, paidOn, amountFen }) => ({ ...placed({ subjectId, source, voucher, paidOn, amountFen }), region, year, id: newId(), recordedAt: now, importNo })));
  const fresh = await insertPayments(tx, payments);
  // Payments come in by another way too: the row that was first there is waited for, and then all of it is looked at again.
  if (fresh.size !== payments.length) throw Object.assign(new Error("a payment was recorded meanwhile"), { code: "40001" });
}

function summed(fens: readonly bigint[]): { readonly rows: number; readonly fen: bigint } {
  return { rows: fens.length, fen: fens.reduce((sum, fen) => sum + fen, 0n) };
}

function moneyAfter({ initialFen, adjustedFen, paidFen }: LedgerMoney, { budgets, adjustments, payments }: LedgerPlan): LedgerMoney {
  const initial = summed(budgets.map((one) => one.initialFen));
  const changed = summed(adjustments.map(({ amountFen }) => amountFen));
  return {
    initialFen: initial.rows === 0 ? initialFen : (initialFen ?? 0n) + initial.fen,
    adjustedFen: initial.rows + changed.rows === 0 ? adjustedFen : (adjustedFen ?? 0n) + initial.fen + changed.fen,
    paidFen: paidFen + summed(payments.map(({ amountFen }) => amountFen)).fen,
  };
}
