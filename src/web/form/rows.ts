import { emptyTask } from "../../core/form/cell-path.ts";
import type { FilingValues } from "../../core/form/filing-values.ts";
import { emptyRow, type Area } from "./cells.ts";

/** As many rows as a filing may hold. */
export const MOST_ROWS = 500;
/** As many tasks. */
export const MOST_TASKS = 100;

/** The lists in which lines come, go and move: indicators and 年度主要任务. */
export type OpenList = "rows" | "tasks";

/** The list that a wish about rows concerns: tasks while one of them is in focus, else the indicators. */
export function openListOf(area: Area | undefined): OpenList {
  return area === "tasks" ? "tasks" : "rows";
}

export function linesOpen(values: FilingValues, list: OpenList): readonly { readonly id: string }[] {
  return values[list] ?? [];
}

export function mostOf(list: OpenList): number {
  return list === "rows" ? MOST_ROWS : MOST_TASKS;
}

/** The id of a new line. */
export function newIdOf(list: OpenList, number: number): string {
  return `${list === "rows" ? "r" : "t"}${number}`;
}

/** The column a new line is begun in. */
export function nameFieldOf(list: OpenList): string {
  return list === "rows" ? "level3" : "name";
}

/** A new line below another, of the same kind; the first of an empty list has none to take it from. */
export function withRowBelow(values: FilingValues, list: OpenList, belowId: string | null, newId: string): FilingValues {
  const index = indexBelow(linesOpen(values, list), belowId);
  if (list === "tasks") return { ...values, tasks: inserted(values.tasks ?? [], index, emptyTask(newId)) };
  const above = values.rows[index];
  return { ...values, rows: inserted(values.rows, index, emptyRow(newId, { level1: above?.level1 ?? "", level2: above?.level2 ?? "" })) };
}

/** Lines added at the end. */
export function withLinesBehind(values: FilingValues, list: OpenList, ids: readonly string[]): FilingValues {
  if (ids.length === 0) return values;
  if (list === "tasks") return { ...values, tasks: [...(values.tasks ?? []), ...ids.map(emptyTask)] };
  return { ...values, rows: [...values.rows, ...ids.map((id) => emptyRow(id, { level1: "", level2: "" }))] };
}

export function withoutRows(values: FilingValues, list: OpenList, ids: ReadonlySet<string>): FilingValues {
  return { ...values, [list]: linesOpen(values, list).filter(({ id }) => !ids.has(id)) };
}

/** Moves lines one place up or down together; the same values where the edge is reached. */
export function withRowsMoved(values: FilingValues, list: OpenList, ids: ReadonlySet<string>, by: -1 | 1): FilingValues {
  const rows = [...linesOpen(values, list)];
  const order = by < 0 ? rows.map((_, index) => index) : rows.map((_, index) => rows.length - 1 - index);
  let free: number | null = null;
  let changed = false;
  for (const index of order) {
    const row = rows[index]!;
    if (!ids.has(row.id)) free = index;
    else if (free !== null) {
      [rows[free], rows[index]] = [row, rows[free]!];
      free = index;
      changed = true;
    }
  }
  return changed ? { ...values, [list]: rows } : values;
}

function indexBelow(lines: readonly { readonly id: string }[], belowId: string | null): number {
  return belowId === null ? lines.length - 1 : lines.findIndex(({ id }) => id === belowId);
}

function inserted<Line>(lines: readonly Line[], index: number, line: Line): readonly Line[] {
  return [...lines.slice(0, index + 1), line, ...lines.slice(index + 1)];
}
