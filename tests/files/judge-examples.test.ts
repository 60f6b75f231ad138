import assert from "node:assert/strict";
import { test } from "node:test";
import type { PackSet } from "../../src/core/pack/source.ts";
import { judgeExamples } from "../../src/files/judge-examples.ts";
import { loadPackSet } from "../../src/files/load-definitions.ts";
import { sourceOf } from "../../src/files/read-pack-source.ts";
import type { LayerTexts } from "../../src/files/resolve-packs.ts";

const loaded = await loadPackSet();
assert.ok(loaded.ok, JSON.stringify(loaded));
const national = loaded.value;

/** Where an example of the national pack stands. */
function at(words: string): string {
  const lines = national.texts[0]!.get("examples/scoring")!.text.split("\n");
  const line = lines.findIndex((one) => one.includes(words));
  return `national/examples/scoring.yaml:${line + 1}:${lines[line]!.indexOf(words) + (lines[line]!.includes("{ case") ? -1 : 1)}`;
}

/** The national pack with a city's upon it. */
function over(files: Readonly<Record<string, string>>): [PackSet, LayerTexts] {
  const texts = new Map(Object.entries({ pack: "id: city\nversion: 0.1.0\nschema: 1\ntitle: { zh: 甲市, en: City }\noverlays: national\n", ...files }).map(([name, text]) => [name, { path: `city/${name}.yaml`, text }]));
  const source = sourceOf(texts);
  assert.ok(source.ok, JSON.stringify(source));
  return [{ ...national.set, layers: [...national.set.layers, source.value.source] }, [...national.texts, texts]];
}

const changes = (...lines: string[]): Record<string, string> => ({ overlay: `changes:\n${lines.map((line) => `  - { ${line}, why: 市财政局通知 }\n`).join("")}` });
const GRADES = 'of: profiles/cn-national-2021, at: "grades.value';
const found = (files: Readonly<Record<string, string>>): readonly string[] => judgeExamples(...over(files)).problems.map(({ code, where, params }) => [code, where, params["case"], params["title"], params["year"], params["expected"], params["found"]].filter((word) => word !== undefined).join(" "));

test("P6: the examples of the national pack come out under both its profiles", () => {
  const judged = judgeExamples(national.set, national.texts);
  assert.deepEqual(judged.problems, []);
  assert.equal(judged.count, 113);
});

test("a changed threshold makes the example fail that shows it, by its number and title, at its line", () => {
  assert.deepEqual(found(changes(`${GRADES}[EXCELLENT].from", was: 90, is: 92`)), [
    `pack.example-fails ${at("case: 22,")} 22 恰好90分 优 良`, `pack.example-fails ${at("case: total")} total 101号有成本指标的项目合计 优 良`,
  ]);
});

test("a threshold changed from a year fails in that year, once, and not where the example is changed with it", () => {
  const threshold = `${GRADES}[EXCELLENT].from", was: 90, is: 92, from: 2027`;
  assert.deepEqual(found(changes(threshold)), [
    `pack.example-fails-in ${at("case: 22,")} 22 恰好90分 2027 优 良`, `pack.example-fails-in ${at("case: total")} total 101号有成本指标的项目合计 2027 优 良`,
  ]);
  const corrected = (place: string): string => `of: examples/scoring, at: "${place}", was: 优, is: 良, from: 2027`;
  // The profile of 2020 is shown by the same examples, and is past in 2027.
  assert.deepEqual(found(changes(threshold, corrected("grades[22].grade"), corrected("totals[total].grade"))), []);
});

test("an example of its own shows what a city changed", () => {
  const own = (grade: string): Record<string, string> => ({ ...changes(`${GRADES}[GOOD].from", was: 80, is: 81, from: 2027`), "examples/own": `profiles: [cn-national-2021]\ngrades:\n  - { case: c1, title: 恰好80分, score: 80, grade: ${grade}, from: 2027 }\n  - { case: c2, title: 恰好80分, score: 80, grade: 良, until: 2026 }\n` });
  assert.deepEqual(found(own("中")).filter((one) => one.includes("city/")), []);
  assert.deepEqual(found(own("良")).filter((one) => one.includes("city/")), ["pack.example-fails-in city/examples/own.yaml:3:5 c1 恰好80分 2027 良 中"]);
});

test("P6: a profile without an example is refused, and so is an example without its profile", () => {
  const text = national.texts[0]!.get("profiles/cn-national-2021")!.text.replace("id: cn-national-2021", "id: city-2027");
  assert.deepEqual(found({ "profiles/city-2027": text }), ["pack.profile-without-example city/profiles/city-2027 city-2027"]);
  assert.deepEqual(found({ "profiles/city-2027": text, "examples/own": "profiles: [city-2027]\ngrades: [{ case: c1, title: 恰好90分, score: 90, grade: 优 }]\n" }), []);
  assert.deepEqual(found({ "examples/own": "profiles: [city-2027]\n" }).map((one) => one.split(" ").slice(0, 2).join(" ")), ["pack.example-profile city/examples/own.yaml:1:1"]);
});

