import { sql } from "kysely";
import type { PolicyDocument } from "../../core/policy/policy-document.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { keptVersion, type KeptVersion, type VersionToKeep, type VersionRow, versionValues } from "./kept-version.ts";

export type StoredPolicy = KeptVersion<PolicyDocument>;

/** A region's own documents as they stand now, by the order in which they were entered. */
export async function ownPolicies(tx: Tx, region: string): Promise<readonly StoredPolicy[]> {
  const { rows } = await sql<VersionRow>`select distinct on (kept.id) kept.* from ${sql.id(SCHEMA, "policy_document")} as kept where kept.region = ${region} order by kept.id, kept.version desc`.execute(tx);
  return rows.map((row) => keptVersion<PolicyDocument>(row));
}

/** All versions of one, the latest first. */
export async function policyVersions(tx: Tx, region: string, id: string): Promise<readonly StoredPolicy[]> {
  const rows = await tx.selectFrom("policy_document").selectAll().where("region", "=", region).where("id", "=", id).orderBy("version", "desc").execute();
  return rows.map((row) => keptVersion<PolicyDocument>(row));
}

/** False when somebody else wrote this version. */
export async function insertPolicy(tx: Tx, region: string, id: string, version: VersionToKeep): Promise<boolean> {
  const made = await tx.insertInto("policy_document").values({ region, id, ...versionValues(version) }).onConflict((conflict) => conflict.columns(["region", "id", "version"]).doNothing()).returning("id").executeTakeFirst();
  return made !== undefined;
}
