import assert from "node:assert/strict";
import { test } from "node:test";
import { PACK_FILE_KINDS } from "../../src/files/pack-schemas.ts";
import { editorSchema } from "../../src/files/editor-schema.ts";
import { speak } from "../../src/words/index.ts";
import { packFieldName, packKeyName, saidOfPack } from "../../src/words/pack-key-name.ts";

const [zh, en] = [speak("zh-CN"), speak("en")];

test("a place in a file of a pack is said in the words of its fields", () => {
  assert.equal(packFieldName("grades.value[2].from", zh), "等级 › 取值 › 第 3 项 › 起");
  assert.match(packFieldName("grades.value[2].from", en), /^[A-Z]\w+ › \w+ › Item 3 › \w+$/i);
  assert.deepEqual(saidOfPack("pack.not-rising", { field: "bands", limit: 3 }, zh), { field: "档次（bands）", limit: 3 });
  assert.match(zh("problem.pack.not-rising", saidOfPack("pack.not-rising", { field: "bands" }, zh)), /档次（bands）/);
});

test("what is no field of a pack is left as it is", () => {
  assert.deepEqual(saidOfPack("pack.weights-sum", { expected: "90 | 100" }, zh), { expected: "90 或 100" });
  assert.deepEqual(saidOfPack("http.value-missing", { field: "bands" }, zh), { field: "bands" });
  assert.deepEqual(saidOfPack("pack.no-roles", {}, zh), {});
  assert.equal(packKeyName("no-such-key", zh), "no-such-key");
});

test("every key that a reader of packs asks for has a name in Chinese", () => {
  const keys = new Set<string>();
  for (const { shape } of PACK_FILE_KINDS.filter(({ name }) => !["city", "people", "project"].includes(name))) collect(JSON.parse(JSON.stringify(editorSchema(shape, "", () => undefined))) as unknown, keys);
  assert.ok(keys.size > 150, String(keys.size));
  assert.deepEqual([...keys].filter((key) => !/\p{Script=Han}/u.test(packKeyName(key, zh))).sort(), []);
});

function collect(schema: unknown, keys: Set<string>): void {
  if (typeof schema !== "object" || schema === null) return;
  const { properties } = schema as { readonly properties?: object };
  for (const key of Object.keys(properties ?? {})) keys.add(key);
  for (const inner of Object.values(schema)) collect(inner, keys);
}

test("what an overlay finds or says is said in words where codes stand: that nothing is set, where a definition comes from, with what stands in the file behind", () => {
  const said = (at: string, is: string) => saidOfPack("pack.overlay-there-already", { of: "forms/goal", at, is }, speak("zh-CN"))["is"];
  assert.deepEqual([said("provenance", "draft"), said("executionReasonBelow.value", "null"), said("title.zh", "draft"), said("provenance", "nowhere")], ["草案（draft）", "空（null）", "draft", "nowhere"]);
});
