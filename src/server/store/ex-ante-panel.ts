import { sql } from "kysely";
import type { Belonging } from "../../core/ex-ante/avoidance.ts";
import type { SheetRatings } from "../../core/ex-ante/score-sheet.ts";
import type { Conclusion } from "../../core/ex-ante/scheme.ts";
import { SCHEMA, type Tx } from "./db.ts";

/** An expert who was asked in a round, with their sheet. */
export interface StoredExpert {
  readonly id: string;
  readonly applicationId: string;
  readonly unitPath: string;
  readonly round: number;
  readonly personId: string;
  readonly postId: string;
  readonly assignedBy: string;
  readonly assignedAt: Date;
  readonly releasedAt: Date | null;
  readonly interest: string | null;
  readonly declaredAt: Date | null;
  readonly ratings: SheetRatings;
  readonly opinion: string;
  readonly contentDigest: string;
  readonly saved: number;
  readonly savedAt: Date | null;
  readonly submittedAt: Date | null;
}

const FORMAT = 1;

function experts(tx: Tx, region: string, applicationId: string) {
  return tx.selectFrom("ex_ante_expert").selectAll().where("region", "=", region).where("application_id", "=", applicationId);
}

function expertOf(row: Awaited<ReturnType<ReturnType<typeof experts>["executeTakeFirstOrThrow"]>>): StoredExpert {
  const { ratings, opinion } = JSON.parse(row.content) as { ratings: SheetRatings; opinion: string };
  return {
    id: row.id, applicationId: row.application_id, unitPath: row.unit_path, round: row.round, personId: row.person_id, postId: row.post_id, assignedBy: row.assigned_by, assignedAt: row.assigned_at, releasedAt: row.released_at,
    interest: row.interest, declaredAt: row.declared_at, ratings, opinion, contentDigest: row.content_digest, saved: row.saved, savedAt: row.saved_at, submittedAt: row.submitted_at,
  };
}

/** Those who were asked and not released, in the order they were asked; every round. */
export async function expertsOf(tx: Tx, region: string, applicationId: string): Promise<readonly StoredExpert[]> {
  return (await experts(tx, region, applicationId).where("released_at", "is", null).orderBy("assigned_at").orderBy("id").execute()).map(expertOf);
}

/** The same, held: no sheet changes while somebody concludes. */
export async function lockExperts(tx: Tx, region: string, applicationId: string): Promise<readonly StoredExpert[]> {
  return (await experts(tx, region, applicationId).where("released_at", "is", null).orderBy("assigned_at").orderBy("id").forUpdate().execute()).map(expertOf);
}

/** One person's of a round, held. */
export async function lockOwnSheet(tx: Tx, region: string, applicationId: string, round: number, personId: string): Promise<StoredExpert | null> {
  const row = await experts(tx, region, applicationId).where("round", "=", round).where("person_id", "=", personId).where("released_at", "is", null).forUpdate().executeTakeFirst();
  return row === undefined ? null : expertOf(row);
}

export async function insertExpert(tx: Tx, region: string, one: StoredExpert): Promise<void> {
  await tx
    .insertInto("ex_ante_expert")
    .values({
      region, id: one.id, application_id: one.applicationId, unit_path: one.unitPath, round: one.round, person_id: one.personId, post_id: one.postId, assigned_by: one.assignedBy, assigned_at: one.assignedAt, released_at: null,
      ...changing(one), submitted_at: null,
    })
    .execute();
}

export async function putExpert(tx: Tx, region: string, one: StoredExpert): Promise<void> {
  await tx.updateTable("ex_ante_expert").set({ ...changing(one), submitted_at: one.submittedAt }).where("region", "=", region).where("id", "=", one.id).execute();
}

function changing(one: StoredExpert) {
  return {
    interest: one.interest, declared_at: one.declaredAt, content: JSON.stringify({ ratings: one.ratings, opinion: one.opinion }), content_format: FORMAT, content_digest: one.contentDigest, saved: one.saved, saved_at: one.savedAt,
  };
}

