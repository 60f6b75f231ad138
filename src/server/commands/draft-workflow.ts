import { hasDuty } from "../../core/access/duty.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { namedBodies } from "../../core/workflow/named-bodies.ts";
import type { Workflow } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { definitionDigest } from "../store/adoption.ts";
import { unitTree } from "../store/org-unit.ts";
import { lockWorkflowDraft, saveWorkflowDraft } from "../store/workflow-draft.ts";

export interface WorkflowToDraft {
  /** As it was read from a file or an editor; its number is given when it is published. */
  readonly workflow: Workflow;
  readonly reason: string;
  /** How often the draft had been saved when it was opened; 0 where there was none. */
  readonly expectedSaved: number;
}

export interface WorkflowDrafted {
  readonly saved: number;
  readonly digest: string;
}

/** 修改流程: keeps what is to be the next version of a workflow. Nothing runs on it before somebody else publishes it. */
export async function draftWorkflow(context: ActingContext, id: string, { workflow, reason, expectedSaved }: WorkflowToDraft): Promise<Result<WorkflowDrafted>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "flow.draft")) return refused(problem("duty.missing", "", { duty: "flow.draft" }));
  const versions = packs.workflows.filter((one) => one.id === id);
  const [current] = versions;
  if (current === undefined) return refused(problem("workflow.unknown"));
  if (workflow.id !== id || workflow.stage !== current.stage || workflow.form !== current.form) return refused(problem("workflow.other-subject", "text", { id, stage: current.stage, form: current.form }));
  const next: Workflow = { ...workflow, version: Math.max(...versions.map(({ version }) => version)) + 1 };
  if (definitionDigest({ ...next, version: current.version }) === definitionDigest(current)) return refused(problem("workflow.unchanged", "text", { version: current.version }));
  const codes = new Set((await unitTree(tx, region, officeDay(now))).map(({ code }) => code));
  const unknown = namedBodies(next).filter(({ code }) => !codes.has(code));
  if (unknown.length > 0) return refused(...unknown.map(({ code, where }) => problem("workflow.body-unknown", where, { code })));

  const before = await lockWorkflowDraft(tx, region, id);
  if ((before?.saved ?? 0) !== expectedSaved) return refused(problem("workflow.draft-stale", "expectedSaved"));
  const draftedBy = [...(before?.draftedBy ?? []).filter(({ personId }) => personId !== acting.personId), { personId: acting.personId, role: acting.role }];
  const digest = definitionDigest(next);
  const saved = expectedSaved + 1;
  const draftId = before?.id ?? context.newId();
  const isSaved = await saveWorkflowDraft(tx, region, {
    id: draftId, workflow: next, content: canonicalJson(next), basedOn: current.version, digest, reason, draftedBy, saved, savedAt: now,
  });
  if (!isSaved) return refused(problem("workflow.draft-stale", "expectedSaved"));
  await context.record({ verb: "flow.drafted", subject: draftId, stage: workflow.stage, digestBefore: before?.digest ?? definitionDigest(current), digestAfter: digest, detail: { workflow: id, saved, basedOn: current.version } });
  return done({ saved, digest });
}
