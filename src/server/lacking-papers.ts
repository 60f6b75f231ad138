import type { Problem } from "../core/basics/problem.ts";
import { papersFor } from "../core/paper/paper-definition.ts";
import { paperProblems, papersNeeded, withUnsaved } from "../core/paper/paper-gate.ts";
import type { Action, Step } from "../core/workflow/workflow.ts";
import type { ActingContext } from "./context.ts";
import type { Filing } from "./store/filing.ts";
import { booksOfSubjects } from "./store/subject-codes.ts";
import { answersOfFilings, draftsOfFilings } from "./store/filing-paper.ts";

/** What would be done with a filing at the step it is at. */
export interface Onwards {
  readonly filing: Filing;
  readonly from: Step;
  readonly action: Action;
}

/**
 * 随表文书 that the packs of each filing ask for before this is done and that are not there, or not whole, and those that whoever does it has typed
 * at and not saved; by filing, and only of those that lack any.
 */
export async function lackingPapers({ tx, region, scheme, acting }: Pick<ActingContext, "tx" | "region" | "scheme" | "acting">, wishes: readonly Onwards[]): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const books = await booksOfSubjects(tx, region, wishes.map(({ filing }) => filing.subjectId));
  const beside = [];
  for (const { filing: told, from, action } of wishes) {
    const filing = { ...told, book: books.get(told.subjectId) ?? null };
    const papers = papersFor((await scheme.packsOf(filing)).papers ?? [], filing);
    if (papers.length > 0) beside.push({ filing, from, papers, needed: papersNeeded(papers, filing, from, action) });
  }
  const written = await answersOfFilings(tx, region, beside.flatMap(({ filing, needed }) => (needed.length === 0 ? [] : [filing.id])));
  const typed = await draftsOfFilings(tx, region, beside.map(({ filing }) => filing.id), acting.personId);
  return new Map(beside.flatMap(({ filing, from, papers, needed }) => {
    const problems = withUnsaved(paperProblems(needed, filing, from, written.get(filing.id) ?? []), papers, filing, typed.get(filing.id) ?? []);
    return problems.length === 0 ? [] : [[filing.id, problems] as const];
  }));
}
