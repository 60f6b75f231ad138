import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { bodyOf, transferPayment, YEAR } from "../regional/regional-world.ts";
import { openFilingWorld, type FilingWorld } from "./city.ts";

interface Offered {
  readonly id: string;
  readonly name: string;
  readonly goal: string;
  readonly goalId: string | null;
  readonly waived: boolean;
  readonly passedDown: boolean;
}

describe("what can be begun, and from what", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
  });
  after(() => world.close());

  const offered = async (by: string, stage: string): Promise<readonly Offered[]> => (await world.call(by, `GET /api/${YEAR}/${stage}/subjects?without=filing`)).json["items"] as Offered[];

  test("a subject without an approved goal names the goal that is under way, or that it was waived", async () => {
    const before = (await offered("officer", "self-evaluation")).find(({ id }) => id === world.subject("P1"))!;
    assert.deepEqual([before.goal, before.goalId, before.waived], ["none", null, false]);
    const waived = await world.call("performance", `POST /api/${YEAR}/goal/waivers`, { subjectId: world.subject("P1"), reason: "应急项目，当年不设目标。" });
    assert.equal(waived.status, 201, JSON.stringify(waived.json));
    const after = (await offered("officer", "self-evaluation")).find(({ id }) => id === world.subject("P1"))!;
    assert.deepEqual([after.goal, after.waived], ["none", true]);

    const { json } = await world.call("officer", `POST /api/${YEAR}/goal/filings`, { subjectId: world.subject("P2"), from: "blank" });
    const underWay = (await offered("officer", "self-evaluation")).find(({ id }) => id === world.subject("P2"))!;
    assert.deepEqual([underWay.goal, underWay.goalId, underWay.waived], ["under-way", json["id"], false]);
  });

  test("when it may be begun is told with it: until when it is reported, and whether the season is past", async () => {
    const season = async (year: number, stage: string): Promise<Record<string, string>> => (await world.call("officer", `GET /api/${year}/${stage}/subjects?without=filing`)).json["season"] as Record<string, string>;
    const now = await season(YEAR, "goal");
    assert.deepEqual([now["from"], now["until"], now["reportBy"]], [`${YEAR - 1}-06-01`, `${YEAR}-12-31`, `${YEAR - 1}-12-31`]);
    const standings = [(await season(YEAR - 6, "goal"))["standing"], (await season(YEAR + 6, "goal"))["standing"], (await season(YEAR + 6, "self-evaluation"))["standing"]];
    assert.deepEqual(standings, ["over", "early", "early"]);
  });

  test("F210: a part to which a goal was passed down says so, and the others do not", async () => {
    const other = await openFilingWorld();
    try {
      const whole = await transferPayment(other);
      const bridges = await bodyOf(other, "101002");
      const split = await other.call("performance", `POST /api/${YEAR}/transfer-payments/${whole}/splits`, {
        expectedVersion: 0, reason: "", rules: { r1: "sum", r2: "same", r3: "sum", r4: "same" }, parts: [{ unitId: bridges, amount: "320.5", targets: { r1: "120", r3: "36个" } }],
      });
      assert.equal(split.status, 201, JSON.stringify(split.json));
      const { json } = await other.call("bridges", `GET /api/${YEAR}/goal/subjects?without=filing`);
      const told = (json["items"] as Offered[]).map(({ name, passedDown }) => [name, passedDown] as const);
      assert.deepEqual(told.filter(([, passedDown]) => passedDown).map(([name]) => name.includes("农村公路养护补助")), [true], JSON.stringify(told));
      assert.ok(told.some(([, passedDown]) => !passedDown), "its own projects are there as well");
    } finally {
      await other.close();
    }
  });
});
