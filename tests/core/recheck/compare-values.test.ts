import assert from "node:assert/strict";
import { test } from "node:test";
import { compareValues } from "../../../src/core/recheck/compare-values.ts";
import { readActual, readTarget } from "../../../src/core/target/read-target.ts";

const reached = (target: string, actual: string): boolean | null => compareValues(readTarget(target), readActual(actual)).reached;

test("values are compared only where the cells tell", () => {
  const table: readonly (readonly [string, string, boolean | null])[] = [
    ["≥50个", "50", true], ["≥50个", "49个", false], ["＞5个", "5个", false], ["≤90万元", "90", true], ["≤200万元", "1985000", true], ["≥95%", "0.96", true],
    ["下降5%", "上升6%", null], ["下降5%", "下降6%", true], ["增长8%", "下降9%", null], ["增长8%", "9%", true],
    ["≥3500人", "约3400余人", null], ["≥80%", "7个", null], ["0起", "无", true], ["优", "良", false], ["是", "否", false], ["效果明显", "达成预期指标", true], ["1000件", "达成预期指标", null],
    ["-5%", "-3%", null], ["-5%", "-5%", true], ["0.98", "97%", false], ["0.98", "99%", true], ["1", "100%", true], ["0.05", "5%", true], ["≤0.05", "8%", false], ["≥2%", "0.5", false],
    ["2022年12月30日前", "2022年12月30日", true], ["2022年12月30日前", "2023年1月", false], ["2022年12月15日前", "2022年12月", null],
  ];
  for (const [target, actual, expected] of table) assert.equal(reached(target, actual), expected, `${target} | ${actual}`);
});

test("a target per period is held against a plain number only where both ways of reading it agree", () => {
  const table: readonly (readonly [string, string, boolean | null])[] = [
    ["每月1次", "每月1次", true], ["每月2次", "1次/月", false], ["1次/月", "4次/季度", true], ["4次/季度", "每月1次", false],
    ["每月1次", "12次", true], ["每月1次", "11次", null], ["每月5次", "3次", false], ["1次/季度", "4次", true], ["1次/季度", "2次", null], ["≤2次/月", "30次", false], ["≤2次/月", "10次", null],
    ["每年2次", "12次", true], ["每年2次", "1次", false], ["2次/年", "全年2次", true], ["12次", "每月1次", null], ["1次", "每月1次", true],
    ["每周1次", "52次", true], ["每周1次", "51次", null], ["每周1次", "每月5次", true], ["每天1次", "365次", true], ["每天1次", "每周6次", null], ["12次（每月1次）", "12次", true], ["每月检查1次，全年不少于12次", "12次", null],
    ["530元/人*月", "530元", true], ["每月及时率95%", "96%", true], ["≥3次/人", "3次", true],
  ];
  for (const [target, actual, expected] of table) assert.equal(reached(target, actual), expected, `${target} | ${actual}`);
  assert.equal(compareValues(readTarget("每月1次"), readActual("11次")).reason, "period.unclear");
  assert.equal(compareValues(readTarget("每月1次"), readActual("12次")).reason, null);
});

test("a count per period in characters is held against the actual value as one in digits is", () => {
  const table: readonly (readonly [string, string, boolean | null])[] = [
    ["每季度一次", "每季度一次", true], ["每季度一次", "每季度1次", true], ["每季度1次", "每季度一次", true], ["每月不少于一次", "每月不少于一次", true], ["每月不少于一次", "每季度一次", false], ["每季度一次", "每月一次", true],
    ["每季度一次", "4次", true], ["每季度一次", "四次", true], ["每季度一次", "3次", null], ["每季度一次", "一次", null], ["每月不少于一次", "12次", true], ["每月不少于一次", "每年四次", null], ["每月不少于1次", "每年四次", null], ["全年每季度一次", "四次", true],
    ["每两个月一次", "6次", true], ["每半年至少开展一次检查", "全年两次", true], ["一年四次", "全年四次", true], ["一年四次", "每季度一次", null], ["一年4次", "每季度一次", null],
  ];
  for (const [target, actual, expected] of table) {
    assert.equal(reached(target, actual), expected, `${target} | ${actual}`);
    const said = [...readTarget(target).assumed, ...readActual(actual).assumed].some(({ code }) => code === "target.assumed.number-in-characters");
    assert.equal(said, true, `${target} | ${actual}`);
  }
  assert.equal(compareValues(readTarget("每季度一次"), readActual("3次")).reason, "period.unclear");
  for (const actual of ["已完成", "达成预期指标", "按季度开展了巡查"]) for (const target of ["每季度一次", "每季度1次", "每月不少于一次"]) assert.equal(compareValues(readTarget(target), readActual(actual)).reason, "actual.in-words", `${target} | ${actual}`);
});

