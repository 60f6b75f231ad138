import assert from "node:assert/strict";
import test from "node:test";
import { decimal } from "../../../src/core/basics/decimal.ts";
import { byPlace, judgeSentence, judgeSmart, lintGoal, lintSentence, pathOf, type GoalInput, type GoalRow, type LintRemark } from "../../../src/core/smart/index.ts";
import { readExamples } from "./read-examples.ts";
import { publishedGoals, rowGoal } from "./sample-goals.ts";

const codes = (remarks: readonly LintRemark[]): string[] => remarks.map(({ rule }) => rule);

test("a vague goal fails S, M and T, each with the rule that fired", () => {
  const verdicts = judgeSentence("进一步加强环境治理能力");
  assert.deepEqual(verdicts.S, { verdict: "fail", rules: ["vague-verb"] });
  assert.deepEqual(verdicts.M, { verdict: "fail", rules: ["goal-without-number"] });
  assert.deepEqual(verdicts.T, { verdict: "fail", rules: ["no-deadline"] });
  assert.deepEqual(verdicts.A, { verdict: "cannot-be-judged", rules: [] });
  assert.deepEqual(verdicts.R, { verdict: "cannot-be-judged", rules: [] });
});

test("a place tells the characters as they were typed, list heads and wide forms included", () => {
  const goal = "目标1：２０２６年完成300户改造。\n目标2：进一步改善出行条件";
  const remark = lintSentence(goal).find(({ rule }) => rule === "vague-verb")!;
  assert.equal(goal.slice(remark.place.start!, remark.place.end!), "进一步");
  assert.equal(pathOf(remark.place), "goal.planned");
});

test("an impossible day is an error with the last day of its month as the fix", () => {
  const remark = lintSentence("２０２２年2月30日前完成采购50台").find(({ rule }) => rule === "impossible-date");
  assert.equal(remark!.severity, "error");
  assert.equal(remark!.fix!.text, "２０２２年2月28日前完成采购50台");
  assert.deepEqual(codes(lintSentence("2024年2月29日前完成采购50台")), []);
  assert.deepEqual(codes(lintSentence("2023年2月29日前完成采购50台")), ["impossible-date"]);
});

test("fixes keep what was right: sign words, units and scales", () => {
  const fix = (row: Partial<GoalRow>): string | undefined => lintGoal(rowGoal(row))[0]?.fix?.text;
  assert.equal(fix({ level1: "成本指标", level2: "经济成本指标", name: "项目总成本", target: "不低于20万元" }), "≤20万元");
  assert.equal(fix({ level1: "成本指标", level2: "经济成本指标", name: "项目总成本", target: "20万元以上" }), "≤20万元");
  assert.equal(fix({ level1: "效益指标", level2: "社会效益指标", name: "安全事故起数", target: "≥0起" }), "=0起");
  assert.equal(fix({ level2: "质量指标", name: "合格率", target: "≧100%" }), "=100%");
  assert.equal(fix({ name: "参训人数", target: "2100" }), "2100人");
  assert.equal(fix({ level2: "质量指标", name: "苗木成活率(≥**%)", target: "85" }), "≥85%");
  assert.equal(fix({ name: "景点开发数量( ≥**个 )", target: ">=4个" }), "景点开发数量");
});

test("so much time at most is misplaced among the quantities, not wrong", () => {
  const [remark, ...others] = lintGoal(rowGoal({ level2: "数量指标", name: "群众来电响应", target: "≤30分钟" }));
  assert.deepEqual([remark!.rule, remark!.message.code, remark!.fix, others], ["quantity-at-most", "lint.quantity-at-most.time", null, []]);
});

test("a whole set of optional fields may be missing, and none is asked for", () => {
  const bare = lintGoal(rowGoal({}));
  assert.deepEqual(bare, []);
  const verdicts = judgeSmart(rowGoal({})).rows[0]!;
  assert.equal(verdicts.A.verdict, "cannot-be-judged");
  assert.equal(verdicts.R.verdict, "cannot-be-judged");
  assert.equal(verdicts.T.verdict, "cannot-be-judged");
});

test("a reason for a target out of the band silences the rule and lets A pass", () => {
  const row = { name: "新孵化企业数", target: "≥400家", lastActual: "12家" };
  assert.deepEqual(codes(lintGoal(rowGoal(row))), ["out-of-band"]);
  const justified = rowGoal({ ...row, justification: "新园区10月启用，入驻协议388家" });
  assert.deepEqual(lintGoal(justified), []);
  assert.equal(judgeSmart(justified).rows[0]!.A.verdict, "pass");
});

