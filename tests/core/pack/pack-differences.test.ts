import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonicalJson } from "../../../src/core/basics/canonical-json.ts";
import { canBeNamed, itemNames } from "../../../src/core/pack/data-path.ts";
import { applyOverlay } from "../../../src/core/pack/overlay.ts";
import { bumpFor, dataDifferences, packDifferences, risesBy } from "../../../src/core/pack/pack-differences.ts";
import { composed, isList, isMap, type PackData } from "../../../src/core/pack/source.ts";
import { changesBetween, packData, RUNS } from "./pack-data.ts";

const pack = (files: Readonly<Record<string, PackData>>, manifest: PackData = { id: "p", version: "1.0.0" }) => ({ manifest, files });
const said = (before: PackData, after: PackData) => dataDifferences("forms/goal", before, after).map(({ at, kind, was, is }) => `${kind} ${at}: ${JSON.stringify(was)} > ${JSON.stringify(is)}`);

test("differences are told at their places, items by their names", () => {
  const before = { title: { zh: "表" }, grid: [{ id: "group", width: "9" }, { id: "level1", width: "23" }, { id: "level2", width: "26" }] };
  assert.deepEqual(said(before, { title: { zh: "新表" }, grid: [{ id: "group", width: "9" }, { id: "level2", width: "20" }, { id: "cost", width: "9" }], textSize: "9" }), [
    'changed title.zh: "表" > "新表"', 'removed grid[level1]: {"id":"level1","width":"23"} > null', 'changed grid[level2].width: "26" > "20"', 'added grid[cost]: null > {"id":"cost","width":"9"}', 'added textSize: null > "9"',
  ]);
  assert.deepEqual(said(before, { ...before, grid: [before.grid[1]!, before.grid[0]!, before.grid[2]!] }), ['changed grid: ["group","level1","level2"] > ["level1","group","level2"]']);
  assert.deepEqual(said({ "a.b": "1", c: "2" }, { "a.b": "2", c: "2" }), ['changed : {"a.b":"1","c":"2"} > {"a.b":"2","c":"2"}'], "a key that no path can name is told with its map");
});

test("files come and go as a whole; the manifest is told as pack", () => {
  const before = pack({ "forms/goal": { id: "goal" }, "frames/old": { id: "old" } });
  const after = pack({ "forms/goal": { id: "goal" }, "frames/new": { id: "new" } }, { id: "p", version: "2.0.0" });
  assert.deepEqual(packDifferences(before, after).map(({ of, at, kind }) => `${of} ${at} ${kind}`), ["pack version changed", "frames/new  added", "frames/old  removed"]);
});

/** The data with one thing added at the end, changed or taken away, wherever `choice` leads. */
function edited(data: PackData, choice: number, value: PackData): PackData {
  if (isList(data) && data.length > 0 && choice % 3 !== 0) return data.with(choice % data.length, edited(data[choice % data.length]!, Math.floor(choice / 3), value));
  if (isList(data)) return choice % 2 === 0 ? [...data, value] : data.slice(1);
  if (!isMap(data)) return value;
  const entries = Object.entries(data);
  if (entries.length === 0 || choice % 4 === 0) return { ...data, 事由: value };
  const [key, inner] = entries[choice % entries.length]!;
  return choice % 4 === 1 ? Object.fromEntries(entries.filter(([one]) => one !== key)) : { ...data, [key]: edited(inner, Math.floor(choice / 3), value) };
}

test("property: nothing differs exactly where the canonical forms are the same", () => {
  fc.assert(fc.property(packData, packData, (before, after) => {
    assert.equal(dataDifferences("x/y", before, after).length === 0, canonicalJson(composed(before)) === canonicalJson(composed(after)));
    assert.deepEqual(dataDifferences("x/y", before, structuredClone(before)), []);
  }), { numRuns: RUNS, seed: 61 });
});

/** Whether each item has a name of its own, and what is new in a list stands behind what was there before. */
function inOrder(before: PackData, after: PackData): boolean {
  if (isMap(before) && isMap(after)) return [...Object.keys(before), ...Object.keys(after)].every(canBeNamed) && Object.keys(before).every((key) => after[key] === undefined || inOrder(before[key]!, after[key]));
  if (!isList(before) || !isList(after)) return true;
  const [old, now] = [itemNames(before), itemNames(after)];
  const expected = [...old.filter((name) => now.includes(name)), ...now.filter((name) => !old.includes(name))];
  return ![...old, ...now].some((name) => name.startsWith("#")) && canonicalJson(expected) === canonicalJson(now) && old.every((name, index) => !now.includes(name) || inOrder(before[index]!, after[now.indexOf(name)]!));
}

