import assert from "node:assert/strict";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import test from "node:test";
import { assertSchema } from "./contract-schema.ts";
import { caseIds, isUpdate, readCase, recheckCase } from "./published-cases.ts";

const EXPECTED = new URL("../cases-expected/", import.meta.url);
const HOW = "run HENGJI_UPDATE=1 node_modules/.bin/node --test tests/files/published-cases.test.ts and look at the difference";

test("all 44 published tables are there", () => {
  assert.equal(caseIds.length, 44);
});

for (const id of caseIds) {
  test(`${id}: comes to what is expected, fits the schema and repeats byte by byte`, async () => {
    const entries = await recheckCase(id);
    assertSchema(entries);
    assert.equal(JSON.stringify(entries), JSON.stringify(await recheckCase(id)));
    const text = `${JSON.stringify(entries, null, 2)}\n`;
    const file = new URL(`${id}.json`, EXPECTED);
    if (isUpdate) writeFileSync(file, text);
    assert.equal(text, readOr(file), HOW);
  });

  test(`${id}: nothing printed is lost or changed, and nothing is invented`, async () => {
    const printed = readCase(id);
    const [entry, ...more] = await recheckCase(id);
    assert.ok(entry && more.length === 0);
    assert.equal(entry.id, id);
    assert.equal(entry.form, printed.form);
    assert.equal(entry.unreadable, null);
    assert.deepEqual(
      entry.indicators.map(({ index, level3, points, printed: score, target, actual }) => ({ index, level3, points, score, target: target.text, actual: actual.text })),
      printed.indicators.map((row, index) => ({
        index, level3: row.level3, points: row.points, score: row.score, target: trimmed(row.target_raw), actual: trimmed(row.actual_raw),
      })),
    );
    assert.deepEqual(
      [entry.totals.printedPoints, entry.totals.printedScore, entry.totals.complete],
      [printed.total_points, printed.total_score, printed.complete],
    );
    for (const { target, actual } of entry.indicators) {
      if (target.text === null) assert.equal(target.kind, "blank");
      if (actual.text === null) assert.deepEqual([actual.kind, actual.value, actual.values], ["blank", null, []]);
    }
    for (const { path, message } of entry.findings) {
      const row = /^indicators\[(\d+)\]/.exec(path);
      if (row) assert.ok(Number(row[1]) < printed.indicators.length, path);
      assert.doesNotMatch(message, /undefined|null|NaN|\[object|\{\{|^finding\./, `${path}: ${message}`);
    }
  });
}

test("every expectation has its table", () => {
  const left = readdirSync(EXPECTED).filter((name) => name.endsWith(".json") && !caseIds.includes(name.slice(0, -".json".length)));
  if (isUpdate) for (const name of left) rmSync(new URL(name, EXPECTED));
  else assert.deepEqual(left, []);
});

function readOr(file: URL): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** A blank cell and one with only blanks are the same to a reader. */
function trimmed(text: string | null): string | null {
  return text === null || text.trim() === "" ? null : text.trim();
}
