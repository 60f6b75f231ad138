import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { decimal, sum, toText } from "../../../src/core/basics/decimal.ts";
import { awardOfExample, profileWith, runExample } from "../../../src/core/pack/run-examples.ts";
import { explain } from "../../../src/core/score/explain.ts";
import { rescaleToHundred } from "../../../src/core/score/total.ts";
import { parseExamples } from "../../../src/files/read-examples.ts";
import { speak } from "../../../src/words/index.ts";
import { nationalProfile } from "../national-profile.ts";

const read = parseExamples("scoring.yaml", readFileSync(new URL("../../../packs/national/examples/scoring.yaml", import.meta.url), "utf8"));
assert.ok(read.ok, JSON.stringify(read));
const { profiles, examples } = read.value;

test("every national profile is shown by the examples, and there are examples of every kind", () => {
  assert.deepEqual(profiles, ["cn-national-2021", "cn-national-2020"]);
  assert.deepEqual([...new Set(examples.map(({ given }) => given.of))], ["execution", "indicator", "rescale", "grade", "total"]);
  assert.equal(examples.length, 34);
});

for (const id of profiles) {
  const profile = await nationalProfile(id);
  for (const example of examples) {
    test(`算例 ${example.case} ${example.title} (${id})`, () => {
      assert.equal(runExample(example, profile), null);
      if (example.given.of !== "indicator") return;
      const given = awardOfExample(example.given, profile)!;
      const { with: settings } = example.given;
      for (const language of ["zh-CN", "en"] as const) {
        const say = speak(language);
        for (const step of explain(given, profileWith(settings, profile))) assert.doesNotMatch(say(step.code, step.params), /^trace\.|\{\{|undefined/, `${step.code} has words in ${language}`);
      }
    });
  }
}

test("nothing applies, nothing is re-scaled; no lines add up to nothing", () => {
  assert.equal(rescaleToHundred(decimal("0"), decimal("0")), null);
  assert.equal(toText(sum([])), "0");
});
