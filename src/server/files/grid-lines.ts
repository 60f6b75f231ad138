import type { Result } from "../../core/basics/result.ts";
import { ROWS_TO_A_STEP, type Steps } from "../../core/basics/steps.ts";
import type { TextGrid } from "../../files/read-grid.ts";

type Rows = TextGrid["rows"];

/**
 * The cells of a workbook on their way from the process that reads it: what came of it with the names of its sheets, and then a line for so many rows, each
 * with the place of its sheet. One JSON of a long list is parsed in one go, and nobody else is answered meanwhile.
 */
export function linesOfGrids(grids: Result<readonly TextGrid[]>): string {
  if (!grids.ok) return JSON.stringify(grids);
  const lines = [JSON.stringify({ ok: true, value: grids.value.map(({ name }) => name) })];
  grids.value.forEach(({ rows }, sheet) => {
    for (let at = 0; at < rows.length; at += ROWS_TO_A_STEP) lines.push(JSON.stringify([sheet, rows.slice(at, at + ROWS_TO_A_STEP)]));
  });
  return lines.join("\n");
}

/** The same, a step for each line. */
export function* gridsOfLines(lines: string): Steps<Result<readonly TextGrid[]>> {
  let end = lines.indexOf("\n");
  const names = JSON.parse(end < 0 ? lines : lines.slice(0, end)) as Result<readonly string[]>;
  if (!names.ok) return names;
  const grids = names.value.map((name): { readonly name: string; readonly rows: Rows[number][] } => ({ name, rows: [] }));
  while (end >= 0) {
    yield;
    const next = lines.indexOf("\n", end + 1);
    const [sheet, rows] = JSON.parse(lines.slice(end + 1, next < 0 ? undefined : next)) as [number, Rows];
    grids[sheet]!.rows.push(...rows);
    end = next;
  }
  return { ok: true, value: grids };
}
