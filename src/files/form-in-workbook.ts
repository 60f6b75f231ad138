import { problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { measureCode } from "../core/form/application.ts";
import type { FilingValues } from "../core/form/filing-values.ts";
import { findTitle, readWorkbookForm, type SheetText } from "../core/form/read-workbook-form.ts";
import type { Form } from "../core/layout/form.ts";
import type { Layout } from "../core/layout/layout.ts";
import type { ApplicationMeasure } from "../core/pack/application-measure.ts";
import { LANGUAGES, speak } from "../words/index.ts";
import { drawFiling, type FilingToDraw } from "./draw-filing.ts";
import type { TextGrid } from "./read-grid.ts";

/**
 * Finds the form of a filing in a workbook that was drawn from it, in whichever language, and reads back what was changed there. A workbook of
 * another form, project or year is refused by its name.
 */
export function formInWorkbook(grids: readonly TextGrid[], filing: FilingToDraw, forms: readonly Form[]): Result<FilingValues> {
  const sheets = grids.map(({ name, rows }): SheetText => ({ name, rows: rows.map(({ number, cells, exact }) => ({ number, cells: new Map(cells), ...(exact === undefined ? {} : { exact: new Map(exact) }) })) }));
  const { form, head, values } = filing;
  const found = findTitle(sheets, [form.title.zh, form.title.en]);
  if (found === null) {
    const other = findTitle(sheets, forms.flatMap(({ title }) => [title.zh, title.en]));
    return refused(problem(other === null ? "form-workbook.no-form" : "form-workbook.other-form", "", { expected: form.title.zh, found: other?.title ?? "" }));
  }
  const language = LANGUAGES.find((one) => found.title === (one === "en" ? form.title.en : form.title.zh)) ?? "zh-CN";
  const layout = drawFiling(filing, speak(language));
  const text = (row: number, column: number): string => (found.sheet.rows.find(({ number }) => number === row)?.cells.get(column) ?? "").trim();
  const [yearLine = ""] = layout.lines;
  if (text(found.row + 1, 0) !== yearLine) return refused(problem("form-workbook.other-year", `${found.row + 1}`, { expected: yearLine, found: text(found.row + 1, 0) }));
  const name = placeOf(layout, "project.name");
  const project = name === null ? head.name : text(found.row + 1 + layout.lines.length + name.row, name.column);
  if (project !== head.name) return refused(problem("form-workbook.other-project", "", { expected: head.name, found: project }));
  const read = readWorkbookForm(found.sheet, found.row, { layout, values });
  return read.ok ? done(withCodes(read.value, filing.measures ?? [])) : read;
}

/** Measures are written into a workbook by their names, and kept by their codes. */
function withCodes(values: FilingValues, catalogue: readonly ApplicationMeasure[]): FilingValues {
  return values.measures === undefined ? values : { ...values, measures: values.measures.map((line) => ({ ...line, measure: measureCode(catalogue, line.measure) })) };
}

function placeOf(layout: Layout, path: string): { readonly row: number; readonly column: number } | null {
  for (const [row, { cells }] of layout.rows.entries()) {
    const cell = cells.find((one) => one.path === path);
    if (cell !== undefined) return { row, column: cell.column };
  }
  return null;
}
