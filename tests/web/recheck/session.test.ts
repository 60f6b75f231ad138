import assert from "node:assert/strict";
import { test } from "node:test";
import { decimal } from "../../../src/core/basics/decimal.ts";
import type { Shelf } from "../../../src/web/ui/remembered.ts";
import { freeze, recallResults, rememberResults, thaw } from "../../../src/web/pages/recheck/session.ts";
import { cases } from "./published-cases.ts";

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
  };
}

const results = { tables: cases, unreadable: [{ id: "a.pdf", file: "a.pdf", problem: { code: "file.pdf", where: "a.pdf", params: { pages: 3 } }, others: [] }], notSeen: 2, skipped: 1 };

test("a result comes back as it was, every table, finding and figure of it", () => {
  const place = shelf();
  assert.equal(rememberResults(place, results), true);
  assert.deepEqual(recallResults(place), results);
});

test("numbers beyond a plain one survive", () => {
  const huge = decimal("123456789012345678901234.5");
  const [one] = cases;
  const with_ = { ...results, tables: [{ ...one!, table: { ...one!.table, totalScore: huge } }] };
  assert.deepEqual(thaw(freeze(with_)).tables[0]!.table.totalScore, huge);
});

test("what does not fit is not kept, and that is said", () => {
  assert.equal(rememberResults(shelf(100), results), false);
});

test("clearing forgets", () => {
  const place = shelf();
  rememberResults(place, results);
  rememberResults(place, null);
  assert.equal(recallResults(place), null);
});

test("what another version or a damaged disk left behind counts as nothing and is thrown away", () => {
  for (const text of ["{", "null", '{"format":0,"results":{}}', '{"format":1,"results":{"tables":3}}', "[]"]) {
    const place = shelf();
    place.write("results", text);
    assert.equal(recallResults(place), null, text);
    assert.equal(place.kept.size, 0, text);
  }
});
