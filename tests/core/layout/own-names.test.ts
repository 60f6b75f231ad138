import assert from "node:assert/strict";
import { test } from "node:test";
import { nameIn, ownNames } from "../../../src/core/layout/own-names.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";

const read = await loadDefinitions();
assert.ok(read.ok, JSON.stringify(read));
const { forms, frames } = read.value;

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
