import type { Problem } from "../basics/problem.ts";
import type { PublishedTable } from "./table.ts";

/** A cell that holds something that cannot be read: text for a score, a formula without a result. */
export interface UnreadCell {
  /** Finding paths of the values it would have held, one for each row of a merged cell; none where it holds none that is looked for. */
  readonly paths: readonly string[];
  readonly problem: Problem;
}

export function unreadCells(table: PublishedTable): UnreadCell[] {
  return (table.unread ?? []).filter(({ where }) => where.includes("!")).map((problem) => ({ paths: pathsOf(problem, table), problem }));
}

function pathsOf({ where }: Problem, { places }: PublishedTable): string[] {
  const found = Object.entries(places).filter(([, { sheet, cell }]) => where.endsWith(`${sheet}!${cell}`));
  // A row's own path names the cell of its name; the value's path is the longer one.
  return found.map(([path]) => path).sort((a, b) => b.length - a.length);
}

/** Whether points (or scores) that their sum needs were not read, so that the sum proves nothing. */
export function misses(column: "points" | "score", unread: ReadonlySet<string>): boolean {
  return [...unread].some((path) => path.endsWith(`.${column}`) || path.endsWith(`.execution_${column}`));
}
