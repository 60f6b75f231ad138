import type { Layout, LayoutCell } from "./layout.ts";

/** Millimetres in a point. */
export const POINT = 25.4 / 72;
/** Room that borders and padding take at both sides of a cell, in millimetres. */
const PADDING = 2.4;
/** Of the size of the text; screen fonts of lists stand wider apart than those of print. */
const LINE_HEIGHT = { form: 1.4, list: 1.55 };
/** Points of text from which down a form is dense, and millimetres of its plain rows: what has many narrow columns stays on one sheet. */
export const DENSE = 8;
export const DENSE_ROW = 5.6;

/** Width of a text in ems: a Chinese character is one, a digit or Latin letter about half of one. */
function widthInEms(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    width += code < 0x2000 ? (code >= 0x41 && code <= 0x5a ? 0.68 : 0.54) : 1;
  }
  return width;
}

/** A Chinese character, a space or hyphen, or a word that is better not broken. */
const PIECES = /[\u2000-\u{10FFFF}]|[\s-]|[^\s\u2000-\u{10FFFF}-]+/gu;

/** Lines that a text takes in a column of so many millimetres. */
export function linesIn(text: string, width: number, textSize: number): number {
  const room = Math.max((width - PADDING) / (textSize * POINT), 1) + 0.01;
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    lines += 1;
    let used = 0;
    for (const piece of paragraph.match(PIECES) ?? []) {
      const needed = widthInEms(piece);
      if (used + needed > room && used > 0) {
        lines += 1;
        used = 0;
      }
      // A word longer than a line is broken after all.
      const full = Math.max(Math.ceil(needed / room) - 1, 0);
      lines += full;
      used += needed - full * room;
    }
  }
  return lines;
}

/** What a line of text takes, of its size, and a row beside its lines, in millimetres. */
interface RowRoom {
  readonly line: number;
  readonly padding: number;
}

/**
 * Height of each row in millimetres, for programs that don't grow rows with merged cells by themselves.
 * What a cell over several rows still lacks is shared out among them.
 */
export function rowHeights(layout: Layout): number[] {
  return heights(layout, { line: LINE_HEIGHT[layout.kind], padding: PADDING / 2 });
}

function heights(layout: Layout, room: RowRoom): number[] {
  const found = layout.rows.map(({ height, cells }) =>
    Math.max(height, ...cells.filter(({ rows }) => rows === 1).map((cell) => needOf(cell, layout, room))),
  );
  layout.rows.forEach(({ cells }, index) => {
    for (const cell of cells) {
      if (cell.rows === 1) continue;
      const covered = found.slice(index, index + cell.rows).reduce((total, height) => total + height, 0);
      const lack = needOf(cell, layout, room) - covered;
      if (lack <= 0) continue;
      for (let row = index; row < index + cell.rows; row += 1) found[row]! += lack / cell.rows;
    }
  });
  return found;
}

/** A4, in millimetres. */
const SHEET = { portrait: 297, landscape: 210 };
/** Points of the title, of the lines below it and of the stamp, and of the notes, as page and workbook write them. */
const TITLE = 18;
const LINE = 10.5;
const NOTE = 9;
/** Text of a sheet gets no smaller than this, in points, and nothing shrinks by much more than a fifth. */
const LEAST_TEXT = 6.3;
const LEAST_SCALE = 0.78;
/** What a printer makes longer than it was reckoned; rows moved close are reckoned as the print writes them, to the line. */
const SPARE = 1.05;

/** Rows of a dense form that is still too long are made this low, in millimetres: one line of its text, with next to nothing around it. */
export const CLOSE_ROW = 4.6;
/** Line and padding of such a row, as the print writes it. */
const CLOSE_LINE = 1.3;
const CLOSE_PADDING = 0.9;

/** How a form is printed: how much smaller, and whether its rows are moved close together. */
export interface SheetFit {
  readonly scale: number;
  readonly isClose: boolean;
}

/**
 * How much smaller a form is printed so that a few rows more than a sheet holds do not go on another: 1 for what fits, for lists, and for what
 * would get too small to read. Where smaller text alone is not enough, rows of a dense form are moved close together before it goes on a
 * second sheet. `taken` are millimetres that something else takes from the sheet.
 */
