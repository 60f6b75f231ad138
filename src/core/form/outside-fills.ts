import { CARD_FIELD, parseCellPath } from "./cell-path.ts";
import type { Difference } from "./differences.ts";

/**
 * What was changed and may not be changed by whoever holds the step. `fills` are patterns of paths: `rows[*].score`, `goal.*`, `funds[total].executed`.
 * Rows may come, go and move only where their list itself is named (`rows`), and even then only with cells that may be filled.
 */
export function outsideFills(changes: readonly Difference[], fills: readonly string[]): readonly Difference[] {
  const patterns = fills.map(patternOf);
  const mayFill = (path: string): boolean => patterns.some((pattern) => pattern.test(path.replace(CARD_CELL, ".level3")));
  return changes.filter(({ path, before, after }) => {
    const cell = parseCellPath(path);
    if (cell === null) return true;
    if (!mayFill(path)) return true;
    return (before === null || after === null) && (cell.kind === "rows" || cell.kind === "funds") && !mayFill(cell.kind);
  });
}

/** The card goes with the name. */
const CARD_CELL = new RegExp(`[.]${CARD_FIELD}$`);

/** A star stands for one id or one field. */
function patternOf(fill: string): RegExp {
  const text = fill.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\\\*/g, "[A-Za-z0-9_-]+");
  return new RegExp(`^${text}$`);
}

/** Whether a pattern can match any cell at all; packs are checked with it. */
export function isFillPattern(fill: string): boolean {
  if (fill === "rows" || fill === "funds" || fill === "goal.*") return true;
  const [, list, id = "", field = ""] = /^(rows|funds)\[([^\]]*)\]\.(.*)$/.exec(fill) ?? [];
  const tried = list === undefined ? fill : `${list}[${id === "*" ? "x" : id}].${field === "*" ? (list === "rows" ? "level1" : "source") : field}`;
  const cell = parseCellPath(tried);
  return cell !== null && cell.kind !== "order";
}
