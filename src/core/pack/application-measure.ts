import type { Decimal } from "../basics/decimal.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { checkFormula, decimalOf, evaluate, parseFormula, type Given, type Names, type Node } from "../expression/index.ts";
import { partsOf } from "../expression/formula.ts";
import type { Reference } from "../score/trace.ts";
import type { Bilingual } from "../workflow/workflow.ts";
import { AMOUNT_UNIT, GRADE_NAME, MEASURE_NAMES } from "./measure-lexicon.ts";
import type { Provenance } from "./provenance.ts";

/** 结果应用措施: what may follow from a result. It is proposed by a rule and decided by a person. */
export interface ApplicationMeasure {
  readonly id: string;
  readonly title: Bilingual;
  readonly provenance: Provenance;
  /** Item of the dictionary `measure-groups`. */
  readonly group: string;
  readonly meaning: Bilingual;
  /** Formula of the condition under which it is proposed; null where only a person proposes it. */
  readonly when: string | null;
  /** Formula of the amount in 万元; null for a measure without money. */
  readonly amount: string | null;
  readonly reference: Reference;
}

/** What is known of a result. Null is missing, never zero. */
export interface ResultFacts {
  readonly grade: string | null;
  readonly score: Decimal | null;
  /** In 万元. */
  readonly budget: Decimal | null;
  readonly executed: Decimal | null;
  /** In percent. */
  readonly executionRate: Decimal | null;
}

export interface ProposedMeasure {
  readonly measure: ApplicationMeasure;
  /** yes: its condition holds. unknown: something it asks for is missing. by-hand: it has no condition. */
  readonly proposed: "yes" | "no" | "unknown" | "by-hand";
  /** In 万元, to two decimals; null where there is none to be worked out. */
  readonly amount: Decimal | null;
  /** Names without a value that the condition or the amount asked for. */
  readonly missing: readonly string[];
}

/** What is wrong with the formulas of a measure, each with the field it stands in. */
export function measureFaults({ when, amount }: Pick<ApplicationMeasure, "when" | "amount">): readonly { readonly field: "when" | "amount"; readonly problem: Problem }[] {
  return [
    ...conditionProblems(when, MEASURE_NAMES).map((found) => ({ field: "when" as const, problem: found })),
    ...(amount === null ? [] : problemsOf(amount, MEASURE_NAMES, AMOUNT_UNIT)).map((found) => ({ field: "amount" as const, problem: found })),
  ];
}

/** What is wrong with a condition: it has to be read, and to come to yes or no. */
export function conditionProblems(condition: string | null, names: Names): readonly Problem[] {
  if (condition === null) return [];
  const checked = checkedFormula(condition, names, null);
  if (!checked.ok) return checked.problems;
  return checked.value.type === "truth" ? [] : [problem("pack.condition-not-truth")];
}

function problemsOf(formula: string, names: Names, unit: string): readonly Problem[] {
  const checked = checkedFormula(formula, names, unit);
  return checked.ok ? [] : checked.problems;
}

function checkedFormula(text: string, names: Names, unit: string | null) {
  const formula = parseFormula(text);
  return formula.ok ? checkFormula(formula.value, names, { unit }) : formula;
}

/** Grades that a condition compares with, as they are written: a grade that no profile gives would never be met. */
export function gradesNamed(condition: string | null): readonly string[] {
  const formula = condition === null ? null : parseFormula(condition);
  const found: string[] = [];
  const walk = (node: Node): void => {
    if (node.kind === "compare") {
      for (const [one, other] of [[node.left, node.right], [node.right, node.left]] as const) if (one.kind === "name" && one.name === GRADE_NAME && other.kind === "text") found.push(other.text);
    }
    for (const part of partsOf(node)) walk(part);
  };
  if (formula?.ok === true) walk(formula.value.root);
  return [...new Set(found)];
}

/** Every measure with whether the result speaks for it: those that are proposed first, then what a person may propose, in the order of the catalogue. */
export function proposeMeasures(measures: readonly ApplicationMeasure[], facts: ResultFacts): readonly ProposedMeasure[] {
  const values = new Map<string, Given>([...MEASURE_NAMES.keys()].map((name, index) => [name, [facts.grade, facts.score, facts.executionRate, facts.budget, facts.executed][index] ?? null]));
  const proposed = measures.map((measure): ProposedMeasure => {
    const condition = measure.when === null ? null : outcomeOf(measure.when, values, null);
    const stands = condition === null ? "by-hand" : condition.kind === "truth" ? (condition.value ? "yes" : "no") : "unknown";
    const amount = measure.amount === null || stands === "no" ? null : outcomeOf(measure.amount, values, AMOUNT_UNIT);
    const missing = [condition, amount].flatMap((one) => (one?.kind === "missing" ? one.names : []));
    return { measure, proposed: stands, amount: amount === null ? null : decimalOf(amount, 2), missing: [...new Set(missing)] };
  });
  const order = ["yes", "unknown", "by-hand", "no"];
  return proposed.toSorted((left, right) => order.indexOf(left.proposed) - order.indexOf(right.proposed));
}

function outcomeOf(text: string, values: ReadonlyMap<string, Given>, unit: string | null) {
  const checked = checkedFormula(text, MEASURE_NAMES, unit);
  // Packs are read before anything asks them: what cannot be read is no rule.
  return checked.ok ? evaluate(checked.value, values) : ({ kind: "missing", names: [] } as const);
}
