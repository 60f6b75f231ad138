import assert from "node:assert/strict";
import { test } from "node:test";
import { evidenceCell, mayHangOn } from "../../../src/core/form/evidence-cell.ts";
import type { Stage } from "../../../src/core/form/filing-values.ts";

const CASES: readonly (readonly [stage: Stage, path: string, hangs: string | null])[] = [
  ["self-evaluation", "rows[r1].actual", "rows[r1].actual"],
  ["self-evaluation", "rows[r1].score", "rows[r1].score"],
  ["evaluation", "rows[r1].actual", "rows[r1].actual"],
  ["self-evaluation", "goal.actual", null],
  ["self-evaluation", "funds[total].executed", null],
  ["self-evaluation", "measures[m1].reply", null],
  ["goal", "rows[r1].target", null],
  ["monitoring", "rows[r1].actual", null],
  ["application", "measures[m1].reply", "measures[m1].reply"],
  ["application", "measures[m12].problem", "measures[m12].reply"],
  ["application", "result[score].value", null],
  ["application", "rows[r1].actual", null],
  ["application", "measures[m1].rumour", null],
  ["application", "measures", null],
];

test("evidence of an indicator hangs on its cell, evidence of a measure on the reply to it, whichever cell of the line is chosen", () => {
  for (const [stage, path, hangs] of CASES) assert.equal(evidenceCell(stage, path), hangs, `${stage} ${path}`);
});

test("R60: in a form of application a file hangs on a reply and nowhere else", () => {
  const hung = ["measures[m1].reply", "measures[m1].problem", "measures[m1].action", "result[score].value", "goal.actual", "measures"].filter((path) => mayHangOn("application", path));
  assert.deepEqual(hung, ["measures[m1].reply"]);
  for (const path of ["rows[r1].actual", "goal.planned", "funds[total].executed"]) assert.ok(mayHangOn("goal", path) && mayHangOn("self-evaluation", path), path);
});
