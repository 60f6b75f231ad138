import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { GOAL_MOVES, openFilingWorld, withCell, type FilingWorld } from "./city.ts";
import { confirmedEvaluation, filledEvaluation } from "./evaluated.ts";
import { codesOf, play, type Step } from "./play.ts";
import { assertHandsAreTrue } from "./taken.ts";
import { lookedAt } from "../disclosure/looked-at.ts";

const GOALS = "/api/2027/goal/filings";
const SELF = "/api/2026/self-evaluation/filings";
const REASON = "测算依据有误，请重新核定。";

describe("taking back what was decided (反审核)", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
  });
  after(() => world.close());

  const reverse = (by: string, one: string, expectedVersion: number, more: Partial<Step> = {}): Step => ({
    says: `${by} reverses ${expectedVersion}`, by, request: `POST ${one}/reversals`, body: { reason: REASON, expectedVersion }, status: 200, events: ["filing.moved"], ...more,
  });
  const refused = (by: string, one: string, expectedVersion: number, problem: string, status = 403, more: Partial<Step> = {}): Step =>
    reverse(by, one, expectedVersion, { status, problems: [problem], events: [], recorded: status === 403 || status === 404, ...more });
  const move = (by: string, one: string, action: string, expectedVersion: number, more: Partial<Step> = {}): Step => ({
    says: `${by}: ${action} on ${expectedVersion}`, by, request: `POST ${one}/moves`, body: { action, opinion: action === "return" ? "请修改。" : "", expectedVersion }, status: 200, events: ["filing.moved"], ...more,
  });
  const shown = async (by: string, one: string): Promise<unknown> => {
    const { reverse: found } = (await world.call(by, `GET ${one}`)).json["corrections"] as { reverse: { to: { step: string }; refusedBecause: { code: string } | null } | null };
    return found === null ? "not shown" : (found.refusedBecause?.code ?? found.to.step);
  };
  const departmentId = async (): Promise<string> => (await world.see<{ id: string }>("select id from hengji.org_unit where code = '101'"))[0]!.id;
  async function letter(id: string, documentNo: string): Promise<string> {
    const { json, status } = await world.call("performance2", "POST /api/2027/goal/approvals", { departmentId: await departmentId(), filingIds: [id], documentNo, issuedOn: "2026-09-01" });
    assert.equal(status, 201, JSON.stringify(json));
    return String(json["id"]);
  }

  test("a goal that was approved by letter goes back to where it waited for it; the letter stays, and says so", async () => {
    const id = await world.filled("P1", 2027);
    const one = `${GOALS}/${id}`;
    await world.moved(2027, "goal", id, 2, GOAL_MOVES);
    const approvalId = await letter(id, "示财绩〔2026〕31号");
    assert.deepEqual(await Promise.all(["performance", "performance2", "leader", "officer", "department"].map((by) => shown(by, one))), ["awaiting", "awaiting", "not shown", "not shown", "not shown"]);
    const { events } = await play(world, [
      refused("officer", one, 8, "workflow.reverse-not-yours"),
      refused("department", one, 8, "workflow.reverse-not-yours"),
      refused("leader", one, 8, "workflow.reverse-not-yours"),
      refused("school-department", one, 8, "filing.unknown", 404),
      refused("audit", one, 8, "filing.unknown", 404),
      refused("performance", `${GOALS}/${randomUUID()}`, 8, "filing.unknown", 404),
      refused("performance", one, 8, "filing.reason-missing", 422, { body: { reason: "  ", expectedVersion: 8 } }),
      refused("performance", one, 7, "workflow.reverse-untouched", 409, { says: "looked at before the letter, it was to be withdrawn" }),
      reverse("performance2", one, 8, { answer: { version: 9, step: "awaiting" } }),
      refused("performance2", one, 8, "filing.stale", 409, { says: "and not twice" }),
      refused("performance2", one, 9, "workflow.reverse-not-yours"),
    ]);
    const [event] = events;
    assert.deepEqual({ action: event!.detail["action"], from: event!.detail["from"], to: event!.detail["to"], round: event!.detail["round"], approval: event!.detail["approval"] }, { action: "reverse", from: "approved", to: "awaiting", round: 2, approval: approvalId });
    assert.doesNotMatch(JSON.stringify(event), /测算依据/, "the reason stands in the history and not in the log");
    const [row] = await world.see(`select step, holder, round, frozen_digest, approval_id, came_back from hengji.filing where id = '${id}'`);
    assert.deepEqual(row, { step: "awaiting", holder: "performance-office", round: 2, frozen_digest: null, approval_id: null, came_back: true });
    const { json } = await world.call("officer", `GET ${one}`);
    assert.equal(json["frozen"], null);
    assert.deepEqual((json["transitions"] as Record<string, unknown>[]).slice(-1).map(({ action, by, opinion, from, to }) => [action, by, opinion, from, to]), [["reverse", "宋绩效", REASON, "approved", "awaiting"]]);
    const letters = (await world.call("performance", "GET /api/2027/goal/approvals")).json["items"] as Record<string, unknown>[];
    assert.deepEqual(letters.filter((one_) => one_["id"] === approvalId).map(({ filings, reversed, amountFen }) => [filings, reversed, amountFen]), [[0, 1, "0"]]);
    const page = (await world.call("officer", `GET /api/2027/goal/approvals/${approvalId}`)).json;
    assert.deepEqual((page["filings"] as Record<string, unknown>[]).map(({ id: goal, reversedAt }) => [goal, typeof reversedAt]), [[id, "string"]]);
    const printed = await world.app.request(`/print/2027/goal/approvals/${approvalId}?language=zh-CN`, { headers: world.as("performance") });
    assert.match(await printed.text(), /1件目标的批复已经收回/);
    const returned = (await world.call("performance", "GET /api/today")).json["returned"] as Record<string, unknown>[];
    assert.deepEqual(returned.filter((one_) => one_["id"] === id).map(({ opinion, by }) => [opinion, by]), [[REASON, "宋绩效"]]);
    await assertHandsAreTrue(world, id);
  });

  test("four eyes in the round after it, and a second letter", async () => {
    const [{ id } = { id: "" }] = await world.see<{ id: string }>("select id from hengji.filing where year = 2027 and step = 'awaiting'");
    const body = { departmentId: await departmentId(), filingIds: [id], documentNo: "示财绩〔2026〕32号", issuedOn: "2026-09-02" };
    const own = await world.call("performance", "POST /api/2027/goal/approvals", body);
    assert.deepEqual([own.status, codesOf(own.json)], [403, ["workflow.four-eyes-carried", "approval.nothing-issued"]]);
    const second = await letter(id, "示财绩〔2026〕32号");
    const letters = (await world.call("performance", "GET /api/2027/goal/approvals")).json["items"] as Record<string, unknown>[];
    assert.deepEqual(letters.toSorted((left, right) => (String(left["documentNo"]) < String(right["documentNo"]) ? -1 : 1)).map(({ documentNo, filings, reversed }) => [documentNo, filings, reversed]), [["示财绩〔2026〕31号", 0, 1], ["示财绩〔2026〕32号", 1, 0]]);
    assert.equal((await world.see(`select 1 from hengji.filing where approval_id = '${second}' and frozen_digest is not null and round = 2`)).length, 1);
    await assertHandsAreTrue(world, id);
  });

  test("a grade goes back to its confirmation until it is published, and no goal once its self-evaluation has begun", async () => {
    const id = await confirmedEvaluation(world, "P2");
    const one = `${SELF}/${id}`;
    const [{ id: goalId, version } = { id: "", version: 0 }] = await world.see<{ id: string; version: number }>("select id, version from hengji.filing where year = 2026 and stage = 'goal' and frozen_digest is not null");
    const goal = `/api/2026/goal/filings/${goalId}`;
    await play(world, [
      refused("performance", goal, version, "workflow.reverse-built-upon", 409),
      refused("performance", one, 7, "workflow.reverse-not-yours"),
      reverse("leader", one, 7, { answer: { version: 8, step: "confirm" } }),
      move("leader", one, "confirm", 8, { answer: { version: 9, step: "confirmed" } }),
    ]);
    // Published and reversed in the same moment: nothing is published that is no longer confirmed.
    const department = `/api/2026/self-evaluation/departments/${await departmentId()}`;
    const publication = `POST ${department}/publish`;
    const [published, back] = await Promise.all([world.call("department", publication, await lookedAt(world, department)), world.call("leader", `POST ${one}/reversals`, { reason: REASON, expectedVersion: 9 })]);
    assert.deepEqual([published.status, back.status].filter((status) => status < 300).length, 1, `${published.status} ${back.status}`);
    if (back.status === 200) {
      assert.deepEqual(codesOf(published.json), ["publication.nothing-confirmed"]);
      await play(world, [move("leader", one, "confirm", 10), { says: "published", by: "department", request: publication, body: () => lookedAt(world, department), status: 201, events: ["publication.published"] }]);
    } else assert.deepEqual(codesOf(back.json), ["workflow.reverse-published"]);
    const last = back.status === 200 ? 11 : 9;
    await play(world, [
      refused("leader", one, last, "workflow.reverse-published", 409),
      { says: "nor opened again", by: "performance", request: `POST ${one}/reopenings`, body: { reason: REASON, until: null, expectedVersion: last }, status: 409, problems: ["workflow.reverse-published"] },
    ]);
    assert.equal(await shown("leader", one), "workflow.reverse-published");
    assert.equal(await shown("performance", goal), "workflow.reverse-built-upon");
    await assertHandsAreTrue(world, id);
  });

  test("an approval that the next hands have touched goes back as it is now, with what they typed", async () => {
    const { id, values } = await filledEvaluation(world, "P1");
    const one = `${SELF}/${id}`;
    await world.moved(2026, "self-evaluation", id, 2, ["officer submit", "head approve"]);
    const scored = withCell(values, "r1", { departmentScore: "28", departmentReason: "延误未报告。" });
    const typed = withCell(scored, "r2", { departmentScore: "18", departmentReason: "资料不全。" });
    assert.equal(await shown("head", one), "not shown", "untouched it is withdrawn");
    await play(world, [
      refused("head", one, 4, "workflow.reverse-untouched", 409),
      { says: "the department saves", by: "department", request: `PUT ${one}`, body: { values: scored, expectedVersion: 4 }, status: 200, events: ["filing.saved"] },
      { says: "and types on", by: "department", request: `PUT ${one}/draft`, body: { values: typed, baseVersion: 5 }, status: 200 },
      refused("deputy", one, 5, "workflow.reverse-not-yours"),
      refused("department", one, 5, "workflow.reverse-not-yours"),
      refused("officer", one, 5, "workflow.reverse-not-yours"),
    ]);
    assert.equal(await shown("head", one), "unit-head");
    await play(world, [
      reverse("head", one, 5, { answer: { version: 6, step: "unit-head" } }),
      { says: "the department's page is told", by: "department", request: `PUT ${one}`, body: { values: typed, expectedVersion: 5 }, status: 409, problems: ["filing.stale"] },
    ]);
    const { json } = await world.call("department", `GET ${one}`);
    assert.deepEqual([(json["values"] as FilingValues).rows.find((row) => row.id === "r1")?.departmentScore, json["round"], (json["draft"] as { baseVersion: number }).baseVersion], ["28", 1, 5]);
    await play(world, [
      move("head", one, "approve", 6, { answer: { version: 7, step: "department" } }),
      move("department", one, "approve", 7),
      refused("head", one, 8, "workflow.reverse-decided"),
    ]);
    await assertHandsAreTrue(world, id);
  });

  test("two at once: one wins, the other is told who was quicker; a key makes it once", async () => {
    const p2 = await world.filled("P2", 2027);
    await world.moved(2027, "goal", p2, 2, GOAL_MOVES);
    await letter(p2, "示财绩〔2026〕33号");
    const path = `POST ${GOALS}/${p2}/reversals`;
    const before = (await world.events()).length;
    const both = await Promise.all(["performance", "performance2"].map((by) => world.call(by, path, { reason: REASON, expectedVersion: 8 })));
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409]);
    assert.deepEqual(codesOf(both.find(({ status }) => status === 409)!.json), ["filing.stale"]);
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["filing.moved"]);
    await letter(p2, "示财绩〔2026〕34号");
    const key = { "idempotency-key": "6b0a7c11-reverse-only-once" };
    const twice = [await world.call("performance2", path, { reason: REASON, expectedVersion: 10 }, key), await world.call("performance2", path, { reason: REASON, expectedVersion: 10 }, key)];
    assert.deepEqual(twice.map(({ status, json }) => [status, json["version"]]), [[200, 11], [200, 11]]);
    assert.equal((await world.events()).length, before + 3);
    await assertHandsAreTrue(world, p2);
  });

  test("a reversal against the begin of the self-evaluation: one wins", async () => {
    const p2 = (await world.see<{ id: string }>("select filing.id from hengji.filing join hengji.subject on subject.id = subject_id where year = 2027 and stage = 'goal' and code = 'P2'"))[0]!.id;
    await letter(p2, "示财绩〔2026〕35号");
    world.time = new Date("2027-08-01T02:00:00.000Z");
    const [reversal, begun] = await Promise.all([
      world.call("performance", `POST ${GOALS}/${p2}/reversals`, { reason: REASON, expectedVersion: 12 }),
      world.call("officer", "POST /api/2027/self-evaluation/filings", { subjectId: world.subject("P2"), from: "blank" }),
    ]);
    assert.deepEqual([reversal.status === 200, begun.status === 201].filter(Boolean).length, 1, `${reversal.status} ${begun.status}`);
    if (reversal.status !== 200) assert.deepEqual(codesOf(reversal.json), ["workflow.reverse-built-upon"]);
    else assert.deepEqual(codesOf(begun.json), ["filing.goal-not-approved"]);
  });
});
