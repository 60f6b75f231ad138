import assert from "node:assert/strict";
import { test } from "node:test";
import { draftedChanges, withTakenBack } from "../../../src/core/pack/drafted-changes.ts";
import type { OverlayChange } from "../../../src/core/pack/overlay.ts";
import type { PackData } from "../../../src/core/pack/source.ts";
import { withAdded, withChange } from "../../../src/core/pack/write-change.ts";

const wish = (at: string, is: string, from: number | null = null, why = "通知", stages: OverlayChange["stages"] = null) => ({ of: "frames/f", at, is, from, stages, why });
const [COST, OUTPUT] = ["groups[成本指标].points", "groups[产出指标].points"];
const FRAME = { groups: [{ level1: "成本指标", points: "20", kinds: [] }, { level1: "产出指标", points: "40", kinds: [] }] };
const moved = withChange(withChange([], wish(COST, "15"), FRAME), wish(OUTPUT, "45"), FRAME);
const said = (changes: readonly OverlayChange[]) => changes.map(({ at, was, is, from }) => [at, was, is, from]);
const told = (inForce: readonly OverlayChange[], drafted: readonly OverlayChange[]): readonly [string, PackData | null, PackData | null][] => draftedChanges(inForce, drafted).map(({ kind, was, is }) => [kind, was, is]);

test("each of several changes is told before and after, and is taken back by itself", () => {
  assert.deepEqual(told([], moved), [["new", "20", "15"], ["new", "40", "45"]]);
  const [cost, output] = draftedChanges([], moved);
  assert.deepEqual(said(withTakenBack([], moved, cost!)), [[OUTPUT, "40", "45", null]]);
  assert.deepEqual(said(withTakenBack([], moved, output!)), [[COST, "20", "15", null]]);
});

test("what is in force already is told only where the draft says something else, and comes back as it is in force", () => {
  const drafted = withChange(withChange(moved, wish(COST, "12"), FRAME), wish(OUTPUT, "40"), FRAME);
  assert.deepEqual(told(moved, drafted), [["other", "15", "12"], ["gone", "45", "40"]]);
  const [cost, output] = draftedChanges(moved, drafted);
  assert.deepEqual(said(withTakenBack(moved, drafted, cost!)), [[COST, "20", "15", null]]);
  assert.deepEqual(said(withTakenBack(moved, drafted, output!)), [[COST, "20", "12", null], [OUTPUT, "40", "45", null]]);
  assert.deepEqual(withTakenBack(moved, withTakenBack(moved, drafted, cost!), draftedChanges(moved, withTakenBack(moved, drafted, cost!))[0]!), moved);
});

test("a change of an earlier year makes none of a later one, whose ground it alone moves", () => {
  const inForce = withChange([], wish(COST, "18", 2027), FRAME);
  const drafted = withChange(inForce, wish(COST, "19"), FRAME);
  assert.deepEqual(told(inForce, drafted), [["new", "20", "19"]]);
  assert.deepEqual(said(withTakenBack(inForce, drafted, draftedChanges(inForce, drafted)[0]!)), [[COST, "20", "18", 2027]]);
});

test("a value taken back to what an earlier year says there falls away", () => {
  const drafted = withChange(withChange([], wish(COST, "15"), FRAME), wish(COST, "18", 2027), FRAME);
  const without = withTakenBack([], drafted, draftedChanges([], drafted)[0]!);
  assert.deepEqual(said(without), [[COST, "20", "18", 2027]]);
  const gone = withChange(drafted, wish(COST, "15", 2027), FRAME);
  assert.deepEqual(told(drafted, gone), [["gone", "18", "15"]]);
});

test("a change of a stage is beside those of all stages, told from what they say there, and taken back by itself", () => {
  const drafted = withChange(moved, wish(COST, "18", 2027, "通知", ["self-evaluation"]), FRAME);
  assert.deepEqual(said(drafted), [[COST, "20", "15", null], [OUTPUT, "40", "45", null], [COST, "20", "18", 2027]]);
  assert.deepEqual(told(moved, drafted), [["new", "15", "18"]]);
  assert.deepEqual(withTakenBack(moved, drafted, draftedChanges(moved, drafted)[0]!), moved);
  assert.deepEqual(told(drafted, moved), [["gone", "18", "15"]]);
  assert.deepEqual(withTakenBack(drafted, moved, draftedChanges(drafted, moved)[0]!), drafted);
});

test("items that were added are taken back one by one, and come back in their order", () => {
  const kinds = (is: string) => ({ of: "frames/f", at: "groups[成本指标].kinds", is, from: null, stages: null, why: "通知" });
  const inForce = withAdded(withAdded([], kinds("甲")), kinds("乙"));
  const drafted = withAdded(inForce.slice(1), kinds("丙"));
  assert.deepEqual(told(inForce, drafted), [["other", "甲", "丙"]]);
  const none = inForce.slice(1);
  assert.deepEqual(told(inForce, none), [["gone", "甲", null]]);
  assert.deepEqual(withTakenBack(inForce, none, draftedChanges(inForce, none)[0]!), inForce);
});

test("another reason alone is told, too", () => {
  const drafted = withChange(moved, wish(COST, "15", null, "市财政局办法"), FRAME);
  assert.deepEqual(told(moved, drafted), [["other", "15", "15"]]);
});
