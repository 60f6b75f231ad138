import { message, type Message } from "../../core/basics/message.ts";
import { LIKELIHOOD_FIELDS } from "../../core/form/cell-path.ts";
import type { FilingValues } from "../../core/form/filing-values.ts";
import { fieldOf, lineOf, nextRowNumber, pathOf, readPath, textAt, withText, withTexts } from "./cells.ts";
import { firstCell, linesOf, meant, type GridLine, type GridShape } from "./grid-shape.ts";
import { pasteText } from "./paste.ts";
import { linesOpen, mostOf, nameFieldOf, newIdOf, openListOf, withoutRows, withRowBelow, withRowsMoved, type OpenList } from "./rows.ts";
import { moved, selectedCells, spotOf, type Direction, type Selection } from "./selection.ts";

/**
 * The grid as a pure machine: what is filled in, what is chosen, what is being typed, and everything that can be undone.
 * The page draws it and sends it what was pressed.
 */
export interface GridState {
  readonly shape: GridShape;
  readonly values: FilingValues;
  readonly selection: Selection;
  /** Text under way in the cell in focus; `typing` began by typing over it, `edit` by F2 or a double click. */
  readonly editing: { readonly text: string; readonly by: "typing" | "edit" } | null;
  readonly past: readonly Kept[];
  readonly future: readonly Kept[];
  readonly nextRow: number;
  /** What the last wish came to, where it is not plain to see; `turn` tells two equal ones apart. */
  readonly said: { readonly messages: readonly Message[]; readonly turn: number };
}

interface Kept {
  readonly values: FilingValues;
  readonly selection: Selection;
}

export type GridWish =
  | { readonly wish: "move"; readonly direction: Direction; readonly extend?: boolean }
  | { readonly wish: "select"; readonly path: string; readonly extend?: boolean }
  | { readonly wish: "type"; readonly text: string }
  | { readonly wish: "edit" }
  | { readonly wish: "commit"; readonly onward?: Direction }
  | { readonly wish: "cancel" }
  | { readonly wish: "clear" }
  | { readonly wish: "paste"; readonly text: string }
  | { readonly wish: "put"; readonly texts: ReadonlyMap<string, string>; readonly said?: Message }
  | { readonly wish: "replace"; readonly values: FilingValues; readonly said?: Message }
  | { readonly wish: "reset"; readonly values: FilingValues; readonly shape: GridShape }
  | { readonly wish: "add-row" }
  | { readonly wish: "remove-rows" }
  | { readonly wish: "move-rows"; readonly by: -1 | 1 }
  | { readonly wish: "undo" }
  | { readonly wish: "redo" };

const TICKED = "√";

/** Steps that can be taken back; more than anybody takes back one by one. */
const MOST_KEPT = 300;

export function openGrid(shape: GridShape, values: FilingValues, focus: string | null = null, otherPaths: readonly string[] = []): GridState {
  const lines = linesOf(shape, values);
  const at = focus !== null && spotOf(lines, focus) !== null ? focus : firstCell(shape, lines);
  return { shape, values, selection: { anchor: at, focus: at }, editing: null, past: [], future: [], nextRow: nextRowNumber(values, otherPaths), said: { messages: [], turn: 0 } };
}

/** The values with what is being typed in them: what is linted and kept as a draft. */
export function liveValues(state: GridState): FilingValues {
  return state.editing === null ? state.values : withText(state.values, state.selection.focus, state.editing.text);
}

export function step(state: GridState, wish: GridWish): GridState {
  switch (wish.wish) {
    case "type": return typed(state, wish.text);
    case "edit": return edited(state);
    case "commit": return wish.onward === undefined ? committed(state) : moveTo(committed(state), wish.onward, false);
    case "cancel": return state.editing === null ? collapsed(state) : { ...state, editing: null };
    case "undo": return undone(state);
    case "redo": return redone(state);
    case "reset": {
      const fresh = openGrid(wish.shape, wish.values, state.selection.focus);
      return { ...fresh, nextRow: Math.max(fresh.nextRow, state.nextRow) };
    }
    default: return whole(committed(state), wish);
  }
}

