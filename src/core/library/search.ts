import { compareTexts } from "../basics/compare-texts.ts";
import { listed, message, type Message } from "../basics/message.ts";
import { meantWords, ownTokens, PLACES, plainText, queryParts, wordTokens, type MeantWord, type SearchedCard } from "./search-tokens.ts";

/** A card that a search found, with why. */
export interface CardHit<Found extends SearchedCard> {
  readonly card: Found;
  readonly score: number;
  /** Sentences `library.found-…`, the strongest first. */
  readonly because: readonly Message[];
}

/** So many reasons tell enough. */
const MOST_REASONS = 3;
/** What a word of the field is worth beside the officer's own, in hundredths: somebody else's word for it says less. */
const MEANT_SHARE = 60;
/** Above what any pieces could add up to. */
const SAME_NAME = 100_000;
const SAME_CODE = 200_000;

/**
 * Orders cards by how well they answer what somebody typed: a rare piece counts more than one that every other card has, a piece of the name more
 * than one of the explanation, and a whole expression more than its pieces. `held` says how many cards of the library hold a token; one that it
 * does not know counts as rare. Cards of which nothing fits are left out. Equal ones stand by their codes.
 */
export function rankCards<Found extends SearchedCard>(query: string, cards: readonly Found[], held: ReadonlyMap<string, number> = new Map()): readonly CardHit<Found>[] {
  const asked: Asked = { tokens: ownTokens(query), parts: queryParts(query), code: query.trim().toUpperCase(), spoken: meantWords(query) };
  const worthOf = (word: string): number => Math.max(...wordTokens(word).map((token) => rarity(held.get(token) ?? 0)));
  const hits = cards.flatMap((card): CardHit<Found>[] => {
    const plain = plainOf(card);
    const weightOf = placesOf(plain);
    const pieces = asked.tokens.reduce((sum, token) => sum + rarity(held.get(token) ?? 0) * weightOf(token), 0);
    const meant = asked.spoken.reduce((sum, word) => sum + meantWorth(word, weightOf, worthOf), 0);
    if (pieces + meant === 0 && reasons(card, asked).length === 0) return [];
    return [new Hit(card, pieces + meant + wholeExpressions(card.code, plain, asked), asked)];
  });
  return hits.sort((left, right) => right.score - left.score || left.card.name.zh.length - right.card.name.zh.length || compareTexts(left.card.code, right.card.code));
}

/** A query as cards are compared with it. */
interface Asked {
  readonly tokens: readonly string[];
  readonly parts: readonly string[];
  readonly code: string;
  readonly spoken: readonly MeantWord[];
}

/** What the best of the words of the field adds to what the everyday word itself is worth: one thing that is meant counts once. */
function meantWorth({ said, meant }: MeantWord, weightOf: (word: string) => number, worthOf: (word: string) => number): number {
  const own = weightOf(said) * worthOf(said);
  return meant.reduce((most, word) => Math.max(most, Math.floor((weightOf(word) * worthOf(word) * MEANT_SHARE) / 100) - own), 0);
}

/** Why a card was found is worked out when somebody asks: most of what a search ranks is never shown. */
class Hit<Found extends SearchedCard> implements CardHit<Found> {
  readonly card: Found;
  readonly score: number;
  readonly #because: () => readonly Message[];

  constructor(card: Found, score: number, asked: Asked) {
    this.card = card;
    this.score = score;
    this.#because = () => reasons(card, asked);
  }

  get because(): readonly Message[] {
    const found = this.#because();
    return found.length > 0 ? found : [message("library.found-pieces")];
  }
}

/** How much a token says of a card, by the best place it stands in; a single character counts in the name alone. As `cardTokens` does it, without making them all. */
function placesOf({ name, nameEn, code, words, meaning }: PlainCard): (token: string) => number {
  const named = `${name} ${nameEn} ${code}`;
  const said = words.join(" ");
  return (token) => (named.includes(token) ? PLACES.name : token.length === 1 ? 0 : said.includes(token) ? PLACES.words : meaning.includes(token) ? PLACES.meaning : 0);
}

/** The texts of a card as they are compared, made once for all that is asked of them. */
interface PlainCard {
  readonly name: string;
  readonly nameEn: string;
  readonly code: string;
  readonly words: readonly string[];
  readonly meaning: string;
}

