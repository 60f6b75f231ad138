import { hasDuty } from "../../core/access/duty.ts";
import type { Agreement, PhaseGoal, Tranche } from "../../core/agreement/agreement.ts";
import { checkConditions, decideTranche, type ConditionCheck, type GradeScale, type PhaseEvaluation } from "../../core/agreement/propose-tranche.ts";
import { toShortText } from "../../core/basics/decimal.ts";
import type { Problem } from "../../core/basics/problem.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { profileFor } from "../../core/form/profile-for.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { agreements, findAgreement, proposalsOf, type StoredAgreement } from "../store/agreement.ts";
import { filingOfSubject, valuesOf } from "../store/filing.ts";
import { namesOfPeople } from "../store/person-names.ts";
import { phaseEvaluation, type EvaluatedPhase } from "../store/phase-evaluation.ts";

export interface AgreementItem {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly from: string;
  readonly until: string;
  readonly subjectCode: string;
  readonly subjectName: string;
  readonly unit: string;
  readonly phases: number;
  readonly tranches: number;
}

/** What came of the evaluation of a phase, as it is shown; null where none was begun. */
interface ResultShown {
  readonly year: number;
  readonly ended: boolean;
  readonly score: string | null;
  readonly by: PhaseEvaluation["by"];
  readonly grade: string | null;
  readonly filingId: string;
}

export interface AgreementPage extends Omit<AgreementItem, "phases" | "tranches"> {
  readonly version: number;
  readonly signedOn: string;
  readonly parties: Agreement["parties"];
  readonly clauses: Agreement["clauses"];
  readonly phases: readonly (Agreement["phases"][number] & {
    /** Each with the clause that asks for it and, where it is a filed indicator, what was reached. */
    readonly goals: readonly (PhaseGoal & { readonly clauseAt: string; readonly clauseGist: string; readonly actual: string | null })[];
    readonly result: ResultShown | null;
    /** 基线: what came of the phase before; null for the first. */
    readonly baseline: ResultShown | null;
  })[];
  readonly tranches: readonly (Tranche & {
    readonly checks: readonly ConditionCheck[];
    readonly proposal: { readonly by: string; readonly at: string } | null;
    /** Why it cannot be proposed now; empty where it can. */
    readonly refusedBecause: readonly Problem[];
  })[];
  readonly grades: readonly { readonly code: string; readonly name: string }[];
  /** Rows of the filed goals of each evaluated year that a goal of the agreement may be. */
  readonly rows: readonly { readonly year: number; readonly id: string; readonly name: string; readonly target: string }[];
  /** The agreement as it was written, for whoever changes it. */
  readonly content: Agreement;
  readonly mayChange: boolean;
  readonly mayPropose: boolean;
}

/** 协议 in sight, and whether the asker may enter one. */
export async function agreementList({ tx, region, acting, packs }: ActingContext): Promise<Result<{ readonly items: readonly AgreementItem[]; readonly mayEnter: boolean; readonly grades: readonly { readonly code: string; readonly name: string }[] }>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  return done({ items: (await agreements(tx, region, acting)).map(itemOf), mayEnter: hasDuty(packs, acting.role, "agreement.keep"), grades: profileFor(packs, 9999).grades.value.map(({ code, name }) => ({ code, name: name.zh })) });
}

