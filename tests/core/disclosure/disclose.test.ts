import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import fc from "fast-check";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { disclose, isPublishable, withNamesOfPacks, type ProjectMaterial, type SelfEvaluationMaterial } from "../../../src/core/disclosure/disclose.ts";
import { leftOutSentences, summarise, summarySentences } from "../../../src/core/disclosure/summary.ts";
import { EMPTY_FUNDS, EMPTY_ROW } from "../../../src/core/form/cell-path.ts";
import type { FilingHead, FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";
import { listFacts } from "../../../src/core/form/list-facts.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { speak } from "../../../src/words/index.ts";

const row = (id: string, points: string, score: string, more: Partial<FilingRow> = {}): FilingRow => ({
  ...EMPTY_ROW, id, level1: "产出指标", level2: "数量指标", level3: `指标${id}`, target: "≥10个", actual: "10个", points, score, ...more,
});
const values = (...rows: FilingRow[]): FilingValues => ({
  goal: { planned: "计划", actual: "完成" },
  funds: [{ id: "total", ...EMPTY_FUNDS, initialBudget: "100", adjustedBudget: "80.5", executed: "80.5" }],
  rows,
});
const FULL = values(row("a", "50", "50"), row("b", "40", "38.5", { reason: "延误", financeScore: "36", financeReason: "核减" }), { ...EMPTY_ROW, id: "blank", level1: "效益指标", level2: "经济效益指标" });

describe("what a department discloses", () => {
  let definitions: Definitions;
  before(async () => {
    const loaded = await loadDefinitions();
    assert.ok(loaded.ok);
    definitions = loaded.value;
  });

  const project = (code: string, own: Partial<SelfEvaluationMaterial> | null, content: FilingValues = FULL): ProjectMaterial => {
    const head: FilingHead = { stage: "self-evaluation", year: 2026, name: `项目${code}`, department: "部门", unit: "单位" };
    const { scoreMillionths, scoreBy, grade } = listFacts(head, content, definitions);
    return {
      subjectId: `s-${code}`, code, name: head.name, unit: head.unit, documentNo: "示〔2026〕1号", goalDigest: "g".repeat(64), withheld: false,
      selfEvaluation: own === null ? null : { filingId: `f-${code}`, head, values: content, step: "confirmed", frozenDigest: "d".repeat(64), scoreMillionths, scoreBy, grade, ...own },
    };
  };
  test("what was published before English names were told is named by the packs of its year; what it says itself stands", () => {
    const { disclosure } = disclose(material(project("1", {})), definitions);
    assert.ok(disclosure.names?.["产出指标"] !== undefined && disclosure.names[disclosure.projects[0]!.grade!] !== undefined);
    const { names: _names, ...older } = disclosure;
    assert.deepEqual(withNamesOfPacks(older, definitions).names, disclosure.names);
    assert.equal(withNamesOfPacks({ ...disclosure, names: { 产出指标: "As it was told" } }, definitions).names!["产出指标"], "As it was told");
    // Two sets of rules call the same grade differently: that of its year counts.
    const [profile] = definitions.profiles;
    const called = (id: string, from: number, until: number | null, en: string) => ({ ...profile!, id, from, until, grades: { ...profile!.grades, value: profile!.grades.value.map((band) => ({ ...band, name: { ...band.name, en } })) } });
    const years = { profiles: [called("old", 2000, 2020, "Of old"), called("now", 2021, null, "Of now")] };
    assert.deepEqual([2019, 2026].map((year) => withNamesOfPacks({ ...older, year }, years).names![disclosure.projects[0]!.grade!]), ["Of old", "Of now"]);
  });

  const material = (...projects: ProjectMaterial[]) => ({ region: "990100", city: "示例市", demo: true, year: 2026, departmentId: "d", department: "部门", projects, drafts: [] });

  test("a confirmed project with the scores that count, whose they are, and the money of the year", () => {
    const { disclosure, missing } = disclose(material(project("P1", {})), definitions);
    assert.deepEqual(missing, []);
    const [one] = disclosure.projects;
    assert.deepEqual(
      [one!.budgetFen, one!.paidFen, one!.executionRate, one!.execution, one!.score, one!.scoreBy, one!.grade, one!.documentNo, one!.digest],
      ["80500000", "80500000", "100.00", { points: "10", score: "10.00" }, "96.00", "finance", "优", "示〔2026〕1号", "d".repeat(64)],
    );
    assert.deepEqual(one!.rows.map(({ level3, points, score, reason, changed }) => [level3, points, score, reason, changed]), [
      ["指标a", "50", "50.00", "", null], ["指标b", "40", "36.00", "延误", { by: "finance", from: "38.50", reason: "核减" }],
    ]);
  });

  test("what is not confirmed is left out and told, as is a score that the records no longer come to", () => {
    const { disclosure, missing } = disclose(
      material(project("P1", {}), project("P2", null), project("P3", { frozenDigest: null, step: "recheck" }), project("P4", { scoreMillionths: 97_000_000n }), project("P5", { grade: "良" })), definitions,
    );
    assert.deepEqual(disclosure.projects.map(({ code }) => code), ["P1"]);
    assert.equal(disclosure.notYet, 4);
    assert.deepEqual(missing.map(({ code, filingId, why }) => [code, filingId, why.code, why.params]), [
      ["P2", null, "disclosure.missing.not-begun", {}], ["P3", "f-P3", "disclosure.missing.under-way", { step: "recheck" }],
      ["P4", "f-P4", "disclosure.missing.score-differs", {}], ["P5", "f-P5", "disclosure.missing.score-differs", {}],
    ]);
  });

  test("what is withheld is in nothing but a count, whether it was confirmed or not", () => {
    const bare = { ...FULL, funds: [] };
    const withheld = (one: ProjectMaterial): ProjectMaterial => ({ ...one, withheld: true });
    const { disclosure, missing, withheld: left, all } = disclose(
      material(project("P1", {}), withheld(project("P2", {})), withheld(project("P3", null)), withheld(project("P4", { frozenDigest: null, step: "recheck" })), project("P5", null), project("P6", {}, bare)), definitions,
    );
    assert.deepEqual([disclosure.projects.map(({ code }) => code), missing.map(({ code }) => code), left.map(({ code, filingId }) => [code, filingId])], [["P1", "P6"], ["P5"], [["P2", "f-P2"], ["P3", null], ["P4", "f-P4"]]]);
    assert.deepEqual([all, disclosure.notYet, disclosure.withheld], [6, 1, 3]);
    assert.doesNotMatch(JSON.stringify(disclosure), /P[2345]/);
    const { projects, budgetFen } = summarise(disclosure);
    assert.deepEqual([projects, budgetFen], [2, 80_500_000n]);
  });

  test("every project is in exactly one of the three, however they are mixed", () => {
    const kinds: readonly ((code: string) => ProjectMaterial)[] = [
      (code) => project(code, {}), (code) => project(code, null), (code) => project(code, { frozenDigest: null }), (code) => ({ ...project(code, {}), withheld: true }), (code) => ({ ...project(code, null), withheld: true }),
    ];
    fc.assert(fc.property(fc.array(fc.nat({ max: kinds.length - 1 }), { maxLength: 12 }), (chosen) => {
      const { disclosure, missing, withheld, all } = disclose(material(...chosen.map((kind, index) => kinds[kind]!(`P${index}`))), definitions);
      const codes = [...disclosure.projects, ...missing, ...withheld].map(({ code }) => code).sort();
      assert.deepEqual(codes, chosen.map((_, index) => `P${index}`).sort());
      assert.equal(all, chosen.length);
      assert.deepEqual([disclosure.notYet, disclosure.withheld ?? 0], [missing.length, withheld.length]);
      assert.equal("withheld" in disclosure, withheld.length > 0, "what was published before keeps its digest");
    }), { seed: 20261122, numRuns: process.env["HENGJI_LONG"] === "1" ? 2000 : 100 });
  });

  test("an empty version is published only where there was one before, and then only for what is withheld", () => {
    const of = (...projects: ProjectMaterial[]) => disclose(material(...projects), definitions).disclosure;
    const held = { ...project("P1", {}), withheld: true };
    assert.deepEqual([isPublishable(of(project("P1", {})), false), isPublishable(of(held), true), isPublishable(of(held), false), isPublishable(of(project("P1", null)), true), isPublishable(of(), true)], [true, true, false, false, false]);
  });

  test("what is left out is said by number alone, in both languages", () => {
    const said = (language: "zh-CN" | "en", change: object) => leftOutSentences({ ...disclose(material(), definitions).disclosure, ...change }).map(({ code, params }) => speak(language)(code, params));
    assert.deepEqual(said("zh-CN", {}), []);
    assert.deepEqual(said("zh-CN", { notYet: 2, withheld: 3 }), ["另有 2 个项目的自评结果尚未定级，定级后更新。", "另有 3 个项目依法不予公开。"]);
    assert.deepEqual([...said("en", { withheld: 1 }), ...said("en", { withheld: 2 })], ["1 further project is not disclosed, on lawful grounds.", "2 further projects are not disclosed, on lawful grounds."]);
    const none = summarySentences(disclose(material(), definitions).disclosure).map(({ code, params }) => speak("zh-CN")(code, params));
    assert.deepEqual(none, ["部门 2026 年度目前没有公开的项目绩效自评结果。"]);
  });

  test("money that is not filled is missing and never zero", () => {
    const bare = { ...FULL, funds: [{ id: "total", ...EMPTY_FUNDS, initialBudget: "100" }] };
    const [one] = disclose(material(project("P1", {}, bare)), definitions).disclosure.projects;
    assert.deepEqual([one!.budgetFen, one!.paidFen, one!.executionRate, one!.score], ["100000000", null, null, null]);
  });

  test("three plain sentences, with what is not known said", () => {
    const bare = { ...FULL, funds: [] };
    const { disclosure } = disclose(material(project("P1", {}), project("P2", {}), project("P3", {}, bare)), definitions);
    assert.deepEqual(summarise(disclosure), { projects: 3, budgetFen: 161_000_000n, paidFen: 161_000_000n, withoutMoney: 1, grades: [{ grade: "优", projects: 2 }], ungraded: 1 });
    const said = (language: "zh-CN" | "en") => summarySentences(disclosure).map(({ code, params }) => speak(language)(code, params));
    assert.deepEqual(said("zh-CN"), [
      "部门公开 2026 年度 3 个项目的绩效自评结果。", "除 1 个没有资金数据的项目外，全年预算合计 161.00 万元，实际支付 161.00 万元。", "评定等级：优 2；另有 1 个项目未定级。",
    ]);
    assert.equal(said("en").length, 3);
    for (const sentence of said("en")) assert.doesNotMatch(sentence, /\{\{|disclosure\./);
  });
});
