import { sql, type RawBuilder } from "kysely";
import type { Stage } from "../../core/form/filing-values.ts";
import type { InboxBox } from "../../core/workflow/inbox-box.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { isWholeRegion, withinReach, type Reach } from "./reach.ts";
import { lateConditions, type LateBefore } from "./waiting.ts";
import { isTallied, SET_APART, talliedCounts, talliedHands } from "./waiting-tally.ts";
import { waitsFor, waitsForOthers, type HoldingPost } from "./waits-for.ts";

/** Whose inbox it is. */
export interface InboxOwner extends HoldingPost, Reach {
  readonly personId: string;
}

export interface InboxFilter {
  readonly year?: number | undefined;
  readonly stage?: Stage | undefined;
  readonly step?: string | undefined;
  /** Pieces of a name as it is searched; a filing has to hold them all. */
  readonly pieces: readonly string[];
}

export interface InboxPage {
  readonly order: "asc" | "desc";
  /** Since when the last one of the page before has been where it is, and its id. */
  readonly after: { readonly value: string; readonly id: string } | null;
  readonly limit: number;
}

/** A filing in an inbox. */
export interface InboxRow {
  readonly id: string;
  readonly year: number;
  readonly stage: Stage;
  readonly name: string;
  /** 绩效对象类别 */
  readonly kind: string;
  readonly unit: string;
  readonly department: string;
  readonly unitPath: string;
  readonly amountFen: string | null;
  readonly workflow: string;
  readonly workflowVersion: number;
  /** 监控期 by its number. */
  readonly period: number;
  readonly step: string;
  readonly holder: string;
  readonly round: number;
  readonly since: Date;
  readonly cameBack: boolean;
  /** 延期: the later day that it was given at its step. */
  readonly extendedUntil: string | null;
  /** Where the next page goes on after this one. */
  readonly at: string;
}

const filing = sql.id(SCHEMA, "filing");
const SHOWN = sql`filing.id, filing.year, filing.stage, filing.name, filing.subject_kind as kind, filing.unit_name as unit, filing.department_name as department, filing.unit_path as "unitPath", filing.amount_fen::text as "amountFen",
  filing.workflow, filing.workflow_version as "workflowVersion", filing.period, filing.step, filing.holder, filing.round, filing.step_since as since, filing.came_back as "cameBack", filing.extended_until as "extendedUntil", filing.step_since::text as at`;

/** One page of a box, in the order in which they came to where they are; one more than asked for where there are more. */
export async function inboxRows(tx: Tx, region: string, owner: InboxOwner, box: Exclude<InboxBox, "signatures">, filter: InboxFilter, lateBefore: readonly LateBefore[], page: InboxPage): Promise<readonly InboxRow[]> {
  if (box === "late" && lateBefore.length === 0) return [];
  const { rows } = await (box === "elsewhere" ? handedOn(region, owner, filter, page) : held(region, owner, box, filter, lateBefore, page)).execute(tx);
  return rows;
}

