import assert from "node:assert/strict";
import { test } from "node:test";
import { yearsLater } from "../../../src/core/calendar/iso-day.ts";

test("a day some years away keeps its name, and 29 February stands between its neighbours in any year", () => {
  assert.deepEqual([yearsLater("2026-11-24", 1), yearsLater("2026-11-24", -3), yearsLater("0999-12-31", 1)], ["2027-11-24", "2023-11-24", "1000-12-31"]);
  const day = yearsLater("2028-02-29", -3);
  assert.ok("2025-02-28" < day && day < "2025-03-01");
});
