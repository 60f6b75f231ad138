import type { StoredWorkflow } from "../../core/pack/stored-workflows.ts";
import type { Workflow } from "../../core/workflow/workflow.ts";
import type { Role } from "../../core/access/role.ts";
import type { Tx } from "./db.ts";

/** The form of the JSON text in which workflows are written now. */
export const WORKFLOW_FORMAT = 1;

/** Who worked on a version, and in which role. */
export interface Drafter {
  readonly personId: string;
  readonly role: Role;
}

/** 流程版本 with how it came about. */
export interface WorkflowVersion extends StoredWorkflow {
  readonly id: string;
  readonly digest: string;
  readonly reason: string;
  readonly draftedBy: readonly Drafter[];
  readonly publishedBy: string | null;
  readonly publishedAt: Date;
}

/** All versions that are or were in force, by their workflows and numbers. */
export async function workflowVersions(tx: Tx, region: string): Promise<readonly WorkflowVersion[]> {
  const rows = await tx.selectFrom("workflow_version").selectAll().where("region", "=", region).orderBy("workflow").orderBy("version").execute();
  return rows.map((row) => ({
    id: row.id, workflow: JSON.parse(row.content) as Workflow, source: row.source, digest: row.digest, reason: row.reason, draftedBy: JSON.parse(row.drafted_by) as Drafter[],
    publishedBy: row.published_by, publishedAt: row.published_at,
  }));
}

/** False where the number has been taken meanwhile. */
export async function insertWorkflowVersion(tx: Tx, region: string, version: WorkflowVersion & { readonly content: string }): Promise<boolean> {
  const outcome = await tx
    .insertInto("workflow_version")
    .values({
      region, id: version.id, workflow: version.workflow.id, version: version.workflow.version, source: version.source, content: version.content, content_format: WORKFLOW_FORMAT,
      digest: version.digest, reason: version.reason, drafted_by: JSON.stringify(version.draftedBy), published_by: version.publishedBy, published_at: version.publishedAt,
    })
    .onConflict((conflict) => conflict.columns(["region", "workflow", "version"]).doNothing())
    .executeTakeFirst();
  return outcome.numInsertedOrUpdatedRows === 1n;
}