export async function releaseExpert(tx: Tx, region: string, id: string, at: Date): Promise<void> {
  await tx.updateTable("ex_ante_expert").set({ released_at: at }).where("region", "=", region).where("id", "=", id).execute();
}

/** Somebody who may be asked: a living post of the role that scores. */
export interface Candidate {
  readonly postId: string;
  readonly personId: string;
  readonly name: string;
  readonly unit: string;
}

export async function candidates(tx: Tx, region: string, roles: readonly string[], day: string, limit: number): Promise<readonly Candidate[]> {
  const { rows } = await sql<Candidate>`select post.id as "postId", person.id as "personId", person.name, org_unit.name as unit
    from ${sql.id(SCHEMA, "post")} as post
      join ${sql.id(SCHEMA, "person")} as person on person.region = post.region and person.id = post.person_id
      join ${sql.id(SCHEMA, "org_unit")} as org_unit on org_unit.region = post.region and org_unit.id = post.unit_id
    where post.region = ${region} and person.ended_at is null and post.role = any(${[...roles]}::text[]) and post.valid_from <= ${day}::date and (post.valid_to is null or post.valid_to > ${day}::date)
    order by person.name, post.id limit ${sql.lit(limit)}`.execute(tx);
  return rows;
}

/** Bodies that people belong to, and those they have left with the day; by person. */
export async function belongingsOf(tx: Tx, region: string, personIds: readonly string[], day: string): Promise<ReadonlyMap<string, readonly Belonging[]>> {
  const found = new Map<string, Belonging[]>(personIds.map((id) => [id, []]));
  if (personIds.length === 0) return found;
  const { rows } = await sql<Belonging & { readonly personId: string }>`select post.person_id as "personId", post.unit_id as "unitId", org_unit.department_id as "departmentId",
      case when post.valid_to is not null and post.valid_to <= ${day}::date then post.valid_to::text end as until
    from ${sql.id(SCHEMA, "post")} as post join ${sql.id(SCHEMA, "org_unit")} as org_unit on org_unit.region = post.region and org_unit.id = post.unit_id
    where post.region = ${region} and post.person_id = any(${[...personIds]}::uuid[])`.execute(tx);
  for (const { personId, ...belonging } of rows) found.get(personId)?.push(belonging);
  return found;
}

/** 评估结论 of one round. */
export interface StoredConclusion {
  readonly round: number;
  readonly conclusion: Conclusion;
  readonly proposed: Conclusion;
  readonly capFen: bigint | null;
  readonly experts: number;
  readonly mean: string;
  readonly spread: string;
  /** Of each aspect, in the order of the scheme. */
  readonly aspectMeans: readonly string[];
  readonly reason: string;
  readonly panelNote: string;
  readonly personId: string;
  readonly postId: string;
  readonly at: Date;
}

export async function insertConclusion(tx: Tx, region: string, applicationId: string, one: StoredConclusion): Promise<void> {
  await tx
    .insertInto("ex_ante_conclusion")
    .values({
      region, application_id: applicationId, round: one.round, conclusion: one.conclusion, proposed: one.proposed, cap_fen: one.capFen, experts: one.experts, mean: one.mean, spread: one.spread, aspect_means: JSON.stringify(one.aspectMeans), reason: one.reason,
      panel_note: one.panelNote, person_id: one.personId, post_id: one.postId, at: one.at,
    })
    .execute();
}

/** Of every round, the newest first. */
export async function conclusionsOf(tx: Tx, region: string, applicationId: string): Promise<readonly StoredConclusion[]> {
  const rows = await tx.selectFrom("ex_ante_conclusion").selectAll().where("region", "=", region).where("application_id", "=", applicationId).orderBy("round", "desc").execute();
  return rows.map((row) => ({
    round: row.round, conclusion: row.conclusion, proposed: row.proposed, capFen: row.cap_fen === null ? null : BigInt(row.cap_fen), experts: row.experts, mean: row.mean, spread: row.spread, aspectMeans: JSON.parse(row.aspect_means) as string[], reason: row.reason,
    panelNote: row.panel_note, personId: row.person_id, postId: row.post_id, at: row.at,
  }));
}
