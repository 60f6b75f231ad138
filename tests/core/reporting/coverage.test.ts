import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { coverageOf, type CoverageCount } from "../../../src/core/reporting/coverage.ts";
import { BOOKS } from "../../../src/core/subject/subject-kind.ts";

const STAGES = ["goal", "monitoring", "self-evaluation"] as const;
const count = (over: Partial<CoverageCount>): CoverageCount => ({ stage: "goal", book: "GENERAL_PUBLIC", departmentId: "d1", department: "教育局", due: 1, begun: 0, finished: 0, returned: 0, waived: 0, ...over });

test("R37: four books by three stages, also those of which nothing is due", () => {
  const { books } = coverageOf(STAGES, BOOKS, [count({ due: 3, begun: 2, finished: 1 })], new Map([["GENERAL_PUBLIC", 2018]]));
  assert.deepEqual(books.map(({ book, cells }) => [book, cells.map(({ stage, state }) => `${stage} ${state}`)]), BOOKS.map((book) => [book, STAGES.map((stage) => `${stage} ${book === "GENERAL_PUBLIC" && stage === "goal" ? "partly" : "nothing-due"}`)]));
});

test("R38: a book of which every goal is missing is said so, and nothing due is not the same as all covered", () => {
  const { books } = coverageOf(STAGES, BOOKS, [count({ due: 2, finished: 2 }), count({ book: "GOV_FUND", due: 4 })], new Map());
  assert.deepEqual(books.map(({ cells }) => cells[0]!.state), ["whole", "none", "nothing-due", "nothing-due"]);
});

test("R39: what was waived is not missing, and is not called finished either", () => {
  const { books } = coverageOf(STAGES, BOOKS, [count({ due: 3, finished: 1, waived: 2 }), count({ book: "GOV_FUND", due: 2, waived: 1 })], new Map());
  assert.deepEqual(books.slice(0, 2).map(({ cells }) => [cells[0]!.state, cells[0]!.finished]), [["whole", 1], ["none", 0]]);
});

test("R40: the first year of each book's goals is told, and none where there was none", () => {
  const first = new Map([["GENERAL_PUBLIC", 2016], ["GOV_FUND", 2019], ["STATE_CAPITAL", 2019], ["SOCIAL_INSURANCE", 2019]] as const);
  assert.deepEqual(coverageOf(STAGES, BOOKS, [], first).books.map(({ firstYear }) => firstYear), [2016, 2019, 2019, 2019]);
  assert.deepEqual(coverageOf(STAGES, BOOKS, [], new Map()).books.map(({ firstYear }) => firstYear), [null, null, null, null]);
});

test("books and departments add up to the same", () => {
  const one = fc.record({ stage: fc.constantFrom(...STAGES), book: fc.constantFrom(...BOOKS), departmentId: fc.constantFrom("d1", "d2", "d3"), department: fc.constant("x"), due: fc.nat(50), begun: fc.nat(50), finished: fc.nat(50), returned: fc.nat(9), waived: fc.nat(9) });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (counts) => {
      const { books, departments } = coverageOf(STAGES, BOOKS, counts, new Map());
      for (const [index] of STAGES.entries()) {
        for (const part of ["due", "begun", "finished", "returned", "waived"] as const) {
          const sum = (rows: readonly { readonly cells: readonly { readonly [key in typeof part]: number }[] }[]): number => rows.reduce((total, { cells }) => total + cells[index]![part], 0);
          assert.equal(sum(books), sum(departments));
        }
      }
    }),
    { seed: 38 },
  );
});
