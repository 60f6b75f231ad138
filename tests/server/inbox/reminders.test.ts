import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import type { PostReminder } from "../../../src/core/workflow/reminder.ts";
import { remindDaily } from "../../../src/server/jobs/remind-daily.ts";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";

/** What the department has for longer than two days beyond its limit is told to the performance office. */
const told = (packs: Definitions): Definitions => ({
  ...packs,
  workflows: packs.workflows.map((workflow) => ({
    ...workflow, steps: workflow.steps.map((step) => (step.id === "department" ? { ...step, due: { days: 5, escalate: { after: 2, to: "performance-office" as const } } } : step)),
  })),
});

describe("daily reminders (每日提醒) and what is told to those above (逾期升级)", () => {
  let world: FilingWorld;
  let id = "";
  const troubles: unknown[] = [];
  const at = (moment: string): void => void (world.time = new Date(moment));
  /** As after a restart: it knows of nothing that was made before. */
  const morning = async (moment: string): Promise<readonly string[]> => {
    at(moment);
    const before = (await world.events()).length;
    const daily = remindDaily(world.ground, { clock: () => world.time, trouble: (what, error) => troubles.push(what, error) });
    await daily.now();
    await daily.stop();
    assert.deepEqual(troubles, []);
    return (await world.events()).slice(before).map(({ verb }) => verb);
  };
  const reminded = async (by: string): Promise<readonly (readonly [day: string, ...counts: number[]])[]> => {
    const { json } = await world.call(by, "GET /api/reminders");
    return (json["items"] as { day: string; posts: PostReminder[] }[]).map(({ day, posts }) => [day, ...posts.flatMap(({ arrived, returned, urged, soon, late, escalated }) => [arrived, returned, urged, soon, late, escalated])]);
  };
  const box = async (by: string, name: string): Promise<readonly string[]> => ((await world.call(by, `GET /api/inbox?box=${name}`)).json["items"] as { id: string }[]).map((one) => one.id);

  before(async () => {
    world = await openFilingWorld(told);
    id = await world.filled("P1", 2027);
    await world.moved(2027, "goal", id, 2, ["officer submit", "head approve"]);
  });
  after(() => world.close());

  test("one a person and working day, whatever restarts, with one event for the day", async () => {
    assert.deepEqual(await morning("2026-09-15T21:59:00Z"), [], "nobody is there yet");
    assert.deepEqual(await morning("2026-09-15T22:01:00Z"), ["reminders.made"]);
    assert.deepEqual(await morning("2026-09-16T03:00:00Z"), [], "restarted at noon");
    assert.deepEqual(await reminded("department"), [["2026-09-16", 1, 0, 0, 0, 0, 0]]);
    for (const by of ["officer", "head", "business", "school", "school-department", "performance", "leader", "reviewer"]) assert.deepEqual(await reminded(by), [], by);
  });

  test("what is due within three working days, what came back and what was urged since; what is late on every day", async () => {
    // Came on Tuesday the 15th, with five working days; the Sunday of that week is worked.
    assert.deepEqual(await morning("2026-09-18T00:00:00Z"), ["reminders.made"]);
    assert.deepEqual((await reminded("department"))[0], ["2026-09-18", 0, 0, 0, 1, 0, 0]);
    assert.deepEqual(await morning("2026-09-19T01:00:00Z"), [], "a Saturday");
    assert.equal((await world.call("officer", `POST /api/2027/goal/filings/${id}/urgings`, { said: "" })).status, 201);
    assert.deepEqual(await morning("2026-09-21T00:00:00Z"), ["reminders.made"]);
    assert.deepEqual((await reminded("department"))[0], ["2026-09-21", 0, 0, 1, 1, 0, 0], "urged on Saturday, told on Monday");
    assert.deepEqual(await morning("2026-09-23T00:00:00Z"), ["reminders.made"]);
    assert.deepEqual((await reminded("department"))[0], ["2026-09-23", 0, 0, 0, 0, 1, 0]);
    at("2026-09-23T02:00:00Z");
    await world.moved(2027, "goal", id, 4, ["department return draft"]);
    assert.deepEqual(await morning("2026-09-24T00:00:00Z"), ["reminders.made"]);
    assert.deepEqual(await reminded("officer"), [["2026-09-24", 1, 1, 0, 0, 0, 0]]);
    assert.deepEqual(await reminded("colleague"), await reminded("officer"), "whoever may take it up");
    assert.equal((await reminded("department"))[0]![0], "2026-09-23", "nothing new, no reminder");
  });

  test("F304: what the packs tell as overdue only after some days is told from then on, and is due soon no more", async () => {
    const other = await openFilingWorld((packs) => ({
      ...told(packs), alerts: [{ id: "overdue", title: { zh: "逾期", en: "Overdue" }, provenance: "draft", reference: { document: null, unverified: true }, value: { days: 1 } }],
    }));
    try {
      await other.moved(2027, "goal", await other.filled("P1", 2027), 2, ["officer submit", "head approve"]);
      const days: string[] = [];
      for (const day of ["21", "22", "23"]) {
        other.time = new Date(`2026-09-${day}T00:00:00Z`);
        const daily = remindDaily(other.ground, { clock: () => other.time, trouble: (what, error) => troubles.push(what, error) });
        await daily.now();
        await daily.stop();
        const items = (await other.call("department", "GET /api/reminders")).json["items"] as { day: string; posts: PostReminder[] }[];
        const of = items.find((one) => one.day === `2026-09-${day}`);
        days.push(`${day} ${of?.posts.map(({ soon, late }) => `soon ${soon} late ${late}`).join() ?? "nothing"}`);
      }
      assert.deepEqual(troubles, []);
      // Five working days from the 15th end on the 21st, since the Sunday between is worked.
      assert.deepEqual(days, ["21 soon 1 late 0", "22 nothing", "23 soon 0 late 1"]);
    } finally {
      await other.close();
    }
  });

  test("what is late by more than its step allows is told above, once, until it moves", async () => {
    await world.moved(2027, "goal", id, 5, ["officer submit", "head approve"]);
    // Came on Thursday the 24th, with five working days before the holiday and after it.
    const late = async (): Promise<number | null> => ((await world.call("department", "GET /api/inbox")).json["items"] as { lateDays: number | null }[])[0]!.lateDays;
    const escalated: [number | null, readonly string[]][] = [];
    for (const day of ["2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12", "2026-10-13"]) {
      const events = await morning(`${day}T00:30:00Z`);
      escalated.push([await late(), events.filter((verb) => verb === "filing.escalated")]);
    }
    const first = escalated.findIndex(([, events]) => events.length > 0);
    assert.deepEqual(escalated.map(([days, events]) => [(days ?? 0) > 2, events.length]), escalated.map(([days], index) => [(days ?? 0) > 2, index === first ? 1 : 0]), JSON.stringify(escalated));
    assert.equal(escalated[first]![0], 3, "on the first day that is more than two");
    assert.deepEqual([await box("performance", "escalated"), await box("performance2", "escalated"), await box("leader", "escalated"), await box("department", "escalated")], [[id], [id], [], []]);
    assert.deepEqual(await box("performance", "waiting"), [], "it waits for the department as before");
    const event = (await world.events()).find(({ verb }) => verb === "filing.escalated")!;
    assert.deepEqual([event.subject, event.actor, event.detail], [id, "system", { step: "department", holder: "department-finance", to: "performance-office" }]);
    const [told, ...others] = (await reminded("performance")).filter(([, ...counts]) => counts.at(-1) === 1);
    assert.ok(told !== undefined && others.length === 0, "told on one morning");
    await world.moved(2027, "goal", id, 7, ["department approve"]);
    assert.deepEqual(await box("performance", "escalated"), []);
  });

  test("of two servers in one morning one makes them", async () => {
    at("2026-10-14T00:00:00Z");
    const before = (await world.events()).length;
    const both = [1, 2].map(() => remindDaily(world.ground, { clock: () => world.time, trouble: (what, error) => troubles.push(what, error) }));
    await Promise.all(both.map(({ now }) => now()));
    await Promise.all(both.map(({ stop }) => stop()));
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["reminders.made"]);
    assert.deepEqual(troubles, []);
  });

  test("are kept for thirty days", async () => {
    assert.deepEqual(await morning("2026-11-12T00:00:00Z"), ["reminders.made"]);
    assert.ok((await world.see<{ day: string }>("select to_char(day, 'YYYY-MM-DD') as day from hengji.reminder")).every(({ day }) => day >= "2026-10-13"));
    assert.ok((await world.see("select from hengji.reminder where day < '2026-11-01'")).length > 0);
  });
});