test("a project that runs longer may be due after the budget year", () => {
  const row = { level2: "时效指标", name: "完工时间", target: "2027年6月底前" };
  assert.deepEqual(codes(lintGoal(rowGoal(row, { year: 2026 }))), ["deadline-after-year"]);
  assert.deepEqual(lintGoal(rowGoal(row, { year: 2026, projectUntil: "2027-12-31" })), []);
});

test("printed rows that stayed empty say nothing and are not judged", () => {
  const empty: GoalRow = { level1: "效益指标", level2: "生态效益指标", name: null, target: " ", points: null };
  const input: GoalInput = { ...rowGoal({}), rows: [empty, ...rowGoal({ target: null, name: "参训人数" }).rows] };
  assert.deepEqual(lintGoal(input).map(({ rule, place }) => [rule, place.row]), [["target-missing", 1]]);
  assert.equal(judgeSmart(input).rows[0], null);
});

test("a goal longer than the official field is said to be, and is read up to there", () => {
  const goal = `2026年完成300户改造。${"甲".repeat(3000)}`;
  assert.deepEqual(codes(lintSentence(goal)).filter((code) => code === "cell-too-long"), ["cell-too-long"]);
});

test("the points are measured against the profile where there is one, else 90 and 100 both do", () => {
  const form = (sum: string, weightSum?: string): GoalInput => ({
    year: 2026, goal: null,
    rows: [
      { level1: "产出指标", level2: "数量指标", name: "培训人数", target: "≥300人", points: decimal("30") },
      { level1: "产出指标", level2: "质量指标", name: "考核合格率", target: "≥95%", points: decimal("30") },
      { level1: "效益指标", level2: "社会效益指标", name: "持证上岗率", target: "≥80%", points: decimal(sum) },
    ],
    ...(weightSum === undefined ? {} : { weightSum: decimal(weightSum) }),
  });
  assert.deepEqual(lintGoal(form("30")), []);
  assert.deepEqual(lintGoal(form("40.00")), []);
  assert.deepEqual(codes(lintGoal(form("40", "90"))), ["weights-sum"]);
  const [either] = lintGoal(form("29.99"));
  assert.equal(either!.message.code, "lint.weights-sum.either");
  assert.equal(either!.message.params["sum"], "89.99");
});

test("remarks stand in reading order", () => {
  for (const { file, goal } of publishedGoals()) {
    const remarks = lintGoal(goal);
    for (let at = 1; at < remarks.length; at += 1) assert.ok(byPlace(remarks[at - 1]!.place, remarks[at]!.place) <= 0, `${file}, remark ${at}`);
  }
});

/** Puts a fix into a copy of the form, as one key would. */
function applied(input: GoalInput, { row, field, text }: NonNullable<LintRemark["fix"]>): GoalInput {
  if (row === null) return { ...input, [field]: text };
  return { ...input, rows: input.rows.map((one, index) => (index === row ? { ...one, [field]: text } : one)) };
}

test("each fix, applied, ends what it was offered for and does no new harm", () => {
  const inputs = [...["sentences", "rows", "forms", "held-back"].flatMap(readExamples).map(({ input }) => input), ...publishedGoals().map(({ goal }) => goal)];
  let fixes = 0;
  for (const input of inputs) {
    const before = lintGoal(input);
    for (const remark of before) {
      if (remark.fix === null) continue;
      fixes += 1;
      const after = lintGoal(applied(input, remark.fix));
      const same = (other: LintRemark): boolean => other.rule === remark.rule && other.place.row === remark.place.row && other.place.field === remark.place.field;
      // A gap in a name is closed in two steps: first the target takes over its unit, then the name loses it.
      if (remark.rule === "placeholder-left" && remark.fix.field === "target") {
        const second = after.find(same);
        assert.equal(second?.fix?.field, "name", JSON.stringify(remark.fix));
      } else assert.ok(!after.some(same), `${remark.rule} again after ${JSON.stringify(remark.fix)}`);
      const errors = (remarks: readonly LintRemark[]): number => remarks.filter(({ severity }) => severity === "error").length;
      assert.ok(errors(after) <= errors(before), `${remark.rule}: a new error after ${JSON.stringify(remark.fix)}`);
    }
  }
  assert.ok(fixes >= 40, `${fixes} fixes tried`);
});
