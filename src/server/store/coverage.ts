import { sql, type RawBuilder } from "kysely";
import type { BudgetBook } from "../../core/subject/budget-book.ts";
import type { CoverageCount, CoverageStanding } from "../../core/reporting/coverage.ts";
import type { UnreportedProject } from "../../core/reporting/reporting-sheets.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { withinReach, type Reach } from "./reach.ts";
import { named, unreportedOf, type UnreportedRow } from "./reporting.ts";
import { factOf, factsOf, FACTS, isNeeded, isReady, ONCE, SEASON_FACTS, standing, standsThere, type ReportedSeason } from "./season-standing.ts";

/** What of a season counts as reported, and whether the day for it is over. */
export interface CoverageSeason extends ReportedSeason {
  readonly reported: readonly string[];
  readonly isOver: boolean;
}

/** What of a row a standing follows from. */
interface StandingFacts {
  readonly finished: RawBuilder<unknown>;
  readonly waived: RawBuilder<unknown>;
  readonly reported: RawBuilder<unknown>;
  readonly begun: RawBuilder<unknown>;
  readonly needed: RawBuilder<unknown>;
  readonly ready: RawBuilder<unknown>;
}

/** The standing of a row, as `CoverageStanding` says them. */
function standingOf({ stage, isOver }: CoverageSeason, row: StandingFacts): RawBuilder<CoverageStanding> {
  return sql<CoverageStanding>`case when ${row.finished} then 'finished'
    when ${stage} = 'goal' and ${row.waived} then 'waived'
    when ${row.reported} then 'reported'
    when ${row.begun} then ${isOver ? "missing" : "under-way"}
    when not ${row.needed} then 'not-needed'
    when not ${row.ready} then ${stage === "application" ? "result-pending" : "goal-pending"}
    else ${isOver ? "missing" : "not-due"} end`;
}

/**
 * How the subjects of a year stand in these seasons of it, by book and department, in the order of the tree. Subjects of which all facts agree stand alike:
 * they are counted first, and standings are found of what is left, some hundred rows where there are many thousand subjects.
 */
export async function coverageCounts(tx: Tx, seasons: readonly [CoverageSeason, ...CoverageSeason[]], reach: Reach): Promise<readonly CoverageCount[]> {
  const [{ region }] = seasons;
  const filing = sql.join(seasons.map(({ reported }, at) => {
    const own = (column: string): RawBuilder<unknown> => sql.ref(`filed_${at}.${column}`);
    return sql`coalesce(${own("step")} = any(${[...reported]}::text[]), false) as ${sql.id(`reported_${at}`)}, coalesce(${own("round")} > 1, false) as ${sql.id(`returned_${at}`)}`;
  }));
  const alike = sql.join([...FACTS.map((fact) => sql.ref(fact)), ...seasons.flatMap((_, at) => [...SEASON_FACTS, "reported", "returned"].map((fact) => sql.ref(`${fact}_${at}`)))]);
  const each = sql.join(seasons.map((season, at) => {
    const own = (fact: string): RawBuilder<unknown> => factOf(fact, at);
    const row = { finished: own("finished"), waived: sql`subject.waived`, reported: own("reported"), begun: own("begun"), needed: isNeeded(season, at), ready: isReady(season) };
    return sql`(${season.stage}, ${standingOf(season, row)}, ${own("returned")}, ${standsThere(at)})`;
  }));
  const { rows } = await sql<CoverageCount>`
    with alike as materialized (select department_id, min(unit_path) as unit_path, count(*) as subjects, ${alike} from (${factsOf(seasons, reach, sql`subject.department_id, subject.unit_path, ${filing}`)}) as facts group by department_id, ${alike})
    select season.stage, subject.book, subject.department_id as "departmentId", coalesce(department.name, '') as department, season.standing, sum(subject.subjects)::int as subjects, (coalesce(sum(subject.subjects) filter (where season.returned), 0))::int as returned
    from alike as subject cross join lateral (values ${each}) as season(stage, standing, returned, counted)
      left join ${sql.id(SCHEMA, "org_unit")} as department on department.region = ${region} and department.id = subject.department_id
    where season.counted
    group by season.stage, subject.book, subject.department_id, department.name, season.standing order by min(subject.unit_path), subject.book`.execute(tx);
  return rows;
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
  const row = { finished: sql`stands.finished`, waived: sql`stands.waived`, reported: sql`coalesce(stands.step = any(${[...season.reported]}::text[]), false)`, begun: sql`stands.filing_id is not null`, needed: sql`stands.needed`, ready: sql`stands.ready` };
  // Only what is shown is named by its bodies.
  const { rows } = await sql<UnreportedRow & { readonly waived: string | null; readonly standing: CoverageStanding }>`
    with due as materialized (select * from (select stands.*, ${standingOf(season, row)} as standing from (${standing(season, reach)}) as stands ${ONCE}) as due where ${ofBook} and ${ofDepartment} and standing = any(${[...standings]}::text[]) order by standing <> 'missing', unit_path, name, id limit ${limit})
    select due.id as "subjectId", due.code, due.name, due.kind, coalesce(unit.name, '') as unit, coalesce(department.name, '') as department, due.filing_id, due.step, due.step_since, due.came_back, due.waiver_reason as waived, due.standing
    from ${named(season.region, sql`select * from due`)}
    order by due.standing <> 'missing', due.unit_path, due.name, due.id`.execute(tx);
  return rows.map(({ waived, standing: stands, ...row }) => ({ ...unreportedOf(row), standing: stands, waived: season.stage === "goal" ? waived : null }));
}

/** 首编年度: the first year of each book with an approved goal. Of each year one goal of a book is looked for and no more, since a whole city has many of them. */
export async function firstYears(tx: Tx, region: string, reach: Reach): Promise<ReadonlyMap<BudgetBook, number>> {
  const filing = sql.id(SCHEMA, "filing");
  const subject = sql.id(SCHEMA, "subject");
  const { rows } = await sql<{ readonly book: BudgetBook; readonly year: number }>`
    select * from (select of.book, (
        select min(series.year)::int from generate_series((select min(year) from ${filing} where region = ${region}), (select max(year) from ${filing} where region = ${region})) as series(year)
        where (select true from ${filing} as filing join ${subject} as subject on subject.region = filing.region and subject.id = filing.subject_id
          where filing.region = ${region} and filing.year = series.year and filing.stage = 'goal' and filing.frozen_digest is not null and subject.book = of.book and ${withinReach(sql`filing.unit_path`, sql`filing.subject_id`, reach)} limit 1)) as year
      from (select distinct book from ${subject} where region = ${region}) as of) as first where first.year is not null`.execute(tx);
  return new Map(rows.map(({ book, year }) => [book, year]));
}
