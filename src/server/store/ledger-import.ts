import { sql, type RawBuilder } from "kysely";
import type { LedgerKind } from "../../core/ledger/ledger.ts";
import type { RestsOnImport } from "../../core/ledger/import-rests.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { withinReach, type Reach } from "./reach.ts";

/** 导入记录: a workbook that was taken into the ledger, and whether that was taken back. */
export interface LedgerImport {
  readonly id: string;
  /** A later import has a higher number. */
  readonly no: string;
  readonly year: number;
  readonly personId: string;
  readonly at: Date;
  readonly fileName: string;
  /** SM3 of the workbook. */
  readonly digest: string;
  readonly taken: Readonly<Record<LedgerKind, { readonly rows: number; readonly fen: bigint }>>;
  /** Rows of the workbook that were not taken. */
  readonly leftOut: number;
  readonly takenBack: { readonly at: Date; readonly by: string; readonly reason: string } | null;
}

/** An entry that an import recorded, whether it stands or was taken back with it. */
export interface ImportedEntry {
  readonly kind: LedgerKind;
  readonly subjectId: string;
  readonly code: string;
  readonly name: string;
  readonly source: string;
  /** Document or voucher; null with its day for an initial budget. */
  readonly reference: string | null;
  readonly day: string | null;
  readonly amountFen: bigint;
}

/** An entry of one subject that was taken back, and when. */
export interface EntryTakenBack extends Omit<ImportedEntry, "subjectId" | "code" | "name"> {
  readonly takenBackAt: Date;
}

export type NewLedgerImport = Omit<LedgerImport, "no" | "takenBack"> & { readonly region: string; readonly scopes: readonly string[]; readonly postId: string };

/** Its number, by which its entries are known. */
export async function insertLedgerImport(tx: Tx, { region, id, year, scopes, personId, postId, at, fileName, digest, taken, leftOut }: NewLedgerImport): Promise<string> {
  const { no } = await tx
    .insertInto("ledger_import")
    .values({
      region, id, year, scopes: [...scopes], person_id: personId, post_id: postId, at, file_name: fileName, digest, left_out: leftOut,
      budgets: taken.budget.rows, adjustments: taken.adjustment.rows, payments: taken.payment.rows, budget_fen: taken.budget.fen, adjusted_fen: taken.adjustment.fen, paid_fen: taken.payment.fen,
    })
    .returning("no")
    .executeTakeFirstOrThrow();
  return no;
}

/** Imports of a year in sight, the latest first. */
export async function ledgerImports(tx: Tx, region: string, year: number, limit: number): Promise<readonly LedgerImport[]> {
  const rows = await tx.selectFrom("ledger_import").selectAll().where("region", "=", region).where("year", "=", year).orderBy("no", "desc").limit(limit).execute();
  return rows.map(importOf);
}

/** One of them; null where there is none in sight. `held` keeps it until the end of the transaction. */
export async function findLedgerImport(tx: Tx, region: string, year: number, id: string, { held }: { readonly held: boolean }): Promise<LedgerImport | null> {
  const asked = tx.selectFrom("ledger_import").selectAll().where("region", "=", region).where("year", "=", year).where("id", "=", id);
  const row = await (held ? asked.forUpdate() : asked).executeTakeFirst();
  return row === undefined ? null : importOf(row);
}

function importOf(row: {
  readonly id: string; readonly no: string; readonly year: number; readonly person_id: string; readonly at: Date; readonly file_name: string; readonly digest: string; readonly left_out: number;
  readonly budgets: number; readonly adjustments: number; readonly payments: number; readonly budget_fen: string; readonly adjusted_fen: string; readonly paid_fen: string;
  readonly taken_back_at: Date | null; readonly taken_back_by: string | null; readonly taken_back_reason: string | null;
}): LedgerImport {
  return {
    id: row.id, no: row.no, year: row.year, personId: row.person_id, at: row.at, fileName: row.file_name, digest: row.digest, leftOut: row.left_out,
    taken: {
      budget: { rows: row.budgets, fen: BigInt(row.budget_fen) }, adjustment: { rows: row.adjustments, fen: BigInt(row.adjusted_fen) }, payment: { rows: row.payments, fen: BigInt(row.paid_fen) },
    },
    takenBack: row.taken_back_at === null ? null : { at: row.taken_back_at, by: row.taken_back_by!, reason: row.taken_back_reason! },
  };
}

