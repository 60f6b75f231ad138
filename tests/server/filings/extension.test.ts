import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { goalValues, openFilingWorld, withCell, type FilingWorld } from "./city.ts";
import { confirmedEvaluation } from "./evaluated.ts";
import { codesOf, play, type Step } from "./play.ts";
import { assertHandsAreTrue } from "./taken.ts";

const GOALS = "/api/2027/goal/filings";
const REASON = "单位机构调整，材料未能按时取得。";

describe("a later deadline (延期) and opening a filing again (重新开放)", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
  });
  after(() => world.close());

  const extend = (by: string, one: string, until: string, expectedVersion: number, more: Partial<Step> = {}): Step => ({
    says: `${by} extends to ${until}`, by, request: `POST ${one}/extensions`, body: { until, reason: REASON, expectedVersion }, status: 201, events: ["filing.extended"], ...more,
  });
  const refused = (by: string, one: string, until: string, expectedVersion: number, problem: string, status = 422, more: Partial<Step> = {}): Step =>
    extend(by, one, until, expectedVersion, { status, problems: [problem], events: [], recorded: status === 403 || status === 404, ...more });
  const move = (by: string, one: string, action: string, expectedVersion: number, more: Partial<Step> = {}): Step => ({
    says: `${by}: ${action} on ${expectedVersion}`, by, request: `POST ${one}/moves`, body: { action, opinion: action === "return" ? "请修改。" : "", expectedVersion }, status: 200, events: ["filing.moved"], ...more,
  });
  const reopen = (by: string, one: string, until: string | null, expectedVersion: number, more: Partial<Step> = {}): Step => ({
    says: `${by} reopens`, by, request: `POST ${one}/reopenings`, body: { reason: REASON, until, expectedVersion }, status: 200, events: ["filing.moved"], ...more,
  });
  const deadline = async (by: string, one: string): Promise<unknown[]> => {
    const { due, lateDays, extendedUntil } = (await world.call(by, `GET ${one}`)).json["step"] as Record<string, unknown>;
    return [due, lateDays, extendedUntil];
  };
  const lateNow = async (by: string): Promise<unknown[]> => ((await world.call(by, "GET /api/today")).json["waiting"] as Record<string, unknown>[]).map(({ step, count, late }) => [step, count, late]);
  const listed = async (by: string, id: string): Promise<unknown[]> => {
    const { json } = await world.call(by, "GET /api/2027/goal/filings");
    return (json["items"] as Record<string, unknown>[]).filter((one) => one["id"] === id).map(({ due, lateDays }) => [due, lateDays]);
  };

  test("by the performance office alone, to a day that there is, that is to come and later than the one it has; one event, and nothing else changes", async () => {
    const id = await world.filled("P1", 2027);
    const one = `${GOALS}/${id}`;
    await world.moved(2027, "goal", id, 2, ["officer submit", "head approve"]);
    assert.deepEqual(await deadline("department", one), ["2026-09-21", null, null]);
    const { events } = await play(world, [
      refused("performance", one, "2026-02-30", 4, "workflow.extend-no-such-day"),
      refused("performance", one, "2026-09-14", 4, "workflow.extend-past"),
      refused("performance", one, "2027-09-16", 4, "workflow.extend-too-far"),
      refused("performance", one, "2026-09-21", 4, "workflow.extend-not-later"),
      refused("performance", one, "2026-09-30", 4, "filing.reason-missing", 422, { body: { until: "2026-09-30", reason: " ", expectedVersion: 4 } }),
      refused("performance", one, "2026-09-30", 3, "filing.stale", 409),
      refused("officer", one, "2026-09-30", 4, "duty.missing", 403),
      refused("department", one, "2026-09-30", 4, "duty.missing", 403),
      refused("leader", one, "2026-09-30", 4, "duty.missing", 403),
      refused("security", one, "2026-09-30", 4, "duty.missing", 403),
      refused("performance", `/api/2026/goal/filings/${id}`, "2026-09-30", 4, "filing.unknown", 404),
      refused("performance", one, "x".repeat(21), 4, "http.text-too-long"),
      extend("performance", one, "2026-09-30", 4, { answer: { until: "2026-09-30" } }),
      refused("performance2", one, "2026-09-30", 4, "workflow.extend-not-later"),
    ]);
    const [event] = events;
    assert.deepEqual({ subject: event!.subject, role: event!.role, step: event!.detail["step"], until: event!.detail["until"], due: event!.detail["due"] }, { subject: id, role: "performance-office", step: "department", until: "2026-09-30", due: "2026-09-21" });
    assert.doesNotMatch(JSON.stringify(event), /机构调整/);
    assert.deepEqual(await deadline("department", one), ["2026-09-30", null, "2026-09-30"]);
    assert.deepEqual(await listed("department", id), [["2026-09-30", null]]);
    const { json } = await world.call("officer", `GET ${one}`);
    assert.equal(json["version"], 4);
    assert.deepEqual((json["extensions"] as Record<string, unknown>[]).map(({ until, due, reason, by, stepTitle }) => [until, due, reason, by, (stepTitle as { zh: string }).zh]), [["2026-09-30", "2026-09-21", REASON, "孙绩效", "主管部门审核"]]);
    assert.deepEqual([json["corrections"], ((await world.call("performance", `GET ${one}`)).json["corrections"] as Record<string, { lastDay: string }>)["extend"]?.lastDay], [{ reverse: null, reopen: null, extend: null, relocate: null }, "2026-09-30"]);

    world.time = new Date("2026-09-28T02:00:00.000Z");
    assert.deepEqual(await lateNow("department"), [["department", 1, 0]], "past the limit, and in time by the extension");
    world.time = new Date("2026-10-09T02:00:00.000Z");
    assert.deepEqual(await lateNow("department"), [["department", 1, 1]]);
    // A step that is taken ends it, and taking that back gives it back.
    await play(world, [
      move("department", one, "approve", 4),
      move("department", one, "withdraw", 5),
    ]);
    assert.deepEqual((await deadline("department", one))[2], "2026-09-30");
    await play(world, [move("department", one, "approve", 6)]);
    assert.deepEqual((await deadline("business", one))[2], null);
    await assertHandsAreTrue(world, id);
    world.time = new Date("2026-09-16T02:00:00.000Z");
  });

  test("those who fill go on after their season, up to that day", async () => {
    const id = await world.filled("P2", 2026);
    const one = `/api/2026/goal/filings/${id}`;
    const save = (expectedVersion: number, on: string, more: Partial<Step> = {}): Step => ({
      says: `saved on ${on}`, by: "officer", on, request: `PUT ${one}`, body: { values: withCell(goalValues(), "r1", { target: `≥12${expectedVersion}公里` }), expectedVersion }, status: 200, events: ["filing.saved"], ...more,
    });
    await play(world, [
      save(2, "2027-01-08", { status: 422, problems: ["workflow.season-over"], events: [] }),
      extend("performance", one, "2027-01-20", 2),
      save(2, "2027-01-20"),
      { says: "typed and kept", by: "officer", request: `PUT ${one}/draft`, body: { values: goalValues(), baseVersion: 3 }, status: 200 },
      move("officer", one, "submit", 3),
      move("officer", one, "withdraw", 4),
      { says: "somebody who looked before is told", by: "colleague", request: `PUT ${one}`, body: { values: goalValues(), expectedVersion: 3 }, status: 409, problems: ["filing.stale"] },
      save(5, "2027-01-21", { status: 422, problems: ["workflow.season-over"], events: [] }),
      extend("performance", one, "2027-01-29", 5),
      move("officer", one, "submit", 5),
      { says: "the head is of the unit as well, and its season is over", by: "head", request: `POST ${one}/moves`, body: { action: "approve", opinion: "", expectedVersion: 6 }, status: 422, problems: ["workflow.season-over"] },
      extend("performance", one, "2027-01-29", 6),
      move("head", one, "approve", 6),
    ]);
    await assertHandsAreTrue(world, id);
    world.time = new Date("2026-09-17T02:00:00.000Z");
  });

  test("everything that a department has at one step, one event each; later deadlines stay", async () => {
    const departmentId = (await world.see<{ id: string }>("select id from hengji.org_unit where code = '101'"))[0]!.id;
    const ids = [await world.filled("P2", 2027), await world.filled("P3", 2027, undefined, "bridges")];
    await world.call("school", `POST ${GOALS}`, { subjectId: world.subject("P4"), from: "blank" });
    await play(world, [extend("performance", `${GOALS}/${ids[0]}`, "2026-12-30", 2, { status: 422, problems: ["workflow.extend-too-far"], events: [], body: { until: "2027-12-30", reason: REASON, expectedVersion: 2 } })]);
    const all = (by: string, body: object, more: Partial<Step>): Step => ({
      says: `${by} extends all`, by, request: "POST /api/2027/goal/extensions", body: { departmentId, step: "draft", until: "2026-11-30", reason: REASON, ...body }, status: 422, ...more,
    });
    await play(world, [
      extend("performance", `${GOALS}/${ids[0]}`, "2026-12-10", 2),
      all("performance", { until: "2026-02-30" }, { problems: ["workflow.extend-no-such-day"] }),
      all("performance", { reason: "" }, { problems: ["filing.reason-missing"] }),
      all("performance", { step: "approved" }, { problems: ["extension.step-unknown"] }),
      all("performance", { step: "awaiting" }, { problems: ["extension.none"] }),
      all("officer", {}, { status: 403, problems: ["duty.missing"], recorded: true }),
      all("performance", {}, { status: 201, answer: { extended: 1, left: 1 }, events: ["filing.extended"] }),
      all("performance", { until: "2026-12-20" }, { status: 201, answer: { extended: 2, left: 0 }, events: ["filing.extended", "filing.extended"] }),
      all("performance", { until: "2026-12-20" }, { problems: ["extension.none"] }),
    ]);
    const rows = await world.see<{ code: string; until: string | null }>("select code, extended_until::text as until from hengji.filing join hengji.subject on subject.id = subject_id where year = 2027 and step = 'draft' order by code");
    assert.deepEqual(rows.map(({ code, until }) => [code, until]), [["P2", "2026-12-20"], ["P3", "2026-12-20"], ["P4", null]]);
  });

  test("two extend at once: the second is judged by what the first gave; a key makes it once", async () => {
    const [{ id } = { id: "" }] = await world.see<{ id: string }>("select filing.id from hengji.filing join hengji.subject on subject.id = subject_id where year = 2027 and step = 'draft' and code = 'P4'");
    const path = `POST ${GOALS}/${id}/extensions`;
    const before = (await world.events()).length;
    const both = await Promise.all(["performance", "performance2"].map((by) => world.call(by, path, { until: "2026-11-30", reason: REASON, expectedVersion: 1 })));
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [201, 422]);
    assert.deepEqual(codesOf(both.find(({ status }) => status === 422)!.json), ["workflow.extend-not-later"]);
    const key = { "idempotency-key": "0f2d9c44-extend-only-once" };
    const body = { until: "2026-12-01", reason: REASON, expectedVersion: 1 };
    assert.deepEqual((await Promise.all([world.call("performance", path, body, key), world.call("performance", path, body, key)])).map(({ status }) => status), [201, 201]);
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["filing.extended", "filing.extended"]);
  });

  test("a frozen filing goes back to those who fill, in a new round; where their season is over, until a day", async () => {
    const id = await confirmedEvaluation(world, "P1");
    const one = `/api/2026/self-evaluation/filings/${id}`;
    const needs = async (by: string): Promise<unknown> => ((await world.call(by, `GET ${one}`)).json["corrections"] as { reopen: { needsDay: boolean } | null }).reopen?.needsDay ?? "not shown";
    assert.deepEqual([await needs("performance"), await needs("leader"), await needs("officer")], [false, "not shown", "not shown"]);
    const [{ version } = { version: 0 }] = await world.see<{ version: number }>(`select version from hengji.filing where id = '${id}'`);
    const { events } = await play(world, [
      reopen("leader", one, null, version, { status: 403, problems: ["duty.missing"], events: [], recorded: true }),
      reopen("officer", one, null, version, { status: 403, problems: ["duty.missing"], events: [], recorded: true }),
      reopen("performance", one, null, version, { body: { reason: "", until: null, expectedVersion: version }, status: 422, problems: ["filing.reason-missing"], events: [] }),
      reopen("performance", one, null, version, { on: "2027-07-05", status: 422, problems: ["workflow.reopen-needs-day"], events: [] }),
      reopen("performance", one, "2027-02-30", version, { status: 422, problems: ["workflow.extend-no-such-day"], events: [] }),
      reopen("performance", one, "2027-07-04", version, { status: 422, problems: ["workflow.extend-past"], events: [] }),
      reopen("performance", one, "2027-07-20", version, { answer: { version: version + 1, step: "fill" } }),
      reopen("performance2", one, "2027-07-20", version, { status: 409, problems: ["filing.stale"], events: [] }),
      reopen("performance2", one, null, version + 1, { status: 403, problems: ["workflow.reopen-not-frozen"], events: [], recorded: true }),
      move("officer", one, "submit", version + 1, { on: "2027-07-20" }),
    ]);
    assert.deepEqual({ action: events[0]!.detail["action"], round: events[0]!.detail["round"], until: events[0]!.detail["until"] }, { action: "reopen", round: 2, until: "2027-07-20" });
    const { json } = await world.call("officer", `GET ${one}`);
    assert.deepEqual([json["frozen"], json["round"], (json["extensions"] as unknown[]).length], [null, 2, 1]);
    await assertHandsAreTrue(world, id);
    world.time = new Date("2026-09-18T02:00:00.000Z");
  });

  test("no goal that was built upon", async () => {
    const [{ id, version } = { id: "", version: 0 }] = await world.see<{ id: string; version: number }>("select id, version from hengji.filing where year = 2026 and stage = 'goal' and frozen_digest is not null");
    await play(world, [reopen("performance", `/api/2026/goal/filings/${id}`, null, version, { status: 409, problems: ["workflow.reverse-built-upon"], events: [] })]);
  });
});
