import assert from "node:assert/strict";
import { test } from "node:test";
import { readPath } from "../../../src/core/pack/data-path.ts";
import { ANY_TIME, applyOverlay, type OverlayChange } from "../../../src/core/pack/overlay.ts";
import { addedItemAt, withAdded, withAddedSaying, withChange, withRemoved } from "../../../src/core/pack/write-change.ts";

const FILES = { "profiles/p": { grades: { value: [{ code: "A", from: "90" }, { code: "B", from: "80" }] } }, "frames/f": { kinds: ["数量指标"] } };
const BELOW = FILES["profiles/p"];
const AT = "grades.value[A].from";
const wish = (is: string, from: number | null) => ({ of: "profiles/p", at: AT, is, from, stages: null, why: "试" });
const holds = (changes: readonly OverlayChange[], year: number): string => {
  const { files, problems } = applyOverlay(FILES, changes, { year, stage: null }, () => assert.fail("a conflict"));
  assert.deepEqual(problems, []);
  return (files["profiles/p"] as typeof FILES["profiles/p"]).grades.value[0]!.from;
};

test("changes of one place follow each other by their years, in whatever order they were made", () => {
  const orders = [[wish("92", 2027), wish("91", null), wish("95", 2029)], [wish("95", 2029), wish("92", 2027), wish("91", null)], [wish("91", null), wish("95", 2029), wish("92", 2027)]];
  for (const order of orders) {
    const changes = order.reduce<readonly OverlayChange[]>((before, one) => withChange(before, one, BELOW), []);
    assert.deepEqual([2026, 2027, 2028, 2029].map((year) => holds(changes, year)), ["91", "92", "92", "95"]);
  }
});

test("said again it is said anew, and back to what the packs say it is no change", () => {
  const first = withChange([], wish("92", 2027), BELOW);
  const again = withChange(first, wish("93", 2027), BELOW);
  assert.deepEqual(again.map(({ is, was }) => [was, is]), [["90", "93"]]);
  assert.deepEqual(withChange(again, wish("90", 2027), BELOW), []);
});

test("what is taken away names what it was, and other places keep their order", () => {
  const others: readonly OverlayChange[] = [{ of: "frames/f", at: "kinds", act: "add", was: null, is: "安全指标", from: null, until: null, stages: null, why: "试" }];
  const changes = withChange(others, { ...wish("", null), is: null }, BELOW);
  assert.deepEqual(changes.map(({ act, was, is }) => [act, was, is]), [["add", null, "安全指标"], ["remove", "90", null]]);
});

test("a change finds what the changes before it made of the item, also where they renamed it", () => {
  const renamed = withChange([], { ...wish("", null), at: "grades.value[A].code", is: "AA" }, BELOW);
  const changes = withChange(renamed, { ...wish("95", null), at: "grades.value[AA].from" }, BELOW);
  assert.deepEqual(changes.map(({ at, was, is }) => [at, was, is]), [["grades.value[A].code", "A", "AA"], ["grades.value[AA].from", "90", "95"]]);
  assert.equal(holds(changes, 2026), "95");
});

test("an item is taken out with all that the changes say inside it, and an added one is added no more", () => {
  const out = { of: "profiles/p", at: "grades.value[A]", from: 2027, stages: null, why: "试" };
  const codes = (changes: readonly OverlayChange[], year: number, stage: "goal" | null = null): readonly string[] => {
    const { files, problems } = applyOverlay(FILES, changes, { year, stage }, (_, code, params) => ({ code, where: "", params }));
    assert.deepEqual(problems, []);
    return (files["profiles/p"] as typeof BELOW).grades.value.map(({ code, from }) => `${code}${from}`);
  };
  const inside = withChange(withChange([], wish("91", null), BELOW), wish("95", 2028), BELOW);
  const removed = withRemoved(inside, out, BELOW);
  assert.deepEqual(removed.map(({ act, was, from }) => [act, was, from]), [["set", "90", null], ["remove", { code: "A", from: "91" }, 2027]]);
  assert.deepEqual([2026, 2027, 2028].map((year) => codes(removed, year)), [["A91", "B80"], ["B80"], ["B80"]]);
  const ofStage = withRemoved([], { ...out, from: null, stages: ["goal"] }, BELOW);
  assert.deepEqual([codes(ofStage, 2026), codes(ofStage, 2026, "goal")], [["A90", "B80"], ["B80"]]);
  const added = withAdded([], { ...out, at: "grades.value", is: { code: "C", from: "0" }, from: null });
  assert.deepEqual(withRemoved(added, { ...out, at: "grades.value[C]", from: null }, BELOW), []);
});

test("an item is added once", () => {
  const item = { of: "frames/f", at: "kinds", is: "安全指标", from: null, stages: null, why: "试" };
  const once = withAdded([], item);
  assert.deepEqual([once.length, withAdded(once, item).length, withAdded(once, { ...item, is: null }).length], [1, 1, 1]);
});

test("a change back to what the packs say lets a later year find it there", () => {
  const both = withChange(withChange([], wish("91", null), BELOW), wish("92", 2027), BELOW);
  const later = withChange(both, wish("90", null), BELOW);
  assert.deepEqual(later.map(({ was, is, from }) => [was, is, from]), [["90", "92", 2027]]);
  assert.deepEqual([2026, 2027].map((year) => holds(later, year)), ["90", "92"]);
});

test("what stands in an item that the changes add is said otherwise in the item", () => {
  const changes = withAdded([], { of: "profiles/p", at: "grades.value", is: { code: "C", from: "七十" }, from: 2027, stages: null, why: "试" });
  const { files } = applyOverlay(FILES, changes, { year: 2027, stage: null }, () => assert.fail("a conflict"));
  const data = files["profiles/p"]!;
  const added = addedItemAt(changes, "profiles/p", readPath("grades.value[C].from")!, data);
  assert.deepEqual(added, { index: 0, inside: [{ key: "from" }] });
  assert.deepEqual(withAddedSaying(changes, added!, "70", "改正").map(({ is, from, why }) => [is, from, why]), [[{ code: "C", from: "70" }, 2027, "改正"]]);
  assert.equal(addedItemAt(changes, "profiles/p", readPath("grades.value[A].from")!, data), null);
  assert.equal(addedItemAt(changes, "profiles/q", readPath("grades.value[C].from")!, data), null);
  const text = withAdded([], { of: "frames/f", at: "kinds", is: "安全指标", from: null, stages: null, why: "试" });
  const whole = addedItemAt(text, "frames/f", readPath("kinds[安全指标]")!, applyOverlay(FILES, text, ANY_TIME, () => assert.fail("a conflict")).files["frames/f"]!);
  assert.deepEqual(withAddedSaying(text, whole!, "安保指标", "改正").map(({ is }) => is), ["安保指标"]);
});
