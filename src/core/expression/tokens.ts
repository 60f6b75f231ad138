import { parseDecimal, type Decimal } from "../basics/decimal.ts";
import type { MessageParams } from "../basics/message.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { BOUNDS } from "./bounds.ts";
import { readDay } from "./day.ts";
import type { Place } from "./formula.ts";
import { NAME, SIGNS, UNIT_BEHIND_NUMBER } from "./lexicon.ts";
import { isKnownUnit } from "./unit.ts";

export type Token = { readonly place: Place } & (
  | { readonly kind: "number"; readonly value: Decimal; readonly unit: string | null }
  | { readonly kind: "text" | "date" | "word" | "sign"; readonly text: string }
  | { readonly kind: "end" }
);

/** Where a problem stands, `line:column`, both from 1 and counted in characters, as a person would point at it. */
export function at(text: string, offset: number, params: MessageParams = {}): [where: string, params: MessageParams] {
  const before = text.slice(0, offset).split("\n");
  const [line, column] = [before.length, [...before.at(-1)!].length + 1];
  return [`${line}:${column}`, { line, column, ...params }];
}

const BLANK = /[ \t\r\n]+/y;
const NUMBER = /\d+(?:\.\d+)?/y;
const DATE = /\d{4}-\d{2}-\d{2}(?!\d)/y;
const LONG_SIGN = /<=|>=|<>/y;
/** Characters that cannot be seen or change how others are seen; a sentence to sign may hold none. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "＂": "＂", "“": "”" };
const WIDE = /[\uff01-\uff5e\u3000\u00a0\ufe6a]/g;

/** Full-width spelling to half-width, character for character, so that places stay. */
function narrow(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0xfe6a) return "%";
  return code === 0x3000 || code === 0xa0 ? " " : String.fromCharCode(code - 0xfee0);
}

/** A character as a message can show it: an unseen one by its number. */
function shown(character: string): string {
  return UNSEEN.test(character) ? `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}` : character;
}

interface Source {
  readonly text: string;
  /** The text with full-width signs made half-width; the same length. */
  readonly folded: string;
}

function match(pattern: RegExp, { folded }: Source, from: number): string | null {
  pattern.lastIndex = from;
  return pattern.exec(folded)?.[0] ?? null;
}

/** Cuts a formula into numbers, words and signs. Every character is looked at a bounded number of times. */
export function readTokens(text: string): Result<readonly Token[]> {
  if (text.length > BOUNDS.length) return refused(problem("formula.too-long", ...at(text, BOUNDS.length, { limit: BOUNDS.length })));
  const source: Source = { text, folded: text.replace(WIDE, narrow) };
  const tokens: Token[] = [];
  for (let from = 0; from < text.length; ) {
    const blank = match(BLANK, source, from);
    if (blank !== null) {
      from += blank.length;
      continue;
    }
    const token = tokenAt(source, from);
    if ("code" in token) return refused(token);
    tokens.push(token);
    from = token.place.to;
  }
  tokens.push({ kind: "end", place: { from: text.length, to: text.length } });
  return done(tokens);
}

function tokenAt(source: Source, from: number): Token | Problem {
  const { text, folded } = source;
  const close = QUOTES[text[from]!];
  if (close !== undefined) return textToken(source, from, close);
  const here = (length: number): Place => ({ from, to: from + length });
  const date = match(DATE, source, from);
  if (date !== null) {
    if (readDay(date) === null) return problem("formula.no-such-day", ...at(text, from, { found: date }));
    return { kind: "date", text: date, place: here(date.length) };
  }
  const number = match(NUMBER, source, from);
  if (number !== null) return numberToken(source, from, number);
  const word = match(NAME, source, from);
  if (word !== null) {
    if (word.length > BOUNDS.nameLength) return problem("formula.name-too-long", ...at(text, from, { limit: BOUNDS.nameLength }));
    return { kind: "word", text: word, place: here(word.length) };
  }
  const sign = match(LONG_SIGN, source, from) ?? folded[from]!;
  const known = Object.hasOwn(SIGNS, sign) ? SIGNS[sign] : sign.length === 2 ? sign : undefined;
  if (known !== undefined) return { kind: "sign", text: known, place: here(sign.length) };
  return problem("formula.character", ...at(text, from, { found: shown(String.fromCodePoint(text.codePointAt(from)!)) }));
}

function numberToken(source: Source, from: number, number: string): Token | Problem {
  const { text } = source;
  if (number.length > BOUNDS.digits) return problem("formula.number-too-long", ...at(text, from, { limit: BOUNDS.digits }));
  const value = parseDecimal(number)!;
  const start = from + number.length;
  const unit = match(UNIT_BEHIND_NUMBER, source, start);
  if (unit === null) return { kind: "number", value, unit, place: { from, to: start } };
  if (unit.length > BOUNDS.nameLength || !isKnownUnit(unit)) {
    return problem("formula.unit-unknown", ...at(text, start, { number, found: unit.slice(0, BOUNDS.nameLength) }));
  }
  return { kind: "number", value, unit, place: { from, to: start + unit.length } };
}

/** "…" or “…”; the closing quote twice stands for itself. */
function textToken({ text }: Source, from: number, close: string): Token | Problem {
  let content = "";
  for (let offset = from + 1; offset < text.length; ) {
    const isClose = text[offset] === close;
    if (isClose && text[offset + 1] !== close) return { kind: "text", text: content, place: { from, to: offset + 1 } };
    const character = String.fromCodePoint(text.codePointAt(offset)!);
    if (UNSEEN.test(character)) return problem("formula.character", ...at(text, offset, { found: shown(character) }));
    content += character;
    if (content.length > BOUNDS.textLength) return problem("formula.text-too-long", ...at(text, from, { limit: BOUNDS.textLength }));
    offset += isClose ? 2 : character.length;
  }
  return problem("formula.text-open", ...at(text, from, { close }));
}
