import assert from "node:assert/strict";
import { test } from "node:test";
import { overlayData, parseOverlay } from "../../src/files/read-overlay.ts";

const TEXT = `changes:
  - { of: profiles/p, at: "grades.value[EXCELLENT].from", was: 90, is: 92, from: 2027, why: 市财政局通知 }
  - of: forms/goal
    at: blocks[indicators].columns
    add: { columns: basis, field: basis, label: { zh: 指标依据, en: Basis } }
    until: 2028
    why: 省里的样式
  - { of: forms/goal, at: "notes[#0]", was: 旧说明, why: 不再适用 }
  - { of: forms/goal, at: textSize, is: 9, why: 字号 }
`;

test("the four kinds of change are read as they are written, every value as text", () => {
  const read = parseOverlay("overlay.yaml", TEXT);
  assert.ok(read.ok, JSON.stringify(read));
  assert.deepEqual(read.value.map(({ act, was, is, from, until }) => [act, was, is, from, until]), [
    ["set", "90", "92", 2027, null], ["add", null, { columns: "basis", field: "basis", label: { zh: "指标依据", en: "Basis" } }, null, 2028],
    ["remove", "旧说明", null, null, null], ["set", null, "9", null, null],
  ]);
});

test("an overlay is written as it was read", () => {
  const read = parseOverlay("overlay.yaml", TEXT);
  assert.ok(read.ok);
  assert.deepEqual(parseOverlay("overlay.yaml", { data: overlayData(read.value) }), read);
});

test("problems of a stored overlay name the field, since it has no lines", () => {
  const read = parseOverlay("city/overlay.yaml", { data: { changes: [{ of: "forms/goal", at: "title.zh", was: "甲", is: "乙", why: "" }] } });
  assert.deepEqual(read.ok ? [] : read.problems, [{ code: "pack.empty-text", where: "city/overlay.yaml", params: { file: "city/overlay.yaml", field: "changes[0].why" } }]);
});
