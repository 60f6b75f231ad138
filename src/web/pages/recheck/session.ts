import type { Shelf } from "../../ui/remembered.ts";
import type { Results } from "./results.ts";

const KEY = "results";
const FORMAT = 1;

/** Keeps the last result through a reload of the page, on this computer only. False when it is too large or storage is missing. */
export function rememberResults(shelf: Shelf, results: Results | null): boolean {
  return shelf.write(KEY, results === null ? null : freeze(results));
}

export function recallResults(shelf: Shelf): Results | null {
  const text = shelf.read(KEY);
  if (text === null) return null;
  try {
    return thaw(text);
  } catch {
    // Written by another version of the page, or damaged: as good as none.
    shelf.write(KEY, null);
    return null;
  }
}

/** JSON that keeps numbers too large for a plain one: `{"$n":"…"}` in place of a BigInt. Exported for the test and for keeping on the server. */
export function freeze(results: Results): string {
  return JSON.stringify({ format: FORMAT, results }, (_, value: unknown) => (typeof value === "bigint" ? { $n: String(value) } : value));
}

export function thaw(text: string): Results {
  const { format, results } = JSON.parse(text, (_, value: unknown) =>
    typeof value === "object" && value !== null && typeof (value as { $n?: unknown }).$n === "string" ? BigInt((value as { $n: string }).$n) : value,
  ) as { format: number; results: Results };
  if (format !== FORMAT || !Array.isArray(results.tables) || !Array.isArray(results.unreadable)) throw new RangeError("another format");
  return results;
}