/** 协议 with its phases, each goal beside its clause, and what stands between each tranche and its payment. */
export async function agreementPage(context: ActingContext, id: string): Promise<Result<AgreementPage>> {
  const { tx, region, now, acting, packs, scheme } = context;
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const kept = await findAgreement(tx, region, acting, id);
  if (kept === null) return refused(problem("agreement.unknown"));
  const { content, version, subjectId } = kept;
  const years = [...new Set(content.phases.flatMap(({ evaluatedYear }) => evaluatedYear ?? []))];
  const results = new Map<number, EvaluatedPhase>();
  const scales = new Map<number, GradeScale>();
  const rows: AgreementPage["rows"][number][] = [];
  for (const year of years) {
    const evaluated = await phaseEvaluation(tx, region, subjectId, year);
    if (evaluated !== null) results.set(year, evaluated);
    scales.set(year, profileFor(evaluated === null ? packs : await scheme.packsOf(evaluated.filing), year).grades.value);
    const goal = await filingOfSubject(tx, region, subjectId, year, "goal");
    if (goal !== null) rows.push(...valuesOf(goal).rows.map((row) => ({ year, id: row.id, name: row.level3, target: row.target })));
  }
  const proposals = await proposalsOf(tx, region, id);
  const names = await namesOfPeople(tx, region, proposals.map(({ personId }) => personId));
  const today = officeDay(now);
  const resultIn = (year: number | null | undefined) => (year == null ? undefined : results.get(year));
  const yearOf = (phase: string | null): number | null => content.phases.find((one) => one.id === phase)?.evaluatedYear ?? null;
  const shown = (phase: Agreement["phases"][number] | undefined): ResultShown | null => resultShown(resultIn(phase?.evaluatedYear));
  const phases = content.phases.map((phase, at) => ({
    ...phase,
    goals: content.goals.filter((goal) => goal.phase === phase.id).map((goal) => goalShown(goal, content, resultIn(phase.evaluatedYear), rows, phase.evaluatedYear)),
    result: shown(phase),
    baseline: at === 0 ? null : shown(content.phases[at - 1]),
  }));
  const tranches = content.tranches.map((tranche) => {
    const year = yearOf(tranche.phase);
    const ground = { evaluation: resultIn(year)?.evaluation ?? null, grades: (year === null ? undefined : scales.get(year)) ?? [], proposed: proposals.map((one) => one.tranche), today };
    const decided = decideTranche(content, tranche.id, ground);
    const proposal = proposals.find((one) => one.tranche === tranche.id);
    return {
      ...tranche, checks: checkConditions(tranche, ground), proposal: proposal === undefined ? null : { by: names.get(proposal.personId) ?? "", at: proposal.at.toISOString() },
      refusedBecause: decided.ok || proposal !== undefined ? [] : decided.problems,
    };
  });
  return done({
    ...itemOf(kept), version, signedOn: content.signedOn, parties: content.parties, clauses: content.clauses, phases, tranches, rows, content,
    grades: profileFor(packs, 9999).grades.value.map(({ code, name }) => ({ code, name: name.zh })), mayChange: hasDuty(packs, acting.role, "agreement.keep"), mayPropose: hasDuty(packs, acting.role, "tranche.propose"),
  });
}

function goalShown(goal: PhaseGoal, { clauses }: Agreement, evaluated: EvaluatedPhase | undefined, rows: AgreementPage["rows"], year: number | null) {
  const clause = clauses.find(({ id }) => id === goal.clause);
  const filed = goal.row === null ? undefined : rows.find((row) => row.year === year && row.id === goal.row);
  const actual = goal.row === null || evaluated === undefined ? undefined : valuesOf(evaluated.filing).rows.find(({ id }) => id === goal.row)?.actual;
  return { ...goal, name: filed?.name ?? goal.name, target: filed?.target ?? goal.target, clauseAt: clause?.at ?? "", clauseGist: clause?.gist ?? "", actual: actual === undefined || actual === "" ? null : actual };
}

function resultShown(evaluated: EvaluatedPhase | undefined): ResultShown | null {
  if (evaluated === undefined) return null;
  const { year, ended, score, by, grade } = evaluated.evaluation;
  return { year, ended, score: score === null ? null : toShortText(score), by, grade, filingId: evaluated.filing.id };
}

function itemOf({ id, content, subjectCode, subjectName, unit }: StoredAgreement): AgreementItem {
  const { title, number, from, until, phases, tranches } = content;
  return { id, title, number, from, until, subjectCode, subjectName, unit, phases: phases.length, tranches: tranches.length };
}
