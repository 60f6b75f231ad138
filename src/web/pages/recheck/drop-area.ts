import { element } from "../../ui/element.ts";
import type { Context } from "../../ui/context.ts";
import { gatherChosen, type Gathered } from "./gather-files.ts";

/** The place on the first page where files are handed over: by dropping, choosing, choosing a folder, or pasting. */
export function dropArea({ say }: Context, hand: (gathered: Gathered) => void): HTMLElement {
  const files = chooser(hand, {});
  const folder = chooser(hand, { webkitdirectory: true });
  return element(
    "section",
    { class: "drop-area", "aria-labelledby": "drop-heading" },
    element("h2", { id: "drop-heading", class: "drop-heading" }, say("page.drop.heading")),
    element(
      "p",
      { class: "drop-buttons row" },
      element("button", { type: "button", class: "button button-next", onclick: () => files.click() }, say("page.drop.choose")),
      element("button", { type: "button", class: "button", onclick: () => folder.click() }, say("page.drop.choose-folder")),
    ),
    element("p", { class: "quiet" }, say("page.drop.what")),
    files,
    folder,
  );
}

function chooser(hand: (gathered: Gathered) => void, attributes: { readonly webkitdirectory?: boolean }): HTMLInputElement {
  const input = element("input", { type: "file", multiple: true, hidden: true, ...attributes });
  input.addEventListener("change", () => {
    const chosen = Array.from(input.files ?? []);
    // Choosing the same file again, mended in between, must count as choosing.
    input.value = "";
    if (chosen.length > 0) hand(gatherChosen(chosen));
  });
  return input;
}
