import type { Problem } from "../../basics/problem.ts";
import { type Check, finding } from "../check.ts";
import type { PublishedTable } from "../table.ts";

/** A cell that holds something that cannot be read: text for a score, a formula without a result. It counts as not filled. */
export const checkCellUnread: Check = ({ table }) =>
  (table.unread ?? [])
    .filter(({ where }) => where.includes("!"))
    .map((problem) => ({ ...finding("cell.unread", pathOf(problem, table)), message: { code: `problem.${problem.code}`, params: problem.params } }));

function pathOf({ where }: Problem, { places }: PublishedTable): string {
  const found = Object.entries(places).filter(([, { sheet, cell }]) => where.endsWith(`${sheet}!${cell}`));
  // A row's own path names the cell of its name; the value's path is the longer one.
  return found.sort(([a], [b]) => b.length - a.length)[0]?.[0] ?? "table";
}
