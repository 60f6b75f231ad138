import { sql } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";

/** How many records began on a version of a workflow, and how many of them are under way. */
export interface WorkflowUse {
  readonly workflow: string;
  readonly version: number;
  readonly records: number;
  readonly running: number;
}

/** Of the records that are seen. */
export async function workflowUse(tx: Tx, region: string): Promise<readonly WorkflowUse[]> {
  const { rows } = await sql<WorkflowUse>`
    select workflow, workflow_version as version, count(*)::int as records, (count(*) filter (where holder is not null))::int as running
    from ${sql.id(SCHEMA, "filing")} as filing where region = ${region} group by workflow, workflow_version`.execute(tx);
  return rows;
}
