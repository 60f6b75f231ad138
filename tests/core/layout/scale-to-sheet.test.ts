import assert from "node:assert/strict";
import { test } from "node:test";
import { scaleToSheet } from "../../../src/core/layout/measure.ts";
import { cell, type Layout } from "../../../src/core/layout/layout.ts";
import { drawFiling } from "../../../src/files/draw-filing.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { writeSheet } from "../../../src/files/write-sheet.ts";
import { speak } from "../../../src/words/index.ts";
import { monitored } from "./monitored.ts";

const read = await loadDefinitions();
assert.ok(read.ok);
const packs = read.value;

function sheetOf(rows: number, more: Partial<Layout> = {}): Layout {
  return {
    kind: "form", title: "表", lines: [], stamp: "", paper: { size: "A4", orientation: "portrait", margin: 12 }, textSize: 9, columns: [186],
    rows: Array.from({ length: rows }, () => ({ height: 8, cells: [cell(0, 1, "value", "值")] })), repeat: null, sums: 0, notes: [], marks: [], marksTitle: "", footer: "", ...more,
  };
}

test("what fits is not made smaller, what is a few rows too long is, and what would get too small to read is not", () => {
  assert.equal(scaleToSheet(sheetOf(20), 26), 1);
  const scales = [30, 32, 34, 36].map((rows) => scaleToSheet(sheetOf(rows), 26));
  assert.ok(scales.every((scale, index) => scale < 1 && scale >= 0.78 && (index === 0 || scale < scales[index - 1]!)), scales.join(" "));
  assert.equal(scaleToSheet(sheetOf(60), 26), 1);
  assert.equal(scaleToSheet(sheetOf(30, { kind: "list" }), 26), 1);
  assert.equal(scaleToSheet(sheetOf(32, { textSize: 7 }), 26), 1);
});

test("the more is taken from the sheet, the smaller", () => {
  assert.ok(scaleToSheet(sheetOf(30), 36) < scaleToSheet(sheetOf(30), 26));
});

test("the workbook of a monitoring form with eight indicators is one page as well", () => {
  for (const form of packs.forms.filter(({ draws, blocks }) => draws === "monitoring" && !blocks.some(({ kind }) => kind === "bond"))) {
    const { names, ...filing } = monitored(packs, form, 8);
    const layout = drawFiling(filing, speak("zh-CN"), names);
    assert.deepEqual([writeSheet("表", layout).sheet.pageSetup?.fitToWidth, writeSheet("表", layout).sheet.pageSetup?.fitToHeight], [1, 1], form.id);
  }
});
