import { sum, type Decimal } from "../basics/decimal.ts";
import type { Say } from "../basics/message.ts";
import type { PublishedTable, TaskLine } from "../recheck/table.ts";
import { TASK_AMOUNTS, type TaskField } from "../recheck/task-fields.ts";
import { ROW_HEIGHT } from "./draw-fields.ts";
import { headingsOf } from "./draw-indicators.ts";
import type { TaskColumn, TasksBlock } from "./form.ts";
import { labelOf } from "./label.ts";
import { cell, type LayoutCell, type LayoutRow } from "./layout.ts";
import { spread } from "./spread.ts";
import { shownAmount, shownText, type ShownValue } from "./table-value.ts";

/** 年度主要任务: a line for each task and the sum of their amounts. A form that nobody filled has the lines it offers. */
export function drawTasks(table: PublishedTable, { whenPrinted, group, columns: all, total, rows }: TasksBlock, say: Say): LayoutRow[] {
  if (whenPrinted && table.tasks === undefined) return [];
  const tasks = table.tasks ?? emptyTasks(rows);
  const columns = spread(all, ({ field, whenPrinted }) => !whenPrinted || tasks.some((task) => valueOf(task, field).text !== ""));
  const header = headingsOf(columns, table.month, say);
  const height = header.length + tasks.length + 1;
  if (group !== null) header[0]!.unshift(cell(group.span.start, group.span.count, "heading", labelOf(group.label, say), { rows: height }));
  const body = tasks.map((task) => columns.map(({ span, field }) => cell(span.start, span.count, "value", "", { ...valueOf(task, field), path: `tasks[${task.id}].${field}` })));
  return [...header, ...body, totalRow(tasks, columns, labelOf(total, say))].map((cells) => ({ height: ROW_HEIGHT, cells }));
}

const NOTHING: Omit<TaskLine, "id"> = { name: null, content: null, total: null, fiscal: null, other: null, projects: null, done: null };

/** The lines that an empty form offers. */
export function emptyTasks(rows: number): readonly TaskLine[] {
  return Array.from({ length: rows }, (_, index) => ({ ...NOTHING, id: `t${index + 1}` }));
}

function valueOf(task: TaskLine, field: TaskField): ShownValue {
  switch (field) {
    case "total": case "fiscal": case "other": return shownAmount(task[field]);
    default: return shownText(task[field]);
  }
}

/** 金额合计 stands left of the amounts; what stands between and behind them is empty. */
function totalRow(tasks: readonly TaskLine[], columns: readonly TaskColumn[], name: string): LayoutCell[] {
  const isAmount = (field: TaskField): boolean => TASK_AMOUNTS.includes(field);
  const first = columns.findIndex(({ field }) => isAmount(field));
  const labelled = first < 0 ? columns : columns.slice(0, first);
  const start = labelled[0]?.span.start ?? 0;
  const end = labelled.at(-1)?.span;
  return [
    ...(end === undefined ? [] : [cell(start, end.start + end.count - start, "label", name)]),
    ...(first < 0 ? [] : columns.slice(first)).map(({ span, field }) => cell(span.start, span.count, "note", "", isAmount(field) ? shownAmount(sumOf(tasks, field)) : {})),
  ];
}

/** The sum of a column; none while a task that has an amount of its own lacks this one. */
export function sumOf(tasks: readonly TaskLine[], field: TaskField): Decimal | null {
  const amounts = tasks.filter((task) => TASK_AMOUNTS.some((one) => task[one as "total"] !== null)).map((task) => task[field as "total"]);
  const known = amounts.flatMap((amount) => amount ?? []);
  return amounts.length === 0 || known.length < amounts.length ? null : sum(known);
}
