import assert from "node:assert/strict";
import { test } from "node:test";
import { findingsSheets } from "../../../src/core/layout/findings/findings-sheets.ts";
import type { Layout } from "../../../src/core/layout/layout.ts";
import { LANGUAGES } from "../../../src/words/index.ts";
import { finding, rechecked, sayWith } from "../recheck/rechecked.ts";
import { gridOf } from "./grid.ts";

const sentences = { "finding.a": "甲处不符。", "finding.a.advice": "请更正甲。", "finding.b": "乙处存疑。", "finding.c": "丙。", "problem.file.broken": "打不开。" };
const batch = [
  rechecked({ unit: "第二小学", findings: [finding("b", "warning", "indicators[1].score")] }),
  rechecked({ unit: "第一小学", places: { total_score: { sheet: "自评表", cell: "G20" } }, findings: [finding("c", "note", "indicators[0]"), finding("a", "error", "total_score")] }),
  rechecked({ department: null, unit: "水库管理所" }),
];
const unreadable = [{ id: "x", file: "坏.xlsx", problem: { code: "file.broken", where: "坏.xlsx!A1", params: {} } }];
const say = sayWith("zh-CN", sentences);
const texts = (layout: Layout) => gridOf(layout).map((line) => line.map(({ text }) => text));
const [summary, findings, notices, conventions, broken] = findingsSheets(batch, unreadable, say).map(({ layout }) => texts(layout));

test("the summary counts each department, worst first, and adds up", () => {
  assert.deepEqual(summary!.slice(1), [
    ["县教育局", "2", "2", "1", "1", "1", "1", "0"],
    ["未写主管部门", "1", "1", "0", "0", "0", "0", "1"],
    ["合计", "3", "3", "1", "1", "1", "1", "1"],
  ]);
  const { notes, sums } = findingsSheets(batch, unreadable, say)[0]!.layout;
  assert.equal(notes[0], "本次读入表格3张，发现问题3处，其中错误1处、疑点1处、提示1处；未能读取的文件1个。");
  assert.equal(sums, 1);
});

test("each finding is a row with its place, sentence, figures, advice and cell", () => {
  assert.deepEqual(findings!.slice(1), [
    ["1", "县教育局", "第一小学", "营养午餐补助", "提示", "第1行“受益学生人数”", "丙。", "94", "93.0", "", "", "表1.xlsx"],
    ["2", "县教育局", "第一小学", "营养午餐补助", "错误", "总分栏得分", "甲处不符。", "94", "93.0", "请更正甲。", "自评表!G20", "表1.xlsx"],
    ["3", "县教育局", "第二小学", "营养午餐补助", "疑点", "第2行“报账合格率”得分", "乙处存疑。", "94", "93.0", "", "", "表1.xlsx"],
  ]);
});

test("notices are there for the units that have something to mend, a line a row", () => {
  const units = new Set(notices!.slice(1).map(([unit]) => unit));
  assert.deepEqual([...units], ["第一小学", "第二小学"]);
  assert.equal(notices!.find(([unit]) => unit === "第二小学")![1], "第二小学：");
});

test("conventions list what could not be decided, and totals printed and recomputed", () => {
  assert.deepEqual(conventions![1]!.slice(2), ["不能确定：取整数，小数舍去，或取整数，四舍五入", "5", "7", "10", "100", "100", "94", "93.0", "完整", "优", "表1.xlsx"]);
});

test("unreadable files say where and why", () => {
  assert.deepEqual(broken!.slice(1), [["1", "坏.xlsx", "坏.xlsx!A1", "打不开。", ""]]);
});

test("a batch that names no department is listed by unit, and no unit is called a department", () => {
  const units = [rechecked({ department: null, unit: "第一小学" }), rechecked({ department: null, unit: "第二小学", findings: [finding("a", "error", "total_score")] })];
  const [byUnit, list] = findingsSheets(units, [], say).map(({ layout }) => texts(layout));
  assert.deepEqual(byUnit!.map(([name]) => name), ["实施单位", "第二小学", "第一小学", "合计"]);
  assert.deepEqual(list![1]!.slice(1, 3), ["未写主管部门", "第二小学"]);
});

test("an empty batch makes an empty workbook that says so, in both languages", () => {
  for (const language of LANGUAGES) {
    for (const { name, layout } of findingsSheets([], [], sayWith(language, {}))) {
      gridOf(layout);
      assert.ok(layout.notes.length > 0, `${name} says what its emptiness means`);
      for (const text of [name, layout.title, ...layout.notes, ...texts(layout).flat()]) assert.doesNotMatch(text, /^form\.|\{\{/);
    }
  }
});
