import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { pickForm } from "../../../src/core/layout/form.ts";
import { allMarks } from "../../../src/core/layout/layout.ts";
import { layOutTable } from "../../../src/core/layout/lay-out-table.ts";
import { markLayout } from "../../../src/core/layout/mark-layout.ts";
import { finding, sayWith } from "../recheck/rechecked.ts";
import { cellAt, gridOf } from "./grid.ts";
import { anyTable, nationalForms, publishedTable, RUNS } from "./tables.ts";

const forms = await nationalForms();
const say = sayWith("zh-CN", { "finding.x": "有一处问题。", "finding.x.advice": "请核对。" });
const table = publishedTable("jishan-medical-insurance-2020.json");
const layout = layOutTable(table, pickForm(forms, table.form)!, say);
const at = (path: string) => {
  const marked = markLayout(layout, [finding("x", "error", path)], say);
  return marked.rows.flatMap(({ cells }) => cells).find(({ marks }) => marks.length > 0)?.path ?? null;
};

test("a finding stands at its cell, in words and with its number", () => {
  const marked = markLayout(layout, [finding("x", "error", "total_score"), finding("x", "note", "total_score")], say);
  assert.deepEqual(cellAt(marked, "total_score").marks, [
    { number: 1, severity: "error", label: "错误", text: "有一处问题。", advice: "请核对。" },
    { number: 2, severity: "note", label: "提示", text: "有一处问题。", advice: "请核对。" },
  ]);
  assert.equal(marked.marksTitle, "复核发现");
  assert.equal(cellAt(layout, "total_score").marks.length, 0, "the layout that was given stays as it was");
});

test("a place the form doesn't draw falls to the nearest one it draws", () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ["indicators[3].score", "indicators[3].score"],
    ["indicators[3].target_raw", "indicators[3].target"],
    ["project.execution_rate_raw", "project.execution_rate"],
    ["indicators[3]", "indicators[3].level3"],
    ["indicators[3].unit", "indicators[3].level3"],
    ["indicators[2].level1", "indicators[2].level3"],
    ["project.funds_rows[0].executed", "project.funds_rows[0].executed"],
    ["project.funds_rows", "project.funds_rows[0]"],
    ["indicators[99].score", null],
    ["indicators", null],
    ["", null],
    ["__proto__", null],
  ];
  for (const [path, place] of cases) assert.equal(at(path), place, path);
});

test("no finding is lost, wherever it points", () => {
  const path = fc.oneof(fc.constantFrom("total_score", "indicators[0].score", "goal.planned", "project", "year"), fc.string({ maxLength: 20 }));
  fc.assert(fc.property(anyTable, fc.constantFrom(...forms), fc.array(path, { maxLength: 8 }), (any, form, paths) => {
    const marked = markLayout(layOutTable(any, form, say), paths.map((one) => finding("x", "warning", one)), say);
    gridOf(marked);
    assert.deepEqual(allMarks(marked).map(({ number }) => number), paths.map((_, index) => index + 1));
  }), { numRuns: RUNS, seed: 20260102 });
});
