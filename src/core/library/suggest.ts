import { compareTexts } from "../basics/compare-texts.ts";
import { listed, message, type Message } from "../basics/message.ts";
import type { Card } from "./card.ts";
import { cardRef, type CardRef } from "./card-ref.ts";
import { plainText, queryParts } from "./search-tokens.ts";
import { commonPieces, type CardHit } from "./search.ts";
import { fitsKind, type StatedIndicator } from "./stated-indicators.ts";
import { targetPattern } from "./target-pattern.ts";

/** Which row of a goal asks. */
export interface SuggestionWish {
  readonly year: number;
  readonly level1: string;
  readonly level2: string;
  /** What stands in the cell so far; empty for a row that nobody began. */
  readonly typed: string;
  /** Names that other rows of this goal have already. */
  readonly taken: readonly string[];
}

/** A row of an approved goal, of this subject or of others. */
export interface PractisedRow {
  readonly year: number;
  /** Whose goal it was; counted, never shown. */
  readonly subjectId: string;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly target: string;
  readonly card: CardRef | null;
}

export type LibraryCard = Card & { readonly version: number };

export interface Suggestion {
  readonly name: string;
  readonly level1: string;
  readonly level2: string;
  /** What the cell of the target would begin with: what the overall goal promises, last year's, or sign and unit of the card. */
  readonly target: string;
  /** The card it would carry; null for what is only practice. */
  readonly card: CardRef | null;
  /** Where it is from, the strongest first. */
  readonly from: readonly ("goal" | "history" | "library" | "similar")[];
  /** Sentences `library.because-…`. */
  readonly because: readonly Message[];
}

const MOST = 8;
/** `满意度指标` says what kind it is; `效益指标` and `成本指标` do not yet. */
const LONG_ENDING = 5;
/** What the sources are worth beside each other: what this goal promises in words and what this project promised before outweigh what a search ranks first. */
const WORTH = { goal: 60, history: 60, library: 40, similar: 30, fitting: 25, typed: 40 } as const;

interface Gathered {
  readonly key: string;
  name: string;
  level1: string;
  level2: string;
  target: string;
  card: CardRef | null;
  worth: number;
  readonly from: Set<Suggestion["from"][number]>;
  /** Worked out for what is shown: most of what is gathered never is. */
  readonly because: (() => readonly Message[])[];
}

/** Where suggestions come from. */
export interface SuggestionSources {
  /** What this goal promises in its own words. */
  readonly stated: readonly StatedIndicator[];
  readonly history: readonly PractisedRow[];
  readonly similar: readonly PractisedRow[];
  readonly cards: readonly CardHit<LibraryCard>[];
}

/**
 * What to write into a row: what the overall goal promises in words and no row holds yet, what this project had in past years, what similar projects have, and the cards of the library, each with its reason. The
 * same indicator from several sources is one suggestion with several reasons. Nothing is suggested twice in a goal.
 */
