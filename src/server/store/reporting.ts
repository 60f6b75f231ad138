import { sql, type RawBuilder } from "kysely";
import type { ReportedUnit } from "../../core/reporting/progress.ts";
import type { UnreportedProject } from "../../core/reporting/reporting-sheets.ts";
import { SCHEMA, type Tx } from "./db.ts";
import type { Reach } from "./reach.ts";
import { expected, type ReportedSeason } from "./season-standing.ts";

const table = (name: string): RawBuilder<unknown> => sql.id(SCHEMA, name);

/** Projects with the names of their bodies, as `due`, `unit` and `department`. */
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
