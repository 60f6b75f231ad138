import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Stage } from "../../src/core/form/filing-values.ts";
import { profileFor } from "../../src/core/form/profile-for.ts";
import { judgeExamples } from "../../src/files/judge-examples.ts";
import { loadPackSet } from "../../src/files/load-definitions.ts";
import { sourceOf } from "../../src/files/read-pack-source.ts";
import { readingsOf, resolvePacks } from "../../src/files/resolve-packs.ts";
import { ROOT } from "../cli/run-hengji.ts";

/*
 * What holds for one stage alone, and what is taken out of a list, by files as docs/how-to/change-for-one-stage.md and take-an-item-out.md say them; the
 * same in the browser: tests/browser/stage-and-removal.test.ts.
 */

const national = await loadPackSet();
assert.ok(national.ok, JSON.stringify(national));
const below = national.value.set;

/** A city's pack with the overlay of a page upon the national one. */
function cityOf(overlay: string) {
  const source = sourceOf(new Map([["pack", { path: "city/pack.yaml", text: "id: city\nversion: 0.1.0\nschema: 1\ntitle: { zh: 甲市, en: City }\noverlays: national\n" }], ["overlay", { path: "city/overlay.yaml", text: overlay }]]));
  assert.ok(source.ok, JSON.stringify(source));
  const set = { ...below, layers: [...below.layers, source.value.source] };
  const said = (year: number | null, stage: Stage | null) => {
    const read = resolvePacks(set, year, [], stage);
    assert.ok(read.ok, JSON.stringify(read));
    return read.value;
  };
  return { set, said };
}

function overlayIn(page: string): string {
  return /```yaml\n([^]*?)```/.exec(readFileSync(join(ROOT, "docs/how-to", page), "utf8"))![1]!;
}

test("P3, D9b: a threshold of a stage from a year on, with its examples: self-evaluations have it, goals and the years before keep theirs", () => {
  const { set, said } = cityOf(overlayIn("change-for-one-stage.md"));
  const excellent = (year: number, stage: Stage) => profileFor(said(year, stage), year, stage).grades.value[0]!.from.units;
  assert.deepEqual([excellent(2026, "self-evaluation"), excellent(2027, "self-evaluation"), excellent(2027, "goal"), excellent(2028, "self-evaluation")], [90, 92, 90, 92]);
  assert.deepEqual(readingsOf(set), [{ year: null, stage: null }, { year: 2027, stage: null }, { year: null, stage: "self-evaluation" }, { year: 2027, stage: "self-evaluation" }]);
  assert.deepEqual(judgeExamples(set).problems, []);
});

test("F115: a measure, an indicator of a frame and a kind of evidence are taken out of their lists", () => {
  const { said } = cityOf(overlayIn("take-an-item-out.md"));
  const [before, after] = [resolvePacks(below, null), said(null, null)];
  assert.ok(before.ok);
  const lists = [before.value, after].map(({ measures, frames, evidence }) => [
    measures!.some(({ id }) => id === "assessment"), frames.find(({ id }) => id === "cost-first")!.groups.some(({ kinds }) => kinds.includes("社会成本指标")), evidence.some(({ id }) => id === "photo"),
  ]);
  assert.deepEqual(lists, [[true, true, true], [false, false, false]]);
});
