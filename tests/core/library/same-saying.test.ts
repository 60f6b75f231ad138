import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { foldName } from "../../../src/core/library/fold-name.ts";
import { formulaForm } from "../../../src/core/library/formula-form.ts";
import { pairsSayingTheSame, sameSaying, type SayingCard } from "../../../src/core/library/same-saying.ts";

const RUNS = { numRuns: process.env["HENGJI_LONG"] === "1" ? 20_000 : 500, seed: 2112 };
const card = (code: string, zh: string, formula: string | null = null): SayingCard => ({ code, name: { zh, en: code }, formula, unit: "%" });
const codes = (mine: SayingCard, others: readonly SayingCard[]) => sameSaying(mine, others).map(({ card: { code }, because }) => [code, ...because.map(({ code: why }) => why.replace("library-same.", ""))].join(" "));

test("the same name under another spelling is the same card", () => {
  const others = [card("EDU-0001", "学生资助覆盖率"), card("TRA-0001", "公路养护里程")];
  for (const name of ["学生资助覆盖率", "学生资助的覆盖率", "学生资助覆盖比例", "学生资助 覆盖率", "（学生）资助覆盖率"]) assert.deepEqual(codes(card("", name), others), ["EDU-0001 name"], name);
  assert.deepEqual(codes(card("", "企业年产值"), others), []);
});

test("the reverse of a card says the same backwards", () => {
  assert.deepEqual(codes(card("", "食品抽检不合格率"), [card("GPS-0001", "食品抽检合格率")]), ["GPS-0001 opposite"]);
  assert.deepEqual(codes(card("", "食品抽检不达标率"), [card("GPS-0001", "食品抽检合格率")]), ["GPS-0001 opposite"]);
});

test("names that differ by little are looked at, and what is merely of one kind is not", () => {
  assert.deepEqual(codes(card("", "高血压患者的规范健康管理率"), [card("HLT-0002", "高血压患者规范管理率")]), ["HLT-0002 alike"]);
  assert.deepEqual(codes(card("", "糖尿病患者规范管理率"), [card("HLT-0002", "高血压患者规范管理率")]), []);
});

test("a formula from which the other follows says the same", () => {
  const others = [card("EDU-0001", "资助覆盖率", "已资助学生数 / 应资助学生数 * 100%")];
  for (const formula of [
    "应资助学生数 / 已资助学生数",
    "100% * 已资助学生数 ÷ 应资助学生数",
    "(应资助学生数 - 已资助学生数) / 应资助学生数 * 100%",
    "1 - 已资助学生数 / 应资助学生数",
    "占比(实际资助学生总数, 应资助学生数量)",
    "(已资助学生数) / (应资助学生数) * 1000‰",
    "-(已资助学生数 / 应资助学生数)",
  ]) {
    assert.deepEqual(codes(card("", "另一个名称", formula), others), ["EDU-0001 formula"], formula);
  }
  for (const formula of ["已资助学生数 / 在校学生数 * 100%", "已资助学生数 - 应资助学生数", "已资助学生数 * 应资助学生数", "已资助学生数 / 应资助学生数 / 资助金额", "已资助学生数 / (应资助学生数 + 临时困难学生数)"]) {
    assert.deepEqual(codes(card("", "另一个名称", formula), others), [], formula);
  }
});

test("growth and decline, however written, are one; functions count as they stand", () => {
  const growth = formulaForm("(本年能耗 - 上年能耗) / 上年能耗 * 100%");
  for (const same of ["(上年能耗 - 本年能耗) / 上年能耗", "本年能耗 / 上年能耗 - 1", "(当年能耗 - 去年能耗) / 去年能耗"]) assert.equal(formulaForm(same), growth, same);
  assert.notEqual(formulaForm("(本年能耗 - 上年能耗) / 本年产值"), growth);
  assert.equal(formulaForm("最大(甲, 乙) / 丙"), formulaForm("max(乙, 甲) / 丙 * 100%"));
  assert.notEqual(formulaForm("最大(甲, 乙) / 丙"), formulaForm("最小(甲, 乙) / 丙"));
  assert.equal(formulaForm("甲 / (乙 + 丙)"), formulaForm("甲 / (丙 + 乙)"));
});

test("what holds no arithmetic with names has no form", () => {
  for (const formula of [null, "", "1 + 1", "甲 /", "如果(甲 > 乙, 甲, 乙)", "甲 - 甲", "甲 / (乙 - 乙)", "甲 > 乙"]) assert.equal(formulaForm(formula), null, String(formula));
});

test("many sums multiplied with each other end soon", () => {
  const sums = Array.from({ length: 40 }, (_, index) => `(甲${index} + 乙${index})`).join(" * ");
  assert.equal(formulaForm(sums), null);
  assert.notEqual(formulaForm(sums.replaceAll(" * ", " + ")), null);
});