function plainOf({ code, name, words, meaning }: SearchedCard): PlainCard {
  return { name: plainText(name.zh), nameEn: plainText(name.en), code: plainText(code), words: words.map(plainText), meaning: plainText(meaning) };
}

/** What a token is worth, in whole numbers: one that half of the cards hold says next to nothing. */
export function rarity(held: number): number {
  const bits = 32 - Math.clz32(held);
  return bits >= 17 ? 1 : 18 - bits;
}

/** What tokens are worth, from which number of cards on: {@link rarity} as a table, for a database. */
export const WORTHS: readonly (readonly [from: number, worth: number])[] = [0, ...Array.from({ length: 17 }, (_, bit) => 2 ** bit)].map((from) => [from, rarity(from)] as const);

/** Beyond the pieces: the very name, the very code, a whole part of the query inside the name, an expression of officers inside the query. */
function wholeExpressions(code: string, { name, nameEn, words }: PlainCard, { parts, code: asked }: Asked): number {
  const whole = parts.join("");
  if (asked === code) return SAME_CODE;
  if (whole === name || whole === nameEn) return SAME_NAME;
  const inName = parts.filter((part) => part.length > 1 && name.includes(part)).reduce((sum, part) => sum + 20 * part.length, 0);
  const said = words.filter((word) => word.length > 1 && whole.includes(word)).reduce((most, word) => Math.max(most, 25 * word.length), 0);
  // All of the name in a longer question: the question is about it.
  return inName + said + (name.length > 2 && whole.includes(name) ? 20 * name.length : 0);
}

function reasons({ code, name, words, meaning }: SearchedCard, { parts, code: asked, spoken }: Asked): readonly Message[] {
  const found: Message[] = [];
  if (asked === code) found.push(message("library.found-code", { code }));
  const inName = commonPieces(parts, [plainText(name.zh), plainText(name.en)]);
  if (inName.length > 0) found.push(message("library.found-name", { pieces: listed(inName) }));
  // Most of an expression, or all of a part of the query inside one.
  const said = words.filter((word) => {
    const plain = plainText(word);
    return commonPieces(parts, [plain]).some((piece) => piece.length * 2 > plain.length || (piece.length > 1 && parts.includes(piece)));
  });
  if (said.length > 0) found.push(message("library.found-word", { words: listed(said.slice(0, 3)) }));
  for (const { said: everyday, meant } of spoken) {
    const written = meant.find((word) => [name.zh, ...words, meaning].some((text) => plainText(text).includes(word)));
    if (written !== undefined && ![name.zh, ...words].some((text) => plainText(text).includes(everyday))) found.push(message("library.found-meant", { said: everyday, word: written }));
  }
  const meant = commonPieces(parts, [plainText(meaning)]).filter((piece) => !inName.some((known) => known.includes(piece)));
  if (meant.length > 0) found.push(message("library.found-meaning", { pieces: listed(meant.slice(0, 3)) }));
  // Nothing whole: the expressions that come nearest say more than that there is something in common.
  const near = found.length > 0 ? [] : words.filter((word) => commonPieces(parts, [plainText(word)]).some((piece) => piece.length > 1));
  if (near.length > 0) found.push(message("library.found-near", { words: listed(near.slice(0, 2)) }));
  return found.slice(0, MOST_REASONS);
}

/** The longest pieces of the parts that stand in one of the texts, without those inside of others; a part of one character is its own piece. */
export function commonPieces(parts: readonly string[], texts: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const part of parts) {
    const shortest = Math.min(2, part.length);
    for (let from = 0; from <= part.length - shortest; ) {
      let to = from + shortest;
      if (!texts.some((text) => text.includes(part.slice(from, to)))) {
        from += 1;
        continue;
      }
      while (to < part.length && texts.some((text) => text.includes(part.slice(from, to + 1)))) to += 1;
      found.push(part.slice(from, to));
      from = to;
    }
  }
  const longest = [...new Set(found)].sort((left, right) => right.length - left.length);
  return longest.filter((piece, index) => !longest.slice(0, index).some((longer) => longer.includes(piece)));
}