test("P6: an ex-ante scheme without an example is refused, and its examples fail when a line, a spread or the cap is another", () => {
  const text = national.texts[0]!.get("examples/ex-ante")!.text;
  const without = text.split("\n").filter((line) => !line.includes("scheme: policy")).join("\n");
  assert.deepEqual(found({ "examples/ex-ante": without }), ["pack.scheme-without-example national/ex-ante/policy policy"]);
  const failed = found(changes('of: ex-ante/project, at: "rules.support", was: 80, is: 85')).map((one) => one.replace(/national\/\S+ /, ""));
  assert.deepEqual(failed, ["pack.example-fails e2 都评良，正好八十分 80 · 0 · support · 800000000 80 · 0 · partial · 800000000"]);
  assert.deepEqual(found({ "examples/own": "exAnte: [{ case: c1, title: 甲, scheme: rumour, amount: 1, sheets: [{ all: good }], mean: 80, spread: 0, conclusion: support, cap: null }]\n" }).map((one) => one.split(" ")[0]), ["pack.example-scheme"]);
});

test("P6, R58: an example of measures fails when a condition, an amount or the catalogue is another, and names what differs; a measure of one's own disturbs none", () => {
  assert.deepEqual(found(changes('of: measures/application, at: "measures[praise].when", was: 得分 >= 95, is: 得分 >= 96')).map((one) => one.replace(/national\/\S+ /, "")), ["pack.example-fails m2 优，恰好95分，通报表扬 praise yes praise no"]);
  assert.deepEqual(found(changes('of: measures/application, at: "measures[cut].amount", was: 预算数 * 10%, is: 预算数 * 20%')).map((one) => one.split(" ").slice(2).join(" ")), [
    "m6 中，75分：按预算的一成压减，完善制度 cut yes 32.05 cut yes 64.1", "m7 中，69.99分：另建议调整政策 cut yes 32.05 cut yes 64.1", "m8 中，恰好70分，不建议调整政策 cut yes 32.05 cut yes 64.1",
  ]);
  assert.deepEqual(found(changes('of: measures/application, at: "measures[praise].when", was: 得分 >= 95, is: 得分 >= 96, from: 2027')).map((one) => one.split(" ")[0]), ["pack.example-fails-in"]);
  assert.deepEqual(found({ "examples/own": "measures: [{ case: c1, title: 甲, grade: 优, score: 92, budget: 1, executed: 1, proposed: [rumour] }]\n" }).map((one) => one.split(" ").slice(0, 2).join(" ")), ["pack.example-measure city/examples/own.yaml:1:12"]);
  const own = "measures: [{ id: site-visit, title: { zh: 观摩, en: Visit }, provenance: draft, group: notice, meaning: { zh: 学习。, en: Learn. }, when: 得分 >= 0, amount: null, reference: { document: null, unverified: true } }]\n";
  assert.deepEqual(found({ "measures/own": own }), []);
  const mine = (proposed: string) => found({ "measures/own": own, "examples/own": `measures: [{ case: c1, title: 甲, grade: 优, score: 92, budget: 1, executed: 1, ${proposed} }]\n` }).map((one) => one.split(" ").slice(2).join(" "));
  assert.deepEqual([mine("proposed: [site-visit]"), mine("proposed: [], not-proposed: [site-visit]")], [[], ["c1 甲 site-visit no site-visit yes"]]);
});

test("examples that cannot be read are told, not passed over", () => {
  assert.deepEqual(found({ "examples/own": "profiles: [cn-national-2021]\ngrades: [{ case: c1 }]\n" }).map((one) => one.split(" ").slice(0, 2).join(" ")), ["pack.missing city/examples/own.yaml:2:10"]);
});

const failing = (from: string, to: string): readonly string[] => {
  const text = national.texts[0]!.get("examples/scoring")!.text;
  assert.ok(text.includes(from), from);
  return found({ "examples/scoring": text.replace(from, to) }).map((one) => one.replace(/city\/\S+ /, ""));
};

test("each kind of example can fail", () => {
  assert.deepEqual(failing("executed: 430, score: 8.60", "executed: 431, score: 8.60"), ["pack.example-fails 3 执行86% 8.60 8.62", "pack.example-fails 3 执行86% 8.60 8.62"]);
  assert.deepEqual(failing("budget: 251.89", "budget: 0")[0], "pack.example-refused 1 全年预算全部执行 10.00 —");
  assert.deepEqual(failing("chosen: 0.70, score: 7.00", "chosen: 0.85, score: 7.00")[0], "pack.example-refused 16 定性，第二档取70% 7.00 trace.invalid.outside-band");
  assert.deepEqual(failing("chosen: 0.85, invalid", "chosen: 0.75, invalid")[0], "pack.example-not-refused 16a 定性，第二档取85%，超出本档 trace.invalid.outside-band 7.50");
  assert.deepEqual(failing("overFulfilledKeep: 0.90 }", "overFulfilledKeep: 0.80 }")[0], "pack.example-keeps 7 正向，超额180%，仅提示复核 0.8 0.9");
  assert.deepEqual(failing("band: B, chosen: 0.70", "band: D, chosen: 0.70")[0], "pack.example-band 16 定性，第二档取70% D A | B | C");
  assert.deepEqual(failing("score: 81, applicable: 90, result: 90", "score: 80, applicable: 90, result: 90")[0], "pack.example-fails 20 不适用指标剔除后折算百分制 90 88.888888");
  assert.deepEqual(failing("满意度: 8 }", "满意度: 7 }")[0], "pack.example-fails total 101号有成本指标的项目合计 90.00 89.00");
});
