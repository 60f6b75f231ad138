import assert from "node:assert/strict";
import { test } from "node:test";
import { officeDay, officeYear } from "../../src/server/office-day.ts";

test("the office is eight hours ahead: its year begins while UTC is still in the last evening of the old one", () => {
  const [before, after] = [new Date("2026-12-31T15:59:59.999Z"), new Date("2026-12-31T16:00:00Z")];
  assert.deepEqual([officeDay(before), officeYear(before)], ["2026-12-31", 2026]);
  assert.deepEqual([officeDay(after), officeYear(after)], ["2027-01-01", 2027]);
});
