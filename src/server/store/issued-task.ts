import { sql } from "kysely";
import type { Stage } from "../../core/form/filing-values.ts";
import type { TaskIssue } from "../../core/workflow/issued-task.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { digestOf } from "./digest.ts";

/** Of which records a task is: those of a year, a stage and a 监控期, which is 1 for stages without. */
export interface TaskKey {
  readonly year: number;
  readonly stage: Stage;
  readonly period: number;
}

export interface IssuedTask extends TaskKey, TaskIssue {
  readonly id: string;
  readonly personId: string;
  readonly postId: string;
}

export function issueDigest({ id, year, stage, period, number, packDigest, documentNo, words, personId, issuedAt }: IssuedTask): string {
  return digestOf({ id, year, stage, period, number, packDigest, documentNo, words, personId, issuedAt });
}

/** False where somebody issued it under the same number meanwhile. */
export async function insertIssuedTask(tx: Tx, region: string, task: IssuedTask): Promise<boolean> {
  const { id, year, stage, period, number, packDigest, documentNo, words, personId, postId, issuedAt } = task;
  const outcome = await tx
    .insertInto("issued_task")
    .values({ region, id, year, stage, period, number, pack_digest: packDigest, document_no: documentNo, words, person_id: personId, post_id: postId, issued_at: new Date(issuedAt) })
    .onConflict((conflict) => conflict.columns(["region", "year", "stage", "period", "number"]).doNothing())
    .executeTakeFirst();
  return outcome.numInsertedOrUpdatedRows === 1n;
}

/** Each time a task was issued, the last one first. */
export async function issuesOf(tx: Tx, region: string, { year, stage, period }: TaskKey): Promise<readonly IssuedTask[]> {
  const rows = await tx.selectFrom("issued_task").selectAll().where("region", "=", region).where("year", "=", year).where("stage", "=", stage).where("period", "=", period).orderBy("number", "desc").execute();
  return rows.map(taskOf);
}

/** The task as it stands; null where none was issued. */
export async function standingTask(tx: Tx, region: string, { year, stage, period }: TaskKey): Promise<IssuedTask | null> {
  const row = await tx.selectFrom("issued_task").selectAll().where("region", "=", region).where("year", "=", year).where("stage", "=", stage).where("period", "=", period).orderBy("number", "desc").limit(1).executeTakeFirst();
  return row === undefined ? null : taskOf(row);
}

/** Every task of a region as it stands, the last year first. */
export async function standingTasks(tx: Tx, region: string): Promise<readonly IssuedTask[]> {
  const rows = await tx.selectFrom("issued_task").selectAll().distinctOn(["year", "stage", "period"]).where("region", "=", region).orderBy("year", "desc").orderBy("stage").orderBy("period").orderBy("number", "desc").execute();
  return rows.map(taskOf);
}

/** How many records of a task were begun since each of its issues and before the next, by number; 0 for those begun before the first. */
export async function begunSince(tx: Tx, region: string, { year, stage, period }: TaskKey): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ readonly issue: number; readonly begun: number }>`
    select since.issue, count(*)::int as begun from (
      select coalesce((select max(issued.number) from ${sql.id(SCHEMA, "issued_task")} as issued
        where issued.region = filing.region and issued.year = filing.year and issued.stage = filing.stage and issued.period = filing.period and issued.issued_at <= filing.started_at), 0) as issue
      from ${sql.id(SCHEMA, "filing")} as filing where filing.region = ${region} and filing.year = ${year} and filing.stage = ${stage} and filing.period = ${period}) as since
    group by since.issue`.execute(tx);
  return new Map(rows.map(({ issue, begun }) => [issue, begun]));
}

interface Row {
  readonly id: string;
  readonly year: number;
  readonly stage: Stage;
  readonly period: number;
  readonly number: number;
  readonly pack_digest: string;
  readonly document_no: string;
  readonly words: string;
  readonly person_id: string;
  readonly post_id: string;
  readonly issued_at: Date;
}

function taskOf({ id, year, stage, period, number, pack_digest, document_no, words, person_id, post_id, issued_at }: Row): IssuedTask {
  return { id, year, stage, period, number, packDigest: pack_digest, documentNo: document_no, words, personId: person_id, postId: post_id, issuedAt: issued_at.toISOString() };
}
