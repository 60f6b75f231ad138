import { sql, type RawBuilder } from "kysely";
import type { Role } from "../../core/access/role.ts";
import type { Action, Taken } from "../../core/workflow/workflow.ts";
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
  readonly scoreBy: string | null;
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
  /** A step that is taken back gives back since when the filing had been there before, and whether it had been returned there. */
  readonly before?: { readonly since: Date; readonly cameBack: boolean };
}

/**
 * Moves a filing and writes its content whole, as the next hands find it; sent ahead (`pipelined.ts`). `frozen` where it comes to its end: a goal with its letter (批复),
 * a self-evaluation with its grade (定级). The filing is one that `lockFiling` gave.
 */
export async function moveFiling(tx: Tx, filing: Filing, move: Move, frozen: { readonly digest: string; readonly approvalId: string | null } | null = null): Promise<number> {
  const { region, id } = filing;
  const next = filing.version + 1;
  await sql`/* ahead */ with changed as (
      update ${sql.id(SCHEMA, "filing")} set step = ${move.to.id}, holder = ${move.to.role}, round = ${move.round}, version = ${next}, step_since = ${move.before?.since ?? move.at}, changed_at = ${move.at},
        taken = ${JSON.stringify(move.taken)}, came_back = ${move.before?.cameBack ?? move.action === "return"}, urged_at = ${urgedAt(filing, move)},
        frozen_digest = ${frozen === null ? filing.frozenDigest : frozen.digest}, approval_id = ${frozen === null ? filing.approvalId : frozen.approvalId}
      where region = ${region} and id = ${id}
    ), taken as (
      insert into ${sql.id(SCHEMA, "transition")} (region, id, filing_id, action, from_step, to_step, round, version, person_id, post_id, role, opinion, at)
      values (${region}, ${move.transitionId}, ${id}, ${move.action}, ${filing.step}, ${move.to.id}, ${filing.round}, ${next}, ${move.personId}, ${move.postId}, ${move.role}, ${move.opinion}, ${move.at})
    )
    insert into ${sql.id(SCHEMA, "filing_version")} (region, filing_id, version, whole, content, content_format, content_digest, step, round, person_id, post_id, at)
    values (${region}, ${id}, ${next}, true, ${filing.content}, ${FILING_FORMAT}, ${filing.contentDigest}, ${move.to.id}, ${move.round}, ${move.personId}, ${move.postId}, ${move.at})`.execute(tx);
  return next;
}

/** Whoever has it next was not urged yet; a step that is taken back gives back what was urged before it. */
function urgedAt({ region, id }: Filing, { to, round, before }: Move): RawBuilder<Date | null> {
  if (before === undefined) return sql<null>`null`;
  return sql<Date | null>`(select max(urging.at) from ${sql.id(SCHEMA, "urging")} as urging
    where urging.region = ${region} and urging.filing_id = ${id} and urging.step = ${to.id} and urging.round = ${round} and urging.at >= ${before.since})`;
}
