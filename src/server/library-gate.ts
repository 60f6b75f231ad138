import { problem, type Problem } from "../core/basics/problem.ts";
import { gateOf, type Gate } from "../core/ex-ante/gate.ts";
import { schemeFor } from "../core/ex-ante/scheme.ts";
import type { EvaluationGate, EvaluationRefusal } from "../core/ledger/evaluation-gate.ts";
import type { ActingContext } from "./context.ts";
import { applicationOfSubject, applicationsOfSubjects } from "./store/ex-ante.ts";
import { attributesOf, type Subject } from "./store/subject.ts";
import { budgetOfYear } from "./store/subject-budget.ts";

/** What the gate has to know of a subject. */
export interface GatedSubject {
  readonly id: string;
  readonly kind: string;
  readonly book: Subject["book"];
  readonly attribute: string | null;
}

/**
 * 入库门槛 of a subject in a budget year: what was evaluated holds it, and where nothing was, what the packs ask for. The amount is the one that is
 * to be spent, or else the budget that was recorded for the year.
 */
export async function libraryGate({ tx, region, scheme }: ActingContext, subject: GatedSubject, year: number, amountFen: bigint | null): Promise<Gate> {
  const rules = schemeFor(scheme.packsIn(year, null).exAnte ?? [], subject);
  // A city whose packs evaluate nothing asks nothing.
  if (rules === null) return { refusal: null, capFen: null };
  const evaluated = await applicationOfSubject(tx, region, subject.id, year);
  return gateOf({ scheme: rules, attribute: subject.attribute, amountFen: amountFen ?? (await budgetOfYear(tx, region, subject.id, year)), evaluated });
}

/** The same of many goals at once, by the ids of their subjects; each with the amount that it asks for. */
export async function libraryGates(context: ActingContext, year: number, goals: readonly { readonly subjectId: string; readonly amountFen: bigint | null }[]): Promise<ReadonlyMap<string, Gate>> {
  const gate = await gatesOf(context, year, goals.map(({ subjectId }) => subjectId));
  return gate === null ? new Map() : new Map(goals.map(({ subjectId, amountFen }) => [subjectId, gate(subjectId, amountFen)]));
}

/** A goal that is to be approved, as far as the gate asks. */
export interface GoalToApprove {
  readonly id: string;
  readonly name: string;
  readonly subjectId: string;
  readonly amountFen: bigint | null;
}

/**
 * 入库门槛 once more, where goals are approved: what their evaluations came to, or what is asked for, may be another than when they were handed on. By the
 * ids of the goals, and only of those that it keeps back; each says of which goal it speaks, since many are told together.
 */
export async function keptFromApproval(context: ActingContext, year: number, goals: readonly GoalToApprove[]): Promise<ReadonlyMap<string, Problem>> {
  const gates = await libraryGates(context, year, goals);
  return new Map(goals.flatMap(({ id, name, subjectId }) => {
    const refusal = gates.get(subjectId)?.refusal ?? null;
    return refusal === null ? [] : [[id, problem(`approval.evaluation-${whyShut(refusal.code)}`, "", { ...refusal.params, name })] as const];
  }));
}

const WHY: Readonly<Record<string, EvaluationRefusal>> = {
  "ex-ante.gate-not-evaluated-department": "not-evaluated", "ex-ante.gate-not-evaluated-finance": "not-evaluated", "ex-ante.gate-under-way": "under-way", "ex-ante.gate-unsupported": "unsupported",
  "ex-ante.gate-needs-finance": "needs-finance", "ex-ante.gate-above-cap": "above-granted",
};

/** The same for budgets of these subjects, as the ledger asks it; null where the packs of the year evaluate nothing. */
export async function budgetGate(context: ActingContext, year: number, subjectIds: readonly string[]): Promise<EvaluationGate | null> {
  const gate = await gatesOf(context, year, subjectIds);
  return gate === null ? null : (subjectId, totalFen) => {
    const { refusal, capFen } = gate(subjectId, totalFen);
    return refusal === null ? null : { why: whyShut(refusal.code), grantedFen: capFen };
  };
}

/** Why the gate is shut, where one is told of many. */
function whyShut(code: string): EvaluationRefusal {
  const why = WHY[code];
  if (why === undefined) throw new Error(`there are no words of many for ${code}`);
  return why;
}

/** The gate of each of these subjects, read at once; null where the packs of the year evaluate nothing. */
async function gatesOf({ tx, region, scheme }: ActingContext, year: number, ids: readonly string[]): Promise<((subjectId: string, amountFen: bigint | null) => Gate) | null> {
  const schemes = scheme.packsIn(year, null).exAnte ?? [];
  if (schemes.length === 0 || ids.length === 0) return null;
  const subjects = await attributesOf(tx, region, ids);
  const applications = await applicationsOfSubjects(tx, region, ids, year);
  return (subjectId, amountFen) => {
    const subject = subjects.get(subjectId);
    const rules = subject === undefined ? null : schemeFor(schemes, subject);
    return subject === undefined || rules === null ? { refusal: null, capFen: null } : gateOf({ scheme: rules, attribute: subject.attribute, amountFen, evaluated: applications.get(subjectId) ?? null });
  };
}
