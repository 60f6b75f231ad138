import assert from "node:assert/strict";
import { test } from "node:test";
import { decimal, toShortText } from "../../../src/core/basics/decimal.ts";
import { combineScores } from "../../../src/core/regional/combine-scores.ts";

const project = (name: string, budgetFen: bigint | null, score: string | null) => ({ name, budgetFen, score: score === null ? null : decimal(score) });

test("scores of level-2 projects are weighed by their money, exact to the last rounding", () => {
  const { score, trace } = combineScores([project("甲", 300_000_000n, "90"), project("乙", 100_000_000n, "81.5")]);
  assert.equal(toShortText(score!), "87.88");
  assert.deepEqual(trace.map(({ code, params }) => [code, params["parts"], params["whole"]]), [["regional.combine.weighed", "90 × 300 + 81.5 × 100", "400"]]);
});

test("who has no score is named and is no zero, and who has no money weighs nothing and is named", () => {
  assert.deepEqual([combineScores([project("甲", 1n, "90"), project("乙", 1n, null)])].map(({ score, missing, trace }) => [score, missing, trace.map(({ code }) => code)]), [[null, ["乙"], ["regional.combine.missing"]]]);
  const light = combineScores([project("甲", 1n, "90"), project("乙", null, "50")]);
  assert.deepEqual([toShortText(light.score!), light.trace.map(({ code }) => code)], ["90", ["regional.combine.weighed", "regional.combine.no-money"]]);
  assert.equal(combineScores([project("甲", null, "90")]).score, null);
  assert.deepEqual(combineScores([]), { score: null, missing: [], trace: [] });
});
