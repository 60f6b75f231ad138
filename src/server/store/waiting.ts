import { sql } from "kysely";
import type { Stage } from "../../core/form/filing-values.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { wasInHandsOf } from "./filing-hands.ts";
import { withinReach, type Reach } from "./reach.ts";

/** How many filings of a year and stage wait at a step. */
export interface Waiting {
  readonly year: number;
  readonly stage: Stage;
  readonly step: string;
  readonly count: number;
  readonly oldestSince: Date;
  /** How many of them came before the moment given for the step; none where none is given. */
  readonly late: number;
}

/** A step, and the moment before which whatever came to it is late. */
export interface LateBefore {
  readonly stage: Stage;
  readonly step: string;
  readonly before: Date;
}

const filing = sql.id(SCHEMA, "filing");
const within = (reach: Reach) => withinReach(sql`filing.unit_path`, sql`filing.subject_id`, reach);

/** What a role holds within reach. */
export async function waitingFor(tx: Tx, region: string, reach: Reach, role: string, lateBefore: readonly LateBefore[] = []): Promise<readonly Waiting[]> {
  const isLate = lateBefore.map(({ stage, step, before }) => sql`(filing.stage = ${stage} and filing.step = ${step} and filing.step_since < ${before})`);
  const { rows } = await sql<Waiting>`
    select filing.year, filing.stage, filing.step, count(*)::int as count, min(filing.step_since) as "oldestSince",
      ${isLate.length === 0 ? sql`0` : sql`(count(*) filter (where ${sql.join(isLate, sql` or `)}))::int`} as late
    from ${filing} where filing.region = ${region} and filing.holder = ${role} and ${within(reach)}
    group by filing.year, filing.stage, filing.step order by filing.year desc, filing.stage, filing.step`.execute(tx);
  return rows;
}

export interface Returned {
  readonly id: string;
  readonly year: number;
  readonly stage: Stage;
  readonly name: string;
  readonly step: string;
  readonly since: Date;
  readonly opinion: string;
  /** Who returned it. */
  readonly by: string;
}

/** What a role holds because it was returned, the latest first. */
export async function returnedTo(tx: Tx, region: string, reach: Reach, role: string, limit: number): Promise<readonly Returned[]> {
  const { rows } = await sql<Returned>`
    select filing.id, filing.year, filing.stage, filing.name, filing.step, filing.step_since as since, last.opinion, coalesce(person.name, '') as by
    from (
      select region, id, year, stage, name, step, step_since from ${filing}
      where filing.region = ${region} and filing.holder = ${role} and filing.came_back and ${within(reach)}
      order by filing.step_since desc, filing.id limit ${sql.lit(limit)}
    ) as filing
      cross join lateral (select opinion, person_id from ${sql.id(SCHEMA, "transition")} as moved
        where moved.region = filing.region and moved.filing_id = filing.id and moved.action = 'return' order by moved.version desc limit 1) as last
      left join ${sql.id(SCHEMA, "person")} as person on person.region = filing.region and person.id = last.person_id
    order by filing.step_since desc, filing.id`.execute(tx);
  return rows;
}

/** How many filings of a year and stage went through somebody's hands, and how many of them have come to their end. */
export interface OwnWork {
  readonly year: number;
  readonly stage: Stage;
  readonly count: number;
  readonly ended: number;
}

export async function workOf(tx: Tx, region: string, reach: Reach, personId: string): Promise<readonly OwnWork[]> {
  const { rows } = await sql<OwnWork>`
    select filing.year, filing.stage, count(*)::int as count, (count(*) filter (where filing.holder is null))::int as ended
    from ${filing} where filing.region = ${region} and ${within(reach)} and ${wasInHandsOf(personId)}
    group by filing.year, filing.stage order by filing.year desc, filing.stage`.execute(tx);
  return rows;
}

/** A filing that went through somebody's hands and waits in those of another role. */
export interface Elsewhere {
  readonly id: string;
  readonly year: number;
  readonly stage: Stage;
  readonly name: string;
  readonly step: string;
  readonly holder: string;
  readonly since: Date;
}

/** What somebody waits for, the longest wait first. */
export async function elsewhereOf(tx: Tx, region: string, reach: Reach, personId: string, role: string, limit: number): Promise<readonly Elsewhere[]> {
  const { rows } = await sql<Elsewhere>`
    select filing.id, filing.year, filing.stage, filing.name, filing.step, filing.holder, filing.step_since as since
    from ${filing} where filing.region = ${region} and ${within(reach)} and filing.holder <> ${role} and ${wasInHandsOf(personId)}
    order by filing.step_since, filing.id limit ${sql.lit(limit)}`.execute(tx);
  return rows;
}
