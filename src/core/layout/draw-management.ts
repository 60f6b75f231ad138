import type { PublishedTable } from "../recheck/table.ts";
import type { Say } from "../basics/message.ts";
import { ROW_HEIGHT } from "./draw-fields.ts";
import type { ManagementBlock } from "./form.ts";
import { labelOf } from "./label.ts";
import { cell, type LayoutCell, type LayoutRow } from "./layout.ts";
import { shownText } from "./table-value.ts";

/** 资金管理情况: the lines of the form, filled or not; a table that was read elsewhere has none of them filled. */
export function drawManagement(table: PublishedTable, { group, columns, lines }: ManagementBlock, say: Say): LayoutRow[] {
  const heading: LayoutCell[] = group === null ? [] : [cell(group.span.start, group.span.count, "heading", labelOf(group.label, say), { rows: lines.length + 1 })];
  return [
    { height: ROW_HEIGHT, cells: [...heading, ...columns.map(({ span, label }) => cell(span.start, span.count, "heading", labelOf(label, say)))] },
    ...lines.map((line) => {
      const filled = table.management?.find(({ id }) => id === line.id);
      return {
        height: ROW_HEIGHT,
        cells: columns.map(({ span, field }) =>
          field === "line"
            ? cell(span.start, span.count, "label", labelOf(line, say), { align: "left" })
            : cell(span.start, span.count, "value", "", { ...shownText(filled?.[field] ?? null), path: `management[${line.id}].${field}` })),
      };
    }),
  ];
}
