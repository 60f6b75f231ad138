import { sql } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";

/** How many records were begun on a form, and how many of them are under way. */
export interface FormUse {
  readonly form: string;
  readonly records: number;
  readonly running: number;
}

/** Of the records that are seen. */
export async function formUse(tx: Tx, region: string): Promise<readonly FormUse[]> {
  const { rows } = await sql<FormUse>`
    select form, count(*)::int as records, (count(*) filter (where holder is not null))::int as running
    from ${sql.id(SCHEMA, "filing")} as filing where region = ${region} group by form order by form`.execute(tx);
  return rows;
}
