import { sql } from "kysely";
import type { FilingHead, FilingValues, Stage } from "../../core/form/filing-values.ts";
import type { RecordUnder } from "../../core/pack/definitions-under.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { withinReach, type Reach } from "./reach.ts";

export interface FilingContent {
  readonly code: string;
  readonly head: FilingHead;
  readonly values: FilingValues;
  /** Under which definitions it was begun. */
  readonly under: RecordUnder & { readonly packDigest: string };
}

/** Filings of a year and stage within reach with their content, by the codes of their projects; only this one where one is named. */
export async function filingContents(tx: Tx, region: string, year: number, stage: Stage, reach: Reach, filingId: string | null, most: number): Promise<readonly FilingContent[]> {
  const { rows } = await sql<{ code: string; name: string; department_name: string; unit_name: string; content: string; form: string; workflow: string; workflow_version: number; pack_digest: string }>`
    select filing.form, filing.workflow, filing.workflow_version, filing.pack_digest, subject.code, filing.name, filing.department_name, filing.unit_name, filing.content
    from ${sql.id(SCHEMA, "filing")} as filing join ${sql.id(SCHEMA, "subject")} as subject on subject.region = filing.region and subject.id = filing.subject_id
    where filing.region = ${region} and filing.year = ${year} and filing.stage = ${stage} and ${withinReach(sql`filing.unit_path`, sql`filing.subject_id`, reach)}
      and ${filingId === null ? sql`true` : sql`filing.id = ${filingId}`}
    order by subject.code limit ${most}`.execute(tx);
  return rows.map((row) => ({
    code: row.code, head: { stage, year, name: row.name, department: row.department_name, unit: row.unit_name }, values: JSON.parse(row.content) as FilingValues,
    under: { form: row.form, workflow: row.workflow, workflowVersion: row.workflow_version, stage, year, packDigest: row.pack_digest },
  }));
}
