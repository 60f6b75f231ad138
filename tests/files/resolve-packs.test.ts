import assert from "node:assert/strict";
import { test } from "node:test";
import { toText } from "../../src/core/basics/decimal.ts";
import type { Result } from "../../src/core/basics/result.ts";
import { gradeOf } from "../../src/core/score/total.ts";
import { decimal } from "../../src/core/basics/decimal.ts";
import { loadPackSet } from "../../src/files/load-definitions.ts";
import { CHOICE } from "../../src/core/pack/source.ts";
import { parseCityChoice } from "../../src/files/read-city.ts";
import { sourceOf } from "../../src/files/read-pack-source.ts";
import { laidDefinitions, resolvePacks, yearsOfChange } from "../../src/files/resolve-packs.ts";

const national = await loadPackSet();
assert.ok(national.ok, JSON.stringify(national));

/** The national pack with a city's upon it: `files` by path without ending. */
function over(files: Readonly<Record<string, string>>) {
  const texts = new Map(Object.entries({ pack: "id: city\nversion: 0.1.0\nschema: 1\ntitle: { zh: 甲市, en: City }\noverlays: national\n", ...files }).map(([name, text]) => [name, { path: `city/${name}.yaml`, text }]));
  const source = sourceOf(texts);
  assert.ok(source.ok, JSON.stringify(source));
  assert.ok(national.ok);
  return { set: { ...national.value.set, layers: [...national.value.set.layers, source.value.source] }, texts: [...national.value.texts, texts] };
}

const overlay = (...changes: string[]): Record<string, string> => ({ overlay: `changes:\n${changes.map((change) => `  - { ${change}, why: 市财政局通知 }\n`).join("")}` });
const THRESHOLD = 'of: profiles/cn-national-2021, at: "grades.value[EXCELLENT].from"';
const problems = (result: Result<unknown>): readonly string[] => (result.ok ? [] : result.problems.map(({ code, where }) => `${code} ${where}`));
const found = (files: Readonly<Record<string, string>>, year: number | null = null): readonly string[] => {
  const { set, texts } = over(files);
  return problems(resolvePacks(set, year, texts));
};

function gradeIn(year: number | null, files: Readonly<Record<string, string>>, score: string): string | undefined {
  const { set } = over(files);
  const read = resolvePacks(set, year);
  assert.ok(read.ok, JSON.stringify(read));
  return gradeOf(decimal(score), read.value.profiles.find(({ id }) => id === "cn-national-2021")!)?.name.zh;
}

test("a threshold changed from 2027 holds in 2027 and not in 2026", () => {
  const files = overlay(`${THRESHOLD}, was: 90, is: 92, from: 2027`);
  assert.deepEqual([null, 2026, 2027, 2035].map((year) => gradeIn(year, files, "91")), ["优", "优", "良", "良"]);
  assert.deepEqual(yearsOfChange(over(files).set), [2027]);
});

test("a threshold for one year alone is as before in the next", () => {
  const files = overlay(`${THRESHOLD}, was: 90, is: 92, from: 2027, until: 2027`, `${THRESHOLD}, was: 90, is: 95, from: 2028`);
  assert.deepEqual([2026, 2027, 2028].map((year) => gradeIn(year, files, "93")), ["优", "优", "良"]);
  assert.deepEqual(yearsOfChange(over(files).set), [2027, 2028]);
});

