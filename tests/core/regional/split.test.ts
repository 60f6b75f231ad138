import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toShortText } from "../../../src/core/basics/decimal.ts";
import { EMPTY_ROW } from "../../../src/core/form/cell-path.ts";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { checkSplit, wanYuan } from "../../../src/core/regional/check-split.ts";
import { goalFromSplit, partDifferences, passedDown } from "../../../src/core/regional/goal-of-part.ts";
import { shareOut, shareTarget } from "../../../src/core/regional/share-out.ts";
import type { SplitIndicator, SplitPart, SplitWhole } from "../../../src/core/regional/split.ts";
import { suggestRule } from "../../../src/core/regional/suggest-rule.ts";
import { sumReturns, type RegionReturn } from "../../../src/core/regional/sum-returns.ts";

/** Seeded; long runs are asked for. */
const sample = () => ({ seed: 20261122, numRuns: process.env["HENGJI_LONG"] === "1" ? 5000 : 150 });

const row = (id: string, level2: string, name: string, target: string, rule: SplitIndicator["rule"] = "sum"): SplitIndicator => ({ id, level1: "产出指标", level2, name, target, rule });
const ROADS = row("r1", "数量指标", "养护公路里程", "≥2.6万公里");
const PEOPLE = row("r2", "数量指标", "培训人数", "500人");
const RATE = row("r3", "质量指标", "验收合格率", "≥95%", "same");
const WORDS = row("r4", "社会效益指标", "群众出行条件", "明显改善", "same");
const OWN = row("r5", "数量指标", "特色任务", "各地自定", "own");
const whole: SplitWhole = { year: 2026, amountFen: 60_000_000_01n, indicators: [ROADS, PEOPLE, RATE, WORDS, OWN] };
const part = (id: string, amount: string, targets: Readonly<Record<string, string>>): SplitPart => ({ id, name: `${id}区`, amount, targets });
const parts: readonly SplitPart[] = [
  part("a", "2000", { r1: "1.2", r2: "200人", r5: "A" }),
  part("b", "3000.000001", { r1: "≥1.4万公里", r2: "300", r3: "≥95%", r5: "B" }),
  part("c", "1000", { r1: "0", r2: "0", r4: "明显改善", r5: "C" }),
];
const GOAL = goalOf(whole.indicators);
function goalOf(indicators: readonly SplitIndicator[]): FilingValues {
  return {
    goal: { planned: "总目标", actual: "", term: "三年" }, funds: [{ id: "total", source: "年度金额", initialBudget: "6000", adjustedBudget: "", executed: "" }],
    rows: indicators.map(({ id, level1, level2, name, target }) => ({ ...EMPTY_ROW, id, level1, level2, level3: name, target, points: "10", baseline: "3" })),
  };
}
const targetsOf = (one: SplitPart, of = whole, goal = GOAL): Record<string, string> => Object.fromEntries(passedDown(goal, of, one).rows.map(({ id, target }) => [id, target]));
const codes = (given: readonly SplitPart[], of = whole) => checkSplit(of, given).problems.map(({ code, where }) => [code, where]);

test("parts that are the whole are sent: to the fen, in the unit of the whole, unchanged where nothing is shared out", () => {
  assert.deepEqual(checkSplit(whole, parts), { problems: [], rests: { amountFen: 0n, indicators: { r1: { units: 0, scale: 1 }, r2: { units: 0, scale: 0 } } } });
  assert.deepEqual(parts.map((one) => targetsOf(one)), [
    { r1: "≥1.2万公里", r2: "200人", r3: "≥95%", r4: "明显改善", r5: "A" },
    { r1: "≥1.4万公里", r2: "300人", r3: "≥95%", r4: "明显改善", r5: "B" },
    // A share of nothing is no indicator of that region.
    { r3: "≥95%", r4: "明显改善", r5: "C" },
  ]);
});

test("what does not add up is named by its cell, with what is left", () => {
  const less = checkSplit(whole, [parts[0]!, { ...parts[1]!, amount: "3000" }, { ...parts[2]!, targets: { ...parts[2]!.targets, r2: "1" } }]);
  assert.deepEqual(less.problems.map(({ code, where, params }) => [code, where, params["rest"]]), [["split.amount-below", "amount", "0.000001"], ["split.target-above", "targets[r2]", "1"]]);
  assert.equal(less.rests.amountFen, 1n);
  assert.deepEqual(codes([part("a", "", {}), part("a", "x", { r1: "很多", r2: "3%", r3: "≥90%" })]), [
    ["split.part-twice", "parts"], ["split.amount-missing", "parts[a].amount"], ["filing.amount-unreadable", "parts[a].amount"],
    ["split.target-missing", "parts[a].targets[r1]"], ["split.target-unreadable", "parts[a].targets[r1]"],
    ["split.target-missing", "parts[a].targets[r2]"], ["split.target-unreadable", "parts[a].targets[r2]"],
    ["split.target-not-same", "parts[a].targets[r3]"], ["split.target-missing", "parts[a].targets[r5]"], ["split.target-missing", "parts[a].targets[r5]"],
  ]);
  assert.deepEqual(codes([]), [["split.no-parts", "parts"]]);
  assert.deepEqual(codes(parts, { ...whole, indicators: [{ ...WORDS, rule: "sum" }] }).filter(([code]) => code === "split.rule-unfit"), [["split.rule-unfit", "targets[r4]"]]);
});

