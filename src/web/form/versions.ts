import type { FilingValues } from "../../core/form/filing-values.ts";
import { fieldsOf, GOAL_TEXTS, OWN_LIST_NAMES, ownLines, TERM_FIELD } from "../../core/form/cell-path.ts";
import { lineKey, pathOf, textAt, withTexts } from "./cells.ts";

/** A cell that two people changed, each to something else, since the version both began from. */
export interface Conflict {
  readonly path: string;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

export interface Merged {
  /** Theirs, with everything that only I changed. */
  readonly values: FilingValues;
  /** What somebody has to choose; until then theirs stands in `values`. */
  readonly conflicts: readonly Conflict[];
  /** Cells that only I changed. */
  readonly kept: number;
  /** Cells that only they changed. */
  readonly taken: number;
}

/** 冲突: brings two texts together that began from the same version. Nothing of either is lost: what both changed is asked. */
export function mergeVersions(base: FilingValues, mine: FilingValues, theirs: FilingValues): Merged {
  const rows = mergedLines(base.rows, mine.rows, theirs.rows);
  const funds = mergedLines(base.funds, mine.funds, theirs.funds);
  const own = OWN_LIST_NAMES.flatMap((list) => (theirs[list] === undefined && mine[list] === undefined ? [] : [[list, mergedLines(ownLines(base, list), ownLines(mine, list), ownLines(theirs, list))]]));
  let values: FilingValues = { ...theirs, rows, funds, ...Object.fromEntries(own) };
  const conflicts: Conflict[] = [];
  const put = new Map<string, string>();
  let kept = 0;
  let taken = 0;
  for (const path of allPaths(values)) {
    const [before, own, other] = [textAt(base, path), textAt(mine, path), textAt(theirs, path)];
    const [isMine, isTheirs] = [hasCell(mine, path), hasCell(theirs, path)];
    // A line that only one side has keeps that side's text.
    if (!isMine || !isTheirs) put.set(path, isMine ? own : other);
    else if (own === other) continue;
    else if (other === before) {
      put.set(path, own);
      kept += 1;
    } else if (own === before) taken += 1;
    else conflicts.push({ path, base: before, mine: own, theirs: other });
  }
  values = withCards(withTexts(values, put), mine, theirs);
  return { values, conflicts, kept, taken };
}

/** The card goes with the name: it is of the side whose name stands. */
function withCards(values: FilingValues, mine: FilingValues, theirs: FilingValues): FilingValues {
  const rows = values.rows.map(({ card: _card, ...row }) => {
    const side = [mine, theirs].flatMap((one) => one.rows.find(({ id, level3 }) => id === row.id && level3 === row.level3) ?? []).find(({ card }) => card !== undefined);
    return side?.card === undefined ? row : { ...row, card: side.card };
  });
  return { ...values, rows };
}

/** The lines of theirs, with those that I added at the place where I added them. What one side removed and the other left alone is gone. */
function mergedLines<Line extends { readonly id: string }>(base: readonly Line[], mine: readonly Line[], theirs: readonly Line[]): readonly Line[] {
  const has = (lines: readonly Line[], id: string): boolean => lines.some((line) => line.id === id);
  const same = (left: Line | undefined, right: Line | undefined): boolean => JSON.stringify(left) === JSON.stringify(right);
  const find = (lines: readonly Line[], id: string): Line | undefined => lines.find((line) => line.id === id);
  const result = theirs.filter(({ id }) => has(mine, id) || !has(base, id) || !same(find(theirs, id), find(base, id)));
  for (const [index, line] of mine.entries()) {
    if (has(result, line.id)) continue;
    const isNew = !has(base, line.id);
    const isChanged = !same(line, find(base, line.id));
    if (!isNew && !(isChanged && !has(theirs, line.id))) continue;
    const before = mine.slice(0, index).reverse().find(({ id }) => has(result, id));
    const at = before === undefined ? 0 : result.findIndex(({ id }) => id === before.id) + 1;
    result.splice(at, 0, line);
  }
  return result;
}

export function allPaths(values: FilingValues): readonly string[] {
  const fields = fieldsOf(values);
  return [
    "goal.planned", "goal.actual", ...GOAL_TEXTS.filter((field) => values.goal[field] !== undefined).map((field) => `goal.${field}`),
    ...values.funds.flatMap(({ id }) => fields.funds.map((field) => pathOf(lineKey("funds", id), field))),
    ...values.rows.flatMap(({ id }) => [...fields.rows, TERM_FIELD].map((field) => pathOf(lineKey("rows", id), field))),
    ...OWN_LIST_NAMES.flatMap((list) => ownLines(values, list).flatMap(({ id }) => fields[list].map((field) => pathOf(lineKey(list, id), field)))),
  ];
}

function hasCell(values: FilingValues, path: string): boolean {
  if (path.startsWith("goal.")) return true;
  const id = /\[([^\]]+)\]/.exec(path)?.[1];
  const own = OWN_LIST_NAMES.find((list) => path.startsWith(`${list}[`));
  const lines: readonly { readonly id: string }[] = own !== undefined ? ownLines(values, own) : path.startsWith("funds") ? values.funds : values.rows;
  return lines.some((line) => line.id === id);
}
