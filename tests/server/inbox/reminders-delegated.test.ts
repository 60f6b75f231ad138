import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { PostReminder } from "../../../src/core/workflow/reminder.ts";
import { remindDaily } from "../../../src/server/jobs/remind-daily.ts";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";

describe("daily reminders (每日提醒) of posts that are delegated", () => {
  let world: FilingWorld;
  let given = "";
  const morning = async (moment: string): Promise<void> => {
    world.time = new Date(moment);
    const daily = remindDaily(world.ground, { clock: () => world.time, trouble: (what, error) => assert.fail(`${String(what)} ${String(error)}`) });
    await daily.now();
    await daily.stop();
  };
  const reminded = async (by: string): Promise<readonly unknown[]> => {
    const { json } = await world.call(by, "GET /api/reminders");
    return (json["items"] as { day: string; posts: PostReminder[] }[]).flatMap(({ day, posts }) => posts.map(({ role, unit, of, arrived, soon }) => [day, role, unit, of ?? null, arrived, soon]));
  };
  before(async () => {
    world = await openFilingWorld();
    const id = await world.filled("P1", 2027);
    await world.moved(2027, "goal", id, 2, ["officer submit"]);
    const personId = (await world.see<{ id: string }>("select id from hengji.person where login = 'bridges-head'"))[0]!.id;
    const { status, json } = await world.call("head", "POST /api/delegations", { personId, from: "2026-09-16", until: "2026-09-17", reason: "出差" });
    assert.equal(status, 201, JSON.stringify(json));
    given = String(json["id"]);
  });
  after(() => world.close());

  test("tell whoever acts in one as well, and whose it is; on its days, until it is taken back", async () => {
    await morning("2026-09-15T22:30:00Z");
    const own = ["2026-09-16", "unit-head", "公路养护中心", null, 1, 1];
    assert.deepEqual([await reminded("head"), await reminded("deputy")], [[own], [own]], "its holder goes on being told");
    assert.deepEqual(await reminded("bridges-head"), [["2026-09-16", "unit-head", "公路养护中心", "李主任", 1, 1]]);
    assert.deepEqual(await reminded("bridges"), []);
    assert.equal((await world.call("head", `POST /api/delegations/${given}/end`)).status, 200);
    await morning("2026-09-16T22:30:00Z");
    assert.equal((await reminded("head")).length, 2);
    assert.equal((await reminded("bridges-head")).length, 1, "nothing that is no longer theirs");
  });
});
