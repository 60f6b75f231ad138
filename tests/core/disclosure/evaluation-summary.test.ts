import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { ProjectMaterial, SelfEvaluationMaterial } from "../../../src/core/disclosure/disclose.ts";
import { EMPTY_FUNDS } from "../../../src/core/form/cell-path.ts";
import type { Layout } from "../../../src/core/layout/layout.ts";
import { drawEvaluationSummary, evaluationSummary, type BookSummary, type EvaluationSummary } from "../../../src/core/disclosure/evaluation-summary.ts";
import { speak, type Language } from "../../../src/words/index.ts";

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

function only({ books }: EvaluationSummary): BookSummary {
  assert.equal(books.length, 1);
  return books[0]!;
}

function drawnOnly(summary: EvaluationSummary, language: Language): Layout {
  const drawn = drawEvaluationSummary(summary, "2027-03-01 10:00", [], speak(language));
  assert.equal(drawn.length, 1);
  return drawn[0]!.layout;
}

describe("the summary table of a department", () => {
  const material = [
    project("1", { budget: "100.5", executed: "90.45" }), project("2", { budget: "0.000001", executed: "0", frozenDigest: null, scoreMillionths: null, scoreBy: null, grade: null }), project("3", null), project("4", { budget: "50", executed: "" }),
  ];

  test("sums what is there, and names and counts what is not", () => {
    const { missing, underWay, withoutMoney, projects } = only(evaluationSummary("示例市交通运输局", 2026, material, []));
    assert.deepEqual([missing, underWay, withoutMoney], [1, 1, 1]);
    assert.deepEqual(projects.map(({ state }) => state), ["confirmed", "under-way", "missing", "confirmed"]);
  });

  for (const language of ["zh-CN", "en"] as const) {
    test(`is drawn with its sums, whose score counts and what is missing (${language})`, () => {
      const layout = drawnOnly(evaluationSummary("示例市交通运输局", 2026, material, []), language);
      const texts = layout.rows.map(({ cells }) => cells.map(({ text }) => text));
      assert.deepEqual([layout.sums, texts.length], [1, 6]);
      assert.equal(texts[1]![6], "90%");
      assert.equal(texts[1]![9], language === "en" ? "Finance" : "财政复核");
      assert.deepEqual(texts[3]!.slice(4, 9), ["", "", "", "", ""], "a project without a self-evaluation has no figure, not a zero");
      assert.deepEqual(texts[5]!.slice(4, 6), ["150.500001", "90.45"]);
      assert.equal(texts[5]![6], "", "no rate where the two sums speak of different projects");
      assert.ok(layout.notes.join().includes("项目3"));
      assert.ok(layout.stamp !== "", "the table of no document is a draft");
    });
  }

  test("each book has sums of its own, in the order in which the law names them", () => {
    const mixed = [{ ...material[0]!, book: "SOCIAL_INSURANCE" }, { ...material[1]!, book: "GENERAL_PUBLIC" }, { ...material[3]!, book: "SOCIAL_INSURANCE" }];
    const drawn = drawEvaluationSummary(evaluationSummary("x", 2026, mixed, []), "", [], speak("zh-CN"));
    assert.deepEqual(drawn.map(({ book, layout }) => [book, layout.rows.at(-1)!.cells[4]!.text]), [["GENERAL_PUBLIC", "0.000001"], ["SOCIAL_INSURANCE", "150.50"]]);
  });

  test("a department without projects has one table without rows", () => {
    const drawn = drawEvaluationSummary(evaluationSummary("x", 2026, [], []), "", [], speak("zh-CN"));
    assert.deepEqual(drawn.map(({ layout }) => layout.rows.length), [2]);
  });

  test("whatever the figures, the sums are those of the rows", () => {
    const amounts = fc.array(fc.tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 10 ** 9 })), { maxLength: 20 });
    fc.assert(
      fc.property(amounts, (pairs) => {
        const made = pairs.map(([budget, executed], index) => project(String(index), { budget: String(budget), executed: String(executed) }));
        const layout = drawnOnly(evaluationSummary("x", 2026, made, []), "zh-CN");
        const sum = (at: 0 | 1): string => (pairs.length === 0 ? "" : `${pairs.reduce((all, pair) => all + BigInt(pair[at]), 0n)}.00`);
        assert.deepEqual(layout.rows.at(-1)!.cells.slice(4, 6).map(({ text }) => text.replaceAll(",", "")), [sum(0), sum(1)]);
      }),
      RUNS,
    );
  });
});