/** Entries of an import as they stand in the ledger: kind, subject, place, source, document or voucher, day and amount. */
function standingEntries(region: string, year: number, no: string): RawBuilder<unknown> {
  return sql`(
    select 'budget' as kind, subject_id, unit_path, source, null::text as reference, null::date as day, initial_fen as amount_fen from ${sql.id(SCHEMA, "budget")}
      where region = ${region} and year = ${year} and import_no = ${no}
    union all select 'adjustment', subject_id, unit_path, source, document_no, adjusted_on, amount_fen from ${sql.id(SCHEMA, "budget_adjustment")}
      where region = ${region} and year = ${year} and import_no = ${no}
    union all select 'payment', subject_id, unit_path, source, voucher, paid_on, amount_fen from ${sql.id(SCHEMA, "payment")}
      where region = ${region} and year = ${year} and import_no = ${no})`;
}

/** What an import recorded, in the order budgets, adjustments, payments; what was taken back as well. Of all that is in sight. */
export async function importedEntries(tx: Tx, region: string, { id, no, year, takenBack }: LedgerImport, limit: number): Promise<readonly ImportedEntry[]> {
  const entries = takenBack === null ? standingEntries(region, year, no)
    : sql`(select kind, subject_id, source, reference, day, amount_fen from ${sql.id(SCHEMA, "ledger_entry_taken_back")} where region = ${region} and import_id = ${id})`;
  const { rows } = await sql<{ kind: LedgerKind; subject_id: string; code: string; name: string; source: string; reference: string | null; day: string | null; amount_fen: string }>`
    select entry.kind, entry.subject_id, subject.code, subject.name, entry.source, entry.reference, entry.day, entry.amount_fen from ${entries} as entry
      join ${sql.id(SCHEMA, "subject")} as subject on subject.region = ${region} and subject.id = entry.subject_id
    order by array_position(array['budget', 'adjustment', 'payment'], entry.kind), subject.code, entry.source, entry.day, entry.reference limit ${limit}`.execute(tx);
  return rows.map((row) => ({ kind: row.kind, subjectId: row.subject_id, code: row.code, name: row.name, source: row.source, reference: row.reference, day: row.day, amountFen: BigInt(row.amount_fen) }));
}

/**
 * How many entries of an import whoever asks cannot judge: those out of sight, and those of subjects that stood elsewhere before, out of sight, where
 * something may rest on them.
 */
export async function entriesOutOfSight(tx: Tx, region: string, { no, year, taken }: LedgerImport, reach: Reach): Promise<number> {
  const { rows } = await sql<{ seen: number }>`
    select count(*)::int as seen from ${standingEntries(region, year, no)} as entry
      join ${sql.id(SCHEMA, "subject")} as subject on subject.region = ${region} and subject.id = entry.subject_id
    where ${withinReach(sql`entry.unit_path`, sql`entry.subject_id`, reach)}
      and not exists (select from unnest(subject.former_paths) as former(path) where not ${withinReach(sql`former.path`, sql`entry.subject_id`, reach)})`.execute(tx);
  return taken.budget.rows + taken.adjustment.rows + taken.payment.rows - rows[0]!.seen;
}

/**
 * What was built upon an import since: adjustments that reckon from a budget it set or changed, snapshots that hold its money, and goals that were
 * approved over its budgets.
 */
export async function restsOnImport(tx: Tx, region: string, { no, year, at }: LedgerImport): Promise<readonly RestsOnImport[]> {
  const { rows } = await sql<{ kind: RestsOnImport["kind"]; code: string; name: string; reference: string }>`
    with entry as (select kind, subject_id, source, day from ${standingEntries(region, year, no)} as entry),
      budgeted as (select distinct subject_id, source from entry where kind <> 'payment'),
      -- The money of a level-1 project is its own and that of its level-2 projects, as its snapshots count it.
      counted as (
        select subject_id as of_id, min(day) as first from entry group by subject_id
        union all select part.parent_id, min(entry.day) from entry join ${sql.id(SCHEMA, "subject")} as part on part.region = ${region} and part.id = entry.subject_id and part.kind = 'project' and part.parent_id is not null group by part.parent_id),
      rest as (
        select 'adjustment' as kind, later.subject_id, later.document_no as reference
          from ${sql.id(SCHEMA, "budget_adjustment")} as later join budgeted on budgeted.subject_id = later.subject_id and budgeted.source = later.source
          where later.region = ${region} and later.year = ${year} and later.import_no > ${no}
        union all select 'snapshot', filing.subject_id, max(snapshot.cut_off)::text
          from ${sql.id(SCHEMA, "payment_snapshot")} as snapshot join ${sql.id(SCHEMA, "filing")} as filing on filing.region = snapshot.region and filing.id = snapshot.filing_id
            join counted on counted.of_id = filing.subject_id
          where snapshot.region = ${region} and filing.year = ${year} and snapshot.taken_at >= ${at}
            and (snapshot.cut_off >= counted.first or exists (select from budgeted where budgeted.subject_id = filing.subject_id
              or budgeted.subject_id in (select part.id from ${sql.id(SCHEMA, "subject")} as part where part.region = ${region} and part.parent_id = filing.subject_id and part.kind = 'project')))
          group by filing.id, filing.subject_id
        union all select 'goal', filing.subject_id, approval.document_no
          from ${sql.id(SCHEMA, "filing")} as filing join ${sql.id(SCHEMA, "approval")} as approval on approval.region = filing.region and approval.id = filing.approval_id
          where filing.region = ${region} and filing.year = ${year} and filing.stage = 'goal' and filing.subject_id in (select subject_id from budgeted) and approval.at >= ${at})
    select rest.kind, subject.code, subject.name, rest.reference from rest join ${sql.id(SCHEMA, "subject")} as subject on subject.region = ${region} and subject.id = rest.subject_id
    order by subject.code, rest.kind, rest.reference`.execute(tx);
  return rows.map(({ kind, code, name, reference }) => (kind === "snapshot" ? { kind, code, name, cutOff: reference } : { kind, code, name, documentNo: reference }));
}

