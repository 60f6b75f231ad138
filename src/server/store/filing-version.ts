import { sql } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";
import { extendedAt } from "./extension.ts";
import type { Filing } from "./filing.ts";

/** A version without its content. */
export interface VersionMark {
  readonly version: number;
  readonly step: string;
  readonly round: number;
  readonly at: Date;
  /** Name of who made it. */
  readonly by: string;
}

/** Content of a version, or what differs from the one before. */
export interface StoredVersion {
  readonly version: number;
  readonly whole: boolean;
  readonly content: string;
}

export async function findVersion(tx: Tx, region: string, filingId: string, version: number): Promise<VersionMark | null> {
  const row = await tx
    .selectFrom("filing_version")
    .leftJoin("person", (join) => join.onRef("person.region", "=", "filing_version.region").onRef("person.id", "=", "filing_version.person_id"))
    .select(["filing_version.version", "step", "round", "at", "person.name"])
    .where("filing_version.region", "=", region)
    .where("filing_id", "=", filingId)
    .where("filing_version.version", "=", version)
    .executeTakeFirst();
  return row === undefined ? null : { version: row.version, step: row.step, round: row.round, at: row.at, by: row.name ?? "" };
}

/** The same with the later day that the filing had been given where it stood then. */
export async function findOpened(tx: Tx, filing: Filing, version: number): Promise<(VersionMark & { readonly extendedUntil: string | null }) | null> {
  const opened = await findVersion(tx, filing.region, filing.id, version);
  return opened === null ? null : { ...opened, extendedUntil: await extendedAt(tx, filing, opened) };
}

/**
 * What is needed to come back to the content of a version: the nearest one after it (or itself) that is whole, and the differences
 * between, newest first. Moves change no content, so a whole one is never jumped over.
 */
export async function versionsBackTo(tx: Tx, region: string, filingId: string, version: number): Promise<readonly StoredVersion[]> {
  const { rows } = await sql<StoredVersion>`
    select version, whole, content from ${sql.id(SCHEMA, "filing_version")}
    where region = ${region} and filing_id = ${filingId} and version >= ${version} and version <= coalesce(
      (select min(version) from ${sql.id(SCHEMA, "filing_version")} where region = ${region} and filing_id = ${filingId} and version >= ${version} and whole), 2147483647)
    order by version desc`.execute(tx);
  return rows;
}
