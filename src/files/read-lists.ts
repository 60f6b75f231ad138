import { z } from "zod";
import type { Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { LIST_FIELDS, LIST_USES, listOfBook, MONEY_FIELDS, type BookList, type BookListColumn, type BookListVariant } from "../core/disclosure/book-list.ts";
import { BUDGET_BOOKS } from "../core/subject/budget-book.ts";
import { variantProblems } from "./book-variants.ts";
import { code, fit, provenance, someOf, text, title } from "./pack-words.ts";
import { readYaml, type PackContent, type YamlFile } from "./read-yaml.ts";

const width = z.string().regex(/^[1-9]\d{0,2}$/, "pack.list-width").transform(Number);
const columnSays = { title: title.optional(), line: code.optional(), level2: z.array(text).min(1).max(20).optional() };
const notes = z.array(title).max(10).optional();

export const listShape = z.strictObject({
  id: code,
  use: z.enum(LIST_USES),
  title,
  provenance,
  columns: z.array(z.strictObject({ id: code, field: z.enum(LIST_FIELDS), width, ...columnSays })).min(2).max(16),
  notes,
  variants: z.array(z.strictObject({
    id: code, books: someOf(BUDGET_BOOKS), title, without: z.array(code).max(16).optional(),
    columns: z.array(z.strictObject({ id: code, after: code.optional(), field: z.enum(LIST_FIELDS).optional(), width: width.optional(), ...columnSays })).max(16).optional(),
    notes,
  })).max(BUDGET_BOOKS.length).optional(),
});

/** A list is for projects of every kind, so that two of one book are always for the same. */
const ANY_KIND = ["any"];

/** Reads `lists/*.yaml`: 批复附表、自评结果汇总表、公开表; first the list itself, then those that budget books have in its place. */
export function parseLists(path: string, content: PackContent): Result<readonly [BookList, ...BookList[]]> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(listShape, file.value);
  if (!shape.ok) return shape;
  const { columns, notes: said = [], variants = [], ...rest } = shape.value;
  const list: BookList = { ...rest, of: null, notes: said, columns: columns.map(({ title: name = null, line = null, level2 = [], ...column }) => ({ ...column, title: name, line, level2 })) };
  const faults = unsound(list, ["columns"], file.value);
  if (faults.length > 0) return refused(...faults);
  const own = variants.map(({ without = [], columns: other = [], notes: its = null, ...variant }): BookListVariant => ({ ...variant, without, notes: its, columns: other.map(({ after = null, ...column }) => ({ ...defined(column), after })) }));
  const misplaced = [...variantProblems(variants, ANY_KIND, file.value), ...own.flatMap((variant, index) => strayColumns(list, variant, index, file.value))];
  if (misplaced.length > 0) return refused(...misplaced);
  const ofBooks = own.map((variant) => listOfBook(list, variant));
  const problems = ofBooks.flatMap((one, index) => unsound(one, ["variants", index, "columns"], file.value));
  return problems.length > 0 ? refused(...problems) : done([list, ...ofBooks]);
}

/** Without the keys that say nothing, so that what they would say stays as it is in the list below. */
function defined<T extends { readonly id: string }>(column: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(column).filter(([, value]) => value !== undefined)) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}

/** Two columns of one name, a money line in a column that shows no money, and indicators that are not named or nowhere shown. */
function unsound({ columns }: BookList, where: readonly (string | number)[], file: YamlFile): readonly Problem[] {
  const ids = columns.map(({ id }) => id);
  const isMoney = ({ field }: BookListColumn): boolean => (MONEY_FIELDS as readonly string[]).includes(field);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((found) => file.problemAt(where, "pack.twice", { field: "columns", found })),
    ...columns.filter((column) => column.line !== null && !isMoney(column)).map(({ id, field }) => file.problemAt(where, "pack.not-one-of", { field: `columns[${id}].field`, found: field, expected: MONEY_FIELDS.join(" | ") })),
    ...columns.filter(({ field, level2 }) => (field === "indicators") !== (level2.length > 0)).map(({ id }) => file.problemAt(where, "pack.missing", { field: `columns[${id}].level2` })),
  ];
}

/** Columns of a variant that are nowhere: left out and not there, or added without all that a column says. */
function strayColumns({ columns: all }: BookList, { without, columns }: BookListVariant, index: number, file: YamlFile): readonly Problem[] {
  const ids = all.map(({ id }) => id);
  const among = (where: readonly (string | number)[], found: string, known: readonly string[]): readonly Problem[] => (known.includes(found) ? [] : [file.problemAt(["variants", index, ...where], "pack.not-one-of", { field: where.join("."), found, expected: known.join(" | ") })]);
  return [
    ...without.flatMap((id, at) => among(["without", at], id, ids)),
    ...columns.flatMap((column, at) => {
      if (ids.includes(column.id)) return [];
      const lacking = (["field", "width"] as const).filter((key) => column[key] === undefined);
      return [...lacking.map((key) => file.problemAt(["variants", index, "columns", at], "pack.missing", { field: `columns[${column.id}].${key}` })), ...(column.after === null ? [] : among(["columns", at, "after"], column.after, [...ids, ...columns.slice(0, at).map(({ id }) => id)]))];
    }),
  ];
}
