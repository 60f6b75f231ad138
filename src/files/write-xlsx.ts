import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { NamedLayout } from "../core/layout/findings/findings-sheets.ts";
import { sheetName } from "./sheet-text.ts";
import { writeSheet } from "./write-sheet.ts";

/** A file says when it was made; ours always say the same, so that the same input gives the same bytes. */
const MADE = new Date(Date.UTC(2000, 0, 1));
/** First day of the zip format, in local time, as the zip writer reads it. */
const ZIPPED = new Date(1980, 0, 1);

/** Writes layouts as the sheets of a workbook. The same layouts give the same bytes, on every computer. */
export async function writeXlsx(sheets: readonly NamedLayout[]): Promise<Uint8Array> {
  const { writeXlsx: writeWorkbook } = await import("hucre/xlsx");
  const taken = new Set<string>();
  const written = sheets.map(({ name, layout }) => writeSheet(sheetName(name, taken), layout));
  const bytes = await writeWorkbook({
    sheets: written.map(({ sheet }) => sheet),
    properties: { title: sheets[0]?.layout.title ?? "", creator: "Hengji", lastModifiedBy: "Hengji", created: MADE, modified: MADE },
    namedRanges: written.flatMap(({ sheet, printTitles }) =>
      printTitles === null ? [] : [{ name: "_xlnm.Print_Titles", range: `'${sheet.name.replace(/'/g, "''")}'!${printTitles}`, scope: sheet.name }],
    ),
  });
  return repacked(bytes, sheets);
}

const APP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Hengji</Application></Properties>';

/**
 * Packs the parts again: with our own name as the program, with notes wide enough to be read, with text that looks like a
 * number left alone, and compressed by one and the same code whatever the platform offers.
 */
function repacked(bytes: Uint8Array, sheets: readonly NamedLayout[]): Uint8Array {
  const parts: Record<string, Uint8Array> = {};
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name);
    if (name === "docProps/app.xml") parts[name] = strToU8(APP);
    else if (name.startsWith("xl/drawings/vmlDrawing")) parts[name] = strToU8(strFromU8(part).replace(/<x:Anchor>[\d,]+<\/x:Anchor>/g, widerNote));
    else if (sheet && sheets[Number(sheet[1]) - 1]?.layout.kind === "form") parts[name] = strToU8(withoutNumberHints(strFromU8(part)));
    else parts[name] = part;
  }
  return zipSync(parts, { level: 6, mtime: ZIPPED });
}

/** Column, offset, row, offset of the upper left corner, then of the lower right one. */
function widerNote(anchor: string): string {
  const [column = 0, , row = 0] = (anchor.match(/\d+/g) ?? []).map(Number);
  return `<x:Anchor>${column},15,${row},2,${column + 3},31,${row + 6},4</x:Anchor>`;
}

/** A target such as `95` is text as printed; a spreadsheet would put a green corner on each. */
function withoutNumberHints(xml: string): string {
  const range = /<dimension ref="([A-Z0-9:]+)"/.exec(xml)?.[1];
  if (range === undefined) return xml;
  return xml.replace(/<legacyDrawing |<\/worksheet>/, `<ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors>$&`);
}
