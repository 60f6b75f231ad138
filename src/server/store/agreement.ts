import { sql } from "kysely";
import type { Agreement } from "../../core/agreement/agreement.ts";
import { compareTexts } from "../../core/basics/compare-texts.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { keptVersion, versionValues, type KeptVersion, type VersionRow, type VersionToKeep } from "./kept-version.ts";
import { withinReach, type Reach } from "./reach.ts";

/** 协议 as it stands now, with the subject it is on. */
export interface StoredAgreement extends KeptVersion<Agreement> {
  readonly id: string;
  readonly subjectId: string;
  readonly subjectCode: string;
  readonly subjectName: string;
  readonly unit: string;
}

interface Row extends VersionRow {
  readonly id: string;
  readonly subject_id: string;
  readonly subject_code: string;
  readonly subject_name: string;
  readonly unit: string;
}

const MOST = 500;

/** Agreements within reach, the one that ends last first. */
export async function agreements(tx: Tx, region: string, reach: Reach, id: string | null = null): Promise<readonly StoredAgreement[]> {
  const { rows } = await sql<Row>`select distinct on (kept.id) kept.*, subject.code as subject_code, subject.name as subject_name, coalesce(unit.name, '') as unit
    from ${sql.id(SCHEMA, "agreement")} as kept
      join ${sql.id(SCHEMA, "subject")} as subject on subject.region = kept.region and subject.id = kept.subject_id
      left join ${sql.id(SCHEMA, "org_unit")} as unit on unit.region = subject.region and unit.id = subject.unit_id
    where kept.region = ${region} and ${withinReach(sql`subject.unit_path`, sql`subject.id`, reach)} and ${id === null ? sql`true` : sql`kept.id = ${id}`}
    order by kept.id, kept.version desc limit ${MOST}`.execute(tx);
  const found = rows.map((row): StoredAgreement => ({ ...keptVersion<Agreement>(row), id: row.id, subjectId: row.subject_id, subjectCode: row.subject_code, subjectName: row.subject_name, unit: row.unit }));
  return found.sort((left, right) => compareTexts(right.content.until, left.content.until) || compareTexts(left.id, right.id));
}

export async function findAgreement(tx: Tx, region: string, reach: Reach, id: string): Promise<StoredAgreement | null> {
  return (await agreements(tx, region, reach, id))[0] ?? null;
}

/** False when somebody else wrote this version. */
export async function insertAgreement(tx: Tx, region: string, { id, subjectId }: { readonly id: string; readonly subjectId: string }, version: VersionToKeep): Promise<boolean> {
  const made = await tx.insertInto("agreement").values({ region, id, subject_id: subjectId, ...versionValues(version) }).onConflict((conflict) => conflict.columns(["region", "id", "version"]).doNothing()).returning("id").executeTakeFirst();
  return made !== undefined;
}

export interface TrancheProposal {
  readonly tranche: string;
  readonly amountFen: string;
  readonly agreementVersion: number;
  readonly filingId: string | null;
  /** JSON of what it rested on. */
  readonly content: string;
  readonly personId: string;
  readonly at: Date;
}

/** What was proposed of an agreement, the first first. */
export async function proposalsOf(tx: Tx, region: string, agreementId: string): Promise<readonly TrancheProposal[]> {
  return tx
    .selectFrom("tranche_proposal")
    .select(["tranche", sql<string>`amount_fen::text`.as("amountFen"), "agreement_version as agreementVersion", "filing_id as filingId", "content", "person_id as personId", "at"])
    .where("region", "=", region).where("agreement_id", "=", agreementId).orderBy("at").execute();
}

/** False when it was proposed already. */
export async function insertProposal(
  tx: Tx, region: string,
  proposal: { readonly id: string; readonly agreementId: string; readonly agreementVersion: number; readonly tranche: string; readonly subjectId: string; readonly amountFen: bigint; readonly filingId: string | null; readonly content: string; readonly digest: string; readonly personId: string; readonly postId: string; readonly role: string; readonly at: Date },
): Promise<boolean> {
  const { id, agreementId, agreementVersion, tranche, subjectId, amountFen, filingId, content, digest, personId, postId, role, at } = proposal;
  const made = await tx
    .insertInto("tranche_proposal")
    .values({ region, id, agreement_id: agreementId, agreement_version: agreementVersion, tranche, subject_id: subjectId, amount_fen: amountFen, filing_id: filingId, content, content_format: 1, digest, person_id: personId, post_id: postId, role, at })
    .onConflict((conflict) => conflict.columns(["region", "agreement_id", "tranche"]).doNothing())
    .returning("id").executeTakeFirst();
  return made !== undefined;
}
