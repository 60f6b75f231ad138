import { hasDuty } from "../../core/access/duty.ts";
import { ADMINISTRATORS, ROLES, type Role } from "../../core/access/role.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { handOnRefusal, reassignRefusal, takeOverRefusal } from "../../core/workflow/handing.ts";
import { addSignerRefusal } from "../../core/workflow/signing.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { findFiling, stateOf, type FilingKey } from "../store/filing.ts";
import { NOBODY, postHoldersSeeing } from "../store/post-holder.ts";
import { signingOf } from "../store/signing.ts";

/** What a post is looked for: to have a filing alone, by a colleague or by the performance office, or to sign it beside its holder. */
export const COLLEAGUE_PURPOSES = ["hand-on", "reassign", "sign"] as const;
export type ColleaguePurpose = (typeof COLLEAGUE_PURPOSES)[number];

export interface FilingColleague {
  readonly postId: string;
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
}

export interface FilingColleagues {
  readonly items: readonly FilingColleague[];
  /** There may be others, whom a piece of their name finds. */
  readonly more: boolean;
}

const LOOKED_AT = 300;
const SHOWN = 50;

/** Whom a filing may be given to, or who may be asked to sign it: those that the command would take, and nobody else. */
export async function filingColleagues(context: ActingContext, key: FilingKey, purpose: ColleaguePurpose, search: string | null): Promise<Result<FilingColleagues>> {
  const { tx, region, now, acting, packs } = context;
  if (purpose === "reassign" && !hasDuty(packs, acting.role, "filing.reassign")) return refused(problem("duty.missing"));
  const filing = await findFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const day = officeDay(now);
  const workflow = workflowOfFiling(packs, filing);
  const state = stateOf(filing);
  const why = purpose === "reassign" ? reassignRefusal(workflow, state, acting) : handOnRefusal(workflow, state, acting, day);
  if (why !== null) return refused(problem(why.code, "", why.params));
  const step = stepOf(workflow, filing.step);
  const signing = purpose === "sign" ? await signingOf(tx, region, packs.roles, filing, step) : null;
  const role = step?.role ?? null;
  const roles = signing !== null ? ROLES.filter((one) => !ADMINISTRATORS.includes(one)) : role === null ? [] : [role];
  // The performance office may take it itself.
  const except = purpose === "reassign" ? NOBODY : acting.personId;
  const found = await postHoldersSeeing(tx, region, filing, { roles, except, search }, day, LOOKED_AT);
  const fit = found.filter((one) =>
    signing === null ? takeOverRefusal(workflow, state, one, day) === null : addSignerRefusal(workflow, state, signing, one, acting, day) === null,
  );
  return done({
    items: fit.slice(0, SHOWN).map(({ postId, name, unitName, role: held }) => ({ postId, name, unit: unitName, role: held })),
    more: fit.length > SHOWN || found.length === LOOKED_AT,
  });
}
