import { announce } from "../../ui/announce.ts";
import { element } from "../../ui/element.ts";
import type { Context } from "../../ui/context.ts";
import { gatherChosen, gatherDropped, type Gathered } from "./gather-files.ts";

/** Takes files that are dropped or pasted anywhere on the page, so that nobody has to aim; a veil says so while they hang over it. */
export function dropAnywhere(context: () => Context, hand: (gathered: Gathered) => void): void {
  const veil = element("div", { class: "veil", hidden: true, "aria-hidden": "true" });
  document.body.append(veil);
  let depth = 0;

  const hasFiles = (event: DragEvent) => Array.from(event.dataTransfer?.types ?? []).includes("Files");
  const lift = () => {
    depth = 0;
    veil.hidden = true;
  };

  document.addEventListener("dragenter", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth += 1;
    veil.textContent = context().say("page.drop.release");
    veil.hidden = false;
  });
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = "copy";
  });
  document.addEventListener("dragleave", (event) => {
    if (!hasFiles(event)) return;
    depth -= 1;
    if (depth <= 0) lift();
  });
  document.addEventListener("drop", (event) => {
    lift();
    if (event.dataTransfer === null || !hasFiles(event)) return;
    // Without this the browser would leave the page and open the file itself.
    event.preventDefault();
    gatherDropped(event.dataTransfer).then(hand, () => announce(context().say("page.drop.unreadable-folder")));
  });
  document.addEventListener("paste", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("input, textarea") != null || event.clipboardData === null) return;
    const files = Array.from(event.clipboardData.files);
    if (files.length > 0) hand(gatherChosen(files));
    else if (event.clipboardData.types.length > 0) announce(context().say("page.drop.pasted-text"));
  });
}
