import { hasDuty } from "../../core/access/duty.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { fillFromSnapshot } from "../../core/disclosure/fill-from-snapshot.ts";
import { blankValues, fundsOf } from "../../core/form/blank-values.ts";
import { lastYearAsDraft, monitoringFrom, selfEvaluationFrom } from "../../core/form/carry-over.ts";
import type { FilingHead, FilingValues, Stage } from "../../core/form/filing-values.ts";
import { formFor, frameFor } from "../../core/form/form-for.ts";
import { listFacts } from "../../core/form/list-facts.ts";
import { periodOn } from "../../core/form/monitoring-period.ts";
import { searchedName } from "../../core/form/name-grams.ts";
import type { Form } from "../../core/layout/form.ts";
import { takenWithTyping } from "../../core/workflow/taken.ts";
import { mayFill } from "../../core/workflow/may-fill.ts";
import { workflowOf } from "../../core/workflow/find-step.ts";
import { whyNotFiled } from "../../core/subject/why-not-filed.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { sm3 } from "../store/digest.ts";
import { filingOfSubject, insertFiling, lockFiling, valuesOf, type Filing } from "../store/filing.ts";
import { moneyUpTo } from "../store/payment.ts";
import { insertSnapshot, snapshotContent } from "../store/payment-snapshot.ts";
import { findSubject } from "../store/subject.ts";

export interface FilingToStart {
  readonly subjectId: string;
  /** Monitoring and self-evaluation always begin from the approved goal. */
  readonly from: "blank" | "last-year";
}

export interface FilingStarted {
  readonly id: string;
}

/** 新建填报: begins the form of a subject's year and stage. */
export async function startFiling(context: ActingContext, year: number, stage: Stage, { subjectId, from }: FilingToStart): Promise<Result<FilingStarted>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.start")) return refused(problem("duty.missing"));
  const subject = await findSubject(tx, region, subjectId);
  if (subject === null) return refused(problem("subject.unknown"));
  const unfiled = whyNotFiled(subject);
  if (unfiled !== null) return refused(unfiled);
  // A pack need not monitor.
  if (!packs.workflows.some((one) => one.stage === stage)) return refused(problem("filing.stage-not-run", "", { stage }));
  const workflow = workflowOf(packs, stage);
  const first = workflow.steps[0]!;
  const { unitId, unitPath, unitName, departmentId, departmentName, name } = subject;
  const state = { subjectId, unitPath, unitId, departmentId, year, amountFen: null, step: first.id, round: 1, taken: [] };
  const why = mayFill(workflow, state, acting, officeDay(now));
  if (why !== null) return refused(problem(why.code, "", why.params));

  const form = formFor(context.scheme.packsIn(year), { stage, book: subject.book, year });
  const begun = stage === "goal" ? await goalBegun(context, year, subjectId, from, form) : await begunFromGoal(context, year, stage, subjectId, form);
  if (!begun.ok) return begun;
  const { values, snapshot } = begun.value;
  const content = canonicalJson(values);
  const digest = sm3(content);
  const head: FilingHead = { stage, year, name, department: departmentName, unit: unitName };
  const filing: Filing = {
    region, id: context.newId(), subjectId, stage, year, form: form.id, workflow: workflow.id, workflowVersion: workflow.version, packDigest: packs.digest,
    unitId, unitPath, departmentId, name, unitName, departmentName, ...listFacts(head, values, context.scheme.packsIn(year)), step: first.id, holder: first.role, round: 1, version: 1,
    stepSince: now, content, contentDigest: digest, approvalId: null, frozenDigest: null, taken: takenWithTyping([], { step: first.id, round: 1 }, acting), startedAt: now, changedAt: now,
  };
  if (!(await insertFiling(tx, filing, acting, searchedName(name)))) return refused(problem("filing.exists", "subjectId", { name, year }));
  const taken = snapshot === null ? null : { ...snapshot, region, filingId: filing.id, takenAt: now, digest: sm3(snapshot.content) };
  if (taken !== null) await insertSnapshot(tx, taken);
  await context.record({
    verb: "filing.started", subject: filing.id, year, stage, digestAfter: digest,
    detail: {
      subject: subjectId, from: stage === "goal" ? from : "goal", form: form.id, packs: packs.digest,
      ...(taken === null ? {} : { cutOff: taken.cutOff, snapshot: taken.digest }),
    },
  });
  return done({ id: filing.id });
}

interface Begun {
  readonly values: FilingValues;
  /** Payments that stand in the values. */
  readonly snapshot: { readonly cutOff: string; readonly content: string } | null;
}

async function goalBegun({ tx, region, packs }: ActingContext, year: number, subjectId: string, from: FilingToStart["from"], form: Form): Promise<Result<Begun>> {
  if (from === "last-year") {
    const goal = await filingOfSubject(tx, region, subjectId, year - 1, "goal");
    if (goal === null) return refused(problem("filing.no-last-year", "from", { year: year - 1 }));
    const reached = await filingOfSubject(tx, region, subjectId, year - 1, "self-evaluation");
    return done({ values: lastYearAsDraft(valuesOf(goal), reached === null ? null : valuesOf(reached)), snapshot: null });
  }
  return done({ values: blankValues(frameFor(packs, form), form), snapshot: null });
}

/** What was approved, and the money that was paid: for monitoring up to the end of the last month, else up to today, or to the end of the year where that is over. */
async function begunFromGoal({ tx, region, now }: ActingContext, year: number, stage: Exclude<Stage, "goal">, subjectId: string, form: Form): Promise<Result<Begun>> {
  const found = await filingOfSubject(tx, region, subjectId, year, "goal");
  // Held, so that nobody takes back its approval in the same moment: of the two one is first, and the other is told.
  const goal = found === null ? null : await lockFiling(tx, region, { year, stage: "goal", id: found.id });
  if (goal === null || goal.frozenDigest === null) return refused(problem("filing.goal-not-approved", "subjectId", { year }));
  const today = officeDay(now);
  const period = periodOn(today, year);
  const values = stage === "monitoring" ? monitoringFrom(valuesOf(goal), form, period.month) : selfEvaluationFrom(valuesOf(goal), form);
  const cutOff = stage === "monitoring" ? period.cutOff : today < `${year}-12-31` ? today : `${year}-12-31`;
  const money = await moneyUpTo(tx, region, subjectId, year, cutOff);
  const names = new Map(fundsOf(form).map(({ id, source }) => [id, source]));
  const filled = fillFromSnapshot(values, money, (source) => names.get(source) ?? source);
  // Where the treasury's books have nothing, or nothing that can be meant so, people fill the money themselves.
  return done(money.length === 0 || !filled.ok ? { values, snapshot: null } : { values: filled.value, snapshot: { cutOff, content: canonicalJson(snapshotContent(cutOff, money)) } });
}
