import assert from "node:assert/strict";
import { test } from "node:test";
import { readPath } from "../../../src/core/pack/data-path.ts";
import { applyOverlay, type OverlayChange } from "../../../src/core/pack/overlay.ts";
import { addedItemAt, withAdded, withAddedSaying, withChange } from "../../../src/core/pack/write-change.ts";

const FILES = { "profiles/p": { grades: { value: [{ code: "A", from: "90" }, { code: "B", from: "80" }] } }, "frames/f": { kinds: ["数量指标"] } };
const AT = "grades.value[A].from";
const wish = (is: string, from: number | null) => ({ of: "profiles/p", at: AT, is, from, why: "试" });
const holds = (changes: readonly OverlayChange[], year: number): string => {
  const { files, problems } = applyOverlay(FILES, changes, year, () => assert.fail("a conflict"));
  assert.deepEqual(problems, []);
  return (files["profiles/p"] as typeof FILES["profiles/p"]).grades.value[0]!.from;
};

test("changes of one place follow each other by their years, in whatever order they were made", () => {
  const orders = [[wish("92", 2027), wish("91", null), wish("95", 2029)], [wish("95", 2029), wish("92", 2027), wish("91", null)], [wish("91", null), wish("95", 2029), wish("92", 2027)]];
  for (const order of orders) {
    const changes = order.reduce<readonly OverlayChange[]>((before, one) => withChange(before, one, "90"), []);
    assert.deepEqual([2026, 2027, 2028, 2029].map((year) => holds(changes, year)), ["91", "92", "92", "95"]);
  }
});

test("said again it is said anew, and back to what the packs say it is no change", () => {
  const first = withChange([], wish("92", 2027), "90");
  const again = withChange(first, wish("93", 2027), "90");
  assert.deepEqual(again.map(({ is, was }) => [was, is]), [["90", "93"]]);
  assert.deepEqual(withChange(again, wish("90", 2027), "90"), []);
});

test("what is taken away names what it was, and other places keep their order", () => {
  const others: readonly OverlayChange[] = [{ of: "frames/f", at: "kinds", act: "add", was: null, is: "安全指标", from: null, until: null, why: "试" }];
  const changes = withChange(others, { ...wish("", null), is: null }, "90");
  assert.deepEqual(changes.map(({ act, was, is }) => [act, was, is]), [["add", null, "安全指标"], ["remove", "90", null]]);
});

test("an item is added once", () => {
  const item = { of: "frames/f", at: "kinds", is: "安全指标", from: null, why: "试" };
  const once = withAdded([], item);
  assert.deepEqual([once.length, withAdded(once, item).length, withAdded(once, { ...item, is: null }).length], [1, 1, 1]);
});

test("a change back to what the packs say lets a later year find it there", () => {
  const both = withChange(withChange([], wish("91", null), "90"), wish("92", 2027), "90");
  const later = withChange(both, wish("90", null), "90");
  assert.deepEqual(later.map(({ was, is, from }) => [was, is, from]), [["90", "92", 2027]]);
  assert.deepEqual([2026, 2027].map((year) => holds(later, year)), ["90", "92"]);
});

test("what stands in an item that the changes add is said otherwise in the item", () => {
  const changes = withAdded([], { of: "profiles/p", at: "grades.value", is: { code: "C", from: "七十" }, from: 2027, why: "试" });
  const { files } = applyOverlay(FILES, changes, 2027, () => assert.fail("a conflict"));
  const data = files["profiles/p"]!;
  const added = addedItemAt(changes, "profiles/p", readPath("grades.value[C].from")!, data);
  assert.deepEqual(added, { index: 0, inside: [{ key: "from" }] });
  assert.deepEqual(withAddedSaying(changes, added!, "70", "改正").map(({ is, from, why }) => [is, from, why]), [[{ code: "C", from: "70" }, 2027, "改正"]]);
  assert.equal(addedItemAt(changes, "profiles/p", readPath("grades.value[A].from")!, data), null);
  assert.equal(addedItemAt(changes, "profiles/q", readPath("grades.value[C].from")!, data), null);
  const text = withAdded([], { of: "frames/f", at: "kinds", is: "安全指标", from: null, why: "试" });
  const whole = addedItemAt(text, "frames/f", readPath("kinds[安全指标]")!, applyOverlay(FILES, text, null, () => assert.fail("a conflict")).files["frames/f"]!);
  assert.deepEqual(withAddedSaying(text, whole!, "安保指标", "改正").map(({ is }) => is), ["安保指标"]);
});
