import { sql, type RawBuilder } from "kysely";
import type { Handler } from "../../core/workflow/filing-state.ts";
import { SCHEMA, type Tx } from "./db.ts";

/* 转办: the post that a filing was handed to, of a table that goes by the name `filing`. Few filings have one, and for the others nothing is looked up. */

const post = sql.id(SCHEMA, "post");
const person = sql.id(SCHEMA, "person");
const OF_FILING = sql`from ${post} as hand join ${person} as handler on handler.region = hand.region and handler.id = hand.person_id
  where hand.region = filing.region and hand.id = filing.handler_post`;
const SEES = sql`(exists (select from ${sql.id(SCHEMA, "post_scope")} as range where range.region = hand.region and range.post_id = hand.id and filing.unit_path ~>=~ range.path and filing.unit_path ~<~ (range.path || '~'))
  or exists (select from ${sql.id(SCHEMA, "assignment")} as given where given.region = hand.region and given.post_id = hand.id and given.subject_id = filing.subject_id and given.ended_at is null))`;

/** JSON text of `Handler`; null where there is none. */
export const HANDLER: RawBuilder<string | null> = sql<string | null>`case when filing.handler_post is null then null else (
  select json_build_object('postId', hand.id, 'name', handler.name, 'validFrom', hand.valid_from, 'validTo', hand.valid_to, 'isGone', handler.ended_at is not null or not ${SEES})::text ${OF_FILING}) end`;

/** Of those that were handed to a post, by their ids; asked only where there are any, since looking for them takes as long to plan as the list itself. */
export async function handlersOf(tx: Tx, region: string, filingIds: readonly string[]): Promise<ReadonlyMap<string, Handler>> {
  if (filingIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; handler: string | null }>`select filing.id, ${HANDLER} as handler from ${sql.id(SCHEMA, "filing")} as filing where filing.region = ${region} and filing.id = any(${filingIds}::uuid[])`.execute(tx);
  return new Map(rows.flatMap(({ id, handler }) => (handler === null ? [] : [[id, handlerOf(handler)!] as const])));
}

export function handlerOf(text: string | null): Handler | null {
  return text === null ? null : (JSON.parse(text) as Handler);
}

/** Whether nobody but this post may act: what `bindingHandler` says, of many at once. The day is the one the transaction was entered on. */
export function isHandedToOthers(postId: string | RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(filing.handler_post is not null and filing.handler_post <> ${postId} and exists (
    select ${OF_FILING} and handler.ended_at is null and hand.valid_from <= ${TODAY} and (hand.valid_to is null or hand.valid_to > ${TODAY}) and ${SEES}))`;
}

const TODAY = sql`(select current_setting('app.today')::date)`;
