import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { decimal, sum, toShortText, toText } from "../../../src/core/basics/decimal.ts";
import type { Measure } from "../../../src/core/indicator/index.ts";
import { award } from "../../../src/core/score/award.ts";
import { executionRate, executionScore } from "../../../src/core/score/execution.ts";
import { explain } from "../../../src/core/score/explain.ts";
import type { Profile } from "../../../src/core/score/profile.ts";
import { gradeOf, rescaleToHundred, totalScore } from "../../../src/core/score/total.ts";
import { speak } from "../../../src/words/index.ts";
import { nationalProfile } from "../national-profile.ts";

type Row = Readonly<Record<string, string>> & { readonly with?: Readonly<Record<string, string>> };
const examples = parse(readFileSync(new URL("../../../packs/national/examples/scoring.yaml", import.meta.url), "utf8"), { schema: "failsafe" }) as Record<string, Row[]>;
const profile = await nationalProfile();

for (const row of examples["execution"]!) {
  test(`算例 ${row["case"]} ${row["title"]}`, () => {
    const rate = executionRate(decimal(row["budget"]!), decimal(row["executed"]!));
    assert.ok(rate);
    assert.equal(toText(executionScore(rate, decimal(row["points"]!), profile)), row["score"]);
  });
}

for (const row of examples["indicators"]!) {
  test(`算例 ${row["case"]} ${row["title"]}`, () => {
    const changed = changedProfile(row.with);
    const given = award(measureOf(row), decimal(row["points"]!), changed, row["group"] ?? "");
    if (row["invalid"] !== undefined) {
      assert.equal(given.invalid?.code, row["invalid"]);
      assert.equal(given.score, null);
    } else assert.equal(toText(given.score!), row["score"]);
    const keep = given.overFulfilled?.keep ?? null;
    assert.equal(keep === null ? undefined : toShortText(keep), row["overFulfilledKeep"] === undefined ? (row.with?.["overFulfilment"] ? "0.9" : undefined) : toShortText(decimal(row["overFulfilledKeep"])));
    for (const language of ["zh-CN", "en"] as const) {
      const say = speak(language);
      for (const step of explain(given, changed)) assert.doesNotMatch(say(step.code, step.params), /^trace\.|\{\{|undefined/, `${step.code} has words in ${language}`);
    }
  });
}

for (const row of examples["rescale"]!) test(`算例 ${row["case"]} ${row["title"]}`, () => {
  assert.equal(toShortText(rescaleToHundred(decimal(row["score"]!), decimal(row["applicable"]!))!), row["result"]);
  assert.equal(rescaleToHundred(decimal("0"), decimal("0")), null);
});

for (const row of examples["grades"]!) test(`算例 ${row["case"]} ${row["title"]}`, () => assert.equal(gradeOf(decimal(row["score"]!), profile)?.name, row["grade"]));

for (const row of examples["totals"]!) test(`算例 ${row["case"]} ${row["title"]}`, () => {
  const total = totalScore(Object.values(row["lines"] as unknown as Record<string, string>).map(decimal));
  assert.equal(toText(total), row["score"]);
  assert.equal(gradeOf(total, profile)?.name, row["grade"]);
  assert.equal(toText(sum([])), "0");
});

function measureOf(row: Row): Measure {
  const number = (key: string) => decimal(row[key]!);
  switch (row["kind"]) {
    case "BOOLEAN":
      return { kind: "BOOLEAN", target: row["target"] === "true", actual: row["actual"] === "true" };
    case "RANGE":
      return { kind: "RANGE", target: number("target"), upper: number("upper"), actual: number("actual") };
    case "QUALITATIVE":
      return { kind: "QUALITATIVE", band: profile.qualitativeBands.value.find(({ code }) => code === row["band"])!, chosen: number("chosen") };
    case "SATISFACTION":
      return { kind: "SATISFACTION", target: number("target"), actual: number("actual"), rule: profile.satisfaction.value };
    case "TIME_LIMIT":
      return { kind: "TIME_LIMIT", deadline: row["deadline"]!, done: row["done"]!, ...(row["latePeriods"] ? { late: { periods: number("latePeriods"), shareEach: number("lateShareEach") } } : {}) };
    case "DEDUCT":
      return { kind: "DEDUCT", faults: number("faults"), each: number("each"), points: number("points") };
    case "POSITIVE":
    case "REVERSE":
    case "EQUAL":
      return { kind: row["kind"], target: number("target"), actual: number("actual") };
    default:
      throw new Error(`no kind ${row["kind"]} in the examples`);
  }
}

function changedProfile(changes: Readonly<Record<string, string>> = {}): Profile {
  return {
    ...profile,
    ...(changes["passRatio"] ? { passRatio: { ...profile.passRatio, value: decimal(changes["passRatio"]) } } : {}),
    ...(changes["overFulfilment"] ? { overFulfilment: { ...profile.overFulfilment, value: { ...profile.overFulfilment.value, mode: changes["overFulfilment"] as "auto" } } } : {}),
  };
}
