import assert from "node:assert/strict";
import { test } from "node:test";
import { placeInChange, placeInFile } from "../../../../src/web/pages/packs/refused-change.ts";

const FILE = "local/overlay.yaml";
const place = (where: string, field?: string): string => placeInChange({ where, params: field === undefined ? {} : { field } });

test("what the server says of a change stands at the field that it is typed in", () => {
  assert.equal(place("reason"), "why");
  assert.equal(place(FILE, "changes[2].why"), "why");
  assert.equal(place(FILE, "changes[2].from"), "from");
  assert.equal(place(FILE, "changes[2]"), "value");
  assert.equal(place(FILE, "changes[2].add.title"), "value");
});

test("what it says of the whole stays where it is", () => {
  assert.equal(place("profiles/other", "grades"), "profiles/other");
  assert.equal(place("expectedSaved"), "expectedSaved");
});

test("what is wrong in a file stands at the file, however it is named", () => {
  for (const where of ["forms/x.yaml:2:1", "local/forms/x.yaml", "forms/x"]) assert.equal(placeInFile({ where }, "forms/x"), "file");
  for (const where of ["my.json", "my.json:1:1"]) assert.equal(placeInFile({ where }, "my.json"), "file");
  for (const where of ["forms/xy.yaml", "", "local/overlay.yaml"]) assert.equal(placeInFile({ where }, "forms/x"), where);
  assert.equal(placeInFile({ where: "reason" }, "forms/x"), "why");
});
