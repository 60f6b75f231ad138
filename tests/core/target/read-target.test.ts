import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { parse } from "yaml";
import { compare, decimal, toShortText } from "../../../src/core/basics/decimal.ts";
import { readActual, readTarget } from "../../../src/core/target/read-target.ts";
import { speak } from "../../../src/words/index.ts";

interface Labelled extends Readonly<Record<string, string | undefined>> {
  readonly text: string;
  readonly kind: string;
}

const labelled = parse(readFileSync(new URL("readings.yaml", import.meta.url), "utf8"), { schema: "failsafe" }) as (Labelled & { assumed?: string[]; values?: string[] })[];
const RUNS = { numRuns: process.env["HENGJI_LONG"] === "1" ? 200_000 : 5_000, seed: 5 };

for (const row of labelled) {
  const around = [row["name"], row["level1"], row["level2"], row["year"]].filter(Boolean).join(" ");
  test(`读 ${row.text}${around ? `（${around}）` : ""}`, () => {
    const read = readTarget(row.text, { name: row["name"] ?? null, level1: row["level1"] ?? null, level2: row["level2"] ?? null, year: row["year"] ? Number(row["year"]) : null });
    assert.equal(read.kind, row.kind);
    assert.equal(read.text, row.text.trim());
    assert.equal(read.comparator, row["sign"] ?? null, "sign");
    assert.equal(read.value && toShortText(read.value), row["value"] ?? null, "value");
    assert.equal(read.upper && toShortText(read.upper), row["upper"] ?? null, "upper");
    assert.equal(read.unit, row["unit"] ?? null, "unit");
    const date = row["date"] === "null" ? null : (row["date"] ?? null);
    assert.equal(read.date, date, "date");
    assert.equal(read.lastDate, row["lastDate"] ?? date, "last date");
    assert.equal(read.truth === null ? undefined : String(read.truth), row["truth"]);
    assert.deepEqual(read.values.map(toShortText), row.values ?? []);
    assert.deepEqual(read.assumed.map(({ code }) => code.replace("target.assumed.", "")), row.assumed ?? []);
  });
}

test("an actual value has no direction, and a completion rate is told from a value", () => {
  assert.equal(readActual("20万元", { level1: "成本指标" }).comparator, null);
  assert.equal(readActual("2022年12月30日", {}).comparator, null);
  for (const text of ["指标完成率99.14%", "已完成100%", "完成率:98%"]) assert.equal(readActual(text).isCompletionRate, true, text);
  assert.equal(readActual("98%").isCompletionRate, false);
  assert.equal(readActual("完成率98%", { name: "工程完成率" }).isCompletionRate, false, "the indicator itself is a completion rate");
});

const piece = fc.constantFrom("≥", "≤", "不低于", "以上", "95", "2022", "年", "12", "月", "底", "前", "日", "%", "万", "亿", "元", "/", "(", ")", "至", "-", ".", ",", "个", "人次", "三", "百分之", "成", "约", "完成", " ", "\n", "〔2021〕101号", "\ud800", "e9", "0", "优");

test("any text is read without an exception, the same each time, with every assumption in words", () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(""))), fc.option(fc.string()), (text, name) => {
    const read = readTarget(text, { name, level2: "时效指标", year: 2022 });
    assert.deepEqual(readTarget(text, { name, level2: "时效指标", year: 2022 }), read);
    for (const { code, params } of read.assumed) for (const language of ["zh-CN", "en"] as const) assert.notEqual(speak(language)(code, params), code);
    if (read.kind === "number") assert.ok(read.value);
    if (read.kind === "range") assert.ok(read.value && read.upper);
    if (read.kind === "blank") assert.equal(read.value, null);
    readActual(text, { name });
  }), RUNS);
});

test("any number with any sign and unit is read as written", () => {
  const sign = fc.constantFrom(["≥", ">="], ["≧", ">="], [">=", ">="], ["不低于", ">="], ["≤", "<="], ["＜", "<"], ["＝", "="], ["═", "="]);
  const unit = fc.constantFrom("", "%", "％", "个", "人次", "元/亩", "平方米", "天");
  fc.assert(fc.property(sign, fc.nat(10 ** 9), fc.nat(4), unit, ([printed, meant], units, scale, printedUnit) => {
    const number = toShortText({ units, scale });
    const read = readTarget(`${printed}${number}${printedUnit}`);
    assert.equal(read.kind, "number");
    assert.equal(read.comparator, meant);
    assert.equal(compare(read.value!, decimal(number)), 0);
    assert.equal(read.unit, printedUnit === "" ? null : printedUnit.replace("％", "%"));
  }), RUNS);
});

test("long cells take steps in proportion to their length", () => {
  // Work is counted, not timed: a cell is cut before it is read, so that ten times the text is not ten times the work.
  for (const pattern of ["1", "(", "≥", "年1", "1,", "九", "成", "百分之九", ".1", "-1", "第1", "1.完", "每/"]) {
    const read = readTarget(pattern.repeat(200_000));
    assert.ok(read.values.length <= 2000);
  }
});
