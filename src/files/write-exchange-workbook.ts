import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Cell } from "hucre/xlsx";
import type { Exchange } from "../core/exchange/exchange.ts";
import { writeExchange, type FilingToExchange } from "../core/exchange/write-exchange.ts";
import type { Bilingual } from "../core/workflow/workflow.ts";
import { speak } from "../words/index.ts";
import { cellText, escapedText, sheetName } from "./sheet-text.ts";

/** A file says when it was made; ours always say the same, so that the same input gives the same bytes. */
const MADE = new Date(Date.UTC(2000, 0, 1));
const ZIPPED = new Date(1980, 0, 1);
const APP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Hengji</Application></Properties>';
/** A spreadsheet keeps 15 digits; what is longer, or written otherwise, stays text. */
const PLAIN_NUMBER = /^(0|[1-9]\d{0,11})(\.\d{1,6})?$/;

/**
 * A plain list as the other system imports it: one row of headings and nothing above it, points and amounts as numbers, all else as text. What
 * of it is a draft here stands on a sheet of its own, called 草案: above the headings the other system would trip over it.
 */
export async function writeExchangeWorkbook(exchange: Exchange, filings: readonly FilingToExchange[], drafts: readonly Bilingual[] = []): Promise<Uint8Array> {
  const numbers = exchange.columns.map(({ holds }) => holds === "points" || holds.startsWith("funds."));
  const cells = new Map<string, Partial<Cell>>();
  writeExchange(exchange, filings).forEach((row, down) =>
    row.forEach((text, across) => {
      if (text === "") return;
      const isNumber = down > 0 && numbers[across] === true && PLAIN_NUMBER.test(text);
      cells.set(`${down},${across}`, isNumber ? { value: Number(text) } : { value: escapedText(cellText(text)), style: { numFmt: "@" } });
    }),
  );
  const say = speak("zh-CN");
  const names = new Set<string>();
  const list = { name: sheetName(exchange.sheet, names), cells, freezePane: { rows: 1 }, columns: exchange.columns.map(({ holds }) => ({ width: holds === "planned" || holds === "name" ? 40 : 16 })) };
  const said = [say("form.draft"), say("print.drafts", { titles: drafts.map(({ zh }) => zh).join(say("print.between")) })];
  const aside = { name: sheetName(say("form.draft"), names), cells: new Map(said.map((line, row) => [`${row},0`, { value: escapedText(cellText(line)), style: { numFmt: "@" } }])), columns: [{ width: 100 }] };
  const { writeXlsx } = await import("hucre/xlsx");
  const bytes = await writeXlsx({
    sheets: drafts.length === 0 ? [list] : [list, aside],
    properties: { title: exchange.title.zh, creator: "Hengji", lastModifiedBy: "Hengji", created: MADE, modified: MADE },
  });
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]): [string, Uint8Array] => {
    if (name === "docProps/app.xml") return [name, strToU8(APP)];
    return [name, /^xl\/worksheets\/sheet\d+\.xml$/.test(name) ? strToU8(withoutHints(strFromU8(part))) : part];
  });
  return zipSync(Object.fromEntries(parts), { level: 6, mtime: ZIPPED });
}

/** Codes and years are text on purpose; a spreadsheet would put a green corner on each. */
function withoutHints(xml: string): string {
  const range = /<dimension ref="([A-Z0-9:]+)"/.exec(xml)?.[1];
  if (range === undefined) return xml;
  return xml.replace(/<\/worksheet>/, `<ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors>$&`);
}
