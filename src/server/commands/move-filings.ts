import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { submissionProblems } from "../../core/form/submission-problems.ts";
import { decide, type Decision } from "../../core/workflow/decide.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { vacantSteps } from "../../core/workflow/vacant-steps.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { heldRoles, oneOfEachUnit } from "../store/held-roles.ts";
import { headOf, lockFilings, reviewedSubjects, stateOf, valuesOf, type Filing } from "../store/filing.ts";
import { signingsOf } from "../store/signing.ts";
import { takeSteps, type MoveAction } from "../take-step.ts";

/** What carries a filing onwards; 批复 is no move, and a return needs a text of its own. */
const ONWARDS: readonly MoveAction[] = ["submit", "approve", "confirm"];
/** So many at once, at most. */
export const LARGEST_MOVE = 500;

export interface FilingsToMove {
  readonly opinion: string;
  /** `opinion` in place of the one for all. */
  readonly items: readonly { readonly id: string; readonly expectedVersion: number; readonly opinion?: string | undefined }[];
}

export interface FilingsMoved {
  readonly moved: readonly { readonly id: string; readonly version: number; readonly step: string }[];
}

/**
 * 批量办理: sends many filings onwards from wherever each stands, with one opinion for all and an event for each. All of them or none: what cannot
 * be moved is named, so that whoever reads it leaves it out and sends the others.
 */
export async function moveFilings(context: ActingContext, year: number, stage: Stage, wish: FilingsToMove): Promise<Result<FilingsMoved>> {
  const judged = await judge(context, year, stage, wish);
  if (!judged.ok) return judged;
  const own = new Map(wish.items.map(({ id, opinion }) => [id, opinion]));
  const steps = judged.value.map(({ filing, action, decision }) => ({ filing, decision, wish: { action, opinion: own.get(filing.id) ?? wish.opinion } }));
  const moved = await takeSteps(context, steps, { together: steps.length });
  return done({ moved: moved.map((one, index) => ({ id: steps[index]!.filing.id, ...one })) });
}

interface Judged {
  readonly filing: Filing;
  readonly action: MoveAction;
  readonly decision: Decision;
}

/** Holds all of them and says of each that cannot be moved why not. */
async function judge({ tx, region, now, acting, packs }: ActingContext, year: number, stage: Stage, wish: FilingsToMove): Promise<Result<readonly Judged[]>> {
  const held = new Map((await lockFilings(tx, region, year, stage, wish.items.map(({ id }) => id))).map((filing) => [filing.id, filing]));
  const reviewed = await reviewedSubjects(tx, region, [...held.values()].map(({ subjectId }) => subjectId));
  const roles = await heldRoles(tx, region, oneOfEachUnit([...held.values()]), officeDay(now));
  const signing = await signingsOf(tx, region, packs.roles, [...held.values()].map((filing) => ({ filing, step: stepOf(workflowOfFiling(packs, filing), filing.step) })));
  const problems: Problem[] = [];
  const judged: Judged[] = [];
  wish.items.forEach(({ id, expectedVersion }, index) => {
    const filing = held.get(id);
    const refuse = (...found: readonly Problem[]): void => void problems.push(...found.map(({ code, params }) => problem(code, `items[${index}]`, { ...params, name: filing?.name ?? "" })));
    if (filing === undefined) return refuse(problem("filing.unknown"));
    if (wish.items.findIndex((one) => one.id === id) !== index) return refuse(problem("filing.named-twice"));
    const workflow = workflowOfFiling(packs, filing);
    const state = { ...stateOf(filing), vacant: vacantSteps(workflow, roles.get(filing.unitId)!), reviewerAssigned: reviewed.has(filing.subjectId), touched: null, signing: signing.get(filing.id)! };
    if (filing.version !== expectedVersion) return refuse(problem("filing.changed-since"));
    const action = ONWARDS.find((one) => stepOf(workflow, filing.step)?.actions.some((offered) => offered.action === one));
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
