import type { PublishedTable } from "../recheck/table.ts";
import type { Say } from "../basics/message.ts";
import { ROW_HEIGHT } from "./draw-fields.ts";
import type { ResultBlock } from "./form.ts";
import { labelOf } from "./label.ts";
import { cell, type LayoutCell, type LayoutRow } from "./layout.ts";
import { shownText } from "./table-value.ts";

/** 评价结果: names and what was taken over; nothing of it is a number that somebody would type into a workbook. */
export function drawResult(table: PublishedTable, { group, rows }: ResultBlock, say: Say): LayoutRow[] {
  return rows.map((cells, index) => ({
    height: ROW_HEIGHT,
    cells: [
      ...(group === null || index > 0 ? [] : [cell(group.span.start, group.span.count, "heading", labelOf(group.label, say), { rows: rows.length })]),
      ...cells.map(({ span, label, field }): LayoutCell =>
        field === null
          ? cell(span.start, span.count, "label", label === null ? "" : labelOf(label, say))
          : cell(span.start, span.count, "value", "", { ...shownText(resultText(field, table.result?.[field] ?? null, say)), path: `result[${field}].value` })),
    ],
  }));
}

/** A field of the result in words: whose score it is, and the stage it was given in, are names. */
export function resultText(field: string, value: string | null, say: Say): string | null {
  return value === null || value === "" || (field !== "by" && field !== "of") ? value : say(`form.result.${field}.${value}`);
}
