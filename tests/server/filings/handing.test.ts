import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { asOwner, openFilingWorld, type FilingWorld } from "./city.ts";
import { codesOf, play, type Step } from "./play.ts";
import { assertHandsAreTrue } from "./taken.ts";

const FILINGS = "/api/2027/goal/filings";

describe("handing on (转办) and reassigning (改派)", () => {
  let world: FilingWorld;
  let posts: ReadonlyMap<string, string>;
  before(async () => {
    world = await openFilingWorld();
    posts = new Map((await world.see<{ login: string; id: string }>("select login, post.id from hengji.post join hengji.person on person.region = post.region and person.id = post.person_id")).map(({ login, id }) => [login, id]));
  });
  after(() => world.close());

  const post = (login: string): string => posts.get(login) ?? assert.fail(login);
  const filingOf = async (code: string, year: number): Promise<string> =>
    (await world.see<{ id: string }>(`select filing.id from hengji.filing join hengji.subject on subject.id = filing.subject_id where subject.code = '${code}' and filing.year = ${year}`))[0]!.id;
  const handOn = (by: string, one: string, to: string, version: number, more: Partial<Step> = {}): Step => ({
    says: `${by} hands it to ${to}`, by, request: `POST ${one}/handings`, body: { postId: posts.get(to) ?? to, said: "我出差，请代为审核。", expectedVersion: version }, status: 201, events: ["filing.handed-on"], ...more,
  });
  const reassign = (by: string, one: string, to: string | null, version: number, more: Partial<Step> = {}): Step => ({
    says: `${by} reassigns it to ${to ?? "everybody"}`, by, request: `POST ${one}/reassignments`, body: { postId: to === null ? null : (posts.get(to) ?? to), reason: "李主任休假。", expectedVersion: version }, status: 201, events: ["filing.reassigned"], ...more,
  });
  const no = (step: Step, status: number, problem: string): Step => ({ ...step, status, problems: [problem], events: [], recorded: status === 403 || status === 404 });
  const move = (by: string, one: string, action: string, version: number, more: Partial<Step> = {}): Step => ({
    says: `${by}: ${action}`, by, request: `POST ${one}/moves`, body: { action, opinion: "", expectedVersion: version }, status: 200, events: ["filing.moved"], ...more,
  });
  const waiting = async (by: string): Promise<{ today: number; list: number; named: readonly unknown[] }> => {
    const today = (await world.call(by, "GET /api/today")).json["waiting"] as { count: number }[];
    const list = (await world.call(by, `GET ${FILINGS}?state=waiting`)).json["items"] as { name: string; waitsForMe: boolean; handedTo: string | null }[];
    const { json } = await world.call(by, "GET /api/2027/goal/filing-count?state=waiting");
    assert.equal(json["count"], list.length, `${by}: the count of the list`);
    assert.equal(list.every(({ waitsForMe }) => waitsForMe), true, by);
    const held = (await world.call(by, "GET /api/hand-over")).json["count"];
    const total = today.reduce((sum, { count }) => sum + count, 0);
    assert.equal(held, total, `${by}: what is handed over`);
    return { today: total, list: list.length, named: list.map(({ name, handedTo }) => [name, handedTo]) };
  };
  const hands = async (by: string, one: string) => (await world.call(by, `GET ${one}`)).json["hands"] as { handler: { name: string; isMine: boolean } | null; mayHandOn: boolean; mayReassign: boolean; handings: { action: string; from: string | null; to: string | null; said: string; by: string }[] };

  test("only the colleague it was handed to acts from then on; lists, counts and history say so, and the next step frees it", async () => {
    const id = await world.filled("P1", 2027);
    const one = `${FILINGS}/${id}`;
    await world.moved(2027, "goal", id, 2, ["officer submit"]);
    assert.deepEqual([await hands("head", one), await hands("deputy", one), await hands("officer", one), await hands("performance", one)].map(({ mayHandOn, mayReassign }) => [mayHandOn, mayReassign]), [[true, false], [true, false], [false, false], [false, true]]);
    const { json: whom } = await world.call("head", `GET ${one}/colleagues?for=hand-on`);
    assert.deepEqual(whom, { items: [{ postId: post("deputy"), name: "黎副主任", unit: "公路养护中心", role: "unit-head" }], more: false });
    const { events } = await play(world, [
      no(handOn("head", one, "head", 3), 422, "workflow.hand-on-self"),
      no(handOn("head", one, "system", 3), 422, "workflow.take-over-administrator"),
      no(handOn("head", one, "department", 3), 422, "workflow.take-over-other-role"),
      no(handOn("head", one, "school", 3), 422, "workflow.take-over-other-role"),
      no(handOn("head", one, randomUUID(), 3), 404, "post.unknown"),
      no(handOn("officer", one, "deputy", 3), 403, "workflow.not-your-step"),
      no(handOn("performance", one, "deputy", 3), 403, "workflow.not-your-step"),
      no(handOn("bridges", one, "deputy", 3), 404, "filing.unknown"),
      no(handOn("system", one, "deputy", 3), 404, "filing.unknown"),
      no(handOn("head", `/api/2026/goal/filings/${id}`, "deputy", 3), 404, "filing.unknown"),
      no(handOn("head", one, "deputy", 2), 403, "workflow.not-your-step"),
      handOn("head", one, "deputy", 3),
      no(handOn("head", one, "deputy", 3), 403, "workflow.handed-to"),
      no(move("head", one, "approve", 3), 403, "workflow.handed-to"),
      no(handOn("deputy", one, "deputy", 3), 422, "workflow.hand-on-self"),
    ]);
    const [event] = events;
    assert.deepEqual([event!.subject, event!.role, event!.year, event!.stage, event!.detail["step"], event!.detail["round"], event!.detail["from"], event!.detail["to"]], [id, "unit-head", 2027, "goal", "unit-head", 1, post("head"), post("deputy")]);
    assert.doesNotMatch(JSON.stringify(event), /出差/, "what was said stands on the filing and not in the log");
    assert.deepEqual(await hands("head", one), { handler: { name: "黎副主任", isMine: false }, filledBy: [], inStead: false, mayHandOn: false, mayReassign: false, handings: [{ action: "hand-on", step: "unit-head", stepTitle: { zh: "单位审核", en: "Unit head checks" }, round: 1, from: "李主任", to: "黎副主任", said: "我出差，请代为审核。", by: "李主任", role: "unit-head", at: (await hands("head", one)).handings.map((handing) => (handing as unknown as { at: string }).at)[0] }] });
    const { json: seen } = await world.call("head", `GET ${one}`);
    assert.deepEqual((seen["allowed"] as { refusedBecause: { code: string; params: object } }[]).map(({ refusedBecause }) => [refusedBecause.code, refusedBecause.params]), [["workflow.handed-to", { name: "黎副主任" }], ["workflow.handed-to", { name: "黎副主任" }]]);
    assert.deepEqual([await waiting("head"), await waiting("deputy")], [{ today: 0, list: 0, named: [] }, { today: 1, list: 1, named: [["农村公路日常养护", "黎副主任"]] }]);
    const { json: all } = await world.call("head", `GET ${FILINGS}?state=all`);
    assert.deepEqual((all["items"] as { handedTo: string; waitsForMe: boolean }[]).map(({ handedTo, waitsForMe }) => [handedTo, waitsForMe]), [["黎副主任", false]]);
    await play(world, [
      { says: "and back", by: "deputy", request: `POST ${one}/handings`, body: { postId: post("head"), said: "", expectedVersion: 3 }, status: 201, events: ["filing.handed-on"] },
      no(move("deputy", one, "approve", 3), 403, "workflow.handed-to"),
      handOn("head", one, "deputy", 3),
      { ...move("deputy", one, "return", 3), body: { action: "return", opinion: "请补充。", expectedVersion: 3 } },
      { says: "whoever fills takes it up again", by: "officer", request: `POST ${one}/moves`, body: { action: "submit", opinion: "", expectedVersion: 4 }, status: 200, events: ["filing.moved"] },
    ]);
    assert.equal((await hands("head", one)).handler, null);
    assert.deepEqual([(await waiting("head")).list, (await waiting("deputy")).list], [1, 1]);
    await play(world, [handOn("deputy", one, "head", 5), move("officer", one, "withdraw", 5, { says: "handing on is no touch: it may be taken back", answer: { version: 6, step: "draft" } })]);
    await play(world, [move("officer", one, "submit", 6), move("deputy", one, "approve", 7, { says: "and what was handed on before is over" })]);
    await assertHandsAreTrue(world, id);
  });

  test("the performance office gives it to anybody who could act, takes it away, and gives it back to all, each time with a reason", async () => {
    const id = await world.filled("P2", 2027);
    const one = `${FILINGS}/${id}`;
    await play(world, [
      no(reassign("head", one, "colleague", 2), 403, "duty.missing"),
      no(reassign("performance", one, "head", 2), 422, "workflow.take-over-other-role"),
      no(reassign("performance", one, "bridges", 2), 422, "workflow.take-over-out-of-range"),
      no(reassign("performance", one, "security", 2), 422, "workflow.take-over-administrator"),
      no(reassign("performance", one, randomUUID(), 2), 404, "post.unknown"),
      no(reassign("performance", one, null, 2), 409, "workflow.not-handed"),
      no(reassign("performance", one, "colleague", 1), 409, "filing.stale"),
      no({ ...reassign("performance", one, "colleague", 2), body: { postId: post("colleague"), reason: "  ", expectedVersion: 2 } }, 422, "filing.reassign-needs-reason"),
      reassign("performance", one, "colleague", 2),
      no(reassign("performance2", one, "colleague", 2), 409, "workflow.handed-already"),
      no(move("officer", one, "submit", 2), 403, "workflow.handed-to"),
      reassign("performance2", one, null, 2),
      move("officer", one, "submit", 2),
      reassign("performance", one, "head", 3),
      reassign("performance", one, "deputy", 3),
      no(move("head", one, "approve", 3), 403, "workflow.handed-to"),
      move("deputy", one, "approve", 3),
    ]);
    assert.deepEqual((await hands("officer", one)).handings.map(({ action, by, from, to }) => [action, by, from, to]), [
      ["reassign", "孙绩效", null, "程同事"], ["reassign", "宋绩效", "程同事", null], ["reassign", "孙绩效", null, "李主任"], ["reassign", "孙绩效", "李主任", "黎副主任"],
    ]);
  });

  test("nobody gets it who took another step in the round, and nothing is given at an end", async () => {
    const id = await world.filled("P1", 2026);
    const one = `/api/2026/goal/filings/${id}`;
    await world.moved(2026, "goal", id, 2, ["officer submit", "head approve", "department approve", "business approve", "performance approve"]);
    const { json } = await world.call("performance", `GET ${one}/colleagues?for=reassign`);
    assert.deepEqual((json["items"] as { name: string }[]).map(({ name }) => name), ["宋绩效"]);
    await play(world, [
      no(handOn("performance2", one, "performance", 7), 422, "workflow.take-over-four-eyes"),
      no(handOn("performance", one, "performance2", 7), 403, "workflow.four-eyes"),
      reassign("performance", one, "performance2", 7),
    ]);
    const done = await world.approved("P2", 2026);
    await play(world, [
      no(handOn("performance", `/api/2026/goal/filings/${done}`, "performance2", 8), 403, "workflow.frozen"),
      no(reassign("performance", `/api/2026/goal/filings/${done}`, "performance2", 8), 403, "workflow.reassign-ended"),
    ]);
  });

  test("a post that is held no more strands nothing: anybody of the role may act again", async () => {
    const one = `/api/2026/goal/filings/${await filingOf("P1", 2026)}`;
    const ends: readonly (readonly [says: string, set: string, back: string])[] = [
      ["ended", "update hengji.post set valid_to = '2026-09-15' where id = $1", "update hengji.post set valid_to = null where id = $1"],
      ["not begun", "update hengji.post set valid_from = '2026-10-01' where id = $1", "update hengji.post set valid_from = '2026-01-01' where id = $1"],
      ["left", "update hengji.person set ended_at = now() where id = (select person_id from hengji.post where id = $1)", "update hengji.person set ended_at = null where id = (select person_id from hengji.post where id = $1)"],
      ["out of range", "update hengji.post_scope set path = '990100.205.' where post_id = $1", "update hengji.post_scope set path = '990100.' where post_id = $1"],
    ];
    const listed = async (): Promise<unknown[]> => ((await world.call("performance", "GET /api/2026/goal/filings?state=waiting")).json["items"] as { handedTo: string | null }[]).map(({ handedTo }) => handedTo);
    const owned = (statement: string): Promise<void> => asOwner(world, async (client) => void (await client.query(statement, [post("performance2")])));
    for (const [says, set, back] of ends) {
      assert.deepEqual([(await hands("performance", one)).handler?.name, await listed()], ["宋绩效", []], says);
      await owned(set);
      assert.deepEqual([(await hands("performance", one)).handler, await listed()], [null, [null]], says);
      await owned(back);
    }
    assert.deepEqual([(await hands("performance", one)).handler?.name, await listed()], ["宋绩效", []]);
  });

  test("handing on against approval: one wins, the other is told what changed", async () => {
    const one = `${FILINGS}/${await filingOf("P1", 2027)}`;
    let { version } = (await world.call("department", `POST ${one}/moves`, { action: "return", to: "unit-head", opinion: "请核。", expectedVersion: 8 })).json as { version: number };
    const won = new Set<string>();
    for (let round = 0; round < 6; round += 1) {
      const before = (await world.events()).length;
      const hand = () => world.call("head", `POST ${one}/handings`, { postId: post("deputy"), said: "", expectedVersion: version });
      const approve = () => world.call("head", `POST ${one}/moves`, { action: "approve", opinion: "", expectedVersion: version });
      // Both of the head: whichever comes first, the other no longer holds it.
      const [first, second] = await Promise.all(round % 2 === 0 ? [hand(), approve()] : [approve(), hand()]);
      const [handed, moved] = round % 2 === 0 ? [first!, second!] : [second!, first!];
      assert.equal((await world.events()).length, before + 1);
      if (handed.status === 201) {
        won.add("handed");
        assert.deepEqual([moved.status, codesOf(moved.json)], [403, ["workflow.handed-to"]]);
        assert.equal((await world.call("deputy", `POST ${one}/moves`, { action: "approve", opinion: "", expectedVersion: version })).status, 200);
      } else {
        won.add("moved");
        assert.deepEqual([moved.status, handed.status, codesOf(handed.json)], [200, 409, ["filing.stale"]]);
      }
      version = Number((await world.call("department", `POST ${one}/moves`, { action: "return", to: "unit-head", opinion: "请再核。", expectedVersion: version + 1 })).json["version"]);
    }
    assert.ok(won.size >= 1);
  });

  test("two at once are one, and the same request twice with one key is done once", async () => {
    const id = await world.filled("P3", 2027, undefined, "bridges");
    const path = `POST ${FILINGS}/${id}/reassignments`;
    const both = await Promise.all(["performance", "performance2"].map((by) => world.call(by, path, { postId: post("bridges"), reason: "指定。", expectedVersion: 2 })));
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [201, 409]);
    assert.deepEqual(codesOf(both.find(({ status }) => status === 409)!.json), ["workflow.handed-already"]);
    const before = (await world.events()).length;
    const key = { "idempotency-key": "2c5e0b1e-reassign-once" };
    const answers = await Promise.all([0, 1].map(() => world.call("performance", path, { postId: null, reason: "取消指定。", expectedVersion: 2 }, key)));
    assert.deepEqual(answers[0], answers[1]);
    assert.equal((await world.events()).length, before + 1);
  });
});
