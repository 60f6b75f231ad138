import type { Tx } from "./db.ts";
import { paidAfter, paidUpTo, type PaymentCount, type SourceMoney } from "./payment.ts";

/** The form of the JSON text that is written now. */
const SNAPSHOT_FORMAT = 1;

export interface PaymentSnapshot {
  readonly region: string;
  readonly filingId: string;
  readonly cutOff: string;
  readonly takenAt: Date;
  /** JSON text of {@link SnapshotContent}. */
  readonly content: string;
  readonly digest: string;
}

/** What each source had and paid up to the day; amounts in fen as text. */
export interface SnapshotContent {
  readonly cutOff: string;
  readonly sources: readonly { readonly source: string; readonly initialFen: string | null; readonly adjustedFen: string | null; readonly paidFen: string; readonly payments: number }[];
}

export function snapshotContent(cutOff: string, money: readonly SourceMoney[]): SnapshotContent {
  const text = (fen: bigint | null): string | null => (fen === null ? null : String(fen));
  return {
    cutOff,
    sources: money.map(({ source, initialFen, adjustedFen, paidFen, payments }) => ({
      source, initialFen: text(initialFen), adjustedFen: text(adjustedFen), paidFen: String(paidFen), payments,
    })),
  };
}

/** Money of a snapshot over all sources, and what became known of it since. */
export interface SnapshotStanding {
  /** 全年预算: the adjusted budget. */
  readonly budgetFen: bigint;
  readonly paidFen: bigint;
  /** Payments after the day, which it leaves out. */
  readonly later: PaymentCount;
  /** Payments up to the day that were recorded after it was taken; it stays as it is. */
  readonly recordedSince: PaymentCount;
}

/** No payment goes that a snapshot holds (an import is not taken back from under one), so what is more than the snapshot counted came after it, whatever the clocks say. */
export async function snapshotStanding(tx: Tx, region: string, subjectId: string, year: number, snapshot: Pick<PaymentSnapshot, "cutOff" | "content">): Promise<SnapshotStanding> {
  const { sources } = JSON.parse(snapshot.content) as SnapshotContent;
  const sum = (fens: readonly (string | null)[]): bigint => fens.reduce((all, fen) => all + BigInt(fen ?? 0), 0n);
  const paidFen = sum(sources.map((source) => source.paidFen));
  const now = await paidUpTo(tx, region, subjectId, year, snapshot.cutOff);
  return {
    budgetFen: sum(sources.map(({ adjustedFen }) => adjustedFen)),
    paidFen,
    later: await paidAfter(tx, region, subjectId, year, snapshot.cutOff),
    recordedSince: { count: now.count - sources.reduce((all, { payments }) => all + payments, 0), fen: now.fen - paidFen },
  };
}

export async function insertSnapshot(tx: Tx, snapshot: PaymentSnapshot): Promise<void> {
  await tx
    .insertInto("payment_snapshot")
    .values({
      region: snapshot.region, filing_id: snapshot.filingId, cut_off: snapshot.cutOff, taken_at: snapshot.takenAt,
      content: snapshot.content, content_format: SNAPSHOT_FORMAT, digest: snapshot.digest,
    })
    .execute();
}

/** The latest one holds; those before it stay as they were. */
export async function latestSnapshot(tx: Tx, region: string, filingId: string): Promise<PaymentSnapshot | null> {
  const row = await tx
    .selectFrom("payment_snapshot")
    .select(["cut_off", "taken_at", "content", "digest"])
    .where("region", "=", region)
    .where("filing_id", "=", filingId)
    .orderBy("taken_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { region, filingId, cutOff: row.cut_off, takenAt: row.taken_at, content: row.content, digest: row.digest };
}