test("a city chooses another workflow from a year on, as an overlay would say it; a choice of something else than there is, or of nothing offered, is told", () => {
  const chosen = (change: { readonly was: string; readonly is: string; readonly at?: string }, year: number | null = null) => {
    const { set } = over({});
    const choice = { pack: "city", workflows: { goal: "goal", "self-evaluation": "self-evaluation" }, frame: "cost-first", changes: [{ of: CHOICE, at: "workflows.goal", from: "2027", why: "试", ...change }] };
    const read = resolvePacks({ ...set, choice }, year);
    return [yearsOfChange({ ...set, choice }), read.ok ? read.value.workflows.find(({ stage }) => stage === "goal")!.id : problems(read)];
  };
  assert.deepEqual([null, 2026, 2027].map((year) => chosen({ was: "goal", is: "goal-small" }, year)), [[[2027], "goal"], [[2027], "goal"], [[2027], "goal-small"]]);
  assert.deepEqual(chosen({ was: "goal-large", is: "goal-small" }, 2027)[1], ["pack.overlay-conflict city/city.yaml"]);
  assert.deepEqual(chosen({ was: "goal", is: "goal-none" }, 2027)[1], ["pack.workflow-unknown city/city.yaml"]);
  assert.deepEqual(chosen({ at: "workflows.audit", was: "goal", is: "goal-small" }, 2027)[1], ["pack.overlay-nowhere city/city.yaml"]);
  const dated = parseCityChoice("city", "region: 990100\nname: { zh: 甲, en: A }\ndemo: false\nworkflows: { goal: goal, self-evaluation: self-evaluation }\nframe: cost-first\nunits: [{ code: 990100, name: 甲市, kind: region }]\nchanges:\n  - { at: units, was: goal, is: goal-small, from: 2027, why: 试 }\n");
  assert.deepEqual(problems(dated), ["pack.overlay-path city/city.yaml:8:11"], "nothing else of a city is chosen by years");
});

test("P3: the pack below is left alone, and the digest of the set is not its own", () => {
  assert.ok(national.ok);
  const before = JSON.stringify(national.value.set);
  gradeIn(2027, overlay(`${THRESHOLD}, was: 90, is: 92`), "91");
  assert.equal(JSON.stringify(national.value.set), before);
});

test("a pack may change what it brings itself, and a third what the second changed", () => {
  const { set } = over(overlay(`${THRESHOLD}, was: 90, is: 92`));
  const district = sourceOf(new Map([["pack", { path: "d/pack.yaml", text: "id: district\nversion: 0.1.0\nschema: 1\ntitle: { zh: 乙区, en: District }\noverlays: city\n" }], ["overlay", { path: "d/overlay.yaml", text: overlay(`${THRESHOLD}, was: 92, is: 93`)["overlay"]! }]]));
  assert.ok(district.ok);
  const read = resolvePacks({ ...set, layers: [...set.layers, district.value.source] }, null);
  assert.equal(read.ok && toText(read.value.profiles.find(({ id }) => id === "cn-national-2021")!.grades.value[0]!.from), "93");
});

test("what is wrong with a change is told at its line", () => {
  assert.deepEqual(found(overlay(`${THRESHOLD}, was: 91, is: 92`)), ["pack.overlay-conflict city/overlay.yaml:2:5"]);
  assert.deepEqual(found(overlay(`${THRESHOLD}, was: 90, is: 92`, "of: profiles/none, at: title.zh, is: 甲", 'of: forms/goal, at: "blocks[none]", is: 甲', "of: workflows/goal, at: version, was: 1, is: 2")), [
    "pack.overlay-unknown city/overlay.yaml:3:5", "pack.overlay-nowhere city/overlay.yaml:4:5", "pack.overlay-workflow city/overlay.yaml:5:5",
  ]);
});

test("a change that makes a definition unreadable is told at the change, in the year it holds", () => {
  const files = overlay(`of: forms/goal, at: title.zh, was: 项目支出绩效目标申报表, is: 项目申报表`, `${THRESHOLD}, was: 90, is: 很高, from: 2027`);
  assert.deepEqual(found(files, 2026), []);
  assert.deepEqual(found(files, 2027), ["pack.not-decimal city/overlay.yaml:3:5"]);
  const { set, texts } = over(files);
  const read = resolvePacks(set, 2027, texts);
  assert.equal(read.ok ? "" : read.problems[0]!.params["field"], "grades.value[0].from");
});