test("a count that stays in words is judged by its words alone, and that is said", () => {
  const said = (target: string, actual: string): unknown => {
    const { reached, assumed } = compareValues(readTarget(target), readActual(actual));
    return [reached, assumed.map(({ code }) => code)];
  };
  for (const target of ["每三年一次", "每月检查一次，每年总结一次", "每年两三次"]) {
    assert.deepEqual(said(target, target), [true, ["target.assumed.count-in-words"]], target);
    assert.deepEqual(said(target, "已完成"), [true, ["target.assumed.count-in-words"]], target);
    assert.deepEqual(said(target, "2次"), [null, ["target.assumed.count-in-words"]], target);
  }
  for (const target of ["效果明显", "每月按时发放", "按月安排", "每月一次性发放"]) assert.deepEqual(said(target, target), [true, []], target);
});

test("a bare month beside so many months is judged where both senses come to the same, and else left open", () => {
  const table: readonly (readonly [string, string, boolean | null])[] = [
    ["≤12月", "12月", true], ["≤12月", "11月", true], ["≤6月", "12月", false], ["不超过3月", "03月", true], ["≤3季度", "3季度", true], ["≤3季度", "4季度", false],
    ["小于12月", "12月", false], ["小于12月", "11月", true], ["≥12月", "12月", true], ["≥12月", "9月", false], ["＝12月", "12月", true],
  ];
  const context = { level2: "时效指标", year: 2023 };
  const compared = (target: string, actual: string) => compareValues(readTarget(target, context), readActual(actual, context));
  for (const [target, actual, expected] of table) {
    const { reached, measure, assumed } = compared(target, actual);
    assert.deepEqual([reached, measure], [expected, null], `${target} | ${actual}`);
    assert.deepEqual(assumed, [{ code: "target.assumed.length-or-month", params: { length: actual } }]);
    // Each sense written out: so many months, and months of one year.
    const inFull = (text: string): string => text.replace(/月$/, "个月").replace(/季度$/, "个季度");
    assert.equal(compared(inFull(target), inFull(actual)).reached, expected, `${target} | ${actual}`);
    if (/^[≤不]/.test(target)) assert.equal(compared(`不晚于2023年${target.replace(/\D*/, "")}`, `2023年${actual}`).reached, expected, `${target} | ${actual}`);
  }
  for (const [target, actual] of [["＝12月", "11月"], ["＝6月", "12月"], ["≤12个月", "12月"], ["≤12月", "2023年12月"], ["≤12月", "12月底"], ["≤3季度", "第三季度"], ["≤3季度", "9月"], ["12个月", "12月"], ["≤18月", "12月"], ["≤30天", "2023年6月"]] as const) {
    const { reached, reason, assumed } = compared(target, actual);
    assert.deepEqual([reached, reason, assumed], [null, "period.unclear", []], `${target} | ${actual}`);
  }
  // Dates on both sides, or lengths on both, are as they were.
  assert.deepEqual([compared("12月", "12月").reached, compared("≤12月", "12个月").reached, compared("≤12月", "13月").reached, compared("≤2023年12月", "12月").reached], [true, true, false, true]);
});

test("a day that is not before its month counts as late, and the deadline is the day before", () => {
  const { reached, measure } = compareValues(readTarget("9月前", { year: 2023 }), readActual("2023年9月1日"));
  assert.deepEqual([reached, measure], [false, { kind: "TIME_LIMIT", deadline: "2023-08-31", done: "2023-09-01" }]);
});

test("what had to be assumed to compare is said", () => {
  assert.deepEqual(compareValues(readTarget("≥95%"), readActual("0.96")).assumed.map(({ code }) => code), ["target.assumed.fraction-as-percent"]);
  assert.deepEqual(compareValues(readTarget("≤90万元"), readActual("90")).assumed.map(({ code }) => code), ["target.assumed.scale-of-other"]);
  assert.deepEqual(compareValues(readTarget("0.98"), readActual("97%")).assumed.map(({ code }) => code), ["target.assumed.fraction-as-percent"]);
});