test("while it is typed the rest runs along, and a blank cell is not given yet and no zero", () => {
  const { rests } = checkSplit(whole, [part("a", "1000", { r1: "1" }), part("b", "", {})]);
  assert.deepEqual([rests.amountFen, toShortText(rests.indicators["r1"]!), toShortText(rests.indicators["r2"]!)], [50_000_000_01n, "1.6", "500"]);
  assert.equal(checkSplit(whole, [part("a", "x", { r1: "x" })]).rests.amountFen, null);
  assert.equal(checkSplit(whole, [part("a", "x", { r1: "x" })]).rests.indicators["r1"], null);
});

test("what is counted is shared out under whatever heading; rates, scores and money per head go on whole", () => {
  const rules = [["社会效益指标", "受益群众", "≥3.5万人次"], ["社会效益指标", "带动就业户数", "1200户"], ["经济效益指标", "培育企业", "≥30个"], ["质量指标", "通过验收的项目", "40个"], ["社会效益指标", "群众满意度", "≥90分"], ["经济效益指标", "人均增收", "≥800元"], ["社会效益指标", "事故发生率", "≤2%"], ["满意度指标", "受益对象满意度", "≥95%"], ["时效指标", "平均到场时间", "≤20分钟"]] as const;
  assert.deepEqual(rules.map(([level2, name, target]) => suggestRule(row("x", level2, name, target), 2026)), ["sum", "sum", "sum", "sum", "same", "same", "same", "same", "same"]);
});

test("the goal of a part has its own numbers, keeps what holds for all, and marks every other number of the whole", () => {
  const planned = "2026年用6000万元养护公路2.6万公里，培训500人，验收合格率达到95%以上；12月底前惠及38个乡镇。";
  const of = { ...whole, amountFen: 60_000_000_00n };
  const down = (one: SplitPart): string => passedDown({ ...GOAL, goal: { ...GOAL.goal, planned } }, of, one).planned;
  assert.equal(down(parts[0]!), "2026年用2000万元养护公路1.2万公里，培训200人，验收合格率达到95%以上；12月底前惠及【38】个乡镇。");
  assert.equal(down(parts[2]!), "2026年用1000万元养护公路【2.6】万公里，培训【500】人，验收合格率达到95%以上；12月底前惠及【38】个乡镇。");
});

test("numbers of a counted kind are shared out; rates, averages, days and words go on unchanged", () => {
  const rules = [["数量指标", "新建机井", "120眼"], ["质量指标", "验收合格率", "≥95%"], ["数量指标", "户均补助", "≤500元"], ["时效指标", "完成时间", "2026年12月底前"], ["社会效益指标", "出行条件", "明显改善"], ["数量指标", "补助标准", "500元/人"], ["数量指标", "覆盖比例", "80%"]] as const;
  assert.deepEqual(rules.map(([level2, name, target]) => suggestRule(row("x", level2, name, target), 2026)), ["sum", "same", "same", "same", "same", "same", "same"]);
});

const reported = (id: string, amountFen: bigint, actuals: Readonly<Record<string, string>> | null, without: readonly string[] = []): RegionReturn => ({ id, name: `${id}区`, amountFen, actuals, without });

test("returns are summed or averaged by the rule under which they were passed down; a region that is missing is named and is no zero", () => {
  const all = sumReturns(whole.indicators, [
    reported("a", 2000n, { r1: "1.25万公里", r2: "210人", r3: "98%", r4: "明显改善", r5: "A" }), reported("b", 3000n, { r1: "14000公里", r2: "290", r3: "96%", r4: "明显改善", r5: "B" }), reported("c", 1000n, { r3: "90.5%", r4: "明显改善", r5: "C" }, ["r1", "r2"]),
  ], 2026);
  assert.deepEqual(all.map(({ suggested, missing }) => [suggested, missing]), [["2.65万公里", []], ["500人", []], ["95.75%", []], ["明显改善", []], [null, []]]);
  assert.deepEqual(all[2]!.trace.map(({ code }) => code), ["regional.trace.average"]);
  const some = sumReturns(whole.indicators, [reported("a", 2000n, { r1: "1", r2: "", r3: "98%", r4: "改善" }), reported("b", 3000n, null)], 2026);
  assert.deepEqual(some.map(({ suggested, sofar, missing }) => [suggested, sofar === null ? null : toShortText(sofar), missing]), [
    [null, "1", ["b区"]], [null, null, ["a区", "b区"]], [null, "98", ["b区"]], [null, null, ["b区"]], [null, null, ["a区", "b区"]],
  ]);
  const differ = sumReturns([WORDS], [reported("a", 1n, { r4: "改善" }), reported("b", 1n, { r4: "明显改善" })], 2026)[0]!;
  assert.deepEqual([differ.suggested, differ.trace.map(({ code }) => code)], [null, ["regional.trace.differ"]]);
});

