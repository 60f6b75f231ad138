import { sql, type RawBuilder } from "kysely";
import type { BudgetBook } from "../../core/pack/city.ts";
import type { CoverageCount, CoverageStanding } from "../../core/reporting/coverage.ts";
import type { UnreportedProject } from "../../core/reporting/reporting-sheets.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { withinReach, type Reach } from "./reach.ts";
import { named, standing, unreportedOf, type ReportedSeason, type UnreportedRow } from "./reporting.ts";

/** What of a season counts as reported, and whether the day for it is over. */
export interface CoverageSeason extends ReportedSeason {
  readonly reported: readonly string[];
  readonly isOver: boolean;
}

/** The standing of a row of `standing`, as `CoverageStanding` says them. */
function standingOf({ stage, reported, isOver }: CoverageSeason): RawBuilder<CoverageStanding> {
  return sql<CoverageStanding>`case when due.finished then 'finished'
    when ${stage} = 'goal' and due.waived is not null then 'waived'
    when due.step = any(${[...reported]}::text[]) then 'reported'
    when due.filing_id is not null then ${isOver ? "missing" : "under-way"}
    when not due.needed then 'not-needed'
    when not due.ready then ${stage === "application" ? "result-pending" : "goal-pending"}
    else ${isOver ? "missing" : "not-due"} end`;
}

/** How the subjects of a year stand in a stage, by book and department, in the order of the tree. */
export async function coverageCounts(tx: Tx, season: CoverageSeason, reach: Reach): Promise<readonly CoverageCount[]> {
  const { rows } = await sql<Omit<CoverageCount, "stage">>`
    select due.book, due.department_id as "departmentId", coalesce(department.name, '') as department, ${standingOf(season)} as standing, count(*)::int as subjects, (count(*) filter (where due.round > 1))::int as returned
    from ${named(season.region, standing(season, reach))}
    group by due.book, due.department_id, department.name, 4 order by min(due.unit_path), due.book`.execute(tx);
  return rows.map((row) => ({ stage: season.stage, ...row }));
}

/** A subject that is not done, with how it stands; a goal with the reason for which it was waived. */
export interface CoverageGap extends UnreportedProject {
  readonly standing: CoverageStanding;
  readonly waived: string | null;
}

/** 缺口: what stands so of a book or a department, what is truly missing first, then in the order of the tree. */
export async function coverageGaps(tx: Tx, season: CoverageSeason, reach: Reach, { book, departmentId, standings }: { readonly book: BudgetBook | null; readonly departmentId: string | null; readonly standings: readonly CoverageStanding[] }, limit: number): Promise<readonly CoverageGap[]> {
  const ofBook = book === null ? sql`true` : sql`due.book = ${book}`;
  const ofDepartment = departmentId === null ? sql`true` : sql`due.department_id = ${departmentId}`;
  const { rows } = await sql<UnreportedRow & { readonly waived: string | null; readonly standing: CoverageStanding }>`
    select due.id as "subjectId", due.code, due.name, due.kind, coalesce(unit.name, '') as unit, coalesce(department.name, '') as department, due.filing_id, due.step, due.step_since, due.came_back, due.waived, ${standingOf(season)} as standing
    from ${named(season.region, standing(season, reach))}
    where ${ofBook} and ${ofDepartment} and ${standingOf(season)} = any(${[...standings]}::text[])
    order by ${standingOf(season)} <> 'missing', due.unit_path, due.name, due.id limit ${limit}`.execute(tx);
  return rows.map(({ waived, standing: stands, ...row }) => ({ ...unreportedOf(row), standing: stands, waived: season.stage === "goal" ? waived : null }));
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