/** Moves what an import recorded out of the ledger to where it is kept as taken back; budgets are again what they were without it. */
export async function takeEntriesBack(tx: Tx, region: string, { id, no, year }: LedgerImport, at: Date): Promise<void> {
  const kept = sql.id(SCHEMA, "ledger_entry_taken_back");
  const [budget, adjustment, payment] = [sql.id(SCHEMA, "budget"), sql.id(SCHEMA, "budget_adjustment"), sql.id(SCHEMA, "payment")];
  const own = sql`region = ${region} and year = ${year} and import_no = ${no}`;
  const columns = sql`(region, id, import_id, kind, subject_id, year, unit_path, source, reference, day, amount_fen, before_fen, after_fen, recorded_at, taken_back_at)`;
  await sql`insert into ${kept} ${columns} select region, id, ${id}, 'payment', subject_id, year, unit_path, source, voucher, paid_on, amount_fen, null, null, recorded_at, ${at} from ${payment} where ${own}`.execute(tx);
  await sql`insert into ${kept} ${columns} select region, id, ${id}, 'adjustment', subject_id, year, unit_path, source, document_no, adjusted_on, amount_fen, before_fen, after_fen, recorded_at, ${at} from ${adjustment} where ${own}`.execute(tx);
  await sql`insert into ${kept} ${columns} select region, gen_random_uuid(), ${id}, 'budget', subject_id, year, unit_path, source, null, null, initial_fen, null, null, null, ${at} from ${budget} where ${own}`.execute(tx);
  await sql`update ${budget} set adjusted_fen = adjusted_fen - gone.fen from (select subject_id, source, sum(amount_fen) as fen from ${adjustment} where ${own} group by subject_id, source) as gone
    where budget.region = ${region} and budget.year = ${year} and budget.subject_id = gone.subject_id and budget.source = gone.source`.execute(tx);
  await sql`delete from ${payment} where ${own}`.execute(tx);
  await sql`delete from ${adjustment} where ${own}`.execute(tx);
  await sql`update ${budget} set adjusted_fen = adjusted_fen - initial_fen, initial_fen = null, import_no = null where ${own}`.execute(tx);
  // Where neither a beginning nor an adjustment is left there is no budget, which is not one of zero.
  await sql`delete from ${budget} where region = ${region} and year = ${year} and initial_fen is null
    and (subject_id, source) in (select subject_id, source from ${kept} where region = ${region} and import_id = ${id} and kind <> 'payment')
    and not exists (select from ${adjustment} as changed where changed.region = budget.region and changed.year = budget.year and changed.subject_id = budget.subject_id and changed.source = budget.source)`.execute(tx);
}

export async function markTakenBack(tx: Tx, region: string, id: string, { at, by, reason }: { readonly at: Date; readonly by: string; readonly reason: string }): Promise<void> {
  await tx.updateTable("ledger_import").set({ taken_back_at: at, taken_back_by: by, taken_back_reason: reason }).where("region", "=", region).where("id", "=", id).where("taken_back_at", "is", null).execute();
}

/** What was taken back of one subject's year, the latest first. */
export async function takenBackOf(tx: Tx, region: string, year: number, subjectId: string, limit: number): Promise<readonly EntryTakenBack[]> {
  const { rows } = await sql<{ kind: LedgerKind; source: string; reference: string | null; day: string | null; amount_fen: string; taken_back_at: Date }>`
    select kind, source, reference, day, amount_fen, taken_back_at from ${sql.id(SCHEMA, "ledger_entry_taken_back")} where region = ${region} and year = ${year} and subject_id = ${subjectId}
    order by taken_back_at desc, array_position(array['budget', 'adjustment', 'payment'], kind), day, reference limit ${limit}`.execute(tx);
  return rows.map((row) => ({ kind: row.kind, source: row.source, reference: row.reference, day: row.day, amountFen: BigInt(row.amount_fen), takenBackAt: row.taken_back_at }));
}
