import { problem, type Problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { readUndeclared } from "../expression/index.ts";
import { attributeFaults } from "./card-attributes.ts";
import { SIGNS_OF } from "./card-faults.ts";
import { claimOfCard } from "./claims.ts";
import type { Card } from "./card.ts";

/** What may still be open while a card is worked on. */
type Chosen = "sign" | "direction" | "dataSource" | "valueMethod" | "frequency";

/** A card while somebody writes it: what is chosen from lists may not be chosen yet, texts may be empty. */
export type CardDraft = Omit<Card, Chosen | "code"> & { readonly [Field in Chosen]: Card[Field] | null };

/**
 * A draft as a card, or what keeps it from being one: nobody can measure by a card without unit and direction, nor believe one without a source and
 * a reason. A card that is judged by grades has no unit. `hasBenchmark` says whether a value of others was recorded for it.
 */
export function wholeCard(code: string, draft: CardDraft, hasBenchmark: boolean): Result<Card> {
  const problems: Problem[] = [];
  const need = (isThere: boolean, what: string, where: string): void => void (isThere || problems.push(problem(`card.${what}-missing`, where)));
  need(draft.name.zh.trim() !== "", "name", "name.zh");
  need(draft.level1 !== "" && draft.level2 !== "", "level", "level2");
  need(draft.direction !== null, "direction", "direction");
  need(draft.direction === "qualitative" || (draft.unit ?? "").trim() !== "", "unit", "unit");
  need(draft.sign !== null, "sign", "sign");
  need(draft.dataSource !== null, "source", "dataSource");
  need(draft.reasoning.trim() !== "", "reasoning", "reasoning");
  need(draft.valueMethod !== null, "method", "valueMethod");
  need(draft.frequency !== null, "frequency", "frequency");
  need(draft.meaning.trim() !== "", "meaning", "meaning");
  need(draft.scoring.trim() !== "", "scoring", "scoring");
  need(draft.evidence.some((one) => one.trim() !== ""), "evidence", "evidence");
  const { sign, direction, dataSource, valueMethod, frequency } = draft;
  if (sign !== null && direction !== null && !SIGNS_OF[direction].includes(sign)) problems.push(problem("card.sign-against-direction", "sign", { sign, direction }));
  if (draft.standard !== null && draft.standard.source.trim() === "") problems.push(problem("card.standard-without-source", "standard.source"));
  problems.push(...claimOfCard(draft, hasBenchmark), ...attributeFaults(draft).map(({ field, code: fault, params }) => problem(`card.${fault}`, field, params)));
  if (draft.formula !== null) {
    const read = readUndeclared(draft.formula, (draft.unit ?? "").trim() === "" ? null : draft.unit);
    // The place inside the formula stands in the sentence.
    if (!read.ok) problems.push(...read.problems.map(({ code, params }) => problem(code, "formula", params)));
  }
  if (problems.length > 0 || sign === null || direction === null || dataSource === null || valueMethod === null || frequency === null) return refused(...problems);
  return done({ ...draft, code, sign, direction, dataSource, valueMethod, frequency, unit: direction === "qualitative" && (draft.unit ?? "").trim() === "" ? null : draft.unit });
}
