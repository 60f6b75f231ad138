import { CARD_FIELD, OWN_LIST_NAMES, OWN_LISTS, parseCellPath, ROLL_UP_FIELD, TERM_FIELD } from "./cell-path.ts";
import type { Difference } from "./differences.ts";

/**
 * What was changed and may not be changed by whoever holds the step. `fills` are patterns of paths: `rows[*].score`, `goal.*`, `funds[total].executed`.
 * Rows may come, go and move only where their list itself is named (`rows`), and even then only with cells that may be filled.
 */
export function outsideFills(changes: readonly Difference[], fills: readonly string[]): readonly Difference[] {
  const patterns = fills.map(patternOf);
  const mayFill = (path: string): boolean => [path, ...goesWith(path)].some((one) => patterns.some((pattern) => pattern.test(one)));
  return changes.filter(({ path, before, after }) => {
    const cell = parseCellPath(path);
    if (cell === null) return true;
    if (!mayFill(path)) return true;
    return (before === null || after === null) && cell.kind !== "goal" && cell.kind !== "period" && cell.kind !== "order" && !mayFill(cell.kind);
  });
}

/** The card goes with the name. */
const CARD_CELL = new RegExp(`[.]${CARD_FIELD}$`);
/** The target of the whole term goes with that of the year. */
const TERM_CELL = new RegExp(`[.]${TERM_FIELD}$`);
/** How a value is rolled up goes with the value. */
const ROLL_UP_CELL = new RegExp(`[.]${ROLL_UP_FIELD}$`);

/**
 * Cells that only some forms have go with those that all have, so that a workflow need not name them: the card with the name, targets and goal of
 * the whole term and 职能职责 with those of the year, and the lines about money management and the bond with the money itself, tasks with the budget and what was
 * reached, and how a value is rolled up with the value.
 */
function goesWith(path: string): readonly string[] {
  if (path === "goal.term" || path === "goal.duties") return ["goal.planned"];
  if (/^(?:management|bond)[[]/.test(path)) return ["funds[total].initialBudget", "funds[total].executed"];
  if (path === "tasks") return ["rows"];
  if (path.startsWith("tasks[")) return path.endsWith(".done") ? ["goal.actual", "rows[x].actual"] : ["funds[total].initialBudget"];
  if (ROLL_UP_CELL.test(path)) return [path.replace(ROLL_UP_CELL, ".target"), path.replace(ROLL_UP_CELL, ".actual")];
  return [path.replace(CARD_CELL, ".level3").replace(TERM_CELL, ".target")];
}

/** A star stands for one id or one field. */
function patternOf(fill: string): RegExp {
  const text = fill.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\\\*/g, "[A-Za-z0-9_-]+");
  return new RegExp(`^${text}$`);
}

/** Whether a pattern can match any cell at all; packs are checked with it. */
export function isFillPattern(fill: string): boolean {
  if (fill === "rows" || fill === "funds" || fill === "goal.*") return true;
  const own = OWN_LIST_NAMES.find((list) => fill === list || fill.startsWith(`${list}[`));
  if (own !== undefined) return fill === own || fill === `${own}[*].*` || OWN_LISTS[own].some((field) => fill === `${own}[*].${field}`) || parseCellPath(fill) !== null;
  const [, list, id = "", field = ""] = /^(rows|funds)\[([^\]]*)\]\.(.*)$/.exec(fill) ?? [];
  const tried = list === undefined ? fill : `${list}[${id === "*" ? "x" : id}].${field === "*" ? (list === "rows" ? "level1" : "source") : field}`;
  const cell = parseCellPath(tried);
  return cell !== null && cell.kind !== "order";
}
