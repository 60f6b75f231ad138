import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { cellAt } from "../../core/form/cell-path.ts";
import type { FilingValues } from "../../core/form/filing-values.ts";
import { formOfFiling } from "../../core/form/form-for.ts";
import { submissionProblems } from "../../core/form/submission-problems.ts";
import { linkedCodes, taskLinkProblems } from "../../core/form/task-problems.ts";
import { BENCHMARK_KINDS, claimedCards, claimsWithoutBenchmark } from "../../core/library/claims.ts";
import { decide, type Decision } from "../../core/workflow/decide.ts";
import type { FilingState } from "../../core/workflow/filing-state.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { standing } from "../../core/workflow/standing.ts";
import { vacantSteps } from "../../core/workflow/vacant-steps.ts";
import { workflowWhen } from "../../core/workflow/workflow-of-filing.ts";
import type { Step } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { libraryGate } from "../library-gate.ts";
import { lackingPapers } from "../lacking-papers.ts";
import { officeDay } from "../office-day.ts";
import { cardsWithBenchmark } from "../store/card-reference.ts";
import { cameBack } from "../store/came-back.ts";
import { digestOf } from "../store/digest.ts";
import { extendedBefore } from "../store/extension.ts";
import type { Move } from "../store/filing-change.ts";
import { touchedSince } from "../store/filing-touch.ts";
import { headOf, lockFiling, reviewerIsAssigned, stateWhen, valuesOf, type Filing, type FilingKey } from "../store/filing.ts";
import { findOpened } from "../store/filing-version.ts";
import { heldRoles } from "../store/held-roles.ts";
import { linkedProjects } from "../store/linked-projects.ts";
import { insertRemarks, remarkDigest, type Remark } from "../store/remark.ts";
import { signingOf } from "../store/signing.ts";
import { findSubject } from "../store/subject.ts";
import { transitionsOf, type Transition } from "../store/transition.ts";
import { takeStep, type FilingMoved, type MoveAction } from "../take-step.ts";
import { staleFiling, whenOpened } from "../when-opened.ts";

export interface FilingToMove {
  readonly action: MoveAction;
  /** Where it goes, where an action leads to several steps. */
  readonly to: string | null;
  readonly opinion: string;
  /** Remarks on cells that go with it. */
  readonly remarks: readonly { readonly path: string; readonly said: string }[];
  readonly expectedVersion: number;
}

/** 流转: takes a step with a filing. Forward it goes only when its form holds; whoever returns it says why. */
export async function moveFilingOn(context: ActingContext, key: FilingKey, wish: FilingToMove): Promise<Result<FilingMoved>> {
  const { tx, region, now, acting } = context;
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const decided = await decideMove(context, filing, wish);
  if (!decided.ok) return decided;
  const { decision, moves } = decided.value;
  const reasons = await whyNotMoved(context, filing, wish, decision.from);
  if (reasons.length > 0) return refused(...reasons);

  const remarks = wish.remarks.map((remark): Remark => ({
    region, id: context.newId(), filingId: filing.id, ...remark, step: filing.step, round: filing.round, personId: acting.personId, postId: acting.postId, at: now, settledAt: null, settledBy: null,
  }));
  const moved = await takeStep(context, filing, decision, wish, {
    ...(wish.action === "withdraw" ? { before: beforeIt(filing, moves) } : {}),
    said: remarks.length === 0 ? {} : { remarks: digestOf({ remarks: remarks.map(remarkDigest) }) },
  });
  await insertRemarks(tx, remarks);
  return done(moved);
}

