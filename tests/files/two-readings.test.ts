import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseAllDocuments, visit } from "yaml";
import { packDigest, readPackFile, writePackFile } from "../../src/files/pack-file.ts";
import { readPackSource } from "../../src/files/read-pack-source.ts";

/*
 * A second reader of packs that shares nothing with ours: written from docs/pack-digest.md alone. Two independent readings of the same pack give the
 * same digest, or the rule is not what the page says.
 */

const PACKS = new URL("../../packs/", import.meta.url).pathname;
const PAGE = new URL("../../docs/pack-digest.md", import.meta.url);

/** Every value as the text that was typed: a plain YAML reader told to turn nothing into numbers. */
function dataOf(text: string): unknown {
  const [document] = parseAllDocuments(text, { schema: "failsafe" }) as unknown as [import("yaml").Document];
  assert.deepEqual(document.errors, []);
  visit(document, { Alias: () => assert.fail("an alias") });
  return document.toJSON();
}

/** Keys by their UTF-16 code units, no blanks, texts composed (NFC) and escaped as JSON does. */
function spelled(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "string") return JSON.stringify(value.normalize("NFC"));
  if (Array.isArray(value)) return `[${value.map(spelled).join(",")}]`;
  const entries = Object.entries(value as object).map(([key, inner]) => [key.normalize("NFC"), inner as unknown] as const);
  entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${spelled(inner)}`).join(",")}}`;
}

function secondDigest(folder: string): string {
  const foldersOnPage = [...readFileSync(PAGE, "utf8").matchAll(/`([a-z-]+)\/`/g)].map(([, name]) => name!);
  const files: Record<string, unknown> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile() && entry.name === "overlay.yaml") files["overlay"] = dataOf(readFileSync(join(folder, entry.name), "utf8"));
    if (!entry.isDirectory() || !foldersOnPage.includes(entry.name)) continue;
    for (const name of readdirSync(join(folder, entry.name))) {
      if (/\.ya?ml$/.test(name)) files[`${entry.name}/${name.replace(/\.ya?ml$/, "")}`] = dataOf(readFileSync(join(folder, entry.name, name), "utf8"));
    }
  }
  const manifest = dataOf(readFileSync(join(folder, "pack.yaml"), "utf8")) as { id: string; version: string; overlays?: string };
  return createHash("sm3").update(spelled({ id: manifest.id, version: manifest.version, overlays: manifest.overlays ?? null, manifest, files })).digest("hex");
}

for (const name of ["national", "sip-full-process", "demo-city"]) {
  test(`two independent readings of ${name} give the same digest, cards and maps of duties included`, async () => {
    const read = await readPackSource(join(PACKS, name), name);
    assert.ok(read.ok, JSON.stringify(read));
    assert.equal(secondDigest(join(PACKS, name)), packDigest(read.value.source));
    if (name === "national") assert.ok(Object.keys(read.value.source.files).some((path) => path.startsWith("library/")) && Object.keys(read.value.source.files).some((path) => path.startsWith("functions/")));
  });
}

test("R32: exported and read again, a pack with its cards has the same digest; one card changed, and it has another", async () => {
  const read = await readPackSource(join(PACKS, "national"), "national");
  assert.ok(read.ok);
  const again = readPackFile("national", writePackFile(read.value.source));
  assert.ok(again.ok, JSON.stringify(again));
  assert.equal(packDigest(again.value), packDigest(read.value.source));
  const { source } = read.value;
  const card = JSON.stringify(source.files["library/education"]).replace("九年义务教育巩固率", "义务教育巩固率");
  assert.notEqual(packDigest({ ...source, files: { ...source.files, "library/education": JSON.parse(card) as never } }), packDigest(source));
});
