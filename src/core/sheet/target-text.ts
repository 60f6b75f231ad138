import { fold } from "../target/fold.ts";
import { DIRECTION_BEFORE, SIGN_AFTER, SIGN_BEFORE } from "../target/lexicon.ts";
import type { Comparator } from "../target/reading.ts";
import { CHANGE_SIGNS, KIND_OF_INDICATOR } from "./column-lexicon.ts";
import type { SheetRow } from "./sheet.ts";

/** What a cell in the column of signs is to the value beside it. `kind` says 定性 or 定量 and is no part of it. */
export type SignCell = "before" | "behind" | "kind" | "unknown";

const BEFORE: ReadonlyMap<string, Comparator> = new Map([...SIGN_BEFORE, ...DIRECTION_BEFORE]);
const BEHIND: ReadonlySet<string> = new Set(SIGN_AFTER.map(([word]) => word));
/** No sign is longer. */
const LONGEST_SIGN = 12;

export function signCell(text: string): SignCell {
  const key = text.length > LONGEST_SIGN ? "" : signKey(text);
  if (KIND_OF_INDICATOR.test(key)) return "kind";
  if (BEFORE.has(key) || CHANGE_SIGNS.has(key)) return "before";
  return BEHIND.has(key) ? "behind" : "unknown";
}

/** Whether a column of signs holds comparisons (`≥`), not only `定量` and `定性`. */
export function holdsComparisons(rows: readonly SheetRow[], columns: readonly number[] | undefined): boolean {
  if (columns === undefined) return false;
  return rows.some((row) => row.cells.some(({ column, text }) => columns.includes(column) && /^(?:before|behind)$/.test(signCell(text))));
}

/** `≥`, `95` and `%` → `≥95%`; a sign that stands in both cells is written once. */
export function joinedTarget(value: string, sign: string | null, unit: string | null): string {
  const kind = sign === null ? "kind" : signCell(sign);
  if (kind === "behind") return withUnit(value, unit) + sign!;
  return withUnit(kind === "before" && !repeats(value, sign!) ? sign! + value : value, unit);
}

/** `100` and `%` → `100%`; a value with a unit of its own keeps the second one apart, since they may contradict. */
export function withUnit(value: string, unit: string | null): string {
  if (unit === null || value.endsWith(unit)) return value;
  return /[0-9０-９]$/.test(value) || !/[0-9０-９]/.test(value) && /[<>=≥≤]$/.test(value) ? value + unit : `${value} ${unit}`;
}

function signKey(text: string): string {
  return fold(text).replace(/\s/g, "");
}

/** Whether a value begins with the sign of its column, written the same way or another. */
function repeats(value: string, sign: string): boolean {
  const key = signKey(sign);
  const folded = fold(value);
  const own = SIGN_BEFORE.find(([word]) => folded.startsWith(word));
  return folded.startsWith(key) || (own !== undefined && own[1] === BEFORE.get(key));
}
