import { sql, type RawBuilder } from "kysely";
import type { ServedSubject } from "../../core/form/form-for.ts";
import type { ReportedUnit } from "../../core/reporting/progress.ts";
import type { UnreportedProject } from "../../core/reporting/reporting-sheets.ts";
import { SCHEMA, type Tx } from "./db.ts";
import type { Season } from "./filing-list.ts";
import { isServed } from "./subject.ts";
import { belongsToYear } from "./subject-years.ts";
import { withinReach, type Reach } from "./reach.ts";

const table = (name: string): RawBuilder<unknown> => sql.id(SCHEMA, name);

/** What of a year and stage has to be reported. */
export interface ReportedSeason extends Season {
  /** Kinds of subject that a form serves there. Of others nothing can be reported, and nothing is missing. */
  readonly served: readonly ServedSubject[];
  /** 合并自评: kinds and books that file for their parts as well. */
  readonly combined: readonly ServedSubject[];
  /** Kinds whose goal is due every year, with or without money beside their name. */
  readonly everyYear: readonly string[];
  /** 选定对象: nothing has to be of whatever was not begun. */
  readonly chosen: boolean;
  /** 监控期 that is asked for; 1 for what is filled once a year. */
  readonly period: number;
}

/**
 * 应报: what has to report for a year and stage. A goal is due of whatever has money in the year, was given a part of a transfer payment, had a goal the year before, or has one begun,
 * and of a department or unit as a whole; nothing is of a subject in a year it does not belong to. Monitoring and a self-evaluation of whatever had its goal
 * approved or waived, or has one begun; an evaluation of nothing but what was begun; an application of whatever has a confirmed result.
 */
export function expected(season: ReportedSeason, reach: Reach): RawBuilder<unknown> {
  return sql`select * from (${standing(season, reach)}) as stands where stands.filing_id is not null or (stands.needed and stands.ready)`;
}

/**
 * Every subject that belongs to the year, or has something filed in it, with how it stands in the stage: `needed`, whether something has to be of it there or will have to be;
 * `ready`, whether what comes before is done.
 */
export function standing({ region, year, stage, served, combined, everyYear, period, chosen }: ReportedSeason, reach: Reach): RawBuilder<unknown> {
  const filed = sql`left join ${table("filing")} as filed on filed.region = subject.region and filed.subject_id = subject.id and filed.year = ${year} and filed.stage = ${stage} and filed.period = ${period}`;
  const goal = sql`exists (select from ${table("filing")} as goal where goal.region = subject.region and goal.subject_id = subject.id and goal.year = ${year} and goal.stage = 'goal'`;
  const due = sql`exists (select from ${table("budget")} as budget where budget.region = subject.region and budget.subject_id = subject.id and budget.year = ${year})
      or exists (select from ${table("filing")} as last where last.region = subject.region and last.subject_id = subject.id and last.year = ${year - 1} and last.stage = 'goal')
      or (select part.content is not null from ${table("regional_part")} as part where part.region = subject.region and part.subject_id = subject.id and part.year = ${year} order by part.version desc limit 1)
      or subject.kind = any(${[...everyYear]}::text[]) or waiver.id is not null`;
  const isGoal = stage === "goal";
  const asked = chosen ? sql`filed.id is not null` : sql`(${due}${isGoal ? sql`` : sql` or ${goal})`})`;
  const result = sql`exists (select from ${table("filing")} as result where result.region = subject.region and result.subject_id = subject.id and result.year = ${year} and result.stage in ('self-evaluation', 'evaluation') and result.frozen_digest is not null)`;
  const ready = isGoal ? sql`true` : stage === "application" ? result : sql`(waiver.id is not null or ${goal} and goal.frozen_digest is not null))`;
  return sql`select subject.id, subject.code, subject.name, subject.kind, subject.unit_id, subject.unit_path, subject.department_id, subject.book, filed.id as filing_id, filed.step, filed.step_since, filed.came_back, filed.round, waiver.reason as waived,
      filed.id is not null and filed.holder is null and (filed.stage <> 'goal' or filed.frozen_digest is not null) as finished,
      coalesce(${belongsToYear(year)} and ${isServed(served)} and not ${filesWithItsWhole(combined, year)} and ${asked}, false) as needed,
      ${ready} as ready
    from ${table("subject")} as subject ${filed} left join ${table("goal_waiver")} as waiver on waiver.region = subject.region and waiver.subject_id = subject.id and waiver.year = ${year} and waiver.taken_back_at is null
    where subject.region = ${region} and ${withinReach(sql`subject.unit_path`, sql`subject.id`, reach)} and (filed.id is not null or (not subject.classified
      and (${belongsToYear(year)} or exists (select from ${table("filing")} as any_filed where any_filed.region = subject.region and any_filed.subject_id = subject.id and any_filed.year = ${year}))))`;
}

