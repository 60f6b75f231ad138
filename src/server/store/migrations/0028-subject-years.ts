import { sql, type Kysely } from "kysely";

/** 起止预算年度: the budget years a subject belongs to, so that what is entered for next year is missing nowhere in this one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/** Whatever says of a subject that it had something in a year. */
const RECORDS = ["budget", "budget_adjustment", "payment", "filing", "goal_waiver", "ex_ante", "regional_split", "regional_part"];
/** The owner is held by row security as well, and what is there already has to be seen. */
const SEEN = ["subject", ...RECORDS];
const YEAR = "between 2000 and 2100";

export const STATEMENTS: readonly string[] = [
  `alter table hengji.subject
    add column first_year integer check (first_year ${YEAR}),
    add column last_year integer check (last_year ${YEAR}),
    add constraint subject_years_in_order check (last_year >= first_year),
    add constraint classified_says_no_year check (not classified or (first_year is null and last_year is null))`,
  ...SEEN.map((table) => `alter table hengji.${table} no force row level security`),
  // What was there before years were asked for begins with the first one of which anything is recorded, else with the one it was entered in. When it ended nobody said.
  `update hengji.subject set first_year = greatest(2000, least(2100, coalesce(
      (select min(year) from (${RECORDS.map((table) => `select year from hengji.${table} where ${table}.region = subject.region and ${table}.subject_id = subject.id`).join(" union all ")}) as recorded),
      extract(year from made_at at time zone 'Asia/Shanghai')::integer)))
    where not classified`,
  ...SEEN.map((table) => `alter table hengji.${table} force row level security`),
];
