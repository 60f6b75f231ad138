import { sql, type RawBuilder } from "kysely";
import type { Role } from "../../core/access/role.ts";
import type { PostReminder, Reminder } from "../../core/workflow/reminder.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { inParts } from "./in-parts.ts";
import { lateConditions, type LateBefore } from "./waiting.ts";
import { waitsFor } from "./waits-for.ts";

const REMINDER_FORMAT = 1;

export interface PersonReminded extends PostReminder {
  readonly personId: string;
}

export interface RemindedDay {
  readonly day: string;
  /** Whatever came after it is new. */
  readonly since: Date;
  /** What is late on the day, what of it is late by so much that it is told, and what will be late when nobody does anything for some days. */
  readonly late: readonly LateBefore[];
  readonly toldLate: readonly LateBefore[];
  readonly soon: readonly LateBefore[];
}

/** Counts what is new, soon due and late for every living post, for its holder and for whoever it is delegated to, in one go: each filing under way is found by the ranges above it and by who is assigned to its subject. Posts that have nothing are left out. */
export async function countForPosts(tx: Tx, region: string, { day, since, late, toldLate, soon }: RemindedDay): Promise<readonly PersonReminded[]> {
  const isLate = anyOf(lateConditions(late));
  const { rows } = await sql<Omit<PersonReminded, "of"> & { readonly of: string | null }>`
    with ${livingAndActing(region, day)}, open as materialized (
      select region, id, subject_id, unit_path, holder, handler_post, escalated_to, escalated_at > ${since} as told, step_since > ${since} as arrived, came_back and step_since > ${since} as returned, urged_at > ${since} as urged,
        ${anyOf(lateConditions(toldLate))} as late, ${anyOf(lateConditions(soon))} and not ${isLate} as soon,
        array(select array_to_string((string_to_array(filing.unit_path, '.'))[1:part], '.') || '.' from generate_series(1, length(filing.unit_path) - length(replace(filing.unit_path, '.', ''))) as part) as ranges
      from ${sql.id(SCHEMA, "filing")} as filing where filing.region = ${region} and filing.holder is not null
    ), within as (
      select filing.id as filing_id, living.id as post_id
      from open as filing cross join lateral unnest(filing.ranges) as range(path)
        join ${sql.id(SCHEMA, "post_scope")} as scope on scope.region = ${region} and scope.path = range.path
        join living on living.id = scope.post_id and living.role in (filing.holder, filing.escalated_to)
      union
      select filing.id, living.id
      from open as filing
        join ${sql.id(SCHEMA, "assignment")} as given on given.region = ${region} and given.subject_id = filing.subject_id and given.ended_at is null
        join living on living.id = given.post_id and living.role in (filing.holder, filing.escalated_to)
    ), held as (
      select living.id as post_id, living.role, living.unit, filing.*, ${waitsFor({ role: sql`living.role`, postId: sql`living.id` })} as mine
      from within join open as filing on filing.id = within.filing_id join living on living.id = within.post_id
    )
    select acting.person_id as "personId", counted.*, acting.of from (
      select post_id as "postId", role, unit, (count(*) filter (where mine and arrived))::int as arrived, (count(*) filter (where mine and returned))::int as returned,
        (count(*) filter (where mine and urged))::int as urged, (count(*) filter (where mine and soon))::int as soon, (count(*) filter (where mine and late))::int as late,
        (count(*) filter (where escalated_to = role and told))::int as escalated
      from held group by post_id, role, unit
    ) as counted join acting on acting.id = counted."postId"
    where greatest(arrived, returned, urged, soon, late, escalated) > 0 order by "personId", acting.of nulls first, unit, role, "postId"`.execute(tx);
  return rows.map(({ of, ...one }) => (of === null ? one : { ...one, of }));
}

/** Posts that are held on a day, and whoever acts in each: its holder, and those it is delegated to. */
function livingAndActing(region: string, day: string): RawBuilder<unknown> {
  return sql`living as (
      select post.id, post.person_id as holder_id, person.name as holder_name, post.role, post.unit_id, unit.name as unit
      from ${sql.id(SCHEMA, "post")} as post
        join ${sql.id(SCHEMA, "person")} as person on person.region = post.region and person.id = post.person_id
        join ${sql.id(SCHEMA, "org_unit")} as unit on unit.region = post.region and unit.id = post.unit_id
      where post.region = ${region} and person.ended_at is null and post.valid_from <= ${day}::date and (post.valid_to is null or post.valid_to > ${day}::date)
    ), acting as (
      -- Whoever holds the post, and whoever may act in it today; whose post it is stands with those.
      select id, holder_id as person_id, null as of from living
      union all
      select living.id, lent.to_person, living.holder_name
      from ${sql.id(SCHEMA, "delegation")} as lent join living on living.id = lent.post_id join ${sql.id(SCHEMA, "person")} as delegate on delegate.region = lent.region and delegate.id = lent.to_person
      where lent.region = ${region} and lent.ended_at is null and delegate.ended_at is null and lent.from_day <= ${day}::date and lent.until_day >= ${day}::date
    )`;
}

