import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toText } from "../../../src/core/basics/decimal.ts";
import { qualityByBook, qualityOf, type SubmittedGoal } from "../../../src/core/reporting/goal-quality.ts";
import { lintGoal } from "../../../src/core/smart/index.ts";
import { BOOKS } from "../../../src/core/subject/subject-kind.ts";

const points = (units: number) => ({ units, scale: 0 });
const RULE = { full: points(100), error: points(10), warning: points(5), note: points(1) };

describe("R53: quality of goals", () => {
  test("a goal is scored by what is said about it, and each point that is taken off is accounted for", () => {
    const remarks = lintGoal({ year: 2026, goal: "进一步提高水平", rows: [], complete: false });
    const { score, trace } = qualityOf(RULE, remarks);
    const off = trace.reduce((sum, one) => sum + Number(one.off.units), 0);
    assert.deepEqual([toText(score), trace.map(({ said }) => said.code).sort()], [String(100 - off), ["lint.goal-without-number", "lint.no-deadline", "lint.vague-verb"]]);
    assert.ok(off > 0 && trace.every(({ times, off: own, severity }) => Number(own.units) === RULE[severity].units * times));
    assert.deepEqual(qualityOf(RULE, []), { score: points(100), trace: [] });
  });

  test("return rate and mean by book; where nothing was handed on there is none, which is no zero", () => {
    const goal = (book: SubmittedGoal["book"], score: number, returned = false): SubmittedGoal => ({ book, returned, score: points(score) });
    const shown = qualityByBook(BOOKS, [goal("GENERAL_PUBLIC", 90, true), goal("GENERAL_PUBLIC", 100), goal("GENERAL_PUBLIC", 85), goal("GOV_FUND", 70)]);
    assert.deepEqual(shown.map(({ submitted, returned, returnRate, mean }) => [submitted, returned, returnRate && toText(returnRate), mean && toText(mean)]), [
      [3, 1, "33.3", "91.7"], [1, 0, "0.0", "70.0"], [0, 0, null, null], [0, 0, null, null],
    ]);
  });
});
