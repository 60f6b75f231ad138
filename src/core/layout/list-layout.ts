import { fromNumber, toShortText, toText, type Decimal } from "../basics/decimal.ts";
import type { Say } from "../basics/message.ts";
import { cell, type Layout, type LayoutCell, type LayoutRow } from "./layout.ts";

export interface ListColumn {
  readonly title: string;
  /** Millimetres. */
  readonly width: number;
  readonly align?: "left" | "center" | "right";
}

/** A count, a printed number, a text, or nothing. */
export type ListValue = string | number | Decimal | null;

export interface List {
  readonly title: string;
  readonly lines?: readonly string[];
  readonly columns: readonly ListColumn[];
  readonly rows: readonly (readonly ListValue[])[];
  /** A last row of sums, which sorting and filtering leave alone. */
  readonly total?: readonly ListValue[];
  readonly notes?: readonly string[];
}

/** Rows to read, sort and filter, under one row of column names. */
export function layOutList(list: List, say: Say): Layout {
  const header: LayoutRow = { height: 8, cells: list.columns.map(({ title }, index) => cell(index, 1, "heading", title)) };
  const rows = list.rows.map((values) => ({ height: 6.5, cells: values.map((value, index) => valueCell(value, index, list.columns[index]!)) }));
  const total = list.total?.map((value, index) => ({ ...valueCell(value, index, list.columns[index]!), ...(index === 0 ? { role: "label" as const } : {}) }));
  return {
    kind: "list",
    title: list.title,
    lines: list.lines ?? [],
    stamp: "",
    paper: { size: "A4", orientation: "landscape", margin: 12 },
    textSize: 10,
    columns: list.columns.map(({ width }) => width),
    rows: [header, ...rows, ...(total ? [{ height: 8, cells: total }] : [])],
    repeat: 0,
    sums: total ? 1 : 0,
    notes: list.notes ?? [],
    marks: [],
    marksTitle: "",
    footer: say("form.page-of"),
  };
}

function valueCell(value: ListValue, index: number, column: ListColumn): LayoutCell {
  const align = column.align ?? "left";
  if (value === null || typeof value === "string") return cell(index, 1, "value", value ?? "", { align });
  if (typeof value === "number") {
    const count = fromNumber(value)!;
    return cell(index, 1, "number", toShortText(count), { align, number: count });
  }
  return cell(index, 1, "number", toText(value), { align, number: value });
}