/** Somebody acting in a post that an application for ex-ante evaluation may wait for. */
export interface PostNear {
  readonly applicationId: string;
  readonly personId: string;
  readonly postId: string;
  readonly role: Role;
  readonly unitId: string;
  readonly unit: string;
  readonly of: string | null;
}

/** Posts of some roles whose ranges hold these applications, and those of the experts who were asked, each with whoever acts in it on a day. */
export async function postsNearApplications(tx: Tx, region: string, day: string, roles: readonly string[], ids: readonly string[]): Promise<readonly PostNear[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<PostNear>`
    with ${livingAndActing(region, day)}, open as (
      select id, round, array(select array_to_string((string_to_array(unit_path, '.'))[1:part], '.') || '.' from generate_series(1, length(unit_path) - length(replace(unit_path, '.', ''))) as part) as ranges
      from ${sql.id(SCHEMA, "ex_ante")} where region = ${region} and id = any(${[...ids]}::uuid[])
    ), near as (
      select open.id as application_id, living.id as post_id
      from open cross join lateral unnest(open.ranges) as range(path)
        join ${sql.id(SCHEMA, "post_scope")} as scope on scope.region = ${region} and scope.path = range.path
        join living on living.id = scope.post_id and living.role = any(${[...roles]}::text[])
      union
      select open.id, expert.post_id
      from open join ${sql.id(SCHEMA, "ex_ante_expert")} as expert on expert.region = ${region} and expert.application_id = open.id and expert.round = open.round and expert.released_at is null and expert.interest is null
    )
    select near.application_id as "applicationId", acting.person_id as "personId", living.id as "postId", living.role, living.unit_id as "unitId", living.unit, acting.of
    from near join living on living.id = near.post_id join acting on acting.id = living.id
    order by "personId", acting.of nulls first, living.unit, living.role, "postId", "applicationId"`.execute(tx);
  return rows;
}

/** Takes the day, so that it is made once whatever happens; false where it was taken before. */
export async function takeReminderDay(tx: Tx, region: string, day: string, at: Date): Promise<boolean> {
  const taken = await tx.insertInto("reminder_day").values({ region, day, made_at: at }).onConflict((conflict) => conflict.columns(["region", "day"]).doNothing()).executeTakeFirst();
  return taken.numInsertedOrUpdatedRows === 1n;
}

/** When everybody was reminded last before a day; null where they never were. */
export async function lastRemindedAt(tx: Tx, region: string, before: string): Promise<Date | null> {
  const row = await tx.selectFrom("reminder_day").select("made_at").where("region", "=", region).where("day", "<", before).orderBy("day", "desc").limit(1).executeTakeFirst();
  return row?.made_at ?? null;
}

export async function insertReminders(tx: Tx, region: string, day: string, at: Date, reminders: readonly { readonly personId: string; readonly reminder: Reminder }[]): Promise<void> {
  for (const part of inParts(reminders)) {
    await tx
      .insertInto("reminder")
      .values(part.map(({ personId, reminder }) => ({ region, person_id: personId, day, content: JSON.stringify(reminder), content_format: REMINDER_FORMAT, made_at: at })))
      .execute();
  }
}

/** Those of before a day are forgotten, with the days themselves. */
export async function forgetReminders(tx: Tx, region: string, before: string): Promise<void> {
  await tx.deleteFrom("reminder").where("region", "=", region).where("day", "<", before).execute();
  await tx.deleteFrom("reminder_day").where("region", "=", region).where("day", "<", before).execute();
}

/** Of one person, the latest first. */
export async function remindersOf(tx: Tx, region: string, personId: string): Promise<readonly (Reminder & { readonly day: string; readonly madeAt: Date })[]> {
  const rows = await tx.selectFrom("reminder").select([sql<string>`to_char(day, 'YYYY-MM-DD')`.as("day"), "content", "made_at"]).where("region", "=", region).where("person_id", "=", personId).orderBy("day", "desc").execute();
  return rows.map(({ day, content, made_at: madeAt }) => ({ ...(JSON.parse(content) as Reminder), day, madeAt }));
}

/** A filing that is told of to a role above. */
export interface Escalated {
  readonly id: string;
  readonly year: number;
  readonly stage: string;
  readonly step: string;
  readonly holder: string;
  readonly to: string;
}

/** 逾期升级: tells a role above of what is late, once for each filing while it is where it is. */
export async function escalateLate(tx: Tx, region: string, at: Date, late: readonly LateBefore[], to: string): Promise<readonly Escalated[]> {
  if (late.length === 0) return [];
  const { rows } = await sql<Escalated>`
    update ${sql.id(SCHEMA, "filing")} as filing set escalated_to = ${to}, escalated_at = ${at}
    where filing.region = ${region} and filing.holder is not null and filing.escalated_to is null and ${anyOf(lateConditions(late))}
    returning filing.id, filing.year, filing.stage, filing.step, filing.holder, filing.escalated_to as to`.execute(tx);
  return rows;
}

function anyOf(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}
