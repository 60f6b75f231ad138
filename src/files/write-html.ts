import { allMarks, type Layout, type LayoutCell, type LayoutRow, type Mark } from "../core/layout/layout.ts";
import type { Severity } from "../core/recheck/result.ts";
import { escapeHtml as escaped } from "./escape-html.ts";

export interface HtmlOptions {
  readonly lang: "zh-CN" | "en";
  /** Underline and number the findings in their cells, and list them below. */
  readonly marks: boolean;
}

/** Draws a layout as a piece of HTML, ready for a page and for print with {@link LAYOUT_STYLE}. All text is escaped. */
export function writeHtml(layout: Layout, { lang, marks }: HtmlOptions): string {
  const split = layout.repeat ?? layout.rows.length;
  const width = layout.columns.reduce((total, column) => total + column, 0);
  // The width is an attribute: a page that forbids inline styles shows it all the same.
  const columns = `<colgroup>${layout.columns.map((column) => `<col width="${Math.round((column / width) * 10000) / 100}%">`).join("")}</colgroup>`;
  const body = (rows: readonly LayoutRow[]) => rows.map((row) => rowHtml(row, marks)).join("");
  const parts = [`<article class="hj-layout hj-${layout.kind} hj-size-${Math.min(Math.max(Math.round(layout.textSize), 8), 12)}" lang="${lang}">`];
  if (layout.stamp !== "") parts.push(`<p class="hj-stamp">${escaped(layout.stamp)}</p>`);
  parts.push(`<h2>${escaped(layout.title)}</h2>`, ...layout.lines.map((line) => `<p class="hj-line">${escaped(line)}</p>`));
  // Two tables with the same columns, so that the names of the second's columns stand again on each page.
  if (split > 0) parts.push(`<table aria-label="${escaped(layout.title)}">${columns}<tbody>${body(layout.rows.slice(0, split))}</tbody></table>`);
  if (layout.repeat !== null) {
    const { head, rest } = headOf(layout.rows.slice(split), layout.repeatRows ?? 1);
    parts.push(`<table aria-label="${escaped(layout.title)}">${columns}<thead>${body(head)}</thead><tbody>${body(rest)}</tbody></table>`);
  }
  if (layout.notes.length > 0) parts.push(`<div class="hj-notes">${layout.notes.map((note) => `<p>${escaped(note)}</p>`).join("")}</div>`);
  if (marks) parts.push(findingsHtml(layout));
  parts.push("</article>");
  return parts.join("\n");
}

export { LAYOUT_STYLE, paperStyle } from "./html-look.ts";

/**
 * Takes the rows of column names from the rest. The cell at its left that names the whole block can't reach from a table's
 * head into its body: it is drawn in two, open to each other, with its text in the body.
 */
function headOf(all: readonly LayoutRow[], count: number): { head: readonly LayoutRow[]; rest: readonly LayoutRow[] } {
  const [head, rest] = [all.slice(0, count), all.slice(count)];
  const [first, ...others] = rest;
  const isTall = ({ rows }: LayoutCell): boolean => rows > count;
  const tall = head[0]?.cells.filter(isTall) ?? [];
  if (first === undefined || tall.length === 0) return { head, rest };
  return {
    head: head.map((row) => ({ ...row, cells: row.cells.map((cell) => (isTall(cell) ? { ...cell, rows: count, text: "", turned: null, marks: [] } : cell)) })),
    rest: [{ ...first, cells: [...tall.map((cell) => ({ ...cell, rows: cell.rows - count })), ...first.cells].sort((a, b) => a.column - b.column) }, ...others],
  };
}

/** Rows with more room than a line say so, in pixels; all others have the height of the style. */
function rowHtml({ cells, height }: LayoutRow, marks: boolean): string {
  return `<tr${height > 10 ? ` height="${Math.round((height / 25.4) * 96)}"` : ""}>${cells.map((cell) => cellHtml(cell, marks)).join("")}</tr>\n`;
}

function cellHtml(cell: LayoutCell, marks: boolean): string {
  const isName = (cell.role === "heading" || cell.role === "label") && cell.text !== "";
  const tag = isName ? "th" : "td";
  const classes = [`hj-${cell.align}`];
  if (cell.indent > 0) classes.push(`hj-indent-${Math.min(cell.indent, 3)}`);
  if (cell.role === "heading" && cell.text === "") classes.push("hj-open-below");
  if (cell.role === "heading" && cell.rows > 1) classes.push("hj-open-above");
  const attributes = [
    ...(cell.columns > 1 ? [` colspan="${cell.columns}"`] : []),
    ...(cell.rows > 1 ? [` rowspan="${cell.rows}"`] : []),
    ...(isName ? [` scope="${cell.role === "label" ? "row" : cell.rows > 1 ? "rowgroup" : "col"}"`] : []),
    ...(cell.path === null ? [] : [` data-path="${escaped(cell.path)}"`]),
  ];
  const shown = marks ? cell.marks : [];
  const worst = worstOf(shown);
  const plain = cell.turned === null ? escaped(cell.text) : `<span class="hj-${cell.turned === "upright" ? "upright" : "turned"}">${escaped(cell.text)}</span>`;
  const text = worst === null ? plain : `<span class="hj-${worst}">${plain}</span><sup>${shown.map(({ number }) => `[${number}]`).join("")}</sup>`;
  return `<${tag} class="${classes.join(" ")}"${attributes.join("")}>${text}</${tag}>`;
}

function findingsHtml(layout: Layout): string {
  const all = allMarks(layout);
  if (all.length === 0) return "";
  return `<section class="hj-findings"><h3>${escaped(layout.marksTitle)}</h3><ol>${all.map(findingHtml).join("")}</ol></section>`;
}

function findingHtml({ number, label, text, advice }: Mark): string {
  return `<li value="${number}"><strong>${escaped(label)}</strong> ${escaped(text)}${advice === "" ? "" : ` ${escaped(advice)}`}</li>`;
}

function worstOf(marks: readonly Mark[]): Severity | null {
  return (["error", "warning", "note"] as const).find((severity) => marks.some((mark) => mark.severity === severity)) ?? null;
}
