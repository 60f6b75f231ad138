import { problem } from "../core/basics/problem.ts";
import { refused, type Result } from "../core/basics/result.ts";
import { applicationPaper, type PaperMatter } from "../core/ex-ante/papers.ts";
import { readApplication, type ApplicationText } from "../core/ex-ante/read-application.ts";
import { findTitle, type SheetText } from "../core/form/read-workbook-form.ts";
import { LANGUAGES, speak } from "../words/index.ts";
import type { TextGrid } from "./read-grid.ts";

/** Finds the application for ex-ante evaluation in a workbook that was drawn from it, in whichever language, and reads back what was changed there. */
export function applicationInWorkbook(grids: readonly TextGrid[], matter: PaperMatter): Result<ApplicationText> {
  const sheets = grids.map(({ name, rows }): SheetText => ({ name, rows: rows.map(({ number, cells }) => ({ number, cells: new Map(cells) })) }));
  for (const language of LANGUAGES) {
    const layout = applicationPaper(matter, speak(language));
    const found = findTitle(sheets, [layout.title]);
    if (found !== null) return readApplication(found.sheet, found.row, layout, speak(language));
  }
  return refused(problem("ex-ante.workbook-none", "A1", { expected: applicationPaper(matter, speak("zh-CN")).title }));
}
