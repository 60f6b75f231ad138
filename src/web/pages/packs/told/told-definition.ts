import { isList, isMap, type PackData } from "../../../../core/pack/source.ts";
import { titleOfItem, valueText, type Reading } from "../data-words.ts";

/** A definition as people of the field read it: what holds of the whole of it, and its lists as tables. */
export interface ToldDefinition {
  readonly facts: readonly ToldFact[];
  readonly tables: readonly ToldTable[];
}

export interface ToldFact {
  readonly name: string;
  readonly value: string;
}

export interface ToldTable {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly ToldRow[];
}

export interface ToldRow {
  /** What the item is called in its file. */
  readonly id: string;
  /** One for each head, the name of the row first. */
  readonly cells: readonly string[];
}

/** What is written under a key; null where nothing is, or where a file says that there is nothing. */
export function textIn(data: PackData | undefined, key: string): string | null {
  const found = isMap(data) ? data[key] : undefined;
  return typeof found === "string" && found !== "" && found !== "null" ? found : null;
}

/** The items of a list under a key; none where there is no list: a draft may be unsound for a while. */
export function itemsIn(data: PackData | undefined, key: string): readonly PackData[] {
  const found = isMap(data) ? data[key] : undefined;
  return isList(found) ? found : [];
}

/** The texts of a list under a key. */
export function textsIn(data: PackData | undefined, key: string): readonly string[] {
  return itemsIn(data, key).filter((one) => typeof one === "string");
}

/** What an item is called in the language of the page; its name in the file where nobody titled it. */
export function nameOf(item: PackData, { say, language }: Reading): string {
  return titleOfItem(item, language) ?? textIn(item, "id") ?? say("app-packs.told.unsaid");
}

/** The titles of the items of a list by their names in the file; a name that no item has stays as it is written. */
export function namesBy(items: readonly PackData[], reading: Reading): (id: string) => string {
  const names = new Map(items.map((item) => [textIn(item, "id") ?? "", nameOf(item, reading)]));
  return (id) => names.get(id) ?? id;
}

/** Yes or no as it is written; that nobody said so where nothing is. */
export function yesOrNo(data: PackData, key: string, { say, language }: Reading): string {
  const text = textIn(data, key);
  return text === null ? say("app-packs.told.unsaid") : valueText(text, { say, language });
}

/** Where a definition comes from, and the document that it rests on where its part names one. */
export function groundFacts(data: PackData, { say }: Reading): readonly ToldFact[] {
  const provenance = textIn(data, "provenance");
  const reference = isMap(data) ? data["reference"] : undefined;
  const document = [textIn(reference, "document"), textIn(reference, "clause")].filter((text) => text !== null).join(say("app-packs.joint"));
  const checked = textIn(reference, "unverified") === "true" ? [say("app-packs.key.unverified")] : [];
  return [
    ...(provenance === null ? [] : [{ name: say("app-packs.key.provenance"), value: say(`app-packs.provenance.${provenance}`) }]),
    ...(reference === undefined ? [] : [{ name: say("app-packs.key.basis"), value: [document === "" ? say("app-packs.told.no-document") : document, ...checked].join(say("app-packs.joint")) }]),
  ];
}
