import type { Role } from "../../core/access/role.ts";
import type { FilingHead, FilingValues, Stage } from "../../core/form/filing-values.ts";
import type { ScoreBy } from "../../core/form/line-scores.ts";
import type { SearchedName } from "../../core/form/name-grams.ts";
import type { Handler, HeldState } from "../../core/workflow/filing-state.ts";
import type { Taken } from "../../core/workflow/workflow.ts";
import type { Tx } from "./db.ts";
import { handlersOf } from "./handler.ts";

/** The form of the JSON text of contents that is written now; rows keep the form they were written in. */
export const FILING_FORMAT = 1;

/** 填报: one form filled for one subject, year and stage, with everything but its history. */
export interface Filing {
  readonly region: string;
  readonly id: string;
  readonly subjectId: string;
  /** 绩效对象类别, as it was when the filing was begun. */
  readonly subjectKind: string;
  readonly stage: Stage;
  readonly year: number;
  /** 监控期 by its number; 1 for what is filled once a year. */
  readonly period: number;
  readonly form: string;
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly packDigest: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly departmentId: string;
  readonly name: string;
  readonly unitName: string;
  readonly departmentName: string;
  readonly amountFen: bigint | null;
  readonly step: string;
  readonly holder: Role | null;
  readonly round: number;
  readonly version: number;
  readonly stepSince: Date;
  readonly content: string;
  readonly contentDigest: string;
  readonly scoreMillionths: bigint | null;
  readonly scoreBy: ScoreBy | null;
  readonly grade: string | null;
  readonly approvalId: string | null;
  readonly frozenDigest: string | null;
  /** Steps that were taken and, as `save`, everybody who typed into it; oldest first. */
  readonly taken: readonly Taken[];
  /** 转办: who has it alone at its present step; null, as left out, where anybody of the role may act. */
  readonly handler?: Handler | null;
  /** 延期: the last day of its present step, where it was given a later one; null, as left out, where it was not. */
  readonly extendedUntil?: string | null;
  readonly startedAt: Date;
  readonly changedAt: Date;
}

/** The address of a filing: year and stage stand in it, and an id of another year or stage is no filing there. */
export interface FilingKey {
  readonly year: number;
  readonly stage: Stage;
  readonly id: string;
}

/** What stands over the form. */
export function headOf({ stage, year, name, departmentName, unitName }: Filing): FilingHead {
  return { stage, year, name, department: departmentName, unit: unitName };
}

/** The content as it was written; there is one format so far. */
export function valuesOf({ content }: { readonly content: string }): FilingValues {
  return JSON.parse(content) as FilingValues;
}

/** What the workflow decides on; whether a reviewer is assigned is asked apart, by those who take a step. */
export function stateOf({ subjectId, unitPath, unitId, departmentId, year, amountFen, step, round, taken, handler = null, extendedUntil = null }: Filing): HeldState {
  return { subjectId, unitPath, unitId, departmentId, year, amountFen, step, round, taken, handler, extendedUntil };
}