/** Whether its workflow lets the asker take the step now; with the steps before it, where they matter. */
async function decideMove(context: ActingContext, filing: Filing, wish: FilingToMove): Promise<Result<{ readonly decision: Decision; readonly moves: readonly Transition[] }>> {
  const { tx, region, now, acting, packs } = context;
  const today = officeDay(now);
  const isStale = filing.version !== wish.expectedVersion;
  // Of two who decide at once the second is told that the first was quicker, and not that it may not be decided.
  const opened = isStale ? await findOpened(tx, filing, wish.expectedVersion) : null;
  // What may be taken back, and what may be handed straight back, follows from the steps before it: as they were when it was looked at.
  const looksBack = wish.action === "withdraw" || (opened !== null && wish.to !== null && wish.action !== "return");
  const moves = looksBack ? await transitionsOf(tx, region, filing.id) : [];
  const workflow = workflowWhen(packs, filing, opened);
  const held = await heldRoles(tx, region, [filing], today);
  const state: FilingState = {
    ...stateWhen(filing, opened),
    vacant: vacantSteps(workflow, held.get(filing.unitId)!),
    reviewerAssigned: await reviewerIsAssigned(tx, region, filing.subjectId),
    touched: looksBack && opened === null ? await touchedSince(tx, filing) : null,
    signing: await signingOf(tx, region, packs.roles, filing, stepOf(workflow, filing.step)),
    extendedBefore: wish.action === "withdraw" ? await extendedBefore(tx, filing) : null,
    ...(looksBack && opened !== null ? whenOpened(filing, moves, opened.version) : {}),
  };
  const decided = decide(workflow, state, acting, { action: wish.action, to: wish.to }, today);
  // Who was to sign where it stood before is no matter any more.
  if (!decided.ok && !(isStale && decided.problems.every(({ code }) => code.startsWith("workflow.signature")))) return decided;
  if (isStale || !decided.ok) return refused(await staleFiling(tx, filing));
  return done({ decision: decided.value, moves });
}

/** What keeps it where it is although its workflow would let it go: its form, its papers, what goals rest on, or what is said with the step. */
async function whyNotMoved(context: ActingContext, filing: Filing, { action, opinion, remarks }: FilingToMove, from: Step): Promise<readonly Problem[]> {
  if (action === "withdraw" && remarks.length > 0) return [problem("remark.not-in-your-hands", "remarks")];
  const values = valuesOf(filing);
  if (action !== "return" && action !== "withdraw") {
    const rules = await context.scheme.packsOf(filing);
    const unfit = [
      ...submissionProblems(headOf(filing), values, rules, formOfFiling(rules, filing), from.fills),
      ...((await lackingPapers(context, [{ filing, from, action }])).get(filing.id) ?? []),
    ];
    if (unfit.length > 0) return unfit;
  }
  if (action === "submit") {
    const unfounded = await whyNotSubmitted(context, filing, values);
    if (unfounded.length > 0) return unfounded;
  }
  if (action === "return" && opinion.trim() === "" && remarks.length === 0) return [problem("filing.return-needs-reason", "opinion")];
  const nowhere = remarks.findIndex(({ path }) => cellAt(values, path) === null);
  return nowhere < 0 ? [] : [problem("remark.no-such-cell", `remarks[${nowhere}].path`, { path: remarks[nowhere]!.path })];
}

/** What a submitted filing names and the database knows better: projects of its tasks, and of a goal its place in the library and the benchmarks it claims. */
async function whyNotSubmitted(context: ActingContext, filing: Filing, values: FilingValues): Promise<readonly Problem[]> {
  const { tx, region } = context;
  const tasks = values.tasks ?? [];
  const unlinked = taskLinkProblems(tasks, await linkedProjects(tx, filing, linkedCodes(tasks)));
  if (unlinked.length > 0 || filing.stage !== "goal") return unlinked;
  const subject = await findSubject(tx, region, filing.subjectId);
  const gate = subject === null ? null : await libraryGate(context, subject, filing.year, filing.amountFen);
  if (gate !== null && gate.refusal !== null) return [gate.refusal];
  return claimsWithoutBenchmark(values, await cardsWithBenchmark(tx, region, claimedCards(values), BENCHMARK_KINDS));
}

/** Since when the filing had been there before the last step, which is being taken back, and whether it had been returned there. */
function beforeIt({ startedAt }: Filing, moves: readonly Transition[]): NonNullable<Move["before"]> {
  const last = standing(moves).at(-2);
  return { since: last?.at ?? startedAt, cameBack: last !== undefined && cameBack(last.action) };
}
