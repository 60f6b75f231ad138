import type { Finding } from "../../../core/recheck/result.ts";
import { adviceOf, sentenceOf } from "../../../core/recheck/finding-words.ts";
import { placeInWords } from "../../../core/recheck/place.ts";
import type { PublishedTable } from "../../../core/recheck/table.ts";
import { element, replace } from "../../ui/element.ts";
import type { Context } from "../../ui/context.ts";
import { placeSideNotes } from "../../ui/side-notes.ts";

export interface Margin {
  readonly node: HTMLElement;
  /** Marks one note as the chosen one; null for none. */
  readonly choose: (number: number | null) => void;
  /** Puts an answer beside its row, or takes it away. */
  readonly answer: (card: HTMLElement | null, anchor: HTMLElement | null, after: number) => void;
  /** Sets the notes beside their cells again after anything moved. */
  readonly arrange: () => void;
}

export interface MarginActions {
  readonly choose: (number: number) => void;
  readonly explain: (number: number) => void;
  readonly step: (by: 1 | -1) => void;
  readonly canExplain: (finding: Finding) => boolean;
}

/** Above this width notes stand beside their cells; below it they fold under the table, and at phone width into a sheet. */
const BESIDE = "(min-width: 1200px)";
const GAP = 8;

/** The margin that answers: one note a finding, in reading order. */
export function drawMargin(context: Context, table: PublishedTable, findings: readonly Finding[], marks: ReadonlyMap<number, HTMLElement>, actions: MarginActions): Margin {
  const { say } = context;
  const notes = findings.map((finding, index) => note(context, table, finding, index + 1, actions));
  const list = element("ol", { class: "notes" }, notes);
  const sheetTitle = element("span", { class: "sheet-title" }, say("page.margin.count", { count: findings.length }));
  const handle = element("button", { type: "button", class: "sheet-handle", "aria-expanded": false, "aria-controls": "notes", onclick: () => unfold(handle.getAttribute("aria-expanded") !== "true") }, sheetTitle);
  const node = element(
    "aside",
    { class: "margin", "aria-labelledby": "margin-heading" },
    element(
      "h2",
      { id: "margin-heading", class: "margin-heading" },
      findings.length === 0 ? say("page.margin.heading") : say("page.margin.count", { count: findings.length }),
      findings.length === 0 ? null : element("small", {}, say("page.margin.hint")),
    ),
    element(
      "div",
      { class: "sheet-bar" },
      handle,
      findings.length === 0
        ? null
        : [
            element("button", { type: "button", class: "sheet-step", "aria-label": say("page.keys.previous"), onclick: () => actions.step(-1) }, "↑"),
            element("button", { type: "button", class: "sheet-step", "aria-label": say("page.keys.next"), onclick: () => actions.step(1) }, "↓"),
          ],
    ),
    element("div", { id: "notes", class: "margin-body" }, findings.length === 0 ? element("p", { class: "all-well" }, say("page.margin.none")) : null, list),
  );
  let chosen: number | null = null;
  let answered: { readonly item: HTMLElement; readonly anchor: HTMLElement | null } | null = null;

  function unfold(open: boolean): void {
    handle.setAttribute("aria-expanded", String(open));
    node.classList.toggle("unfolded", open);
  }

  function choose(number: number | null): void {
    chosen = number;
    notes.forEach((item, index) => item.classList.toggle("chosen", index + 1 === number));
    const finding = number === null ? undefined : findings[number - 1];
    replace(
      sheetTitle,
      finding === undefined || number === null
        ? say("page.margin.count", { count: findings.length })
        : say("page.margin.at", { number, count: findings.length, text: sentenceOf(finding, say) }),
    );
    arrange();
  }

  function answer(card: HTMLElement | null, anchor: HTMLElement | null, after: number): void {
    answered?.item.remove();
    answered = null;
    if (card !== null) {
      const item = element("li", { class: "note note-answer" }, card);
      list.insertBefore(item, notes[after] ?? null);
      answered = { item, anchor };
      unfold(true);
    }
    arrange();
  }

  function arrange(): void {
    const items = Array.from(list.children) as HTMLElement[];
    const beside = window.matchMedia(BESIDE).matches && items.length > 0;
    node.classList.toggle("beside", beside);
    if (!beside) {
      for (const item of items) item.style.top = "";
      list.style.minHeight = "";
      return;
    }
    const origin = list.getBoundingClientRect().top;
    const places = items.map((item) => {
      const anchor = item === answered?.item ? answered.anchor : (marks.get(notes.indexOf(item as HTMLLIElement) + 1)?.closest("td, th") ?? null);
      return { wanted: anchor === null ? 0 : anchor.getBoundingClientRect().top - origin, height: item.offsetHeight };
    });
    // Reading order goes before nearness: a note never wants to stand above the one before it.
    let lowest = 0;
    const ordered = places.map(({ wanted, height }) => ({ wanted: (lowest = Math.max(lowest, wanted)), height }));
    const anchorIndex = answered !== null ? items.indexOf(answered.item) : chosen === null ? null : items.indexOf(notes[chosen - 1]!);
    const tops = placeSideNotes(ordered, anchorIndex, GAP);
    items.forEach((item, index) => {
      item.style.top = `${Math.round(tops[index]!)}px`;
    });
    const last = items.length - 1;
    list.style.minHeight = `${Math.round(tops[last]! + places[last]!.height)}px`;
  }

  return { node, choose, answer, arrange };
}

function note(context: Context, table: PublishedTable, finding: Finding, number: number, actions: MarginActions): HTMLLIElement {
  const { say } = context;
  const advice = adviceOf(finding, say);
  return element(
    "li",
    { class: `note note-${finding.severity}`, id: `finding-${number}` },
    element(
      "button",
      { type: "button", class: "note-body", onclick: () => actions.choose(number) },
      element(
        "span",
        { class: "note-head" },
        element("span", { class: `mark mark-${finding.severity}`, "aria-hidden": "true" }, String(number)),
        element("span", { class: `severity severity-${finding.severity}` }, say(`form.severity.${finding.severity}`)),
        element("span", { class: "place" }, placeInWords(finding.path, table, say)),
      ),
      element("span", { class: "note-text" }, sentenceOf(finding, say)),
      advice === "" ? null : element("span", { class: "note-advice" }, advice),
    ),
    actions.canExplain(finding)
      ? element("button", { type: "button", class: "button-plain note-why", onclick: () => actions.explain(number), "aria-label": say("page.margin.why-of", { number }) }, say("page.margin.why"))
      : null,
  );
}
