import type { Direction } from "./selection.ts";
import type { GridWish } from "./grid-state.ts";

/** What the page around the grid does on a key, since it knows more than the grid. */
export type GridCommand = "last-year" | "all-last-year" | "fix" | "next-mark" | "previous-mark" | "remark" | "margin" | "suggest" | "save";

export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** `caret`: the browser does what it does in a text. `leave`: the browser moves on out of the grid. */
export type KeyMeaning =
  | { readonly does: "wish"; readonly wish: GridWish }
  | { readonly does: "command"; readonly command: GridCommand }
  | { readonly does: "line-break" }
  | { readonly does: "caret" };

const CARET: KeyMeaning = { does: "caret" };
const ARROWS: Readonly<Record<string, Direction>> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };
const FAR: Readonly<Record<string, Direction>> = { ArrowUp: "top", ArrowDown: "bottom", ArrowLeft: "line-start", ArrowRight: "line-end", Home: "top", End: "bottom" };
const JUMPS: Readonly<Record<string, Direction>> = { Home: "line-start", End: "line-end", PageUp: "page-up", PageDown: "page-down" };

/**
 * What a key means in the cell in focus. In `ready` the cell is chosen and nothing is typed yet; `typing` replaces, and arrows take it over
 * and go on; in `edit` they move within the text, as in any spreadsheet.
 */
export function meaningOf(pressed: Key, mode: "ready" | "typing" | "edit"): KeyMeaning {
  const { key, shiftKey, altKey } = pressed;
  const control = (pressed.ctrlKey || pressed.metaKey) && !altKey;
  const wish = (one: GridWish): KeyMeaning => ({ does: "wish", wish: one });
  const command = (one: GridCommand): KeyMeaning => ({ does: "command", command: one });

  if (key === "F2") return wish({ wish: "edit" });
  if (key === "F6") return command("margin");
  if (key === "F8") return command(shiftKey ? "previous-mark" : "next-mark");
  if (key === "Escape") return wish({ wish: "cancel" });
  if (key === "Enter") {
    if (altKey || control) return mode === "ready" ? wish({ wish: "edit" }) : { does: "line-break" };
    return wish({ wish: "commit", onward: shiftKey ? "up" : "down" });
  }
  if (control) {
    const letter = key.toLowerCase();
    if (letter === "d") return command(shiftKey ? "all-last-year" : "last-year");
    if (letter === ".") return command("fix");
    if (letter === "m") return command("remark");
    if (letter === "/") return command("suggest");
    if (letter === "s") return command("save");
    // Within a text the browser's own undo takes back single words.
    if (mode !== "ready") return CARET;
    if (letter === "z") return wish({ wish: shiftKey ? "redo" : "undo" });
    if (letter === "y") return wish({ wish: "redo" });
    const far = FAR[key];
    return far === undefined ? CARET : wish({ wish: "move", direction: far, extend: shiftKey });
  }
  if (altKey) {
    if (key === "ArrowUp" || key === "ArrowDown") return wish({ wish: "move-rows", by: key === "ArrowUp" ? -1 : 1 });
    if (key === "+" || key === "=") return wish({ wish: "add-row" });
    if (key === "-" || key === "_") return wish({ wish: "remove-rows" });
    return CARET;
  }
  const arrow = ARROWS[key];
  if (mode === "ready") {
    if (arrow !== undefined) return wish({ wish: "move", direction: arrow, extend: shiftKey });
    const jump = JUMPS[key];
    if (jump !== undefined) return wish({ wish: "move", direction: jump, extend: shiftKey });
    if (key === "Delete") return wish({ wish: "clear" });
    if (key === "Backspace") return wish({ wish: "type", text: "" });
    return CARET;
  }
  if (mode === "typing" && arrow !== undefined && !shiftKey) return wish({ wish: "commit", onward: arrow });
  return CARET;
}
