import type { Span } from "./form.ts";

/**
 * Drops what isn't drawn from a row of spans and gives its room to the neighbour at its left (at its right for the first),
 * so that the rest still fills the same grid columns.
 */
export function spread<T extends { readonly span: Span }>(cells: readonly T[], drawn: (cell: T) => boolean): T[] {
  const kept: { cell: T; start: number; count: number }[] = [];
  let waiting = 0;
  for (const cell of cells) {
    const last = kept[kept.length - 1];
    if (drawn(cell)) {
      kept.push({ cell, start: cell.span.start - waiting, count: cell.span.count + waiting });
      waiting = 0;
    } else if (last) {
      last.count += cell.span.count;
    } else {
      waiting += cell.span.count;
    }
  }
  return kept.map(({ cell, start, count }) => ({ ...cell, span: { start, count } }));
}
