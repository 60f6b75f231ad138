import { problem, type Problem } from "../basics/problem.ts";
import { CONCLUSION, itemsOf, NO_ANSWER, type PaperAnswers, type PaperDefinition } from "./paper-definition.ts";

/** What may not be stored: an item or a rating that the paper does not have. */
export function unknownAnswers(paper: PaperDefinition, answers: PaperAnswers): readonly Problem[] {
  const items = [...itemsOf(paper).map(({ id }) => id), ...(paper.conclusion === null ? [] : [CONCLUSION])];
  return Object.entries(answers).flatMap(([id, { rating }]): Problem[] => {
    if (!items.includes(id)) return [problem("filing-paper.item-unknown", "answers", { found: id.slice(0, 60) })];
    if (rating !== null && !paper.ratings.some((one) => one.id === rating)) return [problem("filing-paper.rating-unknown", `answers.${id}`, { found: rating.slice(0, 60) })];
    return [];
  });
}

/** As much of a paper as says what is to be answered; pages know no more of it. */
export interface Answerable extends Pick<PaperDefinition, "form" | "conclusion"> {
  readonly parts: readonly { readonly items: readonly { readonly id: string; readonly required: boolean }[] }[];
}

/** Items that are still to be answered before the paper is whole: without a rating in a review, without words in a report. In their order. */
export function openItems(paper: Answerable, answers: PaperAnswers): readonly string[] {
  const isOpen = (id: string): boolean => {
    const { rating, text } = answers[id] ?? NO_ANSWER;
    return paper.form === "review" ? rating === null || (id === CONCLUSION && text.trim() === "") : text.trim() === "";
  };
  return [...paper.parts.flatMap(({ items }) => items).filter(({ required }) => required).map(({ id }) => id), ...(paper.conclusion === null ? [] : [CONCLUSION])].filter(isOpen);
}
