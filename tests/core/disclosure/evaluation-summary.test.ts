import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { ProjectMaterial, SelfEvaluationMaterial } from "../../../src/core/disclosure/disclose.ts";
import { EMPTY_FUNDS } from "../../../src/core/form/cell-path.ts";
import { drawEvaluationSummary, evaluationSummary } from "../../../src/core/disclosure/evaluation-summary.ts";
import { speak } from "../../../src/words/index.ts";

const RUNS = { numRuns: process.env["HENGJI_LONG"] === "1" ? 5_000 : 60, seed: 303 };

function project(code: string, own: Partial<SelfEvaluationMaterial> & { budget: string; executed: string } | null): ProjectMaterial {
  const base = { subjectId: code, code, name: `项目${code}`, unit: "公路养护中心", documentNo: null, goalDigest: null, withheld: false };
  if (own === null) return { ...base, selfEvaluation: null };
  const { budget, executed, ...more } = own;
  return {
    ...base,
    selfEvaluation: {
      filingId: code, head: { stage: "self-evaluation", year: 2026, name: base.name, department: "示例市交通运输局", unit: base.unit },
      values: { goal: { planned: "", actual: "" }, rows: [], funds: [{ ...EMPTY_FUNDS, id: "total", source: "年度资金总额", adjustedBudget: budget, executed }] },
      step: "confirmed", frozenDigest: "0".repeat(64), scoreMillionths: 92_500_000n, scoreBy: "finance", grade: "优", ...more,
    },
  };
}

describe("the summary table of a department", () => {
  const material = [
    project("1", { budget: "100.5", executed: "90.45" }), project("2", { budget: "0.000001", executed: "0", frozenDigest: null, scoreMillionths: null, scoreBy: null, grade: null }), project("3", null), project("4", { budget: "50", executed: "" }),
  ];

  test("sums what is there, and names and counts what is not", () => {
    const { budgetFen, executedFen, missing, underWay, withoutMoney, projects } = evaluationSummary("示例市交通运输局", 2026, material);
    assert.deepEqual([budgetFen, executedFen, missing, underWay, withoutMoney], [150_500_001n, 90_450_000n, 1, 1, 1]);
    assert.deepEqual(projects.map(({ state }) => state), ["confirmed", "under-way", "missing", "confirmed"]);
  });

  for (const language of ["zh-CN", "en"] as const) {
    test(`is drawn with its sums, whose score counts and what is missing (${language})`, () => {
      const layout = drawEvaluationSummary(evaluationSummary("示例市交通运输局", 2026, material), "2027-03-01 10:00", speak(language));
      const texts = layout.rows.map(({ cells }) => cells.map(({ text }) => text));
      assert.deepEqual([layout.sums, texts.length], [1, 6]);
      assert.equal(texts[1]![6], "90%");
      assert.equal(texts[1]![9], language === "en" ? "Finance" : "财政复核");
      assert.deepEqual(texts[3]!.slice(4, 9), ["", "", "", "", ""], "a project without a self-evaluation has no figure, not a zero");
      assert.equal(texts[5]![6], "", "no rate where the two sums speak of different projects");
      assert.ok(layout.notes.join().includes("项目3"));
      assert.ok(layout.stamp !== "", "the table of no document is a draft");
    });
  }

  test("whatever the figures, the sums are those of the rows", () => {
    const amounts = fc.array(fc.tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 10 ** 9 })), { maxLength: 20 });
    fc.assert(
      fc.property(amounts, (pairs) => {
        const made = pairs.map(([budget, executed], index) => project(String(index), { budget: String(budget), executed: String(executed) }));
        const { budgetFen, executedFen, withoutMoney } = evaluationSummary("x", 2026, made);
        const sum = (at: 0 | 1): bigint => pairs.reduce((all, pair) => all + BigInt(pair[at]) * 1_000_000n, 0n);
        assert.deepEqual([budgetFen, executedFen, withoutMoney], [sum(0), sum(1), 0]);
      }),
      RUNS,
    );
  });
});
