import assert from "node:assert/strict";
import { test } from "node:test";
import { ANY_TIME, applyOverlay, holdsIn, shown, type OverlayChange } from "../../../src/core/pack/overlay.ts";
import type { Stage } from "../../../src/core/form/filing-values.ts";
import type { PackData } from "../../../src/core/pack/source.ts";

const FILES: Readonly<Record<string, PackData>> = {
  "profiles/p": { id: "p", grades: { value: [{ code: "A", name: "优", from: "90" }, { code: "B", name: "良", from: "80" }] } },
  "forms/goal": { id: "goal", title: { zh: "申报表", en: "Form" }, notes: ["一"] },
  "workflows/goal": { id: "goal", version: "1" },
};
const change = (more: Partial<OverlayChange>): OverlayChange => ({ of: "profiles/p", at: "grades.value[A].from", act: "set", was: "90", is: "92", from: null, until: null, stages: null, why: "通知", ...more });
const apply = (changes: readonly OverlayChange[], year: number | null = null, stage: Stage | null = null) => applyOverlay(FILES, changes, { year, stage }, (index, code, params) => ({ code, where: String(index), params }));
const from = (files: Readonly<Record<string, PackData>>): unknown => (files["profiles/p"] as { grades: { value: { from: string }[] } }).grades.value[0]!.from;
const refusal = (more: Partial<OverlayChange>): string => apply([change(more)]).problems.map(({ code }) => code).join(" ") || "taken";

test("a value is set, an item added, a key added, and each taken away; what is below stays as it was", () => {
  const kept = JSON.stringify(FILES);
  const { files, touched, problems } = apply([
    change({}), change({ of: "forms/goal", at: "notes", act: "add", was: null, is: "二" }), change({ of: "forms/goal", at: "notes[一]", act: "remove", was: "一", is: null }),
    change({ of: "forms/goal", at: "textSize", was: null, is: "9" }), change({ of: "forms/goal", at: "title.en", act: "remove", was: "Form", is: null }),
  ]);
  assert.deepEqual(problems, []);
  assert.deepEqual(touched, ["profiles/p", "forms/goal"]);
  assert.equal(from(files), "92");
  assert.deepEqual(files["forms/goal"], { id: "goal", title: { zh: "申报表" }, notes: ["二"], textSize: "9" });
  assert.equal(JSON.stringify(FILES), kept);
});

test("a change holds in its budget years alone; without a year only what holds at any time", () => {
  const years = (change: Pick<OverlayChange, "from" | "until">) => [null, 2025, 2026, 2027, 2028].filter((year) => holdsIn(change, year));
  assert.deepEqual(years({ from: 2026, until: 2027 }), [2026, 2027]);
  assert.deepEqual(years({ from: 2027, until: null }), [2027, 2028]);
  assert.deepEqual(years({ from: null, until: 2026 }), [2025, 2026]);
  assert.deepEqual(years({ from: null, until: null }), [null, 2025, 2026, 2027, 2028]);
  const changes = [change({ from: 2027, until: 2027 }), change({ from: 2028, is: "95" })];
  assert.deepEqual([null, 2026, 2027, 2028].map((year) => from(apply(changes, year).files)), ["90", "90", "92", "95"]);
});

test("a change of a stage holds for its records alone, in the years it names", () => {
  const changes = [change({ stages: ["self-evaluation"], from: 2027 })];
  const readings = [[2026, "self-evaluation"], [2027, "self-evaluation"], [2027, "goal"], [2027, null], [null, "self-evaluation"]] as const;
  assert.deepEqual(readings.map(([year, stage]) => from(apply(changes, year, stage).files)), ["90", "92", "90", "90", "90"]);
});

test("at one place a change of a stage stands in the place of one of all stages, and both name what is below", () => {
  const changes = [change({ is: "91" }), change({ stages: ["self-evaluation"], from: 2027 })];
  for (const order of [changes, changes.toReversed()]) {
    const said = [[2026, "self-evaluation"], [2027, "self-evaluation"], [2027, "evaluation"]] as const;
    assert.deepEqual(said.map(([year, stage]) => [from(apply(order, year, stage).files), apply(order, year, stage).problems]), [["91", []], ["92", []], ["91", []]]);
  }
});

