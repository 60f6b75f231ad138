import assert from "node:assert/strict";
import { test } from "node:test";
import { recheck } from "../../../src/core/recheck/index.ts";
import { adviceOf, sentenceOf } from "../../../src/core/recheck/finding-words.ts";
import { readTableJson } from "../../../src/core/recheck/read-table.ts";
import type { Finding, RecheckResult } from "../../../src/core/recheck/result.ts";
import type { PublishedTable } from "../../../src/core/recheck/table.ts";
import { LANGUAGES, speak } from "../../../src/words/index.ts";
import { nationalProfile } from "../national-profile.ts";

type Json = Record<string, unknown>;

const profile = await nationalProfile();
const zh = speak("zh-CN");
const en = speak("en");

const SOUND = { level1: "产出指标", level2: "数量指标", level3: "培训人次", target_raw: "≥50人次", actual_raw: "50人次", points: 10, score: 10 };

/** A sound table of 100 points: nine rows and execution. What a test speaks of replaces its first row or its fields. */
function tableOf(row: Json = {}, fields: Json = {}, project: Json = {}): PublishedTable {
  const rows = Array.from({ length: 9 }, (_, index) => ({ ...SOUND, level3: `培训人次${index + 1}` }));
  const read = readTableJson({
    id: "t", form: "self_evaluation", source: { year: 2022 }, complete: true, total_points: 100, total_score: 100,
    project: { adjusted_budget: 100, executed: 100, execution_points: 10, execution_rate: 100, execution_score: 10, ...project },
    indicators: [{ ...rows[0], ...row }, ...rows.slice(1)], ...fields,
  }, "t");
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

const judged = (table: PublishedTable): RecheckResult => recheck(table, profile, "t.xlsx");
const found = (result: RecheckResult): string[] => result.findings.map(({ code, path }) => `${code} ${path}`);
const said = (result: RecheckResult, code: string): string => sentenceOf(findingOf(result, code), zh);

function findingOf(result: RecheckResult, code: string): Finding {
  const finding = result.findings.find((one) => one.code === code);
  assert.ok(finding, `${code} among ${found(result).join(", ")}`);
  // Whatever is found is said in both languages, without a gap, and with advice.
  for (const language of LANGUAGES) {
    const say = speak(language);
    for (const text of [sentenceOf(finding, say), adviceOf(finding, say)]) assert.doesNotMatch(text, /^$|\{\{|undefined|null|finding\.|“”|—/, `${code} ${text}`);
  }
  return finding;
}

test("the sound table is sound", () => assert.deepEqual(found(judged(tableOf())), []));

test("a target per period beside a number without one is left open, and that is said", () => {
  const result = judged(tableOf({ level3: "巡查次数", target_raw: "1次/季度", actual_raw: "3次" }));
  assert.equal(result.indicators[0]!.reached, null);
  assert.deepEqual(found(result), ["period.unclear indicators[0].actual"]);
  assert.equal(said(result, "period.unclear"), "“巡查次数”的指标值“1次/季度”与完成值“3次”，看不出是每期的数还是全年合计：两种理解结论不同，没有判断是否完成。");
  assert.deepEqual(found(judged(tableOf({ target_raw: "1次/季度", actual_raw: "4次" }))), []);
});

test("a count per period in characters carries what was assumed, and words instead of a count are asked for", () => {
  const same = judged(tableOf({ level3: "巡查次数", target_raw: "每季度一次", actual_raw: "每季度一次" }));
  assert.deepEqual(found(same), ["target.assumed indicators[0].target"]);
  assert.equal(said(same, "target.assumed"), "“巡查次数”的指标值“每季度一次”：汉字数字按 每季度1次 理解。");
  const words = judged(tableOf({ level3: "巡查次数", target_raw: "每季度一次", actual_raw: "已完成" }));
  assert.deepEqual(found(words), ["target.assumed indicators[0].target", "actual.in-words indicators[0].actual"]);
  const rare = judged(tableOf({ level3: "普查次数", target_raw: "每三年一次", actual_raw: "每三年一次" }));
  assert.deepEqual(found(rare), ["target.assumed indicators[0].target"]);
  assert.equal(said(rare, "target.assumed"), "“普查次数”的指标值“每三年一次”用文字写次数，没有读成数值，次数没有核对。");
  assert.match(sentenceOf(findingOf(rare, "target.assumed"), en), /was not checked/);
});

test("so many months beside a bare month: what was assumed is said, and why it stays open", () => {
  const row = { level2: "时效指标", level3: "建设周期", target_raw: "≤12月" };
  const met = judged(tableOf({ ...row, actual_raw: "12月" }));
  assert.deepEqual([met.indicators[0]!.reached, met.indicators[0]!.explainedBy], [true, "full"]);
  assert.deepEqual(found(met), ["target.assumed indicators[0].target", "target.assumed indicators[0].target"]);
  assert.equal(sentenceOf(met.findings[1]!, zh), "“建设周期”的完成值“12月”没有写明是时长还是日期，与指标值“≤12月”按同一种含义比较；两种含义的结论相同。");
  const open = judged(tableOf({ ...row, target_raw: "≤12个月", actual_raw: "12月" }));
  assert.deepEqual([open.indicators[0]!.reached, found(open)], [null, ["period.unclear indicators[0].actual"]]);
  assert.equal(said(open, "period.unclear"), "“建设周期”的指标值“≤12个月”按时长理解，完成值“12月”可能是日历上的日期：看不出用了多长时间，没有判断是否完成。");
  assert.match(adviceOf(findingOf(open, "period.unclear"), zh), /写明年月/);
  const missed = judged(tableOf({ ...row, target_raw: "≤6月", actual_raw: "12月" }));
  assert.match(said(missed, "score.full-though-missed"), /算不出完成比例/);
});

test("several numbers in a cell are left open, and that is said, whatever the row scores", () => {
  for (const score of [10, 8]) {
    const result = judged(tableOf({ target_raw: "不低于552户1186人", actual_raw: "552户1190人", score }, { total_score: 90 + score }));
    assert.equal(result.indicators[0]!.reached, null);
    assert.equal(findingOf(result, "value.several").path, "indicators[0].target");
  }
  assert.equal(findingOf(judged(tableOf({ target_raw: "≥552户", actual_raw: "552户1190人" })), "value.several").path, "indicators[0].actual");
  assert.deepEqual(found(judged(tableOf({ target_raw: "552户1186人", actual_raw: "552户1186人" }))), []);
});

test("points that are not 100 are found, whether or not the table prints the wrong total itself", () => {
  for (const total_points of [95, null]) {
    const result = judged(tableOf({ points: 5, score: 5 }, { total_points, total_score: 95 }));
    assert.deepEqual(found(result), ["points.not-hundred total_points", "grade.withheld total_score"]);
    assert.equal(said(result, "points.not-hundred"), "分值合计为 95 分，不是 100 分。");
  }
  assert.deepEqual(found(judged(tableOf({ points: 5, score: 5 }, { total_points: 100, total_score: 95 }))), ["sum.points total_points", "grade.withheld total_score"]);
});

test("a grade is given out of 100 points only", () => {
  assert.equal(judged(tableOf()).grade, "优");
  const odd = judged(tableOf({ points: 5, score: 5 }, { total_points: 95, total_score: 95 }));
  assert.equal(odd.grade, null);
  assert.equal(said(odd, "grade.withheld"), "分值合计为 95 分，不是 100 分；评价等级按百分制划分，因此没有评定等级。");
  // A cut table has only its printed total, which says itself what it is out of; the form's 100 where it does not.
  assert.equal(judged(tableOf({}, { complete: false, total_points: 110 })).grade, null);
  assert.equal(judged(tableOf({}, { complete: false, total_points: null, total_score: 86.4 })).grade, "良");
  // Ninety points in the rows and a printed total out of 100: execution was scored and not printed.
  assert.equal(judged(tableOf({}, { total_points: null, total_score: 97 }, { execution_points: null, execution_score: null })).grade, "优");
  assert.equal(judged(tableOf({}, { total_points: null, total_score: null }, { execution_points: null, execution_score: null })).findings.some(({ code }) => code === "grade.withheld"), false);
});

test("a cell that could not be read is said once, and is not missing", () => {
  const read = tableOf({ actual_raw: null }, { total_score: null });
  const unread = (path: string, table: PublishedTable): string[] =>
    found(judged({ ...table, places: { "indicators[0]": { sheet: "自评表", cell: "D5" }, [path]: { sheet: "自评表", cell: "F5" } }, unread: [{ code: "sheet.error-cell", where: "自评表!F5", params: { text: "#REF!" } }] }));
  assert.deepEqual(unread("indicators[0].actual", read), ["cell.unread indicators[0].actual"]);
  assert.deepEqual(unread("indicators[0].target", tableOf({ target_raw: null })), ["cell.unread indicators[0].target"]);
  assert.deepEqual(unread("indicators[0].score", tableOf({ score: null })), ["cell.unread indicators[0].score"]);
  assert.deepEqual(unread("indicators[0].points", tableOf({ points: null })), ["cell.unread indicators[0].points"]);
  assert.deepEqual(unread("project.execution_points", tableOf({}, {}, { execution_points: null })), ["cell.unread project.execution_points"]);
  assert.deepEqual(unread("indicators[0].score", tableOf({ score: null, points: null }, { total_points: 90 })), ["cell.unread indicators[0].score", "points.not-hundred total_points", "grade.withheld total_score"]);
  // Another cell is still missing.
  assert.deepEqual(unread("indicators[1].actual", read), ["actual.missing indicators[0].actual", "cell.unread indicators[1].actual"]);
});

test("an unread cell that two rows share is missing in neither", () => {
  const table = tableOf({ score: null });
  const rows = table.indicators.map((row, index) => (index === 1 ? { ...row, score: null } : row));
  const shared = { sheet: "自评表", cell: "H5" };
  const result = judged({ ...table, indicators: rows, places: { "indicators[0].score": shared, "indicators[1].score": shared }, unread: [{ code: "sheet.not-a-number", where: "自评表!H5", params: { text: "abc" } }] });
  assert.equal(result.findings.filter(({ code }) => code === "cell.unread").length, 1);
  assert.ok(!found(result).some((one) => one.startsWith("score.missing")));
});

test("a missed deadline is explained: due, done, days late, and that no rule tells the points", () => {
  const row = { level2: "时效指标", level3: "完成时间", target_raw: "2022年12月30日前", actual_raw: "2023年1月5日", reason: "天气" };
  const result = judged(tableOf(row));
  assert.deepEqual(found(result), ["score.full-though-missed indicators[0].score"]);
  assert.equal(said(result, "score.full-though-missed"), "“完成时间”应不晚于 2022-12-30 完成，实际为“2023年1月5日”，逾期 6 天，却得了满分 10 分；赋分方案没有规定逾期扣多少分，应由评价人确定。");
  const steps = result.indicators[0]!.trace!;
  assert.deepEqual(steps.map(({ code, params }) => zh(code, params)), [
    "目标 2022年12月30日前　实际 2023年1月5日", "期限：不晚于 2022-12-30　实际：2023-01-05", "逾期 6 天", "规则：按期完成得满分；赋分方案没有规定逾期的扣分办法", "得分由评价人确定",
  ]);
  assert.equal(steps.map(({ code, params }) => en(code, params))[1], "Due no later than 2022-12-30, done 2023-01-05");
  assert.match(sentenceOf(findingOf(judged(tableOf({ ...row, actual_raw: "2022年12月31日" })), "score.full-though-missed"), en), /no later than 2022-12-30 .* 1 day late/);
  assert.match(said(judged(tableOf({ ...row, actual_raw: "2023年2月" })), "score.full-though-missed"), /至少逾期 33 天/);
  // Points a person took off for lateness need no rule; the row is still explained.
  const less = judged(tableOf({ ...row, score: 8 }, { total_score: 98 }));
  assert.deepEqual(found(less), []);
  assert.equal(less.indicators[0]!.trace!.at(-1)!.code, "trace.person-decides");
  const kept = judged(tableOf({ ...row, actual_raw: "2022年12月28日" }));
  assert.deepEqual(kept.indicators[0]!.trace!.map(({ code }) => code), ["trace.values.printed", "trace.values.time-limit", "trace.in-time", "trace.rule.time-kept", "trace.full-points"]);
});

test("a miss is told in the words of its kind, never as a proportion that does not exist", () => {
  const missed = (target_raw: string, actual_raw: string, more: Json = {}): RecheckResult => judged(tableOf({ level3: "甲", target_raw, actual_raw, reason: "略", ...more }));
  const sentences: readonly (readonly [string, string, RegExp])[] = [
    ["效果明显", "未达成", /“未达成”，没有完成，却得了满分 10 分；这样的指标算不出完成比例/],
    ["优", "良", /算不出完成比例，扣多少分应由评价人确定/],
    ["是", "否", /没有完成比例，没有完成不得分/],
    ["≤0起", "2起", /没有完成比例，没有完成不得分/],
    ["＞5个", "5个", /不含本数，实际“5个”正好是这个数/],
    ["每月5次", "3次", /算不出完成比例/],
    ["≥50个", "40个", /按比例应为 8 分/],
    ["≥50个", "0个", /按比例应为 0 分/],
  ];
  for (const [target, actual, sentence] of sentences) assert.match(said(missed(target, actual), "score.full-though-missed"), sentence);
  const boolean = judged(tableOf({ target_raw: "是", actual_raw: "否", reason: "略", score: 5 }, { total_score: 95 }));
  assert.match(said(boolean, "score.unexplained"), /没有完成应为 0 分/);
  assert.equal(missed("＞5个", "5个").indicators[0]!.suggested, null);
  assert.deepEqual(missed("是", "否").indicators[0]!.trace!.map(({ code }) => code), ["trace.values.printed", "trace.missed-plainly", "trace.rule.boolean", "trace.no-points"]);
});

test("an execution score beyond its points is one finding with a name", () => {
  const result = judged(tableOf({}, { total_score: 102 }, { execution_score: 12 }));
  assert.deepEqual(found(result), ["score.above-points project.execution_score"]);
  assert.equal(said(result, "score.above-points"), "预算执行得分 12，超过分值 10。");
  const below = judged(tableOf({}, { total_score: 88 }, { execution_score: -2 }));
  assert.deepEqual(found(below), ["score.negative project.execution_score"]);
  assert.equal(said(below, "score.negative"), "预算执行得分为 -2，得分不能为负，最低为 0。");
});

test("a score that follows a wrong printed rate is said to follow it", () => {
  const result = judged(tableOf({}, { total_score: 100 }, { executed: 80, execution_rate: 100, execution_rate_raw: "100%" }));
  assert.deepEqual(found(result), ["execution.rate project.execution_rate", "execution.score project.execution_score"]);
  assert.equal(said(result, "execution.score"), "预算执行得分 10 分是按表上填写的执行率 100% 算的，而这个执行率不对；按执行数和预算数计算，执行率为 80%，10 分应得 8 分。");
  assert.equal(result.execution.explainedBy, null);
  assert.equal(zh(result.execution.trace!.at(-1)!.code, result.execution.trace!.at(-1)!.params), "表上的得分 10 = 分值 10 × 填写的执行率 100%，而填写的执行率与金额不符");
  const other = judged(tableOf({}, { total_score: 99.5 }, { execution_rate: 95, execution_score: 9.5 }));
  assert.match(said(other, "execution.score"), /按表上填写的执行率 95% 算的/);
  // A rate that is only rounded is right, and then explains.
  const rounded = judged(tableOf({}, { total_score: 98.67 }, { executed: 86.674, execution_rate: 86.7, execution_rate_raw: "86.7%", execution_score: 8.67 }));
  assert.deepEqual(found(rounded), []);
  const neither = judged(tableOf({}, { total_score: 93 }, { executed: 80, execution_rate: 95, execution_score: 3 }));
  assert.match(said(neither, "execution.score"), /各种进位、截尾办法都得不出/);
});

test("so much time at most among the quantities belongs to timeliness, and is no wrong sign", () => {
  const result = judged(tableOf({ level3: "接诉响应", target_raw: "≤30分钟", actual_raw: "25分钟" }));
  assert.deepEqual(found(result), ["target.time-as-quantity indicators[0].target"]);
  assert.match(adviceOf(findingOf(result, "target.time-as-quantity"), zh), /移到时效指标/);
  assert.deepEqual(found(judged(tableOf({ level2: "时效指标", target_raw: "≤30分钟", actual_raw: "25分钟" }))), []);
  assert.deepEqual(found(judged(tableOf({ target_raw: "≤30个", actual_raw: "25个" }))), ["target.output-with-ceiling indicators[0].target"]);
});

test("a bare share beside a percent is read as one, on either side, and that is said", () => {
  for (const [target_raw, actual_raw] of [["0.98", "99%"], ["≥98%", "0.99"]]) {
    const result = judged(tableOf({ level2: "质量指标", level3: "合格率", target_raw, actual_raw }));
    assert.equal(result.indicators[0]!.reached, true);
    assert.deepEqual(result.findings.map(({ code, message }) => [code, message.code]), [["target.assumed", "finding.target.assumed.fraction-as-percent"]]);
  }
  assert.equal(judged(tableOf({ level2: "质量指标", target_raw: "0.98", actual_raw: "97%", reason: "略", score: 9.9 }, { total_score: 99.9 })).indicators[0]!.reached, false);
});

test("a printed rate of a part that its own amounts contradict is found as that of the total is", () => {
  const part = (source: string, budget: number | null, executed: number | null, rate: string | number | null): Json => ({ source, initial_budget: null, adjusted_budget: budget, executed, execution_rate_raw: rate });
  const withParts = (...parts: Json[]): RecheckResult => judged(tableOf({}, {}, { funds_rows: parts }));
  const result = withParts(part("财政拨款", 60, 60, "100%"), part("上年结转", 30, 30, "98.5%"), part("其他资金", 10, 10, "—"));
  assert.deepEqual(found(result), ["execution.rate project.funds_rows[1].execution_rate"]);
  assert.equal(said(result, "execution.rate"), "资金来源“上年结转”的执行率填写为 98.5%，按执行数 30 ÷ 预算数 30 计算应为 100%。");
  assert.match(sentenceOf(findingOf(result, "execution.rate"), en), /of “上年结转” is printed as 98\.5%/);
  // Rounded, cut, or written as a share of one, each is right; blank, a dash, zero ÷ zero and one amount alone prove nothing.
  for (const rate of ["98.67%", "98.67", "98.67％", "98.6%", "0.987", "99%", " 98.7 %", "—", "/", "不涉及", null]) assert.deepEqual(found(withParts(part("财政拨款", 60, 59.2, rate), part("其他资金", 40, 40.8, null))), [], String(rate));
  assert.deepEqual(found(withParts(part("财政拨款", 100, 100, "1"), part("其他资金", 0, 0, "0%"))), []);
  assert.deepEqual(found(withParts(part("财政拨款", 100, null, "88%"))), []);
  assert.deepEqual(found(withParts(part("", 100, 100, "88%"))), ["execution.rate project.funds_rows[0].execution_rate"]);
  assert.equal(said(withParts(part("", 100, 100, "88%")), "execution.rate"), "执行率填写为 88%，按执行数 100 ÷ 预算数 100 计算应为 100%。");
});

test("a part that prints no amount at all adds nothing to the sum of the parts; one that could not be read leaves it open", () => {
  const parts = [{ source: "财政拨款", adjusted_budget: 60, executed: 60 }, { source: "上年结转", adjusted_budget: 30, executed: 40 }, { source: "其他资金", execution_rate_raw: "0%" }];
  const table = tableOf({}, {}, { funds_rows: parts });
  assert.deepEqual(found(judged(table)), ["funds.parts project.adjusted_budget"]);
  const unread: PublishedTable = {
    ...table,
    places: { "project.funds_rows[2].adjusted_budget": { sheet: "自评表", cell: "D6" } },
    unread: [{ code: "sheet.not-a-number", where: "自评表!D6", params: { text: "约10" } }],
  };
  assert.deepEqual(found(judged(unread)), ["cell.unread project.funds_rows[2].adjusted_budget"]);
  // A rate that could not be read is no amount.
  const failed = { ...unread, places: { "project.funds_rows[2].execution_rate": { sheet: "自评表", cell: "D6" } } };
  assert.deepEqual(found(judged(failed)), ["funds.parts project.adjusted_budget", "cell.unread project.funds_rows[2].execution_rate"]);
});