test("a region's goal is what was passed down, and what it changed is told by its cell", () => {
  const down = passedDown(GOAL, whole, parts[2]!);
  const form = { blocks: [{ kind: "funds", total: { zh: "年度金额", en: "Amount" }, parts: [{ id: "central", zh: "中央补助", en: "Central" }] }] } as never;
  const values = goalFromSplit(down, form);
  assert.deepEqual([values.goal, values.funds.map(({ id, initialBudget }) => [id, initialBudget]), values.rows.map(({ id, target, points, baseline }) => [id, target, points, baseline])], [
    { planned: "总目标", actual: "" }, [["total", "1000"], ["central", ""]], [["r3", "≥95%", "10", ""], ["r4", "明显改善", "10", ""], ["r5", "C", "10", ""]],
  ]);
  assert.deepEqual(partDifferences(values, down), []);
  assert.deepEqual(partDifferences({ ...values, funds: [{ ...values.funds[0]!, initialBudget: "1,000.00" }] }, down), []);
  const changed = { ...values, funds: [{ ...values.funds[0]!, initialBudget: "999" }], rows: values.rows.slice(1).map((one) => (one.id === "r5" ? { ...one, target: "D" } : one)) };
  assert.deepEqual(partDifferences(changed, down).map(({ path, passedDown: was, found }) => [path, was, found]), [["funds[total].initialBudget", "1000", "999"], ["rows", "≥95%", ""], ["rows[r5].target", "C", "D"]]);
});

test("property: shares by weight are the whole exactly, and none differs from its share by one or more", () => {
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 30 }), (all, weights) => {
    const shares = shareOut(all, weights);
    const total = weights.reduce((sum, weight) => sum + weight, 0n);
    assert.equal(shares.reduce((sum, share) => sum + share, 0n), all);
    if (total > 0n) for (const [at, share] of shares.entries()) assert.ok(share * total - all * weights[at]! < total && all * weights[at]! - share * total < total);
  }), sample());
});

test("property: split, then reported as passed down, sums to the whole, in whatever order the regions stand", () => {
  const target = fc.record({ units: fc.integer({ min: 0, max: 10 ** 9 }), scale: fc.integer({ min: 0, max: 4 }), word: fc.constantFrom("≥{}人", "{}个", "不少于{}公里", "≥{}万人", "{}亩以上", "≤{}元") });
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), target, fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 }), fc.nat(), (amountFen, { units, scale, word }, weights, turn) => {
    const indicator = row("r1", "数量指标", "数量", word.replace("{}", toShortText({ units, scale })));
    const of: SplitWhole = { year: 2026, amountFen, indicators: [indicator, RATE] };
    const amounts = shareOut(amountFen, weights);
    const targets = shareTarget(indicator, 2026, weights)!;
    const given = weights.map((_, at) => part(`p${at}`, wanYuan(amounts[at]!), { r1: targets[at]! }));
    const checked = checkSplit(of, given);
    assert.deepEqual(checked.problems, []);
    assert.equal(checked.rests.amountFen, 0n);
    const returns = given.map((one, at) => {
      const down = targetsOf(one, of, goalOf(of.indicators));
      return reported(one.id, amounts[at]!, { r1: down["r1"] ?? "", r3: "96%" }, down["r1"] === undefined ? ["r1"] : []);
    });
    const at = turn % returns.length;
    const [summed, rate] = sumReturns(of.indicators, returns, 2026);
    assert.deepEqual(sumReturns(of.indicators, [...returns.slice(at), ...returns.slice(0, at)], 2026).map(({ suggested, sofar }) => [suggested, sofar]), [summed!, rate!].map(({ suggested, sofar }) => [suggested, sofar]));
    assert.equal(rate!.suggested, "96%");
    if (summed!.parts.length > 0) assert.equal(toShortText(summed!.sofar!), toShortText({ units, scale }));
    // One unit more anywhere, and it is no longer the whole.
    const spoiled = [{ ...given[0]!, amount: wanYuan(amounts[0]! + 1n) }, ...given.slice(1)];
    assert.deepEqual(checkSplit(of, spoiled).problems.map(({ code }) => code), ["split.amount-above"]);
  }), sample());
});
