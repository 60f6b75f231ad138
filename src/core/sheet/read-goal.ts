import { GOAL_ACTUAL, GOAL_BLOCK, GOAL_LONG_TERM, GOAL_NUMBERED, GOAL_PLANNED } from "./field-lexicon.ts";
import type { Grid } from "./grid.ts";
import type { LabelReader } from "./label.ts";
import type { CellReader } from "./read-cell.ts";
import type { SheetCell, SheetRow } from "./sheet.ts";

export interface Goal {
  readonly planned: string | null;
  readonly actual: string | null;
}

/** The goal in words and what became of it, from the rows in front of the indicators. */
export function readGoal(grid: Grid, rows: readonly SheetRow[], labels: LabelReader, cells: CellReader): Goal {
  return new GoalReader(grid, labels, cells).read(rows);
}

type Role = "planned" | "actual" | "longTerm" | "block" | null;

class GoalReader {
  private readonly grid: Grid;
  private readonly labels: LabelReader;
  private readonly cells: CellReader;

  constructor(grid: Grid, labels: LabelReader, cells: CellReader) {
    this.grid = grid;
    this.labels = labels;
    this.cells = cells;
  }

  read(rows: readonly SheetRow[]): Goal {
    const found: { planned: string | null; actual: string | null } = { planned: null, actual: null };
    rows.forEach((row, at) => {
      row.cells.forEach((cell, index) => {
        const role = this.role(cell);
        if (role === null || role === "longTerm" || (role !== "block" && found[role] !== null)) return;
        const text = this.valueOf(rows, at, index);
        if (role !== "block") found[role] = text;
        else found.planned ??= text;
      });
    });
    return found;
  }

  private role({ kind, text }: SheetCell): Role {
    if (kind !== "text") return null;
    const key = this.labels.bare(text);
    if (key === "") return null;
    if (GOAL_LONG_TERM.test(key)) return "longTerm";
    if (GOAL_ACTUAL.test(key)) return "actual";
    // `年度总体目标` may be the block around both, or the name of the goal itself; what stands beside it tells.
    if (GOAL_BLOCK.test(key)) return "block";
    return GOAL_PLANNED.test(key) ? "planned" : null;
  }

  /** Beside the name when something that is no name stands there, else below it. */
  private valueOf(rows: readonly SheetRow[], at: number, index: number): string | null {
    const row = rows[at]!;
    const label = row.cells[index]!;
    const next = row.cells[index + 1];
    if (next !== undefined && this.role(next) === null && this.labels.head(next.text) === null) return this.beside(rows, at, next);
    const inside = next === undefined ? null : this.role(next);
    // A block around several goals says nothing itself.
    return this.role(label) === "block" && inside !== null && inside !== "actual" ? null : this.below(rows, at, label);
  }

  /** `目标1：…` and its followers stand one under the other. */
  private beside(rows: readonly SheetRow[], at: number, first: SheetCell): string | null {
    const lines = [this.cells.text({ row: rows[at]!.index, cell: first })];
    for (const row of rows.slice(at + 1, at + 20)) {
      const cell = row.cells[0];
      if (row.cells.length !== 1 || cell === undefined || cell.column !== first.column || !GOAL_NUMBERED.test(this.labels.key(cell.text.slice(0, 20)))) break;
      lines.push(this.cells.text({ row: row.index, cell }));
    }
    return joined(lines);
  }

  private below(rows: readonly SheetRow[], at: number, label: SheetCell): string | null {
    const { left, right } = this.grid.width(rows[at]!.index, label.column);
    const lines: (string | null)[] = [];
    for (const row of rows.slice(at + 1, at + 20)) {
      const cell = row.cells.find(({ column }) => column >= left && column <= right);
      if (cell === undefined || row.cells.some((other) => this.isName(other))) break;
      lines.push(this.cells.text({ row: row.index, cell }));
      if (!GOAL_NUMBERED.test(this.labels.key(cell.text.slice(0, 20)))) break;
    }
    return joined(lines);
  }

  private isName(cell: SheetCell): boolean {
    return this.role(cell) !== null || this.labels.head(cell.text) !== null || this.labels.funds(cell.text) !== null || this.labels.column(cell.text) !== null;
  }
}

function joined(lines: readonly (string | null)[]): string | null {
  const text = lines.filter((line) => line !== null).join("\n");
  return text === "" ? null : text;
}
