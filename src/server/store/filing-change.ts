import { sql, type RawBuilder } from "kysely";
import type { Role } from "../../core/access/role.ts";
import type { ScoreBy } from "../../core/form/line-scores.ts";
import type { PassedOver } from "../../core/workflow/next-steps.ts";
import type { Action, Taken } from "../../core/workflow/workflow.ts";
import { cameBack } from "./came-back.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { FILING_FORMAT, type Filing } from "./filing.ts";

/** Who changes a filing, and when. */
export interface By {
  readonly personId: string;
  readonly postId: string;
  readonly role: Role;
  readonly at: Date;
}

export interface SavedContent {
  readonly content: string;
  readonly contentDigest: string;
  /** JSON text of what differs from the version before. */
  readonly difference: string;
  readonly amountFen: bigint | null;
  readonly scoreMillionths: bigint | null;
  readonly scoreBy: ScoreBy | null;
  readonly grade: string | null;
  /** With whoever typed. */
  readonly taken: readonly Taken[];
}

/** Writes new content as the next version, and takes the writer's draft away; sent ahead (`pipelined.ts`). The filing is one that `lockFiling` gave. */
export async function saveFiling(tx: Tx, { region, id, step, round, version }: Filing, saved: SavedContent, by: By): Promise<number> {
  const next = version + 1;
  await sql`/* ahead */ with changed as (
      update ${sql.id(SCHEMA, "filing")} set content = ${saved.content}, content_format = ${FILING_FORMAT}, content_digest = ${saved.contentDigest}, version = ${next},
        amount_fen = ${saved.amountFen}, score_millionths = ${saved.scoreMillionths}, score_by = ${saved.scoreBy}, grade = ${saved.grade}, changed_at = ${by.at},
        taken = ${JSON.stringify(saved.taken)}
      where region = ${region} and id = ${id}
    ), settled as (
      delete from ${sql.id(SCHEMA, "filing_draft")} where region = ${region} and filing_id = ${id} and person_id = ${by.personId}
    )
    insert into ${sql.id(SCHEMA, "filing_version")} (region, filing_id, version, whole, content, content_format, content_digest, step, round, person_id, post_id, at)
    values (${region}, ${id}, ${next}, false, ${saved.difference}, ${FILING_FORMAT}, ${saved.contentDigest}, ${step}, ${round}, ${by.personId}, ${by.postId}, ${by.at})`.execute(tx);
  return next;
}

/** A step that is taken, as the workflow decided it. */
export interface Move extends By {
  readonly transitionId: string;
  readonly action: Action;
  readonly to: { readonly id: string; readonly role: Role | null };
  readonly round: number;
  readonly opinion: string;
  /** With this step. */
  readonly taken: readonly Taken[];
  readonly passedOver: readonly PassedOver[];
  /** A step that is taken back gives back since when the filing had been there before, and whether it had been returned there. */
  readonly before?: { readonly since: Date; readonly cameBack: boolean };
  /** 反审核 and 重新开放 take away what froze it, and the letter that it stood on. */
  readonly thaws?: true;
  /** 移到环节: what it runs on from here. */
  readonly workflow?: { readonly id: string; readonly version: number };
}

/** What stands by a filing that has come to its end. */
export interface Frozen {
  readonly digest: string;
  readonly approvalId: string | null;
}

/**
 * Moves a filing and writes its content whole, as the next hands find it; sent ahead (`pipelined.ts`). `frozen` where it comes to its end: a goal with its letter (批复),
 * a self-evaluation with its grade (定级). The filing is one that `lockFiling` gave.
 */
export async function moveFiling(tx: Tx, filing: Filing, move: Move, frozen: Frozen | null = null): Promise<number> {
  const { region, id } = filing;
  const next = filing.version + 1;
  const kept = frozen ?? (move.thaws === true ? { digest: null, approvalId: null } : { digest: filing.frozenDigest, approvalId: filing.approvalId });
  await sql`/* ahead */ with changed as (
      update ${sql.id(SCHEMA, "filing")} set step = ${move.to.id}, holder = ${move.to.role}, round = ${move.round}, version = ${next}, step_since = ${move.before?.since ?? move.at}, changed_at = ${move.at},
        taken = ${JSON.stringify(move.taken)}, handler_post = null, came_back = ${move.before?.cameBack ?? cameBack(move.action)}, urged_at = ${urgedAt(filing, move)}, extended_until = ${extendedUntil(filing, move)}, escalated_to = null, escalated_at = null,
        frozen_digest = ${kept.digest}, approval_id = ${kept.approvalId}, document_no = (select letter.document_no from ${sql.id(SCHEMA, "approval")} as letter where letter.region = ${region} and letter.id = ${kept.approvalId}::uuid), workflow = ${move.workflow?.id ?? filing.workflow}, workflow_version = ${move.workflow?.version ?? filing.workflowVersion}
      where region = ${region} and id = ${id}
    ), taken as (
      insert into ${sql.id(SCHEMA, "transition")} (region, id, filing_id, action, from_step, to_step, round, version, person_id, post_id, role, opinion, passed_over, at)
      values (${region}, ${move.transitionId}, ${id}, ${move.action}, ${filing.step}, ${move.to.id}, ${filing.round}, ${next}, ${move.personId}, ${move.postId}, ${move.role}, ${move.opinion}, ${passedOverText(move.passedOver)}, ${move.at})
    )
    insert into ${sql.id(SCHEMA, "filing_version")} (region, filing_id, version, whole, content, content_format, content_digest, step, round, person_id, post_id, at)
    values (${region}, ${id}, ${next}, true, ${filing.content}, ${FILING_FORMAT}, ${filing.contentDigest}, ${move.to.id}, ${move.round}, ${move.personId}, ${move.postId}, ${move.at})`.execute(tx);
  return next;
}

