import { encode } from "uqr";
import { element } from "../../ui/element.ts";
import type { Context } from "../../ui/context.ts";
import { sm3 } from "../../ui/sm3.ts";

/** A result as it stands on the page. */
export interface Printed {
  readonly context: Context;
  /** What its version code is reckoned of. */
  readonly text: () => string;
  /** Where it can be opened again; null for one that lies on this computer alone. */
  readonly address: string | null;
}

/** Digits of a digest that stand on paper, as on printed forms. */
const SHOWN = 16;
const SVG = "http://www.w3.org/2000/svg";

let isHeard = false;

/** Has each sheet that is printed from now on bear the mark of what is shown: made in the moment of printing, since reckoning it for hundreds of tables takes a while. */
export function markPrints(root: HTMLElement, shown: () => Printed | null): void {
  if (isHeard) return;
  isHeard = true;
  const mark = (): void => {
    for (const before of Array.from(root.querySelectorAll(".print-mark"))) before.remove();
    const printed = shown();
    if (printed !== null) root.append(drawMark(printed));
  };
  window.addEventListener("beforeprint", mark);
  const paper = window.matchMedia("print");
  paper.addEventListener("change", ({ matches }) => {
    if (matches) mark();
  });
  // Whoever was quicker than this part of the page finds the mark all the same.
  if (paper.matches) mark();
}

/** A result that a server keeps is led back to; the code of any other holds the whole version code. */
function drawMark({ context: { say }, text, address }: Printed): HTMLElement {
  const digest = sm3(text());
  return element(
    "aside",
    { class: "print-mark" },
    qrPicture(address ?? `SM3 ${digest}`, say("page.print-mark.picture")),
    element("p", {}, say(address === null ? "page.print-mark" : "page.print-mark.kept", { digest: digest.slice(0, SHOWN) })),
  );
}

function qrPicture(text: string, label: string): Element {
  const { size, data } = encode(text, { border: 2 });
  const drawn = document.createElementNS(SVG, "svg");
  for (const [name, value] of [["viewBox", `0 0 ${size} ${size}`], ["class", "qr"], ["role", "img"], ["aria-label", label], ["shape-rendering", "crispEdges"]] as const) drawn.setAttribute(name, value);
  const dark = document.createElementNS(SVG, "path");
  dark.setAttribute("d", data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join(""));
  drawn.append(dark);
  return drawn;
}
