import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { disclose, type ProjectMaterial, type SelfEvaluationMaterial } from "../../../src/core/disclosure/disclose.ts";
import { summarise, summarySentences } from "../../../src/core/disclosure/summary.ts";
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
      subjectId: `s-${code}`, code, name: head.name, unit: head.unit, documentNo: "示〔2026〕1号", goalDigest: "g".repeat(64),
      selfEvaluation: own === null ? null : { filingId: `f-${code}`, head, values: content, step: "confirmed", frozenDigest: "d".repeat(64), scoreMillionths, scoreBy, grade, ...own },
    };
  };
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
