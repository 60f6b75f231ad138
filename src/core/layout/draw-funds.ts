import type { PublishedTable } from "../recheck/table.ts";
import type { Say } from "../basics/message.ts";
import { ROW_HEIGHT } from "./draw-fields.ts";
import type { FundsBlock, FundsColumn, FundsField, TableField } from "./form.ts";
import { labelOf, labelOfMonth } from "./label.ts";
import { cell, type LayoutCell, type LayoutRow } from "./layout.ts";
import { spread } from "./spread.ts";
import { partValue, tableValue, type ShownValue } from "./table-value.ts";

/** 项目资金: a header, the total, and its parts with 其中 before the first. */
export function drawFunds(table: PublishedTable, block: FundsBlock, say: Say): LayoutRow[] {
  const parts = table.project.fundsRows;
  const printed = (field: FundsField) =>
    (field !== "source" && totalValue(table, field).text !== "") || parts.some((_, index) => partValue(table, index, field).text !== "");
  if (block.whenPrinted && table.project.fundsUnit === null && !block.columns.some(({ field }) => printed(field))) return [];

  const columns = spread(block.columns, ({ field, whenPrinted }) => !whenPrinted || printed(field));
  const header = columns.map(({ span, label }) => cell(span.start, span.count, "heading", labelOfMonth(label, table.month, say)));
  const total = columns.map(({ span, field }) =>
    field === "source"
      ? cell(span.start, span.count, "label", block.group === null ? withUnit(labelOf(block.total, say), table, say) : labelOf(block.total, say), { align: "left" })
      : cell(span.start, span.count, "value", "", { ...totalValue(table, field), path: `project.${field}` }),
  );
  const rows = [header, total, ...parts.map((_, index) => columns.map((column) => partCell(table, index, column, say)))];
  return rows.map((cells, index) => ({ height: ROW_HEIGHT, cells: index === 0 ? [...groupCell(table, block, rows.length, say), ...cells] : cells }));
}

function totalValue(table: PublishedTable, field: Exclude<FundsField, "source">): ShownValue {
  return tableValue(table, `project.${field}` satisfies TableField);
}

function partCell(table: PublishedTable, index: number, { span, field, inParts }: FundsColumn, say: Say): LayoutCell {
  const value = partValue(table, index, field);
  if (field === "source") {
    // The form's own 其中 stands before the first part; the others are set in by its width.
    const path = `project.funds_rows[${index}]`;
    return index === 0
      ? cell(span.start, span.count, "label", say("form.first-part", { source: value.text }), { align: "left", path })
      : cell(span.start, span.count, "label", value.text, { align: "left", indent: 3, path });
  }
  // What the form prints itself stands only where the table prints nothing.
  const isRate = field === "execution_rate" && (value.text !== "" || inParts === "");
  if (isRate || field === "initial_budget" || field === "adjusted_budget" || field === "executed" || field === "expected") {
    return cell(span.start, span.count, "value", "", { ...value, path: `project.funds_rows[${index}].${field}` });
  }
  return cell(span.start, span.count, "note", inParts, { align: "center" });
}

function groupCell(table: PublishedTable, { group }: FundsBlock, rows: number, say: Say): LayoutCell[] {
  if (group === null) return [];
  return [cell(group.span.start, group.span.count, "heading", withUnit(labelOf(group.label, say), table, say), { rows })];
}

function withUnit(name: string, table: PublishedTable, say: Say): string {
  const unit = table.project.fundsUnit;
  return unit === null ? name : say("form.with-unit", { name, unit });
}
