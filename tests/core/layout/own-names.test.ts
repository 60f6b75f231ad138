import assert from "node:assert/strict";
import { test } from "node:test";
import { gradeNames, nameIn, ownNames, sayingEnglish, withNames } from "../../../src/core/layout/own-names.ts";
import { emptyTable } from "../../../src/core/layout/empty-table.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { speak } from "../../../src/words/index.ts";

const read = await loadDefinitions();
assert.ok(read.ok, JSON.stringify(read));
const { forms, frames, profiles } = read.value;

test("every level a frame offers and every source of money a form names has an English name", () => {
  const names = ownNames(forms, frames);
  const offered = [
    ...frames.flatMap(({ groups }) => groups.flatMap(({ level1, kinds }) => [level1, ...kinds])),
    ...forms.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "funds" ? block.parts.map(({ zh }) => zh) : []))),
  ];
  assert.deepEqual(offered.filter((name) => nameIn(names, name) === name), []);
});

test("a name of one's own, and one that every object has, stay as they are", () => {
  const names = ownNames(forms, frames);
  for (const text of ["自拟指标", "constructor", "__proto__", ""]) assert.equal(nameIn(names, text), text);
  assert.equal(nameIn(names, " 成本指标 "), "Cost");
});

test("of two names for one thing the first counts, and an empty one is none", () => {
  assert.deepEqual(ownNames([], [{ names: [{ zh: "甲", en: "First" }, { zh: "乙", en: "" }] }, { names: [{ zh: "甲", en: "Second" }] }, {}]), { 甲: "First" });
});

test("every grade has an English name, by the name that records keep", () => {
  assert.deepEqual(gradeNames(profiles), { 优: "Excellent", 良: "Good", 中: "Fair", 差: "Poor" });
  assert.deepEqual(profiles.flatMap(({ id, qualitativeBands }) => qualitativeBands.value.filter(({ name }) => name.en === "").map(({ code }) => `${id} ${code}`)), []);
});

test("a sentence about a grade has its English name in English and its own in Chinese", () => {
  const names = gradeNames(profiles);
  assert.equal(sayingEnglish(speak("en"), names)("form.grade", { grade: "良" }), "Good");
  assert.equal(sayingEnglish(speak("zh-CN"), names)("form.grade", { grade: "良" }), "良");
});

test("a form of application that is looked at in English has the grade in English", () => {
  const table = emptyTable(forms.find(({ id }) => id === "application")!, speak("en"));
  assert.equal(withNames({ ...table, result: { grade: "差" } }, gradeNames(profiles)).result?.["grade"], "Poor");
});
