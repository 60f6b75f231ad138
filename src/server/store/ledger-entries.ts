import { sql, type RawBuilder } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";
import { withinReach, type Reach } from "./reach.ts";

export interface LedgerAdjustment {
  readonly subjectId: string;
  readonly source: string;
  /** Null, with its day, for what the budget had been changed by before adjustments were kept. */
  readonly documentNo: string | null;
  readonly adjustedOn: string | null;
  readonly amountFen: bigint;
  readonly beforeFen: bigint | null;
  readonly afterFen: bigint;
}

export interface LedgerPayment {
  readonly subjectId: string;
  readonly source: string;
  readonly voucher: string;
  readonly paidOn: string;
  readonly amountFen: bigint;
}

/** Whose entries, and how many at most. */
export interface EntriesAsked {
  readonly year: number;
  /** Of one subject; of all in sight without it. */
  readonly subjectId?: string;
  readonly limit: number;
}

/** In the order in which they were recorded, which is that in which before and after follow each other. */
export async function adjustmentsOf(tx: Tx, region: string, reach: Reach, asked: EntriesAsked): Promise<readonly LedgerAdjustment[]> {
  const { rows } = await sql<{ subject_id: string; source: string; document_no: string | null; adjusted_on: string | null; amount_fen: string; before_fen: string | null; after_fen: string }>`
    select subject_id, source, document_no, adjusted_on, amount_fen, before_fen, after_fen from ${sql.id(SCHEMA, "budget_adjustment")} as entry
    where ${entries(region, reach, asked)} order by subject_id, source, recorded_at, adjusted_on nulls first, id limit ${asked.limit}`.execute(tx);
  return rows.map((row) => ({
    subjectId: row.subject_id, source: row.source, documentNo: row.document_no, adjustedOn: row.adjusted_on, amountFen: BigInt(row.amount_fen),
    beforeFen: row.before_fen === null ? null : BigInt(row.before_fen), afterFen: BigInt(row.after_fen),
  }));
}

/** By day, the latest first. */
export async function paymentsOf(tx: Tx, region: string, reach: Reach, asked: EntriesAsked): Promise<readonly LedgerPayment[]> {
  const { rows } = await sql<{ subject_id: string; source: string; voucher: string; paid_on: string; amount_fen: string }>`
    select subject_id, source, voucher, paid_on, amount_fen from ${sql.id(SCHEMA, "payment")} as entry
    where ${entries(region, reach, asked)} order by ${asked.subjectId === undefined ? sql`subject_id,` : sql``} paid_on desc, voucher limit ${asked.limit}`.execute(tx);
  return rows.map((row) => ({ subjectId: row.subject_id, source: row.source, voucher: row.voucher, paidOn: row.paid_on, amountFen: BigInt(row.amount_fen) }));
}

function entries(region: string, reach: Reach, { year, subjectId }: EntriesAsked): RawBuilder<unknown> {
  return sql`entry.region = ${region} and entry.year = ${year} and ${withinReach(sql`entry.unit_path`, sql`entry.subject_id`, reach)} ${subjectId === undefined ? sql`` : sql`and entry.subject_id = ${subjectId}`}`;
}
