import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { loadPackSet, setDigest } from "../../src/files/load-definitions.ts";
import { PACKS_FOLDER } from "../../src/files/load-packs.ts";
import { openKnownYaml, type CarriedYaml } from "../../src/files/known-yaml.ts";
import { sourceOf } from "../../src/files/read-pack-source.ts";

const MANIFEST = "id: city\nversion: 0.1.0\nschema: 1\ntitle: { zh: 甲市, en: City }\n";
const FORM = "title: { zh: 表, en: Form }\n";

function read(known: CarriedYaml, form: string) {
  return sourceOf(new Map([["pack", { path: "city/pack.yaml", text: MANIFEST }], ["forms/goal", { path: "city/forms/goal.yaml", text: form }]]), known);
}

describe("what was read of packs is known at the next start", () => {
  test("every pack, read from what was carried, is the same to the byte, and nothing is read anew", async () => {
    const first = openKnownYaml(null);
    const before = await loadPackSet(PACKS_FOLDER, "demo-city", first);
    const carried = first.carry();
    assert.ok(before.ok && carried !== null);
    const second = openKnownYaml(carried);
    let readAnew = 0;
    const after = await loadPackSet(PACKS_FOLDER, "demo-city", { ...second, keep: () => { readAnew += 1; } });
    assert.ok(after.ok);
    assert.equal(readAnew, 0);
    assert.deepEqual(after.value, before.value);
    assert.equal(setDigest(after.value.set), setDigest(before.value.set));
    assert.equal(second.carry(), null, "there is nothing new to carry");
  });

  test("one letter changed is read anew, and what is not asked for any more is not carried on", () => {
    const first = openKnownYaml(null);
    assert.ok(read(first, FORM).ok);
    const second = openKnownYaml(first.carry());
    const changed = read(second, FORM.replace("表", "表格"));
    assert.ok(changed.ok);
    assert.deepEqual(changed.value.source.files, { "forms/goal": { title: { zh: "表格", en: "Form" } } });
    const third = openKnownYaml(second.carry());
    assert.equal(third.of(FORM), undefined);
    assert.deepEqual(third.of(MANIFEST), { id: "city", version: "0.1.0", schema: "1", title: { zh: "甲市", en: "City" } });
  });

  test("a text with a problem is never known, so that the problem finds its line each time", () => {
    const wrong = "title: { zh: 表\n";
    const first = openKnownYaml(null);
    const before = read(first, wrong);
    const second = openKnownYaml(first.carry());
    assert.equal(second.of(wrong), undefined);
    assert.ok(!before.ok);
    assert.deepEqual(read(second, wrong), before);
  });

  for (const [name, carried] of [["cut off", '{"reader":"'], ["something else", "[1]"], ["null", "null"], ["of another reader", JSON.stringify({ reader: "another", texts: {} })]] as const) {
    test(`nothing is known from a carried text that is ${name}`, () => {
      const known = openKnownYaml(carried);
      assert.equal(known.of(MANIFEST), undefined);
      assert.ok(read(known, FORM).ok);
      assert.notEqual(known.carry(), null);
    });
  }
});
