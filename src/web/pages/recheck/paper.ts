import type { Severity } from "../../../core/recheck/result.ts";
import type { Layout, LayoutCell, Mark } from "../../../core/layout/layout.ts";
import { element } from "../../ui/element.ts";
import type { Context } from "../../ui/context.ts";
import { sideways } from "../../ui/sideways.ts";
import { cellHeadings, isRowName } from "./cell-headings.ts";

export interface Paper {
  readonly node: HTMLElement;
  /** The numbered mark of a finding in its cell; undefined for a finding of the whole table. */
  readonly marks: ReadonlyMap<number, HTMLElement>;
  /** The button of a cell that opens its answer, by path. */
  readonly cells: ReadonlyMap<string, HTMLElement>;
}

export interface PaperActions {
  readonly chooseFinding: (number: number) => void;
  readonly openAnswer: (path: string) => void;
  /** Cells that open an answer when pressed. */
  readonly opens: (path: string) => boolean;
  /** One of these a row is in the order of the Tab key, or a table of fourteen rows would take fifty presses to cross. */
  readonly inTabOrder: (path: string) => boolean;
}

/** Draws a layout as it looks on paper, with findings underlined and numbered in their cells. */
export function drawPaper(context: Context, layout: Layout, actions: PaperActions): Paper {
  const { say } = context;
  const marks = new Map<number, HTMLElement>();
  const cells = new Map<string, HTMLElement>();
  const headings = cellHeadings(layout);
  const namesHeading = headingOfNames(layout);
  const whole = layout.columns.reduce((sum, width) => sum + width, 0);

  const draw = (cell: LayoutCell, row: number): HTMLElement => {
    const id = headings.idOf(row, cell);
    // A form leaves some of its heading cells empty; an empty heading would name nothing.
    const isHeading = cell.text !== "" && (cell.role === "heading" || isRowName(cell));
    const drawn = element(isHeading ? "th" : "td", {
      id: isHeading ? id : null,
      class: cell === namesHeading ? `${classOf(cell)} names-heading` : classOf(cell),
      colspan: cell.columns > 1 ? cell.columns : null,
      rowspan: cell.rows > 1 ? cell.rows : null,
      scope: isHeading ? scopeOf(cell) : null,
      headers: headings.of(cell).join(" ") || null,
    });
    if (cell.indent > 0) drawn.style.paddingLeft = `${cell.indent + 0.5}em`;
    drawn.append(content(cell));
    if (cell.marks.length > 0) drawn.append(element("span", { class: "marks" }, cell.marks.map((mark) => markButton(mark))));
    return drawn;
  };

  const content = (cell: LayoutCell): HTMLElement => {
    const severity = worst(cell.marks);
    const kind = `cell-text${severity === null ? "" : ` found found-${severity}`}${cell.text === "" ? " is-blank" : ""}`;
    if (cell.path === null || !actions.opens(cell.path)) return element("span", { class: kind }, cell.text);
    const path = cell.path;
    const button = element(
      "button",
      {
        type: "button",
        class: `${kind} opens`,
        tabindex: actions.inTabOrder(path) ? null : -1,
        "data-path": path,
        "aria-haspopup": "true",
        onclick: () => actions.openAnswer(path),
      },
      cell.text,
      cell.text === "" ? element("span", { class: "for-ears" }, say("page.paper.blank")) : null,
    );
    cells.set(path, button);
    return button;
  };

  const markButton = (mark: Mark): HTMLElement => {
    const button = element(
      "button",
      {
        type: "button",
        class: `mark mark-${mark.severity}`,
        "data-finding": mark.number,
        "aria-label": say("page.paper.mark", { number: mark.number, severity: say(`form.severity.${mark.severity}`), text: mark.text }),
        onclick: () => actions.chooseFinding(mark.number),
      },
      String(mark.number),
    );
    marks.set(mark.number, button);
    return button;
  };

  const table = element(
    "table",
    { class: `paper-table paper-${layout.kind}`, lang: context.language === "en" ? null : "zh-CN" },
    element("caption", { class: "for-ears" }, layout.title),
    element(
      "colgroup",
      {},
      layout.columns.map((width) => {
        const column = element("col");
        column.style.width = `${((width / whole) * 100).toFixed(3)}%`;
        return column;
      }),
    ),
    element("tbody", {}, layout.rows.map((row, index) => element("tr", {}, row.cells.map((cell) => draw(cell, index))))),
  );

  const node = element(
    "div",
    { class: "paper" },
    element(
      "div",
      { class: "paper-head", "aria-hidden": "true" },
      element("p", { class: "paper-title" }, layout.title),
      layout.lines.map((line) => element("p", { class: "paper-line" }, line)),
    ),
    layout.stamp === "" ? null : element("p", { class: "paper-stamp" }, layout.stamp),
    sideways({ label: layout.title, hint: say("page.sideways"), class: "paper-scroll" }, table),
    layout.notes.length === 0 ? null : element("div", { class: "paper-notes" }, layout.notes.map((note) => element("p", {}, note))),
  );
  return { node, marks, cells };
}

/** The heading above the names of the indicators: on a phone the names stay in view, and what stands above them has to stay too. */
function headingOfNames({ rows }: Layout): LayoutCell | null {
  const first = rows.findIndex(({ cells }) => cells.some(isNameOfIndicator));
  const name = rows[first]?.cells.find(isNameOfIndicator);
  if (name === undefined) return null;
  const above = rows.slice(0, first).flatMap(({ cells }) => cells.filter(({ role, column, columns }) => role === "heading" && column === name.column && columns === name.columns));
  return above.at(-1) ?? null;
}

function isNameOfIndicator({ path }: LayoutCell): boolean {
  return /^indicators\[\d+\]\.level3$/.test(path ?? "");
}

function classOf(cell: LayoutCell): string {
  const field = /\.([a-z0-9_]+)$/.exec(cell.path ?? "")?.[1] ?? "";
  const isBlockHeading = cell.role === "heading" && cell.rows > 1;
  return [`cell-${cell.role}`, isBlockHeading ? "block-heading" : "", cell.turned === "upright" ? "upright" : "", `align-${cell.align}`, /^indicators\[/.test(cell.path ?? "") ? `field-${field}` : ""].filter((name) => name !== "").join(" ");
}

function scopeOf(cell: LayoutCell): string {
  if (isRowName(cell)) return "row";
  return cell.rows > 1 ? "rowgroup" : "col";
}

const ORDER: readonly Severity[] = ["error", "warning", "note"];

function worst(marks: readonly Mark[]): Severity | null {
  return ORDER.find((severity) => marks.some((mark) => mark.severity === severity)) ?? null;
}