/** The same of filings that were found otherwise, in no order. */
export async function inboxRowsOf(tx: Tx, region: string, ids: readonly string[]): Promise<readonly InboxRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<InboxRow>`select ${SHOWN} from ${filing} where filing.region = ${region} and filing.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

function held(region: string, owner: InboxOwner, box: InboxBox, filter: InboxFilter, lateBefore: readonly LateBefore[], page: InboxPage): RawBuilder<InboxRow> {
  return sql<InboxRow>`select ${SHOWN} from ${filing}
    where ${sql.join([
      sql`filing.region = ${region}`, box === "escalated" ? sql`filing.escalated_to = ${owner.role}` : waitsFor(owner), within(owner), ...seasonOf(filter), ...namedBy(filter),
      ...(box === "returned" ? [sql`filing.came_back`] : []),
      ...(box === "late" ? [sql`filing.step_since < ${lastOf(lateBefore)}`, sql`(${sql.join(lateConditions(lateBefore), sql` or `)})`] : []),
      ...beyond(page),
    ], sql` and `)}
    order by ${ordered(page)} limit ${page.limit + 1}`;
}

/** Of a person's hands only the page is fetched; where names are asked for, they stand with the filings. */
function handedOn(region: string, owner: InboxOwner, filter: InboxFilter, page: InboxPage): RawBuilder<InboxRow> {
  const named = namedBy(filter);
  return sql<InboxRow>`select ${SHOWN}
    from (select filing_id, step_since from ${handsOf(region, owner, filter)} ${named.length > 0 ? sql`` : sql`and ${sql.join([sql`true`, ...beyondHand(page)], sql` and `)} order by ${orderedHand(page)} limit ${page.limit + 1}`}) as hand
      join ${filing} on filing.region = ${region} and filing.id = hand.filing_id
    where ${sql.join([sql`true`, ...named, ...beyond(page)], sql` and `)}
    order by ${ordered(page)} limit ${page.limit + 1}`;
}

/** A row of hands has where its filing is, by the same names. */
function handsOf(region: string, owner: InboxOwner, filter: InboxFilter): RawBuilder<unknown> {
  return sql`${sql.id(SCHEMA, "filing_hand")} as filing
    where ${sql.join([sql`filing.region = ${region}`, sql`filing.person_id = ${owner.personId}`, waitsForOthers(owner), within(owner), ...seasonOf(filter)], sql` and `)}`;
}

/** How many filings of a year and stage are at a step, of those that wait for the post, those that somebody handed on, and those that are told of because they are long overdue. */
export interface InboxCount {
  readonly year: number;
  readonly stage: Stage;
  readonly step: string;
  readonly waiting: number;
  readonly late: number;
  readonly returned: number;
  readonly elsewhere: number;
  readonly escalated: number;
}

/** What counts are grouped by. Words of the packs need no order of a language, and one of bytes is quicker to sort. */
const GROUPED = sql`filing.year, filing.stage collate "C" as stage, filing.step collate "C" as step`;

/** All counts of an inbox as they are now; of all years, stages and steps, whichever of them are looked at. */
export async function inboxCounts(tx: Tx, region: string, owner: InboxOwner, { pieces }: InboxFilter, lateBefore: readonly LateBefore[]): Promise<readonly InboxCount[]> {
  const isLate = lateConditions(lateBefore);
  const named = namedBy({ pieces });
  const tallied = named.length === 0 && isTallied(owner, lateBefore);
  const talliesHands = named.length === 0 && isWholeRegion(owner);
  const { rows } = await sql<InboxCount>`
    select year, stage, step, sum(waiting)::int as waiting, sum(late)::int as late, sum(returned)::int as returned, sum(elsewhere)::int as elsewhere, sum(escalated)::int as escalated
    from (
      ${tallied ? sql`${talliedCounts(region, owner.role, lateBefore)} union all` : sql``}
      select ${GROUPED}, count(*) as waiting, ${isLate.length === 0 ? sql`0` : sql`count(*) filter (where ${sql.join(isLate, sql` or `)})`} as late,
        count(*) filter (where filing.came_back) as returned, 0 as elsewhere, 0 as escalated
      from ${filing} where ${sql.join([sql`filing.region = ${region}`, waitsFor(owner), within(owner), ...named, ...(tallied ? [SET_APART] : [])], sql` and `)}
      group by 1, 2, 3
      ${talliesHands ? sql`union all ${talliedHands(region, owner.personId, owner.role)}` : sql``}
      union all
      select ${GROUPED}, 0, 0, 0, count(*), 0
      from ${handsOf(region, owner, { pieces: [] })}${talliesHands ? sql` and filing.handler_post is not null and filing.holder = ${owner.role}` : sql``}${named.length === 0 ? sql`` : sql` and filing.filing_id in (select filing.id from ${filing} where filing.region = ${region} and ${sql.join(named, sql` and `)})`}
      group by 1, 2, 3
      union all
      select ${GROUPED}, 0, 0, 0, 0, count(*)
      from ${filing} where ${sql.join([sql`filing.region = ${region}`, sql`filing.escalated_to = ${owner.role}`, within(owner), ...named], sql` and `)}
      group by 1, 2, 3
    ) as counted group by year, stage, step having sum(waiting) + sum(elsewhere) + sum(escalated) > 0 order by year desc, stage, step`.execute(tx);
  return rows;
}

/** What is to be known of a filing before it is opened. */
export interface InboxNote {
  readonly id: string;
  /** Who returned it last, and why; null where it did not come back. */
  readonly opinion: string | null;
  readonly by: string | null;
  /** The first cell that something was said of and is not settled, else the first one that the return named. */
  readonly cell: string | null;
  readonly said: string | null;
  /** How often it was urged since it has been where it is, and what was said last. */
  readonly urged: number;
  readonly urging: string | null;
}

/** Of the filings of a page; `comesBack` are the actions that bring a filing back. Who is asked to sign is urged with whoever holds it and alone; its holder is not told of the latter. */
export async function inboxNotes(tx: Tx, region: string, ids: readonly string[], comesBack: readonly string[], reader: "holder" | "signer"): Promise<readonly InboxNote[]> {
  if (ids.length === 0) return [];
  const ofReader = reader === "signer" ? sql`` : sql` and not urging.to_signers`;
  const { rows } = await sql<InboxNote>`
    select filing.id, back.opinion, case when back.person_id is null then null else coalesce(person.name, '') end as by, cell.path as cell, cell.said, coalesce(urged.count, 0)::int as urged, urged.said as urging
    from ${filing}
      left join lateral (select moved.opinion, moved.person_id, moved.from_step, moved.round from ${sql.id(SCHEMA, "transition")} as moved
        where moved.region = filing.region and moved.filing_id = filing.id and moved.action = any(${[...comesBack]}::text[]) order by moved.version desc limit 1) as back on filing.came_back
      left join lateral (select remark.path, remark.said from ${sql.id(SCHEMA, "remark")} as remark
        where remark.region = filing.region and remark.filing_id = filing.id and (remark.settled_at is null or (remark.step = back.from_step and remark.round = back.round))
        order by remark.settled_at is not null, remark.at, remark.id limit 1) as cell on true
      left join lateral (select count(*) as count, (array_agg(urging.said order by urging.at desc, urging.id desc))[1] as said from ${sql.id(SCHEMA, "urging")} as urging
        where urging.region = filing.region and urging.filing_id = filing.id and urging.step = filing.step and urging.round = filing.round and urging.at >= filing.step_since${ofReader}) as urged on ${reader === "signer" ? sql`true` : sql`filing.urged_at is not null`}
      left join ${sql.id(SCHEMA, "person")} as person on person.region = filing.region and person.id = back.person_id
    where filing.region = ${region} and filing.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

