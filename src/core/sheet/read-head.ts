import type { Decimal } from "../basics/decimal.ts";
import { fold } from "../target/fold.ts";
import { NEXT_FIELD, OTHER_FIELD, type HeadField } from "./field-lexicon.ts";
import type { Grid } from "./grid.ts";
import { MONEY_UNIT_AFTER_LABEL, YEAR_ALONE, YEAR_IN_TITLE, YEAR_NUMBER } from "./label-lexicon.ts";
import type { LabelReader, Meant } from "./label.ts";
import { placedAt, putPlace, type Places } from "./places.ts";
import { joinLines, type CellReader, type Placed } from "./read-cell.ts";
import type { SheetRow } from "./sheet.ts";

export interface Head {
  readonly title: string | null;
  readonly project: string | null;
  readonly department: string | null;
  readonly unit: string | null;
  readonly publisher: string | null;
  readonly year: number | null;
  /** A total printed above the table, as `自评得分: 96`. */
  readonly totalScore: Decimal | null;
}

/** Fields of more than this many characters are no names. */
const MAX_TEXT = 400;
/** Reads who, what and when from the rows above the indicators. */
export function readHead(grid: Grid, rows: readonly SheetRow[], title: string | null, labels: LabelReader, cells: CellReader, places: Places): Head {
  const best = new Map<HeadField, { rank: number; text: string; placed: Placed }>();
  const keep = (field: Meant<HeadField>, text: () => string | null, placed: Placed): void => {
    const known = best.get(field.meaning);
    if (placed.cell.text.length > MAX_TEXT || (known !== undefined && known.rank <= field.rank)) return;
    const value = text();
    if (value !== null && value !== "") best.set(field.meaning, { rank: field.rank, text: value, placed });
  };
  for (const row of rows) {
    row.cells.forEach((cell, index) => {
      const placed = { row: row.index, cell };
      const inline = inlineField(cell.text);
      if (inline !== null) {
        const field = labels.head(inline.name);
        if (field !== null) return keep(field, () => inline.value, placed);
      }
      const field = labels.head(cell.text);
      const next = row.cells[index + 1];
      if (field === null || next === undefined || isName(next.text, labels)) return;
      const value = { row: row.index, cell: next };
      keep(field, () => cells.name(value), value);
    });
  }
  putPlace(places, grid.sheet.name, "project.name", placedAt(best.get("project")?.placed ?? null));
  const score = best.get("totalScore");
  putPlace(places, grid.sheet.name, "total_score", placedAt(score?.placed ?? null));
  const text = (field: HeadField): string | null => best.get(field)?.text ?? null;
  return {
    title,
    project: text("project") ?? text("projectCode"),
    department: text("department"),
    unit: text("unit"),
    publisher: text("publisher"),
    year: yearOf(text("year")) ?? yearIn(title) ?? loneYear(rows),
    totalScore: score === undefined ? null : cells.points(scoreCell(score)),
  };
}

/** `自评得分:96` in one cell is read as the 96 alone. */
function scoreCell({ text, placed }: { text: string; placed: Placed }): Placed {
  return placed.cell.text === text ? placed : { row: placed.row, cell: { ...placed.cell, text, number: placed.cell.number } };
}

/** `项目名称：某项目` in one cell. */
function inlineField(text: string): { name: string; value: string } | null {
  if (text.length > MAX_TEXT) return null;
  const colon = text.slice(0, 40).search(/[:：]/);
  if (colon <= 0) return null;
  const value = joinLines(text.slice(colon + 1).trim()).replace(NEXT_FIELD, "").trim();
  return value === "" ? null : { name: text.slice(0, colon), value };
}

/** Whether a cell is the name of another field, so that the one before it was left empty. */
function isName(text: string, labels: LabelReader): boolean {
  const colon = text.slice(0, 40).search(/[:：]/);
  return labels.head(text) !== null || (text.length <= 12 && OTHER_FIELD.test(labels.bare(text))) || MONEY_UNIT_AFTER_LABEL.test(text.slice(0, 40)) || (colon > 0 && labels.head(text.slice(0, colon)) !== null);
}

/** `（2022年度）` in a cell of its own. */
function loneYear(rows: readonly SheetRow[]): number | null {
  for (const { cells } of rows) {
    for (const { text } of cells) {
      const year = text.length > 14 ? null : YEAR_ALONE.exec(fold(text).replace(/[\s()]/g, ""));
      if (year !== null && year !== undefined) return Number(year[1]);
    }
  }
  return null;
}

export function yearIn(text: string | null): number | null {
  if (text === null || text.length > 120) return null;
  const match = YEAR_IN_TITLE.exec(fold(text).replace(/\s/g, ""));
  return match === null ? null : Number(match[1]);
}

export function yearOf(text: string | null): number | null {
  if (text === null || text.length > 20) return null;
  const folded = fold(text).replace(/\s/g, "");
  const match = YEAR_NUMBER.exec(folded);
  return match === null ? yearIn(folded) : Number(match[1]);
}
