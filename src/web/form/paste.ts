import { message, type Message } from "../../core/basics/message.ts";
import { isBlankRow } from "../../core/form/cell-path.ts";
import type { FilingValues } from "../../core/form/filing-values.ts";
import { fieldOf, lineKey, lineOf, pathOf, readPath, textAt, withTexts } from "./cells.ts";
import { linesOf, meant, type GridColumn, type GridLine, type GridShape } from "./grid-shape.ts";
import { linesOpen, mostOf, newIdOf, openListOf, withLinesBehind, withoutRows, type OpenList } from "./rows.ts";
import { areaColumns, selectedCells, spotOf, type Selection } from "./selection.ts";
import { readBlock, type CellBlock } from "./tsv.ts";

export interface Pasted {
  readonly values: FilingValues;
  readonly selection: Selection;
  readonly nextRow: number;
  /** What was done and what was left out, so that nothing happens unseen. */
  readonly said: readonly Message[];
}

/** Puts what was copied elsewhere into the form, from the upper left of the selection on; rows are added where it has more. */
export function pasteText(shape: GridShape, values: FilingValues, selection: Selection, text: string, nextRow: number): Pasted {
  const lines = linesOf(shape, values);
  const cells = selectedCells(lines, selection);
  const corner = cornerOf(lines, cells);
  const nothing = (code: string): Pasted => ({ values, selection, nextRow, said: [message(code)] });
  if (corner === null) return nothing("app-form.paste.nowhere");
  const block = blockFor(corner, text);
  if (block.every((row) => row.every((cell) => cell === ""))) return nothing("app-form.paste.empty");
  if (block.length === 1 && block[0]!.length === 1 && cells.flat().length > 1) return fillAll(shape, values, selection, cells.flat(), block[0]![0]!, nextRow);
  return pasteBlock(shape, values, selection, lines, corner, block, nextRow);
}

interface Corner {
  readonly line: string;
  readonly field: string;
}

/** Upper left of the chosen cells: the first line, and the leftmost field that any of them has. */
function cornerOf(lines: readonly GridLine[], cells: readonly (readonly string[])[]): Corner | null {
  const first = cells[0]?.[0];
  if (first === undefined) return null;
  const fields = new Set(cells.flat().map(fieldOf));
  const area = readPath(first)?.area;
  const field = areaColumns(lines, area).find((column) => fields.has(column.field))?.field;
  return field === undefined ? null : { line: lineOf(first), field };
}

/** The goal is one text of many lines; elsewhere a line is a row. */
function blockFor({ line, field }: Corner, text: string): CellBlock {
  const block = readBlock(text);
  if (readPath(pathOf(line, field))?.area !== "goal" || block.some((row) => row.length > 1)) return block;
  return [[block.map(([cell = ""]) => cell).join("\n").trim()]];
}

function fillAll(shape: GridShape, values: FilingValues, selection: Selection, cells: readonly string[], text: string, nextRow: number): Pasted {
  const open = cells.filter((path) => shape.fillable(path));
  const changed = withTexts(values, new Map(open.map((path) => [path, meant(shape, path, text)])));
  return { values: changed, selection, nextRow, said: [message("app-form.paste.done", { count: open.length }), ...closedSaid(cells.length - open.length)] };
}

