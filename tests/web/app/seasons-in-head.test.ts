import assert from "node:assert/strict";
import { test } from "node:test";
import { seasonsInHead } from "../../../src/web/app/frame/seasons-in-head.ts";

const open = [{ year: 2027, stage: "goal" }, { year: 2026, stage: "self-evaluation" }, { year: 2026, stage: "monitoring" }, { year: 2025, stage: "application" }] as const;
const offered = (year: number, stage: "goal" | "evaluation"): string[] => seasonsInHead(open, { year, stage }).map((one) => `${one.year} ${one.stage}`);

test("years and stages in the head stand in order, and last year's goals are among them though their season is over", () => {
  const all = ["goal", "monitoring", "self-evaluation", "evaluation", "application"];
  assert.deepEqual(offered(2027, "goal"), ["2027 goal", "2026 monitoring", "2026 self-evaluation", ...[2025, 2024, 2023].flatMap((year) => all.map((stage) => `${year} ${stage}`))]);
});

test("the one in sight is offered wherever it is, in its place", () => {
  assert.deepEqual(offered(2026, "evaluation").slice(0, 4), ["2027 goal", "2026 monitoring", "2026 self-evaluation", "2026 evaluation"]);
  assert.equal(offered(2019, "goal").at(-1), "2019 goal");
});
