import { sql, type RawBuilder } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";

/** Whether a row of `subject`, or of what it is called there, belongs to a budget year: as `belongsTo` of core says it. */
export function belongsToYear(year: number, subject = "subject"): RawBuilder<boolean> {
  const [first, last, attribute] = ["first_year", "last_year", "attribute"].map((column) => sql.ref(`${subject}.${column}`));
  return sql<boolean>`(coalesce(${first}, ${year}) <= ${year} and ${year} <= coalesce(${last}, ${year}) and (${attribute} is distinct from 'cancelled' or ${last} is not null))`;
}

const RECORDS = ["budget", "payment", "filing", "ex_ante", "regional_part"];

/** The first and the last budget year of which something of a subject is recorded; null where nothing is. */
export async function recordedYears(tx: Tx, region: string, subjectId: string): Promise<{ readonly first: number; readonly last: number } | null> {
  const all = sql.join(RECORDS.map((table) => sql`select year from ${sql.id(SCHEMA, table)} as kept where kept.region = ${region} and kept.subject_id = ${subjectId}`), sql` union all `);
  const { rows } = await sql<{ readonly first: number | null; readonly last: number | null }>`select min(year)::int as first, max(year)::int as last from (${all}) as recorded`.execute(tx);
  const [found] = rows;
  return found === undefined || found.first === null || found.last === null ? null : { first: found.first, last: found.last };
}
