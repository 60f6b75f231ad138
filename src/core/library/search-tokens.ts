import { fold } from "../target/fold.ts";
import type { Card } from "./card.ts";
import { ASIDES, HAN_RUN } from "./search-lexicon.ts";
import { SPOKEN_ASIDES, SPOKEN_WORDS } from "./spoken-lexicon.ts";

/** By what a card is found, and how much it says that the card is meant: its name most, what it means least. */
export const PLACES = { name: 6, words: 5, meaning: 2 } as const;

export interface CardToken {
  readonly token: string;
  readonly weight: number;
}

/** Of a card all that it is searched by. */
export type SearchedCard = Pick<Card, "code" | "name" | "words" | "meaning">;

const BETWEEN = /[^\p{L}\p{N}]+/gu;

/** Longest query that is read; the rest of a pasted paragraph adds nothing. */
const LONGEST_QUERY = 120;

/** Where a question is cut, the longest first, so that none is cut by another. */
const CUTS: readonly string[] = [...ASIDES, ...SPOKEN_ASIDES].sort((left, right) => right.length - left.length);
/** Everyday words, the longest first. */
const SPOKEN: readonly MeantWord[] = SPOKEN_WORDS.flatMap(([spoken, written]) => spoken.map((said) => ({ said, meant: written.filter((word) => word !== said) })))
  .sort((left, right) => right.said.length - left.said.length);

/**
 * A query cut into what it asks for: `九年义务教育的巩固率怎么写` → 九年义务教育, 巩固率. Width, case, blanks and punctuation make no difference. What
 * consists of asides alone stays as it is.
 */
export function queryParts(query: string): readonly string[] {
  const folded = fold(query.slice(0, LONGEST_QUERY)).toLowerCase();
  const whole = partsOf(folded);
  const cut = whole.flatMap((part) => CUTS.reduce<readonly string[]>((parts, aside) => parts.flatMap((one) => one.split(aside)), [part])).filter((part) => part !== "");
  return [...new Set(cut.length === 0 ? whole : cut)];
}

/** What an index looks a query up by: two-character pieces of Chinese, whole words of anything else; behind them those of what is meant by everyday words. */
export function queryTokens(query: string): readonly string[] {
  return [...new Set([...ownTokens(query), ...meantWords(query).flatMap(({ meant }) => meant.flatMap(tokensOfPart))])];
}

/** The pieces of a query as it was typed. */
export function ownTokens(query: string): readonly string[] {
  return [...new Set(queryParts(query).flatMap(tokensOfPart))];
}

/** An everyday word with the words of the field for it. */
export interface MeantWord {
  readonly said: string;
  readonly meant: readonly string[];
}

/** The everyday words of a query, none inside another, each with what cards say for it. */
export function meantWords(query: string): readonly MeantWord[] {
  let rest = plainText(query.slice(0, LONGEST_QUERY));
  return SPOKEN.filter(({ said }) => {
    if (!rest.includes(said)) return false;
    rest = rest.split(said).join(" ");
    return true;
  });
}

/** The pieces of one word of the field. */
export function wordTokens(word: string): readonly string[] {
  return tokensOfPart(word);
}

/** What a card is found by, each token once with its best place; single characters of its name for those who type one. */
export function cardTokens({ code, name, words, meaning }: SearchedCard): readonly CardToken[] {
  const best = new Map<string, number>();
  const add = (tokens: readonly string[], weight: number): void => {
    for (const token of tokens) if ((best.get(token) ?? 0) < weight) best.set(token, weight);
  };
  const read = (text: string): readonly string[] => partsOf(fold(text).toLowerCase()).flatMap(tokensOfPart);
  add([...read(name.zh), ...read(name.en), ...read(code)], PLACES.name);
  add(Array.from(name.zh).filter((character) => isHan(character)), PLACES.name);
  add(words.flatMap(read), PLACES.words);
  add(read(meaning), PLACES.meaning);
  return [...best].map(([token, weight]) => ({ token, weight }));
}

/** A text as it is compared, without blanks and punctuation. */
export function plainText(text: string): string {
  return fold(text).toLowerCase().replace(BETWEEN, "");
}

/** Runs of Chinese, and words of letters and digits. */
function partsOf(folded: string): readonly string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).flatMap((word) => {
    const runs: string[] = [];
    let at = 0;
    for (const { 0: han, index } of word.matchAll(HAN_RUN)) {
      if (index > at) runs.push(word.slice(at, index));
      runs.push(han);
      at = index + han.length;
    }
    if (at < word.length) runs.push(word.slice(at));
    return runs;
  });
}

function tokensOfPart(part: string): readonly string[] {
  if (!isHan(part)) return [part];
  const characters = Array.from(part);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]!}${character}`);
}

function isHan(part: string): boolean {
  return /^\p{Script=Han}/u.test(part);
}
