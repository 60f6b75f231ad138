import { sql } from "kysely";
import type { ExAnteHand, ExAnteStanding, ExAnteState } from "../../core/ex-ante/procedure.ts";
import type { Conclusion, ExAnteLevel } from "../../core/ex-ante/scheme.ts";
import type { Tx } from "./db.ts";
import { withinReach, type Reach } from "./reach.ts";

/** 事前评估申请 as it is stored. */
export interface ExAnteApplication {
  readonly region: string;
  readonly id: string;
  readonly subjectId: string;
  readonly year: number;
  readonly scheme: string;
  readonly packDigest: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly departmentId: string;
  readonly code: string;
  readonly name: string;
  readonly unitName: string;
  readonly departmentName: string;
  readonly level: ExAnteLevel;
  readonly state: ExAnteState;
  readonly stateSince: Date;
  readonly round: number;
  readonly version: number;
  readonly amountFen: bigint | null;
  readonly texts: Readonly<Record<string, string>>;
  readonly contentDigest: string;
  readonly hands: readonly ExAnteHand[];
  readonly conclusion: Conclusion | null;
  readonly capFen: bigint | null;
  readonly grantedFen: bigint | null;
  readonly startedAt: Date;
  readonly changedAt: Date;
}

export interface ExAnteKey {
  readonly year: number;
  readonly id: string;
}

const FORMAT = 1;
const text = (fen: string | null): bigint | null => (fen === null ? null : BigInt(fen));

function applications(tx: Tx, region: string) {
  return tx.selectFrom("ex_ante").selectAll().where("region", "=", region);
}

function applicationOf(row: Awaited<ReturnType<ReturnType<typeof applications>["executeTakeFirstOrThrow"]>>): ExAnteApplication {
  return {
    region: row.region, id: row.id, subjectId: row.subject_id, year: row.year, scheme: row.scheme, packDigest: row.pack_digest, unitId: row.unit_id, unitPath: row.unit_path, departmentId: row.department_id,
    code: row.code, name: row.name, unitName: row.unit_name, departmentName: row.department_name, level: row.level, state: row.state, stateSince: row.state_since, round: row.round, version: row.version,
    amountFen: text(row.amount_fen), texts: JSON.parse(row.content) as Record<string, string>, contentDigest: row.content_digest, hands: JSON.parse(row.hands) as ExAnteHand[],
    conclusion: row.conclusion, capFen: text(row.cap_fen), grantedFen: text(row.granted_fen), startedAt: row.started_at, changedAt: row.changed_at,
  };
}

export async function findApplication(tx: Tx, region: string, { year, id }: ExAnteKey): Promise<ExAnteApplication | null> {
  const row = await applications(tx, region).where("year", "=", year).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : applicationOf(row);
}

/** Held until the write is done: of two who act at once one is first, and the other sees what was done. */
export async function lockApplication(tx: Tx, region: string, { year, id }: ExAnteKey): Promise<ExAnteApplication | null> {
  const row = await applications(tx, region).where("year", "=", year).where("id", "=", id).forUpdate().executeTakeFirst();
  return row === undefined ? null : applicationOf(row);
}

/** The one of a subject in a budget year. */
export async function applicationOfSubject(tx: Tx, region: string, subjectId: string, year: number): Promise<ExAnteApplication | null> {
  const row = await applications(tx, region).where("year", "=", year).where("subject_id", "=", subjectId).executeTakeFirst();
  return row === undefined ? null : applicationOf(row);
}

/** Those of several subjects, by their ids. */
export async function applicationsOfSubjects(tx: Tx, region: string, subjectIds: readonly string[], year: number): Promise<ReadonlyMap<string, ExAnteApplication>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await applications(tx, region).where("year", "=", year).where("subject_id", "in", [...subjectIds]).execute();
  return new Map(rows.map((row) => [row.subject_id, applicationOf(row)]));
}

/** False where the subject has one in that year already, also one that is not seen. */
export async function insertApplication(tx: Tx, one: ExAnteApplication): Promise<boolean> {
  const outcome = await tx
    .insertInto("ex_ante")
    .values({
      region: one.region, id: one.id, subject_id: one.subjectId, year: one.year, scheme: one.scheme, pack_digest: one.packDigest, unit_id: one.unitId, unit_path: one.unitPath, department_id: one.departmentId,
      code: one.code, name: one.name, unit_name: one.unitName, department_name: one.departmentName, started_at: one.startedAt, ...changing(one),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return outcome.numInsertedOrUpdatedRows === 1n;
}

/** Writes what changes of an application that is held. */
export async function putApplication(tx: Tx, one: ExAnteApplication): Promise<void> {
  await tx.updateTable("ex_ante").set(changing(one)).where("region", "=", one.region).where("id", "=", one.id).execute();
}

function changing(one: ExAnteApplication) {
  return {
    level: one.level, state: one.state, state_since: one.stateSince, round: one.round, version: one.version, amount_fen: one.amountFen, content: JSON.stringify(one.texts), content_format: FORMAT,
    content_digest: one.contentDigest, hands: JSON.stringify(one.hands), conclusion: one.conclusion, cap_fen: one.capFen, granted_fen: one.grantedFen, changed_at: one.changedAt,
  };
}

/** Applications of a year within reach, or that a person is to judge; what changed last comes first. */
export async function listApplications(tx: Tx, region: string, reach: Reach, personId: string, year: number, limit: number): Promise<readonly ExAnteApplication[]> {
  const asked = sql<boolean>`exists (select 1 from hengji.ex_ante_expert as expert where expert.region = ex_ante.region and expert.application_id = ex_ante.id and expert.person_id = ${personId} and expert.released_at is null)`;
  const rows = await applications(tx, region)
    .where("year", "=", year)
    .where(sql<boolean>`(${withinReach(sql`unit_path`, sql`subject_id`, { ...reach, assigned: [] })} or ${asked})`)
    .orderBy("changed_at", "desc").orderBy("id").limit(limit).execute();
  return rows.map(applicationOf);
}

/** What decides who may do what with it; `scored` are those who handed in a sheet, round by round. */
export function standingOf(one: ExAnteApplication, scored: readonly { readonly personId: string; readonly round: number; readonly submittedAt: Date | null }[]): ExAnteStanding {
  const sheets = scored.filter(({ submittedAt }) => submittedAt !== null).map(({ personId, round }): ExAnteHand => ({ personId, act: "score", round }));
  return { state: one.state, level: one.level, round: one.round, unitId: one.unitId, unsupported: one.conclusion === "reject", hands: [...one.hands, ...sheets] };
}
