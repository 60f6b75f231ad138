import { sql } from "kysely";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import type { PassedDown } from "../../core/regional/goal-of-part.ts";
import type { SplitIndicator, SplitPart } from "../../core/regional/split.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { sm3 } from "./digest.ts";
import { keptVersion, versionValues, type KeptVersion, type VersionToKeep } from "./kept-version.ts";
import { withinReach, type Reach } from "./reach.ts";

/** A split as it was sent: the indicators of the goal with their rules, and what each body was given, as it was typed. */
export interface StoredSplit {
  /** Fen, as text. */
  readonly amountFen: string;
  readonly indicators: readonly SplitIndicator[];
  readonly parts: readonly (SplitPart & { readonly subjectId: string })[];
}

export interface KeptSplit extends KeptVersion<StoredSplit> {
  readonly goalDigest: string;
}

/** The split of a whole as it stands now. */
export async function splitOf(tx: Tx, region: string, subjectId: string, year: number): Promise<KeptSplit | null> {
  const row = await tx.selectFrom("regional_split").selectAll().where("region", "=", region).where("subject_id", "=", subjectId).where("year", "=", year).orderBy("version", "desc").limit(1).executeTakeFirst();
  return row === undefined ? null : { ...keptVersion<StoredSplit>(row), goalDigest: row.goal_digest };
}

/** False when somebody else wrote this version. */
export async function insertSplit(tx: Tx, region: string, { subjectId, year, goalDigest }: { readonly subjectId: string; readonly year: number; readonly goalDigest: string }, version: VersionToKeep): Promise<boolean> {
  const made = await tx
    .insertInto("regional_split").values({ region, subject_id: subjectId, year, goal_digest: goalDigest, ...versionValues(version) })
    .onConflict((conflict) => conflict.columns(["region", "subject_id", "year", "version"]).doNothing()).returning("version").executeTakeFirst();
  return made !== undefined;
}

export interface PartToKeep {
  readonly subjectId: string;
  /** Null where it was left out of this version. */
  readonly amountFen: bigint | null;
  readonly passed: PassedDown | null;
}

export async function insertParts(tx: Tx, region: string, of: { readonly wholeId: string; readonly year: number; readonly version: number; readonly at: Date }, parts: readonly PartToKeep[]): Promise<void> {
  if (parts.length === 0) return;
  await tx
    .insertInto("regional_part")
    .values(parts.map(({ subjectId, amountFen, passed }) => {
      const content = passed === null ? null : canonicalJson(passed);
      const digest = content === null ? null : sm3(content);
      return { region, subject_id: subjectId, year: of.year, version: of.version, whole_id: of.wholeId, amount_fen: amountFen, content, content_format: 1, digest, at: of.at };
    }))
    .execute();
}

/** What was passed down to a part, last of all; null where nothing was, or where it was taken away again. */
export async function passedDownTo(tx: Tx, region: string, subjectId: string, year: number): Promise<{ readonly version: number; readonly passed: PassedDown } | null> {
  const row = await tx.selectFrom("regional_part").select(["version", "content"]).where("region", "=", region).where("subject_id", "=", subjectId).where("year", "=", year).orderBy("version", "desc").limit(1).executeTakeFirst();
  return row === undefined || row.content === null ? null : { version: row.version, passed: JSON.parse(row.content) as PassedDown };
}

/** What was passed down to the parts of a whole by a version, by subject. */
export async function passedDownBy(tx: Tx, region: string, wholeId: string, year: number, version: number): Promise<ReadonlyMap<string, { readonly amountFen: bigint; readonly passed: PassedDown }>> {
  const rows = await tx.selectFrom("regional_part").select(["subject_id", "amount_fen", "content"]).where("region", "=", region).where("whole_id", "=", wholeId).where("year", "=", year).where("version", "=", version).execute();
  return new Map(rows.flatMap((row) => (row.content === null || row.amount_fen === null ? [] : [[row.subject_id, { amountFen: BigInt(row.amount_fen), passed: JSON.parse(row.content) as PassedDown }] as const])));
}

/** A subject that is given something in a year belongs to it: one that began later begins then. */
export async function beginNoLater(tx: Tx, region: string, ids: readonly string[], year: number): Promise<void> {
  await tx.updateTable("subject").set({ first_year: year }).where("region", "=", region).where("id", "in", [...ids]).where("first_year", ">", year).execute();
}

/** Subjects that hang under a whole, by the body that has them: a body is given one part of a whole. */
export async function partsBelow(tx: Tx, region: string, wholeId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.selectFrom("subject").select(["id", "unit_id"]).where("region", "=", region).where("parent_id", "=", wholeId).orderBy("made_at").orderBy("id").execute();
  return new Map(rows.reverse().map(({ unit_id: unit, id }) => [unit, id]));
}

export interface TransferPaymentItem {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly goalStep: string | null;
  readonly goalDigest: string | null;
  readonly splitDigest: string | null;
  readonly version: number | null;
  readonly parts: number;
}

const MOST = 300;

/** 转移支付 within reach that are no part of another, with how they were split in a year. */
export async function transferPayments(tx: Tx, region: string, reach: Reach, year: number): Promise<readonly TransferPaymentItem[]> {
  const { rows } = await sql<TransferPaymentItem>`select subject.id, subject.code, subject.name, coalesce(unit.name, '') as unit, goal.step as "goalStep", goal.frozen_digest as "goalDigest", split.goal_digest as "splitDigest", split.version,
      (select count(*)::int from ${sql.id(SCHEMA, "regional_part")} as part where part.region = subject.region and part.whole_id = subject.id and part.year = ${year} and part.version = split.version and part.content is not null) as parts
    from ${sql.id(SCHEMA, "subject")} as subject
      left join ${sql.id(SCHEMA, "org_unit")} as unit on unit.region = subject.region and unit.id = subject.unit_id
      left join ${sql.id(SCHEMA, "filing")} as goal on goal.region = subject.region and goal.subject_id = subject.id and goal.year = ${year} and goal.stage = 'goal'
      left join lateral (select version, goal_digest from ${sql.id(SCHEMA, "regional_split")} as kept where kept.region = subject.region and kept.subject_id = subject.id and kept.year = ${year} order by version desc limit 1) as split on true
    where subject.region = ${region} and subject.kind = 'transfer-payment' and subject.parent_id is null and not subject.classified and ${withinReach(sql`subject.unit_path`, sql`subject.id`, reach)}
    order by subject.name, subject.id limit ${MOST}`.execute(tx);
  return rows;
}
