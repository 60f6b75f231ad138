import assert from "node:assert/strict";
import { test } from "node:test";
import { STAGES } from "../../../src/core/form/filing-values.ts";
import { openSeasons } from "../../../src/core/workflow/open-seasons.ts";

const workflows = [
  { stage: "goal" as const, season: { from: { year: -1, day: "07-01" }, until: { year: 0, day: "03-31" } } },
  { stage: "self-evaluation" as const, season: { from: { year: 1, day: "01-01" }, until: { year: 1, day: "06-30" } } },
];
const on = (day: string): string[] => openSeasons(workflows, STAGES, day).map(({ year, stage }) => `${year} ${stage}`);

test("what is in season, its first and last day included", () => {
  assert.deepEqual(on("2026-06-30"), ["2025 self-evaluation"]);
  assert.deepEqual(on("2026-07-01"), ["2027 goal"]);
  assert.deepEqual(on("2027-01-01"), ["2027 goal", "2026 self-evaluation"]);
  assert.deepEqual(on("2027-03-31"), ["2027 goal", "2026 self-evaluation"]);
  assert.deepEqual(on("2027-04-01"), ["2026 self-evaluation"]);
});

test("stages of a year stand in the order in which they follow each other, however the workflows are listed", () => {
  const season = { from: { year: 0, day: "01-01" }, until: { year: 0, day: "12-31" } };
  const listed = (["self-evaluation", "application", "monitoring", "goal", "monitoring"] as const).map((stage) => ({ stage, season }));
  assert.deepEqual(openSeasons(listed, STAGES, "2026-06-30").map(({ stage }) => stage), ["goal", "monitoring", "self-evaluation", "application"]);
});
