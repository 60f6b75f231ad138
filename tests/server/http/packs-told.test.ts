import assert from "node:assert/strict";
import { test } from "node:test";
import { readYaml } from "../../../src/files/read-yaml.ts";
import { loadPackSet } from "../../../src/files/load-definitions.ts";
import { definitionTold } from "../../../src/server/http/packs-told.ts";

const loaded = await loadPackSet(undefined, "demo-city");
assert.ok(loaded.ok, JSON.stringify(loaded));
const { set } = loaded.value;

function told(of: string, year: number | null) {
  const found = definitionTold({ set, draft: null }, of, { year, stage: null });
  assert.ok(found.ok, JSON.stringify(found));
  return found.value;
}

test("a definition is told as the file it would be: read again it says the same", () => {
  for (const path of ["forms/goal", "profiles/cn-national-2021", "measures/application"]) {
    const { text, data } = told(path, null);
    const read = readYaml(`${path}.yaml`, text);
    assert.ok(read.ok, JSON.stringify(read));
    assert.deepEqual(read.value.data, data, path);
  }
});

test("who asks of no budget year is told what a later one says otherwise, who asks of a year what holds then", () => {
  const from = (year: number | null) => told("profiles/cn-national-2021", year).changes.map(({ at, from: since }) => [at, since]);
  const change = ["grades.value[EXCELLENT].from", "2027"];
  assert.deepEqual([from(null), from(2026), from(2027)], [[change], [], [change]]);
});