const within = (reach: Reach): RawBuilder<boolean> => withinReach(sql`filing.unit_path`, sql`filing.subject_id`, reach);

function seasonOf({ year, stage, step }: InboxFilter): RawBuilder<unknown>[] {
  return [
    ...(year === undefined ? [] : [sql`filing.year = ${year}`]),
    ...(stage === undefined ? [] : [sql`filing.stage = ${stage}`]),
    ...(step === undefined ? [] : [sql`filing.step = ${step}`]),
  ];
}

function namedBy({ pieces }: Pick<InboxFilter, "pieces">): RawBuilder<unknown>[] {
  return pieces.map((piece) => sql`strpos(filing.plain_name, ${piece}) > 0`);
}

const ordered = ({ order }: InboxPage): RawBuilder<unknown> => (order === "asc" ? sql`filing.step_since asc, filing.id asc` : sql`filing.step_since desc, filing.id desc`);
const orderedHand = ({ order }: InboxPage): RawBuilder<unknown> => (order === "asc" ? sql`filing.step_since asc, filing.filing_id asc` : sql`filing.step_since desc, filing.filing_id desc`);

function beyond({ order, after }: InboxPage): RawBuilder<unknown>[] {
  return after === null ? [] : [sql`(filing.step_since, filing.id) ${order === "asc" ? sql`>` : sql`<`} (${after.value}::timestamptz, ${after.id}::uuid)`];
}

function beyondHand({ order, after }: InboxPage): RawBuilder<unknown>[] {
  return after === null ? [] : [sql`(filing.step_since, filing.filing_id) ${order === "asc" ? sql`>` : sql`<`} (${after.value}::timestamptz, ${after.id}::uuid)`];
}

/** Nothing that came later is late anywhere. */
function lastOf(lateBefore: readonly LateBefore[]): Date {
  return lateBefore.map(({ before }) => before).reduce((left, right) => (right > left ? right : left));
}
