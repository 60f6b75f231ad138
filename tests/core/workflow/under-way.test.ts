import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Actor } from "../../../src/core/access/actor.ts";
import { laterDayRefusal } from "../../../src/core/workflow/extension.ts";
import { deadlineOfWork, isDueSoon, toldOfLate, type WorkUnderWay } from "../../../src/core/workflow/under-way.ts";
import { urgingOfWorkRefusal } from "../../../src/core/workflow/urging.ts";

const limit = { days: 5, departments: { "104": 8 }, escalate: { after: 2, to: "finance-leader" as const } };
/** Came on a Monday; plain weeks. */
const work: WorkUnderWay = { limit, unitPath: "990100.101.101001.", arrivedOn: "2026-09-14" };
const days = (one: WorkUnderWay, today: string): unknown[] => {
  const { due, lateDays } = deadlineOfWork(one, today, []);
  return [due, lateDays, isDueSoon(one, today, []), toldOfLate(one, today, [])];
};

describe("work under way and its day", () => {
  test("is due after its days, soon before that, late after it, and told above when it is late by more than its limit allows", () => {
    assert.deepEqual(days(work, "2026-09-14"), ["2026-09-21", null, false, null]);
    assert.deepEqual(days(work, "2026-09-16"), ["2026-09-21", null, true, null]);
    assert.deepEqual(days(work, "2026-09-21"), ["2026-09-21", null, true, null]);
    assert.deepEqual(days(work, "2026-09-22"), ["2026-09-21", 1, false, null]);
    assert.deepEqual(days(work, "2026-09-23"), ["2026-09-21", 2, false, null]);
    assert.deepEqual(days(work, "2026-09-24"), ["2026-09-21", 3, false, "finance-leader"]);
  });

  test("a department with a limit of its own has that one; a later day that was given holds; without a limit there is no day", () => {
    assert.equal(deadlineOfWork({ ...work, unitPath: "990100.104.104001." }, "2026-09-22", []).due, "2026-09-24");
    assert.deepEqual(days({ ...work, extendedUntil: "2026-09-30" }, "2026-09-24"), ["2026-09-30", null, false, null]);
    assert.deepEqual(days({ ...work, extendedUntil: "2026-09-30" }, "2026-10-01"), ["2026-09-30", 1, false, null]);
    assert.deepEqual(days({ ...work, limit: undefined }, "2027-01-01"), [null, null, false, null]);
  });

  test("may have a later day that is one, and no other", () => {
    const said = (until: string, due: string | null): string | null => laterDayRefusal(until, "2026-09-16", due)?.code ?? null;
    assert.deepEqual([said("2026-02-30", "2026-09-21"), said("2026-09-15", "2026-09-21"), said("2026-09-21", "2026-09-21"), said("2026-09-30", null), said("2026-09-30", "2026-09-21")],
      ["workflow.extend-no-such-day", "workflow.extend-past", "workflow.extend-not-later", "workflow.extend-no-limit", null]);
  });

  test("is urged about by who had it in hand, and by the performance office; not in one's own hands, and not twice a day", () => {
    const actor = (role: Actor["role"]): Actor => ({ personId: "p", postId: "p", role, unitId: "u", scopes: ["990100."], assigned: [] });
    const said = (role: Actor["role"], isTheirs: boolean, wasInHand: boolean, hours: number | null): string | null => urgingOfWorkRefusal(actor(role), { isTheirs, wasInHand, hours })?.code ?? null;
    assert.deepEqual([said("unit-officer", false, true, null), said("unit-officer", false, false, null), said("performance-office", false, false, null), said("performance-office", true, false, null), said("unit-officer", false, true, 23), said("unit-officer", false, true, 24)],
      [null, "workflow.urge-not-behind", null, "workflow.urge-yours", "workflow.urge-again", null]);
  });
});
