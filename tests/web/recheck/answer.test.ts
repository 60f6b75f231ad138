import assert from "node:assert/strict";
import { test } from "node:test";
import { speak, LANGUAGES } from "../../../src/words/index.ts";
import { answerTo, subjectOf } from "../../../src/web/pages/recheck/answer.ts";
import { titleOf } from "../../../src/web/pages/recheck/answer-card.ts";
import { readingInWords } from "../../../src/web/pages/recheck/reading-words.ts";
import { caseOf, cases } from "./published-cases.ts";

test("cells of a row open one answer, cells of the money open that of the execution rate", () => {
  assert.equal(subjectOf("indicators[3].score"), "indicators[3]");
  assert.equal(subjectOf("indicators[12].target_raw"), "indicators[12]");
  assert.equal(subjectOf("project.execution_score"), "project.execution_score");
  assert.equal(subjectOf("project.executed"), "project.execution_score");
  assert.equal(subjectOf("total_score"), "total_score");
  assert.equal(subjectOf("project.name"), null);
  assert.equal(subjectOf("goal.planned"), null);
});

test("a total is shown addend by addend, execution first", () => {
  const answer = answerTo("total_score", caseOf("jishan-medical-insurance-2020"));
  assert.deepEqual(answer?.steps[0], { code: "page.answer.sum-of-scores", params: { addends: "9 + 13 + 15 + 10 + 10 + 27 + 9", sum: "93" } });
  assert.deepEqual(answer?.steps[1], { code: "page.answer.sum-printed", params: { printed: "94" } });
  assert.equal(answer?.suggested, "93");
  assert.equal(answer?.printed, "94");
});

test("the sum of a table with missing rows is said to prove nothing", () => {
  const answer = answerTo("total_points", caseOf("daying-justice-project-tail-2023"));
  assert.ok(answer?.steps.some(({ code }) => code === "page.answer.sum-unproven"));
});

test("a row answers with the equation of its score and with how its cells were read", () => {
  const answer = answerTo("indicators[0]", caseOf("jishan-medical-insurance-2020"));
  assert.deepEqual(answer?.title, ["数量指标", "全县参合人数"]);
  assert.equal(answer?.points, "15");
  assert.equal(answer?.printed, "13");
  assert.ok(answer !== null && answer.steps.length >= 3);
  assert.equal(answer.readings[0]?.reading.text, "8755");
});

test("there is no answer for a row the table does not have", () => {
  assert.equal(answerTo("indicators[99]", caseOf("jishan-medical-insurance-2020")), null);
});

test("every answer of every published table is said in both languages without a gap or a bare code", () => {
  for (const language of LANGUAGES) {
    const say = speak(language);
    for (const one of cases) {
      const subjects = ["project.execution_score", "total_score", "total_points", ...one.table.indicators.map((_, index) => `indicators[${index}]`)];
      for (const subject of subjects) {
        const answer = answerTo(subject, one);
        assert.ok(answer !== null, `${one.table.id} ${subject}`);
        const lines = [
          titleOf(answer.title, say),
          ...answer.steps.map(({ code, params }) => say(code, params)),
          ...answer.readings.flatMap(({ reading }) => [readingInWords(reading, say), ...reading.assumed.map(({ code, params }) => say(code, params))]),
        ];
        for (const line of lines) assert.doesNotMatch(line, /\{\{|undefined|NaN|null|^(page|trace|target|finding)\./, `${language} ${one.table.id} ${subject}`);
      }
    }
  }
});

test("a reading is said as it was typed, with its sign, bounds and unit", () => {
  const say = speak("zh-CN");
  const row = (id: string, index: number) => readingInWords(caseOf(id).result.indicators[index]!.target, say);
  assert.equal(row("jishan-medical-insurance-2020", 1), "数值，100 %");
  assert.equal(row("yongde-mingliang-school-meal-2022", 0), "数值，不低于 735 人次");
  assert.equal(row("yongde-mingliang-school-meal-2022", 4), "定性文字");
});
