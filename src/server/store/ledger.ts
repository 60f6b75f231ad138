import { sql } from "kysely";
import type { LedgerStanding, LedgerSubject, StandingBudget, TakenAdjustment } from "../../core/ledger/settle-ledger.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { inParts } from "./in-parts.ts";
import { paymentsByVoucher } from "./payment.ts";

/** What rows of a workbook name. */
export interface LedgerNamed {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly vouchers: readonly { readonly code: string; readonly name: string; readonly voucher: string }[];
}

/** A subject with the place its money is recorded at. */
export interface PlacedSubject extends LedgerSubject {
  readonly unitPath: string;
}

/** What is recorded of the subjects that a workbook names, as far as they are in sight. */
export async function ledgerStanding(tx: Tx, region: string, year: number, named: LedgerNamed): Promise<Omit<LedgerStanding, "subjects"> & { readonly subjects: readonly PlacedSubject[] }> {
  const subjects = await tx
    .selectFrom("subject")
    .select(["id", "code", "name", "book", "classified", "unit_path as unitPath", "first_year as firstYear", "last_year as lastYear"])
    .where("region", "=", region)
    .where((where) => where.or([sql<boolean>`code = any(${[...new Set(named.codes)]}::text[])`, sql<boolean>`(not classified and name = any(${[...new Set(named.names)]}::text[]))`]))
    .execute();
  const ids = subjects.map(({ id }) => id);
  const byCode = new Map(subjects.map((subject) => [subject.code, subject.id]));
  const byName = new Map(subjects.map((subject) => [subject.name, subject.id]));
  const asked = named.vouchers.flatMap(({ code, name, voucher }) => {
    const subjectId = code === "" ? byName.get(name) : byCode.get(code);
    return subjectId === undefined ? [] : [{ subjectId, voucher }];
  });
  return { year, subjects, budgets: await budgetsOf(tx, region, year, ids), documents: await documentsOf(tx, region, year, ids), vouchers: await paymentsByVoucher(tx, region, year, asked) };
}

/** Of these subjects, those whose goal of the year went on from whoever fills it, or was waived. */
export async function subjectsWithGoal(tx: Tx, region: string, year: number, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select subject.id from ${sql.id(SCHEMA, "subject")} as subject where subject.region = ${region} and subject.id = any(${ids}::uuid[])
    and (exists (select from ${sql.id(SCHEMA, "filing")} as goal where goal.region = subject.region and goal.subject_id = subject.id and goal.year = ${year} and goal.stage = 'goal' and goal.holder is distinct from 'unit-officer')
      or exists (select from ${sql.id(SCHEMA, "goal_waiver")} as waiver where waiver.region = subject.region and waiver.subject_id = subject.id and waiver.year = ${year} and waiver.taken_back_at is null))`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

async function budgetsOf(tx: Tx, region: string, year: number, ids: readonly string[]): Promise<ReadonlyMap<string, StandingBudget>> {
  const rows = await tx.selectFrom("budget").select(["subject_id", "source", "initial_fen", "adjusted_fen"]).where("region", "=", region).where("year", "=", year).where(sql<boolean>`subject_id = any(${ids}::uuid[])`).execute();
  return new Map(rows.map((row) => [`${row.subject_id} ${row.source}`, { initialFen: row.initial_fen === null ? null : BigInt(row.initial_fen), adjustedFen: BigInt(row.adjusted_fen) }]));
}

async function documentsOf(tx: Tx, region: string, year: number, ids: readonly string[]): Promise<LedgerStanding["documents"]> {
  const rows = await tx
    .selectFrom("budget_adjustment").select(["subject_id", "source", "document_no", "adjusted_on", "amount_fen"])
    .where("region", "=", region).where("year", "=", year).where("document_no", "is not", null).where(sql<boolean>`subject_id = any(${ids}::uuid[])`).execute();
  return new Map(rows.map((row) => [`${row.subject_id} ${row.source} ${row.document_no!}`, { adjustedOn: row.adjusted_on!, amountFen: BigInt(row.amount_fen) }]));
}

/** What budgets come to, new ones and those that changed; `importNo` tells which import their beginning came by, and is null for those that only changed. */
export async function putBudgets(tx: Tx, region: string, year: number, budgets: readonly (StandingBudget & { readonly subjectId: string; readonly source: string; readonly unitPath: string; readonly importNo: string | null })[]): Promise<void> {
  for (const part of inParts(budgets)) {
    await tx
      .insertInto("budget")
      .values(part.map(({ subjectId, source, unitPath, initialFen, adjustedFen, importNo }) => ({ region, subject_id: subjectId, year, unit_path: unitPath, source, initial_fen: initialFen, adjusted_fen: adjustedFen, import_no: importNo })))
      .onConflict((conflict) => conflict.columns(["region", "subject_id", "year", "source"]).doUpdateSet({ initial_fen: sql`excluded.initial_fen`, adjusted_fen: sql`excluded.adjusted_fen`, import_no: sql`coalesce(excluded.import_no, budget.import_no)` }))
      .execute();
  }
}

export async function insertAdjustments(tx: Tx, region: string, year: number, adjustments: readonly (TakenAdjustment & { readonly id: string; readonly unitPath: string; readonly recordedAt: Date; readonly importNo: string })[]): Promise<void> {
  for (const part of inParts(adjustments)) {
    await tx
      .insertInto("budget_adjustment")
      .values(part.map((one) => ({
        region, id: one.id, subject_id: one.subjectId, year, unit_path: one.unitPath, source: one.source, document_no: one.documentNo, adjusted_on: one.adjustedOn,
        amount_fen: one.amountFen, before_fen: one.beforeFen, after_fen: one.afterFen, recorded_at: one.recordedAt, import_no: one.importNo,
      })))
      .execute();
  }
}

/** Budget and payments of all that a post sees of a year. */
export async function moneyInSight(tx: Tx, region: string, year: number): Promise<{ readonly initialFen: bigint | null; readonly adjustedFen: bigint | null; readonly paidFen: bigint }> {
  const { rows } = await sql<{ initial: string | null; adjusted: string | null; paid: string | null }>`
    select (select sum(initial_fen)::text from ${sql.id(SCHEMA, "budget")} where region = ${region} and year = ${year}) as initial,
      (select sum(adjusted_fen)::text from ${sql.id(SCHEMA, "budget")} where region = ${region} and year = ${year}) as adjusted,
      (select sum(amount_fen)::text from ${sql.id(SCHEMA, "payment")} where region = ${region} and year = ${year}) as paid`.execute(tx);
  const { initial, adjusted, paid } = rows[0]!;
  return { initialFen: initial === null ? null : BigInt(initial), adjustedFen: adjusted === null ? null : BigInt(adjusted), paidFen: BigInt(paid ?? 0) };
}
