import { sql } from "kysely";
import type { FilingValues } from "../../core/form/filing-values.ts";
import type { DepartmentMap } from "../../core/library/department-map.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { keptVersion, versionValues, type KeptVersion, type VersionRow, type VersionToKeep } from "./kept-version.ts";
import { belongsToYear } from "./subject-years.ts";

export type StoredMap = KeptVersion<DepartmentMap>;

/** A department's map as it stands now; null while it has none. */
export async function dutyMapOf(tx: Tx, region: string, departmentId: string): Promise<StoredMap | null> {
  const row = await tx.selectFrom("duty_map").selectAll().where("region", "=", region).where("department_id", "=", departmentId).orderBy("version", "desc").limit(1).executeTakeFirst();
  return row === undefined ? null : keptVersion<DepartmentMap>(row);
}

/** Maps of all departments in sight, by department. */
export async function dutyMaps(tx: Tx, region: string): Promise<ReadonlyMap<string, StoredMap>> {
  const { rows } = await sql<VersionRow & { department_id: string }>`select distinct on (kept.department_id) kept.* from ${sql.id(SCHEMA, "duty_map")} as kept where kept.region = ${region} order by kept.department_id, kept.version desc`.execute(tx);
  return new Map(rows.map((row) => [row.department_id, keptVersion<DepartmentMap>(row)]));
}

/** False when somebody else wrote this version. */
export async function insertDutyMap(tx: Tx, region: string, departmentId: string, version: VersionToKeep): Promise<boolean> {
  const made = await tx.insertInto("duty_map").values({ region, department_id: departmentId, ...versionValues(version) }).onConflict((conflict) => conflict.columns(["region", "department_id", "version"]).doNothing()).returning("version").executeTakeFirst();
  return made !== undefined;
}

/** Kinds whose money is their own: that of a level-1 project lies in its projects, and a department as a whole is none of them. */
const PAYING_KINDS = ["project", "special-fund", "policy", "fund-item", "transfer-payment", "special-bond"];
const MOST = 3000;

/** A project of a department with what is recorded of a year. */
export interface DepartmentProject {
  readonly code: string;
  readonly name: string;
  /** 全年预算数; null where none is recorded. */
  readonly budgetFen: bigint | null;
  /** What its goal holds; null where there is none. */
  readonly goal: FilingValues | null;
}

/** Projects of a department with the money and the goal of a year, by their codes; classified ones and those that do not belong to the year are none. */
export async function projectsOfYear(tx: Tx, region: string, departmentId: string, year: number): Promise<readonly DepartmentProject[]> {
  const { rows } = await sql<{ code: string; name: string; adjusted: string | null; content: string | null }>`select subject.code, subject.name,
      (select sum(adjusted_fen)::text from ${sql.id(SCHEMA, "budget")} as budget where budget.region = subject.region and budget.subject_id = subject.id and budget.year = ${year}) as adjusted,
      (select goal.content from ${sql.id(SCHEMA, "filing")} as goal where goal.region = subject.region and goal.subject_id = subject.id and goal.year = ${year} and goal.stage = 'goal') as content
    from ${sql.id(SCHEMA, "subject")} as subject
    where subject.region = ${region} and subject.department_id = ${departmentId} and not subject.classified and subject.kind = any(${PAYING_KINDS}::text[]) and ${belongsToYear(year)}
    order by subject.code limit ${MOST}`.execute(tx);
  return rows.map(({ code, name, adjusted, content }) => ({ code, name, budgetFen: adjusted === null ? null : BigInt(adjusted), goal: content === null ? null : (JSON.parse(content) as FilingValues) }));
}
