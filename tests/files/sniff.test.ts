import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { strToU8 } from "fflate";
import fc from "fast-check";
import { readTables } from "../../src/files/read-tables.ts";
import { sniff } from "../../src/files/sniff.ts";
import { LANGUAGES, speak } from "../../src/words/index.ts";
import { zipOf } from "./drawing.ts";
import { oleFile } from "./ole.ts";

const gbk = new Uint8Array([0xd6, 0xb8, 0xb1, 0xea, 0x2c, 0xd6, 0xb5, 0x0a, 0xd2, 0xbb, 0x2c, 0x31, 0x0a]);

/** Files that are not read yet, under names that say something else. */
const OTHERS: readonly (readonly [kind: string, name: string, bytes: Uint8Array])[] = [
  ["csv", "自评表.xlsx", strToU8("一级指标,二级指标,得分\n产出指标,数量指标,10\n")],
  ["csv", "表.csv", strToU8("\ufeff一级指标\t得分\n产出指标\t10\n")],
  ["csv", "表.csv", gbk],
  ["csv", "latin.csv", new Uint8Array([...strToU8("caf"), 0xe9, ...strToU8(",1\nth"), 0xe9, ...strToU8(",2\n")])],
  ["text", "说明.xlsx", strToU8("这是一段说明。")],
  ["xls", "自评表.xlsx", new Uint8Array(readFileSync(new URL("workbooks/libreoffice-self-evaluation.xls", import.meta.url)))],
  ["xls", "表.xls", oleFile("Root Entry", "Workbook")],
  ["xls", "旧.xls", oleFile("Root Entry", "Book")],
  ["et", "表.et", oleFile("Root Entry", "Workbook")],
  ["encrypted", "表.xlsx", oleFile("Root Entry", "EncryptionInfo", "EncryptedPackage")],
  ["doc", "表.doc", oleFile("Root Entry", "WordDocument")],
  ["wps", "表.wps", oleFile("Root Entry", "WordDocument")],
  ["ppt", "表.ppt", oleFile("Root Entry", "PowerPoint Document")],
  ["ole", "表.msg", oleFile("Root Entry", "__nameid_version1.0")],
  ["docx", "表.xlsx", zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>" })],
  ["pptx", "表.pptx", zipOf({ "[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>" })],
  ["xlsm", "表.xlsx", zipOf({ "xl/workbook.xml": "<w/>", "xl/vbaProject.bin": "x" })],
  ["xlsb", "表.xlsb", zipOf({ "xl/workbook.bin": "x" })],
  ["ofd", "表.ofd", zipOf({ "OFD.xml": "<ofd:OFD/>" })],
  ["ods", "表.ods", zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<o/>" })],
  ["ods", "表.fods", strToU8('<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><table:table/></office:document>')],
  ["iwork", "表.numbers", zipOf({ "Index/Document.iwa": "x" })],
  ["pdf", "表.pdf", strToU8("%PDF-1.7\n%\u00e2")],
  ["image", "表.png", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
  ["image", "表.jpg", new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
  ["image", "表.webp", strToU8("RIFF    WEBPVP8 ")],
  ["image", "照片.heic", strToU8("\0\0\0\u0018ftypheic")],
  ["archive", "表.rar", strToU8("Rar!\u001a\u0007\0")],
  ["archive", "表.7z", new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
  ["archive", "表.gz", new Uint8Array([0x1f, 0x8b, 8, 0])],
  ["rich-text", "表.doc", strToU8("{\\rtf1\\ansi")],
  ["html", "导出.xls", strToU8("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>一级指标</td></tr></table></html>")],
  ["html", "导出.xls", strToU8("\ufeff\r\n<table border=1><tr><td>1</td></tr></table>")],
  ["xml-spreadsheet", "导出.xls", strToU8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>')],
  ["xml", "表.xml", strToU8("<?xml version='1.0'?><root/>")],
  ["mail-archive", "表.mht", strToU8("MIME-Version: 1.0\r\nContent-Type: multipart/related")],
  ["empty", "表.xlsx", new Uint8Array(0)],
  ["empty", "表.xlsx", new Uint8Array(5000)],
  ["empty", "表.xlsx", strToU8(" \r\n\t ")],
  ["unknown", "表.xlsx", new Uint8Array([1, 2, 3, 0, 255, 254, 7])],
];

test("each kind of file that is not read is known by its content and said, with what to do, in every language", () => {
  for (const [kind, name, bytes] of OTHERS) {
    const outcomes = [...readTables({ name, bytes })];
    assert.equal(outcomes.length, 1, `${kind} ${name}`);
    const [outcome] = outcomes;
    assert.ok(outcome?.kind === "unreadable");
    const { problem, file } = outcome.unreadable;
    assert.deepEqual([problem.code, problem.where, file], [`file.${kind}`, name, name]);
    for (const language of LANGUAGES) {
      for (const key of [`problem.${problem.code}`, `problem.${problem.code}.advice`]) {
        const said = speak(language)(key, { ...problem.params });
        assert.notEqual(said, key);
        assert.doesNotMatch(said, /\{\{/);
      }
    }
  }
});

test("the three kinds that are read, whatever their names", () => {
  assert.equal(sniff(strToU8("\ufeff  {\"form\": 1}")), "json");
  assert.equal(sniff(new Uint8Array(Buffer.from("\ufeff[1]", "utf16le"))), "json");
  assert.equal(sniff(zipOf({ a: "b" })), "zip");
  assert.equal(sniff(oleFile()), "ole");
});

test("any bytes have a kind", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => assert.match(sniff(bytes), /^[a-z-]+$/)), { numRuns: process.env["HENGJI_LONG"] === "1" ? 100_000 : 2_000, seed: 6 });
});
