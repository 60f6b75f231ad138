import type { IndicatorRow, PublishedTable } from "../recheck/table.ts";
import type { Say } from "../basics/message.ts";
import { PART } from "../smart/name-lexicon.ts";
import { ROW_HEIGHT } from "./draw-fields.ts";
import type { IndicatorColumn, IndicatorField, IndicatorsBlock } from "./form.ts";
import { labelOf, labelOfMonth } from "./label.ts";
import { cell, type LayoutCell, type LayoutRow } from "./layout.ts";
import { spread } from "./spread.ts";
import { indicatorValue } from "./table-value.ts";

/** The indicator table; its first row holds the names of the columns. */
export function drawIndicators(table: PublishedTable, block: IndicatorsBlock, say: Say, asked: readonly IndicatorField[] = []): LayoutRow[] {
  const indicators = table.indicators;
  const printed = (field: IndicatorField) => indicators.some((row) => indicatorValue(row, field).text !== "");
  const columns = spread(block.columns, ({ field, whenPrinted }) => !whenPrinted || asked.includes(field) || printed(field));
  const header = headingsOf(columns, table.month, say);
  if (block.group !== null) {
    const { span, label } = block.group;
    header[0]!.unshift(cell(span.start, span.count, "heading", labelOf(label, say), { rows: indicators.length + header.length }));
  }
  const runs = new Map(columns.filter(({ merged }) => merged).map(({ field }) => [field, runLengths(indicators, parentsOf(field, columns))]));
  const body = indicators.map((row, index) => {
    const cells: LayoutCell[] = [];
    for (const { span, field } of columns) {
      const rows = runs.get(field)?.[index] ?? 1;
      // A part of the row above stands in a little, as units write it.
      const indent = field === "level3" && PART.test(row.level3 ?? "") ? 1 : 0;
      if (rows > 0) cells.push(cell(span.start, span.count, "value", "", { ...indicatorValue(row, field), rows, indent, path: `indicators[${index}].${field}` }));
    }
    return { height: ROW_HEIGHT, cells };
  });
  return [...header.map((cells) => ({ height: ROW_HEIGHT, cells })), ...body];
}

/** How many rows the names of the columns take: two where some of them stand under one of their own. */
export function headingRows(columns: readonly Pick<IndicatorColumn, "over">[]): number {
  return columns.some(({ over }) => over !== undefined) ? 2 : 1;
}

type NamedColumn = Pick<IndicatorColumn, "span" | "label" | "over">;

/** The names of columns in one row, or in two where some of them stand under one of their own. */
export function headingsOf(columns: readonly NamedColumn[], month: number | undefined, say: Say): LayoutCell[][] {
  const named = ({ span, label }: NamedColumn, rows: number): LayoutCell => cell(span.start, span.count, "heading", labelOfMonth(label, month, say), { rows });
  const rows = headingRows(columns);
  if (rows === 1) return [columns.map((column) => named(column, 1))];
  const upper = columns.flatMap((column, index): LayoutCell[] => {
    const { over, span } = column;
    if (over === undefined) return [named(column, 2)];
    if (columns[index - 1]?.over?.zh === over.zh) return [];
    const end = columns.findIndex((other, at) => at > index && other.over?.zh !== over.zh);
    const last = columns[(end < 0 ? columns.length : end) - 1]!.span;
    return [cell(span.start, last.start + last.count - span.start, "heading", labelOf(over, say))];
  });
  return [upper, columns.flatMap((column) => (column.over === undefined ? [] : [named(column, 1)]))];
}

/** The merged columns up to this one: a level-2 cell never reaches over the end of its level-1 cell. */
function parentsOf(field: IndicatorField, columns: readonly IndicatorColumn[]): IndicatorField[] {
  const fields: IndicatorField[] = [];
  for (const column of columns) {
    if (column.merged) fields.push(column.field);
    if (column.field === field) break;
  }
  return fields;
}

/** For each row how many rows its cell covers; 0 where a cell above covers it. Empty cells stay apart. */
function runLengths(indicators: readonly IndicatorRow[], fields: readonly IndicatorField[]): number[] {
  const lengths = indicators.map(() => 1);
  const own = fields[fields.length - 1]!;
  let start = 0;
  for (let index = 1; index < indicators.length; index += 1) {
    const above = indicators[index - 1]!;
    const here = indicators[index]!;
    const text = indicatorValue(here, own).text;
    if (text !== "" && fields.every((field) => indicatorValue(above, field).text === indicatorValue(here, field).text)) {
      lengths[start]! += 1;
      lengths[index] = 0;
    } else {
      start = index;
    }
  }
  return lengths;
}
