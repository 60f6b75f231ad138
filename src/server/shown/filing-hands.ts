import { hasDuty } from "../../core/access/duty.ts";
import { bindingHandler } from "../../core/workflow/binding-handler.ts";
import { stepOf, titleOfStep } from "../../core/workflow/find-step.ts";
import { holdRefusal } from "../../core/workflow/hold-refusal.ts";
import { isOnBehalf } from "../../core/workflow/on-behalf.ts";
import { handOnRefusal, reassignRefusal } from "../../core/workflow/handing.ts";
import type { Workflow } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { stateOf, type Filing } from "../store/filing.ts";
import { namesOfPeople } from "../store/person-names.ts";
import { handingsOf } from "../store/handing.ts";

/** Who has a filing alone, whether the asker may give it to somebody, and how it was given before (转办、改派). */
export async function handsShown({ tx, region, now, acting, packs }: ActingContext, filing: Filing, workflow: Workflow) {
  const state = stateOf(filing);
  const step = stepOf(workflow, filing.step);
  const handler = bindingHandler(state, officeDay(now));
  return {
    handler: handler === null ? null : { name: handler.name, isMine: handler.postId === acting.postId },
    // 代填: whoever filled it in the unit's stead in this round, and whether the asker would.
    filledBy: [...(await namesOfPeople(tx, region, filing.taken.filter((one) => one.onBehalf === true && one.round === filing.round).map(({ personId }) => personId))).values()],
    inStead: step !== null && isOnBehalf(step, acting.role) && holdRefusal(workflow, step, state, acting, officeDay(now)) === null,
    mayHandOn: handOnRefusal(workflow, state, acting, officeDay(now)) === null,
    mayReassign: hasDuty(packs, acting.role, "filing.reassign") && reassignRefusal(workflow, state, acting) === null,
    handings: (await handingsOf(tx, region, filing.id)).map((handing) => ({ ...handing, stepTitle: titleOfStep(packs, workflow, handing.step), at: handing.at.toISOString() })),
  };
}
