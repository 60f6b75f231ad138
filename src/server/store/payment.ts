import { sql } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";
import { inParts } from "./in-parts.ts";

export interface Payment {
  readonly region: string;
  readonly id: string;
  readonly subjectId: string;
  readonly year: number;
  readonly unitPath: string;
  readonly source: string;
  readonly paidOn: string;
  readonly amountFen: bigint;
  readonly voucher: string;
  readonly recordedAt: Date;
  /** Number of the import of the ledger that it came by; left out where it came by none. */
  readonly importNo?: string;
}

/** Money of a subject's year from one source, in fen. */
export interface SourceMoney {
  readonly source: string;
  /** Null where no budget was recorded. */
  readonly initialFen: bigint | null;
  readonly adjustedFen: bigint | null;
  readonly paidFen: bigint;
  /** How many payments those are. */
  readonly payments: number;
}

/** Rows in one statement; a message to PostgreSQL has room for 65,535 values. */
const AT_ONCE = 5000;

/** Inserts what was not recorded before; places of those that are new. */
export async function insertPayments(tx: Tx, payments: readonly Payment[]): Promise<ReadonlySet<string>> {
  const fresh = new Set<string>();
  for (let at = 0; at < payments.length; at += AT_ONCE) {
    const rows = await tx
      .insertInto("payment")
      .values(payments.slice(at, at + AT_ONCE).map((payment) => ({
        region: payment.region, id: payment.id, subject_id: payment.subjectId, year: payment.year, unit_path: payment.unitPath, source: payment.source,
        paid_on: payment.paidOn, amount_fen: payment.amountFen, voucher: payment.voucher, recorded_at: payment.recordedAt, import_no: payment.importNo ?? null,
      })))
      .onConflict((conflict) => conflict.columns(["region", "subject_id", "year", "voucher"]).doNothing())
      .returning("id")
      .execute();
    for (const { id } of rows) fresh.add(id);
  }
  return fresh;
}

/** Payments of these subjects and vouchers as they are recorded, by `<subject> <voucher>`. */
export async function paymentsByVoucher(
  tx: Tx, region: string, year: number, asked: readonly { readonly subjectId: string; readonly voucher: string }[],
): Promise<ReadonlyMap<string, Pick<Payment, "source" | "paidOn" | "amountFen">>> {
  const found = new Map<string, Pick<Payment, "source" | "paidOn" | "amountFen">>();
  for (const part of inParts(asked)) {
    const { rows } = await sql<{ subject_id: string; voucher: string; source: string; paid_on: string; amount_fen: string }>`
      select payment.subject_id, payment.voucher, payment.source, payment.paid_on, payment.amount_fen
      from ${sql.id(SCHEMA, "payment")} as payment
        join unnest(${part.map(({ subjectId }) => subjectId)}::uuid[], ${part.map(({ voucher }) => voucher)}::text[]) as asked(subject_id, voucher)
          on payment.subject_id = asked.subject_id and payment.voucher = asked.voucher
      where payment.region = ${region} and payment.year = ${year}`.execute(tx);
    for (const row of rows) found.set(`${row.subject_id} ${row.voucher}`, { source: row.source, paidOn: row.paid_on, amountFen: BigInt(row.amount_fen) });
  }
  return found;
}

/** The money of a level-1 project is its own and that of its level-2 projects; a part of anything else keeps its money to itself. */
function ofSubject(region: string, subjectId: string) {
  return sql`subject_id in (select id from ${sql.id(SCHEMA, "subject")} as of_subject where of_subject.region = ${region} and (of_subject.id = ${subjectId} or (of_subject.parent_id = ${subjectId} and of_subject.kind = 'project')))`;
}

/** Budget and payments up to and with a day, by source in the order of their names. */
export async function moneyUpTo(tx: Tx, region: string, subjectId: string, year: number, day: string): Promise<readonly SourceMoney[]> {
  const { rows } = await sql<{ source: string; initial_fen: string | null; adjusted_fen: string | null; paid_fen: string; payments: number }>`
    select source, sum(initial_fen)::text as initial_fen, sum(adjusted_fen)::text as adjusted_fen, sum(paid_fen)::text as paid_fen, sum(payments)::int as payments
    from (
      select source, initial_fen, adjusted_fen, 0::bigint as paid_fen, 0 as payments from ${sql.id(SCHEMA, "budget")}
        where region = ${region} and ${ofSubject(region, subjectId)} and year = ${year}
      union all
      select source, null, null, amount_fen, 1 from ${sql.id(SCHEMA, "payment")}
        where region = ${region} and ${ofSubject(region, subjectId)} and year = ${year} and paid_on <= ${day}::date
    ) as money group by source order by source`.execute(tx);
  return rows.map((row) => ({
    source: row.source, initialFen: row.initial_fen === null ? null : BigInt(row.initial_fen), adjustedFen: row.adjusted_fen === null ? null : BigInt(row.adjusted_fen),
    paidFen: BigInt(row.paid_fen), payments: row.payments,
  }));
}

/** How many payments, and what they come to. */
export interface PaymentCount {
  readonly count: number;
  readonly fen: bigint;
}

/** Payments of the year after a day: they belong to no snapshot taken at that day. */
export async function paidAfter(tx: Tx, region: string, subjectId: string, year: number, day: string): Promise<PaymentCount> {
  return countPayments(tx, region, subjectId, year, ">", day);
}

/** Payments of the year up to and with a day, as they are recorded now. */
export async function paidUpTo(tx: Tx, region: string, subjectId: string, year: number, day: string): Promise<PaymentCount> {
  return countPayments(tx, region, subjectId, year, "<=", day);
}

async function countPayments(tx: Tx, region: string, subjectId: string, year: number, side: ">" | "<=", day: string): Promise<PaymentCount> {
  const row = await tx
    .selectFrom("payment")
    .select((select) => [select.fn.countAll<string>().as("count"), select.fn.sum<string | null>("amount_fen").as("fen")])
    .where("region", "=", region)
    .where(sql<boolean>`${ofSubject(region, subjectId)}`)
    .where("year", "=", year)
    .where("paid_on", side, day)
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), fen: BigInt(row.fen ?? 0) };
}
