/**
 * Which line of a workbook is which row of the form, by their names: rows may have been deleted, put in between or moved by a few lines since
 * it was drawn. What bears the same name in the same order is the same row (as many as can be); between two of those, lines and rows are paired
 * as they come. Gives for each line its row, or null where it is a new one; a row that no line is paired with was deleted.
 */
export function alignRows(rows: readonly string[], lines: readonly string[]): readonly (number | null)[] {
  const paired: (number | null)[] = lines.map(() => null);
  let [row, line] = [0, 0];
  for (const [nextRow, nextLine] of [...sameNames(rows, lines), [rows.length, lines.length] as const]) {
    // Rows whose lines are gone are those that nothing is left for.
    for (let offset = 0; line + offset < nextLine && row + offset < nextRow; offset += 1) paired[line + offset] = row + offset;
    if (nextLine < lines.length) paired[nextLine] = nextRow;
    [row, line] = [nextRow + 1, nextLine + 1];
  }
  return paired;
}

/** The longest run of equal names, in the order of both. Rows without a name are nobody's. */
function sameNames(rows: readonly string[], lines: readonly string[]): readonly (readonly [row: number, line: number])[] {
  const longest = Array.from({ length: rows.length + 1 }, () => Array.from({ length: lines.length + 1 }, () => 0));
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    for (let line = lines.length - 1; line >= 0; line -= 1) {
      longest[row]![line] = rows[row] !== "" && rows[row] === lines[line] ? longest[row + 1]![line + 1]! + 1 : Math.max(longest[row + 1]![line]!, longest[row]![line + 1]!);
    }
  }
  const found: [number, number][] = [];
  for (let row = 0, line = 0; row < rows.length && line < lines.length; ) {
    if (rows[row] !== "" && rows[row] === lines[line]) found.push([row++, line++]);
    else if (longest[row + 1]![line]! >= longest[row]![line + 1]!) row += 1;
    else line += 1;
  }
  return found;
}
