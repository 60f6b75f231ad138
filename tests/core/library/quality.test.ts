import assert from "node:assert/strict";
import { test } from "node:test";
import { decimal, toText } from "../../../src/core/basics/decimal.ts";
import { cardDifferences } from "../../../src/core/library/card-differences.ts";
import { wholeCard, type CardDraft } from "../../../src/core/library/card-draft.ts";
import { cardRef, readCardRef } from "../../../src/core/library/card-ref.ts";
import { CRITERIA, publishProblems, reviewProblems, type CardToPublish, type Judgement } from "../../../src/core/library/card-review.ts";
import { STANDARD_KINDS } from "../../../src/core/library/card.ts";
import { claimedCards, claimsWithoutBenchmark, isBenchmark } from "../../../src/core/library/claims.ts";
import { functionCoverage } from "../../../src/core/library/function-coverage.ts";
import { percentile, spreadOf } from "../../../src/core/library/reference-values.ts";
import { CARD } from "./cards.ts";

const { code: _code, ...DRAFT } = CARD;
const codes = (change: Partial<CardDraft>): readonly string[] => {
  const made = wholeCard("EDU-0001", { ...DRAFT, ...change }, false);
  return made.ok ? [] : made.problems.map(({ code }) => code);
};

test("F108: a card lacking unit, direction or source cannot be submitted", () => {
  assert.deepEqual(wholeCard("EDU-0001", DRAFT, false), { ok: true, value: CARD });
  assert.deepEqual(codes({ unit: null }), ["card.unit-missing"]);
  assert.deepEqual(codes({ unit: " " }), ["card.unit-missing"]);
  assert.deepEqual(codes({ direction: null }), ["card.direction-missing"]);
  assert.deepEqual(codes({ dataSource: null }), ["card.source-missing"]);
  assert.deepEqual(codes({ reasoning: "" }), ["card.reasoning-missing"]);
  assert.deepEqual(codes({ sign: "<=" }), ["card.sign-against-direction"]);
  assert.deepEqual(codes({ evidence: [] }), ["card.evidence-missing"]);
  assert.deepEqual(codes({ standard: { kind: "sector", value: "95", year: 2024, source: " " } }), ["card.standard-without-source"]);
  assert.deepEqual(codes({ direction: "qualitative", sign: "qualitative", unit: null, formula: null }), []);
});

test("F108: a formula that cannot be read, or comes out in another unit than the card's, is told with its place", () => {
  const told = (formula: string) => {
    const made = wholeCard("EDU-0001", { ...DRAFT, formula }, false);
    return made.ok ? [] : made.problems.map(({ code, where, params }) => [code.startsWith("formula."), where, params["line"], params["column"]]);
  };
  assert.deepEqual(told("毕业人数 / 入学人数 * 100%"), []);
  assert.deepEqual(told("毕业人数 / (入学人数"), [[true, "formula", 1, 13]]);
  assert.equal(told("毕业人数 / 入学人数 * 100").length, 1);
});

const passed: readonly Judgement[] = CRITERIA.map((criterion) => ({ criterion, passed: true, note: "" }));
const failed = (criterion: Judgement["criterion"], note: string): readonly Judgement[] => passed.map((one) => (one.criterion === criterion ? { criterion, passed: false, note } : one));

test("F109: each of the four criteria is judged once, and a failure says why", () => {
  const problems = (judgements: readonly Judgement[]) => reviewProblems(judgements).map(({ code, params }) => `${code} ${params["criterion"]}`);
  assert.deepEqual(problems(passed), []);
  assert.deepEqual(problems(passed.slice(1)), ["card.criterion-not-judged covers-functions"]);
  assert.deepEqual(problems([...passed, passed[3]!]), ["card.criterion-not-judged operable"]);
  assert.deepEqual(problems(failed("sound", " ")), ["card.criterion-needs-note sound"]);
  assert.deepEqual(problems(failed("sound", "口径重复")), []);
});

test("F109, R78: one criterion that failed keeps a card from being published, and so does its own author", () => {
  const card: CardToPublish = { state: "proposed", saved: 2, authors: ["a"], review: { judgements: passed, saved: 2, personId: "r" } };
  const problems = (change: Partial<CardToPublish>, person = "p") => publishProblems({ ...card, ...change }, person).map(({ code }) => code);
  assert.deepEqual(problems({}), []);
  assert.deepEqual(problems({}, "a"), ["card.publish-same-person"]);
  assert.deepEqual(problems({ state: "draft" }), ["card.not-proposed"]);
  assert.deepEqual(problems({ review: null }), ["card.not-reviewed"]);
  // Judged before it was changed.
  assert.deepEqual(problems({ saved: 3 }), ["card.not-reviewed"]);
  // R78: any one of the four.
  assert.equal(CRITERIA.length, 4);
  for (const criterion of CRITERIA) {
    const refused = publishProblems({ ...card, review: { ...card.review!, judgements: failed(criterion, "数据取不到") } }, "p");
    assert.deepEqual(refused.map(({ code, params }) => [code, params]), [["card.criterion-failed", { criterion, note: "数据取不到" }]]);
  }
});

