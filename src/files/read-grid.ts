import { problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { DEFAULT_READ_LIMITS, InflateBudget } from "./read-limits.ts";
import { Refusal } from "./refusal.ts";
import { oleKind, sniff, zipKind } from "./sniff.ts";
import { openWorkbook, partKey } from "./xlsx-reader.ts";
import { readZip } from "./zip.ts";

/** A sheet as text. Merged cells stand in each of their places, as a list that was prettied up for people has them. */
export interface TextGrid {
  readonly name: string;
  readonly rows: readonly {
    readonly number: number;
    readonly cells: readonly (readonly [column: number, text: string])[];
    /** Numbers that their cells show otherwise than they are stored, as they are stored. */
    readonly exact?: readonly (readonly [column: number, text: string])[];
  }[];
}

/** A merged area of a list is a column of one project, not a whole sheet. */
const MOST_MERGED = 2_000;

/** The sheets of a workbook that are seen. Never throws for anything the file holds. */
export function readGrids(bytes: Uint8Array, limits = DEFAULT_READ_LIMITS): Result<readonly TextGrid[]> {
  try {
    const kind = sniff(bytes);
    if (kind !== "zip") return refused(problem(`file.${kind === "ole" ? oleKind(bytes, "") : kind === "json" ? "unreadable" : kind}`));
    const zip = readZip(bytes, limits);
    const held = zipKind(new Set(zip.entries.map(({ name }) => partKey(name))));
    if (held !== "xlsx") return refused(problem(held === "archive" ? "exchange.no-workbook" : `file.${held}`));
    const budget = new InflateBudget(limits, bytes.length);
    budget.beginFile();
    const workbook = openWorkbook(zip, budget);
    return done(workbook.sheets.filter(({ hidden }) => !hidden).map((entry) => gridOf(workbook.readSheet(entry))));
  } catch (error) {
    return refused(error instanceof Refusal ? error.problem : problem("file.unreadable"));
  }
}

/** A spreadsheet keeps 15 digits of a number; what follows is of the machine and not of the amount. */
function storedText(number: number): string {
  return String(Number(number.toPrecision(15)));
}

function gridOf({ name, rows, merges }: ReturnType<ReturnType<typeof openWorkbook>["readSheet"]>): TextGrid {
  const exact = new Map(rows.map(({ index, cells }) => [index, cells.flatMap(({ column, text, number }): [number, string][] => (number === null || text === storedText(number) ? [] : [[column, storedText(number)]]))]));
  const grid = new Map(rows.map(({ index, cells }) => [index, new Map(cells.map(({ column, text }) => [column, text]))]));
  for (const { top, left, bottom, right } of merges) {
    const text = grid.get(top)?.get(left);
    if (text === undefined || (bottom - top + 1) * (right - left + 1) > MOST_MERGED) continue;
    for (let row = top; row <= bottom; row += 1) {
      const cells = grid.get(row);
      // A row without any value of its own is no row of a list.
      if (cells !== undefined) for (let column = left; column <= right; column += 1) cells.set(column, text);
    }
  }
  return { name, rows: [...grid].map(([index, cells]) => ({ number: index + 1, cells: [...cells], ...(exact.get(index)?.length ? { exact: exact.get(index)! } : {}) })) };
}
