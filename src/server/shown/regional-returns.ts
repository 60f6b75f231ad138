import { amountFen } from "../../core/form/amount-fen.ts";
import { sumReturns, type RegionReturn, type SummedIndicator } from "../../core/regional/sum-returns.ts";
import type { SplitIndicator } from "../../core/regional/split.ts";
import type { ActingContext } from "../context.ts";
import { valuesOf, yearOfSubjects, type Filing } from "../store/filing.ts";
import { passedDownBy, splitOf } from "../store/regional-split.ts";

export interface Returns {
  readonly indicators: readonly SplitIndicator[];
  readonly summed: readonly SummedIndicator[];
  /** 全年预算数 and 全年执行数 of those that reported; null where one of them has none, or nobody reported. */
  readonly budgetFen: bigint | null;
  readonly executedFen: bigint | null;
  /** Bodies whose part the asker does not see: nothing is summed without them, and nobody says that they have not reported. */
  readonly unseen: readonly string[];
  /** How many receive a part. */
  readonly parts: number;
  /** Bodies that have not reported. */
  readonly missing: readonly string[];
}

/** What the regions of a transfer payment reported of a year, summed by the split that stands; null where it was not split. */
export async function returnsOf({ tx, region, scheme }: ActingContext, wholeId: string, year: number): Promise<Returns | null> {
  const split = await splitOf(tx, region, wholeId, year);
  if (split === null) return null;
  const { indicators, parts } = split.content;
  const passed = await passedDownBy(tx, region, wholeId, year, split.version);
  const unseen = parts.filter(({ subjectId }) => !passed.has(subjectId)).map(({ name }) => name);
  if (unseen.length > 0) return { unseen, parts: parts.length, indicators, summed: [], budgetFen: null, executedFen: null, missing: [] };
  const filings = (await yearOfSubjects(tx, region, parts.map(({ subjectId }) => subjectId), year)).filter(({ stage }) => stage === "self-evaluation");
  const reported = new Map<string, Filing>();
  // What its unit still fills, or was given back, has not been reported.
  for (const filing of filings) {
    const workflow = (await scheme.packsOf(filing)).workflows.find(({ id }) => id === filing.workflow);
    if (workflow?.steps[0]?.id !== filing.step) reported.set(filing.subjectId, filing);
  }
  const returns = parts.map((part): RegionReturn => {
    const filing = reported.get(part.subjectId);
    const down = passed.get(part.subjectId);
    const own = new Set(down?.passed.rows.map(({ id }) => id) ?? []);
    return {
      id: part.subjectId, name: part.name, amountFen: down?.amountFen ?? 0n, without: indicators.flatMap(({ id }) => (own.has(id) ? [] : [id])),
      actuals: filing === undefined ? null : Object.fromEntries(valuesOf(filing).rows.map(({ id, actual }) => [id, actual])),
    };
  });
  const money = (field: "adjustedBudget" | "executed"): bigint | null => {
    const amounts = [...reported.values()].map((filing) => amountFen(valuesOf(filing).funds[0]?.[field] ?? ""));
    return amounts.length === 0 ? null : amounts.reduce<bigint | null>((total, fen) => (total === null || !fen.ok || fen.value === null ? null : total + fen.value), 0n);
  };
  return {
    unseen, parts: parts.length, indicators, summed: sumReturns(indicators, returns, year), budgetFen: money("adjustedBudget"), executedFen: money("executed"),
    missing: parts.filter(({ subjectId }) => !reported.has(subjectId)).map(({ name }) => name),
  };
}
