import { sql } from "kysely";
import type { Touch } from "../../core/workflow/filing-state.ts";
import { SCHEMA, type Tx } from "./db.ts";
import type { Filing } from "./filing.ts";

/**
 * What was done to a filing since the last step was taken with it: saved again, evidence added or taken away, or something said about a cell.
 * Drafts are nobody's but their writer's, so one that lies there is no touch: it stays where it is and is offered when the filing is back.
 */
export async function touchedSince(tx: Tx, { region, id, step, round, version, stepSince }: Filing): Promise<Touch | null> {
  const { rows } = await sql<{ readonly saved: boolean; readonly remarked: boolean }>`
    select coalesce((select max(moved.version) from ${sql.id(SCHEMA, "transition")} as moved where moved.region = ${region} and moved.filing_id = ${id}), 1) < ${version}
        or exists (select from ${sql.id(SCHEMA, "evidence")} as proof where proof.region = ${region} and proof.filing_id = ${id} and (proof.stored_at > ${stepSince} or proof.withdrawn_at > ${stepSince})) as saved,
      exists (select from ${sql.id(SCHEMA, "remark")} as said where said.region = ${region} and said.filing_id = ${id}
        and (said.step = ${step} and said.round = ${round} and said.at >= ${stepSince} or said.settled_at > ${stepSince})) as remarked`.execute(tx);
  return rows[0]!.saved ? "saved" : rows[0]!.remarked ? "remarked" : null;
}