export function suggest(wish: SuggestionWish, sources: SuggestionSources): readonly Suggestion[] {
  const gathered = new Map<string, Gathered>();
  const typed = plainText(wish.typed);
  const taken = new Set(wish.taken.map(plainText));
  const fits = (level1: string, level2: string): boolean => (wish.level2 === "" ? wish.level1 === "" || level1 === wish.level1 : isSameKind(level2, wish.level2));
  const at = (name: string, level1: string, level2: string): Gathered => {
    const key = plainText(name);
    const known = gathered.get(key);
    if (known !== undefined) return known;
    const worth = (fits(level1, level2) ? WORTH.fitting : 0) + (typed !== "" && key.includes(typed) ? WORTH.typed : 0);
    const made: Gathered = { key, name, level1, level2, target: "", card: null, worth, from: new Set(), because: [] };
    gathered.set(key, made);
    return made;
  };

  // 新增图书 is promised no second time where a row says 新增图书数量.
  const isKept = (name: string): boolean => [...taken].some((one) => one.includes(name) || name.includes(one));
  // What the words do not tell the card of that name does: 重点工作办结率 counts as a quantity.
  const hasCard = (name: string): boolean => sources.cards.some(({ card }) => fits(card.level1, card.level2) && plainText(card.name.zh) === name);
  const isMeant = (name: string): boolean => !isKept(name) && (typed === "" || commonPieces(queryParts(typed), [name]).length > 0);
  for (const stated of sources.stated.filter((one) => (fitsKind(one, wish.level2) || hasCard(plainText(one.name))) && isMeant(plainText(one.name)))) {
    const entry = at(stated.name, wish.level1, wish.level2);
    entry.from.add("goal");
    entry.worth += WORTH.goal;
    entry.target = stated.target;
    entry.because.push(() => [message("library.because-stated", { said: stated.said })]);
  }
  for (const { name, rows } of byName(sources.history.filter((row) => fits(row.level1, row.level2)))) {
    const newest = rows.reduce((left, right) => (right.year > left.year ? right : left));
    const entry = at(name, newest.level1, newest.level2);
    entry.from.add("history");
    entry.worth += WORTH.history - Math.min(20, 5 * (wish.year - newest.year - 1)) + Math.min(10, 3 * new Set(rows.map(({ year }) => year)).size);
    if (entry.target === "") entry.target = newest.target;
    entry.card = newest.card;
    entry.because.push(() => [message("library.because-history", { year: newest.year, target: newest.target })]);
  }
  // Frames name their kinds differently, so that a card of another kind under the same level 1 stands back and is not left out. Without a word of the officer the goal's
  // own text is searched with, and what has little of it in common is noise.
  const best = Math.max(1, ...sources.cards.map(({ score }) => score));
  const cards = sources.cards.filter(({ card, score }) => (fits(card.level1, card.level2) ? typed !== "" || score * 5 >= best : card.level1 === wish.level1 && score * 2 >= best));
  for (const hit of cards) {
    const { card, score } = hit;
    const entry = at(card.name.zh, card.level1, card.level2);
    entry.from.add("library");
    entry.worth += Math.floor((WORTH.library * score) / best);
    entry.card = { code: card.code, version: card.version };
    if (entry.target === "") entry.target = targetPattern(card);
    entry.because.push(() => hit.because.slice(0, 1).map((reason) => (typed === "" ? message("library.because-goal", { pieces: String(reason.params["pieces"] ?? reason.params["words"] ?? reason.params["word"] ?? card.name.zh) }) : reason)));
  }
  for (const { name, rows } of byName(sources.similar.filter((row) => fits(row.level1, row.level2)))) {
    const users = new Set(rows.map(({ subjectId }) => subjectId)).size;
    const newest = rows.reduce((left, right) => (right.year > left.year ? right : left));
    const entry = at(name, newest.level1, newest.level2);
    entry.from.add("similar");
    entry.worth += WORTH.similar + Math.min(20, 2 * (users - 1));
    if (entry.card === null) entry.card = newest.card;
    if (entry.target === "") entry.target = newest.target;
    entry.because.push(() => [message("library.because-similar", { count: users, targets: listed([...new Set(rows.map(({ target }) => target).filter((target) => target !== ""))].slice(0, 3)) })]);
  }
  return [...gathered.values()]
    .filter(({ key }) => key === typed || !taken.has(key))
    .sort((left, right) => right.worth - left.worth || compareTexts(keyOf(left), keyOf(right)))
    .slice(0, MOST)
    .map(({ name, level1, level2, target, card, from, because }) => ({ name, level1, level2, target, card, from: [...from], because: because.flatMap((reasons) => reasons()) }));
}

/** Frames of other books say 参保征缴数量指标 for 数量指标, and 参保对象满意度指标 for 服务对象满意度指标. */
export function isSameKind(left: string, right: string): boolean {
  if (left === right) return true;
  if (left === "" || right === "") return false;
  let common = 0;
  while (common < left.length && common < right.length && left.at(-1 - common) === right.at(-1 - common)) common += 1;
  return common >= Math.min(left.length, right.length, LONG_ENDING);
}

function keyOf({ card, name }: Gathered): string {
  return `${card === null ? "" : cardRef(card)} ${name}`;
}

/** Rows of one name together, under the spelling of the first. */
function byName(rows: readonly PractisedRow[]): readonly { readonly name: string; readonly rows: readonly PractisedRow[] }[] {
  const found = new Map<string, { readonly name: string; readonly rows: PractisedRow[] }>();
  for (const row of rows) {
    const key = plainText(row.level3);
    if (key === "") continue;
    const known = found.get(key);
    if (known === undefined) found.set(key, { name: row.level3, rows: [row] });
    else known.rows.push(row);
  }
  return [...found.values()];
}
