import { cellPath, emptyFundsOf, emptyRowOf, fieldsOf, GOAL_TEXTS, OPTIONAL_ROW_FIELDS, OWN_LIST_NAMES, OWN_LISTS, ownLines, parseCellPath, type ListName, type OwnList } from "./cell-path.ts";
import type { FilingFunds, FilingRow, FilingValues } from "./filing-values.ts";

/**
 * What one cell was and is. Null before: its row was added; null after: it was taken away; of such a row only the filled cells are told, and
 * always its name. `rows` and `funds` are the order of a list, ids with commas between, told where it cannot be known from the rest.
 */
export interface Difference {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Line = Readonly<Record<string, string>> & { readonly id: string };

/** The field that is told of a row that came or went even when nothing is in it. */
const NAMES: Readonly<Record<ListName, string>> = { rows: "level3", funds: "source", tasks: "name", management: "account", bond: "value", result: "value", measures: "problem" };

/** All cells that differ, in reading order. Equal values give none. */
export function differences(before: FilingValues, after: FilingValues): readonly Difference[] {
  const goal = (["planned", "actual", ...GOAL_TEXTS] as const)
    .filter((field) => before.goal[field] !== after.goal[field])
    .map((field) => ({ path: `goal.${field}`, before: before.goal[field] ?? null, after: after.goal[field] ?? null }));
  const [month, monthNow] = [before.period?.month ?? null, after.period?.month ?? null];
  const period = month === monthNow ? [] : [{ path: "period.month", before: month, after: monthNow }];
  const fields = fieldsOf(after.period === undefined ? before : after);
  return [
    ...period, ...goal, ...ofList("funds", fields.funds, lines(before.funds), lines(after.funds)),
    ...ofList("rows", [...fields.rows, ...OPTIONAL_ROW_FIELDS], lines(before.rows), lines(after.rows)),
    ...OWN_LIST_NAMES.flatMap((list) => ofList(list, fields[list], ownLines(before, list), ownLines(after, list))),
  ];
}

/** The values before, from those after and what differs: a chain of stored differences can be walked back. */
export function restore(after: FilingValues, changes: readonly Difference[]): FilingValues {
  const goal: { planned: string; actual: string; term?: string; duties?: string } = { ...after.goal };
  let month = after.period?.month ?? null;
  for (const { path, before } of changes) {
    const cell = parseCellPath(path);
    if (cell?.kind === "goal" && (cell.field === "term" || cell.field === "duties") && before === null) delete goal[cell.field];
    else if (cell?.kind === "goal") goal[cell.field] = before ?? "";
    if (cell?.kind === "period") month = before;
  }
  const period = month === null ? {} : { period: { month } };
  const empty = { funds: emptyFundsOf(period), rows: emptyRowOf(period) };
  return {
    goal,
    funds: restored("funds", lines(after.funds), changes, empty.funds).map((line) => ({ ...empty.funds, ...line }) as FilingFunds),
    rows: restored("rows", lines(after.rows), changes, empty.rows).map((line) => ownWords({ ...empty.rows, ...line } as FilingRow)),
    ...period,
    ...ownRestored(after, changes),
  };
}

/** The lists that only some forms have; a list that was not there before is none of it afterwards either. */
function ownRestored(after: FilingValues, changes: readonly Difference[]): Pick<FilingValues, OwnList> {
  return Object.fromEntries(OWN_LIST_NAMES.flatMap((list) => {
    const empty = Object.fromEntries(OWN_LISTS[list].map((field) => [field, ""]));
    const was = restored(list, ownLines(after, list), changes, empty).map((line) => ({ ...empty, ...line }));
    return after[list] === undefined && was.length === 0 ? [] : [[list, was] as const];
  }));
}

function ofList(list: ListName, fields: readonly string[], before: readonly Line[], after: readonly Line[]): Difference[] {
  const [was, is] = [byId(before), byId(after)];
  const changes = after.flatMap((line) => ofLine(list, fields, was.get(line.id) ?? null, line));
  const gone = before.filter(({ id }) => !is.has(id));
  changes.push(...gone.flatMap((line) => ofLine(list, fields, line, null)));
  const order = idsOf(before);
  const naive = idsOf([...after.filter(({ id }) => was.has(id)), ...gone]);
  if (naive !== order) changes.push({ path: list, before: order, after: idsOf(after) });
  return changes;
}

function ofLine(list: ListName, fields: readonly string[], before: Line | null, after: Line | null): Difference[] {
  const id = (before ?? after)!.id;
  return fields.flatMap((field) => {
    const [was, is] = [before === null ? null : (before[field] ?? ""), after === null ? null : (after[field] ?? "")];
    const isTold = before !== null && after !== null ? was !== is : (was ?? is) !== "" || field === NAMES[list];
    return isTold ? [{ path: cellPath(list, id, field), before: was, after: is }] : [];
  });
}

function restored(list: ListName, after: readonly Line[], changes: readonly Difference[], empty: object): Line[] {
  const result = new Map(after.map((line) => [line.id, { ...line } as Record<string, string> & { id: string }]));
  let order: readonly string[] | null = null;
  for (const { path, before, after: is } of changes) {
    const cell = parseCellPath(path);
    if (cell?.kind === "order" && cell.list === list && before !== null) order = before === "" ? [] : before.split(",");
    if (cell?.kind !== list) continue;
    if (before === null) {
      result.delete(cell.id);
      continue;
    }
    // A row that was taken away comes back behind the others, with the cells that were filled.
    if (is === null && !result.has(cell.id)) result.set(cell.id, { ...empty, id: cell.id });
    const line = result.get(cell.id);
    if (line !== undefined) line[cell.field] = before;
  }
  return order === null ? [...result.values()] : order.flatMap((id) => result.get(id) ?? []);
}

/** A row without a card has no such field. */
function ownWords({ card, termTarget, rollUp, ...row }: FilingRow): FilingRow {
  return { ...row, ...(card === undefined || card === "" ? {} : { card }), ...(termTarget === undefined || termTarget === "" ? {} : { termTarget }), ...(rollUp === undefined || rollUp === "" ? {} : { rollUp }) };
}

function byId(list: readonly Line[]): ReadonlyMap<string, Line> {
  return new Map(list.map((line) => [line.id, line]));
}

function idsOf(list: readonly Line[]): string {
  return list.map(({ id }) => id).join(",");
}

/** Rows and funds lines have fields of text and nothing else. */
function lines(list: readonly (FilingRow | FilingFunds)[]): readonly Line[] {
  return list as unknown as readonly Line[];
}
