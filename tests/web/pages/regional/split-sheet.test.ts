import assert from "node:assert/strict";
import { test } from "node:test";
import { checkSplit } from "../../../../src/core/regional/check-split.ts";
import type { SplitWhole } from "../../../../src/core/regional/split.ts";
import { AMOUNT, changed, openSheet, type SheetHistory, type SheetWish } from "../../../../src/web/pages/regional/split-sheet.ts";

const RECEIVERS = [{ id: "a", name: "东区" }, { id: "b", name: "西区" }, { id: "c", name: "南区" }];
const COLUMNS = [AMOUNT, "r1", "r2"];
const WHOLE: SplitWhole = {
  year: 2026, amountFen: 100_000_000n,
  indicators: [{ id: "r1", level1: "产出指标", level2: "数量指标", name: "里程", target: "≥10公里", rule: "sum" }, { id: "r2", level1: "产出指标", level2: "质量指标", name: "合格率", target: "≥95%", rule: "same" }],
};
const after = (history: SheetHistory, ...wishes: readonly SheetWish[]): SheetHistory => wishes.reduce(changed, history);
const empty = openSheet({ rules: {}, rows: [] });
const rowsOf = ({ now }: SheetHistory) => now.rows.map(({ name, amount, targets }) => [name, amount, targets["r1"] ?? "", targets["r2"] ?? ""]);
const paste = (text: string, row = 0, column = AMOUNT): SheetWish => ({ wish: "paste", row, column, text, columns: COLUMNS, receivers: RECEIVERS });

test("shared out by money, nothing is left, and what somebody typed stays", () => {
  const shared = after(empty, { wish: "add", receivers: RECEIVERS }, { wish: "share", whole: WHOLE });
  assert.deepEqual(rowsOf(shared), [["东区", "33.333334", "≥4公里", ""], ["西区", "33.333333", "≥3公里", ""], ["南区", "33.333333", "≥3公里", ""]]);
  assert.deepEqual(checkSplit(WHOLE, shared.now.rows).problems, []);
  const typed = after(empty, { wish: "add", receivers: RECEIVERS.slice(0, 2) }, { wish: "type", row: 0, column: AMOUNT, text: "75" }, { wish: "type", row: 1, column: AMOUNT, text: "25" }, { wish: "type", row: 1, column: "r1", text: "2" }, { wish: "share", whole: WHOLE });
  assert.deepEqual(rowsOf(typed), [["东区", "75", "≥8公里", ""], ["西区", "25", "2", ""]]);
});

test("a block from a spreadsheet finds its rows by their names and adds those that are not there", () => {
  const pasted = after(empty, { wish: "add", receivers: RECEIVERS.slice(0, 1) }, paste("西区\t40\t4\r\n地区\t金额\r\n东区\t60\t6\t\r\n"));
  assert.deepEqual(rowsOf(pasted), [["东区", "60", "6", ""], ["西区", "40", "4", ""]]);
});

test("a block without names goes to the right and down from its cell, and no further than the table", () => {
  const pasted = after(empty, { wish: "add", receivers: RECEIVERS.slice(0, 2) }, paste("1\t2\t3\t4\n5\t6\n7", 1));
  assert.deepEqual(rowsOf(pasted), [["东区", "", "", ""], ["西区", "1", "2", "3"]]);
});

test("undo takes back one step at a time, and a text is one step", () => {
  const done = after(empty, { wish: "add", receivers: RECEIVERS }, { wish: "type", row: 0, column: AMOUNT, text: "1" }, { wish: "type", row: 0, column: AMOUNT, text: "12" }, { wish: "rule", indicator: "r1", rule: "own" }, { wish: "remove", row: 2 });
  assert.deepEqual([done.now.rows.length, done.now.rules["r1"], rowsOf(done)[0]![1]], [2, "own", "12"]);
  const back = after(done, { wish: "undo" }, { wish: "undo" });
  assert.deepEqual([back.now.rows.length, back.now.rules["r1"], rowsOf(back)[0]![1]], [3, undefined, "12"]);
  assert.equal(rowsOf(after(back, { wish: "undo" }))[0]![1], "");
  assert.deepEqual(after(back, { wish: "undo" }, { wish: "undo" }, { wish: "undo" }).now, empty.now);
});
