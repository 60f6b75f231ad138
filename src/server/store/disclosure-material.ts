import { sql } from "kysely";
import type { DisclosureMaterial, ProjectMaterial } from "../../core/disclosure/disclose.ts";
import type { FilingValues } from "../../core/form/filing-values.ts";
import type { ScoreBy } from "../../core/form/line-scores.ts";
import { cityNames, findCity } from "./city.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { findUnit } from "./org-unit.ts";

interface Row {
  readonly subject_id: string;
  readonly code: string;
  readonly book: string;
  readonly whole: string | null;
  readonly name: string;
  readonly unit_name: string;
  readonly document_no: string | null;
  readonly goal_digest: string | null;
  readonly withheld: boolean;
  readonly filing_id: string | null;
  readonly own_form: string | null;
  readonly own_workflow: string | null;
  readonly own_workflow_version: number | null;
  readonly own_name: string | null;
  readonly department_name: string | null;
  readonly own_unit: string | null;
  readonly step: string | null;
  readonly content: string | null;
  readonly frozen_digest: string | null;
  readonly score_millionths: string | null;
  readonly score_by: ScoreBy | null;
  readonly grade: string | null;
}

/** What a department has of one year: every project with an approved goal or a self-evaluation, by code. Null for a department that is not there. */
export async function disclosureMaterial(tx: Tx, region: string, year: number, departmentId: string, day: string): Promise<Omit<DisclosureMaterial, "drafts"> | null> {
  const department = await findUnit(tx, region, departmentId, day);
  const city = await findCity(tx, region);
  if (department === null || department.kind !== "department" || city === null) return null;
  const filing = sql.id(SCHEMA, "filing");
  const { rows } = await sql<Row>`
    select subject.id as subject_id, subject.code, subject.book,
      (select nullif(whole.name, '') from ${sql.id(SCHEMA, "subject")} as whole where whole.region = subject.region and whole.id = subject.parent_id and not whole.classified
        and not exists (select 1 from ${sql.id(SCHEMA, "withholding")} as mark where mark.region = whole.region and mark.subject_id = whole.id and mark.year = ${year} and mark.released_at is null)) as whole,
      coalesce(own.name, goal.name) as name, coalesce(own.unit_name, goal.unit_name) as unit_name,
      approval.document_no, goal.frozen_digest as goal_digest,
      exists (select 1 from ${sql.id(SCHEMA, "withholding")} as mark
        where mark.region = subject.region and mark.subject_id = subject.id and mark.year = ${year} and mark.released_at is null) as withheld,
      own.id as filing_id, own.form as own_form, own.workflow as own_workflow, own.workflow_version as own_workflow_version, own.name as own_name, own.department_name, own.unit_name as own_unit, own.step, own.content,
      own.frozen_digest, own.score_millionths, own.score_by, own.grade
    from ${sql.id(SCHEMA, "subject")} as subject
      left join ${filing} as goal on goal.region = subject.region and goal.subject_id = subject.id and goal.year = ${year} and goal.stage = 'goal' and goal.frozen_digest is not null
      left join ${filing} as own on own.region = subject.region and own.subject_id = subject.id and own.year = ${year} and own.stage = 'self-evaluation'
      left join ${sql.id(SCHEMA, "approval")} as approval on approval.region = subject.region and approval.id = goal.approval_id
    where subject.region = ${region} and subject.department_id = ${departmentId} and (goal.id is not null or own.id is not null)
    order by subject.code`.execute(tx);
  return { region, city: city.name, names: cityNames(city), demo: city.demo, year, departmentId, department: department.name, projects: rows.map((row) => projectOf(row, year)) };
}

function projectOf(row: Row, year: number): ProjectMaterial {
  return {
    subjectId: row.subject_id, code: row.code, name: row.name, unit: row.unit_name, book: row.book, whole: row.whole, documentNo: row.document_no, goalDigest: row.goal_digest, withheld: row.withheld,
    selfEvaluation: row.filing_id === null ? null : {
      filingId: row.filing_id,
      form: row.own_form ?? "",
      workflow: { id: row.own_workflow ?? "", version: row.own_workflow_version ?? 0 },
      head: { stage: "self-evaluation", year, name: row.own_name ?? "", department: row.department_name ?? "", unit: row.own_unit ?? "" },
      values: JSON.parse(row.content ?? "") as FilingValues,
      step: row.step ?? "", frozenDigest: row.frozen_digest,
      scoreMillionths: row.score_millionths === null ? null : BigInt(row.score_millionths), scoreBy: row.score_by, grade: row.grade,
    },
  };
}

/** The self-evaluation of one project among those of {@link disclosureMaterial}; null where the department has no such project that year. */
export async function projectOfYear(tx: Tx, region: string, year: number, departmentId: string, subjectId: string): Promise<{ readonly filingId: string | null } | null> {
  const { rows } = await sql<{ goal: boolean; own: string | null }>`
    select bool_or(stage = 'goal' and frozen_digest is not null) as goal, (array_agg(filing.id) filter (where stage = 'self-evaluation'))[1] as own
    from ${sql.id(SCHEMA, "subject")} as subject join ${sql.id(SCHEMA, "filing")} as filing on filing.region = subject.region and filing.subject_id = subject.id and filing.year = ${year}
    where subject.region = ${region} and subject.id = ${subjectId} and subject.department_id = ${departmentId}
    having count(*) > 0`.execute(tx);
  const [found] = rows;
  return found === undefined || (!found.goal && found.own === null) ? null : { filingId: found.own };
}

/** Who confirmed self-evaluations (定级): they do not publish them. */
export async function whoConfirmed(tx: Tx, region: string, filingIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (filingIds.length === 0) return new Set();
  const rows = await tx.selectFrom("transition").select("person_id").distinct().where("region", "=", region).where("filing_id", "in", filingIds).where("action", "=", "confirm").execute();
  return new Set(rows.map((row) => row.person_id));
}

/** Which of these self-evaluations somebody confirmed. */
export async function confirmedBy(tx: Tx, region: string, personId: string, filingIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (filingIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom("transition").select("filing_id").distinct()
    .where("region", "=", region).where("filing_id", "in", filingIds).where("action", "=", "confirm").where("person_id", "=", personId)
    .execute();
  return new Set(rows.map((row) => row.filing_id));
}

/** A department and how far its self-evaluations are on the way to the public. */
export interface DisclosingDepartment {
  readonly id: string;
  readonly name: string;
  readonly confirmed: number;
  readonly filings: number;
}

/** Departments with self-evaluations of a year that are seen, by name. */
export async function disclosingDepartments(tx: Tx, region: string, year: number): Promise<readonly DisclosingDepartment[]> {
  const { rows } = await sql<DisclosingDepartment>`
    select department_id as id, min(department_name) as name, count(frozen_digest)::int as confirmed, count(*)::int as filings from ${sql.id(SCHEMA, "filing")}
    where region = ${region} and year = ${year} and stage = 'self-evaluation' group by department_id order by min(department_name), department_id`.execute(tx);
  return rows;
}
