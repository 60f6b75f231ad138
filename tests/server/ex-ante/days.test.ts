import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { PostReminder } from "../../../src/core/workflow/reminder.ts";
import { openGround, type Ground } from "../../../src/server/context.ts";
import { remindDaily } from "../../../src/server/jobs/remind-daily.ts";
import { DEFAULT_SETTINGS } from "../../../src/server/app-settings.ts";
import { REGION } from "../filings/city.ts";
import { play, type Step } from "../filings/play.ts";
import { openExAnteWorld, POLICY, PROJECT, type ExAnteWorld } from "./ex-ante-world.ts";

const AMOUNT = "320500000";
const REASON = "专家名单尚未确定。";

describe("F201 F202 F203: limits of ex-ante evaluation with reminders, urging, escalation and extension as of filings", () => {
  let world: ExAnteWorld;
  let ground: Ground;
  before(async () => {
    world = await openExAnteWorld();
    ground = openGround(world.pool, { settings: { ...DEFAULT_SETTINGS, region: REGION }, clock: () => world.time, packs: { ...world.packs, exAnte: [PROJECT, POLICY] }, brought: null });
  });
  after(() => world.close());

  const submitted = async (code: string, on: string): Promise<string> => {
    world.time = new Date(`${on}T02:00:00.000Z`);
    const one = await world.begun(await world.entered(code));
    await world.written(one, AMOUNT);
    await world.brought(one);
    assert.equal((await world.move("officer", one, "submit")).status, 200);
    return one;
  };
  const morning = async (day: string): Promise<readonly string[]> => {
    world.time = new Date(`${day}T00:30:00.000Z`);
    const before = (await world.events()).length;
    const daily = remindDaily(ground, { clock: () => world.time, trouble: (what, error) => assert.fail(`${String(what)} ${String(error)}`) });
    await daily.now();
    await daily.stop();
    return (await world.events()).slice(before).map(({ verb }) => verb);
  };
  const reminded = async (by: string): Promise<readonly (readonly [day: string, ...counts: number[]])[]> =>
    ((await world.call(by, "GET /api/reminders")).json["items"] as { day: string; posts: PostReminder[] }[]).map(({ day, posts }) => [day, ...posts.flatMap(({ arrived, returned, urged, soon, late, escalated }) => [arrived, returned, urged, soon, late, escalated])]);
  const box = async (by: string, name: string): Promise<readonly string[]> => ((await world.call(by, `GET /api/inbox?box=${name}`)).json["items"] as { id: string; stage: string }[]).filter(({ stage }) => stage === "ex-ante").map(({ id }) => id);
  const item = async (by: string, one: string): Promise<Record<string, unknown>> => ((await world.call(by, "GET /api/inbox")).json["items"] as Record<string, unknown>[]).find(({ id }) => id === one.split("/").at(-1)) ?? {};
  const urge = (says: string, by: string, one: string, more: Partial<Step> = {}): Step => ({ says, by, request: `POST ${one}/urgings`, body: { said: "预算编制在即，请尽快受理。" }, status: 201, events: ["ex-ante.urged"], ...more });
  const extend = (says: string, one: string, until: string, more: Partial<Step> = {}): Step =>
    ({ says, by: "performance", request: `POST ${one}/extensions`, body: { until, reason: REASON, turn: "take-up" }, status: 201, events: ["ex-ante.extended"], ...more });
  const refused = (problem: string, status: number): Partial<Step> => ({ status, problems: [problem], events: [], recorded: status === 403 || status === 404 });

  test("urged by who handed it on and by the performance office, once a day and with one event; whoever has the turn reads it", async () => {
    const one = await submitted("U1", "2026-09-15");
    await play(world, [
      urge("not what is in one's own hands", "department", one, { ...refused("workflow.urge-not-behind", 403) }),
      urge("not by a colleague who did nothing", "colleague", one, refused("workflow.urge-not-behind", 403)),
      urge("not by who does not see it", "school-department", one, refused("ex-ante.unknown", 404)),
      urge("by who submitted it", "officer", one),
      urge("not twice a day", "officer", one, refused("workflow.urge-again", 409)),
      urge("and by the performance office", "performance", one),
    ]);
    const { step, due, urged } = await item("department", one);
    assert.deepEqual([step, due, urged], ["take-up", "2026-09-21", { count: 2, said: "预算编制在即，请尽快受理。" }]);
    const today = (await world.call("department", "GET /api/today")).json["urged"] as { id: string; stage: string; count: number; by: string; title: { zh: string } }[];
    assert.deepEqual(today.map(({ id, stage, count, by, title }) => [id, stage, count, by, title.zh]), [[one.split("/").at(-1), "ex-ante", 2, "孙绩效", "受理申请"]]);
    assert.equal((await item("performance", one))["urged"], undefined, "it is not theirs to read");
    const { urge: offered, urgings, deadline } = (await world.call("officer", `GET ${one}`)).json as unknown as { urge: { refusedBecause: { code: string } | null } | null; urgings: unknown[]; deadline: { turn: string; due: string } };
    assert.deepEqual([offered?.refusedBecause?.code, urgings.length, deadline.turn, deadline.due], ["workflow.urge-again", 2, "take-up", "2026-09-21"]);
    assert.equal(((await world.call("department", `GET ${one}`)).json["urge"]), null, "nobody is offered what never works");
    world.time = new Date(world.time.getTime() + 60_000);
    await world.move("department", one, "take-up");
    assert.equal((await item("department", one))["urged"], null, "the next turn begins without");
    await world.move("department", one, "return", "请补充测算依据。");
    assert.equal((await item("officer", one))["due"] !== null, true, "mending has its day too");
  });

  test("extended by the performance office alone, to a later day, for the turn that it is at; one event, and late is reckoned from it", async () => {
    const one = await submitted("U2", "2026-09-15");
    await play(world, [
      extend("no such day", one, "2026-02-30", refused("workflow.extend-no-such-day", 422)),
      extend("past", one, "2026-09-14", refused("workflow.extend-past", 422)),
      extend("not later", one, "2026-09-21", refused("workflow.extend-not-later", 422)),
      extend("without a reason", one, "2026-09-30", { ...refused("filing.reason-missing", 422), body: { until: "2026-09-30", reason: " ", turn: "take-up" } }),
      extend("of a turn that it has left", one, "2026-09-30", { ...refused("ex-ante.stale", 409), body: { until: "2026-09-30", reason: REASON, turn: "fill" } }),
      extend("not by the department", one, "2026-09-30", { by: "department", ...refused("duty.missing", 403) }),
      extend("extended", one, "2026-09-30", { answer: { until: "2026-09-30" } }),
      extend("and not to the same day", one, "2026-09-30", refused("workflow.extend-not-later", 422)),
    ]);
    world.time = new Date("2026-09-28T02:00:00.000Z");
    const { due, lateDays } = await item("department", one);
    assert.deepEqual([due, lateDays, await box("department", "late")], ["2026-09-30", null, []]);
    const { extensions, mayExtend } = (await world.call("performance", `GET ${one}`)).json as unknown as { extensions: { until: string; due: string; reason: string; by: string }[]; mayExtend: boolean };
    assert.deepEqual([extensions.map((each) => [each.until, each.due, each.reason, each.by]), mayExtend], [[["2026-09-30", "2026-09-21", REASON, "孙绩效"]], true]);
    await world.move("department", one, "take-up");
    assert.equal((await item("department", one))["due"] === "2026-09-30", false, "it ends with the turn");
  });

  test("told each morning of what is new, urged, soon due and late; long overdue it is told above, once, with one event, and an extension takes that away", async () => {
    const one = await submitted("U3", "2026-10-12");
    const id = one.split("/").at(-1)!;
    assert.equal((await morning("2026-10-13")).at(-1), "reminders.made");
    const of = async (by: string, day: string) => ((await reminded(by)).find(([at]) => at === day)?.slice(1) ?? []) as number[];
    const first = await of("department", "2026-10-13");
    assert.equal(first[0]! >= 1, true, "what arrived is new");
    assert.deepEqual(await play(world, [urge("urged", "officer", one)]).then(({ events }) => events.map(({ verb }) => verb)), ["ex-ante.urged"]);
    await morning("2026-10-14");
    assert.deepEqual([(await of("department", "2026-10-14"))[2], (await of("officer", "2026-10-14"))[2] ?? 0], [1, 0], "urged: whoever has the turn");
    const seen: [number | null, number][] = [];
    for (const day of ["2026-10-16", "2026-10-19", "2026-10-20", "2026-10-21", "2026-10-22", "2026-10-23", "2026-10-26", "2026-10-27"]) {
      const events = await morning(day);
      const at = (await item("department", one))["lateDays"] as number | null;
      const told = (await world.events()).filter(({ verb, subject }) => verb === "ex-ante.escalated" && subject === id).length;
      seen.push([at, told]);
      const [, , , soon, late] = await of("department", day);
      assert.equal(at === null ? soon! >= 1 : late! >= 1, true, `${day}: ${JSON.stringify([at, soon, late])}`);
      assert.equal(events.at(-1), "reminders.made");
    }
    assert.deepEqual(seen.map(([late, told]) => told === ((late ?? 0) > 5 ? 1 : 0)), seen.map(() => true), JSON.stringify(seen));
    assert.ok(seen.some(([, told]) => told === 1) && seen.some(([, told]) => told === 0));
    const event = (await world.events()).findLast(({ verb, subject }) => verb === "ex-ante.escalated" && subject === id)!;
    assert.deepEqual([event.subject, event.actor, event.detail], [id, "system", { step: "take-up", holder: "department-finance", to: "performance-office" }]);
    assert.deepEqual([await box("performance", "escalated"), await box("leader", "escalated"), await box("department", "escalated")].map((ids) => ids.includes(id)), [true, false, false]);
    assert.ok((await reminded("performance")).some(([, ...counts]) => counts[5]! >= 1), "told in the morning too");
    assert.deepEqual((await box("performance", "waiting")).includes(id), false, "it waits for the department as before");
    await play(world, [extend("a later day", one, "2026-11-20")]);
    assert.deepEqual((await box("performance", "escalated")).includes(id), false, "in time again");
  });

  test("an expert's limit runs from when they were asked; the unit is told no day of it", async () => {
    const one = await submitted("U4", "2026-11-02");
    await world.move("department", one, "take-up");
    const { materials } = (await world.call("department", `GET ${one}`)).json as unknown as { materials: readonly { id: string; state: string }[] };
    for (const { id, state } of materials) if (state === "received") await world.call("department", `PUT ${one}/materials/${id}`, { state: "approved", note: "" });
    for (const login of ["reviewer", "expert1", "expert2"]) assert.equal((await world.call("department", `POST ${one}/experts`, { postId: world.post(login) })).status, 201);
    assert.equal((await world.move("department", one, "send-to-experts")).status, 200);
    const due = (await item("reviewer", one))["due"];
    assert.equal(due, "2026-11-16");
    const elsewhere = ((await world.call("officer", "GET /api/inbox?box=elsewhere")).json["items"] as Record<string, unknown>[]).find(({ id }) => id === one.split("/").at(-1));
    assert.deepEqual([elsewhere?.["step"], elsewhere?.["due"]], ["score", null]);
    await morning("2026-11-13");
    assert.deepEqual((await reminded("reviewer"))[0]?.slice(0, 5), ["2026-11-13", 1, 0, 0, 1], "asked since the last morning, and soon due");
    await morning("2026-11-17");
    assert.equal((await reminded("expert1"))[0]?.[5], 1, "late");
  });
});
