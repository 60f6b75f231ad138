import { type Check, finding } from "../check.ts";
import { unreadCells } from "../unread-cells.ts";

/** A cell that could not be read counts as not filled; this is said instead of calling it missing. */
export const checkCellUnread: Check = ({ table }) =>
  unreadCells(table).map(({ paths, problem }) => ({ ...finding("cell.unread", paths[0] ?? "table"), message: { code: `problem.${problem.code}`, params: problem.params } }));
