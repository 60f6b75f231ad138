/** A statement takes 65,535 values, and no table has more than some thirty columns. */
const ROWS = 1000;

/** Rows in parts that one statement can insert; none for no rows. */
export function inParts<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, part) => rows.slice(part * ROWS, (part + 1) * ROWS));
}
