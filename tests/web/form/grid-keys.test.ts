import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { meaningOf, type KeyMeaning } from "../../../src/web/form/grid-keys.ts";

type Mode = "ready" | "typing" | "edit";

/** `Ctrl+Shift+D` as it arrives from a keyboard. */
function pressed(keys: string, mode: Mode): KeyMeaning {
  const parts = keys.split("+");
  const key = parts.at(-1) === "" ? "+" : parts.at(-1)!;
  return meaningOf({ key, shiftKey: parts.includes("Shift"), ctrlKey: parts.includes("Ctrl"), metaKey: parts.includes("Meta"), altKey: parts.includes("Alt") }, mode);
}

const said = (meaning: KeyMeaning): string => {
  switch (meaning.does) {
    case "wish": return Object.values(meaning.wish).map(String).join(" ");
    case "command": return `/${meaning.command}`;
    default: return meaning.does;
  }
};

describe("a key in the grid", () => {
  const cases: readonly (readonly [keys: string, ready: string, typing: string, edit: string])[] = [
    ["ArrowDown", "move down false", "commit down", "caret"],
    ["Shift+ArrowRight", "move right true", "caret", "caret"],
    ["Ctrl+ArrowDown", "move bottom false", "caret", "caret"],
    ["Enter", "commit down", "commit down", "commit down"],
    ["Shift+Enter", "commit up", "commit up", "commit up"],
    ["Alt+Enter", "edit", "line-break", "line-break"],
    ["F2", "edit", "edit", "edit"],
    ["Escape", "cancel", "cancel", "cancel"],
    ["Delete", "clear", "caret", "caret"],
    ["Backspace", "type ", "caret", "caret"],
    ["a", "caret", "caret", "caret"],
    // Within a text the browser's own undo takes back what was typed last.
    ["Ctrl+z", "undo", "caret", "caret"],
    ["Meta+z", "undo", "caret", "caret"],
    ["Ctrl+Shift+Z", "redo", "caret", "caret"],
    ["Ctrl+y", "redo", "caret", "caret"],
    ["Ctrl+c", "caret", "caret", "caret"],
    ["Ctrl+d", "/last-year", "/last-year", "/last-year"],
    ["Ctrl+Shift+D", "/all-last-year", "/all-last-year", "/all-last-year"],
    ["Ctrl+.", "/fix", "/fix", "/fix"],
    ["Ctrl+s", "/save", "/save", "/save"],
    ["F8", "/next-mark", "/next-mark", "/next-mark"],
    ["Alt+ArrowUp", "move-rows -1", "move-rows -1", "move-rows -1"],
    ["Alt+=", "add-row", "add-row", "add-row"],
    ["Alt+-", "remove-rows", "remove-rows", "remove-rows"],
    ["Home", "move line-start false", "caret", "caret"],
  ];
  for (const [keys, ...meanings] of cases) {
    test(keys, () => assert.deepEqual((["ready", "typing", "edit"] as const).map((mode) => said(pressed(keys, mode))), meanings));
  }
});