test("a definition that a pack brings anew is the one that counts, and that is changed", () => {
  assert.ok(national.ok);
  const text = national.value.texts[0]!.get("profiles/cn-national-2021")!.text;
  const files = { "profiles/cn-national-2021": text.replace("name: { zh: 优, en: Excellent }, from: 90", "name: { zh: 优, en: Excellent }, from: 85"), ...overlay(`${THRESHOLD}, was: 85, is: 88, from: 2027`) };
  assert.deepEqual([2026, 2027].map((year) => gradeIn(year, files, "86")), ["优", "良"]);
});

test("what is laid upon a definition is told with it", () => {
  const laid = laidDefinitions(over(overlay(`${THRESHOLD}, was: 90, is: 92, from: 2027`)).set, 2027);
  const profile = laid.find(({ of }) => of === "profiles/cn-national-2021")!;
  assert.deepEqual([profile.layer, profile.changes.map(({ layer, at, is }) => [layer, at, is])], ["national", [["city", "grades.value[EXCELLENT].from", "92"]]]);
  assert.ok(laid.every(({ of }) => of !== "overlay"));
});

test("a pack whose file is no map, or empty, is refused with its place", () => {
  for (const [text, where] of [["", "city/forms/goal.yaml:1:1"], ["- a", "city/forms/goal.yaml:1:1"]] as const) {
    const source = sourceOf(new Map([["pack", { path: "city/pack.yaml", text: "id: city\nversion: 0.1.0\nschema: 1\ntitle: { zh: 甲市, en: City }\n" }], ["forms/goal", { path: "city/forms/goal.yaml", text }]]));
    assert.deepEqual(problems(source), [`pack.not-map ${where}`]);
  }
});

const FRAME = "of: frames/cost-first";
const [COST, OUTPUT] = [`${FRAME}, at: "groups[成本指标].points", was: 20, is: 15`, `${FRAME}, at: "groups[产出指标].points", was: 40`];

test("F115: points move between two groups of a frame by two changes; by one alone the sum is told at it", () => {
  assert.deepEqual(found(overlay(COST, `${OUTPUT}, is: 45`)), []);
  assert.deepEqual(found(overlay(COST)), ["pack.weights-sum city/overlay.yaml:2:5"]);
  const { set, texts } = over(overlay(COST, `${OUTPUT}, is: 44`));
  const read = resolvePacks(set, null, texts);
  assert.deepEqual(read.ok ? [] : read.problems.map(({ where, params }) => [where, params["found"], params["expected"]]), [["city/overlay.yaml:3:5", "89", "90 | 100"]]);
});

test("a sum is told at the points that were changed, whatever was changed in the definition afterwards", () => {
  const title = `${FRAME}, at: title.zh, was: 成本、产出、效益、满意度, is: 四项并列`;
  assert.deepEqual(found(overlay(COST, title)), ["pack.weights-sum city/overlay.yaml:2:5"]);
});

test("what a later change mends is not told with what is wrong elsewhere", () => {
  const from = (grade: string): string => `of: profiles/cn-national-2021, at: "grades.value[${grade}].from"`;
  const mended = [`${from("EXCELLENT")}, was: 90, is: 70`, `${from("GOOD")}, was: 80, is: 65`];
  assert.deepEqual(found(overlay(mended[0]!)), ["pack.not-falling city/overlay.yaml:2:5"]);
  assert.deepEqual(found(overlay(...mended, 'of: frames/government-fund, at: "provenance", was: draft, is: 很好')), ["pack.not-one-of city/overlay.yaml:4:5"]);
  assert.deepEqual(found(overlay(...mended, `${from("FAIR")}, was: 60, is: 六十`)), ["pack.not-decimal city/overlay.yaml:4:5"]);
});

test("where a change finds something else, what is below stays to be looked at", () => {
  const { set } = over(overlay(`${THRESHOLD}, was: 91, is: 92`, COST));
  const [profile, frame] = ["profiles/cn-national-2021", "frames/cost-first"].map((of) => JSON.stringify(laidDefinitions(set, null).find((one) => one.of === of)!.data));
  assert.match(profile!, /"from":"90"/);
  assert.match(frame!, /"points":"15"/);
});
