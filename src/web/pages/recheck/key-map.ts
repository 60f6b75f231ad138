import { dialog } from "../../ui/dialog.ts";
import { element } from "../../ui/element.ts";
import type { Context } from "../../ui/context.ts";
import { lasting } from "../../ui/remembered.ts";

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [["↓", "J"], "page.keys.next"],
  [["↑", "K"], "page.keys.previous"],
  [["Enter"], "page.keys.open"],
  [["Esc"], "page.keys.close"],
  [["Tab"], "page.keys.tab"],
  [["Ctrl V"], "page.keys.paste"],
  [["?"], "page.keys.map"],
];

/** Shows which keys do what, and lets single letters be switched off for those whose speech or switch software types them by accident. */
export function showKeyMap({ say }: Context): void {
  const letters = element("input", { type: "checkbox", id: "single-keys" });
  letters.checked = lettersWork();
  letters.addEventListener("change", () => lasting.write("letters", letters.checked ? null : "off"));
  dialog(
    say("page.keys.heading"),
    say("page.close"),
    element(
      "dl",
      { class: "keys" },
      KEYS.map(([keys, code]) => [element("dt", {}, keys.map((key) => element("kbd", {}, key))), element("dd", {}, say(code))]),
    ),
    element("p", { class: "row" }, letters, element("label", { for: "single-keys" }, say("page.keys.letters"))),
  );
}

function lettersWork(): boolean {
  return lasting.read("letters") !== "off";
}

/** What a key press asks for; null when it belongs to the field or the browser. */
export function meaningOf(event: KeyboardEvent): "next" | "previous" | "open" | "close" | "map" | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  switch (event.key) {
    case "ArrowDown":
      return "next";
    case "ArrowUp":
      return "previous";
    case "Enter":
      return "open";
    case "Escape":
      return "close";
    case "j":
    case "J":
      return lettersWork() ? "next" : null;
    case "k":
    case "K":
      return lettersWork() ? "previous" : null;
    case "?":
      return lettersWork() ? "map" : null;
    default:
      return null;
  }
}
