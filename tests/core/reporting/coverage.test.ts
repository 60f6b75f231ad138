import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { COVERAGE_STANDINGS, coverageOf, isGap, neededOf, type CoverageCount } from "../../../src/core/reporting/coverage.ts";
import { reportBy } from "../../../src/core/workflow/report-by.ts";
import { BOOKS } from "../../../src/core/subject/subject-kind.ts";
import type { Workflow } from "../../../src/core/workflow/workflow.ts";

const STAGES = ["goal", "monitoring", "self-evaluation"] as const;
const count = (over: Partial<CoverageCount>): CoverageCount => ({ stage: "goal", book: "GENERAL_PUBLIC", departmentId: "d1", department: "教育局", standing: "finished", subjects: 1, returned: 0, ...over });
const of = (standings: Partial<Record<CoverageCount["standing"], number>>, over: Partial<CoverageCount> = {}): CoverageCount[] =>
  Object.entries(standings).map(([standing, subjects]) => count({ standing: standing as CoverageCount["standing"], subjects, ...over }));

test("R37: four books by three stages, also those of which nothing is due", () => {
  const { books } = coverageOf(STAGES, BOOKS, of({ finished: 1, "under-way": 2 }), new Map([["GENERAL_PUBLIC", 2018]]));
  assert.deepEqual(books.map(({ book, cells }) => [book, cells.map(({ stage, state }) => `${stage} ${state}`)]), BOOKS.map((book) => [book, STAGES.map((stage) => `${stage} ${book === "GENERAL_PUBLIC" && stage === "goal" ? "open" : "nothing-due"}`)]));
});

test("R38: only what is truly missing makes a cell red: neither what is not due yet, nor what waits for its goal, nor what is under way", () => {
  const state = (...counts: CoverageCount[]): string => coverageOf(STAGES, BOOKS, counts, new Map()).books[0]!.cells[0]!.state;
  assert.deepEqual([
    state(...of({ missing: 1, finished: 9 })), state(...of({ "not-due": 3 })), state(...of({ "goal-pending": 2 })), state(...of({ "under-way": 1, reported: 1 })), state(...of({ finished: 2, waived: 1, "not-needed": 4 })), state(...of({ "not-needed": 4 })),
  ], ["missing", "open", "open", "open", "whole", "nothing-due"]);
});

test("R39: what was waived is not missing, and is not called finished either", () => {
  const [cell] = coverageOf(STAGES, BOOKS, of({ finished: 1, waived: 2 }), new Map()).books[0]!.cells;
  assert.deepEqual([cell!.state, cell!.standings.finished, cell!.standings.waived, neededOf(cell!)], ["whole", 1, 2, 3]);
});

test("R38: what is named among the gaps", () => {
  assert.deepEqual(COVERAGE_STANDINGS.filter(isGap), ["reported", "under-way", "missing", "not-due", "goal-pending", "result-pending", "waived"]);
});

test("R40: the first year of each book's goals is told, and none where there was none", () => {
  const first = new Map([["GENERAL_PUBLIC", 2016], ["GOV_FUND", 2019], ["STATE_CAPITAL", 2019], ["SOCIAL_INSURANCE", 2019]] as const);
  assert.deepEqual(coverageOf(STAGES, BOOKS, [], first).books.map(({ firstYear }) => firstYear), [2016, 2019, 2019, 2019]);
  assert.deepEqual(coverageOf(STAGES, BOOKS, [], new Map()).books.map(({ firstYear }) => firstYear), [null, null, null, null]);
});

test("R38: the cells of a row add up to its subjects, and books and departments to the same", () => {
  const subject = fc.record({ book: fc.constantFrom(...BOOKS), departmentId: fc.constantFrom("d1", "d2", "d3"), standings: fc.tuple(...STAGES.map(() => fc.constantFrom(...COVERAGE_STANDINGS))) });
  fc.assert(
    fc.property(fc.array(subject, { maxLength: 30 }), (subjects) => {
      const counts = subjects.flatMap(({ book, departmentId, standings }) => STAGES.map((stage, at) => count({ stage, book, departmentId, department: departmentId, standing: standings[at]! })));
      const { books, departments } = coverageOf(STAGES, BOOKS, counts, new Map());
      const total = (row: { readonly cells: readonly { readonly standings: Readonly<Record<string, number>> }[] }): number[] => row.cells.map(({ standings }) => Object.values(standings).reduce((sum, one) => sum + one, 0));
      for (const row of [...books, ...departments]) assert.deepEqual(new Set(total(row)), new Set([row.subjects]));
      for (const { book, subjects: all } of books) assert.equal(all, subjects.filter((one) => one.book === book).length);
      assert.equal(books.reduce((sum, row) => sum + row.subjects, 0), departments.reduce((sum, row) => sum + row.subjects, 0));
    }),
    { seed: 38 },
  );
});

test("R41: one day by which a stage is reported, whatever the book: as its season says, else before the budget year, by its period, or with its season", () => {
  const season = { from: { year: -1, day: "06-01" }, until: { year: 0, day: "12-31" } };
  const workflow = (over: Partial<Workflow>): Pick<Workflow, "stage" | "season" | "periods"> => ({ stage: "goal", season, ...over });
  const monitoring = workflow({ stage: "monitoring", periods: [{ number: 1, month: 6, due: { days: 15 } }, { number: 2, month: 9 }] });
  assert.deepEqual(
    [reportBy(workflow({}), 2027, 1, []), reportBy(workflow({ season: { ...season, reportBy: { year: -1, day: "09-30" } } }), 2027, 1, []), reportBy(workflow({ stage: "self-evaluation" }), 2026, 1, []), reportBy(monitoring, 2026, 1, []), reportBy(monitoring, 2026, 2, [])],
    ["2026-12-31", "2026-09-30", "2026-12-31", "2026-07-21", "2026-12-31"],
  );
});
