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

test("a day that is not before its month counts as late, and the deadline is the day before", () => {
  const { reached, measure } = compareValues(readTarget("9月前", { year: 2023 }), readActual("2023年9月1日"));
  assert.deepEqual([reached, measure], [false, { kind: "TIME_LIMIT", deadline: "2023-08-31", done: "2023-09-01" }]);
});

test("what had to be assumed to compare is said", () => {
  assert.deepEqual(compareValues(readTarget("≥95%"), readActual("0.96")).assumed.map(({ code }) => code), ["target.assumed.fraction-as-percent"]);
  assert.deepEqual(compareValues(readTarget("≤90万元"), readActual("90")).assumed.map(({ code }) => code), ["target.assumed.scale-of-other"]);
  assert.deepEqual(compareValues(readTarget("0.98"), readActual("97%")).assumed.map(({ code }) => code), ["target.assumed.fraction-as-percent"]);
});
