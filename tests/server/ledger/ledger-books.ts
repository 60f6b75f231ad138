import ExcelJS from "exceljs";
import { readGrids } from "../../../src/files/read-grid.ts";

export type Cell = string | number | Date;

/** A workbook with these sheets, each a list of rows; `change` may format cells as people do. */
export async function ledgerBook(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>, change: (book: ExcelJS.Workbook) => void = () => {}): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
  }
  change(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Texts of a workbook that came back, sheet by sheet. */
export function textsOf(bytes: Uint8Array): Readonly<Record<string, readonly (readonly string[])[]>> {
  const read = readGrids(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return Object.fromEntries(read.value.map(({ name, rows }) => [name, rows.map(({ cells }) => cells.map(([, text]) => text))]));
}

export const BUDGETS = ["项目代码", "项目名称", "资金来源", "年初预算（万元）"];
export const ADJUSTMENTS = ["项目代码", "资金来源", "调整文号", "调整日期", "调整金额（万元）"];
export const PAYMENTS = ["项目代码", "资金来源", "支付日期", "支付金额（元）", "凭证号"];