test("the reasons name the card in both languages, and a card does not say the same as itself", () => {
  const other = card("EDU-0001", "资助覆盖率", "甲 / 乙");
  assert.deepEqual(sameSaying(card("EDU-0009", "资助的覆盖率", "乙 / 甲"), [other])[0]!.because, [
    { code: "library-same.name", params: { code: "EDU-0001", name: "资助覆盖率", nameEn: "EDU-0001" } },
    { code: "library-same.formula", params: { code: "EDU-0001", name: "资助覆盖率", nameEn: "EDU-0001", formula: "甲 / 乙" } },
  ]);
  assert.deepEqual(sameSaying(other, [other]), []);
});

test("a name of synonyms alone stays a name", () => {
  assert.equal(foldName("已"), "已");
  assert.equal(foldName("已完成人员数量"), foldName("完成人数"));
});

const name = fc.constantFrom("甲", "乙", "丙", "丁", "应完成任务", "完成金额");
const arithmetic: fc.Arbitrary<string> = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof({ maxDepth: 4 }, name, fc.tuple(tie("formula"), fc.constantFrom("+", "-", "*", "/"), tie("formula")).map(([left, sign, right]) => `(${left} ${sign} ${right})`)),
})).formula;

test("any arithmetic: brackets, a factor, another spelling of the same and a constant beside it change nothing", () => {
  fc.assert(fc.property(arithmetic, (formula) => {
    const form = formulaForm(formula);
    assert.equal(formulaForm(`((${formula})) * 100%`), form);
    assert.equal(formulaForm(formula.replaceAll("*", "×").replaceAll("/", "÷").replaceAll("应完成任务", "应完成 任务".replace(" ", ""))), form);
    assert.equal(formulaForm(`1 - (${formula})`), form);
    assert.equal(formulaForm(`5 + 3 * (${formula})`), form);
  }), RUNS);
});

test("any arithmetic: what has the same form is a factor and a constant apart, whatever the numbers", () => {
  const few = fc.letrec<{ formula: string }>((tie) => ({
    formula: fc.oneof({ maxDepth: 2 }, fc.constantFrom("甲", "乙"), fc.tuple(tie("formula"), fc.constantFrom("+", "-", "*", "/"), tie("formula")).map(([left, sign, right]) => `(${left} ${sign} ${right})`)),
  })).formula;
  const points = fc.tuple(...Array.from({ length: 3 }, () => fc.tuple(fc.integer({ min: 1, max: 97 }), fc.integer({ min: 1, max: 97 }))));
  const compute = (formula: string, [first, second]: readonly [number, number]): number => Function(`"use strict"; return (${formula.replaceAll("甲", String(first)).replaceAll("乙", String(second))});`)() as number;
  let compared = 0;
  fc.assert(fc.property(fc.array(few, { minLength: 30, maxLength: 30 }), points, (formulas, given) => {
    const forms = formulas.map(formulaForm);
    for (const [index, left] of formulas.entries()) {
      const form = forms[index]!;
      // Of a single product the reciprocal says the same, which is no straight line.
      if (form === null || !form.includes(" + ")) continue;
      for (const right of formulas.filter((one, other) => other > index && one !== left && forms[other] === form)) {
        compared += 1;
        const [a, b] = [left, right].map((formula) => given.map((one) => compute(formula, one)));
        const turned = (b![1]! - b![0]!) * (a![2]! - a![0]!) - (b![2]! - b![0]!) * (a![1]! - a![0]!);
        const size = Math.max(1, ...a!.map(Math.abs), ...b!.map(Math.abs));
        if (Number.isFinite(turned)) assert.ok(Math.abs(turned) <= 1e-9 * size * size, `${left} | ${right}: ${turned}`);
      }
    }
  }), { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 5) });
  assert.ok(compared > 20, `${compared} pairs had the same form`);
});

test("saying the same goes both ways, and every pair is told once", () => {
  const names = fc.constantFrom("资助覆盖率", "资助的覆盖率", "未资助覆盖率", "公路养护里程", "养护公路里程数", "食品合格率", "食品不合格率");
  const cards = fc.array(fc.tuple(names, fc.option(arithmetic, { nil: null })), { maxLength: 8 }).map((list) => list.map(([zh, formula], index) => card(`AAA-000${index}`, zh, formula)));
  fc.assert(fc.property(cards, (library) => {
    const pairs = pairsSayingTheSame(library).map(({ one, other }) => `${one.code} ${other.code}`);
    const single = library.flatMap((one, index) => sameSaying(one, library).flatMap(({ card: other }) => (library.indexOf(other) > index ? [`${one.code} ${other.code}`] : [])));
    assert.deepEqual(pairs, single);
    for (const one of library) for (const { card: other } of sameSaying(one, library)) assert.ok(sameSaying(other, library).some(({ card: back }) => back.code === one.code));
  }), { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 5) });
});
