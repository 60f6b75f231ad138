import { readPath, type DataPath } from "../../../core/pack/data-path.ts";
import { itemTitle, titlesAlong } from "../../../core/pack/item-title.ts";
import { STAGES } from "../../../core/form/filing-values.ts";
import { isList, isMap, type PackData } from "../../../core/pack/source.ts";
import { BOOKS, SUBJECT_KINDS } from "../../../core/subject/subject-kind.ts";
import type { Bilingual } from "../../../core/workflow/workflow.ts";
import { titleIn } from "../../app/wording.ts";
import type { Language } from "../../../words/index.ts";
import { packKeyName } from "../../../words/pack-key-name.ts";

type Say = (code: string, params?: Record<string, string | number>) => string;

/** Who reads: in which language, and what says it. */
export interface Reading {
  readonly say: Say;
  readonly language: Language;
}

/** An item that has no name of its own: `#3`. */
const PLACE = /^#(\d+)$/;

/** `grades.value[EXCELLENT].from` as people read it: each part by its name; items by their titles, where `data` is what the place stands in. */
export function placeName(at: string, reading: Reading, data?: PackData): string {
  const path = readPath(at);
  return path === null ? at : pathName(path, reading, data);
}

export function pathName(path: DataPath, reading: Reading, data?: PackData): string {
  return titledPath(path, titlesAlong(data, path), reading);
}

/** The same where what the items are called comes with the place. */
export function titledPlace({ at, titles }: { readonly at: string; readonly titles: readonly (Bilingual | null)[] }, reading: Reading): string {
  const path = readPath(at);
  return path === null ? at : titledPath(path, titles, reading);
}

function titledPath(path: DataPath, titles: readonly (Bilingual | null)[], { say, language }: Reading): string {
  return path.map((part, index) => {
    if ("key" in part) return packKeyName(part.key, say, lastKey(path.slice(0, index)));
    const title = titles[index] ?? null;
    return PLACE.test(part.item) || title === null ? itemName(part.item, undefined, { say, language }) : titleIn(language, title);
  }).join(" › ");
}

/** What an item of a list is called: by its title, else by what its name in the file means, or by its place. */
export function itemName(item: string, value: PackData | undefined, { say, language }: Reading): string {
  const place = PLACE.exec(item)?.[1];
  if (place !== undefined) return say("app-packs.item", { number: Number(place) + 1 });
  return (value === undefined ? null : titleOfItem(value, language)) ?? packKeyName(item, say);
}

/** What an item is called for people in the language of the page; null where it has no title. */
export function titleOfItem(value: PackData, language: Language): string | null {
  const title = itemTitle(value);
  return title === null ? null : titleIn(language, title);
}

/** The key that a place stands under, items passed over. */
export function lastKey(path: DataPath): string | undefined {
  for (const part of [...path].reverse()) if ("key" in part) return part.key;
  return undefined;
}

/** The same of a place as it is written. */
export function keyAt(at: string): string | undefined {
  return lastKey(readPath(at) ?? []);
}

interface Codes {
  readonly codes: readonly string[];
  readonly word: (code: string) => string;
}

const BOOK: Codes = { codes: BOOKS, word: (code) => `app-filing.book.${code}` };
/** Codes that people know by other names, by the key that they stand under. */
const CODES: Readonly<Record<string, Codes>> = {
  provenance: { codes: ["seed", "document", "draft"], word: (code) => `app-packs.provenance.${code}` }, of: { codes: ["working", "calendar"], word: (code) => `app-packs.told.days-of.${code}` },
  books: BOOK, book: BOOK, stage: { codes: STAGES, word: (code) => `app-frame.stage.${code}` }, kinds: { codes: SUBJECT_KINDS, word: (code) => `app-kind.${code}` },
};
/** What is said by its word alone: nothing else is written where it stands. */
const PLAIN = new Set(["provenance", "of"]);
const YES_OR_NO = ["true", "false"];

/** The codes of which one stands at a place, or of which a list there may take another; null where anything may be written. */
export function choicesAt(path: DataPath, data: PackData): readonly string[] | null {
  const stands = isList(data) ? data : [data];
  const { codes } = CODES[lastKey(path) ?? ""] ?? { codes: YES_OR_NO };
  // Kinds of indicators stand under the same key as kinds of subjects, and are no codes.
  if (stands.length === 0 || !stands.every((one) => typeof one === "string" && codes.includes(one))) return null;
  return isList(data) ? codes.filter((code) => !data.includes(code)) : codes;
}

/** What stands at a place in one line; a code by its name, with what has to be written behind it. */
export function textAt(path: DataPath, data: PackData, reading: Reading): string {
  const key = lastKey(path) ?? "";
  const name = typeof data === "string" ? nameOfCode(key, data, reading) : null;
  if (name === null) return valueText(data, reading, key);
  return PLAIN.has(key) ? name : reading.say("app-packs.field-named", { name, field: data as string });
}

/** What a code is called where codes stand; null for anything else. */
function nameOfCode(key: string, text: string, { say }: Reading): string | null {
  const known = CODES[key];
  return known?.codes.includes(text) === true ? say(known.word(text)) : null;
}

/** A value in one line; `within` is the key that it stands under. What an item is called by in its file is left out where it has a title. */
export function valueText(data: PackData, reading: Reading, within = ""): string {
  const { say, language } = reading;
  const joint = say("app-packs.joint");
  if (typeof data === "string") return nameOfCode(within, data, reading) ?? wordOf(data, say);
  if (isList(data)) return data.length === 0 ? say("app-packs.value.null") : data.map((item) => valueText(item, reading, within)).join(joint);
  const itself = inLanguage(data, language);
  if (itself !== null) return itself;
  const isTitled = titleOfItem(data, language) !== null;
  return Object.entries(data as { readonly [key: string]: PackData }).filter(([key]) => !(isTitled && (key === "id" || key === "code"))).map(([key, value]) => `${packKeyName(key, say, within)} ${valueText(value, reading, key)}`).join(joint);
}

/** A name in both languages in that of the page; null where it is none. */
function inLanguage(data: PackData, language: Language): string | null {
  if (!isMap(data) || typeof data["zh"] !== "string") return null;
  return language === "en" && typeof data["en"] === "string" && data["en"] !== "" ? data["en"] : data["zh"];
}

/** The few words of the pack format that mean something to nobody else. */
function wordOf(text: string, say: Say): string {
  if (text === "null") return say("app-packs.value.null");
  if (text === "true" || text === "false") return say(`app-packs.value.${text}`);
  return text;
}

/** Whether a text is a value that somebody changes, and no name by which something else finds it. */
export function mayBeChanged(key: string): boolean {
  return !["id", "kind", "field", "columns", "draws", "schema", "role", "code"].includes(key);
}
