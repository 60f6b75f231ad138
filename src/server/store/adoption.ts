import { canonicalJson } from "../../core/basics/canonical-json.ts";
import type { Tx } from "./db.ts";
import { sm3 } from "./digest.ts";

/** 采用: a draft definition made official in this region by a document, proposed by one person and confirmed by another. */
export interface Adoption {
  readonly region: string;
  readonly id: string;
  readonly definition: string;
  readonly digest: string;
  readonly documentNo: string;
  readonly documentDate: string;
  readonly proposedBy: string;
  readonly proposedRole: string;
  readonly proposedAt: Date;
  readonly confirmedBy: string | null;
  readonly confirmedRole: string | null;
  readonly confirmedAt: Date | null;
}

/** Packs are read once and asked about with every page. */
const digests = new WeakMap<object, string>();

/** SM3 of a definition as the packs say it now. */
export function definitionDigest(content: object): string {
  const known = digests.get(content);
  if (known !== undefined) return known;
  const plain = JSON.stringify(content, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  const digest = sm3(canonicalJson(JSON.parse(plain)));
  digests.set(content, digest);
  return digest;
}

export async function insertAdoption(tx: Tx, adoption: Adoption): Promise<void> {
  await tx
    .insertInto("adoption")
    .values({
      region: adoption.region, id: adoption.id, definition: adoption.definition, definition_digest: adoption.digest, document_no: adoption.documentNo,
      document_date: adoption.documentDate, proposed_by: adoption.proposedBy, proposed_role: adoption.proposedRole, proposed_at: adoption.proposedAt,
      confirmed_by: null, confirmed_role: null, confirmed_at: null,
    })
    .execute();
}

/** Oldest first. */
export async function allAdoptions(tx: Tx, region: string): Promise<readonly Adoption[]> {
  const rows = await tx.selectFrom("adoption").selectAll().where("region", "=", region).orderBy("proposed_at").orderBy("id").execute();
  return rows.map(adoptionOf);
}

/** Those that hold, with the digests they were adopted under. */
export async function confirmedAdoptions(tx: Tx, region: string): Promise<readonly Adoption[]> {
  return (await allAdoptions(tx, region)).filter(({ confirmedAt }) => confirmedAt !== null);
}

/** Held until the transaction ends, so that two people do not confirm at once. */
export async function lockAdoption(tx: Tx, region: string, id: string): Promise<Adoption | null> {
  const row = await tx.selectFrom("adoption").selectAll().where("region", "=", region).where("id", "=", id).forUpdate().executeTakeFirst();
  return row === undefined ? null : adoptionOf(row);
}

export async function markConfirmed(tx: Tx, region: string, id: string, by: { readonly personId: string; readonly role: string; readonly at: Date }): Promise<void> {
  await tx
    .updateTable("adoption")
    .set({ confirmed_by: by.personId, confirmed_role: by.role, confirmed_at: by.at })
    .where("region", "=", region)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

interface Row {
  readonly region: string;
  readonly id: string;
  readonly definition: string;
  readonly definition_digest: string;
  readonly document_no: string;
  readonly document_date: string;
  readonly proposed_by: string;
  readonly proposed_role: string;
  readonly proposed_at: Date;
  readonly confirmed_by: string | null;
  readonly confirmed_role: string | null;
  readonly confirmed_at: Date | null;
}

function adoptionOf(row: Row): Adoption {
  return {
    region: row.region, id: row.id, definition: row.definition, digest: row.definition_digest, documentNo: row.document_no, documentDate: row.document_date,
    proposedBy: row.proposed_by, proposedRole: row.proposed_role, proposedAt: row.proposed_at, confirmedBy: row.confirmed_by, confirmedRole: row.confirmed_role, confirmedAt: row.confirmed_at,
  };
}
