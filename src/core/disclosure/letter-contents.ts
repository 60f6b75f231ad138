import type { FilingValues } from "../form/filing-values.ts";
import type { Definitions } from "../pack/definitions.ts";
import { listFor, type BookList, type ListShape } from "./book-list.ts";
import { listMoney } from "./list-entry.ts";

/** The lists of the books that a letter is of, as the packs say them when it is issued. */
export function listsOfLetter({ lists = [] }: Pick<Definitions, "lists">, books: Iterable<string>): ReadonlyMap<string, BookList> {
  return new Map([...new Set(books)].flatMap((book) => {
    const list = listFor(lists, "approval-letter", book);
    return list === null ? [] : [[book, list] as const];
  }));
}

/** What a letter keeps of its lists, so that it is printed for ever as it was issued; nothing where the packs have none. */
export function keptLists(lists: ReadonlyMap<string, BookList>): { readonly lists?: readonly (ListShape & { readonly book: string })[] } {
  return lists.size === 0 ? {} : { lists: [...lists].map(([book, { title, columns, notes }]) => ({ book, title, columns, notes })) };
}

/** Money of the sources that a list names, in fen as text, as the goal was approved; null where nobody filled it. */
export function keptMoney(list: BookList | undefined, values: Pick<FilingValues, "funds">): { readonly money?: Readonly<Record<string, string | null>> } {
  const named = (list?.columns ?? []).flatMap(({ line }) => (line === null ? [] : [line]));
  if (named.length === 0) return {};
  const { lines } = listMoney(values);
  return { money: Object.fromEntries(named.map((line) => [line, lines[line] === undefined || lines[line].initial === null ? null : String(lines[line].initial)])) };
}
