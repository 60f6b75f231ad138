import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { canonicalJson } from "../../src/core/basics/canonical-json.ts";
import { canonicalPack } from "../../src/core/pack/canonical-pack.ts";
import type { PackSource } from "../../src/core/pack/source.ts";
import { PACKS_FOLDER } from "../../src/files/load-packs.ts";
import { packDigest, readPackFile, writePackFile } from "../../src/files/pack-file.ts";
import { readPackSource } from "../../src/files/read-pack-source.ts";

const SMALL: PackSource = {
  id: "city", version: "0.1.0", overlays: "national", manifest: { id: "city", version: "0.1.0", schema: "1", title: { zh: "甲市", en: "City" }, overlays: "national" },
  files: { overlay: { changes: [{ of: "forms/goal", at: "title.zh", was: "甲", is: "乙", why: "改" }] }, "frames/own": { id: "own" } },
};

/** The file with its parts changed and, where the digest is not what is changed, a digest that fits again. */
function file(change: (head: Record<string, unknown>, pack: Record<string, unknown>) => void, sealed = true): string {
  const head = JSON.parse(writePackFile(SMALL)) as Record<string, unknown>;
  const pack = head["pack"] as Record<string, unknown>;
  change(head, pack);
  if (sealed) head["digest"] = packDigest(pack as unknown as PackSource);
  return `${canonicalJson(head)}\n`;
}

const codes = (text: string): readonly string[] => {
  const read = readPackFile("x.json", text);
  return read.ok ? ["fine"] : read.problems.map(({ code, where }) => `${code} ${where}`);
};

for (const name of readdirSync(PACKS_FOLDER)) {
  test(`F115: ${name} read from its folder and from its export has the same digest`, async () => {
    const folder = await readPackSource(join(PACKS_FOLDER, name), name);
    assert.ok(folder.ok, JSON.stringify(folder));
    const text = writePackFile(folder.value.source);
    const again = readPackFile("x.json", text);
    assert.ok(again.ok, JSON.stringify(again));
    assert.equal(canonicalPack(again.value), canonicalPack(folder.value.source));
    assert.equal(packDigest(again.value), packDigest(folder.value.source));
    assert.equal(writePackFile(again.value), text);
    assert.deepEqual(Object.keys(again.value.files).sort(), Object.keys(folder.value.source.files).sort());
  });
}

test("a file is taken as it was written", () => {
  assert.deepEqual(codes(writePackFile(SMALL)), ["fine"]);
  assert.deepEqual(codes(writePackFile(SMALL).trimEnd()), ["fine"]);
  assert.deepEqual(codes(file(() => {})), ["fine"]);
});

test("one letter changed on the way is refused, and so is another spelling of the same", () => {
  const text = writePackFile(SMALL);
  assert.deepEqual(codes(text.replace("乙", "丙")), ["pack.file-digest x.json"]);
  assert.deepEqual(codes(text.replace('"version":"0.1.0"', '"version":"0.1.1"')), ["pack.file-digest x.json"]);
  assert.deepEqual(codes(JSON.stringify(JSON.parse(text), null, 2)), ["pack.file-spelling x.json"]);
  // Of a key written twice one would be lost without a word.
  assert.deepEqual(codes(text.replace('"is":"乙"', '"is":"丙","is":"乙"')), ["pack.file-spelling x.json"]);
});

test("property: no character of a file can be another, left out or doubled", () => {
  const text = writePackFile(SMALL).trimEnd();
  fc.assert(fc.property(fc.nat(text.length - 1), fc.constantFrom("", "0", "甲", '"', "{", ",", "\\"), fc.boolean(), (at, put, double) => {
    const other = text.slice(0, at) + (double ? text[at]! : "") + put + text.slice(at + 1);
    if (other.trimEnd() === text) return;
    assert.equal(readPackFile("x.json", other).ok, false, other);
  }), { numRuns: process.env["HENGJI_LONG"] === "1" ? 20_000 : 500, seed: 81 });
});

test("what is no pack, of another format, or says more than it should is refused", () => {
  assert.deepEqual(codes("{}").map((one) => one.split(" ")[0]), ["pack.file-format", "pack.schema-version", "pack.missing", "pack.missing"]);
  assert.deepEqual(codes(file((head) => (head["format"] = "other"))), ["pack.file-format x.json"]);
  assert.deepEqual(codes(file((head) => (head["schema"] = 2))), ["pack.schema-version x.json"]);
  assert.deepEqual(codes(file((head) => (head["script"] = "run"))), ["pack.unknown x.json"]);
  assert.deepEqual(codes(file((_, pack) => (pack["script"] = "run"))), ["pack.unknown x.json"]);
  assert.deepEqual(codes(file((head) => (head["digest"] = "abc"), false)), ["pack.file-digest-form x.json"]);
  assert.match(codes("[".repeat(100))[0]!, /^json\./);
  assert.match(codes("[".repeat(100_000))[0]!, /^json\.too-deep/);
  assert.match(codes("not json")[0]!, /^json\./);
  assert.deepEqual(codes("x".repeat(20_000_001)), ["pack.too-large x.json"]);
});

test("the head says what the pack says of itself", () => {
  for (const [key, value] of [["id", "town"], ["version", "0.2.0"], ["overlays", null]] as const) assert.deepEqual(codes(file((_, pack) => (pack[key] = value))), ["pack.file-manifest x.json"], key);
  assert.deepEqual(codes(file((_, pack) => (pack["manifest"] = { ...SMALL.manifest as object, version: "1" }))), ["pack.not-version x.json: pack"]);
});

test("files lead nowhere outside, and hold nothing that is no data", () => {
  const withFile = (path: string, data: unknown) => codes(file((_, pack) => (pack["files"] = { [path]: data }), false));
  for (const path of ["../x", "forms/../../x", "/etc/passwd", "forms/a/b", "forms/", "forms/A", "scripts/run", "city", "forms/x.yaml", "__proto__", "forms/__proto__", "C:\\x"]) {
    assert.ok(withFile(path, { id: "x" }).every((found) => found === "pack.file-name x.json"), path);
  }
  assert.deepEqual(withFile("forms/x", "text"), ["pack.not-map x.json: forms/x"]);
  assert.deepEqual(withFile("forms/x", { a: 1 }), ["pack.not-data x.json: forms/x"]);
  assert.deepEqual(codes(file(() => {}, false).replace('"id":"own"', '"__proto__":{"a":"b"}')), ["pack.reserved-key x.json: frames/own"]);
  assert.deepEqual(withFile("forms/x", { a: "长".repeat(1_000_000) }), ["pack.too-large x.json: forms/x"]);
  assert.deepEqual(codes(file((_, pack) => (pack["files"] = Object.fromEntries(Array.from({ length: 2001 }, (_one, index) => [`forms/f${index}`, { id: "x" }]))), false)), ["pack.too-many-files x.json"]);
  assert.equal(({} as Record<string, unknown>)["a"], undefined);
});
