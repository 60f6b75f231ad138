import { problem, type Problem } from "../basics/problem.ts";

/** What has to be said about a table as a whole: rows that are hidden, columns that were left out. */
export function notesOf(sheet: string, hiddenRows: readonly number[], leftOut: boolean): Problem[] {
  const found: Problem[] = [];
  if (hiddenRows.length > 0) {
    found.push(problem("sheet.hidden-rows", sheet, { rows: shortList(hiddenRows.map((row) => row + 1)), count: hiddenRows.length }));
  }
  if (leftOut) found.push(problem("sheet.long-term-left-out", sheet));
  return found;
}

function shortList(numbers: readonly number[]): string {
  return numbers.slice(0, 10).join(", ") + (numbers.length > 10 ? " …" : "");
}