/** Wishes that concern the form and not the text under way, which is taken over first. */
function whole(state: GridState, wish: Exclude<GridWish, { wish: "type" | "edit" | "commit" | "cancel" | "undo" | "redo" | "reset" }>): GridState {
  switch (wish.wish) {
    case "move": return moveTo(state, wish.direction, wish.extend ?? false);
    case "select": {
      if (spotOf(linesIn(state), wish.path) === null) return state;
      if (wish.extend === true && readPath(wish.path)?.area !== readPath(state.selection.anchor)?.area) return state;
      return { ...state, selection: { anchor: wish.extend === true ? state.selection.anchor : wish.path, focus: wish.path } };
    }
    case "clear": {
      const cells = selectedCells(linesIn(state), state.selection).flat();
      const open = cells.filter((path) => state.shape.fillable(path));
      if (open.length === 0) return saying(state, message("app-form.closed"));
      return changed(state, withTexts(state.values, new Map(open.map((path) => [path, ""]))), state.selection);
    }
    case "paste": {
      const { values, selection, nextRow, said } = pasteText(state.shape, state.values, state.selection, wish.text, state.nextRow);
      return saying({ ...changed(state, values, selection), nextRow }, ...said);
    }
    case "put": {
      const open = new Map([...wish.texts].filter(([path]) => state.shape.fillable(path)));
      if (open.size === 0 && wish.texts.size > 0) return saying(state, message("app-form.closed"));
      const next = changed(state, withTexts(state.values, open), state.selection);
      return wish.said === undefined ? next : saying(next, wish.said);
    }
    case "replace": {
      const next = changed(state, wish.values, state.selection);
      const kept = { ...next, nextRow: Math.max(next.nextRow, nextRowNumber(wish.values)) };
      return wish.said === undefined ? kept : saying(kept, wish.said);
    }
    case "add-row": return rowAdded(state);
    case "remove-rows": return rowsRemoved(state);
    case "move-rows": {
      const { list, ids } = selectedRows(state);
      if (!state.shape.rowsOpen || ids.size === 0) return saying(state, message("app-form.rows-closed"));
      return changed(state, withRowsMoved(state.values, list, ids, wish.by), state.selection);
    }
  }
}

function typed(state: GridState, text: string): GridState {
  if (isTickBox(state)) return ticked(state, text === "" ? "" : null);
  if (!state.shape.fillable(state.selection.focus)) return state.editing === null ? saying(state, message("app-form.closed")) : state;
  return { ...collapsed(state), editing: { text, by: state.editing?.by ?? "typing" } };
}

function isTickBox({ shape, selection: { focus } }: GridState): boolean {
  const field = fieldOf(focus);
  return readPath(focus)?.area === "rows" && shape.blocks.some((block) => block.kind === "rows" && block.columns.some((column) => column.field === field && column.kind === "tick"));
}

/** Ticks the box in focus, or takes its tick away; null where the other of the two is meant. Of the likelihoods one is ticked at a time. */
function ticked(state: GridState, wished: string | null): GridState {
  const { focus } = state.selection;
  if (!state.shape.fillable(focus)) return saying(state, message("app-form.closed"));
  const text = wished ?? (textAt(state.values, focus) === "" ? TICKED : "");
  const others = text === "" || !LIKELIHOOD_FIELDS.some((field) => field === fieldOf(focus)) ? [] : LIKELIHOOD_FIELDS.map((field) => pathOf(lineOf(focus), field)).filter((path) => path !== focus);
  return changed(state, withTexts(state.values, new Map([...others.map((path) => [path, ""] as const), [focus, text]])), { anchor: focus, focus });
}

function edited(state: GridState): GridState {
  if (isTickBox(state)) return ticked(state, null);
  const { focus } = state.selection;
  if (!state.shape.fillable(focus)) return saying(state, message("app-form.closed"));
  if (state.editing !== null) return { ...state, editing: { ...state.editing, by: "edit" } };
  return { ...collapsed(state), editing: { text: textAt(state.values, focus), by: "edit" } };
}

