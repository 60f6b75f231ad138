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
 * nothing is typed it is empty and cannot be seen. What is typed is its own, and the grid follows (`HeldTyping`): a letter is drawn by the
 * browser alone.
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
  const text = editing?.text ?? "";
  useLayoutEffect(() => {
    if (mode !== "edit" || field.current === null) return;
    field.current.value = text;
    field.current.setSelectionRange(text.length, text.length);
  }, [mode]);
  useLayoutEffect(() => {
    if (field.current === null) return;
    // Whatever ended the typing, or took the letter as a command, empties the field.
    if (mode === "ready" && field.current.value !== "") field.current.value = "";
    // The text below is as high as the field again.
    if (field.current.value === text) grow(field.current, null);
  });

  const typed = (area: HTMLTextAreaElement): void => {
    actions.send({ wish: "type", text: area.value });
    if (mode !== "ready" && area.scrollHeight > area.clientHeight) grow(area, area.scrollHeight);
  };
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
      typed(area);
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
      onChange={({ target }) => typed(target)}
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

/** The cell grows with a line that is begun in the field, before the grid has the text; null lets it be as high as its text again. */
function grow({ parentElement: stack }: HTMLTextAreaElement, height: number | null): void {
  const minimum = height === null ? "" : `${height}px`;
  if (stack !== null && stack.style.minHeight !== minimum) stack.style.minHeight = minimum;
}
