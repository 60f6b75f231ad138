import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openFilingWorld, type FilingWorld } from "./city.ts";

const FILINGS = "/api/2027/goal/filings";

interface Shown {
  readonly id: string;
  readonly due: string | null;
  readonly lateDays: number | null;
  readonly dueAssumed: boolean;
}

interface Waiting {
  readonly step: string;
  readonly count: number;
  readonly late: number;
  readonly lateAssumed: boolean;
}

/** The head of the unit has three working days; the National Day of 2026 is off from 1 to 7 October, and 10 October, a Saturday, is worked. */
describe("deadlines in working days", () => {
  let world: FilingWorld;
  let id: string;
  const at = (moment: string): void => void (world.time = new Date(moment));
  const listed = async (login = "head"): Promise<Shown> => {
    const { json } = await world.call(login, `GET ${FILINGS}`);
    const { due, lateDays, dueAssumed } = (json["items"] as Shown[]).find((item) => item.id === id)!;
    return { id, due, lateDays, dueAssumed };
  };
  const shown = async (): Promise<readonly unknown[]> => {
    const { due, lateDays, dueAssumed } = await listed();
    const { json } = await world.call("head", `GET ${FILINGS}/${id}`);
    const step = json["step"] as Record<string, unknown>;
    assert.deepEqual([step["due"], step["lateDays"], step["dueAssumed"]], [due, lateDays, dueAssumed], "the list and the page say the same");
    return [due, lateDays, dueAssumed];
  };
  const todayOf = async (login: string): Promise<readonly Waiting[]> => (await world.call(login, "GET /api/today")).json["waiting"] as Waiting[];
  const lateToday = async (login: string): Promise<readonly (readonly [step: string, count: number, late: number])[]> => (await todayOf(login)).map(({ step, count, late }) => [step, count, late]);

  before(async () => {
    world = await openFilingWorld();
    at("2026-09-21T02:00:00Z");
    id = await world.filled("P1", 2027);
    at("2026-09-28T02:00:00Z");
    await world.moved(2027, "goal", id, 2, ["officer submit"]);
  });
  after(() => world.close());

  test("the day it comes doesn't count, nor do days off; on its last day it is not late", async () => {
    assert.deepEqual(await shown(), ["2026-10-08", null, false]);
    at("2026-10-08T15:59:59Z");
    assert.deepEqual(await shown(), ["2026-10-08", null, false]);
    assert.deepEqual(await lateToday("head"), [["unit-head", 1, 0]]);
  });

  test("the next working day of the office it is late, and a Saturday that is worked counts", async () => {
    // Midnight at the office.
    at("2026-10-08T16:00:00Z");
    assert.deepEqual(await shown(), ["2026-10-08", 1, false]);
    assert.deepEqual(await lateToday("head"), [["unit-head", 1, 1]]);
    at("2026-10-10T02:00:00Z");
    assert.deepEqual(await shown(), ["2026-10-08", 2, false]);
    at("2026-10-11T02:00:00Z");
    assert.deepEqual(await shown(), ["2026-10-08", 2, false], "a Sunday adds nothing");
  });

  test("six working days over the holiday, of which three were too many", async () => {
    at("2026-10-12T02:00:00Z");
    assert.deepEqual(await shown(), ["2026-10-08", 3, false]);
    assert.deepEqual(await lateToday("head"), [["unit-head", 1, 1]]);
  });

  test("whoever handed it on sees where it waits, with whom and how late; others don't", async () => {
    const elsewhere = async (login: string): Promise<readonly unknown[]> => ((await world.call(login, "GET /api/today")).json["elsewhere"] as { id: string; step: string; holder: string; since: string; due: string; lateDays: number }[])
      .map((one) => [one.id, one.step, one.holder, one.since, one.due, one.lateDays]);
    assert.deepEqual(await elsewhere("officer"), [[id, "unit-head", "unit-head", "2026-09-28T02:00:00.000Z", "2026-10-08", 3]]);
    for (const other of ["colleague", "bridges", "head", "performance"]) assert.deepEqual(await elsewhere(other), [], other);
  });

  test("the next step begins its own days, and so does a return", async () => {
    await world.moved(2027, "goal", id, 3, ["head approve"]);
    assert.deepEqual(await shown(), ["2026-10-19", null, false]);
    assert.deepEqual(await lateToday("department"), [["department", 1, 0]]);
    assert.deepEqual(await lateToday("head"), []);
    at("2026-10-20T02:00:00Z");
    assert.deepEqual([await lateToday("department"), (await listed("department")).lateDays], [[["department", 1, 1]], 1]);
    await world.moved(2027, "goal", id, 4, ["department return unit-head"]);
    assert.deepEqual(await shown(), ["2026-10-23", null, false]);
  });

  test("into a year without a calendar it is said that its holidays are not known", async () => {
    at("2026-12-25T02:00:00Z");
    assert.deepEqual(await shown(), ["2026-10-23", 45, false]);
    assert.equal((await todayOf("head"))[0]!.lateAssumed, false);
    at("2027-01-04T02:00:00Z");
    assert.deepEqual(await shown(), ["2026-10-23", 51, true]);
    assert.deepEqual(await lateToday("head"), [["unit-head", 1, 1]]);
    assert.equal((await todayOf("head"))[0]!.lateAssumed, true);
  });

  test("what has come to its end has no deadline", async () => {
    const ended = await world.approved("P2", 2027);
    const { json } = await world.call("performance", `GET ${FILINGS}/${ended}`);
    const step = json["step"] as Record<string, unknown>;
    assert.deepEqual([step["end"], step["due"], step["lateDays"]], ["approved", null, null]);
  });
});

test("a step without a deadline is never late", async () => {
  const world = await openFilingWorld((packs) => ({ ...packs, workflows: packs.workflows.map((flow) => ({ ...flow, steps: flow.steps.map(({ due: _due, ...step }) => step) })) }));
  try {
    const id = await world.filled("P1", 2027);
    await world.moved(2027, "goal", id, 2, ["officer submit"]);
    world.time = new Date("2026-12-25T02:00:00Z");
    const { step } = (await world.call("head", `GET ${FILINGS}/${id}`)).json as { step: Record<string, unknown> };
    assert.deepEqual([step["due"], step["lateDays"], step["dueAssumed"]], [null, null, false]);
    const waiting = (await world.call("head", "GET /api/today")).json["waiting"] as { step: string; count: number; late: number }[];
    assert.deepEqual(waiting.map((one) => [one.step, one.count, one.late]), [["unit-head", 1, 0]]);
  } finally {
    await world.close();
  }
});
