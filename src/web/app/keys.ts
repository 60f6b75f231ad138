/** Whether what is pressed goes into a text, so that single letters are no commands. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit", "reset", "file"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable || target.closest("dialog") !== null;
}

/** Ctrl, or Cmd on a Mac. */
export function withControl(event: { readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean }): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey;
}

/** The keys of each page, in the order they are told; `[what, keys]`, keys as they stand on the keyboard. */
export const KEY_MAP: Readonly<Record<"everywhere" | "filings" | "grid" | "review", readonly (readonly [what: string, keys: readonly string[]])[]>> = {
  everywhere: [
    ["app-frame.keys.search", ["Ctrl K"]],
    ["app-frame.keys.map", ["?"]],
    ["app-frame.keys.close", ["Esc"]],
  ],
  filings: [
    ["app-frame.keys.next", ["J", "↓"]],
    ["app-frame.keys.previous", ["K", "↑"]],
    ["app-frame.keys.open", ["Enter"]],
    ["app-frame.keys.choose", ["X"]],
    ["app-frame.keys.filter", ["/"]],
  ],
  grid: [
    ["app-frame.keys.move", ["↑ ↓ ← →"]],
    ["app-frame.keys.tab", ["Tab"]],
    ["app-frame.keys.enter", ["Enter"]],
    ["app-frame.keys.edit", ["F2"]],
    ["app-frame.keys.line-break", ["Alt Enter"]],
    ["app-frame.keys.select", ["Shift ↑ ↓ ← →"]],
    ["app-frame.keys.copy", ["Ctrl C", "Ctrl V"]],
    ["app-frame.keys.undo", ["Ctrl Z", "Ctrl Y"]],
    ["app-frame.keys.clear", ["Delete"]],
    ["app-frame.keys.last-year", ["Ctrl D"]],
    ["app-frame.keys.all-last-year", ["Ctrl Shift D"]],
    ["app-frame.keys.fix", ["Ctrl ."]],
    ["app-library.key", ["Ctrl /"]],
    ["app-frame.keys.add-row", ["Alt +"]],
    ["app-frame.keys.remove-row", ["Alt −"]],
    ["app-frame.keys.move-row", ["Alt ↑", "Alt ↓"]],
    ["app-frame.keys.next-mark", ["F8"]],
    ["app-frame.keys.remark", ["Ctrl M"]],
    ["app-frame.keys.margin", ["F6"]],
    ["app-frame.keys.save", ["Ctrl S"]],
  ],
  review: [
    ["app-frame.keys.approve", ["A"]],
    ["app-frame.keys.return", ["R"]],
    ["app-frame.keys.withdraw", ["W"]],
    ["app-frame.keys.urge", ["U"]],
    ["app-frame.keys.opinion", ["1 … 9"]],
    ["app-frame.keys.opinion-more", ["Alt 1 … 9"]],
    ["app-frame.keys.send", ["Ctrl Enter"]],
    ["app-frame.keys.next-filing", ["J"]],
    ["app-frame.keys.previous-filing", ["K"]],
  ],
};
