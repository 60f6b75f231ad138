import type { Cell, MergeRange, WriteSheet } from "hucre/xlsx";
import { toText, type Decimal } from "../core/basics/decimal.ts";
import { leastScale, linesIn, POINT, rowHeights } from "../core/layout/measure.ts";
import { allMarks, type Layout, type LayoutCell, type Mark } from "../core/layout/layout.ts";
import { cellLook, lineLook, titleLook } from "./sheet-look.ts";
import { cellText, escapedText, looksLikeFormula } from "./sheet-text.ts";

/** More digits than this a spreadsheet doesn't keep; longer numbers are written as text. */
const MAX_DIGITS = 15;
/** Millimetres that the footer takes from the page. */
const LOWER_MARGIN = 5.08;
/** Text that some programs would take for an error value. */
const ERROR_TEXT = /^#(VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$/;

export interface WrittenSheet {
  readonly sheet: WriteSheet;
  /** Row numbers, counted from 1, that are printed again on each page. */
  readonly printTitles: string | null;
}

/** Turns a layout into a sheet: title and lines above, the grid with its merges, notes and findings below. */
export function writeSheet(name: string, layout: Layout): WrittenSheet {
  const cells = new Map<string, Partial<Cell>>();
  const merges: MergeRange[] = [];
  const rowDefs = new Map<number, { height: number }>();
  const lastColumn = layout.columns.length - 1;
  const width = layout.columns.reduce((total, column) => total + column, 0);
  let row = 0;
  /** Points that all rows take together. */
  let long = 0;

  const wholeLine = (text: string, look: Partial<Cell>["style"], textSize: number) => {
    cells.set(`${row},0`, { ...textCell(text), style: { ...look, ...(looksLikeFormula(text) ? { numFmt: "@" } : {}) } });
    if (lastColumn > 0) merges.push({ startRow: row, startCol: 0, endRow: row, endCol: lastColumn });
    const height = points(linesIn(text, width, textSize) * textSize * 1.6 * POINT);
    rowDefs.set(row, { height });
    long += height;
    row += 1;
  };

  if (layout.stamp !== "") wholeLine(layout.stamp, lineLook(layout, "right"), 10.5);
  wholeLine(layout.title, titleLook(layout), 18);
  layout.lines.forEach((line, index) => wholeLine(line, lineLook(layout, layout.kind === "form" && index === 0 ? "center" : "left"), 10.5));

  const top = row;
  const heights = rowHeights(layout);
  layout.rows.forEach((line, index) => {
    // Merged cells never grow by themselves, and not every program grows the others.
    rowDefs.set(top + index, { height: points(heights[index]!) });
    long += points(heights[index]!);
    for (const one of line.cells) place(cells, merges, layout, one, top + index);
  });
  row = top + layout.rows.length;

  for (const note of layout.notes) wholeLine(note, lineLook(layout, "left"), 10.5);
  const marks = allMarks(layout);
  if (marks.length > 0) wholeLine(layout.marksTitle, lineLook(layout, "left"), 10.5);
  for (const mark of marks) wholeLine(markText(mark), lineLook(layout, "left"), 10.5);

  const header = layout.repeat === null ? null : top + layout.repeat;
  const margin = layout.paper.margin / 25.4;
  return {
    printTitles: header === null ? null : `$${header + 1}:$${header + (layout.repeatRows ?? 1)}`,
    sheet: {
      name,
      cells,
      merges,
      rowDefs,
      columns: layout.columns.map((column) => ({ width: columnWidth(column) })),
      pageSetup: {
        paperSize: "a4", orientation: layout.paper.orientation, fitToPage: true, fitToWidth: 1, fitToHeight: fitsOnePage(long, layout) ? 1 : 0, horizontalCentered: true,
        margins: { top: margin, bottom: margin + LOWER_MARGIN / 25.4, left: margin, right: margin, header: 0.3, footer: 0.3 },
      },
      headerFooter: { oddFooter: footerCode(layout.footer) },
      ...(layout.kind === "list" && header !== null
        ? { freezePane: { rows: header + 1 }, autoFilter: { range: `A${header + 1}:${columnName(lastColumn)}${Math.max(top + layout.rows.length - layout.sums, header + 1)}` } }
        : {}),
      view: { showGridLines: false },
    },
  };
}

/** A4, in millimetres. */
const PAGE = { portrait: 297, landscape: 210 };

/** What is a little longer than its page is printed on one, as small as a page printed from here may be; a list runs over as many pages as it takes. */
function fitsOnePage(long: number, layout: Layout): boolean {
  const { kind, paper } = layout;
  return kind === "form" && long * POINT * leastScale(layout) <= PAGE[paper.orientation] - 2 * paper.margin - LOWER_MARGIN;
}

function place(cells: Map<string, Partial<Cell>>, merges: MergeRange[], layout: Layout, one: LayoutCell, row: number): void {
  const format = one.number === null || !fits(one.number) ? (looksLikeFormula(one.text) ? "@" : null) : numberFormat(one);
  const style = cellLook(layout, one, format);
  const content: Partial<Cell> = one.number !== null && fits(one.number) ? { value: Number(toText(one.number)) } : textCell(one.text);
  const comment = one.marks.length === 0 ? {} : { comment: { author: "Hengji", text: cellText(one.marks.map(markText).join("\n")) } };
  // Every cell under a merge carries the border, or the frame of the merged cell has gaps.
  for (let down = 0; down < one.rows; down += 1) {
    for (let across = 0; across < one.columns; across += 1) cells.set(`${row + down},${one.column + across}`, { value: null, style });
  }
  cells.set(`${row},${one.column}`, { ...content, style, ...comment });
  if (one.rows > 1 || one.columns > 1) {
    merges.push({ startRow: row, startCol: one.column, endRow: row + one.rows - 1, endCol: one.column + one.columns - 1 });
  }
}

function textCell(text: string): Partial<Cell> {
  const clean = cellText(text);
  if (clean === "") return { value: null };
  // As rich text it stays a text; as a plain value the file format would take it for an error.
  return ERROR_TEXT.test(clean) ? { value: clean, richText: [{ text: clean }] } : { value: escapedText(clean) };
}

function markText({ number, label, text, advice }: Mark): string {
  return `${number}. ${[label, text, advice].filter((part) => part !== "").join(" ")}`;
}

function fits(number: Decimal): boolean {
  return toText(number).replace(/^-?0*\.?0*/, "").replace(".", "").length <= MAX_DIGITS;
}

/** Shows exactly the decimals that were printed. */
function numberFormat({ number, text }: LayoutCell): string {
  const whole = text.includes(",") ? "#,##0" : "0";
  return number!.scale === 0 ? whole : `${whole}.${"0".repeat(number!.scale)}`;
}

/** `&` begins a code in a footer. */
function footerCode(footer: string): string {
  return footer.replace(/&/g, "&&").replace("{page}", "&P").replace("{pages}", "&N");
}

function points(millimetres: number): number {
  // Excel knows no taller row.
  return Math.min(Math.round((millimetres / POINT) * 4) / 4, 409);
}

/** Millimetres in the unit of column widths: digits of the default font, seven pixels each and five for the edges. */
function columnWidth(millimetres: number): number {
  return Math.max(Math.round((((millimetres / 25.4) * 96 - 5) / 7) * 100) / 100, 1);
}

function columnName(index: number): string {
  const rest = index % 26;
  return (index >= 26 ? columnName((index - rest) / 26 - 1) : "") + String.fromCharCode(65 + rest);
}
