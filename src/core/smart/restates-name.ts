import { nameKey } from "./names.ts";
import type { ReadRow } from "./read-form.ts";

/** Shorter cells (合规, 达标) answer a name of which they are part; they do not repeat it. */
const SHORTEST_REPETITION = 5;
const MOST_ADDED = 4;

/** The target says in words what the name says, and nothing more. */
export function restatesName(row: ReadRow): boolean {
  if (row.reading.kind !== "qualitative") return false;
  const target = nameKey(row.target);
  if (target.length < SHORTEST_REPETITION) return false;
  const name = nameKey(row.name);
  return name.includes(target) || (name.length >= SHORTEST_REPETITION && target.includes(name) && target.length - name.length <= MOST_ADDED);
}
