import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { FilingState } from "../core/workflow/filing-state.ts";
import { handOnRefusal } from "../core/workflow/handing.ts";
import { vacantSteps } from "../core/workflow/vacant-steps.ts";
import { workflowOfFiling, workflowWhen } from "../core/workflow/workflow-of-filing.ts";
import type { Workflow } from "../core/workflow/workflow.ts";
import type { ActingContext } from "./context.ts";
import { officeDay, officeMinute } from "./office-day.ts";
import type { Tx } from "./store/db.ts";
import { touchedSince } from "./store/filing-touch.ts";
import { findOpened, findVersion } from "./store/filing-version.ts";
import { lockFiling, reviewerIsAssigned, stateWhen, type Filing, type FilingKey } from "./store/filing.ts";
import { heldRoles } from "./store/held-roles.ts";
import { findPostHolder, type PostHolder } from "./store/post-holder.ts";
import { transitionsOf, type Transition } from "./store/transition.ts";

/** What somebody saw of the steps before on the version they looked at: those up to it, and whether it had been saved since the last of them. */
export function whenOpened({ taken }: Filing, moves: readonly Transition[], version: number): Pick<FilingState, "taken" | "touched"> {
  const seen = moves.filter((move) => move.version <= version);
  let left = seen.length;
  return { taken: taken.filter(({ action }) => action === "save" || action === "countersign" || left-- > 0), touched: (seen.at(-1)?.version ?? 1) < version ? "saved" : null };
}

/** A filing that is held, and how it was when whoever asks looked at it. */
export interface HeldFiling {
  readonly filing: Filing;
  readonly workflow: Workflow;
  readonly state: FilingState;
  /** That somebody was quicker, which is told to those who could have done it. */
  readonly stale: Problem | null;
}

/** Holds a filing for what is done beside its steps: taking back what was decided, and moving it elsewhere. */
export async function holdFiling({ tx, region, now, packs }: ActingContext, key: FilingKey, expectedVersion: number): Promise<Result<HeldFiling>> {
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const opened = filing.version === expectedVersion ? null : await findOpened(tx, filing, expectedVersion);
  const workflow = workflowWhen(packs, filing, opened);
  const held = await heldRoles(tx, region, [filing], officeDay(now));
  const state: FilingState = {
    ...stateWhen(filing, opened), vacant: vacantSteps(workflow, held.get(filing.unitId)!), reviewerAssigned: await reviewerIsAssigned(tx, region, filing.subjectId),
    touched: opened === null ? await touchedSince(tx, filing) : null,
    ...(opened === null ? {} : whenOpened(filing, await transitionsOf(tx, region, filing.id), opened.version)),
  };
  if (filing.version === expectedVersion) return done({ filing, workflow, state, stale: null });
  return done({ filing, workflow, state, stale: await staleFiling(tx, filing) });
}

/** A filing that is held to be given to somebody, and whose post that is. */
export interface HeldToGive {
  readonly filing: Filing;
  readonly workflow: Workflow;
  readonly holder: PostHolder;
}

/** Holds a filing for whoever may hand it on, to ask a colleague by a post: to take it over, or to sign it. Who could act when the page was opened is told that somebody was quicker, and not that it may not be handed on. */
export async function holdToGive({ tx, region, now, acting, packs }: ActingContext, key: FilingKey, { postId, expectedVersion }: { readonly postId: string; readonly expectedVersion: number }): Promise<Result<HeldToGive>> {
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const day = officeDay(now);
  const workflow = workflowOfFiling(packs, filing);
  const isStale = filing.version !== expectedVersion;
  const opened = isStale ? await findVersion(tx, region, filing.id, expectedVersion) : null;
  const why = handOnRefusal(workflow, stateWhen(filing, opened), acting, day);
  if (why !== null) return refused(problem(why.code, "", why.params));
  if (isStale) return refused(await staleFiling(tx, filing));
  const holder = await findPostHolder(tx, region, postId, filing, day);
  return holder === null ? refused(problem("post.unknown", "postId")) : done({ filing, workflow, holder });
}

/** Told to whoever looked at an earlier version: which one there is now, and who made it when. */
export async function staleFiling(tx: Tx, filing: Filing): Promise<Problem> {
  const last = await findVersion(tx, filing.region, filing.id, filing.version);
  return problem("filing.stale", "expectedVersion", { version: filing.version, by: last?.by ?? "", at: officeMinute(filing.changedAt) });
}
