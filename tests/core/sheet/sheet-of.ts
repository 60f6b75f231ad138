import type { Sheet, SheetCell, SheetMerge } from "../../../src/core/sheet/sheet.ts";

/**
 * A sheet from lines of cells between bars, so that a test shows the form as it is printed. A number becomes a number,
 * `\n` a line break; the first line is row 1. `merges` are areas such as `A1:C1`.
 */
export function sheetOf(text: string, merges = "", name = "自评表"): Sheet {
  const lines = text.replace(/^\n|\n\s*$/g, "").split("\n");
  const rows = lines.map((line, index) => ({
    index,
    hidden: false,
    cells: line.split("|").map((cell, column) => cellOf(cell.trim(), column)).filter((cell) => cell.text !== ""),
  }));
  return { name, hidden: false, rows: rows.filter(({ cells }) => cells.length > 0), merges: merges.split(/\s+/).filter((area) => area !== "").map(mergeOf) };
}

function cellOf(text: string, column: number): SheetCell {
  const isNumber = /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text);
  return { column, kind: isNumber ? "number" : "text", text: text.replace(/\\n/g, "\n"), number: isNumber ? Number(text) : null };
}

function mergeOf(area: string): SheetMerge {
  const [, left, top, right, bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(area)!;
  return { top: Number(top) - 1, left: columnOf(left!), bottom: Number(bottom) - 1, right: columnOf(right!) };
}

function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
