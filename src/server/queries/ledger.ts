import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { ledgerSources, type TitledSource } from "../../core/ledger/ledger-sources.ts";
import { addMoney, NO_MONEY, type LedgerMoney } from "../../core/ledger/ledger-totals.ts";
import type { ActingContext } from "../context.ts";
import { adjustmentsOf, paymentsOf, type LedgerAdjustment, type LedgerPayment } from "../store/ledger-entries.ts";
import { takenBackOf, type EntryTakenBack } from "../store/ledger-import.ts";
import { countLedger, ledgerItems, ledgerMonths, ledgerSums, undatedAdjustments, type LedgerFilter, type LedgerItem } from "../store/ledger-list.ts";

export type { LedgerFilter, LedgerItem } from "../store/ledger-list.ts";

export interface MonthMoney {
  readonly month: number;
  readonly paidFen: bigint;
  readonly adjustedByFen: bigint;
}

export interface LedgerPage {
  readonly sources: readonly TitledSource[];
  /** Whether the acting post may record. */
  readonly mayImport: boolean;
  readonly total: LedgerMoney;
  readonly subjects: number;
  readonly books: readonly (LedgerMoney & { readonly book: string })[];
  readonly bySource: readonly (LedgerMoney & { readonly source: string })[];
  readonly months: readonly MonthMoney[];
  /** Adjustments of no known day, which stand in no month. */
  readonly undatedFen: bigint;
  readonly items: readonly LedgerItem[];
  /** Code after which the next page goes on; null on the last. */
  readonly next: string | null;
}

export interface LedgerOfSubject {
  readonly sources: readonly TitledSource[];
  readonly item: LedgerItem;
  readonly bySource: readonly (LedgerMoney & { readonly source: string })[];
  readonly adjustments: readonly LedgerAdjustment[];
  readonly payments: readonly LedgerPayment[];
  /** There are more payments than are named. */
  readonly more: boolean;
  readonly months: readonly MonthMoney[];
  readonly undatedFen: bigint;
  /** What was taken back with its import: no sum has it. */
  readonly takenBack: readonly EntryTakenBack[];
}

export interface LedgerWhole {
  readonly sources: readonly TitledSource[];
  readonly items: readonly LedgerItem[];
  readonly adjustments: readonly LedgerAdjustment[];
  readonly payments: readonly LedgerPayment[];
}

/** A page names so many payments of a project. */
const SHOWN = 500;
/** Rows of a sheet that people read. */
const MOST = 20_000;

/** 资金台账 of a year, as the acting post sees it: sums by book, source and month, and the projects. */
export async function ledger(context: ActingContext, filter: LedgerFilter, { after, limit }: { readonly after?: string | undefined; readonly limit: number }): Promise<Result<LedgerPage>> {
  if (!mayRead(context)) return refused(problem("duty.missing", "", { duty: "payment.read" }));
  const { tx, region, acting, packs } = context;
  const sums = await ledgerSums(tx, region, acting, filter);
  const items = await ledgerItems(tx, region, acting, filter, { after, limit: limit + 1 });
  return done({
    sources: ledgerSources(packs.forms), mayImport: hasDuty(packs, acting.role, "payment.record"),
    total: sums.reduce<LedgerMoney>(addMoney, NO_MONEY), subjects: await countLedger(tx, region, acting, filter),
    books: grouped(sums, ({ book }) => book).map(([book, money]) => ({ book, ...money })),
    bySource: grouped(sums, ({ source }) => source).map(([source, money]) => ({ source, ...money })),
    months: await ledgerMonths(tx, region, acting, filter), undatedFen: await undatedAdjustments(tx, region, acting, filter), items: items.slice(0, limit), next: items.length > limit ? items[limit - 1]!.code : null,
  });
}

/** All entries of one project. */
export async function ledgerOfSubject(context: ActingContext, year: number, id: string): Promise<Result<LedgerOfSubject>> {
  if (!mayRead(context)) return refused(problem("duty.missing", "", { duty: "payment.read" }));
  const { tx, region, acting, packs } = context;
  const sources = ledgerSources(packs.forms);
  const [item] = await ledgerItems(tx, region, acting, { year }, { id, limit: 1 });
  if (item === undefined) return refused(problem("subject.unknown"));
  const bySource: (LedgerMoney & { readonly source: string })[] = [];
  // The packs' own sources first, and whatever else money was recorded under.
  const adjustments = await adjustmentsOf(tx, region, acting, { year, subjectId: id, limit: SHOWN });
  const payments = await paymentsOf(tx, region, acting, { year, subjectId: id, limit: SHOWN + 1 });
  const named = new Set([...sources.map((source) => source.id), ...adjustments.map(({ source }) => source), ...payments.map(({ source }) => source)]);
  for (const source of named) {
    const [one] = await ledgerItems(tx, region, acting, { year, source }, { id, limit: 1 });
    if (one !== undefined) bySource.push({ source, initialFen: one.initialFen, adjustedFen: one.adjustedFen, paidFen: one.paidFen });
  }
  return done({
    sources, item, bySource, adjustments, payments: payments.slice(0, SHOWN), more: payments.length > SHOWN,
    months: await ledgerMonths(tx, region, acting, { year }, id), undatedFen: await undatedAdjustments(tx, region, acting, { year }, id), takenBack: await takenBackOf(tx, region, year, id, SHOWN),
  });
}

/** Everything of a year for a workbook. */
export async function ledgerWhole(context: ActingContext, filter: LedgerFilter): Promise<Result<LedgerWhole>> {
  if (!mayRead(context)) return refused(problem("duty.missing", "", { duty: "payment.read" }));
  const { tx, region, acting, packs } = context;
  const items = await ledgerItems(tx, region, acting, filter, { limit: MOST + 1 });
  const shown = new Set(items.map(({ id }) => id));
  const kept = ({ subjectId, source }: { readonly subjectId: string; readonly source: string }): boolean => shown.has(subjectId) && (filter.source === undefined || filter.source === source);
  const { year, until } = filter;
  const adjustments = await adjustmentsOf(tx, region, acting, { year, limit: MOST + 1 });
  const payments = await paymentsOf(tx, region, acting, { year, limit: MOST + 1 });
  if (Math.max(items.length, adjustments.length, payments.length) > MOST) return refused(problem("ledger.too-many", "", { limit: MOST }));
  return done({
    sources: ledgerSources(packs.forms), items,
    adjustments: adjustments.filter((one) => kept(one) && (until === undefined || one.adjustedOn === null || one.adjustedOn <= until)),
    payments: payments.filter((one) => kept(one) && (until === undefined || one.paidOn <= until)),
  });
}

/** Whoever may record, before a byte of a file is taken. */
export async function mayRecord({ packs, acting }: ActingContext): Promise<Result<null>> {
  return hasDuty(packs, acting.role, "payment.record") ? done(null) : refused(problem("duty.missing", "", { duty: "payment.record" }));
}

function mayRead({ packs, acting }: ActingContext): boolean {
  return hasDuty(packs, acting.role, "payment.read");
}

function grouped<Row extends LedgerMoney>(rows: readonly Row[], key: (row: Row) => string): [string, LedgerMoney][] {
  const sums = new Map<string, LedgerMoney>();
  for (const row of rows) sums.set(key(row), addMoney(sums.get(key(row)) ?? NO_MONEY, row));
  return [...sums];
}
