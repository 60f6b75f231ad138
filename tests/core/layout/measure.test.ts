import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped } from "../../../src/core/basics/grouped.ts";
import { cell, type Layout } from "../../../src/core/layout/layout.ts";
import { layOutList } from "../../../src/core/layout/list-layout.ts";
import { linesIn, rowHeights } from "../../../src/core/layout/measure.ts";
import { speak } from "../../../src/words/index.ts";

test("text takes the lines it needs", () => {
  const ten = 10 * 10 * (25.4 / 72) + 2.4;
  const cases: readonly (readonly [string, number])[] = [
    ["", 1], ["绩", 1], ["一二三四五六七八九十", 1], ["一二三四五六七八九十一", 2], ["甲\n乙\n", 3],
    ["abcdefghijklmnopqr", 1], ["long-words go-to the-next line", 2], ["x".repeat(60), 4],
  ];
  for (const [text, lines] of cases) assert.equal(linesIn(text, ten, 10), lines, text);
});

test("a row is as high as its highest cell, and a cell over rows gets what it lacks from all of them", () => {
  const base: Layout = { ...layOutList({ title: "", columns: [], rows: [] }, speak("zh-CN")), columns: [10, 60] };
  const tall = cell(0, 1, "value", "一二三四五六七八九十".repeat(4), { rows: 2 });
  const layout: Layout = { ...base, rows: [{ height: 6, cells: [tall, cell(1, 1, "value", "甲")] }, { height: 6, cells: [cell(1, 1, "value", "乙\n乙\n乙\n乙")] }] };
  const [first = 0, second = 0] = rowHeights(layout);
  const alone = rowHeights({ ...layout, rows: [{ height: 6, cells: [{ ...tall, rows: 1 }, cell(1, 1, "value", "")] }] })[0]!;
  assert.ok(Math.abs(first + second - alone) < 0.001);
  assert.ok(second > first);
});

test("amounts are grouped in thousands", () => {
  const cases: readonly (readonly [string, string])[] = [["0", "0"], ["999", "999"], ["1000", "1,000"], ["-1234567.8901", "-1,234,567.8901"], ["12345.6", "12,345.6"]];
  for (const [plain, shown] of cases) assert.equal(grouped(plain), shown);
});
