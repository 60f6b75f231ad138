import assert from "node:assert/strict";
import { test } from "node:test";
import { readPath } from "../../../src/core/pack/data-path.ts";
import { itemTitle, titlesAlong } from "../../../src/core/pack/item-title.ts";

const DATA = { grades: { value: [{ code: "EXCELLENT", name: { zh: "优", en: "Excellent" }, from: "90" }, { code: "B", from: "80" }] } };

test("an item is called by its title, its label or its name, in both languages or in Chinese alone", () => {
  assert.deepEqual(itemTitle({ zh: "甲", en: "A" }), { zh: "甲", en: "A" });
  assert.deepEqual(itemTitle({ title: "甲" }), { zh: "甲", en: "" });
  assert.deepEqual(itemTitle({ total: { label: { zh: "合计", en: "Total" } } }), { zh: "合计", en: "Total" });
  assert.deepEqual([itemTitle({ id: "x", title: "" }), itemTitle("x"), itemTitle({})], [null, null, null]);
});

test("a place has a title for each item on its way, and none for keys and for what is not there", () => {
  const titles = (at: string) => titlesAlong(DATA, readPath(at)!);
  assert.deepEqual(titles("grades.value[EXCELLENT].from"), [null, null, { zh: "优", en: "Excellent" }, null]);
  assert.deepEqual([titles("grades.value[B]"), titles("grades.value[C].from"), titlesAlong(undefined, readPath("a[b]")!)], [[null, null, null], [null, null, null, null], [null, null]]);
});
