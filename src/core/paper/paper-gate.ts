import { problem, type Problem } from "../basics/problem.ts";
import type { Action, Step } from "../workflow/workflow.ts";
import { openItems } from "./answer-problems.ts";
import { CONCLUSION, gatesOf, isAsked, itemsOf, papersFor, type PaperAnswers, type PaperDefinition, type PaperWish } from "./paper-definition.ts";

/** As much of a filing as says which papers are asked of it, and which of those that were written speaks for it now. */
export interface Gated extends PaperWish {
  /** In fen; null where nobody said one. */
  readonly amountFen: bigint | null;
  readonly step: string;
  readonly round: number;
}

/** A paper as it was saved last in one step and round. */
export interface WrittenPaper {
  readonly paper: string;
  readonly step: string;
  readonly round: number;
  readonly answers: PaperAnswers;
}

/** The papers without which an action is not done at a step; in the order of the packs. */
export function papersNeeded(papers: readonly PaperDefinition[], filing: Omit<Gated, "round">, { id, role }: Pick<Step, "id" | "role">, action: Action): readonly PaperDefinition[] {
  return papersFor(papers, filing).filter((paper) => isAsked(paper, filing) && gatesOf(paper).some((gate) => gate.action === action && (gate.step === null ? role !== null && paper.roles.includes(role) : gate.step === id)));
}

/**
 * What a needed paper still lacks, with `where` as `papers[goal-review].standard`: the paper itself, or each of its required items that is open.
 * Who writes it at this step needs the sheet of this step and round, since it is of what is handed on now. Others need the newest there is:
 * it was written at another step, to which a return need not have led.
 * @param written newest first
 */
export function paperProblems(needed: readonly PaperDefinition[], filing: Gated, { role }: Pick<Step, "role">, written: readonly WrittenPaper[]): readonly Problem[] {
  return needed.flatMap((paper): readonly Problem[] => {
    const named = { paper: paper.title.zh, paperEn: paper.title.en };
    const isOwn = role !== null && paper.roles.includes(role);
    const sheet = written.find((one) => one.paper === paper.id && (!isOwn || (one.step === filing.step && one.round === filing.round)));
    if (sheet === undefined) return [problem("filing.paper-needed", `papers[${paper.id}]`, named)];
    return openItems(paper, sheet.answers).map((item) => {
      const section = item === CONCLUSION ? paper.conclusion! : itemsOf(paper).find(({ id }) => id === item)!.title;
      return problem("filing.paper-item-open", `papers[${paper.id}].${item}`, { ...named, item: section.zh, itemEn: section.en });
    });
  });
}

/** Papers that whoever hands a filing on has typed at and not saved, in this step and round: they would be left behind. A needed one is told as this alone. */
export function withUnsaved(problems: readonly Problem[], papers: readonly PaperDefinition[], filing: Gated, typed: readonly Omit<WrittenPaper, "answers">[]): readonly Problem[] {
  const unsaved = papersFor(papers, filing).filter(({ id }) => typed.some(({ paper, step, round }) => paper === id && step === filing.step && round === filing.round));
  return [
    ...problems.filter(({ where }) => !unsaved.some(({ id }) => id === paperOf(where))),
    ...unsaved.map(({ id, title }) => problem("filing.paper-unsaved", `papers[${id}]`, { paper: title.zh, paperEn: title.en })),
  ];
}

/** The same in a line for each paper, as it is told beside a form and of many filings together. */
export function paperProblemsTogether(problems: readonly Problem[]): readonly Problem[] {
  const papers = new Set(problems.map(({ where }) => paperOf(where)));
  return [...papers].map((paper) => {
    const its = problems.filter(({ where }) => paperOf(where) === paper);
    const [first] = its;
    if (first!.code !== "filing.paper-item-open") return first!;
    const { paper: zh, paperEn } = first!.params;
    return problem("filing.paper-items-open", `papers[${paper}]`, { paper: zh!, paperEn: paperEn!, count: new Set(its.map(({ where }) => where)).size });
  });
}

/** The paper that a place is in, `goal-review` of `papers[goal-review].standard`; empty where it is in none. */
export function paperOf(where: string): string {
  return /^papers\[([^\]]+)\]/.exec(where)?.[1] ?? "";
}
