import type { FilingValues } from "../form/filing-values.ts";
import type { Form } from "../layout/form.ts";
import type { Definitions } from "../pack/definitions.ts";
import type { Bilingual } from "../workflow/workflow.ts";
import { listFor, type BookList, type ListShape } from "./book-list.ts";
import { listMoney } from "./list-entry.ts";

/** A goal as the letter that approves it names it, for ever. */
export interface ApprovedGoal {
  readonly filingId: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly amountFen: string | null;
  /** 四本预算, and the form of its book; left out in letters that were issued before they were told. */
  readonly book?: string;
  readonly form?: Bilingual;
  /** What it is a part of, the fund of an item; left out where it is nothing's. */
  readonly whole?: string;
  /** Money of the sources that the list of its book names, in fen; null where nobody filled it. */
  readonly money?: Readonly<Record<string, string | null>>;
  /** Digest the goal was frozen under. */
  readonly digest: string;
}

/** What a letter is told of a goal: its amount in fen, and `book`, `whole` and `form` where they are known. */
export interface GoalOfLetter extends Pick<ApprovedGoal, "filingId" | "code" | "name" | "unit" | "digest"> {
  readonly amountFen: bigint | null;
  readonly book: string | undefined;
  readonly whole: string | undefined;
  readonly form: Form | undefined;
  readonly values: Pick<FilingValues, "funds">;
}

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
function keptMoney(list: BookList | undefined, values: Pick<FilingValues, "funds">): { readonly money?: Readonly<Record<string, string | null>> } {
  const named = (list?.columns ?? []).flatMap(({ line }) => (line === null ? [] : [line]));
  if (named.length === 0) return {};
  const { lines } = listMoney(values);
  return { money: Object.fromEntries(named.map((line) => [line, lines[line] === undefined || lines[line].initial === null ? null : String(lines[line].initial)])) };
}

/** A goal as the letter names it, with the money that the list of its book asks for. */
export function approvedGoal({ filingId, code, name, unit, digest, book, whole, amountFen, form, values }: GoalOfLetter, lists: ReadonlyMap<string, BookList>): ApprovedGoal {
  return {
    filingId, code, name, unit, amountFen: amountFen === null ? null : String(amountFen),
    ...(book === undefined ? {} : { book }), ...(form === undefined ? {} : { form: { zh: form.title.zh, en: form.title.en } }), ...(whole === undefined ? {} : { whole }),
    ...keptMoney(lists.get(book ?? ""), values), digest,
  };
}