test("property: the differences, laid over the earlier as an overlay, give the later, where no list was put in another order", () => {
  let checked = 0;
  const map = packData.map((data) => (isMap(data) ? data : { value: data }));
  fc.assert(fc.property(map, fc.array(fc.tuple(fc.nat(), packData), { minLength: 1, maxLength: 4 }), (earlier, edits) => {
    const [before, after] = [composed(earlier), composed(edits.reduce((data: PackData, [choice, value]) => edited(data, choice, value), earlier))];
    if (!inOrder(before, after) || dataDifferences("forms/x", before, after).some(({ at }) => at === "")) return;
    const { files, problems } = applyOverlay({ "forms/x": before }, changesBetween("forms/x", before, after), { year: null, stage: null }, (index, code, params) => ({ code, where: String(index), params }));
    assert.deepEqual(problems, []);
    assert.equal(canonicalJson(files["forms/x"]), canonicalJson(after));
    checked += 1;
  }), { numRuns: RUNS, seed: 62 });
  assert.ok(checked > RUNS / 4, `${checked} looked at`);
});

test("P4: a text is a patch, something more is minor, another meaning is major", () => {
  const before = pack({ "profiles/p": { grades: { value: [{ code: "A", name: "优", from: "90" }], reference: { document: "甲", unverified: "true" } } }, "forms/f": { title: { zh: "表" }, notes: ["一"] } });
  const bump = (files: Record<string, PackData>, manifest?: PackData) => bumpFor(packDifferences(before, pack({ ...before.files, ...files }, manifest)));
  const profile = (from: string, unverified = "true") => ({ grades: { value: [{ code: "A", name: "优", from }], reference: { document: "甲", unverified } } });
  assert.equal(bump({}), "none");
  assert.equal(bump({}, { id: "p", version: "1.0.1" }), "none");
  assert.equal(bump({ "forms/f": { title: { zh: "新表" }, notes: ["一"] } }), "patch");
  assert.equal(bump({ "profiles/p": profile("90", "false") }), "patch");
  assert.equal(bump({ "examples/scoring": { profile: "p" } }), "patch");
  assert.equal(bump({ "frames/new": { id: "new" } }), "minor");
  assert.equal(bump({ "forms/f": { title: { zh: "表" }, notes: ["一", "二"] } }), "minor");
  assert.equal(bump({ "profiles/p": profile("91") }), "major");
  assert.equal(bump({}, { id: "p", version: "1.0.0", overlays: "national" }), "major");
});

test("an overlay is compared change by change and asks for what its changes mean", () => {
  const change = (more: Record<string, PackData>): PackData => ({ of: "profiles/p", at: "grades.value[A].from", was: "90", is: "92", from: "2027", why: "市财政局通知", ...more });
  const overlay = (...changes: PackData[]) => pack({ overlay: { changes } });
  const [none, threshold, label] = [overlay(), overlay(change({})), overlay(change({ of: "forms/f", at: "title.zh", was: "表", is: "新表" }))];
  assert.equal(bumpFor(packDifferences(none, label)), "patch");
  assert.equal(bumpFor(packDifferences(none, threshold)), "major");
  assert.equal(bumpFor(packDifferences(threshold, none)), "major");
  assert.equal(bumpFor(packDifferences(threshold, overlay(change({ why: "补全事由" })))), "patch");
  assert.deepEqual(packDifferences(threshold, overlay(change({ is: "93" }), change({ from: "2028", was: "93", is: "94" }))).map(({ at, kind }) => `${kind} ${at}`), ["changed profiles/p grades.value[A].from", "added profiles/p grades.value[A].from (2)"]);
});

test("a version rises at least by what the differences ask; before 1.0.0 a minor step may change meaning", () => {
  for (const [before, after, bump, expected] of [
    ["1.0.0", "1.0.0", "none", true], ["1.0.0", "1.0.0", "patch", false], ["1.0.0", "1.0.1", "patch", true], ["1.0.9", "1.0.10", "patch", true], ["1.0.1", "1.0.2", "minor", false], ["1.0.1", "1.1.0", "minor", true],
    ["1.9.9", "2.0.0", "major", true], ["1.2.3", "1.3.0", "major", false], ["0.1.0", "0.2.0", "major", true], ["0.1.0", "0.1.1", "major", false], ["2.0.0", "1.9.0", "patch", false], ["1.2.0", "1.1.9", "none", true],
  ] as const) assert.equal(risesBy(before, after, bump), expected, `${before} ${after} ${bump}`);
});
