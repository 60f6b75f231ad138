import { compare, toShortText, type Decimal } from "../basics/decimal.ts";
import { asPercent, executionRate } from "../score/execution.ts";
import { proposeMeasures, type ApplicationMeasure, type ProposedMeasure } from "./application-measure.ts";
import type { ExampleFailure } from "./run-examples.ts";

/** 结果应用措施算例: a result, and which measures have to be proposed for it, with their amounts. */
export interface MeasureExample {
  readonly case: string;
  readonly title: string;
  /** Budget years it holds for; null means open. */
  readonly from: number | null;
  readonly until: number | null;
  readonly given: MeasureGiven;
}

/** A result as a graded form has it, and what follows. A measure that is named nowhere is not judged, so that a city may add its own. */
export interface MeasureGiven {
  readonly grade: string | null;
  readonly score: Decimal | null;
  /** 万元; null where it is not known. The rate of execution follows from both. */
  readonly budget: Decimal | null;
  readonly executed: Decimal | null;
  readonly proposed: readonly string[];
  readonly notProposed: readonly string[];
  /** Those that cannot be told, because something they ask for is missing. */
  readonly unknown: readonly string[];
  /** 万元 by measure, of those that are proposed. */
  readonly amounts: Readonly<Record<string, Decimal>>;
}

/** Measures that an example names, each once. */
export function measuresNamed({ proposed, notProposed, unknown, amounts }: MeasureGiven): readonly string[] {
  return [...new Set([...proposed, ...notProposed, ...unknown, ...Object.keys(amounts)])];
}

/** Works an example out under the measures of a set; null where it comes out as it should. What it names must be there. */
export function runMeasureExample({ given }: MeasureExample, measures: readonly ApplicationMeasure[]): ExampleFailure | null {
  const { grade, score, budget, executed } = given;
  const rate = budget === null || executed === null ? null : executionRate(budget, executed);
  const all = proposeMeasures(measures, { grade, score, budget, executed, executionRate: rate === null ? null : asPercent(rate, 6) });
  const differing = measuresNamed(given).flatMap((id): readonly (readonly [string, string])[] => {
    const found = all.find(({ measure }) => measure.id === id);
    if (found === undefined) throw new RangeError(`no measure ${id}`);
    const wanted = given.proposed.includes(id) ? "yes" : given.unknown.includes(id) ? "unknown" : given.notProposed.includes(id) ? "no" : found.proposed;
    const amount = Object.hasOwn(given.amounts, id) ? given.amounts[id]! : null;
    const isSame = found.proposed === wanted && (amount === null || (found.amount !== null && compare(found.amount, amount) === 0));
    return isSame ? [] : [[said(id, wanted, amount), said(id, found.proposed, amount === null ? null : found.amount)]];
  });
  return differing.length === 0 ? null : { code: "pack.example-fails", expected: differing.map(([wanted]) => wanted).join(", "), found: differing.map(([, found]) => found).join(", ") };
}

/** `cut yes 50`. */
function said(id: string, proposed: ProposedMeasure["proposed"], amount: Decimal | null): string {
  return [id, proposed, ...(amount === null ? [] : [toShortText(amount)])].join(" ");
}
