import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { eachInSteps, inOneStep, ROWS_TO_A_STEP, wholly } from "../../../src/core/basics/steps.ts";

describe("long work in steps", () => {
  test("it stops after so many rows, and comes to the same as in one go", () => {
    const items = Array.from({ length: 2 * ROWS_TO_A_STEP + 1 }, (_, at) => at);
    const double = (item: number): number => item * 2;
    const work = eachInSteps(items, double);
    assert.deepEqual([work.next().done, work.next().done], [false, false]);
    assert.deepEqual(work.next(), { done: true, value: items.map(double) });
    assert.deepEqual(wholly(eachInSteps(items, double)), items.map(double));
  });

  test("few rows, and none, are no more than one", () => {
    assert.equal(eachInSteps(Array.from({ length: ROWS_TO_A_STEP }, (_, at) => at), String).next().done, true);
    assert.deepEqual(eachInSteps([], String).next(), { done: true, value: [] });
    assert.equal(wholly(inOneStep(() => 7)), 7);
  });
});
