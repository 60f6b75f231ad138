import assert from "node:assert/strict";
import { test } from "node:test";
import { assumedNames, parseFormula, readUndeclared } from "../../../src/core/expression/index.ts";

const found = (text: string, unit: string | null): string => {
  const formula = readUndeclared(text, unit);
  return formula.ok ? "taken" : formula.problems.map(({ code }) => code).join();
};

test("a card's formula is read without its names being declared, and held against its unit as far as that can be known", () => {
  for (const [text, unit, expected] of [
    ["完成数 ÷ 计划数 × 100%", "%", "taken"],
    ["占比(完成数, 计划数)", "%", "taken"],
    ["(本年数 - 上年数) / 上年数 * 100%", "%", "taken"],
    ["完成数 / 计划数 * 100", "%", "formula.result-without-unit"],
    ["完成数 / 计划数", "%", "formula.result-without-unit"],
    ["千人发生数 / 总人数 * 1000‰", "‰", "taken"],
    ["本年占比 - 上年占比", "百分点", "taken"],
    ["平均(各校合格率)", "%", "taken"],
    ["合格率 * 100", "%", "formula.result-without-unit"],
    ["总金额 / 受益人数", "元/人", "taken"],
    ["合计(各校人数)", "人", "taken"],
    ["合计(甲, 乙) - 丙", "万元", "taken"],
    ["相差天数(受理日, 办结日)", "天", "taken"],
    ["相差天数(受理日, 办结日)", "万元", "formula.result-unit"],
    ["完成数 * 5元", "人", "formula.result-unit"],
    ["如果(类别 = \"新增\", 本年数, 本年数 - 上年数)", "件", "taken"],
    ["如果(满意度 >= 90%, 10分, 8分)", "分", "taken"],
    ["如果(已验收 且 批复日 <= 2026-06-30, 1, 0)", "项", "taken"],
    ["甲 + 相差天数(甲, 乙)", "天", "formula.not-a-number"],
    ["完成数 /", "%", "formula.expected-value"],
    ["完成数占计划数的百分比。", "%", "formula.character"],
    ["完成数 / 计划数", null, "taken"],
  ] as const) assert.equal(found(text, unit), expected, text);
});

test("what a name must be is read from where it stands", () => {
  const formula = parseFormula('if(f and a = "x" and b >= 2026-01-01, sum(l) + daysBetween(b, d), sum(n, m)) + if(p >= 90% and p > 0, 1, 0)');
  assert.ok(formula.ok);
  assert.deepEqual(Object.fromEntries(assumedNames(formula.value)), {
    f: { type: "truth" }, a: { type: "text" }, b: { type: "date" }, l: { type: "number", isList: true }, d: { type: "date" }, n: { type: "number" }, m: { type: "number" }, p: { type: "number", unit: "%" },
  });
});
