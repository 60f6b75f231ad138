import assert from "node:assert/strict";
import { test } from "node:test";
import { decimal } from "../../../src/core/basics/decimal.ts";
import type { Shelf } from "../../../src/web/ui/remembered.ts";
import { recallResults, rememberResults } from "../../../src/web/pages/recheck/session.ts";
import { cases, recheckTable } from "./published-cases.ts";

function shelf(limit = Number.POSITIVE_INFINITY): Shelf & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    read: (key) => kept.get(key) ?? null,
    write(key, value) {
      if (value === null) kept.delete(key);
      else if (value.length > limit) return false;
      else kept.set(key, value);
      return true;
    },
    keys: (beginning) => [...kept.keys()].filter((key) => key.startsWith(beginning)),
  };
}

const recheck = (...given: Parameters<typeof recheckTable>) => recheckTable(...given).result;
const results = { tables: cases, unreadable: [{ id: "a.pdf", file: "a.pdf", problem: { code: "file.pdf", where: "a.pdf", params: { pages: 3 } }, others: [] }], notSeen: 2, skipped: 1 };

test("a result comes back as it was, every table, finding and figure of it", () => {
  const place = shelf();
  assert.equal(rememberResults(place, results), true);
  assert.deepEqual(recallResults(place, recheck), results);
});

test("numbers beyond a plain one survive", () => {
  const huge = decimal("123456789012345678901234.5");
  const [one] = cases;
  const with_ = { ...results, tables: [{ ...one!, table: { ...one!.table, totalScore: huge } }] };
  const place = shelf();
  rememberResults(place, with_);
  assert.deepEqual(recallResults(place, recheck)?.tables[0]?.table.totalScore, huge);
});

test("what does not fit is not kept, and that is said", () => {
  const place = shelf(30_000);
  rememberResults(place, { ...results, tables: results.tables.slice(0, 3) });
  assert.equal(rememberResults(place, results), false);
  assert.equal(recallResults(place, recheck), null, "nor is the result before it in its place");
});

test("clearing forgets", () => {
  const place = shelf();
  rememberResults(place, results);
  rememberResults(place, null);
  assert.equal(recallResults(place, recheck), null);
});

test("what another version or a damaged disk left behind counts as nothing and is thrown away", () => {
  for (const text of ["{", "null", '{"format":0,"results":{}}', '{"format":1,"tables":3}', "[]"]) {
    const place = shelf();
    place.write("results", text);
    assert.equal(recallResults(place, recheck), null, text);
    assert.equal(place.kept.size, 0, text);
  }
});
