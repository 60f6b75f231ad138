import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openFilingWorld, type FilingWorld } from "./city.ts";
import { openWholeWorld } from "./whole-packs.ts";

interface ToBegin {
  readonly year: number;
  readonly stage: string;
  readonly period: number;
  readonly month: number | null;
  readonly count: number;
  readonly due: string;
  readonly dueAssumed: boolean;
  readonly isLate: boolean;
}

/** The roads unit has two projects, of which one has money in 2026. */
describe("what is to be begun, on Today", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openWholeWorld();
  });
  after(() => world.close());

  const toBegin = async (by: string, of = world): Promise<readonly ToBegin[]> => {
    const { status, json } = await of.call(by, "GET /api/today");
    assert.equal(status, 200, JSON.stringify(json));
    return json["toBegin"] as ToBegin[];
  };
  const lines = async (by = "officer"): Promise<readonly (readonly unknown[])[]> => (await toBegin(by)).map(({ year, stage, period, month, count, due, isLate }) => [year, stage, period, month, count, due, isLate]);
  const at = (moment: string): void => void (world.time = new Date(moment));

  test("a project with money and no goal is overdue; what needs an approved goal is not asked for yet", async () => {
    assert.deepEqual(await lines(), [[2026, "goal", 1, null, 1, "2025-12-31", true]]);
  });

  test("with goals approved there is monitoring of the period whose turn it is, and what can be begun for the year and the next", async () => {
    await world.approved("P1", 2026);
    await world.approved("P2", 2026);
    const [monitoring, ...others] = await lines();
    assert.deepEqual(monitoring, [2026, "monitoring", 1, 6, 2, "2026-07-21", true]);
    assert.deepEqual(others, [[2027, "goal", 1, null, 2, "2026-12-31", false], [2026, "self-evaluation", 1, null, 2, "2027-06-30", false]]);
  });

  test("what was begun counts no more, and where all was begun the line is gone", async () => {
    for (const [code, left] of [["P1", [1]], ["P2", []]] as const) {
      const { status } = await world.call("officer", "POST /api/2026/monitoring/filings", { subjectId: world.subject(code), from: "blank" });
      assert.equal(status, 201);
      assert.deepEqual((await toBegin("officer")).filter(({ stage }) => stage === "monitoring").map(({ count }) => count), left);
    }
  });

  test("the number is what the reporting of the office lists of that unit, with nothing begun", async () => {
    for (const { year, stage, period, count } of await toBegin("officer")) {
      const { json } = await world.call("performance", `GET /api/${year}/${stage}/reporting/unreported?period=${period}`);
      const unbegun = (json["items"] as { unit: string; filing: object | null; code: string }[]).filter(({ code, filing }) => filing === null && ["P1", "P2"].includes(code));
      assert.equal(unbegun.length, count, `${stage} ${year}`);
    }
  });

  test("nothing of it for those who may begin nothing, nor of a unit beside", async () => {
    for (const other of ["head", "department", "business", "performance", "leader", "reviewer", "bridges", "school"]) assert.deepEqual(await toBegin(other), [], other);
  });

  test("the next period of monitoring has its turn when its months are over, is late after its deadline, and ends with the season", async () => {
    const monitoring = async (): Promise<readonly unknown[]> => (await toBegin("officer")).filter(({ stage }) => stage === "monitoring").map(({ period, month, count, isLate }) => [period, month, count, isLate]);
    at("2026-09-30T02:00:00Z");
    assert.deepEqual(await monitoring(), []);
    at("2026-10-01T02:00:00Z");
    assert.deepEqual(await monitoring(), [[2, 9, 2, false]]);
    at("2026-12-31T02:00:00Z");
    assert.deepEqual(await monitoring(), [[2, 9, 2, true]]);
    at("2027-01-01T02:00:00Z");
    assert.deepEqual(await monitoring(), []);
  });
});

describe("what is to be begun in the stead of units", () => {
  test("a department that fills for its units is told of all of them, where its role may begin at all", async () => {
    const world = await openFilingWorld((packs) => ({
      ...packs,
      roles: packs.roles.map((role) => (role.role === "department-finance" ? { ...role, duties: [...role.duties, "filing.start" as const] } : role)),
      workflows: packs.workflows.map((flow) => (flow.stage === "goal" ? { ...flow, steps: flow.steps.map((step, place) => (place === 0 ? { ...step, onBehalf: ["department-finance" as const] } : step)) } : flow)),
    }));
    try {
      const of = async (by: string): Promise<readonly unknown[]> => ((await world.call(by, "GET /api/today")).json["toBegin"] as ToBegin[]).map(({ year, stage, count }) => [year, stage, count]);
      assert.deepEqual(await of("department"), [[2026, "goal", 1]]);
      assert.deepEqual(await of("school-department"), []);
    } finally {
      await world.close();
    }
  });
});
