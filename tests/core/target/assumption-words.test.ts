import assert from "node:assert/strict";
import { test } from "node:test";
import { adviceOf, sentenceOf } from "../../../src/core/recheck/finding-words.ts";
import type { Finding } from "../../../src/core/recheck/result.ts";
import { readTarget } from "../../../src/core/target/read-target.ts";
import { catalogue } from "../../../src/words/catalogue.ts";
import { speak } from "../../../src/words/index.ts";

/** A check of its own speaks of dates that don't exist. */
const ASSUMPTIONS = Object.keys(catalogue["zh-CN"]).filter((key) => key.startsWith("target.assumed.") && key !== "target.assumed.impossible-date");
const PARAMS = { name: "某", text: "某", year: 2022, sign: "≥", unit: "个", value: "2个", magnitude: "万", length: "12月" };

function findingOf(code: string, params: Finding["message"]["params"] = PARAMS): Finding {
  return { code: "target.assumed", severity: "note", path: "indicators[0].target", message: { code: `finding.${code}`, params }, expected: null, printed: null };
}

test("every assumption has a sentence and advice of its own in both languages", () => {
  assert.ok(ASSUMPTIONS.length > 15);
  for (const language of ["zh-CN", "en"] as const) {
    const say = speak(language);
    const general = say("finding.target.assumed.advice");
    for (const code of ASSUMPTIONS) {
      const finding = findingOf(code);
      assert.doesNotMatch(sentenceOf(finding, say), /^finding\.|\{\{/, code);
      assert.doesNotMatch(adviceOf(finding, say), /^$|^finding\.|\{\{/, code);
      assert.notEqual(adviceOf(finding, say), general, code);
    }
  }
});

test("signs are said as they are printed on forms, not as they are kept", () => {
  const say = speak("zh-CN");
  for (const [text, name] of [["≥两个", null], ["不超过三次", null], ["85", "苗木成活率(≥**%)"], ["85", "事故率(<=**%)"]] as const) {
    for (const { code, params } of readTarget(text, { name }).assumed) {
      const finding = findingOf(code, { ...params, name: "某", text });
      for (const said of [say(code, params), sentenceOf(finding, say), adviceOf(finding, say)]) assert.doesNotMatch(said, /[<>]=/, said);
    }
  }
  const [characters] = readTarget("≥两个").assumed;
  assert.equal(say(characters!.code, characters!.params), "汉字数字按 ≥2个 理解。");
});
