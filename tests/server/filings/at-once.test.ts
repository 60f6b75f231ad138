import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { moveFilingOn } from "../../../src/server/commands/move-filing.ts";
import { sm3 } from "../../../src/server/store/digest.ts";
import { asOwner, GOAL_MOVES, goalValues, openFilingWorld, withCell, type FilingWorld } from "./city.ts";
import { codesOf } from "./play.ts";

const FILINGS = "/api/2027/goal/filings";

/** What two people do to one filing in the same moment: one does it, the other is told who was quicker and when; nothing is half done. */
describe("two at once", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
  });
  after(() => world.close());

  type Wish = readonly [by: string, request: string, body: unknown];
  async function race(wishes: readonly Wish[]): Promise<{ readonly won: readonly number[]; readonly lost: readonly Record<string, unknown>[]; readonly verbs: readonly string[] }> {
    const before = (await world.events()).length;
    const answers = await Promise.all(wishes.map(([by, request, body]) => world.call(by, request, body)));
    const verbs = (await world.events()).slice(before).map(({ verb }) => verb);
    return { won: answers.flatMap(({ status }, index) => (status < 300 ? [index] : [])), lost: answers.flatMap(({ status, json }) => (status < 300 ? [] : [json])), verbs };
  }
  const versionsOf = async (id: string): Promise<number[]> =>
    (await world.see<{ version: number }>(`select version from hengji.filing_version where filing_id = '${id}' order by version`)).map(({ version }) => version);

  test("two officers save: one version, and the other's text is kept in a draft", async () => {
    const id = await world.filled("P1", 2027);
    const save = (by: string, points: string): Wish => [by, `PUT ${FILINGS}/${id}`, { values: withCell(goalValues(), "r1", { points }), expectedVersion: 2 }];
    const wishes = [save("officer", "31"), save("colleague", "32")];
    const { won, lost, verbs } = await race(wishes);
    assert.equal(won.length, 1);
    assert.deepEqual(verbs, ["filing.saved"]);
    const names = ["陈填报", "程同事"];
    const [problem] = lost[0]!["problems"] as { code: string; params: Record<string, unknown> }[];
    assert.equal(problem!.code, "filing.stale");
    assert.deepEqual(problem!.params, { version: 3, by: names[won[0]!], at: "2026-09-15 10:00" });
    assert.deepEqual(await versionsOf(id), [1, 2, 3]);
    // What the other typed is kept on the version it was typed on.
    const [loser, , body] = wishes[1 - won[0]!]!;
    const { values } = body as { values: unknown };
    assert.equal((await world.call(loser, `PUT ${FILINGS}/${id}/draft`, { values, baseVersion: 2 })).status, 200);
    const { json } = await world.call(loser, `GET ${FILINGS}/${id}`);
    assert.deepEqual([(json["draft"] as { baseVersion: number }).baseVersion, json["version"]], [2, 3]);
    assert.deepEqual((json["draft"] as { values: unknown }).values, values);
  });

  test("submitting against saving: whoever is second is told, also when it is no longer in the officer's hands", async () => {
    const id = await world.filled("P2", 2027);
    const submit: Wish = ["officer", `POST ${FILINGS}/${id}/moves`, { action: "submit", opinion: "", expectedVersion: 2 }];
    const save: Wish = ["colleague", `PUT ${FILINGS}/${id}`, { values: withCell(goalValues(), "r1", { points: "31" }), expectedVersion: 2 }];
    const { won, lost, verbs } = await race([submit, save]);
    assert.equal(won.length, 1);
    assert.deepEqual(codesOf(lost[0]!), ["filing.stale"]);
    assert.deepEqual(verbs, [won[0] === 0 ? "filing.moved" : "filing.saved"]);
    const late = await world.call("colleague", `PUT ${FILINGS}/${id}`, save[2]);
    assert.deepEqual([late.status, codesOf(late.json)], [409, ["filing.stale"]]);
    // With the version of today it is plainly not theirs to change.
    if (won[0] === 0) assert.deepEqual(codesOf((await world.call("colleague", `PUT ${FILINGS}/${id}`, { values: goalValues(), expectedVersion: 3 })).json), ["workflow.not-your-step"]);
  });

  test("two reviewers decide: one transition, and the filing is where the first one sent it", async () => {
    const id = await world.filled("P1", 2026);
    await world.moved(2026, "goal", id, 2, GOAL_MOVES.slice(0, 1));
    const path = `/api/2026/goal/filings/${id}/moves`;
    const { won, lost, verbs } = await race([
      ["head", `POST ${path}`, { action: "approve", opinion: "", expectedVersion: 3 }],
      ["deputy", `POST ${path}`, { action: "return", opinion: "请补充。", expectedVersion: 3 }],
    ]);
    assert.equal(won.length, 1);
    assert.deepEqual(codesOf(lost[0]!), ["filing.stale"]);
    assert.deepEqual(verbs, ["filing.moved"]);
    const [row] = await world.see<{ step: string; round: number; version: number }>(`select step, round, version from hengji.filing where id = '${id}'`);
    assert.deepEqual(row, won[0] === 0 ? { step: "department", round: 1, version: 4 } : { step: "draft", round: 2, version: 4 });
    assert.equal((await world.see(`select 1 from hengji.transition where filing_id = '${id}' and version = 4`)).length, 1);
  });

  test("two begin the form of one project: there is one", async () => {
    const begin = (by: string): Wish => [by, `POST /api/2026/goal/filings`, { subjectId: world.subject("P2"), from: "blank" }];
    const { won, lost, verbs } = await race([begin("officer"), begin("colleague"), begin("officer")]);
    assert.equal(won.length, 1);
    assert.deepEqual(lost.map(codesOf), [["filing.exists"], ["filing.exists"]]);
    assert.deepEqual(verbs, ["filing.started"]);
  });

  test("the same request twice with one key is done once", async () => {
    const body = { subjectId: world.subject("P3"), from: "blank" };
    const key = { "idempotency-key": "0b9f3c52-begin-one-filing" };
    const before = (await world.events()).length;
    const answers = await Promise.all([1, 2].map(() => world.call("bridges", "POST /api/2027/goal/filings", body, key)));
    assert.deepEqual(answers.map(({ status }) => status), [201, 201]);
    assert.deepEqual(answers[0]!.json, answers[1]!.json);
    assert.equal((await world.events()).length, before + 1);
  });

  test("whoever waits for a filing sees the steps that were taken meanwhile, and not only its new state", async () => {
    // One person with two posts, each in a session of its own: the second approval is asked for while the first still holds the filing.
    const [{ id } = { id: "" }] = await world.see<{ id: string }>("select id from hengji.filing where name = '道路标线施划' and year = 2026");
    const key = { year: 2026, stage: "goal" as const, id };
    await world.call("officer", `PUT /api/2026/goal/filings/${id}`, { values: goalValues(), expectedVersion: 1 });
    await world.moved(2026, "goal", id, 2, ["officer submit"]);
    const above = await secondPost(world, "head", "department");
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    let holds = (): void => {};
    const held = new Promise<void>((resolve) => (holds = resolve));
    const first = world.within("head", async (context) => {
      const outcome = await moveFilingOn(context, key, { action: "approve", to: null, opinion: "", remarks: [], expectedVersion: 3 });
      holds();
      await gate;
      return outcome;
    });
    await held;
    const second = world.call("head", `POST /api/2026/goal/filings/${id}/moves`, { action: "approve", opinion: "", expectedVersion: 4 }, { cookie: `hengji-session=${above}` });
    await somebodyWaits(world);
    release();
    assert.ok((await first).ok);
    const { status, json } = await second;
    assert.deepEqual([status, codesOf(json)], [403, ["workflow.four-eyes"]]);
  });
});

