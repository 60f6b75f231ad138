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
 * What to write into a row: what the overall goal promises in words and no row holds yet, what this project had in past years, what similar projects
 * have, and the cards of the library, each with its reason. The same indicator from several sources is one suggestion with several reasons. Nothing is
 * suggested twice in a goal.
 */
export function suggest(wish: SuggestionWish, sources: SuggestionSources): readonly Suggestion[] {
  const row = new RowAsking(wish);
  fromGoal(row, sources);
  fromHistory(row, sources.history);
  fromLibrary(row, sources.cards);
  fromSimilar(row, sources.similar);
  return row.gathered()
    .filter(({ key }) => key === row.typed || !row.taken.has(key))
    .sort((left, right) => right.worth - left.worth || compareTexts(keyOf(left), keyOf(right)))
    .slice(0, MOST)
    .map(({ name, level1, level2, target, card, from, because }) => ({ name, level1, level2, target, card, from: [...from], because: because.flatMap((reasons) => reasons()) }));
}

/** The row that asks, and what was gathered for it so far. */
class RowAsking {
  readonly wish: SuggestionWish;
  /** What stands in the cell, and what other rows have, in plain text. */
  readonly typed: string;
  readonly taken: ReadonlySet<string>;
  readonly #gathered = new Map<string, Gathered>();

  constructor(wish: SuggestionWish) {
    this.wish = wish;
    this.typed = plainText(wish.typed);
    this.taken = new Set(wish.taken.map(plainText));
  }

  fits(level1: string, level2: string): boolean {
    return this.wish.level2 === "" ? this.wish.level1 === "" || level1 === this.wish.level1 : isSameKind(level2, this.wish.level2);
  }

  /** The one suggestion of a name, whichever sources it comes from. */
  at(name: string, level1: string, level2: string, from: Suggestion["from"][number]): Gathered {
    const key = plainText(name);
    const worth = (this.fits(level1, level2) ? WORTH.fitting : 0) + (this.typed !== "" && key.includes(this.typed) ? WORTH.typed : 0);
    const entry: Gathered = this.#gathered.get(key) ?? { key, name, level1, level2, target: "", card: null, worth, from: new Set(), because: [] };
    this.#gathered.set(key, entry);
    entry.from.add(from);
    return entry;
  }

  gathered(): Gathered[] {
    return [...this.#gathered.values()];
  }
}

function fromGoal(row: RowAsking, { stated, cards }: SuggestionSources): void {
  const { wish, typed } = row;
  // 新增图书 is promised no second time where a row says 新增图书数量.
  const isKept = (name: string): boolean => [...row.taken].some((one) => one.includes(name) || name.includes(one));
  // What the words do not tell the card of that name does: 重点工作办结率 counts as a quantity.
  const hasCard = (name: string): boolean => cards.some(({ card }) => row.fits(card.level1, card.level2) && plainText(card.name.zh) === name);
  const isMeant = (name: string): boolean => !isKept(name) && (typed === "" || commonPieces(queryParts(typed), [name]).length > 0);
  for (const one of stated.filter((each) => (fitsKind(each, wish.level2) || hasCard(plainText(each.name))) && isMeant(plainText(each.name)))) {
    const entry = row.at(one.name, wish.level1, wish.level2, "goal");
    entry.worth += WORTH.goal;
    entry.target = one.target;
    entry.because.push(() => [message("library.because-stated", { said: one.said })]);
  }
}

function fromHistory(row: RowAsking, history: readonly PractisedRow[]): void {
  for (const { name, rows } of byName(history.filter(({ level1, level2 }) => row.fits(level1, level2)))) {
    const newest = newestOf(rows);
    const entry = row.at(name, newest.level1, newest.level2, "history");
    entry.worth += WORTH.history - Math.min(20, 5 * (row.wish.year - newest.year - 1)) + Math.min(10, 3 * new Set(rows.map(({ year }) => year)).size);
    if (entry.target === "") entry.target = newest.target;
    entry.card = newest.card;
    entry.because.push(() => [message("library.because-history", { year: newest.year, target: newest.target })]);
  }
}

/**
 * Frames name their kinds differently, so that a card of another kind under the same level 1 stands back and is not left out. Without a word of the
 * officer the goal's own text is searched with, and what has little of it in common is noise.
 */
function fromLibrary(row: RowAsking, found: SuggestionSources["cards"]): void {
  const { wish, typed } = row;
  const best = Math.max(1, ...found.map(({ score }) => score));
  const isNear = ({ card, score }: CardHit<LibraryCard>): boolean => (row.fits(card.level1, card.level2) ? typed !== "" || score * 5 >= best : card.level1 === wish.level1 && score * 2 >= best);
  for (const hit of found.filter(isNear)) {
    const { card, score } = hit;
    const entry = row.at(card.name.zh, card.level1, card.level2, "library");
    entry.worth += Math.floor((WORTH.library * score) / best);
    entry.card = { code: card.code, version: card.version };
    if (entry.target === "") entry.target = targetPattern(card);
    // A hit reckons its reasons when they are asked for.
    entry.because.push(() => hit.because.slice(0, 1).map((reason) => (typed === "" ? becauseOfGoal(reason, card) : reason)));
  }
}

function becauseOfGoal({ params }: Message, card: LibraryCard): Message {
  return message("library.because-goal", { pieces: String(params["pieces"] ?? params["words"] ?? params["word"] ?? card.name.zh) });
}

function fromSimilar(row: RowAsking, similar: readonly PractisedRow[]): void {
  for (const { name, rows } of byName(similar.filter(({ level1, level2 }) => row.fits(level1, level2)))) {
    const users = new Set(rows.map(({ subjectId }) => subjectId)).size;
    const newest = newestOf(rows);
    const entry = row.at(name, newest.level1, newest.level2, "similar");
    entry.worth += WORTH.similar + Math.min(20, 2 * (users - 1));
    if (entry.card === null) entry.card = newest.card;
    if (entry.target === "") entry.target = newest.target;
    entry.because.push(() => [message("library.because-similar", { count: users, targets: listed([...new Set(rows.map(({ target }) => target).filter((target) => target !== ""))].slice(0, 3)) })]);
  }
}

function newestOf(rows: readonly PractisedRow[]): PractisedRow {
  return rows.reduce((left, right) => (right.year > left.year ? right : left));
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
