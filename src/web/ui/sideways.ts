import { element, set, type Child } from "./element.ts";

export interface SidewaysParts {
  /** Names the region to those who listen. */
  readonly label: string;
  /** Says how to see the rest; shown only while there is a rest. */
  readonly hint: string;
  readonly class: string;
}

/** How far a region may be from its end and still count as there: widths come in fractions of a pixel. */
const NEARLY = 2;

/**
 * A region that scrolls sideways where its content is wider than its place. Then a sentence says so, the edges behind which there
 * is more are shaded, and the Tab key stops at it, so that the arrow keys scroll it.
 */
export function sideways(parts: SidewaysParts, content: Child): HTMLElement {
  const hint = element("p", { class: "sideways-hint", id: `${parts.class}-hint`, hidden: true }, parts.hint);
  const region = element("div", { class: parts.class, role: "region", "aria-label": parts.label }, content);
  const frame = element("div", { class: "sideways-frame" }, region);

  function look(): void {
    const hidden = region.scrollWidth - region.clientWidth;
    const isWider = hidden > NEARLY;
    hint.hidden = !isWider;
    set(region, { tabindex: isWider ? 0 : null, "aria-describedby": isWider ? hint.id : null });
    frame.classList.toggle("more-left", isWider && region.scrollLeft > NEARLY);
    frame.classList.toggle("more-right", isWider && hidden - region.scrollLeft > NEARLY);
  }

  region.addEventListener("scroll", look, { passive: true });
  const watcher = new ResizeObserver(look);
  watcher.observe(region);
  for (const child of Array.from(region.children)) watcher.observe(child);
  return element("div", { class: "sideways" }, hint, frame);
}
