import { announce } from "../../ui/announce.ts";
import { element } from "../../ui/element.ts";
import type { Context } from "../../ui/context.ts";
import type { Progress } from "./read-files.ts";

export interface ReadingView {
  readonly node: HTMLElement;
  readonly report: (progress: Progress) => void;
}

/** While files are read: what and how many, and a way to stop. */
export function readingView({ say }: Context, files: number, stop: () => void): ReadingView {
  const bar = element("progress", { max: Math.max(files, 1), value: 0, "aria-labelledby": "reading-heading" });
  const count = element("p", { class: "reading-count" }, say("page.reading-files.count", { done: 0, count: files, tables: 0 }));
  const current = element("p", { class: "quiet reading-current" });
  let announced = 0;
  const node = element(
    "main",
    { class: "reading-view", id: "main", tabindex: -1 },
    element("h1", { id: "reading-heading" }, say("page.reading-files.heading")),
    // One file, however many tables are packed in it, has no parts to measure a bar by.
    files > 1 ? bar : null,
    count,
    current,
    element("button", { type: "button", class: "button", onclick: stop }, say("page.reading-files.stop")),
  );
  return {
    node,
    report({ done, of, tables, current: name }) {
      bar.value = done;
      const words = say("page.reading-files.count", { done, count: of, tables });
      count.textContent = words;
      current.textContent = name;
      // Every quarter is enough for ears.
      const quarter = of === 0 ? 0 : Math.floor((done / of) * 4);
      if (quarter > announced) {
        announced = quarter;
        announce(words);
      }
    },
  };
}
