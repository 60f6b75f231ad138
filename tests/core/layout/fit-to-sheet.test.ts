import assert from "node:assert/strict";
import { test } from "node:test";
import { DENSE, DENSE_ROW, fitToSheet } from "../../../src/core/layout/measure.ts";
import { cell, type Layout } from "../../../src/core/layout/layout.ts";
import { drawFiling } from "../../../src/files/draw-filing.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { writeSheet } from "../../../src/files/write-sheet.ts";
import { LANGUAGES, speak } from "../../../src/words/index.ts";
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

const scaleOf = (layout: Layout, taken: number): number => fitToSheet(layout, taken).scale;

test("what fits is not made smaller, what is a few rows too long is, and what would get too small to read is not", () => {
  assert.equal(scaleOf(sheetOf(20), 26), 1);
  const scales = [30, 32, 34, 36].map((rows) => scaleOf(sheetOf(rows), 26));
  assert.ok(scales.every((scale, index) => scale < 1 && scale >= 0.78 && (index === 0 || scale < scales[index - 1]!)), scales.join(" "));
  assert.equal(scaleOf(sheetOf(60), 26), 1);
  assert.equal(scaleOf(sheetOf(30, { kind: "list" }), 26), 1);
  assert.equal(scaleOf(sheetOf(36, { textSize: 7 }), 26), 1);
});

test("the more is taken from the sheet, the smaller", () => {
  assert.ok(scaleOf(sheetOf(30), 36) < scaleOf(sheetOf(30), 26));
});

test("rows of a dense form are moved close together only where smaller text is not enough, and no other form's are", () => {
  const dense = (rows: number, textSize = DENSE): Layout => sheetOf(rows, { textSize, rows: Array.from({ length: rows }, () => ({ height: DENSE_ROW, cells: [cell(0, 1, "value", "值")] })) });
  assert.deepEqual([40, 48, 58].map((rows) => fitToSheet(dense(rows), 26).isClose), [false, false, true]);
  assert.ok(fitToSheet(dense(58), 26).scale < 1);
  assert.deepEqual([fitToSheet(dense(58, DENSE + 1), 26), fitToSheet(dense(90), 26)], [{ scale: 1, isClose: false }, { scale: 1, isClose: false }]);
});

test("the workbook of a monitoring form with eight indicators is one page as well", () => {
  for (const form of packs.forms.filter(({ draws }) => draws === "monitoring")) {
    const { names, ...filing } = monitored(packs, form, 8);
    for (const language of LANGUAGES) {
      const layout = drawFiling(filing, speak(language), names);
      assert.deepEqual([writeSheet("表", layout).sheet.pageSetup?.fitToWidth, writeSheet("表", layout).sheet.pageSetup?.fitToHeight], [1, 1], `${form.id} ${language}`);
    }
  }
});