function pasteBlock(shape: GridShape, values: FilingValues, selection: Selection, lines: readonly GridLine[], corner: Corner, copied: CellBlock, firstNew: number): Pasted {
  const from = lines.findIndex(({ key }) => key === corner.line);
  const { area } = lines[from]!;
  const columns = areaColumns(lines, area);
  const across = columns.slice(columns.findIndex(({ field }) => field === corner.field));
  const hasCell = new Set(lines.flatMap((line) => line.columns.map(({ field }) => pathOf(line.key, field))));
  const said: Message[] = [];

  const headless = isHeading(copied[0]!, across) ? copied.slice(1) : copied;
  if (headless.length < copied.length) said.push(message("app-form.paste.heading"));
  const { block, filled } = filledDown(withoutEmptyEnd(headless), across);
  if (filled > 0) said.push(message("app-form.paste.filled-down", { count: filled }));

  const below = lines.slice(from).filter((line) => line.area === area);
  const missing = Math.max(0, block.length - below.length);
  const list = openListOf(values, area);
  const room = area === list && shape.rowsOpen ? mostOf(list) - linesOpen(values, list).length : 0;
  const added = Math.min(missing, room);
  const ids = Array.from({ length: added }, (_, index) => newIdOf(list, firstNew + index));
  const grown = withLinesBehind(values, list, ids);
  const targets = [...below.map(({ key }) => key), ...ids.map((id) => lineKey(list, id))].slice(0, block.length);

  const texts = new Map<string, string>();
  let closed = 0;
  let beyond = 0;
  let lost = 0;
  for (const [index, cells] of block.entries()) {
    const line = targets[index];
    if (line === undefined) {
      lost += 1;
      continue;
    }
    for (const [offset, text] of cells.entries()) {
      const column = across[offset];
      if (column === undefined) beyond += text === "" ? 0 : 1;
      else {
        const path = pathOf(line, column.field);
        const isCell = hasCell.has(path) || ids.some((id) => line === lineKey(list, id));
        if (isCell && shape.fillable(path)) texts.set(path, meant(shape, path, cleaned(text, column)));
        else if (text !== (isCell ? textAt(grown, path) : "")) closed += 1;
      }
    }
  }
  said.unshift(message("app-form.paste.done", { count: texts.size }));
  if (added > 0) said.push(message("app-form.paste.rows-added", { count: added }));
  said.push(...closedSaid(closed));
  if (beyond > 0) said.push(message("app-form.paste.beyond", { count: beyond }));
  if (lost > 0) said.push(message("app-form.paste.rows-lost", { count: lost }));

  const written = withTexts(grown, texts);
  const offered = leftOver(shape, written, list, across, block, targets[targets.length - 1]);
  if (offered.size > 0) said.push(message("app-form.paste.rows-dropped", { count: offered.size }));

  const last = targets[targets.length - 1] ?? corner.line;
  const widest = Math.min(across.length, Math.max(...block.map((row) => row.length), 1));
  const anchor = pathOf(corner.line, corner.field);
  const focus = pathOf(last, across[widest - 1]?.field ?? corner.field);
  const done = offered.size === 0 ? written : withoutRows(written, list, offered);
  // A line that lacks the corner's cell keeps the selection where it was.
  const isSound = [anchor, focus].every((path) => spotOf(linesOf(shape, done), path) !== null);
  return {
    values: done,
    selection: isSound ? { anchor, focus } : selection,
    nextRow: firstNew + added,
    said,
  };
}

/**
 * Lines that the form offers below what was pasted, and that nobody filled. A block with several level 1s of its own is a whole table:
 * empty lines of the same level 1s behind it would name each of them twice.
 */
function leftOver(shape: GridShape, values: FilingValues, list: OpenList, across: readonly GridColumn[], block: CellBlock, last: string | undefined): ReadonlySet<string> {
  const pasted = new Set(block.map(([first = ""]) => first.trim()).filter((name) => name !== ""));
  if (list !== "rows" || !shape.rowsOpen || across[0]?.field !== "level1" || pasted.size < 2) return new Set();
  const behind = values.rows.slice(values.rows.findIndex(({ id }) => lineKey(list, id) === last) + 1);
  return new Set(behind.filter((row) => isBlankRow(row) && pasted.has(row.level1.trim())).map(({ id }) => id));
}

function closedSaid(count: number): Message[] {
  return count > 0 ? [message("app-form.paste.closed", { count })] : [];
}

/** Blanks around a text come from the other program's layout; a number's thousands are kept as they were typed. */
function cleaned(text: string, column: GridColumn): string {
  return column.kind === "long" ? text.replace(/[ \t]+$/gm, "").trim() : text.replace(/\s*\n\s*/g, "").trim();
}

/** A copied table often brings its heading along; it is told by all of its cells. */
function isHeading(row: readonly string[], across: readonly GridColumn[]): boolean {
  const named = row.map((cell) => cell.replace(/\s/g, "")).filter((cell) => cell !== "");
  if (named.length < 2) return false;
  return row.every((cell, index) => {
    const text = cell.replace(/\s/g, "");
    const label = across[index]?.label;
    return text === "" || (label != null && (text === label.zh.replace(/\s/g, "") || text === label.en.replace(/\s/g, "")));
  });
}

/** A merged cell is copied as its text and blanks below: they take the text above, as the merged cell said for all of them. */
function filledDown(block: CellBlock, across: readonly GridColumn[]): { readonly block: CellBlock; readonly filled: number } {
  let filled = 0;
  const above: string[] = [];
  const done = block.map((row) => {
    const hasMore = row.some((cell, index) => cell.trim() !== "" && across[index]?.merged === false);
    let isNewGroup = false;
    return row.map((cell, index) => {
      if (across[index]?.merged !== true) return cell;
      if (cell.trim() !== "") {
        if (above[index] !== cell) isNewGroup = true;
        above[index] = cell;
        return cell;
      }
      // Below a new level 1, a blank level 2 is nobody's.
      if (isNewGroup) above[index] = "";
      if (!hasMore || (above[index] ?? "") === "") return cell;
      filled += 1;
      return above[index]!;
    });
  });
  return { block: done, filled };
}

function withoutEmptyEnd(block: CellBlock): CellBlock {
  let end = block.length;
  while (end > 1 && block[end - 1]!.every((cell) => cell.trim() === "")) end -= 1;
  return block.slice(0, end);
}
