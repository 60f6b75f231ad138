import type { RecheckResult } from "../../../core/recheck/result.ts";
import type { PublishedTable } from "../../../core/recheck/table.ts";
import type { Shelf } from "../../ui/remembered.ts";
import type { RecheckedFile, Results } from "./results.ts";

const KEY = "results";
const FORMAT = 1;

/** What is remembered: the tables as they were read. What was found in them is found again, which is quicker than it is large. */
interface Remembered {
  readonly format: typeof FORMAT;
  readonly tables: readonly { readonly table: PublishedTable; readonly file: string; readonly notes: RecheckedFile["notes"] }[];
  readonly unreadable: Results["unreadable"];
  readonly notSeen: number;
  readonly skipped: number;
}

/** Keeps the last result through a reload of the page, on this computer only. False when it is too large or storage is missing. */
export function rememberResults(shelf: Shelf, results: Results | null): boolean {
  const kept = shelf.write(KEY, results === null ? null : freeze(results));
  // An older result must not come back in place of one that did not fit.
  if (!kept) shelf.write(KEY, null);
  return kept;
}

export function recallResults(shelf: Shelf, recheck: (table: PublishedTable, file: string) => RecheckResult): Results | null {
  const text = shelf.read(KEY);
  if (text === null) return null;
  try {
    const { tables, unreadable, notSeen, skipped } = thaw(text);
    return { tables: tables.map(({ table, file, notes }) => ({ table, result: recheck(table, file), notes })), unreadable, notSeen, skipped };
  } catch {
    // Written by another version of the page, or damaged: as good as none.
    shelf.write(KEY, null);
    return null;
  }
}

/** JSON that keeps numbers too large for a plain one: `{"$n":"…"}` in place of a BigInt. */
function freeze({ tables, unreadable, notSeen, skipped }: Results): string {
  const remembered: Remembered = {
    format: FORMAT,
    tables: tables.map(({ table, result, notes }) => ({ table, file: result.file, notes })),
    unreadable,
    notSeen,
    skipped,
  };
  return JSON.stringify(remembered, (_, value: unknown) => (typeof value === "bigint" ? { $n: String(value) } : value));
}

function thaw(text: string): Remembered {
  const read = JSON.parse(text, (_, value: unknown) =>
    typeof value === "object" && value !== null && typeof (value as { $n?: unknown }).$n === "string" ? BigInt((value as { $n: string }).$n) : value,
  ) as Remembered;
  if (read.format !== FORMAT || !Array.isArray(read.tables) || !Array.isArray(read.unreadable)) throw new RangeError("another format");
  return read;
}
