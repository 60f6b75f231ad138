import type { Message, Say } from "../../core/basics/message.ts";
import type { FilingPapers } from "../queries/filing-papers.ts";

export type PapersTold = ReturnType<typeof papersTold>;

/** 随表文书 as pages get them: what each asks and what was written, with figures, proposals and refusals in words. */
export function papersTold({ id, head, step, round, drafts, papers }: FilingPapers, say: Say) {
  return { id, name: head.name, unit: head.unit, step, round, drafts, papers: papers.map((one) => paperTold(one, say)) };
}

function paperTold({ paper, refusedBecause, figures, proposals, ...rest }: FilingPapers["papers"][number], say: Say) {
  const told = ({ code, params }: Message): string => say(code, params);
  return {
    ...rest, id: paper.id, form: paper.form, title: paper.title, ratings: [...paper.ratings], conclusion: paper.conclusion,
    parts: paper.parts.map((part) => ({
      id: part.id, title: part.title,
      items: part.items.map(({ id, title, points, required }) => ({ id, title, points: [...points], required, figures: (figures.find(({ item }) => item === id)?.lines ?? []).map((line) => ({ code: line.code, text: told(line) })) })),
    })),
    refusedBecause: refusedBecause === null ? null : say(`problem.${refusedBecause.code}`, refusedBecause.params),
    proposals: proposals.map(({ item, rating, reasons }) => ({ item, rating, reasons: reasons.map(({ from, severity, path, said }) => ({ from, severity, path, text: told(said) })) })),
    sheets: rest.sheets.map((sheet) => ({ ...sheet, open: [...sheet.open] })),
  };
}
