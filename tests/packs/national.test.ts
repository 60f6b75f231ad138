import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { pickForm } from "../../src/core/layout/form.ts";
import { DRAWN_FORMS } from "../../src/core/recheck/table.ts";
import { parsePack } from "../../src/files/parse-pack.ts";
import { readPack } from "../../src/files/read-pack.ts";
import { catalogue } from "../../src/words/catalogue.ts";
import { LANGUAGES } from "../../src/words/index.ts";

const ROOT = new URL("../../", import.meta.url).pathname;
const pack = await readPack(`${ROOT}packs/national`);

test("every file of the national pack is read", () => {
  assert.deepEqual(pack.ok ? [] : pack.problems, []);
  assert.equal(pack.ok && pack.value.manifest.id, "national");
  assert.ok(pack.ok && pack.value.profiles.length > 0);
});

test("there is a form for each kind of table, with labels in both languages", () => {
  assert.ok(pack.ok);
  for (const kind of DRAWN_FORMS) assert.ok(pickForm(pack.value.forms, kind), kind);
  for (const form of pack.value.forms) {
    const labels = form.blocks.flatMap((block) => {
      if (block.kind === "fields" || block.kind === "bond" || block.kind === "result") return [...(block.kind !== "fields" && block.group !== null ? [block.group.label] : []), ...block.rows.flat().flatMap(({ label }) => (label === null ? [] : [label]))];
      const more = block.kind === "tasks" ? [block.total, ...block.columns.flatMap(({ over }) => over ?? [])] : block.kind === "management" ? block.lines : [];
      return [...(block.group === null ? [] : [block.group.label]), ...block.columns.map(({ label }) => label), ...more];
    });
    for (const { zh, en } of [form.title, ...form.notes, ...labels]) {
      assert.equal(zh === "", en === "", `${form.id}: ${zh} ${en}`);
      assert.doesNotMatch(en, /[\u4e00-\u9fff]/, `${form.id}: ${en}`);
    }
  }
});

test("what nobody has compared with its document says so", () => {
  assert.ok(pack.ok);
  for (const form of pack.value.forms) {
    assert.equal(form.reference.unverified, true, form.id);
    assert.equal(form.provenance === "draft" || form.reference.document !== null, true, form.id);
  }
});

test("points of an empty form add up to its total", () => {
  assert.ok(pack.ok);
  for (const { id, blank } of pack.value.forms) {
    if (blank.totalPoints === null) continue;
    const points = [blank.executionPoints, ...blank.groups.map((group) => group.points)].map((value) => Number(value?.units ?? 0));
    assert.equal(points.reduce((total, value) => total + value, 0), Number(blank.totalPoints.units), id);
  }
});

test("a pack survives the way through JSON into a page", () => {
  assert.ok(pack.ok);
  assert.deepEqual(JSON.parse(JSON.stringify(pack.value)), pack.value);
});

test("a pack without a manifest, with one twice, or without a folder is refused", async () => {
  const goal = readFileSync(`${ROOT}packs/national/forms/goal.yaml`, "utf8");
  const codes = (outcome: Awaited<ReturnType<typeof readPack>>) => (outcome.ok ? [] : outcome.problems.map(({ code }) => code));
  assert.deepEqual(codes(parsePack([["forms/goal.yaml", goal]])), ["pack.no-manifest"]);
  const manifest = readFileSync(`${ROOT}packs/national/pack.yaml`, "utf8");
  assert.deepEqual(codes(parsePack([["pack.yaml", manifest], ["forms/a.yaml", goal], ["forms/b.yaml", goal]])), ["pack.twice"]);
  assert.deepEqual(codes(await readPack(`${ROOT}packs/nowhere`)), ["pack.not-readable"]);
});

test("every problem of a pack has its words and its advice in both languages", () => {
  const files = readdirSync(`${ROOT}src/files`).filter((name) => /^(read-(yaml|pack|profile)|parse-pack|pack-words|form-(of|shape))\.ts$/.test(name));
  const codes = new Set(files.flatMap((name) => [...readFileSync(`${ROOT}src/files/${name}`, "utf8").matchAll(/"(pack\.[a-z-]+)"/g)].map(([, code]) => code!)));
  codes.delete("pack.yaml");
  assert.ok(codes.size > 30);
  for (const language of LANGUAGES) {
    for (const code of [...codes, "pack.yaml"]) {
      assert.ok(catalogue[language][`problem.${code}`], `${language} ${code}`);
      assert.ok(catalogue[language][`problem.${code}.advice`], `${language} ${code}.advice`);
    }
  }
});
