import { canonicalJson } from "../basics/canonical-json.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import type { Agreement } from "./agreement.ts";

export interface AgreementAround {
  /** As it stands; null for one that is entered. */
  readonly before: Agreement | null;
  /** Ids of tranches that were proposed: what they rest on stays as it was. */
  readonly proposed: readonly string[];
  /** Codes of the grades that there are. */
  readonly grades: readonly string[];
}

/** Decides whether an agreement may stand as it was written, with everything that is wrong at once. Shapes of days and numbers were looked at before. */
export function decideAgreement(wish: Agreement, { before, proposed, grades }: AgreementAround): Result<Agreement> {
  const problems = [...termProblems(wish), ...phaseProblems(wish), ...goalProblems(wish), ...trancheProblems(wish, grades), ...(before === null ? [] : fixedProblems(wish, before, proposed))];
  if (problems.length === 0 && before !== null && canonicalJson(before) === canonicalJson(wish)) problems.push(problem("agreement.unchanged"));
  return problems.length > 0 ? refused(...problems) : done(wish);
}

function termProblems({ from, until, signedOn, parties }: Agreement): Problem[] {
  const problems: Problem[] = [];
  if (until < from) problems.push(problem("agreement.ends-before-start", "until"));
  if (signedOn > until) problems.push(problem("agreement.signed-after-end", "signedOn"));
  if (parties.length < 2) problems.push(problem("agreement.one-party", "parties"));
  return problems;
}

function phaseProblems({ from, until, phases }: Agreement): Problem[] {
  return phases.flatMap((phase, at) => {
    const where = `phases[${at}]`;
    const [first, last] = [Number(phase.from.slice(0, 4)), Number(phase.until.slice(0, 4)) + 1];
    const before = phases[at - 1];
    return [
      ...twice(phases, at, "phases"),
      ...(phase.until < phase.from ? [problem("agreement.phase-ends-before-start", `${where}.until`, { phase: phase.title })] : []),
      ...(phase.from < from || phase.until > until ? [problem("agreement.phase-outside", where, { phase: phase.title })] : []),
      ...(before !== undefined && phase.from <= before.until ? [problem("agreement.phases-overlap", where, { phase: phase.title, before: before.title })] : []),
      ...(phase.evaluatedYear !== null && (phase.evaluatedYear < first || phase.evaluatedYear > last) ? [problem("agreement.evaluated-outside", `${where}.evaluatedYear`, { phase: phase.title, year: phase.evaluatedYear })] : []),
    ];
  });
}

function goalProblems({ phases, clauses, goals }: Agreement): Problem[] {
  const places = clauses.map(({ at }) => at);
  return [
    ...clauses.flatMap(({ at }, number) => [...twice(clauses, number, "clauses"), ...(places.indexOf(at) === number ? [] : [problem("agreement.clause-twice", `clauses[${number}]`, { clause: at })])]),
    ...goals.flatMap(({ phase, clause, name }, at) => [
      ...twice(goals, at, "goals"),
      ...(phases.some(({ id }) => id === phase) ? [] : [problem("agreement.goal-without-phase", `goals[${at}].phase`, { goal: name })]),
      // A promise that no clause makes is none of this agreement.
      ...(clauses.some(({ id }) => id === clause) ? [] : [problem("agreement.goal-without-clause", `goals[${at}].clause`, { goal: name })]),
    ]),
  ];
}

function trancheProblems({ phases, tranches }: Agreement, grades: readonly string[]): Problem[] {
  return tranches.flatMap(({ title, phase, conditions, amountFen }, at) => {
    const where = `tranches[${at}]`;
    const of = phases.find(({ id }) => id === phase);
    return [
      ...twice(tranches, at, "tranches"),
      ...(BigInt(amountFen) > 0n ? [] : [problem("agreement.amount-none", `${where}.amountFen`, { tranche: title })]),
      ...(phase !== null && of === undefined ? [problem("agreement.tranche-without-phase", `${where}.phase`, { tranche: title })] : []),
      ...(of !== undefined && of.evaluatedYear === null ? [problem("agreement.phase-not-evaluated", `${where}.phase`, { tranche: title, phase: of.title })] : []),
      ...(phase === null && conditions.some(({ kind }) => kind !== "not-before") ? [problem("agreement.conditions-of-nothing", `${where}.conditions`, { tranche: title })] : []),
      ...conditions.flatMap((condition, number) => (condition.kind === "grade-at-least" && !grades.includes(condition.grade) ? [problem("agreement.grade-unknown", `${where}.conditions[${number}]`, { tranche: title })] : [])),
      ...(new Set(conditions.map(({ kind }) => kind)).size < conditions.length ? [problem("agreement.condition-twice", `${where}.conditions`, { tranche: title })] : []),
    ];
  });
}

/** What a proposal rested on is history: its tranche and the phase by which it was judged. */
function fixedProblems(wish: Agreement, before: Agreement, proposed: readonly string[]): Problem[] {
  return before.tranches.filter(({ id }) => proposed.includes(id)).flatMap((tranche) => {
    const same = canonicalJson(wish.tranches.find(({ id }) => id === tranche.id) ?? null) === canonicalJson(tranche);
    const phaseOf = (agreement: Agreement) => canonicalJson(agreement.phases.find(({ id }) => id === tranche.phase) ?? null);
    return same && phaseOf(wish) === phaseOf(before) ? [] : [problem("agreement.proposed-fixed", "tranches", { tranche: tranche.title })];
  });
}

function twice(list: readonly { readonly id: string }[], at: number, of: string): Problem[] {
  return list.findIndex(({ id }) => id === list[at]!.id) === at ? [] : [problem("agreement.id-twice", `${of}[${at}].id`)];
}