export function fitToSheet(layout: Layout, taken: number): SheetFit {
  if (layout.kind === "list") return { scale: 1, isClose: false };
  const room = SHEET[layout.paper.orientation] - 2 * layout.paper.margin - taken;
  const usual = scaleFor(layout, room / SPARE, rowHeights);
  if (usual !== null) return { scale: usual, isClose: false };
  const close = layout.textSize > DENSE ? null : scaleFor(layout, room, closeHeights);
  return close === null ? { scale: 1, isClose: false } : { scale: close, isClose: true };
}

/** How much smaller a form may be printed at the most. */
export function leastScale({ textSize }: Pick<Layout, "textSize">): number {
  return Math.max(LEAST_SCALE, LEAST_TEXT / textSize);
}

/** The largest scale that fits the room; null where the text would get too small. */
function scaleFor(layout: Layout, room: number, heightsOf: (layout: Layout) => number[]): number | null {
  for (let percent = 100; percent >= 100 * leastScale(layout); percent -= 1) {
    // What is smaller has more room across, and breaks into fewer lines.
    const columns = layout.columns.map((column) => (column * 100) / percent);
    if (lengthOf({ ...layout, columns }, heightsOf) * (percent / 100) <= room) return percent / 100;
  }
  return null;
}

/** Heights of rows that are moved close together. */
function closeHeights(layout: Layout): number[] {
  return heights({ ...layout, rows: layout.rows.map((row) => (row.height === DENSE_ROW ? { ...row, height: CLOSE_ROW } : row)) }, { line: CLOSE_LINE, padding: CLOSE_PADDING });
}

/** Millimetres of a form with its title and its notes. */
function lengthOf(layout: Layout, heightsOf: (layout: Layout) => number[]): number {
  const width = layout.columns.reduce((total, column) => total + column, 0);
  const text = (said: string, size: number): number => (said === "" ? 0 : linesIn(said, width, size) * size * POINT * 1.4 + 1);
  const around = [text(layout.stamp, LINE), text(layout.title, TITLE), ...layout.lines.map((line) => text(line, LINE)), ...layout.notes.map((note) => text(note, NOTE))];
  return [...heightsOf(layout), ...around].reduce((total, height) => total + height, 0);
}

/** Whether a word of the text is wider than the cell, so that it would be broken in the middle. */
export function breaksWords(cell: LayoutCell, layout: Layout): boolean {
  const room = (widthOf(cell, layout) - PADDING) / (layout.textSize * POINT);
  return (cell.text.match(PIECES) ?? []).some((piece) => piece.length > 1 && widthInEms(piece) > room);
}

/** Characters side by side from which on a Chinese text is not taken for narrow. */
const NARROW = 3;

/**
 * Whether a Chinese text is written downwards, since across it would stand in lines of one or two characters: where its rows are high enough for it, so that
 * nothing becomes longer by it, and always with brackets, which would stand apart from what they hold.
 */
export function standsDown(cell: LayoutCell, row: number, layout: Layout): boolean {
  const size = layout.textSize * POINT;
  const room = (widthOf(cell, layout) - PADDING) / size;
  if (room >= NARROW || !/\p{Script=Han}/u.test(cell.text) || cell.text.split("\n").every((line) => widthInEms(line) <= room)) return false;
  const rows = layout.rows.slice(row, row + cell.rows).reduce((total, { height }) => total + height, 0);
  return /[（(]/.test(cell.text) || widthInEms(cell.text) * size + PADDING <= rows;
}

function widthOf(cell: LayoutCell, layout: Layout): number {
  return layout.columns.slice(cell.column, cell.column + cell.columns).reduce((total, column) => total + column, 0);
}

function needOf(cell: LayoutCell, layout: Layout, { line, padding }: RowRoom): number {
  if (cell.text === "") return 0;
  if (cell.turned !== null) return widthInEms(cell.text) * layout.textSize * POINT + 2 * padding;
  const lines = linesIn(cell.text, widthOf(cell, layout) - cell.indent * layout.textSize * POINT, layout.textSize);
  return lines * layout.textSize * POINT * line + padding;
}
