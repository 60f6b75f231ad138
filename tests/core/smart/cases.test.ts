import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import test from "node:test";
import { decimal } from "../../../src/core/basics/decimal.ts";
import type { Profile } from "../../../src/core/score/profile.ts";
import { lintGoal, pathOf } from "../../../src/core/smart/index.ts";
import { publishedGoals } from "./sample-goals.ts";

const EXPECTED = new URL("./cases-remarks.txt", import.meta.url);

/** One line a remark, so that a change of a rule shows in a review what it does to real tables. */
function report(): string {
  const lines: string[] = [];
  for (const { file, goal } of publishedGoals()) {
    lines.push(file);
    for (const remark of lintGoal(goal)) {
      const row = remark.place.row === null ? null : goal.rows[remark.place.row]!;
      const cell = row === null ? "" : `  ${row.name ?? "-"} | ${row.target ?? "-"}`;
      lines.push(`  ${remark.severity} ${remark.rule} ${pathOf(remark.place) || "form"}${cell}${remark.fix ? `  -> ${remark.fix.field}: ${remark.fix.text}` : ""}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

test("what the linter says about the 44 published tables has been looked at by eye", () => {
  const actual = report();
  if (process.env["HENGJI_UPDATE"] === "1") writeFileSync(EXPECTED, actual);
  assert.equal(actual, readFileSync(EXPECTED, "utf8"), "read the difference; when each changed line is right, run once with HENGJI_UPDATE=1");
});

test("without a profile both customs of summing points are taken, with one only its own", () => {
  const profile = { goalFormSum: { value: decimal("90"), reference: {} } } as unknown as Profile;
  const wrongSums = (goals: ReturnType<typeof publishedGoals>): string[] => goals.filter(({ goal }) => lintGoal(goal).some(({ rule }) => rule === "weights-sum")).map(({ file }) => file);
  assert.equal(publishedGoals().length, 44);
  assert.deepEqual(wrongSums(publishedGoals()), []);
  assert.deepEqual(wrongSums(publishedGoals(profile)), ["ningjin-high-school-aid-2019.json"]);
});
