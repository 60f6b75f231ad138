import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { decideRelocation, type RelocationWish } from "../../core/workflow/relocation.ts";
import { vacantSteps } from "../../core/workflow/vacant-steps.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import type { FilingKey } from "../store/filing.ts";
import { heldRoles } from "../store/held-roles.ts";
import { takeStep, type FilingMoved } from "../take-step.ts";
import { holdFiling } from "../when-opened.ts";

export interface FilingToRelocate extends RelocationWish {
  readonly reason: string;
  readonly expectedVersion: number;
}

/** 移到环节: puts a running filing at a step of a version of a workflow, which moves it from then on. */
export async function relocateFiling(context: ActingContext, key: FilingKey, { reason, expectedVersion, ...wish }: FilingToRelocate): Promise<Result<FilingMoved>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.relocate")) return refused(problem("duty.missing", "", { duty: "filing.relocate" }));
  const held = await holdFiling(context, key, expectedVersion);
  if (!held.ok) return held;
  const { filing, workflow, state, stale } = held.value;
  const roles = (await heldRoles(tx, region, [filing], officeDay(now))).get(filing.unitId)!;
  const decided = decideRelocation(packs, workflow, filing, state, acting, wish, officeDay(now), (one) => vacantSteps(one, roles));
  if (!decided.ok) return decided;
  if (stale !== null) return refused(stale);
  if (reason.trim() === "") return refused(problem("filing.reason-missing", "reason"));
  const { id, version } = decided.value.workflow;
  return done(await takeStep(context, filing, decided.value, { action: "relocate", opinion: reason.trim() }, {
    workflow: { id, version }, said: { workflow: id, workflowVersion: version, workflowBefore: filing.workflow, versionBefore: filing.workflowVersion },
  }));
}
