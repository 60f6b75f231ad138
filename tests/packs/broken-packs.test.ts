import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Problem } from "../../src/core/basics/problem.ts";
import { judgeExamples } from "../../src/files/judge-examples.ts";
import { loadPackSet } from "../../src/files/load-definitions.ts";
import { sourceOf } from "../../src/files/read-pack-source.ts";
import { readingsOf, resolvePacks } from "../../src/files/resolve-packs.ts";
import { LANGUAGES, speak } from "../../src/words/index.ts";
import { saidOfPack } from "../../src/words/pack-key-name.ts";

const MUSEUM = new URL("broken-packs/", import.meta.url);
const national = await loadPackSet();
assert.ok(national.ok, JSON.stringify(national));
const { set, texts } = national.value;

/** What is wrong with the national pack changed by an overlay, in every year and for every stage in which something else holds. */
function problemsOf(overlay: string): readonly Problem[] {
  const own = new Map([["pack", { path: "city/pack.yaml", text: "id: city\nversion: 0.1.0\nschema: 1\ntitle: { zh: 甲市, en: City }\noverlays: national\n" }], ["overlay", { path: "city/overlay.yaml", text: overlay }]]);
  const source = sourceOf(own);
  if (!source.ok) return source.problems;
  const whole = { ...set, layers: [...set.layers, source.value.source] };
  for (const { year, stage } of readingsOf(whole)) {
    const read = resolvePacks(whole, year, [...texts, own], stage);
    if (!read.ok) return read.problems;
  }
  return judgeExamples(whole, [...texts, own]).problems;
}

/** A museum of whole packs: one mistake each. Its first two lines are words that its message must hold, in Chinese and in English. */
for (const name of readdirSync(MUSEUM).sort()) {
  test(`broken-packs/${name}`, () => {
    const text = readFileSync(new URL(name, MUSEUM), "utf8");
    const wanted = text.split("\n").slice(0, 2).map((line) => line.replace("# ", ""));
    const problems = problemsOf(text);
    LANGUAGES.forEach((language, index) => {
      const say = speak(language);
      const told = problems.map(({ code, params }) => ["", ".advice"].map((part) => say(`problem.${code}${part}`, saidOfPack(code, params, say))).join(" "));
      assert.ok(told.some((one) => one.includes(wanted[language === "zh-CN" ? 0 : 1]!)), `${language} ${index}: ${told.join("\n")}`);
      for (const one of told) assert.doesNotMatch(one, /\{\{|undefined|problem\./);
    });
    for (const { where } of problems) assert.match(where, /^(?:(?:city|national)\/)?[a-z-]+(?:\/[a-z0-9-]+)?(?:\.yaml(?::\d+:\d+)?)?$/);
    assert.ok(problems.length <= 2, `one mistake, told once: ${problems.map(({ code }) => code).join(" ")}`);
  });
}
