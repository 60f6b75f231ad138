import assert from "node:assert/strict";
import { test } from "node:test";
import { LOCAL, type PackSource } from "../../src/core/pack/source.ts";
import { importedLayers } from "../../src/files/imported-layers.ts";
import { localLayer, localOf } from "../../src/files/local-layer.ts";
import { parseOverlay } from "../../src/files/read-overlay.ts";
import { writePackFile } from "../../src/files/pack-file.ts";
import { speak } from "../../src/words/index.ts";

const BELOW: PackSource = { id: "city", version: "0.1.0", overlays: null, manifest: { id: "city" }, files: {} };
const said = { of: "forms/goal", at: "title.zh", was: "甲", is: "乙", why: "市财政局通知" };
const overlay = parseOverlay("local/overlay.yaml", { data: { changes: [said] } });
const changes = overlay.ok ? overlay.value : [];

test("what a bureau changes itself lies upon the topmost pack and can be sent again as it is", () => {
  const layer = localLayer({ changes, files: [{ path: "frames/own", text: "id: own\ntitle: 自有\n" }] }, [BELOW]);
  assert.ok(layer.ok && layer.value !== null);
  assert.equal(layer.value.overlays, "city");
  const sent = localOf([BELOW, layer.value]);
  assert.deepEqual(sent.changes, [said]);
  assert.deepEqual(sent.files.map(({ path }) => path), ["frames/own"]);
  const again = localLayer({ changes, files: sent.files }, [BELOW]);
  assert.ok(again.ok);
  assert.deepEqual(again.value, layer.value);
});

test("why a file is there is kept with it, and sent again; a file without a reason has none", () => {
  const layer = localLayer({ changes: [], files: [{ path: "frames/own", text: "id: own", why: "省财政厅表样" }, { path: "frames/other", text: "id: other" }] }, [BELOW]);
  assert.ok(layer.ok && layer.value !== null);
  assert.deepEqual(localOf([layer.value]).files.map(({ path, why }) => [path, why]), [["frames/own", "省财政厅表样"], ["frames/other", undefined]]);
  const again = localLayer({ changes: [], files: localOf([layer.value]).files }, [BELOW]);
  assert.deepEqual(again.ok && again.value, layer.value);
});

test("nothing changed is no layer", () => {
  const none = localLayer({ changes: [], files: [] }, [BELOW]);
  assert.ok(none.ok && none.value === null);
  assert.deepEqual(localOf([BELOW]), { changes: [], files: [] });
});

test("a file that is no definition is refused in words that name it", () => {
  for (const path of ["goal", "nowhere/goal", "workflows/goal", "../forms/goal"]) {
    const refusal = localLayer({ changes: [], files: [{ path, text: "id: goal" }] }, [BELOW]);
    assert.ok(!refusal.ok);
    const [{ code, params }] = refusal.problems as [(typeof refusal.problems)[number]];
    assert.equal(code, "pack.not-definition");
    for (const language of ["zh-CN", "en"] as const) {
      const sentence = speak(language)(`problem.${code}`, params);
      assert.ok(sentence.includes(path), sentence);
      assert.doesNotMatch(sentence, /\{\{/);
    }
  }
});

test("a path said twice is refused", () => {
  const refusal = localLayer({ changes: [], files: [{ path: "forms/a", text: "id: a" }, { path: "forms/a", text: "id: b" }] }, [BELOW]);
  assert.deepEqual(refusal.ok ? [] : refusal.problems.map(({ code }) => code), ["pack.twice"]);
});

test("packs are carried by their file or stay by their id, and a bureau's own changes are none", () => {
  const other: PackSource = { ...BELOW, id: "province", manifest: { id: "province", version: "0.1.0", schema: "1", title: { zh: "省", en: "Province" } }, files: {} };
  const carried = importedLayers([{ id: "city" }, { id: "province", text: writePackFile(other) }], [BELOW], []);
  assert.ok(carried.ok, JSON.stringify(carried));
  assert.deepEqual(carried.value.map(({ id }) => id), ["city", "province"]);
  const unknown = importedLayers([{ id: "town" }], [BELOW], []);
  assert.deepEqual(unknown.ok ? [] : unknown.problems.map(({ code }) => code), ["scheme.pack-unknown"]);
  const own = importedLayers([{ id: LOCAL }], [{ ...BELOW, id: LOCAL }], []);
  const back = importedLayers([{ id: "city", inForce: true }], [{ ...BELOW, version: "0.2.0" }], [BELOW]);
  assert.equal(back.ok && back.value[0]!.version, "0.1.0");
  assert.deepEqual(own.ok ? [] : own.problems.map(({ code }) => code), ["scheme.pack-unknown"]);
});
