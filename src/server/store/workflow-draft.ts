import type { Workflow } from "../../core/workflow/workflow.ts";
import type { Tx } from "./db.ts";
import { WORKFLOW_FORMAT, type Drafter } from "./workflow-version.ts";

/** The next version of a workflow while somebody works on it. */
export interface WorkflowDraft {
  readonly id: string;
  readonly workflow: Workflow;
  /** Version it was begun from. */
  readonly basedOn: number;
  readonly digest: string;
  readonly reason: string;
  readonly draftedBy: readonly Drafter[];
  /** Counts its saves from 1. */
  readonly saved: number;
  readonly savedAt: Date;
}

export async function workflowDrafts(tx: Tx, region: string): Promise<readonly WorkflowDraft[]> {
  const rows = await tx.selectFrom("workflow_draft").selectAll().where("region", "=", region).orderBy("workflow").execute();
  return rows.map(draftOf);
}

/** Held until the transaction ends: of two who work on it the second sees what the first did. */
export async function lockWorkflowDraft(tx: Tx, region: string, workflow: string): Promise<WorkflowDraft | null> {
  const row = await tx.selectFrom("workflow_draft").selectAll().where("region", "=", region).where("workflow", "=", workflow).forUpdate().executeTakeFirst();
  return row === undefined ? null : draftOf(row);
}

/** Adds it, or writes over what was there; false where somebody else has just begun one. */
export async function saveWorkflowDraft(tx: Tx, region: string, draft: WorkflowDraft & { readonly content: string }): Promise<boolean> {
  const values = {
    based_on: draft.basedOn, content: draft.content, content_format: WORKFLOW_FORMAT, digest: draft.digest, reason: draft.reason, drafted_by: JSON.stringify(draft.draftedBy),
    saved: draft.saved, saved_at: draft.savedAt,
  };
  if (draft.saved > 1) {
    await tx.updateTable("workflow_draft").set(values).where("region", "=", region).where("workflow", "=", draft.workflow.id).executeTakeFirstOrThrow();
    return true;
  }
  const outcome = await tx
    .insertInto("workflow_draft")
    .values({ region, id: draft.id, workflow: draft.workflow.id, ...values })
    .onConflict((conflict) => conflict.columns(["region", "workflow"]).doNothing())
    .executeTakeFirst();
  return outcome.numInsertedOrUpdatedRows === 1n;
}

export async function deleteWorkflowDraft(tx: Tx, region: string, workflow: string): Promise<void> {
  await tx.deleteFrom("workflow_draft").where("region", "=", region).where("workflow", "=", workflow).execute();
}

interface Row {
  readonly id: string;
  readonly based_on: number;
  readonly content: string;
  readonly digest: string;
  readonly reason: string;
  readonly drafted_by: string;
  readonly saved: number;
  readonly saved_at: Date;
}

function draftOf(row: Row): WorkflowDraft {
  return {
    id: row.id, workflow: JSON.parse(row.content) as Workflow, basedOn: row.based_on, digest: row.digest, reason: row.reason, draftedBy: JSON.parse(row.drafted_by) as Drafter[],
    saved: row.saved, savedAt: row.saved_at,
  };
}
