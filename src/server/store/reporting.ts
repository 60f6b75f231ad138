import { sql, type RawBuilder } from "kysely";
import type { ReportedUnit } from "../../core/reporting/progress.ts";
import type { UnreportedProject } from "../../core/reporting/reporting-sheets.ts";
import { SCHEMA, type Tx } from "./db.ts";
import type { Season } from "./filing-list.ts";
import { withinReach, type Reach } from "./reach.ts";

const table = (name: string): RawBuilder<unknown> => sql.id(SCHEMA, name);

/**
 * 应报: projects that have to report for a year and stage. A goal is due of whatever has money in the year, had a goal the year before, or has
 * one begun; monitoring and a self-evaluation of whatever had its goal approved, or has one begun.
 */
function expected({ region, year, stage }: Season, reach: Reach): RawBuilder<unknown> {
  const filed = sql`left join ${table("filing")} as filed on filed.region = subject.region and filed.subject_id = subject.id and filed.year = ${year} and filed.stage = ${stage}`;
  const reason = stage === "goal"
    ? sql`exists (select from ${table("budget")} as budget where budget.region = subject.region and budget.subject_id = subject.id and budget.year = ${year})
        or exists (select from ${table("filing")} as last where last.region = subject.region and last.subject_id = subject.id and last.year = ${year - 1} and last.stage = 'goal')`
    : sql`exists (select from ${table("filing")} as goal where goal.region = subject.region and goal.subject_id = subject.id and goal.year = ${year} and goal.stage = 'goal' and goal.frozen_digest is not null)`;
  return sql`select subject.id, subject.code, subject.name, subject.unit_id, subject.unit_path, subject.department_id, filed.id as filing_id, filed.step, filed.step_since, filed.came_back
    from ${table("subject")} as subject ${filed}
    where subject.region = ${region} and ${withinReach(sql`subject.unit_path`, sql`subject.id`, reach)} and (filed.id is not null or ${reason})`;
}

function named(region: string, projects: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${projects}) as due
    left join ${table("org_unit")} as unit on unit.region = ${region} and unit.id = due.unit_id
    left join ${table("org_unit")} as department on department.region = ${region} and department.id = due.department_id`;
}

/** Units within reach with the number of their projects that have to report, and of those that stand at one of these steps; in the order of the tree. */
export async function reportedByUnit(tx: Tx, season: Season, reach: Reach, steps: readonly string[]): Promise<readonly ReportedUnit[]> {
  const { rows } = await sql<ReportedUnit>`
    select due.unit_id as "unitId", coalesce(unit.name, '') as unit, due.department_id as "departmentId", coalesce(department.name, '') as department,
      count(*)::int as expected, (count(*) filter (where due.step = any(${steps})))::int as reported
    from ${named(season.region, expected(season, reach))}
    group by due.unit_id, unit.name, due.department_id, department.name order by min(due.unit_path), due.unit_id`.execute(tx);
  return rows;
}

interface Row extends Omit<UnreportedProject, "filing"> {
  readonly filing_id: string | null;
  readonly step: string | null;
  readonly step_since: Date | null;
  readonly came_back: boolean | null;
}

/** Projects that stand at none of these steps, in the order of the tree; of one department where one is named. */
export async function unreportedProjects(tx: Tx, season: Season, reach: Reach, steps: readonly string[], departmentId: string | null, limit: number): Promise<readonly UnreportedProject[]> {
  const ofDepartment = departmentId === null ? sql`true` : sql`due.department_id = ${departmentId}`;
  const { rows } = await sql<Row>`
    select due.id as "subjectId", due.code, due.name, coalesce(unit.name, '') as unit, coalesce(department.name, '') as department, due.filing_id, due.step, due.step_since, due.came_back
    from ${named(season.region, expected(season, reach))}
    where ${ofDepartment} and (due.step is null or not due.step = any(${steps}))
    order by due.unit_path, due.name, due.id limit ${limit}`.execute(tx);
  return rows.map(({ filing_id: id, step, step_since: since, came_back: cameBack, ...project }) => ({
    ...project, filing: id === null || step === null || since === null ? null : { id, step, since: since.toISOString(), cameBack: cameBack === true },
  }));
}
