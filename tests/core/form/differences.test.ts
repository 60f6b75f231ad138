import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { differences, restore } from "../../../src/core/form/differences.ts";
import { EMPTY_MONITORED } from "../../../src/core/form/cell-path.ts";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { outsideFills } from "../../../src/core/form/outside-fills.ts";
import { anyValues, definitions, goal, row, selfEvaluation, withRow } from "./filings.ts";

const numRuns = process.env["HENGJI_LONG"] === "1" ? 20_000 : 400;

test("a changed cell is told with what it was, and equal values tell nothing", () => {
  assert.deepEqual(differences(goal, goal), []);
  assert.deepEqual(differences(goal, withRow(goal, "r2", { target: "≥1500公里" })), [{ path: "rows[r2].target", before: "≥1512公里", after: "≥1500公里" }]);
});

test("a row that came or went is told by its filled cells and its name", () => {
  const more = { ...goal, rows: [...goal.rows, row("r6", { level1: "产出指标" })] };
  const told = [
    { path: "rows[r6].level1", before: null, after: "产出指标" },
    { path: "rows[r6].level3", before: null, after: "" },
  ];
  assert.deepEqual(differences(goal, more), told);
  assert.deepEqual(differences(more, goal), told.map(({ path, after }) => ({ path, before: after, after: null })));
});

test("an order that nothing else tells is told as the list", () => {
  const [first, second, ...rest] = goal.rows;
  const moved = { ...goal, rows: [second!, first!, ...rest] };
  assert.deepEqual(differences(goal, moved), [{ path: "rows", before: "r1,r2,r3,r4,r5", after: "r2,r1,r3,r4,r5" }]);
});

test("differences lead back to what was", () => {
  fc.assert(
    fc.property(anyValues, anyValues, (before, after) => {
      assert.deepEqual(restore(after, differences(before, after)), before);
    }),
    { seed: 42, numRuns },
  );
});

test("differences of monitoring forms lead back as well, with the period and the boxes", () => {
  const month = fc.integer({ min: 1, max: 12 }).map(String);
  const text = fc.constantFrom("", "√", "110公里");
  const monitored = fc.tuple(anyValues, month, text, text).map(([values, of, expected, certain]): FilingValues => ({
    ...values, funds: values.funds.map((line) => ({ ...line, expected })), rows: values.rows.map((row) => ({ ...row, ...EMPTY_MONITORED, expected, certain })), period: { month: of },
  }));
  fc.assert(
    fc.property(monitored, monitored, (before, after) => {
      const changes = differences(before, after);
      assert.deepEqual(restore(after, changes), before);
      assert.equal(changes.some(({ path }) => path === "period.month"), before.period!.month !== after.period!.month);
    }),
    { seed: 44, numRuns: numRuns / 4 },
  );
});

test("a chain of differences, kept as JSON, is walked back to its beginning", () => {
  fc.assert(
    fc.property(fc.array(anyValues, { minLength: 2, maxLength: 6 }), (versions) => {
      const chain = versions.slice(1).map((version, index) => JSON.stringify(differences(versions[index]!, version)));
      const first = chain.reduceRight((values, change) => restore(values, JSON.parse(change) as ReturnType<typeof differences>), versions.at(-1)!);
      assert.deepEqual(first, versions[0]);
    }),
    { seed: 43, numRuns: numRuns / 4 },
  );
});

test("each step may change its own cells and no others", () => {
  const fillsOf = (step: string) => definitions.workflows.find(({ id }) => id === "self-evaluation")!.steps.find(({ id }) => id === step)!.fills;
  const paths = (after: typeof goal, step: string): string[] => outsideFills(differences(selfEvaluation, after), fillsOf(step)).map(({ path }) => path);
  assert.deepEqual(paths(withRow(selfEvaluation, "r1", { actual: "0.9万元", score: "19.11", reason: "油价上涨" }), "fill"), []);
  assert.deepEqual(paths(withRow(selfEvaluation, "r1", { target: "≤0.9万元", points: "10" }), "fill"), ["rows[r1].target", "rows[r1].points"]);
  assert.deepEqual(paths(withRow(selfEvaluation, "r1", { departmentScore: "18", financeScore: "18" }), "department"), ["rows[r1].financeScore"]);
  assert.deepEqual(paths(withRow(selfEvaluation, "r1", { financeScore: "18", financeReason: "抽查" }), "recheck"), []);
  // Rows of an approved goal neither come nor go, nor move.
  assert.deepEqual(paths({ ...selfEvaluation, rows: selfEvaluation.rows.slice(1) }, "fill").includes("rows[r1].level3"), true);
  assert.deepEqual(paths({ ...selfEvaluation, rows: [...selfEvaluation.rows].reverse() }, "fill"), ["rows"]);
});

test("whoever may add rows still may not fill another's cells in them", () => {
  const fills = definitions.workflows.find(({ id }) => id === "goal")!.steps[0]!.fills;
  const added = (fields: Parameters<typeof row>[1]) => outsideFills(differences(goal, { ...goal, rows: [...goal.rows, row("r9", fields)] }), fills);
  assert.deepEqual(added({ level3: "巡查次数", target: "≥104次" }), []);
  assert.deepEqual(added({ level3: "巡查次数", financeScore: "10" }).map(({ path }) => path), ["rows[r9].financeScore"]);
  assert.deepEqual(outsideFills([{ path: "rows[r1].__proto__", before: "", after: "x" }, { path: "", before: "", after: "x" }], ["rows[*].*", "rows"]).length, 2);
});
