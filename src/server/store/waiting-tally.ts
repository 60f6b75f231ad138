import { CompiledQuery, sql, type RawBuilder } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";
import { isWholeRegion, type Reach } from "./reach.ts";
import type { LateBefore } from "./waiting.ts";

const table = sql.id(SCHEMA, "waiting_tally");
const handTable = sql.id(SCHEMA, "hand_tally");
/** A filing that the tally leaves out. */
export const SET_APART = sql<boolean>`(filing.handler_post is not null or filing.extended_until is not null)`;

/** Whether what waits for a role may be read off the tally: it knows no ranges, and no departments with limits of their own. */
export function isTallied(reach: Reach, lateBefore: readonly LateBefore[]): boolean {
  return isWholeRegion(reach) && lateBefore.every(({ department }) => department === null);
}

/** What waits for a role in the whole region but for what is set apart, by year, stage and step; late as its steps say. */
export function talliedCounts(region: string, role: string, lateBefore: readonly LateBefore[]): RawBuilder<unknown> {
  const late = lateBefore.map(({ workflow, workflowVersions, step, before }) =>
    sql`(tally.step = ${step} and tally.since_day < (${before}::timestamptz at time zone 'UTC' + interval '8 hours')::date and tally.workflow = ${workflow} and tally.workflow_version = any(${workflowVersions}::int[]))`);
  return sql`select tally.year, tally.stage collate "C" as stage, tally.step collate "C" as step, sum(tally.number) as waiting, ${late.length === 0 ? sql`0` : sql`coalesce(sum(tally.number) filter (where ${sql.join(late, sql` or `)}), 0)`} as late,
      coalesce(sum(tally.number) filter (where tally.came_back), 0) as returned, 0 as elsewhere, 0 as escalated
    from ${table} as tally where tally.region = ${region} and tally.holder = ${role} group by 1, 2, 3`;
}

/** What a person handed on and others hold now, in the whole region, by year, stage and step. What somebody alone has in the same role is not in it. */
export function talliedHands(region: string, personId: string, role: string): RawBuilder<unknown> {
  return sql`select tally.year, tally.stage collate "C" as stage, tally.step collate "C" as step, 0, 0, 0, sum(tally.number), 0
    from ${handTable} as tally where tally.region = ${region} and tally.person_id = ${personId} and tally.holder <> ${role} group by 1, 2, 3`;
}

/** Draws the rows of a region together that only differ in their number; what comes meanwhile stays as it is. */
export const DRAW_TOGETHER = `
  with taken as (delete from ${SCHEMA}.waiting_tally where region = $1 returning *),
  drawn as (
    insert into ${SCHEMA}.waiting_tally (region, holder, year, stage, step, workflow, workflow_version, since_day, came_back, number)
    select region, holder, year, stage, step, workflow, workflow_version, since_day, came_back, sum(number) from taken group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(number) <> 0
  ),
  taken_hands as (delete from ${SCHEMA}.hand_tally where region = $1 returning *),
  drawn_hands as (
    insert into ${SCHEMA}.hand_tally (region, person_id, holder, year, stage, step, number)
    select region, person_id, holder, year, stage, step, sum(number) from taken_hands group by 1, 2, 3, 4, 5, 6 having sum(number) <> 0
  ) select (select count(*) from taken)::int + (select count(*) from taken_hands)::int as taken`;

/** Gives how many rows there were. */
export async function drawTallyTogether(tx: Tx, region: string): Promise<number> {
  const { rows } = await tx.executeQuery<{ taken: number }>(CompiledQuery.raw(DRAW_TOGETHER, [region]));
  return rows[0]!.taken;
}
