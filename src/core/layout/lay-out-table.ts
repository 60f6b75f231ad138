import type { PublishedTable } from "../recheck/table.ts";
import type { Say } from "../basics/message.ts";
import { drawFields, drawGoals, drawRest, ROW_HEIGHT, saidElsewhere } from "./draw-fields.ts";
import { drawBond } from "./draw-bond.ts";
import { drawFunds } from "./draw-funds.ts";
import { drawIndicators, headingRows } from "./draw-indicators.ts";
import { drawManagement } from "./draw-management.ts";
import { drawMeasures, type NamedMeasure } from "./draw-measures.ts";
import { drawResult } from "./draw-result.ts";
import { drawTasks } from "./draw-tasks.ts";
import { emptyTable } from "./empty-table.ts";
import { blankGroups, type Form, type IndicatorField } from "./form.ts";
import { labelOf } from "./label.ts";
import type { Layout, LayoutCell, LayoutRow } from "./layout.ts";
import { breaksWords, DENSE, DENSE_ROW, standsDown } from "./measure.ts";

/**
 * Draws a table on its official form. Everything the table prints appears; what it doesn't print stays empty. `asked` are columns of the
 * indicators that stand there even while nothing is printed in them, since they are to be filled; `catalogue` names the measures of a form of
 * application.
 */
export function layOutTable(table: PublishedTable, form: Form, say: Say, asked: readonly IndicatorField[] = [], catalogue: readonly NamedMeasure[] = []): Layout {
  const rows: LayoutRow[] = [];
  let repeat: number | null = null;
  let repeatRows = 1;
  for (const block of form.blocks) {
    switch (block.kind) {
      case "fields": rows.push(...drawFields(table, block, say)); break;
      case "funds": rows.push(...drawFunds(table, block, say)); break;
      case "goals": rows.push(...drawGoals(table, block, say)); break;
      case "tasks": rows.push(...drawTasks(table, block, say)); break;
      case "management": rows.push(...drawManagement(table, block, say)); break;
      case "result": rows.push(...drawResult(table, block, say)); break;
      case "measures":
        repeat = rows.length;
        rows.push(...drawMeasures(table, block, say, catalogue));
        break;
      case "bond": rows.push(...drawBond(table, block, say)); break;
      case "indicators":
        repeat = rows.length;
        repeatRows = headingRows(block.columns);
        rows.push(...drawIndicators(table, block, say, asked));
        break;
    }
  }
  const said = new Set([...rows.flatMap(({ cells }) => cells.map(({ path }) => path ?? "")), ...saidElsewhere(table, form.blocks)]);
  rows.push(...drawRest(table, said, form.grid.length, say));
  const layout: Layout = {
    kind: "form",
    title: labelOf(form.title, say),
    lines: linesOf(table, say),
    stamp: form.provenance === "draft" ? say("form.draft") : "",
    paper: form.paper,
    textSize: form.textSize,
    columns: form.grid.map(({ width }) => width),
    rows: form.textSize > DENSE ? rows : rows.map((row) => (row.height === ROW_HEIGHT ? { ...row, height: DENSE_ROW } : row)),
    repeat,
    ...(repeatRows === 1 ? {} : { repeatRows }),
    sums: 0,
    notes: notesOf(table, form, say),
    marks: [],
    marksTitle: "",
    footer: say("form.page-of"),
  };
  return withTurnedHeadings(layout);
}

/** Turns the narrow cells that name whole blocks, and the boxes to be ticked, where their words don't fit across. */
function withTurnedHeadings(layout: Layout): Layout {
  // The boxes to be ticked stand under a name of their own, each narrower than a word.
  const second = layout.repeat === null || layout.repeatRows !== 2 ? null : layout.repeat + 1;
  const turn = (cell: LayoutCell, row: number): LayoutCell => {
    if (cell.role !== "heading" || (cell.rows === 1 && row !== second)) return cell;
    if (breaksWords(cell, layout)) return { ...cell, turned: "sideways", text: cell.text.replace(/\n/g, " ") };
    return cell.column === 0 && standsDown(cell, row, layout) ? { ...cell, turned: "upright", text: cell.text.replace(/\n/g, " ") } : cell;
  };
  return { ...layout, rows: layout.rows.map((row, index) => ({ ...row, cells: row.cells.map((cell) => turn(cell, index)) })) };
}

/** The form as it is handed out: the usual rows of a frame, ready to be filled in. */
export function layOutEmpty(form: Form, say: Say, frame: string | null = null): Layout {
  const layout = withSignatures(layOutTable(emptyTable(form, say, frame), form, say), form, say);
  const { reference } = form.blank;
  const groups = blankGroups(form, frame);
  return reference.unverified && reference.document !== null && groups.some(({ points }) => points !== null)
    ? { ...layout, notes: [...layout.notes, say("form.points-unverified", { document: reference.document })] }
    : layout;
}

/** The form as it is handed in on paper: with the line to be signed below the table, above what explains it. */
export function withSignatures(layout: Layout, { signatures = [] }: Form, say: Say): Layout {
  if (signatures.length === 0) return layout;
  return { ...layout, notes: [signatures.map((one) => say("form.signature", { name: labelOf(one, say) })).join(""), ...layout.notes] };
}

function linesOf(table: PublishedTable, say: Say): string[] {
  const { unit, department } = table.project;
  const { month } = table;
  const year = table.year === null ? say("form.year-blank") : month === undefined ? say("form.year", { year: String(table.year) }) : say("form.year-months", { year: String(table.year), month });
  const publisher = table.publisher;
  const isNamed = publisher === null || publisher === unit || publisher === department;
  return isNamed ? [year] : [year, say("form.publisher", { publisher })];
}

function notesOf(table: PublishedTable, form: Form, say: Say): string[] {
  const notes = form.notes.map((note) => labelOf(note, say));
  if (!table.complete) notes.push(say("form.incomplete"));
  const { document, clause, unverified } = form.reference;
  if (document !== null) {
    const place = clause === undefined ? document : say("form.clause", { document, clause });
    notes.push(say(unverified ? "form.reference-unverified" : "form.reference", { document: place }));
  }
  return notes;
}