test("a stage is named where records of one read it, and of those that a definition serves", () => {
  assert.equal(refusal({ of: "library/health", stages: ["goal"] }), "pack.overlay-no-stage");
  assert.equal(refusal({ of: "dictionaries/platforms", stages: ["goal"] }), "pack.overlay-no-stage");
  const files = { "profiles/e": { id: "e", stages: ["evaluation"], pass: "60" }, "forms/g": { id: "g", serves: { stage: "goal" }, pass: "60" } };
  const told = (of: string, stages: readonly Stage[]) => applyOverlay(files, [change({ of, at: "pass", was: "60", is: "70", stages })], { year: null, stage: stages[0]! }, (_, code, params) => ({ code, where: "", params })).problems.map(({ code, params }) => [code, params["expected"]]);
  assert.deepEqual(told("profiles/e", ["goal"]), [["pack.overlay-other-stage", "evaluation"]]);
  assert.deepEqual(told("profiles/e", ["evaluation", "goal"]), []);
  assert.deepEqual(told("forms/g", ["self-evaluation"]), [["pack.overlay-other-stage", "goal"]]);
});

test("P3: what a change was made on has to be there still", () => {
  assert.equal(refusal({ was: "91" }), "pack.overlay-conflict");
  assert.equal(refusal({ was: null }), "pack.overlay-conflict");
  assert.equal(refusal({ is: "90", was: "91" }), "pack.overlay-there-already");
  assert.equal(refusal({ of: "forms/goal", at: "notes", act: "add", was: null, is: "一" }), "pack.overlay-there-already");
  assert.equal(refusal({ of: "forms/goal", at: "title.zh", was: "申报表", is: "表" }), "taken");
  const told = apply([change({ was: "91" })]);
  assert.deepEqual(told.problems[0]!.params, { of: "profiles/p", at: "grades.value[A].from", was: "91", found: "90", is: "92" });
  assert.equal(from(told.files), "90", "what is below stays");
  assert.deepEqual(told.touched, []);
});

test("a name that was a text when it was changed is renamed still, now that it has two languages; one that says something else is a conflict", () => {
  const files = { "profiles/p": { grades: [{ code: "A", name: { zh: "优", en: "Excellent" } }] } };
  const renamed = (was: string) => applyOverlay(files, [change({ at: "grades[A].name", was, is: "优秀" })], ANY_TIME, (_, code, params) => ({ code, where: "", params }));
  assert.deepEqual([renamed("优").files["profiles/p"], renamed("优").problems], [{ grades: [{ code: "A", name: "优秀" }] }, []]);
  assert.deepEqual(renamed("良").problems.map(({ code }) => code), ["pack.overlay-conflict"]);
});

test("the same characters composed otherwise are no conflict", () => {
  const files = { "forms/f": { title: "caf\u00e9" } };
  const { problems } = applyOverlay(files, [change({ of: "forms/f", at: "title", was: "cafe\u0301", is: "茶" })], ANY_TIME, (_, code, params) => ({ code, where: "", params }));
  assert.deepEqual(problems, []);
});

test("a workflow has versions of its own; what leads nowhere is told", () => {
  assert.equal(refusal({ of: "workflows/goal", at: "version", was: "1", is: "2" }), "pack.overlay-workflow");
  assert.equal(refusal({ of: "profiles/none" }), "pack.overlay-unknown");
  assert.equal(refusal({ of: "toString" }), "pack.overlay-unknown");
  assert.equal(refusal({ at: "grades..value" }), "pack.overlay-path");
  for (const at of ["grades.value[C].from", "grades.value[#2]", "grades.worth", "grades.value.from"]) assert.equal(refusal({ at }), "pack.overlay-nowhere", at);
  assert.equal(refusal({ at: "grades", act: "add", was: null }), "pack.overlay-nowhere");
  assert.equal(refusal({ at: "grades.value[C].from", was: null }), "pack.overlay-nowhere");
});

test("a value in a sentence is short", () => {
  assert.equal(shown(null), "—");
  assert.equal(shown("优"), "优");
  assert.equal(shown({ b: "2", a: "1" }), '{"a":"1","b":"2"}');
  assert.equal(shown("长".repeat(61)).length, 60);
});
