import type { Definitions } from "../../core/pack/definitions.ts";
import { stepOf, titleOfStep } from "../../core/workflow/find-step.ts";
import { isOnBehalf } from "../../core/workflow/on-behalf.ts";
import type { Workflow } from "../../core/workflow/workflow.ts";
import type { SignedExtension } from "../store/extension.ts";
import type { SignedRemark } from "../store/remark.ts";
import type { Transition } from "../store/transition.ts";
import type { SignedUrging } from "../store/urging.ts";

type Packs = Pick<Definitions, "workflows">;

/** 办理过程: the steps that were taken, those they passed over, and which were taken in whose stead. */
export function transitionsShown(packs: Packs, workflow: Workflow, taken: readonly Transition[]) {
  return taken.map((one) => ({
    ...one, inStead: isInStead(workflow, one), passedOver: one.passedOver.map(({ step, because }) => ({ title: titleOfStep(packs, workflow, step), because })),
    fromTitle: titleOfStep(packs, workflow, one.from), toTitle: titleOfStep(packs, workflow, one.to), at: one.at.toISOString(),
  }));
}

/** 代填: a step that was taken in the stead of those whose it was; a post of another role takes none otherwise. */
function isInStead(workflow: Workflow, { from, role, action }: Transition): boolean {
  const step = stepOf(workflow, from);
  return step !== null && (action === "submit" || action === "withdraw") && isOnBehalf(step, role);
}

/** 催办 of whoever had it. */
export function urgingsShown(packs: Packs, workflow: Workflow, urgings: readonly SignedUrging[]) {
  return urgings.map((one) => ({ ...one, stepTitle: titleOfStep(packs, workflow, one.step), at: one.at.toISOString() }));
}

/** 延期 of its steps. */
export function extensionsShown(packs: Packs, workflow: Workflow, extensions: readonly SignedExtension[]) {
  return extensions.map((one) => ({ ...one, stepTitle: titleOfStep(packs, workflow, one.step), at: one.at.toISOString() }));
}

/** 批注 of its cells. */
export function remarksShown(packs: Packs, workflow: Workflow, remarks: readonly SignedRemark[]) {
  return remarks.map(({ id, path, said, step, round, by, role, at, settledAt }) => ({
    id, path, said, step, stepTitle: titleOfStep(packs, workflow, step), round, by, role, at: at.toISOString(), settledAt: settledAt?.toISOString() ?? null,
  }));
}
