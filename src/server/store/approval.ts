import { sql } from "kysely";
import type { ListShape } from "../../core/disclosure/book-list.ts";
import type { ApprovedGoal } from "../../core/disclosure/letter-contents.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import { SCHEMA, type Tx } from "./db.ts";

/** The form of the JSON text of letters that is written now. */
export const LETTER_FORMAT = 1;

export interface Approval {
  readonly region: string;
  readonly id: string;
  readonly year: number;
  readonly departmentId: string;
  readonly departmentPath: string;
  readonly documentNo: string;
  readonly issuedOn: string;
  readonly personId: string;
  readonly postId: string;
  readonly at: Date;
  readonly content: string;
  readonly digest: string;
  readonly sealHead: string;
}

/** What the letter says, as it is stored; amounts in fen as text. */
export interface ApprovalLetter {
  readonly city: string;
  readonly demo: boolean;
  readonly year: number;
  readonly departmentId: string;
  readonly department: string;
  /** The body that approves. */
  readonly issuer: string;
  readonly documentNo: string;
  readonly issuedOn: string;
  readonly goals: readonly ApprovedGoal[];
  /** 批复附表 of each book, with its columns as they were; left out in letters that were issued before packs said them. */
  readonly lists?: readonly (ListShape & { readonly book: string })[];
  /** Titles of those of them that were drafts; the letter prints 草案. Left out where none was. */
  readonly drafts?: readonly Bilingual[];
  /** Head of the sealed log when it was issued; null before the first seal. */
  readonly sealHead: string | null;
}

/** False when the document number was used before. */
export async function insertApproval(tx: Tx, approval: Approval): Promise<boolean> {
  const outcome = await tx
    .insertInto("approval")
    .values({
      region: approval.region, id: approval.id, year: approval.year, department_id: approval.departmentId, department_path: approval.departmentPath,
      document_no: approval.documentNo, issued_on: approval.issuedOn, person_id: approval.personId, post_id: approval.postId, at: approval.at,
      content: approval.content, content_format: LETTER_FORMAT, digest: approval.digest, seal_head: approval.sealHead,
    })
    .onConflict((conflict) => conflict.columns(["region", "document_no"]).doNothing())
    .executeTakeFirst();
  return outcome.numInsertedOrUpdatedRows === 1n;
}

export async function insertApprovalItems(tx: Tx, region: string, approvalId: string, items: readonly { readonly filingId: string; readonly frozenDigest: string }[]): Promise<void> {
  await tx
    .insertInto("approval_item")
    .values(items.map(({ filingId, frozenDigest }) => ({ region, approval_id: approvalId, filing_id: filingId, frozen_digest: frozenDigest })))
    .execute();
}

export async function approvalById(tx: Tx, region: string, year: number, id: string): Promise<Approval | null> {
  const row = await tx.selectFrom("approval").selectAll().where("region", "=", region).where("year", "=", year).where("id", "=", id).executeTakeFirst();
  return row === undefined
    ? null
    : {
        region, id: row.id, year: row.year, departmentId: row.department_id, departmentPath: row.department_path, documentNo: row.document_no, issuedOn: row.issued_on,
        personId: row.person_id, postId: row.post_id, at: row.at, content: row.content, digest: row.digest, sealHead: row.seal_head,
      };
}

/** The filings of a letter that are seen, each with the moment its approval was taken back; null where it stands. A unit sees its own goals and not those of others. */
export async function approvedFilings(tx: Tx, { region, id, at }: Approval): Promise<ReadonlyMap<string, Date | null>> {
  const { rows } = await sql<{ readonly id: string; readonly reversedAt: Date | null }>`
    select item.filing_id as id, case when ${STANDS} then null else (select min(back.at) from ${sql.id(SCHEMA, "transition")} as back
        where back.region = item.region and back.filing_id = item.filing_id and back.action in ('reverse', 'reopen') and back.at >= ${at}) end as "reversedAt"
    from ${sql.id(SCHEMA, "approval_item")} as item join ${sql.id(SCHEMA, "filing")} as filing on filing.region = item.region and filing.id = item.filing_id
    where item.region = ${region} and item.approval_id = ${id}`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.reversedAt]));
}

/** Whether the goal of an item still stands on the letter: 反审核 and 重新开放 take it off, and the letter stays as it was issued. */
const STANDS = sql<boolean>`filing.approval_id is not distinct from item.approval_id`;

/** A letter as lists show it. */
export interface ListedApproval {
  readonly id: string;
  readonly departmentId: string;
  readonly department: string;
  readonly documentNo: string;
  readonly issuedOn: string;
  readonly digest: string;
  /** Goals of it that are seen and stand, and their money. */
  readonly filings: number;
  /** Goals of it that are seen and were taken back since. */
  readonly reversed: number;
  readonly amountFen: string | null;
}

/** The letters of a year, newest first. */
export async function listApprovals(tx: Tx, region: string, year: number, limit: number): Promise<readonly ListedApproval[]> {
  const { rows } = await sql<ListedApproval>`
    select approval.id, approval.department_id as "departmentId", coalesce(unit.name, '') as department, approval.document_no as "documentNo",
      approval.issued_on as "issuedOn", approval.digest, goals.filings, goals.reversed, goals."amountFen"
    from ${sql.id(SCHEMA, "approval")} as approval
      left join ${sql.id(SCHEMA, "org_unit")} as unit on unit.region = approval.region and unit.id = approval.department_id
      cross join lateral (
        select (count(*) filter (where ${STANDS}))::int as filings, (count(*) filter (where not ${STANDS}))::int as reversed, case when count(*) filter (where ${STANDS}) = 0 then '0' else (sum(filing.amount_fen) filter (where ${STANDS}))::text end as "amountFen" from ${sql.id(SCHEMA, "approval_item")} as item
          join ${sql.id(SCHEMA, "filing")} as filing on filing.region = item.region and filing.id = item.filing_id
        where item.region = approval.region and item.approval_id = approval.id) as goals
    where approval.region = ${region} and approval.year = ${year}
    order by approval.issued_on desc, approval.id desc limit ${limit}`.execute(tx);
  return rows;
}
