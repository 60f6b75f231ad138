import type { PolicyCollection } from "./policy-document.ts";

/**
 * English names of documents, by the numbers and titles that rules cite them by, and of places in them (第十二条, 评价等级), by the Chinese ones that are cited and
 * compared. Where two collections say different things, the first does.
 */
export function citedNames(collections: readonly Partial<Pick<PolicyCollection, "names" | "documents">>[]): Readonly<Record<string, string>> {
  const named = collections.flatMap(({ names = [], documents = [] }) => [
    ...names.map(({ zh, en }) => [zh, en] as const),
    ...documents.flatMap(({ number, title }) => [title.zh, ...(number === null ? [] : [number])].map((cited) => [cited, title.en] as const)),
  ]);
  return Object.fromEntries(named.filter(([cited, en]) => en !== "" && en !== cited).reverse());
}
