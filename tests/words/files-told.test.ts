import assert from "node:assert/strict";
import { test } from "node:test";
import { readGrids } from "../../src/files/read-grid.ts";
import { speak } from "../../src/words/index.ts";

/** Of a file that is no workbook the same is said wherever a workbook is asked for: in a recheck, a form, the ledger. */
const FILES: readonly (readonly [says: string, bytes: string | Uint8Array])[] = [
  ["a text", "写给自己的话"], ["a list", "项目,金额\n公路,1\n桥梁,2\n"], ["a page", "<html><table><tr><td>1</td></tr></table></html>"], ["a PDF", "%PDF-1.7\n"], ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0])],
  ["an archive", new Uint8Array([0x52, 0x61, 0x72, 0x21, 0, 0])], ["an old document", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])], ["nothing", ""], ["anything", new Uint8Array([1, 2, 3, 0, 255])],
];

const KINDS = ["pdf", "image", "archive", "rich-text", "html", "xml-spreadsheet", "xml", "mail-archive", "csv", "text", "unknown", "encrypted", "xls", "et", "doc", "wps", "ppt", "ole", "xlsm", "xlsb", "docx", "pptx", "ofd", "ods", "iwork", "empty", "unreadable"];

function assertOfTheFile(code: string, params = {}): void {
  for (const language of ["zh-CN", "en"] as const) {
    const say = speak(language);
    assert.doesNotMatch(`${say(`problem.${code}`, params)} ${say(`problem.${code}.advice`, params)}`, /复核|自评表|recheck|self-evaluation/, code);
  }
}

test("what is told of a file that is no workbook speaks of the file, and not of one of the places that ask for one", () => {
  for (const [says, bytes] of FILES) {
    const read = readGrids(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes);
    assert.ok(!read.ok, says);
    for (const { code, params } of read.problems) assertOfTheFile(code, params);
  }
  for (const kind of KINDS) assertOfTheFile(`file.${kind}`);
});