/** Gives somebody a post like another's, past all rules, and a session that acts in it; its token. */
async function secondPost(world: FilingWorld, login: string, like: string): Promise<string> {
  const token = randomUUID();
  await asOwner(world, async (client) => {
    const idOf = async (statement: string, name: string): Promise<string> => (await client.query<{ id: string }>(statement, [name])).rows[0]!.id;
    const person = await idOf("select id from hengji.person where login = $1", login);
    const model = await idOf("select post.id from hengji.post join hengji.person on person.id = post.person_id where person.login = $1", like);
    const post = randomUUID();
    await client.query("insert into hengji.post select region, $1, $2, unit_id, role, null, valid_from, null from hengji.post where id = $3", [post, person, model]);
    await client.query("insert into hengji.post_scope select region, $1, path from hengji.post_scope where post_id = $2", [post, model]);
    await client.query("insert into hengji.session select region, $1, $2, person_id, $3, started_at, seen_at, ends_at, null, true, '', '' from hengji.session where person_id = $4", [
      randomUUID(), sm3(token), post, person,
    ]);
  });
  return token;
}

/** Resolves when a transaction of the application waits for another. */
async function somebodyWaits(world: FilingWorld): Promise<void> {
  for (;;) {
    const { rowCount } = await world.pool.query("select 1 from pg_stat_activity where datname = current_database() and usename = current_user and wait_event_type = 'Lock'");
    if (rowCount !== 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
