import { sql } from "kysely";
import type { BudgetBook } from "../../core/pack/city.ts";
import type { CoverageCount } from "../../core/reporting/coverage.ts";
import type { UnreportedProject } from "../../core/reporting/reporting-sheets.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { withinReach, type Reach } from "./reach.ts";
import { expected, named, unreportedOf, type ReportedSeason, type UnreportedRow } from "./reporting.ts";

/** What has to be of a stage of a year, by book and department, in the order of the tree. */
export async function coverageCounts(tx: Tx, season: ReportedSeason, reach: Reach): Promise<readonly CoverageCount[]> {
  const { rows } = await sql<Omit<CoverageCount, "stage">>`
    select due.book, due.department_id as "departmentId", coalesce(department.name, '') as department, count(*)::int as due, count(due.filing_id)::int as begun,
      (count(*) filter (where due.finished))::int as finished, (count(*) filter (where due.round > 1))::int as returned,
      (count(*) filter (where ${season.stage} = 'goal' and due.waived is not null and due.finished is not true))::int as waived
    from ${named(season.region, expected(season, reach))}
    group by due.book, due.department_id, department.name order by min(due.unit_path), due.book`.execute(tx);
  return rows.map((row) => ({ stage: season.stage, ...row }));
}

/** A project that is not finished; a goal with the reason for which it was waived. */
export interface CoverageGap extends UnreportedProject {
  readonly waived: string | null;
}

/** 缺口: what is not finished of a book or a department, in the order of the tree. */
export async function coverageGaps(tx: Tx, season: ReportedSeason, reach: Reach, { book, departmentId }: { readonly book: BudgetBook | null; readonly departmentId: string | null }, limit: number): Promise<readonly CoverageGap[]> {
  const ofBook = book === null ? sql`true` : sql`due.book = ${book}`;
  const ofDepartment = departmentId === null ? sql`true` : sql`due.department_id = ${departmentId}`;
  const { rows } = await sql<UnreportedRow & { readonly waived: string | null }>`
    select due.id as "subjectId", due.code, due.name, due.kind, coalesce(unit.name, '') as unit, coalesce(department.name, '') as department, due.filing_id, due.step, due.step_since, due.came_back, due.waived
    from ${named(season.region, expected(season, reach))}
    where ${ofBook} and ${ofDepartment} and due.finished is not true
    order by due.unit_path, due.name, due.id limit ${limit}`.execute(tx);
  return rows.map(({ waived, ...row }) => ({ ...unreportedOf(row), waived: season.stage === "goal" ? waived : null }));
}

/** 首编年度: the first year of each book with an approved goal. */
export async function firstYears(tx: Tx, region: string, reach: Reach): Promise<ReadonlyMap<BudgetBook, number>> {
  const { rows } = await sql<{ readonly book: BudgetBook; readonly year: number }>`
    select subject.book, min(filing.year)::int as year from ${sql.id(SCHEMA, "filing")} as filing
      join ${sql.id(SCHEMA, "subject")} as subject on subject.region = filing.region and subject.id = filing.subject_id
    where filing.region = ${region} and filing.stage = 'goal' and filing.frozen_digest is not null and ${withinReach(sql`filing.unit_path`, sql`filing.subject_id`, reach)}
    group by subject.book`.execute(tx);
  return new Map(rows.map(({ book, year }) => [book, year]));
}