test("F110: versions differ field by field", () => {
  assert.deepEqual(cardDifferences(CARD, CARD), []);
  assert.deepEqual(cardDifferences(CARD, { ...CARD, formula: "毕业人数 / 入学人数 * 100", words: ["辍学率"], standard: { kind: "history", value: "99", year: 2024, source: "演示取值" } }), [
    { field: "formula", before: "九年级毕业人数 / 小学入学人数 * 100%", after: "毕业人数 / 入学人数 * 100" },
    { field: "words", before: "控辍保学、辍学率", after: "辍学率" },
    { field: "standard", before: "", after: "99 · 2024 · 演示取值" },
  ]);
});

test("F111: percentiles on a fixture of eleven values", () => {
  const values = ["99.1", "95", "97.5", "96", "98", "94.2", "99.8", "96.4", "97", "98.8", "95.5"].map(decimal);
  const spread = spreadOf(values)!;
  assert.deepEqual(
    [spread.count, ...[spread.lowest, spread.quarter, spread.middle, spread.threeQuarters, spread.highest].map(toText)],
    [11, "94.2", "95.7500", "97", "98.4000", "99.8"],
  );
  assert.equal(toText(percentile(values, 90)!), "99.1");
  assert.equal(percentile([], 50), null);
});

test("F111: 领先 in a goal needs a benchmark of its card", () => {
  const row = (id: string, level3: string, target: string, card?: string) => ({ id, level3, target, ...(card === undefined ? {} : { card }) });
  const values = { rows: [row("r1", "办学质量", "全市领先", "EDU-0001@1"), row("r2", "培训人次", "≥50 人次"), row("r3", "技术水平达到国内一流", "是")] };
  assert.deepEqual(claimedCards(values), ["EDU-0001"]);
  const problems = (benchmarks: readonly string[]) => claimsWithoutBenchmark(values, new Set(benchmarks)).map(({ code, where, params }) => [code, where, params["claim"]]);
  assert.deepEqual(problems([]), [["filing.claim-without-benchmark", "rows[r1].target", "全市领先"], ["filing.claim-without-benchmark", "rows[r3].target", "国内一流"]]);
  assert.deepEqual(problems(["EDU-0001"]), [["filing.claim-without-benchmark", "rows[r3].target", "国内一流"]]);
});

test("F111, R13: 领先 in the goal itself rests on any row whose card has a benchmark", () => {
  const row = (card?: string) => ({ id: "r1", level3: "转化率", target: "≥30%", ...(card === undefined ? {} : { card }) });
  const values = (card?: string) => ({ goal: { planned: "环境技术经济价值转化率居行业前列" }, rows: [row(card)] });
  assert.deepEqual(claimedCards(values("SCI-0001@1")), ["SCI-0001"]);
  const problems = (card: string | undefined, benchmarks: readonly string[]) => claimsWithoutBenchmark(values(card), new Set(benchmarks)).map(({ where, params }) => [where, params["claim"]]);
  assert.deepEqual(problems("SCI-0001@1", []), [["goal.planned", "行业前列"]]);
  assert.deepEqual(problems(undefined, ["SCI-0001"]), [["goal.planned", "行业前列"]]);
  assert.deepEqual(problems("SCI-0001@1", ["SCI-0001"]), []);
});

test("F111: a card that claims to lead is not submitted without a value of others; one's own past and plans are none", () => {
  assert.deepEqual(codes({ name: { zh: "办学质量全市领先", en: "" } }), ["card.claim-without-benchmark"]);
  assert.deepEqual(codes({ meaning: "达到国内一流水平。" }), ["card.claim-without-benchmark"]);
  assert.deepEqual(codes({ meaning: "达到国内一流水平。", standard: { kind: "sector", value: "95", year: 2024, source: "演示取值" } }), []);
  assert.deepEqual(codes({ meaning: "达到国内一流水平。", standard: { kind: "history", value: "95", year: 2024, source: "演示取值" } }), ["card.claim-without-benchmark"]);
  assert.ok(wholeCard("EDU-0001", { ...DRAFT, meaning: "达到国内一流水平。" }, true).ok);
  assert.deepEqual(STANDARD_KINDS.filter(isBenchmark), ["sector"]);
});

test("a reference names code and version", () => {
  assert.equal(cardRef({ code: "EDU-0001", version: 2 }), "EDU-0001@2");
  assert.deepEqual(readCardRef("EDU-0001@2"), { code: "EDU-0001", version: 2 });
  for (const text of ["", "EDU-0001", "EDU-0001@0", "EDU-0001@01", "edu-0001@1", "EDU-0001@1 "]) assert.equal(readCardRef(text), null);
});

test("F107: coverage of the functions of expenditure in percent, with the gaps by name", () => {
  const coverage = functionCoverage([{ functions: ["205"], count: 3 }, { functions: ["21401", "207"], count: 1 }, { functions: ["210"], count: 0 }]);
  assert.deepEqual([coverage.of, coverage.covered, coverage.percent, coverage.gaps.length], [22, 3, 13, 19]);
  assert.ok(coverage.gaps.some(({ code, title }) => code === "210" && title.zh === "卫生健康") && !coverage.gaps.some(({ code }) => code === "214"));
});
