import { hasDuty } from "../../core/access/duty.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { fillFromSnapshot } from "../../core/disclosure/fill-from-snapshot.ts";
import { applicationFrom } from "../../core/form/application.ts";
import { blankValues, fundsOf } from "../../core/form/blank-values.ts";
import { evaluationFrom, lastYearAsDraft, monitoringFrom, selfEvaluationFrom } from "../../core/form/carry-over.ts";
import type { FilingHead, FilingValues, Stage } from "../../core/form/filing-values.ts";
import { findForm, frameFor } from "../../core/form/form-for.ts";
import { listFacts } from "../../core/form/list-facts.ts";
import { periodOn } from "../../core/form/monitoring-period.ts";
import { searchedName } from "../../core/form/name-grams.ts";
import { scoreFiling } from "../../core/form/score-filing.ts";
import { dutyToBegin } from "../../core/form/stage.ts";
import type { Form } from "../../core/layout/form.ts";
import type { Definitions, IndicatorFrame } from "../../core/pack/definitions.ts";
import { takenWithTyping } from "../../core/workflow/taken.ts";
import { mayFill } from "../../core/workflow/may-fill.ts";
import { lastDayOf, periodAsked, periodOf, periodRefusal } from "../../core/workflow/periods.ts";
import type { TaskIssue } from "../../core/workflow/issued-task.ts";
import type { MonitoringPeriod, Workflow } from "../../core/workflow/workflow.ts";
import { goalFromSplit } from "../../core/regional/goal-of-part.ts";
import { coversKind } from "../../core/workflow/season.ts";
import { workflowOf } from "../../core/workflow/find-step.ts";
import { whyNotFiled } from "../../core/subject/why-not-filed.ts";
import type { ActingContext } from "../context.ts";
import { libraryGate } from "../library-gate.ts";
import { officeDay } from "../office-day.ts";
import { packsOfTask } from "../packs-of-task.ts";
import { shareTurn } from "../store/advisory-lock.ts";
import { sm3 } from "../store/digest.ts";
import { standingWaiver } from "../store/goal-waiver.ts";
import { confirmedResult } from "../store/confirmed-result.ts";
import { filingOfSubject, headOf, insertFiling, lockFiling, valuesOf, type Filing } from "../store/filing.ts";
import { moneyUpTo } from "../store/payment.ts";
import { insertSnapshot, snapshotContent } from "../store/payment-snapshot.ts";
import { passedDownTo } from "../store/regional-split.ts";
import { findSubject, type Subject } from "../store/subject.ts";

export interface FilingToStart {
  readonly subjectId: string;
  /** Monitoring and evaluations always begin from the approved goal, and what follows from a result from that. */
  readonly from: "blank" | "last-year";
  /** 监控期 by its number; the one whose turn it is where it is left out. */
  readonly period?: number | undefined;
}

export interface FilingStarted {
  readonly id: string;
}

/** What is begun: the form of a subject for a year and stage, with the packs and the workflow it goes by. */
interface ToBegin {
  readonly year: number;
  readonly subject: Subject;
  readonly form: Form;
  readonly set: Definitions;
  readonly task: TaskIssue | null;
  readonly workflow: Workflow;
  /** 监控期 by its number, and the period itself where the stage has any. */
  readonly number: number;
  readonly period: MonitoringPeriod | null;
}

