import { DENIALS } from "./same-lexicon.ts";
import { foldName } from "./fold-name.ts";
import { formulaForm } from "./formula-form.ts";
import { ALIKE, piecesOf, type SayingCard } from "./same-saying.ts";
import type { CardToken } from "./search-tokens.ts";

/** Signs in front of what cards are compared by; what a search looks for begins with none of them. */
const MARKS = { name: "=", undenied: "!", form: "/", piece: "~" } as const;
/** No search adds this up. */
const WEIGHT = 1;
/** An index holds no text of any length; forms that agree so far are compared whole afterwards. */
const LONGEST = 200;

/** By what a card is found that says the same as this one; kept beside what it is searched by. */
export interface SayingLookup {
  /** Whoever has one of these may say the same. */
  readonly exact: readonly string[];
  /** Whoever has so many of these may be called alike. */
  readonly pieces: readonly string[];
  readonly shared: number;
}

/** What a card is compared by with others, for the index. */
export function sayingTokens(card: SayingCard): readonly CardToken[] {
  const { exact, pieces } = sayingLookup(card);
  return [...new Set([...exact, ...pieces])].map((token) => ({ token, weight: WEIGHT }));
}

/**
 * How to find all cards that could say the same as this one, without looking at every card: of two names that are alike in {@link ALIKE} hundredths of
 * both, each has at least so many pieces of the other (2s ≥ A(a + b) and b ≥ s, hence s ≥ A·a ÷ (2 − A)).
 */
export function sayingLookup({ name, formula }: SayingCard): SayingLookup {
  const folded = foldName(name.zh);
  const form = formulaForm(formula);
  const pieces = [...piecesOf(folded)].map((piece) => `${MARKS.piece}${piece}`);
  return {
    exact: [`${MARKS.name}${folded}`, `${MARKS.undenied}${folded.replace(DENIALS, "")}`, ...(form === null ? [] : [`${MARKS.form}${form}`])].map((token) => token.slice(0, LONGEST)),
    pieces, shared: Math.max(1, Math.ceil((ALIKE * pieces.length) / (200 - ALIKE))),
  };
}
