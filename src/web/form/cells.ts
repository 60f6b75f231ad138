import { CARD_FIELD, EMPTY_ROW, OPTIONAL_ROW_FIELDS, OWN_LIST_NAMES, ownLines, TERM_FIELD, type OwnList } from "../../core/form/cell-path.ts";
import type { FilingRow, FilingValues } from "../../core/form/filing-values.ts";

/** The parts of a form that hold values; each line of one has cells of its own. */
export type Area = "goal" | "funds" | "rows" | OwnList;

/** One cell by what it is called: `rows[r3].target` is the field `target` of the line `rows[r3]`. */
export interface CellName {
  readonly area: Area;
  /** Id of the row or of the source of money; empty for the goal. */
  readonly id: string;
  readonly field: string;
}

const NAME = new RegExp(`^(?:(goal)|(${["funds", "rows", ...OWN_LIST_NAMES].join("|")})\\[([^\\]]+)\\])(?:\\.(\\w+))?$`);

export function readPath(path: string): CellName | null {
  const match = NAME.exec(path);
  return match === null ? null : { area: (match[1] ?? match[2]) as Area, id: match[3] ?? "", field: match[4] ?? "" };
}

export function lineKey(area: Area, id: string): string {
  return area === "goal" ? "goal" : `${area}[${id}]`;
}

export function pathOf(line: string, field: string): string {
  return `${line}.${field}`;
}

export function lineOf(path: string): string {
  const dot = path.lastIndexOf(".");
  return dot < 0 ? path : path.slice(0, dot);
}

export function fieldOf(path: string): string {
  const dot = path.lastIndexOf(".");
  return dot < 0 ? "" : path.slice(dot + 1);
}

/** The text of a cell; empty where there is no such cell. */
export function textAt(values: FilingValues, path: string): string {
  const name = readPath(path);
  if (name === null) return "";
  if (name.area === "goal") return textIn(values.goal, name.field);
  const lines = linesIn(values, name.area);
  const line = lines.find(({ id }) => id === name.id);
  return line === undefined || name.field === "id" ? "" : textIn(line, name.field);
}

/** The lines of a part of the form; none where the form does not have it. */
function linesIn(values: FilingValues, area: Exclude<Area, "goal">): readonly { readonly id: string }[] {
  return values[area] ?? [];
}

/** A field of a line by its name; empty where the line has no such field. */
export function textIn(line: object, field: string): string {
  const found: unknown = Object.prototype.hasOwnProperty.call(line, field) ? Reflect.get(line, field) : "";
  return typeof found === "string" ? found : "";
}

/** The same values with some cells changed; lines that did not change stay the same objects, and nothing changed is the same whole. */
export function withTexts(values: FilingValues, texts: ReadonlyMap<string, string>): FilingValues {
  const changed = [...texts].filter(([path, text]) => textAt(values, path) !== text && isCell(values, path));
  if (changed.length === 0) return values;
  const byLine = new Map<string, (readonly [string, string])[]>();
  for (const [path, text] of changed) byLine.set(lineOf(path), [...(byLine.get(lineOf(path)) ?? []), [fieldOf(path), text]]);
  const patched = <Line extends { readonly id: string }>(area: Exclude<Area, "goal">, lines: readonly Line[]): readonly Line[] => {
    const byId = new Map([...byLine].flatMap(([key, fields]) => (key.startsWith(`${area}[`) ? [[key.slice(area.length + 1, -1), fields] as const] : [])));
    if (byId.size === 0) return lines;
    return lines.map((line) => {
      const fields = byId.get(line.id);
      return fields === undefined ? line : ownWords({ ...line, ...Object.fromEntries(fields) }, fields.map(([field]) => field));
    });
  };
  const goal = byLine.get("goal");
  return {
    ...values,
    goal: goal === undefined ? values.goal : { ...values.goal, ...Object.fromEntries(goal) },
    funds: patched("funds", values.funds),
    rows: patched("rows", values.rows),
    ...Object.fromEntries(OWN_LIST_NAMES.flatMap((list) => (values[list] === undefined ? [] : [[list, patched(list, ownLines(values, list))]]))),
  };
}

/** A name that somebody typed is no card's any more; without one there is no such field. */
function ownWords<Line extends object>(given: Line, changed: readonly string[]): Line {
  const { rollUp, ...plain }: Line & { readonly rollUp?: string } = given;
  const line = rollUp === "" ? (plain as unknown as Line) : given;
  const { card, termTarget, ...row }: Line & { readonly card?: string; readonly termTarget?: string } = line;
  if (termTarget === "") return ownWords({ ...row, ...(card === undefined ? {} : { card }) } as unknown as Line, changed);
  const isOwn = card === "" || (changed.includes("level3") && !changed.includes(CARD_FIELD));
  return card === undefined || !isOwn ? line : ({ ...row, ...(termTarget === undefined ? {} : { [TERM_FIELD]: termTarget }) } as unknown as Line);
}

export function withText(values: FilingValues, path: string, text: string): FilingValues {
  return withTexts(values, new Map([[path, text]]));
}

function isCell(values: FilingValues, path: string): boolean {
  const name = readPath(path);
  if (name === null) return false;
  if (name.area === "goal") return name.field in values.goal;
  const lines: readonly object[] = linesIn(values, name.area).filter(({ id }) => id === name.id);
  if (name.area === "rows" && OPTIONAL_ROW_FIELDS.some((field) => field === name.field)) return lines.length > 0;
  return lines.some((line) => name.field !== "id" && Object.prototype.hasOwnProperty.call(line, name.field));
}

export function emptyRow(id: string, kind: { readonly level1: string; readonly level2: string }): FilingRow {
  return { id, ...EMPTY_ROW, level1: kind.level1, level2: kind.level2 };
}

/** Rows are numbered on; a number once used isn't given again while the page is open, or an old remark would find a new row. */
export function nextRowNumber(values: FilingValues, otherPaths: readonly string[] = []): number {
  const ids = [...values.rows.map(({ id }) => id), ...(values.tasks ?? []).map(({ id }) => id), ...(values.measures ?? []).map(({ id }) => id), ...otherPaths.map((path) => readPath(path)?.id ?? "")];
  return ids.reduce((most, id) => Math.max(most, Number(/^[rtm](\d{1,9})$/.exec(id)?.[1] ?? 0)), 0) + 1;
}

/** Whether two forms say the same. Lines that were not touched are the same objects, so this is quick enough for every key. */
export function sameValues(left: FilingValues, right: FilingValues): boolean {
  const same = (one: object, other: object | undefined): boolean => {
    if (other === undefined) return false;
    if (one === other) return true;
    const names = Object.keys(one);
    return names.length === Object.keys(other).length && names.every((name) => Reflect.get(one, name) === Reflect.get(other, name));
  };
  const sameLines = (lines: readonly object[], others: readonly object[]): boolean => lines === others || (lines.length === others.length && lines.every((line, index) => same(line, others[index])));
  const sameOwn = OWN_LIST_NAMES.every((list) => left[list] === right[list] || sameLines(ownLines(left, list), ownLines(right, list)));
  return left === right || (sameOwn && left.period?.month === right.period?.month && same(left.goal, right.goal) && sameLines(left.funds, right.funds) && sameLines(left.rows, right.rows));
}
