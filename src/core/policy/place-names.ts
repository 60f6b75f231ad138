import type { PolicyCollection } from "./policy-document.ts";

/** English names of places in documents (第十二条, 评价等级), by the Chinese ones that are cited and compared. Where two collections say different things, the first does. */
export function placeNames(collections: readonly Pick<PolicyCollection, "names">[]): Readonly<Record<string, string>> {
  return Object.fromEntries(collections.flatMap(({ names = [] }) => names).reverse().map(({ zh, en }) => [zh, en]));
}
