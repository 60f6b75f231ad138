import type { PublishedTable } from "../recheck/table.ts";
import type { Say } from "../basics/message.ts";
import type { Block, FieldsBlock, GoalsBlock, TableField } from "./form.ts";
import { labelOf } from "./label.ts";
import { cell, type LayoutCell, type LayoutRow } from "./layout.ts";
import { spread } from "./spread.ts";
import { tableValue } from "./table-value.ts";

/** Millimetres: room for a line of handwriting. */
export const ROW_HEIGHT = 8;

/** Rows of labels and single values: the head of a form, its total row. */
export function drawFields(table: PublishedTable, block: FieldsBlock, say: Say): LayoutRow[] {
  const printed = block.rows.flat().some(({ field }) => field !== null && tableValue(table, field).text !== "");
  if (block.whenPrinted && !printed) return [];
  return block.rows.map((row) => ({
    height: ROW_HEIGHT,
    cells: row.map(({ span, field, label }) =>
      field === null
        ? cell(span.start, span.count, "label", label === null ? "" : labelOf(label, say))
        : cell(span.start, span.count, "value", "", { ...tableValue(table, field), path: field }),
    ),
  }));
}

/** 年度总体目标: the wanted and the reached goal side by side. */
export function drawGoals(table: PublishedTable, block: GoalsBlock, say: Say): LayoutRow[] {
  const text = (field: TableField) => tableValue(table, field).text;
  if (block.whenPrinted && block.columns.every(({ field }) => text(field) === "")) return [];
  const columns = spread(block.columns, ({ field, whenPrinted }) => !whenPrinted || text(field) !== "");
  const group: LayoutCell[] = block.group === null ? [] : [cell(block.group.span.start, block.group.span.count, "heading", labelOf(block.group.label, say), { rows: 2 })];
  return [
    { height: ROW_HEIGHT, cells: [...group, ...columns.map(({ span, label }) => cell(span.start, span.count, "heading", labelOf(label, say)))] },
    { height: block.height, cells: columns.map(({ span, field }) => cell(span.start, span.count, "value", "", { ...tableValue(table, field), path: field })) },
  ];
}

const REST: readonly TableField[] = [
  "project.name", "project.department", "project.unit", "goal.planned", "goal.actual", "goal.term", "goal.duties",
  "project.execution_points", "project.execution_rate", "project.execution_score", "total_points", "total_score",
];

/** What the form's own cells say of values that have no place on it. */
export function saidElsewhere(table: PublishedTable, blocks: readonly Block[]): readonly TableField[] {
  const cells = blocks.flatMap((block) => (block.kind === "fields" ? block.rows.flat() : []));
  return cells.flatMap(({ field, says = [] }) => (field !== null && tableValue(table, field).text !== "" ? says : []));
}

/** What the table prints though its form has no place for it and doesn't say it otherwise, so that nothing is lost. */
export function drawRest(table: PublishedTable, said: ReadonlySet<string>, gridColumns: number, say: Say): LayoutRow[] {
  const labelColumns = gridColumns > 1 ? Math.ceil(gridColumns / 4) : 0;
  return REST.filter((field) => !said.has(field) && tableValue(table, field).text !== "").map((field) => {
    const value = tableValue(table, field);
    const name = say(`form.field.${field}`);
    const cells = labelColumns === 0
      ? [cell(0, gridColumns, "value", say("form.named-value", { name, value: value.text }), { path: field })]
      : [cell(0, labelColumns, "label", name), cell(labelColumns, gridColumns - labelColumns, "value", "", { ...value, align: "left", path: field })];
    return { height: ROW_HEIGHT, cells };
  });
}
