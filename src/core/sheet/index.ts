export { recognise, recogniseTables, type Recognition } from "./recognise.ts";
export type { RecognisedTable } from "./recognised-table.ts";
export { cellAddress, columnLetters, type CellKind, type Sheet, type SheetCell, type SheetMerge, type SheetRow } from "./sheet.ts";
