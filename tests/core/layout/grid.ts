import assert from "node:assert/strict";
import type { Layout, LayoutCell } from "../../../src/core/layout/layout.ts";

/** The cell at each place of the grid; fails where cells overlap, leave gaps, or reach over the edge. */
export function gridOf(layout: Layout): LayoutCell[][] {
  const width = layout.columns.length;
  const grid: (LayoutCell | undefined)[][] = layout.rows.map(() => Array.from({ length: width }));
  layout.rows.forEach(({ cells }, row) => {
    for (const cell of cells) {
      assert.ok(cell.rows >= 1 && cell.columns >= 1, "a cell covers something");
      for (let down = 0; down < cell.rows; down += 1) {
        for (let across = 0; across < cell.columns; across += 1) {
          const line = grid[row + down];
          assert.ok(line !== undefined && cell.column + across < width, `cell at row ${row} reaches over the edge`);
          assert.equal(line[cell.column + across], undefined, `two cells at row ${row + down}, column ${cell.column + across}`);
          line[cell.column + across] = cell;
        }
      }
    }
  });
  grid.forEach((line, row) => line.forEach((cell, column) => assert.ok(cell !== undefined, `a gap at row ${row}, column ${column}`)));
  return grid as LayoutCell[][];
}

export function cellAt(layout: Layout, path: string): LayoutCell {
  const found = layout.rows.flatMap(({ cells }) => cells).filter((cell) => cell.path === path);
  assert.equal(found.length, 1, `one cell at ${path}`);
  return found[0]!;
}

/** A layout as text to be compared with what was looked at once: each cell once, at the place where it begins. */
export function drawing(layout: Layout): string {
  const grid = gridOf(layout);
  const lines = grid.map((line, row) =>
    line
      .filter((cell, column) => column === 0 || line[column - 1] !== cell)
      .map((cell) => {
        const size = cell.columns > 1 || cell.rows > 1 ? ` ${cell.columns}x${cell.rows}` : "";
        const begins = layout.rows[row]!.cells.includes(cell);
        return begins ? `[${cell.text.replace(/\n/g, "/")}${size}]` : "[^]";
      })
      .join(""),
  );
  return `${[layout.stamp, layout.title, ...layout.lines, ...lines, ...layout.notes].filter((line) => line !== "").join("\n")}\n`;
}
