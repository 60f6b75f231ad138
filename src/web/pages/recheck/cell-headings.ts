import type { Layout, LayoutCell } from "../../../core/layout/layout.ts";

export interface CellHeadings {
  /** The name a heading cell goes by in the page. */
  readonly idOf: (row: number, cell: LayoutCell) => string;
  /** The cells that say what a cell means: the name of its column, then the name of its row. */
  readonly of: (cell: LayoutCell) => readonly string[];
}

/** True for the cell that names an indicator's row. */
export function isRowName(cell: LayoutCell): boolean {
  return cell.text !== "" && (cell.role === "label" || /^indicators\[\d+\]\.level3$/.test(cell.path ?? ""));
}

/**
 * Works out which heading belongs to which cell of a form. A form stacks blocks with headings of their own, so that "all headings above" would
 * tell a person who listens that a score belongs to the budget as well: only the headings of the block and the name of the row count.
 */
export function cellHeadings(layout: Layout): CellHeadings {
  const idOf = (row: number, cell: LayoutCell) => `cell-${row}-${cell.column}`;
  const found = new Map<LayoutCell, readonly string[]>();
  /** For each grid column the name of the block's column. */
  const columns = new Map<number, string>();
  let blockEnds = Number.POSITIVE_INFINITY;
  let headEnds = 0;
  const headingsOf = (row: number) => layout.rows[row]?.cells.filter(({ role, text }) => role === "heading" && text !== "") ?? [];
  layout.rows.forEach(({ cells }, row) => {
    const headings = headingsOf(row);
    if (row >= headEnds && headings.length > 0) {
      columns.clear();
      const tallest = Math.max(...headings.map(({ rows }) => rows));
      headEnds = row + 1;
      while (headEnds < row + tallest && headingsOf(headEnds).length > 0) headEnds += 1;
      // The merged cell at the left is taller than the head: it names the block and ends with it. Without one the headings hold until the next.
      blockEnds = row + tallest > headEnds ? row + tallest : Number.POSITIVE_INFINITY;
    } else if (row >= blockEnds) columns.clear();
    for (const cell of cells) {
      if (cell.role === "heading" || cell.role === "label") continue;
      const name = cells.filter((one) => one !== cell && isRowName(one) && (one.role !== "label" || one.column < cell.column)).pop();
      const ids = [columns.get(cell.column), name === undefined ? undefined : idOf(row, name)];
      found.set(cell, ids.filter((id): id is string => id !== undefined));
    }
    for (const heading of headings) {
      if (row + heading.rows > headEnds) continue;
      for (let column = heading.column; column < heading.column + heading.columns; column += 1) columns.set(column, idOf(row, heading));
    }
  });
  return { idOf, of: (cell) => found.get(cell) ?? [] };
}
