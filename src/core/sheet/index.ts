export { recognise, recogniseTables, type Recognition, type RecognisedTable } from "./recognise.ts";
export { cellAddress, columnLetters, type CellKind, type Sheet, type SheetCell, type SheetMerge, type SheetRow } from "./sheet.ts";
