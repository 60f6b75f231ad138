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
    ["2022年12月30日前", "2022年12月30日", true], ["2022年12月30日前", "2023年1月", false], ["2022年12月15日前", "2022年12月", null],
  ];
  for (const [target, actual, expected] of table) assert.equal(reached(target, actual), expected, `${target} | ${actual}`);
});

test("what had to be assumed to compare is said", () => {
  assert.deepEqual(compareValues(readTarget("≥95%"), readActual("0.96")).assumed.map(({ code }) => code), ["target.assumed.fraction-as-percent"]);
  assert.deepEqual(compareValues(readTarget("≤90万元"), readActual("90")).assumed.map(({ code }) => code), ["target.assumed.scale-of-other"]);
});
