import { emptyMeasure, emptyTask } from "../../core/form/cell-path.ts";
import type { FilingValues } from "../../core/form/filing-values.ts";
import { emptyRow, type Area } from "./cells.ts";

/** As many rows as a filing may hold. */
export const MOST_ROWS = 500;
/** As many tasks, or measures. */
export const MOST_TASKS = 100;

/** The lists in which lines come, go and move: indicators, 年度主要任务, and 问题与应用措施. */
export type OpenList = "rows" | "tasks" | "measures";

/** The list that a wish about rows concerns: the measures of a form that has them, tasks while one of them is in focus, else the indicators. */
export function openListOf(values: FilingValues, area: Area | undefined): OpenList {
  if (values.measures !== undefined) return "measures";
  return area === "tasks" ? "tasks" : "rows";
}

export function linesOpen(values: FilingValues, list: OpenList): readonly { readonly id: string }[] {
  return values[list] ?? [];
}

export function mostOf(list: OpenList): number {
  return list === "rows" ? MOST_ROWS : MOST_TASKS;
}

const LETTERS: Readonly<Record<OpenList, string>> = { rows: "r", tasks: "t", measures: "m" };
const NAMES: Readonly<Record<OpenList, string>> = { rows: "level3", tasks: "name", measures: "problem" };

/** The id of a new line. */
export function newIdOf(list: OpenList, number: number): string {
  return `${LETTERS[list]}${number}`;
}

/** The column a new line is begun in. */
export function nameFieldOf(list: OpenList): string {
  return NAMES[list];
}

/** A new line below another, of the same kind; the first of an empty list has none to take it from. */
export function withRowBelow(values: FilingValues, list: OpenList, belowId: string | null, newId: string): FilingValues {
  const index = indexBelow(linesOpen(values, list), belowId);
  if (list === "tasks") return { ...values, tasks: inserted(values.tasks ?? [], index, emptyTask(newId)) };
  if (list === "measures") return { ...values, measures: inserted(values.measures ?? [], index, emptyMeasure(newId)) };
  const above = values.rows[index];
  return { ...values, rows: inserted(values.rows, index, emptyRow(newId, { level1: above?.level1 ?? "", level2: above?.level2 ?? "" })) };
}

/** Lines added at the end. */
export function withLinesBehind(values: FilingValues, list: OpenList, ids: readonly string[]): FilingValues {
  if (ids.length === 0) return values;
  if (list === "tasks") return { ...values, tasks: [...(values.tasks ?? []), ...ids.map(emptyTask)] };
  if (list === "measures") return { ...values, measures: [...(values.measures ?? []), ...ids.map(emptyMeasure)] };
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
