import assert from "node:assert/strict";
import ExcelJS from "exceljs";
import type { Page } from "playwright-core";
import { given } from "./workbooks.ts";

/** What an officer types into a cell of a spreadsheet: text, a number, or a number or day that the spreadsheet formats by itself. */
export type Typed = string | number | { readonly value: number | Date; readonly format: string };

/** A form's own workbook on the desk of somebody with a spreadsheet, who finds cells by the names of rows and columns. */
export interface OfficersWorkbook {
  /** Everything that stands on the sheet, once. */
  readonly texts: readonly string[];
  /** Writes into the cell that is so many lines below the name of a column, the last one of that name. */
  write(column: string, line: number, typed: Typed): void;
  /** What stands there. */
  read(column: string, line: number): string;
  /** The workbook as it is saved now, to be read in again. */
  saved(): Promise<ReturnType<typeof given>>;
}

/** Presses the button that saves the form as a workbook, and opens what comes. */
export async function saveWorkbook(page: Page, button: string): Promise<OfficersWorkbook> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByText(button, { exact: true }).click()]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await download.path());
  const sheet = book.worksheets[0]!;
  assert.equal(book.worksheets.length, 1);
  const cells = new Map<string, ExcelJS.Cell>();
  sheet.eachRow({ includeEmpty: true }, (row) => row.eachCell({ includeEmpty: true }, (cell) => {
    if (cell.master.address === cell.address && typeof cell.value === "string") cells.set(cell.value, cell);
  }));
  const cellAt = (column: string, line: number): ExcelJS.Cell => {
    const name = cells.get(column);
    assert.ok(name !== undefined, `the sheet has a column ${column}: ${[...cells.keys()].join(" | ")}`);
    let row = Number(name.row);
    while (sheet.getCell(row + 1, Number(name.col)).master.address === name.address) row += 1;
    return sheet.getCell(row + 1 + line, Number(name.col));
  };
  return {
    texts: [...cells.keys()],
    write(column, line, typed) {
      const cell = cellAt(column, line);
      cell.value = typeof typed === "object" ? typed.value : typed;
      // Cells of the same look share it here; only this one is formatted otherwise.
      if (typeof typed === "object") cell.style = { ...cell.style, numFmt: typed.format };
    },
    read: (column, line) => cellAt(column, line).text,
    saved: async () => given(`改好的${download.suggestedFilename()}`, new Uint8Array(await book.xlsx.writeBuffer())),
  };
}
