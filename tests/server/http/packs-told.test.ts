import assert from "node:assert/strict";
import { test } from "node:test";
import { readYaml } from "../../../src/files/read-yaml.ts";
import { loadPackSet } from "../../../src/files/load-definitions.ts";
import { definitionTold, packsTold } from "../../../src/server/http/packs-told.ts";

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

test("what runs on the form of a budget book is counted with the file it stands in", () => {
  const answer = { set, digest: "", publications: [], draft: null, mayDraft: false, drafts: ["form/goal-policy-state-capital"], olderTasks: [], tasksInForce: 0, forms: [{ form: "goal-policy", records: 3, running: 1 }, { form: "goal-policy-state-capital", records: 2, running: 2 }, { form: "goal", records: 7, running: 0 }] };
  const found = packsTold(answer as Parameters<typeof packsTold>[0], "zh-CN").definitions;
  const of = (path: string) => { const { records, running, draft } = found.find((one) => one.of === path)!; return [records, running, draft]; };
  assert.deepEqual([of("forms/goal-policy"), of("forms/goal"), of("forms/monitoring-policy"), of("frames/state-capital")], [[5, 3, true], [7, 0, false], [0, 0, false], [null, null, false]]);
});
