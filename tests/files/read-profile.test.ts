import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { decimal } from "../../src/core/basics/decimal.ts";
import { parseProfile } from "../../src/files/read-profile.ts";

const SAMPLE = readFileSync(new URL("fixtures/profile.yaml", import.meta.url), "utf8");

function changed(from: string, to: string): string {
  assert.ok(SAMPLE.includes(from), `the sample holds ${from}`);
  return SAMPLE.replace(from, to);
}

test("a profile is read with exact values, each with its source", () => {
  const outcome = parseProfile("profiles/profile.yaml", SAMPLE);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  const profile = outcome.value;
  assert.equal(profile.id, "sample-2021");
  assert.deepEqual([profile.from, profile.until], [2021, null]);
  assert.deepEqual(profile.executionPoints, { value: decimal("10.00"), reference: { document: "财预〔2021〕101号", clause: "预算执行率", unverified: true } });
  assert.deepEqual(profile.rounding.value, { places: 2, mode: "half-up" });
  assert.equal(profile.passRatio.value, null);
  assert.deepEqual(profile.overFulfilment.value.bands[0], { above: decimal("1.50"), keep: decimal("0.90") });
  assert.deepEqual(profile.satisfaction.value, { mode: "step", steps: [{ from: decimal("90"), share: decimal("1") }, { from: decimal("60"), share: decimal("0.5") }] });
  assert.deepEqual(profile.grades.value.map(({ name }) => name), [{ zh: "优", en: "" }, { zh: "差", en: "" }], "a name that is a text alone has no English one");
  assert.equal(profile.ratioRule.document, null);
  assert.equal("provenance" in profile, false);
});

test("a name in both languages is read as it is written", () => {
  const outcome = parseProfile("profiles/profile.yaml", changed("name: 优,", "name: { zh: 优, en: Excellent },"));
  assert.ok(outcome.ok, JSON.stringify(outcome));
  assert.deepEqual(outcome.value.grades.value[0]!.name, { zh: "优", en: "Excellent" });
});

test("each mistake is told with its place", () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ["value: 10.00", "value: ten", "pack.not-decimal", "executionPoints.value"],
    // A word in a list that is compared number by number.
    ["{ from: 60, share: 0.5 }", "{ from: 很高, share: 0.5 }", "pack.not-decimal", "satisfaction.value.steps[1].from"],
    ["{ code: POOR, name: 差, from: 0 }", "{ code: POOR, name: 差, from: 零 }", "pack.not-decimal", "grades.value[1].from"],
    ["- { above: 2.00, keep: 0.80 }", "- { above: 两倍, keep: 0.80 }", "pack.not-decimal", "overFulfilment.value.bands[1].above"],
    ["from: 0.8, to: 1 }", "from: 八成, to: 1 }", "pack.not-decimal", "qualitativeBands.value[0].from"],
    ["value: 10.00", "value: 110", "pack.out-of-range", "executionPoints.value"],
    ["{ from: 60, share: 0.5 }", "{ from: 95, share: 0.5 }", "pack.not-falling", "satisfaction.value.steps"],
    ["{ code: POOR, name: 差, from: 0 }", "{ code: POOR, name: 差, from: 10 }", "pack.no-lowest-grade", "grades.value"],
    ["- { above: 2.00, keep: 0.80 }", "- { above: 1.20, keep: 0.80 }", "pack.not-rising", "overFulfilment.value.bands"],
    ["from: 0.8, to: 1 }", "from: 1, to: 0.8 }", "pack.band-upside-down", "qualitativeBands.value"],
    ["mode: half-up", "mode: banker", "pack.not-one-of", "rounding.value.mode"],
    ["places: 2", "places: 7", "pack.out-of-range", "rounding.value.places"],
    ["until: null", "until: 2020", "pack.years-upside-down", "until"],
    ["until: null", "until: soon", "pack.not-count", "until"],
    ["from: 2021", "from: 21", "pack.not-year", "from"],
    ["{ mode: linear }", "{ mode: curved }", "pack.not-one-of", "execution.value.mode"],
    ["passRatio:", "passRate:", "pack.missing", "passRatio"],
    ["passRatio:", "passRate:", "pack.unknown", "passRate"],
  ];
  for (const [from, to, code, field] of cases) {
    const text = changed(from, to);
    const outcome = parseProfile("profiles/profile.yaml", text);
    assert.ok(!outcome.ok, `${to} is refused`);
    const found = outcome.problems.find((problem) => problem.code === code && problem.params["field"] === field);
    assert.ok(found, `${to}: ${JSON.stringify(outcome.problems)}`);
    assert.match(found.where, /^profiles\/profile\.yaml:\d+:\d+$/);
  }
});

test("the place is the line and column of the value itself", () => {
  const text = changed("value: 10.00", "value: ten");
  const outcome = parseProfile("p.yaml", text);
  const lines = text.split("\n");
  const line = lines.findIndex((one) => one.includes("value: ten"));
  assert.equal(!outcome.ok && outcome.problems[0]!.where, `p.yaml:${line + 1}:${lines[line]!.indexOf("ten") + 1}`);
});
