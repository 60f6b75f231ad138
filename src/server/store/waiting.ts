import { sql, type RawBuilder } from "kysely";
import type { Role } from "../../core/access/role.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { COMES_BACK } from "./came-back.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { wasInHandsOf } from "./filing-hands.ts";
import { withinReach, type Reach } from "./reach.ts";
import { waitsFor, waitsForOthers, type HoldingPost } from "./waits-for.ts";

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

/** A step, and the moment before which whatever came to it is late; of all versions of a workflow that give it the same limits. */
export interface LateBefore {
  readonly workflow: string;
  readonly workflowVersions: readonly number[];
  readonly step: string;
  /** Code of a department with a limit of its own; null for all others. One step's stand together, the one for all others last. */
  readonly department: string | null;
  readonly before: Date;
  /** 延期: what was given a later day is late where that came before this one. */
  readonly extendedBefore: string;
}

const filing = sql.id(SCHEMA, "filing");
const within = (reach: Reach) => withinReach(sql`filing.unit_path`, sql`filing.subject_id`, reach);

/** What waits for a post within reach. */
export async function waitingFor(tx: Tx, region: string, reach: Reach, post: HoldingPost, lateBefore: readonly LateBefore[] = []): Promise<readonly Waiting[]> {
  const isLate = lateConditions(lateBefore);
  const { rows } = await sql<Waiting>`
    select filing.year, filing.stage, filing.step, count(*)::int as count, min(filing.step_since) as "oldestSince",
      ${isLate.length === 0 ? sql`0` : sql`(count(*) filter (where ${sql.join(isLate, sql` or `)}))::int`} as late
    from ${filing} where filing.region = ${region} and ${waitsFor(post)} and ${within(reach)}
    group by filing.year, filing.stage, filing.step order by filing.year desc, filing.stage, filing.step`.execute(tx);
  return rows;
}

/** Conditions of which one holds where a filing is late. */
export function lateConditions(lateBefore: readonly LateBefore[]): readonly RawBuilder<boolean>[] {
  return lateBefore.map(({ workflow, workflowVersions, step, department, before, extendedBefore }) => {
    const others = lateBefore.filter((one) => one.workflow === workflow && one.workflowVersions === workflowVersions && one.step === step && one.department !== null).map((one) => one.department!);
    // The codes of a path are its bodies from the region down.
    const whose = department !== null ? sql` and ${department} = any(string_to_array(filing.unit_path, '.'))`
      : others.length > 0 ? sql` and not string_to_array(filing.unit_path, '.') && ${others}::text[]` : sql``;
    return sql<boolean>`(filing.step = ${step} and filing.step_since < ${before} and (filing.extended_until is null or filing.extended_until < ${extendedBefore}::date) and filing.workflow = ${workflow} and filing.workflow_version = any(${workflowVersions}::int[])${whose})`;
  });
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

/** What waits for a post because it was returned, the latest first. */
export async function returnedTo(tx: Tx, region: string, reach: Reach, post: HoldingPost, limit: number): Promise<readonly Returned[]> {
  const { rows } = await sql<Returned>`
    select filing.id, filing.year, filing.stage, filing.name, filing.step, filing.step_since as since, last.opinion, coalesce(person.name, '') as by
    from (
      select region, id, year, stage, name, step, step_since from ${filing}
      where filing.region = ${region} and ${waitsFor(post)} and filing.came_back and ${within(reach)}
      order by filing.step_since desc, filing.id limit ${sql.lit(limit)}
    ) as filing
      cross join lateral (select opinion, person_id from ${sql.id(SCHEMA, "transition")} as moved
        where moved.region = filing.region and moved.filing_id = filing.id and moved.action = any(${[...COMES_BACK]}) order by moved.version desc limit 1) as last
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
  readonly holder: Role;
  readonly since: Date;
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly unitPath: string;
  /** 延期: the later day that it was given at its step. */
  readonly extendedUntil: string | null;
}

/** What somebody waits for, the longest wait first. */
export async function elsewhereOf(tx: Tx, region: string, reach: Reach, personId: string, post: HoldingPost, limit: number): Promise<readonly Elsewhere[]> {
  const { rows } = await sql<Elsewhere>`
    select filing.id, filing.year, filing.stage, filing.name, filing.step, filing.holder, filing.step_since as since,
      filing.workflow, filing.workflow_version as "workflowVersion", filing.unit_path as "unitPath", filing.extended_until as "extendedUntil"
    from ${filing} where filing.region = ${region} and ${within(reach)} and ${waitsForOthers(post)} and ${wasInHandsOf(personId)}
    order by filing.step_since, filing.id limit ${sql.lit(limit)}`.execute(tx);
  return rows;
}
