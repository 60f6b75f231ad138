import { problem, type Problem } from "../core/basics/problem.ts";
import type { Unreadable } from "../core/recheck/result.ts";
import type { PublishedTable } from "../core/recheck/table.ts";
import { recogniseTables, type RecognisedTable } from "../core/sheet/index.ts";
import { readCaseJson } from "./read-case-json.ts";
import { DEFAULT_READ_LIMITS, InflateBudget, mebibytes, type ReadLimits } from "./read-limits.ts";
import { Refusal } from "./refusal.ts";
import { oleKind, sniff, zipKind } from "./sniff.ts";
import { openWorkbook, partKey, type SheetEntry, type Workbook } from "./xlsx-reader.ts";
import { entryBytes, readZip, type Zip, type ZipEntry } from "./zip.ts";

/** One file as it lies on a disk or came through a page; its name is for people, its kind is known by its content. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A table with where it came from: the file's name, the entry inside an archive, `#sheet` where a file holds several. */
export interface ReadTable {
  readonly file: string;
  readonly table: PublishedTable;
}

export type ReadOutcome =
  /** `problems` are about single cells: what could not be read there is null in the table. */
  | (ReadTable & { readonly kind: "table"; readonly problems: readonly Problem[] })
  /** `others` are further problems of the same entry; the first one stands in `unreadable`. */
  | { readonly kind: "unreadable"; readonly unreadable: Unreadable; readonly others: readonly Problem[] };

/** What operating systems and office programs leave in archives. */
const DROPPINGS = /(?:^|\/)(?:__MACOSX\/.*|\._[^/]*|\.DS_Store|~\$[^/]*|Thumbs\.db|desktop\.ini)$/i;
/** An archive may lie in an archive, as collected mail attachments do; deeper ones are refused. */
const MAX_NESTING = 1;

/**
 * Every official table of one file, one at a time. Files are known by content: a workbook, JSON of the cases, or an archive
 * of these. What can't be read becomes an entry that says where and why, and all the rest is still read. Never throws for
 * anything a file holds. Works in Node and in browsers.
 */
export function* readTables(source: SourceFile, limits: ReadLimits = DEFAULT_READ_LIMITS): Generator<ReadOutcome> {
  const { name, bytes } = source;
  if (bytes.length > limits.fileBytes) yield unreadable(name, problem("file.too-large", name, { limit: mebibytes(limits.fileBytes) }));
  else yield* readFile(name, bytes, new InflateBudget(limits, bytes.length), 0);
}

function* readFile(name: string, bytes: Uint8Array, budget: InflateBudget, nesting: number): Generator<ReadOutcome> {
  budget.beginFile();
  try {
    const kind = sniff(bytes);
    if (kind === "json") yield* readCaseJson(name, bytes, budget.limits);
    else if (kind === "zip") yield* readPacked(name, readZip(bytes, budget.limits), budget, nesting);
    else yield unreadable(name, problem(`file.${kind === "ole" ? oleKind(bytes, name) : kind}`, name));
  } catch (error) {
    yield broken(name, error);
  }
}

function* readPacked(name: string, zip: Zip, budget: InflateBudget, nesting: number): Generator<ReadOutcome> {
  const kind = zipKind(new Set(zip.entries.map((entry) => partKey(entry.name))));
  if (kind === "xlsx") yield* readWorkbook(name, openWorkbook(zip, budget));
  else if (kind !== "archive") yield unreadable(name, problem(`file.${kind}`, name));
  else if (nesting > MAX_NESTING) yield unreadable(name, problem("zip.nested", name));
  else yield* readArchive(name, zip, budget, nesting);
}

function* readArchive(name: string, zip: Zip, budget: InflateBudget, nesting: number): Generator<ReadOutcome> {
  const files = zip.entries.filter((entry) => !entry.name.endsWith("/") && !DROPPINGS.test(entry.name));
  if (files.length === 0) yield unreadable(name, problem("zip.empty", name));
  else if (files.every((entry) => entry.encrypted)) yield unreadable(name, problem("zip.encrypted", name));
  else for (const entry of files) yield* readPackedFile(`${name}/${shownName(entry.name)}`, zip, entry, budget, nesting);
}

function* readPackedFile(name: string, zip: Zip, entry: ZipEntry, budget: InflateBudget, nesting: number): Generator<ReadOutcome> {
  let bytes: Uint8Array;
  try {
    bytes = entryBytes(zip, entry, budget);
  } catch (error) {
    yield broken(name, error);
    return;
  }
  yield* readFile(name, bytes, budget, nesting + 1);
}

/** Names of entries are shown to people: what could hide or turn their text around is taken out. */
function shownName(name: string): string {
  return name.replace(/[\0-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "").replace(/^\/+/, "");
}

interface SheetOutcome {
  readonly sheet: SheetEntry;
  readonly tables: readonly RecognisedTable[];
  readonly problems: readonly Problem[];
  readonly headings: readonly string[];
}

function* readWorkbook(name: string, workbook: Workbook): Generator<ReadOutcome> {
  const outcomes = workbook.sheets.map((sheet) => readSheet(workbook, sheet));
  const tables = outcomes.reduce((count, outcome) => count + outcome.tables.length, 0);
  const several = outcomes.filter((outcome) => outcome.tables.length > 0).length > 1;
  const baseName = name.replace(/\.[^./]{1,5}$/, "");
  for (const { sheet, tables: found, problems } of outcomes) {
    const file = several ? `${name}#${sheet.name}` : name;
    for (const [index, { table, problems: notes }] of found.entries()) {
      const id = (several ? `${baseName}#${sheet.name}` : baseName) + (found.length > 1 ? `-${index + 1}` : "");
      yield { kind: "table", file, table: { ...table, id }, problems: notes };
    }
    // A template kept on a hidden sheet is nobody's unfilled table.
    if (!sheet.hidden || tables === 0) for (const found of problems) yield unreadable(`${name}#${sheet.name}`, found);
  }
  if (tables === 0 && outcomes.every((outcome) => outcome.problems.length === 0)) yield unreadable(name, noTable(name, outcomes));
}

function readSheet(workbook: Workbook, sheet: SheetEntry): SheetOutcome {
  try {
    const { tables, refused, headings } = recogniseTables(workbook.readSheet(sheet));
    return { sheet, tables, problems: refused, headings };
  } catch (error) {
    return { sheet, tables: [], problems: [reasonOf(error, sheet.name)], headings: [] };
  }
}

function noTable(name: string, outcomes: readonly SheetOutcome[]): Problem {
  const headings = outcomes.map((outcome) => outcome.headings).sort((left, right) => right.length - left.length)[0] ?? [];
  if (headings.length === 0) return problem("sheet.no-table", name);
  return problem("sheet.other-table", name, { headings: headings.join(" | ") });
}

function broken(name: string, error: unknown): ReadOutcome {
  return unreadable(name, reasonOf(error, name));
}

/** The problem that ended a reader. Anything else thrown is a fault of ours, said as such, and the rest goes on. */
function reasonOf(error: unknown, name: string): Problem {
  if (error instanceof Refusal) {
    const { code, where, params } = error.problem;
    return problem(code, where === "" ? name : where, params);
  }
  return problem("file.unreadable", name);
}

function unreadable(file: string, reason: Problem): ReadOutcome {
  return { kind: "unreadable", unreadable: { id: file, file, problem: reason }, others: [] };
}
