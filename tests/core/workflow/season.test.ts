import assert from "node:assert/strict";
import { test } from "node:test";
import { parseWorkflow } from "../../../src/files/read-workflow.ts";
import { writeWorkflow } from "../../../src/files/write-workflow.ts";
import { isOpenForAnybody, lastDayOfSeason, seasonOf, seasonRefusal } from "../../../src/core/workflow/season.ts";
import type { Workflow } from "../../../src/core/workflow/workflow.ts";
import { workflow } from "./journey.ts";

const goal = workflow("goal");
/** Two batches of departments before and after the rest. */
const inBatches: Workflow = {
  ...goal,
  season: {
    ...goal.season,
    batches: [
      { title: { zh: "第一批", en: "First batch" }, from: { year: -1, day: "05-01" }, until: { year: -1, day: "07-31" }, departments: ["101", "102"] },
      { title: { zh: "第二批", en: "Second batch" }, from: { year: -1, day: "08-01" }, until: { year: -1, day: "09-30" }, departments: ["103"] },
    ],
  },
};
const at = (department: string) => ({ year: 2027, unitPath: `990100.${department}.${department}001.` });

test("a department of a batch has the days of its batch, all others those of the season", () => {
  assert.deepEqual(["101", "102", "103", "104"].map((department) => seasonOf(inBatches, at(department))), [
    { from: "2026-05-01", until: "2026-07-31" }, { from: "2026-05-01", until: "2026-07-31" }, { from: "2026-08-01", until: "2026-09-30" }, { from: "2026-06-01", until: "2027-12-31" },
  ]);
  const codes = (department: string, day: string, extended: string | null = null) => seasonRefusal(inBatches, at(department), day, extended)?.code ?? null;
  assert.equal(codes("101", "2026-07-31"), null);
  assert.equal(codes("101", "2026-08-01"), "workflow.season-over");
  assert.equal(codes("101", "2026-08-01", "2026-08-05"), null);
  assert.equal(codes("103", "2026-07-31"), "workflow.season-not-open");
  assert.equal(codes("104", "2026-08-01"), null);
  // A department whose code begins like that of a batch is none of it.
  assert.equal(codes("1010", "2026-08-01"), null);
});

test("a stage is in season for somebody while it is for any batch", () => {
  assert.deepEqual(["2026-04-30", "2026-05-01", "2028-01-01"].map((day) => isOpenForAnybody(inBatches, 2027, day)), [false, true, false]);
});

test("batches stand in the file of a workflow; one that ends before it begins and a department in two are refused with their places", () => {
  const text = writeWorkflow(inBatches);
  const read = parseWorkflow("goal.yaml", text);
  assert.ok(read.ok, JSON.stringify(read));
  assert.deepEqual(read.value.season, inBatches.season);
  const problems = (changed: string): readonly (readonly [string, string])[] => {
    const outcome = parseWorkflow("goal.yaml", changed);
    return outcome.ok ? [] : outcome.problems.map(({ code, where }) => [code, where] as const);
  };
  const lineOf = (part: string): number => text.slice(0, text.indexOf(part)).split("\n").length;
  assert.deepEqual(problems(text.replace("day: 07-31", "day: 04-30")), [["pack.season-upside-down", `goal.yaml:${lineOf("day: 07-31") - 1}:9`]]);
  assert.deepEqual(problems(text.replace("- 103", "- 102")), [["pack.twice", `goal.yaml:${lineOf("- 103")}:11`]]);
  assert.deepEqual(problems(text.replace("day: 07-31", "day: 02-30")).map(([code]) => code), ["pack.not-month-day"]);
});

test("a season is over when the last of its batches is", () => {
  const late: Workflow = { ...inBatches, season: { ...inBatches.season, batches: [{ ...inBatches.season.batches![0]!, until: { year: 1, day: "01-31" } }] } };
  assert.deepEqual([goal, inBatches, late].map((one) => lastDayOfSeason(one, 2027)), ["2027-12-31", "2027-12-31", "2028-01-31"]);
});
