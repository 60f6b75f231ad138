import { evidence, forms, profiles, workflows } from "virtual:packs";
import { profileFor } from "../../core/form/profile-for.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import type { Form } from "../../core/layout/form.ts";
import type { EvidenceKind } from "../../core/pack/definitions.ts";
import type { Profile } from "../../core/score/profile.ts";
import type { Step, Workflow } from "../../core/workflow/workflow.ts";

/**
 * The definitions that this page was built with: those of the installation. The server decides by the ones a record is pinned to; here they
 * draw the form and advise while somebody types.
 */
export { evidence, profiles };

const FORM_OF: Readonly<Record<Stage, string>> = { goal: "goal", "self-evaluation": "self_evaluation" };

export function workflowFor(stage: Stage): Workflow | null {
  return workflows.find((workflow) => workflow.stage === stage) ?? null;
}

/** The form a stage is filled on: the one its workflow names, else the first that draws such a table. */
export function formFor(stage: Stage): Form {
  const named = workflowFor(stage)?.form;
  const form = forms.find(({ id }) => id === named) ?? forms.find(({ draws }) => draws === FORM_OF[stage]);
  if (form === undefined) throw new Error(`no form for ${stage}`);
  return form;
}

export function profileOf(year: number): Profile {
  return profileFor({ profiles }, year);
}

export function workflowSteps(stage: Stage): readonly Step[] {
  return workflowFor(stage)?.steps ?? [];
}

export function evidenceKinds(): readonly EvidenceKind[] {
  return evidence;
}
