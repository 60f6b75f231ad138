import type { Bilingual, Provenance } from "../layout/form.ts";
import { BUDGET_BOOKS, type BudgetBook } from "../subject/budget-book.ts";

/** What a list of projects is for: the annex of a letter of approval (批复附表), 自评结果汇总表, 自评结果公开表. */
export const LIST_USES = ["approval-letter", "evaluation-summary", "disclosure-sheet"] as const;
export type ListUse = (typeof LIST_USES)[number];

/**
 * Closed list of what stands in a column. `whole`: what the project is a part of, the fund of an item. `initial`, `budget` and `executed`:
 * money as approved, of the full year, and paid. `by`: whose score counts. `indicators`: lines of some 二级指标.
 */
export const LIST_FIELDS = ["number", "code", "name", "whole", "unit", "form", "initial", "budget", "executed", "rate", "score", "grade", "by", "indicators", "digest"] as const;
export type ListField = (typeof LIST_FIELDS)[number];

export const MONEY_FIELDS = ["initial", "budget", "executed"] as const;
export type MoneyField = (typeof MONEY_FIELDS)[number];

export interface BookListColumn {
  readonly id: string;
  readonly field: ListField;
  /** Null where it is called as usual. */
  readonly title: Bilingual | null;
  /** Its share of the width, beside those of the others. */
  readonly width: number;
  /** Id of a money line of the form, as 其中: of that line; null for the total of the project. */
  readonly line: string | null;
  /** 二级指标 that `indicators` tells; none in other columns. */
  readonly level2: readonly string[];
}

/** What a list of one book shows. */
export interface ListShape {
  /** Null where it is called as usual. */
  readonly title: Bilingual | null;
  readonly columns: readonly BookListColumn[];
  /** Below it; in a letter of approval among its paragraphs. */
  readonly notes: readonly Bilingual[];
}

/** 附表、汇总表、公开表 of a budget book, as the packs say them. */
export interface BookList extends ListShape {
  readonly id: string;
  readonly use: ListUse;
  readonly title: Bilingual;
  readonly provenance: Provenance;
  /** The books whose list it is in place of another, with that one's id; null where it is for each book that has none of its own. */
  readonly of: { readonly list: string; readonly books: readonly BudgetBook[] } | null;
}

/** What a budget book has otherwise in a list. All else is as in the list it is in place of. */
export interface BookListVariant {
  readonly id: string;
  readonly books: readonly BudgetBook[];
  readonly title: Bilingual;
  /** Columns that the book does not have. */
  readonly without: readonly string[];
  /** Columns that are called otherwise, and further ones, which say all and stand at the end or after another. */
  readonly columns: readonly (Partial<BookListColumn> & { readonly id: string; readonly after: string | null })[];
  /** Null where they are the same. */
  readonly notes: readonly Bilingual[] | null;
}

/** The list of a book. */
export function listOfBook(list: BookList, { id, books, title, without, columns, notes }: BookListVariant): BookList {
  return { ...list, id, title, of: { list: list.id, books }, notes: notes ?? list.notes, columns: columns.reduce(withColumn, list.columns).filter((column) => !without.includes(column.id)) };
}

function withColumn(columns: readonly BookListColumn[], { after, ...said }: BookListVariant["columns"][number]): readonly BookListColumn[] {
  if (columns.some(({ id }) => id === said.id)) return columns.map((column) => (column.id === said.id ? { ...column, ...said } : column));
  const at = columns.findIndex(({ id }) => id === after);
  const place = at < 0 ? columns.length : at + 1;
  return [...columns.slice(0, place), { title: null, line: null, level2: [], ...said } as BookListColumn, ...columns.slice(place)];
}

/** The list of a book for a use; null where the packs have none. */
export function listFor(lists: readonly BookList[], use: ListUse, book: string | null): BookList | null {
  const fitting = lists.filter((list) => list.use === use);
  return fitting.find(({ of }) => of?.books.some((one) => one === book) === true) ?? fitting.find(({ of }) => of === null) ?? null;
}

/** What stands in a list of which the packs say nothing, and in letters and publications of before lists were told. */
const USUAL: Readonly<Record<ListUse, readonly (readonly [field: ListField, width: number])[]>> = {
  "approval-letter": [["number", 18], ["name", 44], ["unit", 32], ["form", 34], ["initial", 30], ["digest", 42]],
  "evaluation-summary": [["number", 12], ["code", 30], ["name", 62], ["unit", 44], ["budget", 24], ["executed", 24], ["rate", 18], ["score", 18], ["grade", 14], ["by", 27]],
  "disclosure-sheet": [["number", 12], ["name", 70], ["unit", 52], ["budget", 28], ["executed", 28], ["rate", 22], ["score", 20], ["grade", 18]],
};

/** The shape of a book's list, from the packs or as usual. */
export function shapeFor(lists: readonly BookList[], use: ListUse, book: string | null): ListShape {
  const found = listFor(lists, use, book);
  if (found !== null) return { title: found.title, columns: found.columns, notes: found.notes };
  return { title: null, notes: [], columns: USUAL[use].map(([field, width]) => ({ id: field, field, title: null, width, line: null, level2: [] })) };
}

/** What is of one budget book; null where it is not told. */
export interface OfBook<T> {
  readonly book: string | null;
  readonly items: readonly T[];
}

/** Things of a year by their books, in the order in which the law names them; last those of which it is not told. None of them is added to those of another book. */
export function byBook<T>(items: readonly T[], bookOf: (item: T) => string | null): readonly OfBook<T>[] {
  const named = [...new Set([...BUDGET_BOOKS, ...items.map(bookOf)])].filter((book) => book !== null);
  return [...named, null].map((book) => ({ book, items: items.filter((item) => bookOf(item) === book) })).filter((group) => group.items.length > 0);
}

/** The same for what is drawn: of nothing there is one empty list. */
export function byBookDrawn<T>(items: readonly T[], bookOf: (item: T) => string | null): readonly OfBook<T>[] {
  return items.length === 0 ? [{ book: null, items }] : byBook(items, bookOf);
}