/** 新建填报: begins the form of a subject's year and stage, under the packs that its task was issued under (下达); where none was issued, under those in force. */
export async function startFiling(context: ActingContext, year: number, stage: Stage, wish: FilingToStart): Promise<Result<FilingStarted>> {
  const { tx, region, now, acting } = context;
  const found = await whatToBegin(context, year, stage, wish);
  if (!found.ok) return found;
  const { subject, form, set, task, workflow, number, period } = found.value;
  const begun = await (stage === "goal" ? goalBegun(context, found.value, wish.from) : stage === "application" ? begunFromResult(context, found.value) : begunFromGoal(context, found.value, stage));
  if (!begun.ok) return begun;
  const { values, snapshot, result } = begun.value;
  const { id: subjectId, unitId, unitPath, unitName, departmentId, departmentName, name } = subject;
  const first = workflow.steps[0]!;
  const content = canonicalJson(values);
  const digest = sm3(content);
  const head: FilingHead = { stage, year, name, department: departmentName, unit: unitName };
  const filing: Filing = {
    region, id: context.newId(), subjectId, subjectKind: subject.kind, stage, year, period: number, form: form.id, workflow: workflow.id, workflowVersion: workflow.version, packDigest: set.digest,
    unitId, unitPath, departmentId, name, unitName, departmentName, ...listFacts(head, values, set), step: first.id, holder: first.role, round: 1, version: 1,
    stepSince: now, content, contentDigest: digest, approvalId: null, frozenDigest: null, taken: takenWithTyping([], { step: first.id, round: 1 }, acting), startedAt: now, changedAt: now,
  };
  if (!(await insertFiling(tx, filing, acting, searchedName(name)))) return refused(problem(period === null ? "filing.exists" : "filing.exists-in-period", "subjectId", { name, year, month: period?.month ?? 0 }));
  const taken = snapshot === null ? null : { ...snapshot, region, filingId: filing.id, takenAt: now, digest: sm3(snapshot.content) };
  if (taken !== null) await insertSnapshot(tx, taken);
  await context.record({
    verb: "filing.started", subject: filing.id, year, stage, digestAfter: digest,
    detail: {
      subject: subjectId, from: stage === "goal" ? wish.from : stage === "application" ? "result" : "goal", form: form.id, packs: set.digest,
      ...(result === undefined ? {} : { result }),
      ...(period === null ? {} : { period: number }),
      ...(task === null ? {} : { task: task.number }),
      ...(taken === null ? {} : { cutOff: taken.cutOff, snapshot: taken.digest }),
    },
  });
  return done({ id: filing.id });
}

/** What the asker wishes to begin, where they may do so now. */
async function whatToBegin(context: ActingContext, year: number, stage: Stage, { subjectId, period: asked }: FilingToStart): Promise<Result<ToBegin>> {
  const { tx, region, now, acting, packs, scheme } = context;
  const today = officeDay(now);
  if (!hasDuty(packs, acting.role, dutyToBegin(stage))) return refused(problem("duty.missing"));
  const subject = await findSubject(tx, region, subjectId);
  if (subject === null) return refused(problem("subject.unknown"));
  // Which workflow is chosen may be another in another budget year.
  const then = scheme.packsIn(year, stage);
  const number = periodAsked(then, stage, year, today, asked);
  const { set, task } = await packsOfTask(context, { year, stage, period: number });
  const form = findForm(set, { stage, book: subject.book, kind: subject.kind, isPart: subject.parentId !== null, year });
  const unfiled = whyNotFiled(subject, { stage, year, served: form !== null });
  if (unfiled !== null) return refused(unfiled);
  // A pack need not monitor.
  if (form === null || !then.workflows.some((one) => one.stage === stage)) return refused(problem("filing.stage-not-run", "", { stage }));
  const workflow = workflowOf(then, stage);
  if (!coversKind(workflow, subject.kind)) return refused(problem("subject.kind-not-in-season", "subjectId", { name: subject.name, year, stage }));
  const { unitId, unitPath, departmentId } = subject;
  const state = { subjectId, unitPath, unitId, departmentId, year, amountFen: null, step: workflow.steps[0]!.id, round: 1, taken: [] };
  const why = mayFill(workflow, state, acting, today);
  if (why !== null) return refused(problem(why.code, "", why.params));
  const early = periodRefusal(workflow, number, year, today);
  if (early !== null) return refused(problem(early.code, "period", early.params));
  const gate = stage === "goal" ? await libraryGate(context, subject, year, null) : null;
  // What it may cost is known when its goal is submitted; here only whether it may have one.
  if (gate !== null && gate.refusal !== null && gate.capFen === null) return refused(gate.refusal);
  return done({ year, subject, form, set, task, workflow, number, period: periodOf(workflow, number) });
}

interface Begun {
  readonly values: FilingValues;
  /** Payments that stand in the values. */
  readonly snapshot: { readonly cutOff: string; readonly content: string } | null;
  /** Digest of the confirmed result that an application was begun from. */
  readonly result?: string;
}

