import assert from "node:assert/strict";
import { test } from "node:test";
import { answerSentence, answerSmart, SMART_LETTERS } from "../../../src/core/smart/index.ts";
import { LANGUAGES, speak } from "../../../src/words/index.ts";
import { readExamples } from "./read-examples.ts";

/* The fixture is examples/sentences.yaml, which an officer can read: its first ten sentences are good, the next ten bad. */
const FIXTURE = readExamples("sentences").slice(0, 20);
const SIGN = { pass: "✓", warn: "!", fail: "×", "cannot-be-judged": "?" } as const;

test("F205: twenty sentences, ten good and ten bad, are classified as expected, letter by letter", () => {
  assert.equal(FIXTURE.length, 20);
  for (const [at, { where, input, smart }] of FIXTURE.entries()) {
    const letters = answerSentence(input.goal!);
    assert.deepEqual(letters.map(({ letter }) => letter), SMART_LETTERS, where);
    assert.deepEqual(Object.fromEntries(letters.map(({ letter, verdict }) => [letter, SIGN[verdict]])), Object.fromEntries(Object.entries(smart!).map(([letter, verdict]) => [letter, SIGN[verdict]])), where);
    const isGood = letters.every(({ verdict }) => verdict === "pass" || verdict === "cannot-be-judged");
    assert.equal(isGood, at < 10, where);
  }
});

test("F205: every letter of every sentence has a reason in words, and advice unless it passed", () => {
  for (const language of LANGUAGES) {
    const say = speak(language);
    for (const { where, input } of FIXTURE) {
      for (const { letter, verdict, reasons } of answerSentence(input.goal!)) {
        assert.ok(reasons.length > 0, `${where} ${letter}`);
        for (const { reason, advice } of reasons) {
          assert.equal(advice === null, verdict === "pass", `${where} ${letter}`);
          for (const one of [reason, ...(advice === null ? [] : [advice])]) {
            const said = say(one.code, one.params);
            assert.ok(said !== one.code && !said.includes("{{"), `${language} ${one.code}`);
          }
        }
      }
    }
  }
});

test("F205: of a form each sentence and each filled line is answered, and what the form's author printed is not", () => {
  const line = { level1: "产出指标", level2: "数量指标", name: "改造户数", target: "≥2000户", points: null };
  const { sentences, rows } = answerSmart({ year: 2026, goal: "2026年12月底前改造2000户，验收合格率100%。进一步提高水平。", rows: [line, { level1: null, level2: null, name: null, target: null, points: null }] });
  assert.deepEqual(sentences.map(({ text, letters }) => [text, letters.map(({ verdict }) => SIGN[verdict]).join("")]), [["2026年12月底前改造2000户，验收合格率100%", "✓✓??✓"], ["进一步提高水平", "××??×"]]);
  assert.deepEqual(rows.map((letters) => letters?.length ?? null), [5, null]);
});
