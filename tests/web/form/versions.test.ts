import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { textAt, withTexts } from "../../../src/web/form/cells.ts";
import { withoutRows, withRowBelow } from "../../../src/web/form/rows.ts";
import { allPaths, mergeVersions } from "../../../src/web/form/versions.ts";
import { values } from "./forms.ts";

const put = (from: FilingValues, ...texts: readonly (readonly [string, string])[]): FilingValues => withTexts(from, new Map(texts));

describe("two texts that began from one version", () => {
  test("what only one of them changed is taken from each", () => {
    const mine = put(values, ["rows[r1].target", "≥60人次"]);
    const theirs = put(values, ["goal.planned", "改过的目标"]);
    const merged = mergeVersions(values, mine, theirs);
    assert.deepEqual(merged.conflicts, []);
    assert.equal(textAt(merged.values, "rows[r1].target"), "≥60人次");
    assert.equal(merged.values.goal.planned, "改过的目标");
    assert.deepEqual([merged.kept, merged.taken], [1, 1]);
  });

  test("what both changed is asked, with all three texts", () => {
    const merged = mergeVersions(values, put(values, ["rows[r1].points", "31"]), put(values, ["rows[r1].points", "29"]));
    assert.deepEqual(merged.conflicts, [{ path: "rows[r1].points", base: "30", mine: "31", theirs: "29" }]);
    assert.equal(textAt(merged.values, "rows[r1].points"), "29");
  });

  test("what both changed to the same is no conflict", () => {
    const same = put(values, ["rows[r1].points", "31"]);
    assert.deepEqual(mergeVersions(values, same, same).conflicts, []);
  });

  test("a row that I added stands where I added it, and one that they removed is gone", () => {
    const mine = put(withRowBelow(values, "rows", "r2", "r9"), ["rows[r9].level3", "新指标"]);
    const merged = mergeVersions(values, mine, withoutRows(values, "rows", new Set(["r3"])));
    assert.deepEqual(merged.values.rows.map(({ id }) => id), ["r1", "r2", "r9", "r4"]);
    assert.equal(textAt(merged.values, "rows[r9].level3"), "新指标");
  });

  test("a row that one changed and the other removed stays, with the changed text", () => {
    const changed = put(values, ["rows[r3].target", "≥95%"]);
    const removed = withoutRows(values, "rows", new Set(["r3"]));
    for (const [mine, theirs] of [[changed, removed], [removed, changed]] as const) {
      const merged = mergeVersions(values, mine, theirs);
      assert.equal(textAt(merged.values, "rows[r3].target"), "≥95%");
      assert.deepEqual(merged.values.rows.map(({ id }) => id), ["r1", "r2", "r3", "r4"]);
    }
  });

  test("nothing that somebody wrote is lost", () => {
    const change = fc.array(fc.tuple(fc.constantFrom(...allPaths(values).filter((path) => path !== "goal.actual")), fc.constantFrom("甲", "乙", "丙")), { maxLength: 6 });
    fc.assert(
      fc.property(change, change, (own, other) => {
        const mine = put(values, ...own);
        const theirs = put(values, ...other);
        const merged = mergeVersions(values, mine, theirs);
        for (const path of allPaths(values)) {
          const [base, left, right, result] = [values, mine, theirs, merged.values].map((one) => textAt(one, path));
          const isAsked = merged.conflicts.some((conflict) => conflict.path === path && conflict.mine === left && conflict.theirs === right);
          if (left !== base) assert.ok(result === left || isAsked, path);
          if (right !== base) assert.ok(result === right || isAsked, path);
        }
      }),
      { numRuns: process.env["HENGJI_LONG"] === "1" ? 5000 : 200, seed: 20260331 },
    );
  });
});