function committed(state: GridState): GridState {
  if (state.editing === null) return state;
  const { focus } = state.selection;
  return changed({ ...state, editing: null }, withText(state.values, focus, meant(state.shape, focus, state.editing.text)), state.selection);
}

function collapsed(state: GridState): GridState {
  const { focus, anchor } = state.selection;
  return focus === anchor ? state : { ...state, selection: { anchor: focus, focus } };
}

function moveTo(state: GridState, direction: Direction, extend: boolean): GridState {
  const to = moved(linesIn(state), state.selection.focus, direction);
  if (to === null) return extend ? state : collapsed(state);
  // A selection stays within its part of the form.
  if (extend && readPath(to)?.area !== readPath(state.selection.anchor)?.area) return state;
  return { ...state, selection: { anchor: extend ? state.selection.anchor : to, focus: to } };
}

function rowAdded(state: GridState): GridState {
  if (!state.shape.rowsOpen) return saying(state, message("app-form.rows-closed"));
  const name = readPath(state.selection.focus);
  const list = openListOf(state.values, name?.area);
  const most = mostOf(list);
  if (linesOpen(state.values, list).length >= most) return saying(state, message("app-form.rows-full", { most }));
  const id = newIdOf(list, state.nextRow);
  const values = withRowBelow(state.values, list, name?.area === list ? name.id : null, id);
  const at = pathOf(`${list}[${id}]`, nameFieldOf(list));
  return { ...changed(state, values, { anchor: at, focus: at }), nextRow: state.nextRow + 1 };
}

function rowsRemoved(state: GridState): GridState {
  const { list, ids } = selectedRows(state);
  if (!state.shape.rowsOpen || ids.size === 0) return saying(state, message("app-form.rows-closed"));
  const first = linesOpen(state.values, list).findIndex(({ id }) => ids.has(id));
  const values = withoutRows(state.values, list, ids);
  const left = linesOpen(values, list);
  const near = left[Math.min(first, left.length - 1)];
  const at = near === undefined ? firstCell(state.shape, linesOf(state.shape, values)) : pathOf(`${list}[${near.id}]`, fieldOf(state.selection.focus));
  return saying(changed(state, values, { anchor: at, focus: at }), message("app-form.rows-removed", { count: ids.size }));
}

function selectedRows(state: GridState): { readonly list: OpenList; readonly ids: ReadonlySet<string> } {
  const list = openListOf(state.values, readPath(state.selection.focus)?.area);
  const keys = selectedCells(linesIn(state), state.selection).map(([first]) => readPath(lineOf(first ?? "")));
  return { list, ids: new Set(keys.flatMap((name) => (name?.area === list ? [name.id] : []))) };
}

function changed(state: GridState, values: FilingValues, selection: Selection): GridState {
  if (values === state.values) return { ...state, selection };
  const past = [...state.past, { values: state.values, selection: state.selection }].slice(-MOST_KEPT);
  return { ...silent(state), values, selection, past, future: [] };
}

function undone(state: GridState): GridState {
  // Text under way is the newest change of all.
  if (state.editing !== null) return { ...state, editing: null };
  const before = state.past[state.past.length - 1];
  if (before === undefined) return saying(state, message("app-form.nothing-to-undo"));
  return { ...silent(state), ...before, past: state.past.slice(0, -1), future: [...state.future, { values: state.values, selection: state.selection }] };
}

function redone(state: GridState): GridState {
  const after = state.future[state.future.length - 1];
  if (state.editing !== null || after === undefined) return state;
  return { ...silent(state), ...after, future: state.future.slice(0, -1), past: [...state.past, { values: state.values, selection: state.selection }] };
}

/** What was said is said of the last change: with the next it would be wrong. */
function silent(state: GridState): GridState {
  return state.said.messages.length === 0 ? state : saying(state);
}

function saying(state: GridState, ...messages: Message[]): GridState {
  return { ...state, said: { messages, turn: state.said.turn + 1 } };
}

function linesIn(state: GridState): readonly GridLine[] {
  return linesOf(state.shape, state.values);
}