/** Moves many filings that go onwards, each as {@link moveFiling} does, with one statement; their content is in the database and is not sent again. */
export async function moveFilingsOnwards(tx: Tx, moves: readonly { readonly filing: Filing; readonly move: Move; readonly frozen: Frozen | null }[]): Promise<void> {
  const [first] = moves;
  if (first === undefined) return;
  const { filing: { region }, move: by } = first;
  const column = <T>(of: (one: (typeof moves)[number]) => T): readonly T[] => moves.map(of);
  const filing = sql.id(SCHEMA, "filing");
  await sql`/* ahead */ with made as (
      select * from unnest(${column((one) => one.filing.id)}::uuid[], ${column((one) => one.move.transitionId)}::uuid[], ${column((one) => one.move.action)}::text[], ${column((one) => one.filing.step)}::text[],
        ${column((one) => one.move.to.id)}::text[], ${column((one) => one.move.to.role)}::text[], ${column((one) => one.filing.round)}::int[], ${column((one) => one.move.round)}::int[], ${column((one) => one.filing.version + 1)}::int[],
        ${column((one) => one.move.opinion)}::text[], ${column((one) => JSON.stringify(one.move.taken))}::text[], ${column((one) => passedOverText(one.move.passedOver))}::text[],
        ${column((one) => cameBack(one.move.action))}::bool[], ${column((one) => one.frozen?.digest ?? one.filing.frozenDigest)}::text[], ${column((one) => one.frozen?.approvalId ?? one.filing.approvalId)}::uuid[])
        as made(id, transition_id, action, from_step, to_step, holder, from_round, round, version, opinion, taken, passed_over, came_back, frozen_digest, approval_id)
    ), changed as (
      update ${filing} as filing set step = made.to_step, holder = made.holder, round = made.round, version = made.version, step_since = ${by.at}, changed_at = ${by.at}, taken = made.taken,
        handler_post = null, came_back = made.came_back, urged_at = null, extended_until = null, escalated_to = null, escalated_at = null, frozen_digest = made.frozen_digest, approval_id = made.approval_id
      from made where filing.region = ${region} and filing.id = made.id
    ), taken as (
      insert into ${sql.id(SCHEMA, "transition")} (region, id, filing_id, action, from_step, to_step, round, version, person_id, post_id, role, opinion, passed_over, at)
      select ${region}, transition_id, id, action, from_step, to_step, from_round, version, ${by.personId}::uuid, ${by.postId}::uuid, ${by.role}, opinion, passed_over, ${by.at}::timestamptz from made
    )
    insert into ${sql.id(SCHEMA, "filing_version")} (region, filing_id, version, whole, content, content_format, content_digest, step, round, person_id, post_id, at)
    select filing.region, filing.id, made.version, true, filing.content, filing.content_format, filing.content_digest, made.to_step, made.round, ${by.personId}::uuid, ${by.postId}::uuid, ${by.at}::timestamptz
    from made join ${filing} as filing on filing.region = ${region} and filing.id = made.id`.execute(tx);
}

/** `business:nobody,department:amount` */
export function passedOverText(passedOver: readonly PassedOver[]): string {
  return passedOver.map(({ step, because }) => `${step}:${because}`).join(",");
}

/** Whoever has it next was not urged yet; a step that is taken back gives back what was urged before it. */
function urgedAt({ region, id }: Filing, { to, round, before }: Move): RawBuilder<Date | null> {
  if (before === undefined) return sql<null>`null`;
  return sql<Date | null>`(select max(urging.at) from ${sql.id(SCHEMA, "urging")} as urging
    where urging.region = ${region} and urging.filing_id = ${id} and urging.step = ${to.id} and urging.round = ${round} and urging.at >= ${before.since} and not urging.to_signers)`;
}

/** The day that was given for a step ends with it; a step that is taken back gives back the one it had. */
function extendedUntil({ region, id }: Filing, { to, round, before }: Move): RawBuilder<string | null> {
  if (before === undefined) return sql<null>`null`;
  return sql<string | null>`(select given.until_day from ${sql.id(SCHEMA, "extension")} as given
    where given.region = ${region} and given.filing_id = ${id} and given.step = ${to.id} and given.round = ${round} and given.at >= ${before.since} order by given.at desc, given.id desc limit 1)`;
}