/** Whether a whole files for a row of `subject`: it does so only where its own goal of the year is approved. */
function filesWithItsWhole(combined: readonly ServedSubject[], year: number): RawBuilder<boolean> {
  if (combined.length === 0) return sql<boolean>`false`;
  return sql<boolean>`(subject.parent_id is not null and exists (select from ${table("subject")} as whole
    join ${table("filing")} as whole_goal on whole_goal.region = whole.region and whole_goal.subject_id = whole.id and whole_goal.year = ${year} and whole_goal.stage = 'goal' and whole_goal.frozen_digest is not null
    where whole.region = subject.region and whole.id = subject.parent_id and not whole.classified and ${belongsToYear(year, "whole")}
      and (whole.kind, whole.book) in (select * from unnest(${combined.map(({ kind }) => kind)}::text[], ${combined.map(({ book }) => book)}::text[]))))`;
}

/** The same with the names of their bodies, as `due`, `unit` and `department`. */
export function named(region: string, projects: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${projects}) as due
    left join ${table("org_unit")} as unit on unit.region = ${region} and unit.id = due.unit_id
    left join ${table("org_unit")} as department on department.region = ${region} and department.id = due.department_id`;
}

/** Units within reach with the number of their projects that have to report, and of those that stand at one of these steps; in the order of the tree. */
export async function reportedByUnit(tx: Tx, season: ReportedSeason, reach: Reach, steps: readonly string[]): Promise<readonly ReportedUnit[]> {
  const { rows } = await sql<ReportedUnit>`
    select due.unit_id as "unitId", coalesce(unit.name, '') as unit, due.department_id as "departmentId", coalesce(department.name, '') as department,
      count(*)::int as expected, (count(*) filter (where due.step = any(${steps})))::int as reported
    from ${named(season.region, expected(season, reach))}
    group by due.unit_id, unit.name, due.department_id, department.name order by min(due.unit_path), due.unit_id`.execute(tx);
  return rows;
}

export interface UnreportedRow extends Omit<UnreportedProject, "filing"> {
  readonly filing_id: string | null;
  readonly step: string | null;
  readonly step_since: Date | null;
  readonly came_back: boolean | null;
}

/** Projects that stand at none of these steps, in the order of the tree; of one department where one is named. */
export async function unreportedProjects(tx: Tx, season: ReportedSeason, reach: Reach, steps: readonly string[], departmentId: string | null, limit: number): Promise<readonly UnreportedProject[]> {
  const ofDepartment = departmentId === null ? sql`true` : sql`due.department_id = ${departmentId}`;
  const { rows } = await sql<UnreportedRow>`
    select due.id as "subjectId", due.code, due.name, due.kind, coalesce(unit.name, '') as unit, coalesce(department.name, '') as department, due.filing_id, due.step, due.step_since, due.came_back
    from ${named(season.region, expected(season, reach))}
    where ${ofDepartment} and (due.step is null or not due.step = any(${steps}))
    order by due.unit_path, due.name, due.id limit ${limit}`.execute(tx);
  return rows.map(unreportedOf);
}

export function unreportedOf({ filing_id: id, step, step_since: since, came_back: cameBack, ...project }: UnreportedRow): UnreportedProject {
  return { ...project, filing: id === null || step === null || since === null ? null : { id, step, since: since.toISOString(), cameBack: cameBack === true } };
}
