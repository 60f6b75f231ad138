import { sql, type RawBuilder } from "kysely";
import type { Stage } from "../../core/form/filing-values.ts";
import type { ReachedStage } from "../../core/form/stage.ts";
import type { BudgetBook } from "../../core/subject/budget-book.ts";
import type { StandingMarks } from "../../core/subject/change-subject.ts";
import type { SubjectDecided } from "../../core/subject/decide-subject.ts";
import type { SubjectAttribute, SubjectKind } from "../../core/subject/subject-kind.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { withinReach, type Reach } from "./reach.ts";

export interface LibraryFilter {
  readonly year: number;
  readonly book?: string | undefined;
  readonly kind?: string | undefined;
  readonly attribute?: string | undefined;
  readonly tag?: string | undefined;
  /** Code of the fund, level-1 project or transfer payment that they are a part of. */
  readonly parent?: string | undefined;
  readonly stage?: ReachedStage | undefined;
  /** The stages in their order, by which the last one is found; none is told where they are left out, for they say what is filed. */
  readonly stages?: readonly Stage[] | undefined;
  /** A part of the name or of the code. */
  readonly text?: string | undefined;
  /** Also those that do not belong to the year. */
  readonly otherYears?: boolean | undefined;
}

export interface LibraryItem {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: SubjectKind;
  readonly book: BudgetBook;
  readonly attribute: SubjectAttribute | null;
  /** 所处环节 of the year; null where it is not told. */
  readonly stage: ReachedStage | null;
  readonly tags: readonly string[];
  readonly parentCode: string | null;
  readonly parentName: string | null;
  readonly unit: string;
  readonly department: string;
  readonly adjustedFen: string | null;
  readonly paidFen: string;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

/** How many subjects, and the money of the year they have together. */
export interface LibrarySum {
  readonly key: string;
  readonly subjects: number;
  readonly adjustedFen: string | null;
  readonly paidFen: string;
}

/** What its parts in the list come to, of a fund, a level-1 project or a transfer payment. */
export interface LibraryParentSum extends LibrarySum {
  readonly name: string;
}

export async function insertSubject(tx: Tx, region: string, id: string, { code, name, kind, book, attribute, parentId, tags, classified, unitId, unitPath, departmentId, firstYear, lastYear }: SubjectDecided, madeAt: Date): Promise<boolean> {
  const made = await tx
    .insertInto("subject")
    .values({ region, id, code, name, book, unit_id: unitId, unit_path: unitPath, department_id: departmentId, made_at: madeAt, kind, attribute, parent_id: parentId, classified, tags: [...tags], first_year: firstYear, last_year: lastYear })
    .onConflict((conflict) => conflict.columns(["region", "code"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

/** A subject in sight by its code, as one that another may be a part of. */
export async function subjectAsParent(tx: Tx, region: string, code: string): Promise<{ readonly id: string; readonly kind: string; readonly book: string; readonly classified: boolean } | null> {
  return (await tx.selectFrom("subject").select(["id", "kind", "book", "classified"]).where("region", "=", region).where("code", "=", code).executeTakeFirst()) ?? null;
}

/** Those of a filter with their money of the year; classified ones are never among them. */
function listed(region: string, reach: Reach, { year, book, kind, attribute, tag, parent, stage, stages, text, otherYears = false }: LibraryFilter): RawBuilder<unknown> {
  const reached = stages === undefined ? sql`null::text` : stageReached(region, reach, year, stages);
  const like = text === undefined ? null : `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const equal = (column: string, value: string | undefined) => (value === undefined ? sql`true` : sql`${sql.ref(`subject.${column}`)} = ${value}`);
  return sql`(select subject.*,
      (select sum(adjusted_fen) from ${sql.id(SCHEMA, "budget")} as budget where budget.region = subject.region and budget.subject_id = subject.id and budget.year = ${year}) as adjusted,
      coalesce((select sum(amount_fen) from ${sql.id(SCHEMA, "payment")} as payment where payment.region = subject.region and payment.subject_id = subject.id and payment.year = ${year}), 0) as paid,
      ${reached} as stage
    from ${sql.id(SCHEMA, "subject")} as subject
    where subject.region = ${region} and not subject.classified and ${withinReach(sql`subject.unit_path`, sql`subject.id`, reach)}
      and ${otherYears ? sql`true` : inYear(year)} and ${equal("book", book)} and ${equal("kind", kind)} and ${equal("attribute", attribute)} and ${tag === undefined ? sql`true` : sql`${tag} = any(subject.tags)`}
      and ${parent === undefined ? sql`true` : sql`exists (select from ${sql.id(SCHEMA, "subject")} as parent where parent.region = subject.region and parent.id = subject.parent_id and parent.code = ${parent})`}
      and ${stage === undefined ? sql`true` : sql`${reached} = ${stage}`}
      and ${like === null ? sql`true` : sql`(subject.name ilike ${like} or subject.code ilike ${like})`}) as listed`;
}

/** The last stage in which something is filed for a subject, of the filings within reach; one that was moved elsewhere is told nobody here. */
const stageReached = (region: string, reach: Reach, year: number, stages: readonly Stage[]): RawBuilder<string> => sql<string>`coalesce((select filing.stage from ${sql.id(SCHEMA, "filing")} as filing
      where filing.region = ${region} and filing.subject_id = subject.id and filing.year = ${year} and ${withinReach(sql`filing.unit_path`, sql`filing.subject_id`, reach)}
      order by array_position(array[${sql.join(stages)}]::text[], filing.stage) desc limit 1), 'none')`;

/** A cancelled one stands in the list of each of its years, so that somebody can say otherwise. */
const inYear = (year: number): RawBuilder<boolean> => sql<boolean>`(coalesce(subject.first_year, ${year}) <= ${year} and ${year} <= coalesce(subject.last_year, ${year}))`;

/** How many of a filter do not belong to its year. */
export async function countOfOtherYears(tx: Tx, region: string, reach: Reach, filter: LibraryFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${listed(region, reach, { ...filter, otherYears: true })} where not (coalesce(first_year, ${filter.year}) <= ${filter.year} and ${filter.year} <= coalesce(last_year, ${filter.year}))`.execute(tx);
  return rows[0]?.n ?? 0;
}

const SUMS = sql`count(*)::int as subjects, sum(adjusted)::text as "adjustedFen", coalesce(sum(paid), 0)::text as "paidFen"`;

/** The sum of all, and by book, kind, stage, what they are a part of, and tag, from one reading of them. A subject of two tags counts under both, so sums by tag are not parts of a whole. */
export async function librarySums(tx: Tx, region: string, reach: Reach, filter: LibraryFilter): Promise<{ readonly total: LibrarySum; readonly books: readonly LibrarySum[]; readonly kinds: readonly LibrarySum[]; readonly stages: readonly LibrarySum[]; readonly tags: readonly LibrarySum[]; readonly parents: readonly LibraryParentSum[] }> {
  const { rows } = await sql<LibraryParentSum & { readonly by: "total" | "book" | "kind" | "stage" | "tag" | "parent" }>`
    with read as materialized (select book, kind, stage, tags, parent_id, adjusted, paid from ${listed(region, reach, filter)})
    select 'total' as by, '' as key, '' as name, ${SUMS} from read
    union all select 'book', book, '', ${SUMS} from read group by book
    union all select 'kind', kind, '', ${SUMS} from read group by kind
    union all select 'stage', stage, '', ${SUMS} from read where stage is not null group by stage
    union all select 'tag', tag.name, '', ${SUMS} from read cross join unnest(read.tags) as tag(name) group by tag.name
    union all select 'parent', parent.code, parent.name, ${SUMS} from read join ${sql.id(SCHEMA, "subject")} as parent on parent.region = ${region} and parent.id = read.parent_id group by parent.code, parent.name
    order by 1, 2`.execute(tx);
  const of = (name: string): readonly LibrarySum[] => rows.flatMap(({ by, key, subjects, adjustedFen, paidFen }) => (by === name ? [{ key, subjects, adjustedFen, paidFen }] : []));
  return { total: of("total")[0]!, books: of("book"), kinds: of("kind"), stages: of("stage"), tags: of("tag"), parents: rows.flatMap(({ by, ...sum }) => (by === "parent" ? [sum] : [])) };
}

export async function libraryItems(tx: Tx, region: string, reach: Reach, filter: LibraryFilter, { after, limit }: { readonly after?: string | undefined; readonly limit: number }): Promise<readonly LibraryItem[]> {
  const { rows } = await sql<LibraryItem>`
    select listed.id, listed.code, listed.name, listed.kind, listed.book, listed.attribute, listed.stage, listed.tags, parent.code as "parentCode", parent.name as "parentName",
      coalesce(unit.name, '') as unit, coalesce(department.name, '') as department, listed.adjusted::text as "adjustedFen", listed.paid::text as "paidFen", listed.first_year as "firstYear", listed.last_year as "lastYear"
    from ${listed(region, reach, filter)}
      left join ${sql.id(SCHEMA, "subject")} as parent on parent.region = ${region} and parent.id = listed.parent_id
      left join ${sql.id(SCHEMA, "org_unit")} as unit on unit.region = ${region} and unit.id = listed.unit_id
      left join ${sql.id(SCHEMA, "org_unit")} as department on department.region = ${region} and department.id = listed.department_id
    where ${after === undefined ? sql`true` : sql`listed.code > ${after}`} order by listed.code limit ${limit}`.execute(tx);
  return rows;
}

/** 涉密: the first codes of what is classified within reach, how many there are in all, and nothing else of it. */
export async function classifiedCodes(tx: Tx, region: string, reach: Reach, book: string | undefined, limit: number): Promise<{ readonly codes: readonly string[]; readonly count: number }> {
  const { rows } = await sql<{ code: string; count: number }>`select code, count(*) over ()::int as count from ${sql.id(SCHEMA, "subject")} as subject where region = ${region} and classified and ${withinReach(sql`subject.unit_path`, sql`subject.id`, reach)}
    and ${book === undefined ? sql`true` : sql`book = ${book}`} order by code limit ${limit}`.execute(tx);
  return { codes: rows.map(({ code }) => code), count: rows[0]?.count ?? 0 };
}

/** Marks of a subject in sight, held until the end of the transaction; null where there is none. */
export async function holdMarks(tx: Tx, region: string, id: string): Promise<StandingMarks | null> {
  return (await tx.selectFrom("subject").select(["attribute", "tags", "classified", "first_year as firstYear", "last_year as lastYear"]).where("region", "=", region).where("id", "=", id).forUpdate().executeTakeFirst()) ?? null;
}

export async function putMarks(tx: Tx, region: string, id: string, { attribute, tags, firstYear, lastYear }: Omit<StandingMarks, "classified">): Promise<void> {
  await tx.updateTable("subject").set({ attribute, tags: [...tags], first_year: firstYear, last_year: lastYear }).where("region", "=", region).where("id", "=", id).execute();
}
