import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { asOwner, GOAL_MOVES, goalValues, openFilingWorld, withCell, type FilingWorld } from "./city.ts";
import { codesOf, play, type Step } from "./play.ts";
import { assertHandsAreTrue } from "./taken.ts";

const FILINGS = "/api/2027/goal/filings";

describe("taking a step back (撤回)", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
  });
  after(() => world.close());

  const move = (by: string, one: string, action: string, expectedVersion: number, more: Partial<Step> = {}): Step => ({
    says: `${by}: ${action} on ${expectedVersion}`, by, request: `POST ${one}/moves`, body: { action, opinion: action === "return" ? "请修改。" : "", expectedVersion }, status: 200, events: ["filing.moved"], ...more,
  });
  const refused = (by: string, one: string, expectedVersion: number, problem: string, status = 403): Step =>
    move(by, one, "withdraw", expectedVersion, { status, problems: [problem], events: [], recorded: status === 403 });
  const shown = async (by: string, one: string): Promise<unknown> => {
    const { json } = await world.call(by, `GET ${one}`);
    const found = (json["allowed"] as { action: string; to: { step: string }[]; refusedBecause: { code: string } | null }[]).find(({ action }) => action === "withdraw");
    return found === undefined ? "not shown" : (found.refusedBecause?.code ?? found.to.map(({ step }) => step));
  };

  test("a submission comes back to whoever submitted it, in the same round, and can be submitted again", async () => {
    const id = await world.filled("P1", 2027);
    const one = `${FILINGS}/${id}`;
    const { events } = await play(world, [
      refused("officer", one, 2, "workflow.withdraw-not-yours"),
      move("officer", one, "submit", 2, { answer: { version: 3, step: "unit-head" } }),
      refused("colleague", one, 3, "workflow.withdraw-not-yours"),
      refused("head", one, 3, "workflow.withdraw-not-yours"),
      move("officer", one, "withdraw", 3, { answer: { version: 4, step: "draft" }, body: { action: "withdraw", opinion: "金额要改。", expectedVersion: 3 } }),
      refused("officer", one, 4, "workflow.withdraw-not-yours"),
      { says: "whoever looked at what was taken back is told", by: "head", request: `POST ${one}/moves`, body: { action: "approve", opinion: "", expectedVersion: 3 }, status: 409, problems: ["filing.stale"] },
      { says: "it is in the officer's hands", by: "officer", request: `PUT ${one}`, body: { values: withCell(goalValues(), "r1", { target: "≥121公里" }), expectedVersion: 4 }, status: 200, events: ["filing.saved"] },
      move("officer", one, "submit", 5, { answer: { version: 6, step: "unit-head" } }),
      move("head", one, "approve", 6, { answer: { version: 7, step: "department" } }),
      refused("officer", one, 7, "workflow.withdraw-moved-on"),
      move("officer", one, "withdraw", 6, { says: "who looked at it before is told that it moved on", status: 409, problems: ["filing.stale"], events: [] }),
      move("head", one, "withdraw", 7, { answer: { version: 8, step: "unit-head" } }),
      refused("officer", one, 8, "workflow.withdraw-moved-on"),
      move("head", one, "return", 8, { answer: { version: 9, step: "draft" } }),
      refused("head", one, 9, "workflow.withdraw-not-yours"),
    ]);
    const [, taken] = events;
    assert.deepEqual({ action: taken!.detail["action"], from: taken!.detail["from"], to: taken!.detail["to"], round: taken!.detail["round"], version: taken!.detail["version"], role: taken!.role }, { action: "withdraw", from: "unit-head", to: "draft", round: 1, version: 4, role: "unit-officer" });
    const { json } = await world.call("officer", `GET ${one}`);
    assert.deepEqual((json["transitions"] as Record<string, unknown>[]).map(({ action, from, to, round }) => `${String(action)} ${String(from)} ${String(to)} ${String(round)}`), [
      "submit draft unit-head 1", "withdraw unit-head draft 1", "submit draft unit-head 1", "approve unit-head department 1", "withdraw department unit-head 1", "return unit-head draft 1",
    ]);
    await assertHandsAreTrue(world, id);
  });

  test("it is as it was before: since when, whether it had come back, and with what", async () => {
    const id = await world.filled("P1", 2026);
    const one = `/api/2026/goal/filings/${id}`;
    const now = async () => (await world.see(`select step, holder, round, step_since, came_back, content_digest from hengji.filing where id = '${id}'`))[0];
    const begun = await now();
    await play(world, [move("officer", one, "submit", 2), move("officer", one, "withdraw", 3)]);
    assert.deepEqual(await now(), begun);
    await play(world, [move("officer", one, "submit", 4), move("head", one, "return", 5)]);
    const returned = await now();
    const differences = (await world.call("officer", `GET ${one}/differences`)).json;
    await play(world, [move("officer", one, "submit", 6), move("officer", one, "withdraw", 7)]);
    assert.deepEqual(await now(), returned);
    assert.deepEqual((await world.call("officer", `GET ${one}/differences`)).json, differences);
    const { json: today } = await world.call("officer", "GET /api/today");
    assert.deepEqual((today["returned"] as Record<string, unknown>[]).filter((one_) => one_["id"] === id).map(({ opinion, by }) => [opinion, by]), [["请修改。", "李主任"]]);
  });

  test("until somebody touched it: a remark, a save or evidence; a draft that nobody else sees is no touch", async () => {
    const id = await world.filled("P2", 2027);
    const one = `${FILINGS}/${id}`;
    await play(world, [
      move("officer", one, "submit", 2),
      { says: "remarked", by: "head", request: `POST ${one}/remarks`, body: { path: "goal.planned", said: "请写明里程。" }, as: "remark", status: 201, events: ["remark.made"] },
      refused("officer", one, 3, "workflow.withdraw-remarked", 409),
      { says: "and settled is still said", by: "head", request: `POST ${one}/remarks/{remark.id}/settle`, status: 200, events: ["remark.settled"] },
      refused("officer", one, 3, "workflow.withdraw-remarked", 409),
    ]);
    assert.equal(await shown("officer", one), "workflow.withdraw-remarked");
    for (const by of ["head", "colleague", "department", "performance"]) assert.equal(await shown(by, one), "not shown", by);

    // In a city whose reviewers store evidence; here nobody who holds a submitted filing may.
    const [{ id: other } = { id: "" }] = await world.see<{ id: string }>("select id from hengji.filing where year = 2026 and stage = 'goal' and step = 'draft'");
    const proven = `/api/2026/goal/filings/${other}`;
    const [{ version } = { version: 0 }] = await world.see<{ version: number }>(`select version from hengji.filing where id = '${other}'`);
    await play(world, [move("officer", proven, "submit", version)]);
    const proof = randomUUID();
    await asOwner(world, async (client) => {
      await client.query("insert into hengji.evidence select region, $2, id, 'goal.planned', 'photo', 'a.png', 'image/png', 1, $3, $4, $4, step_since + interval '1 second' from hengji.filing where id = $1", [other, proof, "a".repeat(64), randomUUID()]);
    });
    await play(world, [refused("officer", proven, version + 1, "workflow.withdraw-saved", 409)]);
    await asOwner(world, async (client) => void (await client.query("delete from hengji.evidence where id = $1", [proof])));
    await play(world, [move("officer", proven, "withdraw", version + 1)]);

    const self = await evaluated();
    const path = `/api/2026/self-evaluation/filings/${self.id}`;
    const scored = withCell(self.values, "r1", { departmentScore: "28", departmentReason: "延误未报告。" });
    assert.deepEqual(await shown("head", path), ["unit-head"]);
    await play(world, [
      { says: "the department types", by: "department", request: `PUT ${path}/draft`, body: { values: scored, baseVersion: 4 }, status: 200 },
      move("head", path, "withdraw", 4, { answer: { version: 5, step: "unit-head" } }),
      { says: "what it typed is not lost", by: "department", request: `GET ${path}`, as: "typed", status: 200 },
      { says: "and the save is told", by: "department", request: `PUT ${path}`, body: { values: scored, expectedVersion: 4 }, status: 409, problems: ["filing.stale"] },
      move("head", path, "approve", 5, { answer: { version: 6, step: "department" } }),
      { says: "the department saves", by: "department", request: `PUT ${path}`, body: { values: scored, expectedVersion: 6 }, status: 200, events: ["filing.saved"] },
      refused("head", path, 7, "workflow.withdraw-saved", 409),
      move("head", path, "withdraw", 6, { says: "on the version before", status: 409, problems: ["filing.stale"], events: [] }),
    ]);
    await assertHandsAreTrue(world, self.id);
  });

  test("the next holder's save against it: one wins, the other is told who and when", async () => {
    const self = await evaluated("P2");
    const path = `/api/2026/self-evaluation/filings/${self.id}`;
    const scored = withCell(self.values, "r1", { departmentScore: "28", departmentReason: "延误未报告。" });
    const eventsBefore = (await world.events()).length;
    const answers = await Promise.all([
      world.call("head", `POST ${path}/moves`, { action: "withdraw", opinion: "", expectedVersion: 4 }),
      world.call("department", `PUT ${path}`, { values: scored, expectedVersion: 4 }),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
    const lost = answers.find(({ status }) => status === 409)!;
    const won = answers[0]!.status === 200 ? "李主任" : "赵主管";
    assert.deepEqual([codesOf(lost.json), (lost.json["problems"] as { params: Record<string, unknown> }[])[0]!.params["by"]], [["filing.stale"], won]);
    assert.equal((await world.events()).length, eventsBefore + 1);
    await assertHandsAreTrue(world, self.id);
  });

  test("not from an end, not with remarks, not out of season, and to nobody out of reach", async () => {
    const [{ id, version } = { id: "", version: 0 }] = await world.see<{ id: string; version: number }>("select id, version from hengji.filing where stage = 'goal' and frozen_digest is not null");
    const one = `/api/2026/goal/filings/${id}`;
    const late = await world.call("bridges", `POST ${FILINGS}`, { subjectId: world.subject("P3"), from: "blank" });
    const other = `${FILINGS}/${String(late.json["id"])}`;
    await world.call("bridges", `PUT ${other}`, { values: goalValues(), expectedVersion: 1 });
    await play(world, [
      refused("performance2", one, version, "workflow.withdraw-ended"),
      refused("officer", one, version, "workflow.withdraw-ended"),
      move("bridges", other, "submit", 2),
      { says: "with a remark", by: "bridges", request: `POST ${other}/moves`, body: { action: "withdraw", opinion: "", remarks: [{ path: "goal.planned", said: "x" }], expectedVersion: 3 }, status: 403, problems: ["remark.not-in-your-hands"], recorded: true },
      move("school", other, "withdraw", 3, { status: 404, problems: ["filing.unknown"], events: [], recorded: true }),
      move("officer", `${FILINGS}/${randomUUID()}`, "withdraw", 3, { status: 404, problems: ["filing.unknown"], events: [], recorded: true }),
      move("audit", other, "withdraw", 3, { status: 404, problems: ["filing.unknown"], events: [], recorded: true }),
      move("bridges", other, "withdraw", 3, { on: "2028-01-05", status: 422, problems: ["workflow.season-over"], events: [] }),
    ]);
    world.time = new Date("2026-09-16T02:00:00.000Z");
  });

  test("the same request twice with one key is done once", async () => {
    const [{ id, version } = { id: "", version: 0 }] = await world.see<{ id: string; version: number }>("select id, version from hengji.filing where year = 2027 and step = 'unit-head' and name = '危桥检测'");
    const key = { "idempotency-key": "4c7b6b52-take-one-step-back" };
    const eventsBefore = (await world.events()).length;
    const body = { action: "withdraw", opinion: "", expectedVersion: version };
    const answers = [await world.call("bridges", `POST ${FILINGS}/${id}/moves`, body, key), await world.call("bridges", `POST ${FILINGS}/${id}/moves`, body, key)];
    assert.deepEqual(answers.map(({ status, json }) => [status, json["version"]]), [[200, version + 1], [200, version + 1]]);
    assert.equal((await world.events()).length, eventsBefore + 1);
  });

  /** A self-evaluation that the unit's head has just approved; version 4. */
  async function evaluated(code = "P1"): Promise<{ readonly id: string; readonly values: FilingValues }> {
    const open = await world.see<{ id: string; version: number }>(`select filing.id, version from hengji.filing join hengji.subject on subject.id = subject_id where year = 2026 and stage = 'goal' and code = '${code}'`);
    if (open[0] === undefined) await world.approved(code, 2026);
    else await finish(open[0]);
    const { json } = await world.call("officer", "POST /api/2026/self-evaluation/filings", { subjectId: world.subject(code), from: "blank" });
    const id = String(json["id"]);
    const path = `/api/2026/self-evaluation/filings/${id}`;
    const begun = (await world.call("officer", `GET ${path}`)).json["values"] as FilingValues;
    const reached: Readonly<Record<string, readonly [string, string]>> = { r1: ["120公里", "30"], r2: ["96%", "20"], r3: ["36个", "30"], r4: ["93%", "10"] };
    const values: FilingValues = {
      ...begun, goal: { ...begun.goal, actual: "全部完成。" },
      funds: begun.funds.map((line) => (line.id === "total" || line.id === "appropriation" ? { ...line, adjustedBudget: "320.5", executed: "320.5" } : line)),
      rows: begun.rows.map((row) => ({ ...row, actual: reached[row.id]![0], score: reached[row.id]![1] })),
    };
    const saved = await world.call("officer", `PUT ${path}`, { values, expectedVersion: 1 });
    assert.equal(saved.status, 200, JSON.stringify(saved.json));
    await world.moved(2026, "self-evaluation", id, 2, ["officer submit", "head approve"]);
    return { id, values };
  }

  /** Takes a goal that is in the officer's hands to its letter, as a city that was there before has it. */
  async function finish({ id, version }: { readonly id: string; readonly version: number }): Promise<void> {
    await world.moved(2026, "goal", id, version, GOAL_MOVES);
    const { json } = await world.call("performance2", "POST /api/2026/goal/approvals", {
      departmentId: (await world.see<{ id: string }>("select id from hengji.org_unit where code = '101'"))[0]!.id, filingIds: [id], documentNo: "示财绩〔2026〕99号", issuedOn: "2026-09-01",
    });
    assert.ok(json["id"] !== undefined, JSON.stringify(json));
  }
});
