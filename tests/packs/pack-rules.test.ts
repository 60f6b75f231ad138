import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../../", import.meta.url);
const LINE = /^\| (?<rule>[A-Z]\d+) \| [^|]+ \| `(?<file>[^`]+)` \| (?<title>[^|]+) \|$/;
const rows = readFileSync(new URL("docs/pack-rules.md", ROOT), "utf8").split("\n").flatMap((line) => {
  const found = LINE.exec(line)?.groups as { readonly rule: string; readonly file: string; readonly title: string } | undefined;
  return found === undefined ? [] : [found];
});

test("docs/pack-rules.md names a test for each of the nine rules of packs", () => {
  assert.deepEqual(["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9"].filter((rule) => !rows.some((row) => row.rule === rule)), []);
});

for (const { rule, file, title } of rows) {
  test(`${rule} is shown by ${file}`, () => {
    const at = new URL(file, ROOT);
    assert.ok(existsSync(at), file);
    assert.ok(readFileSync(at, "utf8").includes(`test("${title}"`), `${file} has no test "${title}"`);
    assert.ok(title.includes(rule), "the test carries the number of its rule");
  });
}
