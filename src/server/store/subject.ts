import { sql, type RawBuilder } from "kysely";
import type { Stage } from "../../core/form/filing-values.ts";
import type { ServedSubject } from "../../core/form/form-for.ts";
import type { BudgetBook } from "../../core/subject/budget-book.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { withinReach, type Reach } from "./reach.ts";
import { belongsToYear } from "./subject-years.ts";

/** 绩效对象 with the names of its bodies. */
export interface Subject {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly book: BudgetBook;
  readonly unitId: string;
  readonly unitPath: string;
  readonly unitName: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly kind: string;
  readonly attribute: string | null;
  /** What it is a part of. */
  readonly parentId: string | null;
  /** 涉密: it has a code and nothing else. */
  readonly classified: boolean;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

function subjects(tx: Tx, region: string) {
  return tx
    .selectFrom("subject")
    .leftJoin("org_unit as unit", (join) => join.onRef("unit.region", "=", "subject.region").onRef("unit.id", "=", "subject.unit_id"))
    .leftJoin("org_unit as department", (join) => join.onRef("department.region", "=", "subject.region").onRef("department.id", "=", "subject.department_id"))
    .select([
      "subject.id", "subject.code", "subject.name", "subject.book", "subject.unit_id as unitId", "subject.unit_path as unitPath",
      sql<string>`coalesce(unit.name, '')`.as("unitName"), "subject.department_id as departmentId", sql<string>`coalesce(department.name, '')`.as("departmentName"), "subject.kind", "subject.attribute", "subject.parent_id as parentId", "subject.classified", "subject.first_year as firstYear", "subject.last_year as lastYear",
    ])
    .where("subject.region", "=", region);
}

export async function findSubject(tx: Tx, region: string, id: string): Promise<Subject | null> {
  return (await subjects(tx, region).where("subject.id", "=", id).executeTakeFirst()) ?? null;
}

/** Those that are seen, by their codes. */
export async function subjectsByCode(tx: Tx, region: string, codes: readonly string[]): Promise<ReadonlyMap<string, Subject>> {
  if (codes.length === 0) return new Map();
  const found = await subjects(tx, region).where("subject.code", "in", codes).execute();
  return new Map(found.map((subject) => [subject.code, subject]));
}

/** A subject that may be filled for a year and stage. */
export interface ListedSubject extends Subject {
  /** Budget of the year at its beginning; null where none was recorded. */
  readonly initialFen: string | null;
  /** Step of the goal of the same year; null where there is none. */
  readonly goalStep: string | null;
  /** Whether last year has a goal to begin from. */
  readonly hasLastYear: boolean;
}

/** Whether a form serves a row of `subject`, by its kind and book. */
export function isServed(served: readonly ServedSubject[]): RawBuilder<boolean> {
  return sql<boolean>`(subject.kind, subject.book) in (select * from unnest(${served.map(({ kind }) => kind)}::text[], ${served.map(({ book }) => book)}::text[]))`;
}

/** Subjects within reach by name, and only those without a filing of this year and stage where that is asked: of an application those that have a confirmed result. */
export async function listSubjects(
  tx: Tx, region: string, reach: Reach, asked: { readonly year: number; readonly stage: Stage; readonly period: number; readonly withoutFiling: boolean; readonly limit: number; readonly served: readonly ServedSubject[]; /** Only those of this body, where one is named. */ readonly unitId?: string },
): Promise<readonly ListedSubject[]> {
  const { year, stage, period, withoutFiling, limit, served, unitId } = asked;
  const filing = sql.id(SCHEMA, "filing");
  const rows = await subjects(tx, region)
    .select([
      sql<string | null>`(select sum(initial_fen)::text from ${sql.id(SCHEMA, "budget")} as budget
        where budget.region = subject.region and budget.subject_id = subject.id and budget.year = ${year})`.as("initialFen"),
      sql<string | null>`(select step from ${filing} as goal where goal.region = subject.region and goal.subject_id = subject.id and goal.year = ${year} and goal.stage = 'goal')`.as("goalStep"),
      sql<boolean>`exists (select 1 from ${filing} as last where last.region = subject.region and last.subject_id = subject.id and last.year = ${year - 1} and last.stage = 'goal')`.as("hasLastYear"),
    ])
    .where(withinReach(sql`subject.unit_path`, sql`subject.id`, reach))
    .where(sql<boolean>`(not subject.classified and ${isServed(served)} and ${belongsToYear(year)})`)
    .$if(unitId !== undefined, (query) => query.where("subject.unit_id", "=", unitId!))
    .$if(withoutFiling, (query) =>
      query.where(sql<boolean>`not exists (select 1 from ${filing} as filed
        where filed.region = subject.region and filed.subject_id = subject.id and filed.year = ${year} and filed.stage = ${stage} and filed.period = ${period})`),
    )
    // Nothing follows from a result that is not there.
    .$if(withoutFiling && stage === "application", (query) =>
      query.where(sql<boolean>`exists (select 1 from ${filing} as graded where graded.region = subject.region and graded.subject_id = subject.id and graded.year = ${year}
        and graded.stage in ('self-evaluation', 'evaluation') and graded.frozen_digest is not null)`),
    )
    .orderBy("subject.name")
    .orderBy("subject.id")
    .limit(limit)
    .execute();
  return rows;
}

/** What kind of subjects they are, and how they go on from year to year; by their ids. */
export async function attributesOf(tx: Tx, region: string, ids: readonly string[]): Promise<ReadonlyMap<string, { readonly kind: string; readonly book: BudgetBook; readonly attribute: string | null }>> {
  const rows = await tx.selectFrom("subject").select(["id", "kind", "book", "attribute"]).where("region", "=", region).where("id", "in", [...ids]).execute();
  return new Map(rows.map(({ id, kind, book, attribute }) => [id, { kind, book, attribute }]));
}
