import { fieldOf, lineOf } from "./cells.ts";
import type { Mark } from "./marks.ts";

/** What stands around the text of a cell. */
export interface CellNotes {
  readonly marks: readonly Mark[];
  /** Last year's text of the same cell, and what was reached then. */
  readonly lastYear: string | null;
  readonly lastActual: string | null;
  /** What stood here when the present reader last saw it; null where nothing changed. */
  readonly before: string | null;
  /** What the rule suggests for a score. */
  readonly suggested: string | null;
  readonly remarks: number;
  /** Remarks of last year, which stand beside a new goal. */
  readonly lastRemarks: number;
  readonly evidence: number;
}

export type LineNotes = Readonly<Record<string, CellNotes>>;

export const NO_NOTES: CellNotes = { marks: [], lastYear: null, lastActual: null, before: null, suggested: null, remarks: 0, lastRemarks: 0, evidence: 0 };
const EMPTY_LINE: LineNotes = {};

export interface NoteSources {
  readonly marks: readonly Mark[];
  readonly lastYear: ReadonlyMap<string, string>;
  readonly lastActual: ReadonlyMap<string, string>;
  readonly before: ReadonlyMap<string, string>;
  readonly suggested: ReadonlyMap<string, string>;
  readonly remarks: ReadonlyMap<string, number>;
  readonly lastRemarks: ReadonlyMap<string, number>;
  readonly evidence: ReadonlyMap<string, number>;
}

/**
 * Gathers everything around cells by line, so that a line is drawn again only when something about it changed: a line whose notes are the
 * same keeps the same object as `before`.
 */
export function notesByLine(sources: NoteSources, before: ReadonlyMap<string, LineNotes> = new Map()): ReadonlyMap<string, LineNotes> {
  const lines = new Map<string, Record<string, CellNotes>>();
  const note = (path: string, change: (notes: CellNotes) => Partial<CellNotes>): void => {
    const line = lines.get(lineOf(path)) ?? {};
    const field = fieldOf(path);
    const notes = line[field] ?? NO_NOTES;
    line[field] = { ...notes, ...change(notes) };
    lines.set(lineOf(path), line);
  };
  for (const mark of sources.marks) if (mark.path !== "") note(mark.path, ({ marks }) => ({ marks: [...marks, mark] }));
  for (const [path, lastYear] of sources.lastYear) note(path, () => ({ lastYear }));
  for (const [path, lastActual] of sources.lastActual) note(path, () => ({ lastActual }));
  for (const [path, text] of sources.before) note(path, () => ({ before: text }));
  for (const [path, suggested] of sources.suggested) note(path, () => ({ suggested }));
  for (const [path, remarks] of sources.remarks) note(path, () => ({ remarks }));
  for (const [path, lastRemarks] of sources.lastRemarks) note(path, () => ({ lastRemarks }));
  for (const [path, evidence] of sources.evidence) note(path, () => ({ evidence }));
  return new Map([...lines].map(([line, notes]): readonly [string, LineNotes] => {
    const old = before.get(line);
    return [line, old !== undefined && JSON.stringify(old) === JSON.stringify(notes) ? old : notes];
  }));
}

export function notesOf(lines: ReadonlyMap<string, LineNotes>, line: string): LineNotes {
  return lines.get(line) ?? EMPTY_LINE;
}

/** The heaviest of some marks, for the one sign that a cell carries. */
export function heaviest(marks: readonly Mark[]): Mark["severity"] | null {
  for (const severity of ["error", "warning", "note"] as const) if (marks.some((mark) => mark.severity === severity)) return severity;
  return null;
}
