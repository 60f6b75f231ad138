import assert from "node:assert/strict";
import { test } from "node:test";
import { placeInChange, placeInFile } from "../../../../src/web/pages/packs/refused-change.ts";

const FILE = "local/overlay.yaml";
const change = { index: 2, at: "items" };
const place = (where: string, field?: string): string => placeInChange({ where, params: field === undefined ? {} : { field } }, change);

test("what the server says of a change stands at the field that it is typed in", () => {
  assert.equal(place("reason"), "why");
  assert.equal(place(FILE, "changes[2].why"), "why");
  assert.equal(place(FILE, "changes[2].from"), "from");
  assert.equal(place(FILE, "changes[2]"), "value");
  assert.equal(place(FILE, "changes[2].add.title"), "value");
  assert.equal(place(FILE, "items"), "value");
  assert.equal(place(FILE, "items[6].title.zh"), "value.title.zh");
  assert.equal(place(FILE, "items[6]"), "value");
  assert.equal(place(FILE, "grades.value[0].from"), "value");
});

test("what it says of another change, another place or the whole stays where it is", () => {
  assert.equal(place(FILE, "changes[20].why"), FILE);
  assert.equal(place(FILE, "changes[1]"), FILE);
  assert.equal(place("profiles/other", "grades"), "profiles/other");
  assert.equal(place("expectedSaved"), "expectedSaved");
  assert.equal(placeInChange({ where: FILE, params: { field: "changes[2]" } }, null), FILE);
});

test("what is wrong in a file stands at the file, however it is named", () => {
  for (const where of ["forms/x.yaml:2:1", "local/forms/x.yaml", "forms/x"]) assert.equal(placeInFile({ where }, "forms/x"), "file");
  for (const where of ["my.json", "my.json:1:1"]) assert.equal(placeInFile({ where }, "my.json"), "file");
  for (const where of ["forms/xy.yaml", "", "local/overlay.yaml"]) assert.equal(placeInFile({ where }, "forms/x"), where);
  assert.equal(placeInFile({ where: "reason" }, "forms/x"), "why");
});
