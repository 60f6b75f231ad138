import assert from "node:assert/strict";
import { test } from "node:test";
import { seasonToBegin } from "../../../src/core/workflow/season-to-begin.ts";
import type { Workflow } from "../../../src/core/workflow/workflow.ts";
import { workflow } from "./journey.ts";

const at = { year: 2027, unitPath: "990100.104.104001." };
const standing = (flow: Workflow, day: string, period = 0): string => seasonToBegin(flow, at, period, day, []).standing;

test("a goal is early before its season, late once its budget year has begun, and over after it", () => {
  const goal = workflow("goal");
  assert.deepEqual(["2026-05-31", "2026-06-01", "2026-12-31", "2027-01-01", "2027-12-31", "2028-01-01"].map((day) => standing(goal, day)), ["early", "open", "open", "late", "late", "over"]);
  assert.deepEqual(seasonToBegin(goal, at, 0, "2027-03-01", []), { from: "2026-06-01", until: "2027-12-31", reportBy: "2026-12-31", standing: "late" });
});

test("what is reported until its season ends is never late, unless the season says a day of its own", () => {
  const own = workflow("self-evaluation");
  const { until } = seasonToBegin(own, at, 0, "2027-07-01", []);
  assert.equal(standing(own, until), "open");
  const sooner: Workflow = { ...own, season: { ...own.season, reportBy: { year: 1, day: "01-31" } } };
  assert.deepEqual(["2028-01-31", "2028-02-01"].map((day) => standing(sooner, day)), ["open", "late"]);
});

test("a batch has its own days, and a period of monitoring its own limit", () => {
  const goal = workflow("goal");
  const batched: Workflow = { ...goal, season: { ...goal.season, batches: [{ title: { zh: "第一批", en: "First" }, from: { year: -1, day: "05-01" }, until: { year: -1, day: "07-31" }, departments: ["104"] }] } };
  assert.deepEqual(["2026-05-01", "2026-08-01"].map((day) => standing(batched, day)), ["open", "over"]);
  const monitoring = workflow("monitoring");
  assert.deepEqual(["2027-07-05", "2027-08-30"].map((day) => standing(monitoring, day, 1)), ["open", "late"]);
});
