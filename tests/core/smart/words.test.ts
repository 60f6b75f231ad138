import assert from "node:assert/strict";
import test from "node:test";
import { lintGoal, rules, type LintRemark } from "../../../src/core/smart/index.ts";
import { catalogue } from "../../../src/words/catalogue.ts";
import { LANGUAGES, speak } from "../../../src/words/index.ts";
import { readExamples } from "./read-examples.ts";
import { publishedGoals, rowGoal } from "./sample-goals.ts";

function everyRemark(): LintRemark[] {
  const inputs = [...["sentences", "rows", "forms", "held-back"].flatMap(readExamples).map(({ input }) => input), ...publishedGoals().map(({ goal }) => goal), rowGoal({ name: "甲".repeat(2001) })];
  return inputs.flatMap((input) => lintGoal(input));
}

test("every remark is said whole in both languages", () => {
  for (const language of LANGUAGES) {
    const say = speak(language);
    for (const remark of everyRemark()) {
      for (const message of [remark.message, remark.advice, ...(remark.fix ? [remark.fix.label] : [])]) {
        const text = say(message.code, message.params);
        assert.notEqual(text, message.code, `${language}: no words for ${message.code}`);
        assert.doesNotMatch(text, /\{\{|\}\}/, `${language}: a gap is left in ${message.code}`);
      }
    }
  }
});

test("words and rules belong together: none without the other", () => {
  const remarks = everyRemark();
  const withFix = new Set(remarks.filter(({ fix }) => fix !== null).map(({ rule }) => rule));
  const variants = new Set(remarks.map(({ message }) => message.code));
  for (const language of LANGUAGES) {
    const keys = Object.keys(catalogue[language]).filter((key) => key.startsWith("lint.") && !key.startsWith("lint.letter.") && !key.startsWith("lint.verdict."));
    const expected = rules.flatMap(({ code }) => [`lint.${code}`, `lint.${code}.advice`, ...(withFix.has(code) ? [`lint.${code}.fix`] : [])]);
    for (const key of expected) assert.ok(keys.includes(key), `${language}: ${key} is missing`);
    for (const key of keys) assert.ok(expected.includes(key) || variants.has(key), `${language}: ${key} belongs to no rule`);
  }
});

test("both languages leave the same gaps", () => {
  const gaps = (text: string): string => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort().join();
  // Amounts are said in 万元 in Chinese and in yuan in English.
  const said = new Set(["lint.money-above-budget", "lint.costs-do-not-add-up"]);
  for (const [key, text] of Object.entries(catalogue["zh-CN"])) {
    if (key.startsWith("lint.") && !said.has(key)) assert.equal(gaps(text), gaps(catalogue.en[key] ?? ""), key);
  }
});
