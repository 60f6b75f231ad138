import type { Problem } from "../core/basics/problem.ts";
import { paperProblems, papersNeeded } from "../core/paper/paper-gate.ts";
import type { Action, Step } from "../core/workflow/workflow.ts";
import type { ActingContext } from "./context.ts";
import type { Filing } from "./store/filing.ts";
import { answersOfFilings } from "./store/filing-paper.ts";

/** What would be done with a filing at the step it is at. */
export interface Onwards {
  readonly filing: Filing;
  readonly from: Step;
  readonly action: Action;
}

/** 随表文书 that the packs of each filing ask for before this is done and that are not there, or not whole; by filing, and only of those that lack any. */
export async function lackingPapers({ tx, region, scheme }: Pick<ActingContext, "tx" | "region" | "scheme">, wishes: readonly Onwards[]): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const needed = [];
  for (const wish of wishes) {
    const papers = papersNeeded((await scheme.packsOf(wish.filing)).papers ?? [], wish.filing, wish.from, wish.action);
    if (papers.length > 0) needed.push({ ...wish, papers });
  }
  const written = await answersOfFilings(tx, region, needed.map(({ filing }) => filing.id));
  return new Map(needed.flatMap(({ filing, from, papers }) => {
    const problems = paperProblems(papers, filing, from, written.get(filing.id) ?? []);
    return problems.length === 0 ? [] : [[filing.id, problems] as const];
  }));
}