/** The same as it was when its page was opened: who has it now has it at its present step alone. */
export function stateWhen(filing: Filing, opened: { readonly step: string; readonly round: number; readonly extendedUntil?: string | null } | null): HeldState {
  const state = stateOf(filing);
  if (opened === null || (opened.step === state.step && opened.round === state.round)) return state;
  return { ...state, step: opened.step, round: opened.round, handler: null, extendedUntil: opened.extendedUntil ?? null };
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof allOf>["executeTakeFirst"]>>>;

function allOf(tx: Tx) {
  return tx.selectFrom("filing").selectAll("filing");
}

function filings(tx: Tx, region: string, { year, stage, id }: FilingKey) {
  return allOf(tx).where("filing.region", "=", region).where("filing.id", "=", id).where("filing.year", "=", year).where("filing.stage", "=", stage);
}

/** Rows with whoever has them alone. That few are in one hand is why nobody is looked for in the statement itself: it would take twice as long to set about. */
async function filingsOf(tx: Tx, region: string, rows: readonly Row[]): Promise<Filing[]> {
  const handlers = await handlersOf(tx, region, rows.filter(({ handler_post }) => handler_post !== null).map(({ id }) => id));
  return rows.map((row) => filingOf(row, handlers.get(row.id) ?? null));
}

async function firstOf(tx: Tx, region: string, row: Row | undefined): Promise<Filing | null> {
  return row === undefined ? null : (await filingsOf(tx, region, [row]))[0]!;
}

function filingOf(row: Row, handler: Handler | null): Filing {
  return {
    region: row.region, id: row.id, subjectId: row.subject_id, subjectKind: row.subject_kind, stage: row.stage, year: row.year, period: row.period, form: row.form, workflow: row.workflow, workflowVersion: row.workflow_version,
    packDigest: row.pack_digest, unitId: row.unit_id, unitPath: row.unit_path, departmentId: row.department_id, name: row.name, unitName: row.unit_name,
    departmentName: row.department_name, amountFen: row.amount_fen === null ? null : BigInt(row.amount_fen), step: row.step, holder: row.holder, round: row.round,
    version: row.version, stepSince: row.step_since, content: row.content, contentDigest: row.content_digest,
    scoreMillionths: row.score_millionths === null ? null : BigInt(row.score_millionths), scoreBy: row.score_by, grade: row.grade,
    approvalId: row.approval_id, frozenDigest: row.frozen_digest, taken: JSON.parse(row.taken) as Taken[], handler, extendedUntil: row.extended_until, startedAt: row.started_at, changedAt: row.changed_at,
  };
}

export async function findFiling(tx: Tx, region: string, key: FilingKey): Promise<Filing | null> {
  return firstOf(tx, region, await filings(tx, region, key).executeTakeFirst());
}

/** The filing of a subject's year and stage, where it is filled once a year. */
export async function filingOfSubject(tx: Tx, region: string, subjectId: string, year: number, stage: Exclude<Stage, "monitoring">): Promise<Filing | null> {
  const row = await allOf(tx)
    .where("region", "=", region)
    .where("subject_id", "=", subjectId)
    .where("year", "=", year)
    .where("stage", "=", stage)
    .executeTakeFirst();
  return firstOf(tx, region, row);
}

/** Goals and self-evaluations of a year, of as many subjects. */
export async function yearOfSubjects(tx: Tx, region: string, subjectIds: readonly string[], year: number): Promise<readonly Filing[]> {
  if (subjectIds.length === 0) return [];
  const rows = await allOf(tx).where("region", "=", region).where("year", "=", year).where("stage", "in", ["goal", "self-evaluation"]).where("subject_id", "in", [...subjectIds]).execute();
  return filingsOf(tx, region, rows);
}

/** Filings of a subject that stand beside one of a year: the goal of the same year, monitoring of it so far, its self-evaluation, and all of the year before. */
export async function filingsBeside(tx: Tx, region: string, subjectId: string, year: number): Promise<readonly Filing[]> {
  const rows = await allOf(tx)
    .where("region", "=", region)
    .where("subject_id", "=", subjectId)
    .where((where) => where.or([where("year", "=", year - 1), where.and([where("year", "=", year), where("stage", "in", ["goal", "monitoring", "self-evaluation"])])]))
    .execute();
  return filingsOf(tx, region, rows);
}

/** The same, held until the transaction ends: of two writers the second sees what the first did. */
export async function lockFiling(tx: Tx, region: string, key: FilingKey): Promise<Filing | null> {
  return firstOf(tx, region, await filings(tx, region, key).forUpdate().executeTakeFirst());
}

/** Several, held in the order of their ids, so that of two who hold some of the same neither waits for the other for ever. */
export async function lockFilings(tx: Tx, region: string, year: number, stage: Stage, ids: readonly string[]): Promise<readonly Filing[]> {
  const rows = await allOf(tx).where("region", "=", region).where("year", "=", year).where("stage", "=", stage).where("id", "in", [...ids]).orderBy("id").forUpdate().execute();
  return filingsOf(tx, region, rows);
}

/** Those of the subjects to which a post of a third-party reviewer is assigned. */
export async function reviewedSubjects(tx: Tx, region: string, subjectIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (subjectIds.length === 0) return new Set();
  const rows = await assignedReviewers(tx, region).select("assignment.subject_id").where("assignment.subject_id", "in", [...subjectIds]).execute();
  return new Set(rows.map((row) => row.subject_id));
}

/** Whether a post of a third-party reviewer is assigned to the subject. */
export async function reviewerIsAssigned(tx: Tx, region: string, subjectId: string): Promise<boolean> {
  const row = await assignedReviewers(tx, region).select("post.id").where("assignment.subject_id", "=", subjectId).executeTakeFirst();
  return row !== undefined;
}

function assignedReviewers(tx: Tx, region: string) {
  return tx
    .selectFrom("assignment")
    .innerJoin("post", (join) => join.onRef("post.region", "=", "assignment.region").onRef("post.id", "=", "assignment.post_id"))
    .where("assignment.region", "=", region)
    .where("assignment.ended_at", "is", null)
    .where("post.role", "=", "third-party-reviewer");
}

/** Adds a filing with its first version and the pieces of its name; false when the subject's year, stage and period has one already. */
export async function insertFiling(tx: Tx, filing: Filing, by: { readonly personId: string; readonly postId: string }, searched: SearchedName): Promise<boolean> {
  const outcome = await tx
    .insertInto("filing")
    .values({
      region: filing.region, id: filing.id, subject_id: filing.subjectId, subject_kind: filing.subjectKind, stage: filing.stage, year: filing.year, period: filing.period, form: filing.form, workflow: filing.workflow,
      workflow_version: filing.workflowVersion, pack_digest: filing.packDigest, unit_id: filing.unitId, unit_path: filing.unitPath, department_id: filing.departmentId,
      name: filing.name, plain_name: searched.plain, unit_name: filing.unitName, department_name: filing.departmentName, amount_fen: filing.amountFen, step: filing.step, holder: filing.holder,
      round: filing.round, version: filing.version, step_since: filing.stepSince, content: filing.content, content_format: FILING_FORMAT, content_digest: filing.contentDigest,
      score_millionths: filing.scoreMillionths, score_by: filing.scoreBy, grade: filing.grade, approval_id: null, frozen_digest: null, taken: JSON.stringify(filing.taken), came_back: false,
      started_at: filing.startedAt, changed_at: filing.changedAt,
    })
    .onConflict((conflict) => conflict.columns(["region", "subject_id", "year", "stage", "period"]).doNothing())
    .executeTakeFirst();
  if (outcome.numInsertedOrUpdatedRows !== 1n) return false;
  const { region, id, year, stage, subjectId, unitPath } = filing;
  const { grams } = searched;
  if (grams.length > 0) {
    await tx
      .insertInto("filing_gram")
      .values(grams.map((gram) => ({ region, year, stage, gram, filing_id: id, subject_id: subjectId, unit_path: unitPath })))
      .execute();
  }
  await tx
    .insertInto("filing_version")
    .values({
      region, filing_id: id, version: filing.version, whole: true, content: filing.content, content_format: FILING_FORMAT, content_digest: filing.contentDigest,
      step: filing.step, round: filing.round, person_id: by.personId, post_id: by.postId, at: filing.startedAt,
    })
    .execute();
  return true;
}
