import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { cellAt } from "../../core/form/cell-path.ts";
import { formOfFiling } from "../../core/form/form-for.ts";
import { submissionProblems } from "../../core/form/submission-problems.ts";
import { linkedCodes, taskLinkProblems } from "../../core/form/task-problems.ts";
import { BENCHMARK_KINDS, claimedCards, claimsWithoutBenchmark } from "../../core/library/claims.ts";
import { decide } from "../../core/workflow/decide.ts";
import type { FilingState } from "../../core/workflow/filing-state.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { standing } from "../../core/workflow/standing.ts";
import { vacantSteps } from "../../core/workflow/vacant-steps.ts";
import { workflowWhen } from "../../core/workflow/workflow-of-filing.ts";
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
  const { tx, region, now, acting, packs } = context;
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const isStale = filing.version !== wish.expectedVersion;
  // Of two who decide at once the second is told that the first was quicker, and not that it may not be decided.
  const opened = isStale ? await findOpened(tx, filing, wish.expectedVersion) : null;
  // What may be taken back, and what may be handed straight back, follows from the steps before it: as they were when it was looked at.
  const looksBack = wish.action === "withdraw" || (opened !== null && wish.to !== null && wish.action !== "return");
  const moves = looksBack ? await transitionsOf(tx, region, filing.id) : [];
  const workflow = workflowWhen(packs, filing, opened);
  const held = await heldRoles(tx, region, [filing], officeDay(now));
  const state: FilingState = {
    ...stateWhen(filing, opened), vacant: vacantSteps(workflow, held.get(filing.unitId)!), reviewerAssigned: await reviewerIsAssigned(tx, region, filing.subjectId), touched: looksBack && opened === null ? await touchedSince(tx, filing) : null,
    signing: await signingOf(tx, region, packs.roles, filing, stepOf(workflow, filing.step)),
    extendedBefore: wish.action === "withdraw" ? await extendedBefore(tx, filing) : null,
    ...(looksBack && opened !== null ? whenOpened(filing, moves, opened.version) : {}),
  };
  const decided = decide(workflow, state, acting, { action: wish.action, to: wish.to }, officeDay(now));
  // Who was to sign where it stood before is no matter any more.
  if (!decided.ok && !(isStale && decided.problems.every(({ code }) => code.startsWith("workflow.signature")))) return decided;
  if (isStale || !decided.ok) return refused(await staleFiling(tx, filing));

  const values = valuesOf(filing);
  if (wish.action === "withdraw" && wish.remarks.length > 0) return refused(problem("remark.not-in-your-hands", "remarks"));
  const rules = await context.scheme.packsOf(filing);
  const unfit = wish.action === "return" || wish.action === "withdraw" ? [] : [
    ...submissionProblems(headOf(filing), values, rules, formOfFiling(rules, filing), decided.value.from.fills),
    ...((await lackingPapers(context, [{ filing, from: decided.value.from, action: wish.action }])).get(filing.id) ?? []),
  ];
  if (unfit.length > 0) return refused(...unfit);
  const tasks = wish.action === "submit" ? (values.tasks ?? []) : [];
  const unlinked = taskLinkProblems(tasks, await linkedProjects(tx, filing, linkedCodes(tasks)));
  if (unlinked.length > 0) return refused(...unlinked);
  if (wish.action === "submit" && filing.stage === "goal") {
    const subject = await findSubject(tx, region, filing.subjectId);
    const gate = subject === null ? null : await libraryGate(context, subject, filing.year, filing.amountFen);
    if (gate !== null && gate.refusal !== null) return refused(gate.refusal);
    const unproven = claimsWithoutBenchmark(values, await cardsWithBenchmark(tx, region, claimedCards(values), BENCHMARK_KINDS));
    if (unproven.length > 0) return refused(...unproven);
  }
  if (wish.action === "return" && wish.opinion.trim() === "" && wish.remarks.length === 0) return refused(problem("filing.return-needs-reason", "opinion"));
  const nowhere = wish.remarks.findIndex(({ path }) => cellAt(values, path) === null);
  if (nowhere >= 0) return refused(problem("remark.no-such-cell", `remarks[${nowhere}].path`, { path: wish.remarks[nowhere]!.path }));

  const remarks = wish.remarks.map((remark): Remark => ({
    region, id: context.newId(), filingId: filing.id, ...remark, step: filing.step, round: filing.round, personId: acting.personId, postId: acting.postId, at: now, settledAt: null, settledBy: null,
  }));
  const moved = await takeStep(context, filing, decided.value, wish, {
    ...(wish.action === "withdraw" ? { before: beforeIt(filing, moves) } : {}),
    said: remarks.length === 0 ? {} : { remarks: digestOf({ remarks: remarks.map(remarkDigest) }) },
  });
  await insertRemarks(tx, remarks);
  return done(moved);
}

/** Since when the filing had been there before the last step, which is being taken back, and whether it had been returned there. */
function beforeIt({ startedAt }: Filing, moves: readonly Transition[]): NonNullable<Move["before"]> {
  const last = standing(moves).at(-2);
  return { since: last?.at ?? startedAt, cameBack: last !== undefined && cameBack(last.action) };
}
