import { sql } from "kysely";
import type { Stage } from "../../core/form/filing-values.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { withinReach, type Reach } from "./reach.ts";
import { waitsFor, type HoldingPost } from "./waits-for.ts";

/** A filing in the hands of a post, as whoever takes the post over has to know it. */
export interface HeldFiling {
  readonly id: string;
  readonly year: number;
  readonly stage: Stage;
  readonly name: string;
  readonly unitName: string;
  readonly unitPath: string;
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly step: string;
  readonly since: Date;
  readonly cameBack: boolean;
  /** 延期: the later day that it was given at its step. */
  readonly extendedUntil: string | null;
}

/** What waits for a post within reach, the longest held first. */
export async function heldFilings(tx: Tx, region: string, reach: Reach, post: HoldingPost, limit: number): Promise<readonly HeldFiling[]> {
  const { rows } = await sql<HeldFiling>`
    select id, year, stage, name, unit_name as "unitName", unit_path as "unitPath", workflow, workflow_version as "workflowVersion", step, step_since as since, came_back as "cameBack", extended_until as "extendedUntil"
    from ${sql.id(SCHEMA, "filing")} as filing
    where region = ${region} and ${waitsFor(post)} and ${withinReach(sql`filing.unit_path`, sql`filing.subject_id`, reach)}
    order by step_since, id limit ${sql.lit(limit)}`.execute(tx);
  return rows;
}

export interface OpenRemark {
  readonly filingId: string;
  readonly path: string;
  readonly said: string;
  readonly by: string;
  readonly at: Date;
}

/** Remarks on these filings that nobody settled, the oldest first. */
export async function openRemarks(tx: Tx, region: string, filingIds: readonly string[]): Promise<readonly OpenRemark[]> {
  if (filingIds.length === 0) return [];
  const rows = await tx
    .selectFrom("remark")
    .leftJoin("person", (join) => join.onRef("person.region", "=", "remark.region").onRef("person.id", "=", "remark.person_id"))
    .select(["remark.filing_id as filingId", "remark.path", "remark.said", "person.name", "remark.at"])
    .where("remark.region", "=", region)
    .where("remark.filing_id", "in", filingIds)
    .where("remark.settled_at", "is", null)
    .orderBy("remark.at")
    .orderBy("remark.id")
    .execute();
  return rows.map(({ name, ...remark }) => ({ ...remark, by: name ?? "" }));
}

export interface DraftBegun {
  readonly id: string;
  readonly year: number;
  readonly stage: Stage;
  readonly name: string;
  readonly savedAt: Date;
}

/** What a person has typed into filings within sight and not saved, the latest first. */
export async function draftsOf(tx: Tx, region: string, personId: string, limit: number): Promise<readonly DraftBegun[]> {
  return tx
    .selectFrom("filing_draft")
    .innerJoin("filing", (join) => join.onRef("filing.region", "=", "filing_draft.region").onRef("filing.id", "=", "filing_draft.filing_id"))
    .select(["filing.id", "filing.year", sql<Stage>`filing.stage`.as("stage"), "filing.name", "filing_draft.saved_at as savedAt"])
    .where("filing_draft.region", "=", region)
    .where("filing_draft.person_id", "=", personId)
    .orderBy("filing_draft.saved_at", "desc")
    .orderBy("filing.id")
    .limit(limit)
    .execute();
}
