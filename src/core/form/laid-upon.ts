import { OWN_LIST_NAMES, ownLines, parseCellPath, type ListName, type OwnList } from "./cell-path.ts";
import type { Difference } from "./differences.ts";
import type { FilingValues } from "./filing-values.ts";

/**
 * What somebody has typed with changes from elsewhere laid upon it: cells that did not change stay as they were typed. Where lines came or
 * went, the list is the one of `changed`.
 */
export function laidUpon(typed: FilingValues, changed: FilingValues, changes: readonly Difference[]): FilingValues {
  const cells = changes.map(({ path, before, after }) => ({ cell: parseCellPath(path), isLine: before === null || after === null, after: after ?? "" }));
  const isMoved = (list: ListName): boolean => cells.some(({ cell, isLine }) => (cell?.kind === list && isLine) || (cell?.kind === "order" && cell.list === list));
  const patched = <Line extends { readonly id: string }>(list: ListName, lines: readonly Line[]): readonly Line[] =>
    lines.map((line) => {
      const own = cells.flatMap(({ cell, after }) => (cell?.kind === list && cell.id === line.id ? [[cell.field, after] as const] : []));
      return own.length === 0 ? line : { ...line, ...Object.fromEntries(own) };
    });
  const goal = cells.flatMap(({ cell, after }) => (cell?.kind === "goal" ? [[cell.field, after] as const] : []));
  const own: Pick<FilingValues, OwnList> = Object.fromEntries(OWN_LIST_NAMES.flatMap((list) =>
    (typed[list] === undefined ? [] : [[list, isMoved(list) ? ownLines(changed, list) : patched(list, ownLines(typed, list))]])));
  const month = cells.find(({ cell }) => cell?.kind === "period")?.after;
  return {
    ...typed,
    goal: { ...typed.goal, ...Object.fromEntries(goal) },
    funds: isMoved("funds") ? changed.funds : patched("funds", typed.funds),
    rows: isMoved("rows") ? changed.rows : patched("rows", typed.rows),
    ...own,
    ...(month === undefined || typed.period === undefined ? {} : { period: { month } }),
  };
}