async function goalBegun({ tx, region }: ActingContext, { year, subject, set, form }: ToBegin, from: FilingToStart["from"]): Promise<Result<Begun>> {
  const isRegion = subject.kind === "transfer-payment" && subject.parentId !== null;
  // What was passed down to a region stands before whatever it had last year.
  const down = isRegion ? await passedDownTo(tx, region, subject.id, year) : null;
  if (down !== null) return done({ values: goalFromSplit(down.passed, form), snapshot: null });
  if (from === "last-year") {
    const goal = await filingOfSubject(tx, region, subject.id, year - 1, "goal");
    if (goal === null) return refused(problem("filing.no-last-year", "from", { year: year - 1 }));
    const reached = await filingOfSubject(tx, region, subject.id, year - 1, "self-evaluation");
    return done({ values: lastYearAsDraft(valuesOf(goal), reached === null ? null : valuesOf(reached)), snapshot: null });
  }
  return done({ values: blankValues(frameFor(set, form), form), snapshot: null });
}

/**
 * What was approved, or nothing where the goal was waived, and the money that was paid: for monitoring up to the end of its period, or of the last
 * month where there is none, else up to today, or to the end of the year where that is over.
 */
async function begunFromGoal({ tx, region, now }: ActingContext, { year, subject, set, form, period: named }: ToBegin, stage: Exclude<Stage, "goal" | "application">): Promise<Result<Begun>> {
  const found = await filingOfSubject(tx, region, subject.id, year, "goal");
  // Held, so that nobody takes back its approval in the same moment: of the two one is first, and the other is told.
  const goal = found === null ? null : await lockFiling(tx, region, { year, stage: "goal", id: found.id });
  const isApproved = goal !== null && goal.frozenDigest !== null;
  if (!isApproved && (await standingWaiver(tx, region, year, subject.id)) === null) return refused(problem("filing.goal-not-approved", "subjectId", { year }));
  const promised = isApproved ? valuesOf(goal) : blankValues(frameFor(set, form), form);
  const today = officeDay(now);
  const period = named === null ? periodOn(today, year) : { month: named.month, cutOff: lastDayOf(year, named.month) };
  const values = begunValues(stage, promised, form, frameFor(set, form), period.month);
  const cutOff = stage === "monitoring" ? period.cutOff : today < `${year}-12-31` ? today : `${year}-12-31`;
  // No import is taken back between what is counted here and the snapshot of it.
  await shareTurn(tx, "ledger-rests", `${region} ${year}`);
  const money = await moneyUpTo(tx, region, subject.id, year, cutOff);
  const names = new Map(fundsOf(form).map(({ id, source }) => [id, source]));
  const filled = fillFromSnapshot(values, money, (source) => names.get(source) ?? source);
  // Where the treasury's books have nothing, or nothing that can be meant so, people fill the money themselves.
  if (money.length === 0 || !filled.ok) return done({ values, snapshot: null });
  return done({ values: filled.value, snapshot: { cutOff, content: canonicalJson(snapshotContent(cutOff, money)) } });
}

/** 结果应用 of what was graded: an evaluation of finance where there is one, else the self-evaluation. */
async function begunFromResult({ tx, region, scheme }: ActingContext, { year, subject, form }: ToBegin): Promise<Result<Begun>> {
  const found = await confirmedResult(tx, region, subject.id, year);
  // Held, so that nobody takes its grade back in the same moment.
  const result = found === null ? null : await lockFiling(tx, region, { year, stage: found.stage, id: found.id });
  if (result === null || result.frozenDigest === null) return refused(problem("filing.no-confirmed-result", "subjectId", { year }));
  const values = valuesOf(result);
  const scores = scoreFiling(headOf(result), values, await scheme.packsOf(result));
  if (scores.effective === null) return refused(problem("filing.no-confirmed-result", "subjectId", { year }));
  return done({ values: applicationFrom({ of: result.stage, values, scores }, form), snapshot: null, result: result.frozenDigest });
}

function begunValues(stage: Exclude<Stage, "goal" | "application">, goal: FilingValues, form: Form, frame: IndicatorFrame, month: number): FilingValues {
  switch (stage) {
    case "monitoring": return monitoringFrom(goal, form, month);
    case "self-evaluation": return selfEvaluationFrom(goal, form);
    case "evaluation": return evaluationFrom(goal, form, frame);
  }
}
