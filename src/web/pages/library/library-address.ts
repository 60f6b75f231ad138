import { query } from "../../app/api/addresses.ts";
import { addressOf } from "../../app/routes.ts";

/** What the library is looked through by; stands in the address, so that a search can be handed on. */
export interface LibraryWish {
  readonly query: string;
  readonly sector: string;
  readonly group: string;
  readonly level2: string;
  readonly function: string;
}

const FIELDS = ["query", "sector", "group", "level2", "function"] as const;

export function readWish(search: string): LibraryWish {
  const given = new URLSearchParams(search);
  return Object.fromEntries(FIELDS.map((field) => [field, given.get(field) ?? ""])) as unknown as LibraryWish;
}

export function wishSearch(wish: LibraryWish): string {
  return query({ ...wish });
}

export function isLooking(wish: LibraryWish): boolean {
  return FIELDS.some((field) => wish[field] !== "");
}

/** Where a card of that sector and field is begun. */
export function draftAddress(sector: string, group: string | null): string {
  return `${addressOf({ page: "library-draft", code: null })}${query({ sector, group: group ?? "" })}`;
}
