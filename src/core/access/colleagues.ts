/**
 * The body whose people are colleagues: the department, the finance bureau, the town or the firm that a unit belongs to, by the path of the
 * unit (`990100.101.101002.` is of `990100.101.`). What belongs to the region itself is a body of its own.
 */
export function bodyOf(unitPath: string): string {
  return /^[^.]+\.[^.]+\./.exec(unitPath)?.[0] ?? unitPath;
}
