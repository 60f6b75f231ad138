import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import type { Gate } from "../../core/ex-ante/gate.ts";
import { formOfFiling } from "../../core/form/form-for.ts";
import { submissionProblems } from "../../core/form/submission-problems.ts";
import { linkedCodes, taskLinkProblems, type LinkedProject } from "../../core/form/task-problems.ts";
import { BENCHMARK_KINDS, claimedCards, claimsWithoutBenchmark } from "../../core/library/claims.ts";
import { decide, type Decision } from "../../core/workflow/decide.ts";
import { paperProblemsTogether } from "../../core/paper/paper-gate.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { vacantSteps } from "../../core/workflow/vacant-steps.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { Definitions } from "../../core/pack/definitions.ts";
import type { ActingContext } from "../context.ts";
import { libraryGates } from "../library-gate.ts";
import { lackingPapers } from "../lacking-papers.ts";
import { officeDay } from "../office-day.ts";
import { linkedProjects } from "../store/linked-projects.ts";
import { heldRoles, oneOfEachUnit } from "../store/held-roles.ts";
import { cardsWithBenchmark } from "../store/card-reference.ts";
import { headOf, lockFilings, reviewedSubjects, stateOf, valuesOf, type Filing } from "../store/filing.ts";
import { leaveAhead } from "../store/pipelined.ts";
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

/** So many are judged while the ones before them are being written. */
const PART = 100;

/**
 * 批量办理: sends many filings onwards from wherever each stands, with one opinion for all and an event for each. All of them or none: what cannot
 * be moved is named, so that whoever reads it leaves it out and sends the others.
 */
export async function moveFilings(context: ActingContext, year: number, stage: Stage, wish: FilingsToMove): Promise<Result<FilingsMoved>> {
  const judge = await judgeOf(context, year, stage, wish);
  const problems: Problem[] = [];
  const moved: FilingsMoved["moved"][number][] = [];
  for (let from = 0; from < wish.items.length; from += PART) {
    const judged = wish.items.slice(from, from + PART).map((_, index) => judge(from + index));
    for (const one of judged) if (!one.ok) problems.push(...one.problems);
    if (problems.length > 0) continue;
    const steps = judged.flatMap((one) => (one.ok ? [one.value] : []));
    const taken = await takeSteps(context, steps, { together: wish.items.length });
    moved.push(...taken.map((one, index) => ({ id: steps[index]!.filing.id, ...one })));
    // What is found wrong with a later one takes them back.
    await leaveAhead();
  }
  return problems.length === 0 ? done({ moved }) : refused(...problems, problem("filing.nothing-moved", "items", { cannot: new Set(problems.map(({ where }) => where)).size, count: wish.items.length }));
}

interface Judged {
  readonly filing: Filing;
  readonly decision: Decision;
  readonly wish: { readonly action: MoveAction; readonly opinion: string };
}

/** Holds all of them; says of each, by its place, where it goes or why it does not. */
async function judgeOf(context: ActingContext, year: number, stage: Stage, wish: FilingsToMove): Promise<(index: number) => Result<Judged>> {
  const { tx, region, now, acting, packs, scheme } = context;
  const held = new Map((await lockFilings(tx, region, year, stage, wish.items.map(({ id }) => id))).map((filing) => [filing.id, filing]));
  const reviewed = await reviewedSubjects(tx, region, [...held.values()].map(({ subjectId }) => subjectId));
  const roles = await heldRoles(tx, region, oneOfEachUnit([...held.values()]), officeDay(now));
  const signing = await signingsOf(tx, region, packs.roles, [...held.values()].map((filing) => ({ filing, step: stepOf(workflowOfFiling(packs, filing), filing.step) })));
  const rules = new Map<string, Definitions>();
  for (const filing of held.values()) rules.set(filing.id, await scheme.packsOf(filing));
  const benchmarked = stage === "goal" ? await cardsWithBenchmark(tx, region, [...held.values()].flatMap((filing) => claimedCards(valuesOf(filing))), BENCHMARK_KINDS) : new Set<string>();
  const gates = stage === "goal" ? await libraryGates(context, year, [...held.values()]) : new Map<string, Gate>();
  const linked = new Map<string, readonly LinkedProject[]>();
  for (const filing of held.values()) linked.set(filing.id, await linkedProjects(tx, filing, linkedCodes(valuesOf(filing).tasks ?? [])));
  const onwards = (filing: Filing): MoveAction => ONWARDS.find((one) => stepOf(workflowOfFiling(packs, filing), filing.step)?.actions.some(({ action }) => action === one)) ?? ONWARDS[0]!;
  const lacking = await lackingPapers(context, [...held.values()].flatMap((filing) => {
    const from = stepOf(workflowOfFiling(packs, filing), filing.step);
    return from === null ? [] : [{ filing, from, action: onwards(filing) }];
  }));
  return (index) => {
    const { id, expectedVersion, opinion = wish.opinion } = wish.items[index]!;
    const filing = held.get(id);
    const refuse = (...found: readonly Problem[]): Result<Judged> => refused(...found.map(({ code, params }) => problem(code, `items[${index}]`, { ...params, name: filing?.name ?? "" })));
    if (filing === undefined) return refuse(problem("filing.unknown"));
    if (wish.items.findIndex((one) => one.id === id) !== index) return refuse(problem("filing.named-twice"));
    const workflow = workflowOfFiling(packs, filing);
    const state = { ...stateOf(filing), vacant: vacantSteps(workflow, roles.get(filing.unitId)!), reviewerAssigned: reviewed.has(filing.subjectId), touched: null, signing: signing.get(filing.id)! };
    if (filing.version !== expectedVersion) return refuse(problem("filing.changed-since"));
    // Where nothing leads onwards the first of them is refused, with the reason why.
    const action = onwards(filing);
    const decided = decide(workflow, state, acting, { action, to: null }, officeDay(now));
    if (!decided.ok) return refuse(...decided.problems);
    const unfit = [...submissionProblems(headOf(filing), valuesOf(filing), rules.get(filing.id)!, formOfFiling(rules.get(filing.id)!, filing), decided.value.from.fills)];
    if (stage === "goal" && action === "submit") unfit.push(...claimsWithoutBenchmark(valuesOf(filing), benchmarked));
    if (action === "submit") unfit.push(...taskLinkProblems(valuesOf(filing).tasks ?? [], linked.get(filing.id)!));
    const shut = action === "submit" ? (gates.get(filing.subjectId)?.refusal ?? null) : null;
    if (shut !== null) return refuse(shut);
    // How many cells are wrong is enough to open it, where all are told; a paper is told by its name, since it is no cell.
    const papers = paperProblemsTogether(lacking.get(filing.id) ?? []);
    if (unfit.length > 0 || papers.length > 0) return refuse(...(unfit.length === 0 ? [] : [problem("filing.unfit", "", { count: unfit.length })]), ...papers);
    return done({ filing, decision: decided.value, wish: { action, opinion } });
  };
}
