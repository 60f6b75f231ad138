import { sql } from "kysely";
import type { Stage } from "../../core/form/filing-values.ts";
import type { Aftermath } from "../../core/workflow/reversal.ts";
import { SCHEMA, type Tx } from "./db.ts";
import type { Filing } from "./filing.ts";

/** What has come of a filing, by the stages that rest on its own: whether any version of what its department published carries it, and whether what rests on it was begun: a self-evaluation or an evaluation on the goal, an application on the evaluation. */
export async function aftermathOf(tx: Tx, { region, id, subjectId, departmentId, year }: Filing, resting: readonly Stage[]): Promise<Aftermath> {
  // An id is no part of anything else that stands in a publication.
  const { rows } = await sql<Aftermath>`
    select exists (select from ${sql.id(SCHEMA, "publication")} as publication where publication.region = ${region} and publication.year = ${year}
        and publication.department_id = ${departmentId} and strpos(publication.content, ${id}) > 0) as "isPublished",
      exists (select from ${sql.id(SCHEMA, "filing")} as own where own.region = ${region} and own.subject_id = ${subjectId}
        and own.year = ${year} and own.stage = any(${[...resting]}::text[])) as "isBuiltUpon"`.execute(tx);
  return rows[0]!;
}
