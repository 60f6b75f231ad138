import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { submissionProblems } from "../../core/form/submission-problems.ts";
import { decide, type Decision } from "../../core/workflow/decide.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { takenWithMove } from "../../core/workflow/taken.ts";
import type { Action } from "../../core/workflow/workflow.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { sm3 } from "../store/digest.ts";
import { moveFiling } from "../store/filing-change.ts";
import { filingDigest } from "../store/filing-digest.ts";
import { headOf, lockFilings, reviewedSubjects, stateOf, valuesOf, type Filing } from "../store/filing.ts";

/** What carries a filing onwards; 批复 is no move, and a return needs a text of its own. */
const ONWARDS: readonly Action[] = ["submit", "approve", "confirm"];
/** So many at once, at most. */
export const LARGEST_MOVE = 500;

export interface FilingsToMove {
  readonly opinion: string;
  readonly items: readonly { readonly id: string; readonly expectedVersion: number }[];
}

export interface FilingsMoved {
  readonly moved: readonly { readonly id: string; readonly version: number; readonly step: string }[];
}

/**
 * 批量办理: sends many filings onwards from wherever each stands, with one opinion for all and an event for each. All of them or none: what cannot be moved is named, so that
 * whoever reads it leaves it out and sends the others.
 */
export async function moveFilings(context: ActingContext, year: number, stage: Stage, wish: FilingsToMove): Promise<Result<FilingsMoved>> {
  const { tx, now, acting } = context;
  const judged = await judge(context, year, stage, wish);
  if (!judged.ok) return judged;
  const { opinion } = wish;
  const moved: { id: string; version: number; step: string }[] = [];
  for (const { filing, action, decision: { to, round } } of judged.value) {
    const by = { personId: acting.personId, postId: acting.postId, role: acting.role, at: now };
    const frozen = to.end === null ? null : { digest: filingDigest(headOf(filing), valuesOf(filing)), approvalId: null };
    const version = await moveFiling(tx, filing, { ...by, transitionId: context.newId(), action, to, round, opinion, taken: takenWithMove(filing.taken, filing, { action, to: to.id }, acting) }, frozen);
    await context.record({
      verb: "filing.moved", subject: filing.id, year, stage, digestBefore: filing.contentDigest, digestAfter: filing.contentDigest,
      detail: { action, from: filing.step, to: to.id, round, version, opinion: sm3(opinion), together: judged.value.length },
    });
    moved.push({ id: filing.id, version, step: to.id });
  }
  return done({ moved });
}

interface Judged {
  readonly filing: Filing;
  readonly action: Action;
  readonly decision: Decision;
}

/** Holds all of them and says of each that cannot be moved why not. */
async function judge({ tx, region, now, acting, packs }: ActingContext, year: number, stage: Stage, wish: FilingsToMove): Promise<Result<readonly Judged[]>> {
  const held = new Map((await lockFilings(tx, region, year, stage, wish.items.map(({ id }) => id))).map((filing) => [filing.id, filing]));
  const reviewed = await reviewedSubjects(tx, region, [...held.values()].map(({ subjectId }) => subjectId));
  const problems: Problem[] = [];
  const judged: Judged[] = [];
  wish.items.forEach(({ id, expectedVersion }, index) => {
    const filing = held.get(id);
    const refuse = (...found: readonly Problem[]): void => void problems.push(...found.map(({ code, params }) => problem(code, `items[${index}]`, { ...params, name: filing?.name ?? "" })));
    if (filing === undefined) return refuse(problem("filing.unknown"));
    if (wish.items.findIndex((one) => one.id === id) !== index) return refuse(problem("filing.named-twice"));
    const state = { ...stateOf(filing), reviewerAssigned: reviewed.has(filing.subjectId), touched: null };
    if (filing.version !== expectedVersion) return refuse(problem("filing.changed-since"));
    const workflow = workflowOfFiling(packs, filing);
    const action = stepOf(workflow, filing.step)?.actions.find((one) => ONWARDS.includes(one.action))?.action;
    if (action === undefined) return refuse(problem("workflow.nowhere-to-go"));
    const decided = decide(workflow, state, acting, { action, to: null }, officeDay(now));
    if (!decided.ok) return refuse(...decided.problems);
    const unfit = submissionProblems(headOf(filing), valuesOf(filing), packs);
    // One is enough to open it; all are told there.
    if (unfit.length > 0) return refuse(problem("filing.unfit", "", { count: unfit.length }));
    judged.push({ filing, action, decision: decided.value });
  });
  return problems.length === 0 ? done(judged) : refused(...problems, problem("filing.nothing-moved", "items", { cannot: new Set(problems.map(({ where }) => where)).size, count: wish.items.length }));
}
