import assert from "node:assert/strict";
import { test } from "node:test";
import type { FilingMeasure, FilingValues } from "../../../src/core/form/filing-values.ts";
import type { Message } from "../../../src/core/basics/message.ts";
import { measureLines, replyLines, resultLines } from "../../../src/core/paper/result-figures.ts";
import { speak, type Language } from "../../../src/words/index.ts";

const result = (fields: Readonly<Record<string, string>>): NonNullable<FilingValues["result"]> => Object.entries(fields).map(([id, value]) => ({ id, value }));
const line = (id: string, cells: Partial<FilingMeasure>): FilingMeasure => ({ id, problem: "", measure: "", action: "", owner: "", until: "", amount: "", reply: "", ...cells });
const said = (lines: readonly Message[], language: Language = "zh-CN"): readonly string[] => lines.map(({ code, params }) => speak(language)(code, params));
const catalogue = [{ id: "cut", title: { zh: "按比例压减", en: "Cut by a share" } }];

const graded = result({ score: "75.00", grade: "中", by: "finance", budget: "320", executed: "300", reason: "" });
const written = [
  line("m1", { problem: "2公里没有按期完成。", measure: "cut", action: "补做2公里，\n补齐资料。", owner: "公路养护中心", until: "2027-03-31", amount: "32" }),
  line("m2", {}),
  line("m3", { problem: "台账缺两次签字", reply: "已补签。" }),
];

test("the result is told with whose it is and its money, and what is missing is said", () => {
  assert.deepEqual(said(resultLines({ result: graded })), ["评价结果：75.00 分，等级为“中”。", "以上得分经财政复核调整。", "全年预算 320.00 万元，实际执行 300.00 万元。"]);
  assert.deepEqual(said(resultLines({ result: result({ score: "75.00", grade: "", by: "", budget: "320", executed: "" }) })), ["评价结果：75.00 分，没有等级。", "表里没有全年预算数或全年执行数。"]);
  assert.deepEqual(said(resultLines({})), ["表里还没有评价结果。"]);
});

test("problems and measures are told line by line, by the names of the catalogue; a line that nobody wrote into is none", () => {
  assert.deepEqual(said(measureLines({ measures: written, result: graded }, catalogue)), [
    "1．存在问题：2公里没有按期完成；应用措施：按比例压减。", "第 1 项涉及金额 32.00 万元。", "第 1 项整改要求：补做2公里， 补齐资料；责任：公路养护中心；时限：2027-03-31。", "2．存在问题：台账缺两次签字。",
  ]);
  assert.deepEqual(said(measureLines({ measures: written, result: graded }, catalogue), "en")[0], "1. Problem: 2公里没有按期完成. Measure: Cut by a share.");
  assert.deepEqual(said(measureLines({ measures: [line("m1", {})], result: graded }, catalogue)), ["表里还没有写问题和应用措施。"]);
  assert.deepEqual(said(measureLines({ measures: [], result: result({ reason: "结果为优，没有问题。" }) }, catalogue)), ["没有采取应用措施，理由：结果为优，没有问题。"]);
});

test("what the unit did stands beside each problem, and a problem without an answer is named as that", () => {
  assert.deepEqual(said(replyLines({ measures: written })), ["1．2公里没有按期完成；还没有回复落实情况。", "2．台账缺两次签字；落实情况：已补签。"]);
  assert.deepEqual(said(replyLines({})), ["表里还没有写问题和应用措施。"]);
});
