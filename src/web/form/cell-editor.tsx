import { useLayoutEffect, useRef } from "react";
import { meaningOf, type GridCommand } from "./grid-keys.ts";
import type { GridState, GridWish } from "./grid-state.ts";

export interface GridActions {
  readonly send: (wish: GridWish) => void;
  readonly command: (command: GridCommand) => void;
  /** The chosen cells as text for the clipboard. */
  readonly copied: () => string;
  /** Whether Tab finds another cell in this direction. */
  readonly hasNext: (direction: "next" | "previous") => boolean;
}

/**
 * The text field that lies over the cell in focus, always: keys, clipboard and the input of Chinese begin in it without a detour. While
 * nothing is typed it is empty and cannot be seen.
 */
export function CellEditor({ label, isOpen, editing, shown, takesFocus, actions }: {
  label: string;
  isOpen: boolean;
  editing: GridState["editing"];
  /** Text of the cell, for who listens to it. */
  shown: string;
  takesFocus: boolean;
  actions: GridActions;
}): React.ReactNode {
  const field = useRef<HTMLTextAreaElement>(null);
  const mode = editing === null ? "ready" : editing.by;
  useLayoutEffect(() => {
    if (!takesFocus) return;
    field.current?.focus({ preventScroll: true });
    field.current?.closest("td")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [takesFocus]);
  useLayoutEffect(() => {
    if (mode === "edit" && field.current !== null) field.current.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [mode]);

  const pressed = (event: React.KeyboardEvent<HTMLTextAreaElement>): void => {
    // While Chinese is being composed, Enter and arrows belong to the input method.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Tab") {
      const direction = event.shiftKey ? "previous" : "next";
      if (actions.hasNext(direction)) {
        event.preventDefault();
        actions.send({ wish: "commit", onward: direction });
      } else actions.send({ wish: "commit" });
      return;
    }
    const meaning = meaningOf(event, mode);
    if (meaning.does === "caret") return;
    event.preventDefault();
    event.stopPropagation();
    if (meaning.does === "wish") actions.send(meaning.wish);
    else if (meaning.does === "command") actions.command(meaning.command);
    else {
      const area = event.currentTarget;
      area.setRangeText("\n", area.selectionStart, area.selectionEnd, "end");
      actions.send({ wish: "type", text: area.value });
    }
  };
  const toClipboard = (event: React.ClipboardEvent): boolean => {
    if (mode !== "ready") return false;
    event.clipboardData.setData("text/plain", actions.copied());
    event.preventDefault();
    return true;
  };

  return (
    <textarea
      ref={field}
      className={mode === "ready" ? "editor editor-ready" : "editor"}
      aria-label={label}
      aria-description={mode === "ready" ? shown : undefined}
      rows={1}
      readOnly={!isOpen}
      inputMode={isOpen ? undefined : "none"}
      autoComplete="off"
      spellCheck={false}
      value={editing?.text ?? ""}
      onChange={({ target }) => actions.send({ wish: "type", text: target.value })}
      onKeyDown={pressed}
      onCopy={toClipboard}
      onCut={(event) => {
        if (toClipboard(event)) actions.send({ wish: "clear" });
      }}
      onPaste={(event) => {
        if (mode !== "ready") return;
        event.preventDefault();
        actions.send({ wish: "paste", text: event.clipboardData.getData("text/plain") });
      }}
      onDoubleClick={() => actions.send({ wish: "edit" })}
      onBlur={() => {
        // A look at another window is no end of typing.
        if (document.hasFocus()) actions.send({ wish: "commit" });
      }}
    />
  );
}
