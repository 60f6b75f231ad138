import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { done, refused } from "../../src/core/basics/result.ts";
import { problem } from "../../src/core/basics/problem.ts";
import type { ActingContext } from "../../src/server/context.ts";
import { ExpectedEntries, type Found } from "../../src/server/expected-entry.ts";
import { sm3 } from "../../src/server/store/digest.ts";
import { asOwner, goalValues, openFilingWorld, REGION, TODAY, type FilingWorld } from "./filings/city.ts";

/*
 * A request is begun as if it came from whom the last one of its session came from, while the database still looks. Whatever ended or changed
 * in between: it is answered as the database finds it, and nothing is left of what was begun.
 */

let world: FilingWorld;
let token: string;
let filing: string;

before(async () => {
  world = await openFilingWorld();
  const [subject] = await world.see<{ code: string }>("select code from hengji.subject order by code");
  filing = await world.filled(subject!.code, 2027);
});
after(() => world.close());

/** A session of the officer of its own, that has asked before. */
beforeEach(async () => {
  token = randomUUID();
  await asOwner(world, async (client) => {
    await client.query(
      `insert into hengji.session select $1, $2, $3, post.person_id, post.id, $4, $4, $5, null, true, '', '' from hengji.post join hengji.person on person.region = post.region and person.id = post.person_id where person.login = 'officer'`,
      [REGION, randomUUID(), sm3(token), TODAY, new Date(TODAY.getTime() + 3e11)],
    );
  });
  assert.equal((await asked()).length, 1);
});

const asker = () => ({ actor: "anonymous", sessionToken: token }) as const;
const read = (context: ActingContext): Promise<string[]> => context.tx.selectFrom("filing").select("id").execute().then((rows) => rows.map(({ id }) => id));

async function asked(): Promise<string[]> {
  const outcome = await world.ground.askAs(asker(), async (context) => done(await read(context)));
  return outcome.ok ? outcome.value : outcome.problems.map(({ code }) => code);
}

/** Runs a command that writes an event, and tells how often it was begun and as whom. */
async function written(): Promise<{ readonly codes: readonly string[]; readonly begun: readonly string[]; readonly events: number }> {
  const before = (await world.events()).length;
  const begun: string[] = [];
  const outcome = await world.ground.changeAs(asker(), async ({ acting, record }) => {
    begun.push(acting.role);
    await record({ verb: "filing.saved", subject: filing });
    return done(null);
  });
  return { codes: outcome.ok ? [] : outcome.problems.map(({ code }) => code), begun, events: (await world.events()).length - before };
}

async function ended(): Promise<void> {
  await asOwner(world, async (client) => void (await client.query("update hengji.session set ended_at = $1 where token_hash = $2", [TODAY, sm3(token)])));
}

test("who asks again is answered, and sees what is theirs from the first statement on", async () => {
  for (let round = 0; round < 20; round += 1) assert.deepEqual(await asked(), [filing]);
  assert.deepEqual(await written(), { codes: [], begun: ["unit-officer"], events: 1 });
});

test("after a session has ended nothing is read", async () => {
  await ended();
  assert.deepEqual(await asked(), ["session.needed"]);
  assert.deepEqual(await asked(), ["session.needed"]);
});

test("after a session has ended nothing is written, though it was begun", async () => {
  await ended();
  assert.deepEqual(await written(), { codes: ["session.needed"], begun: ["unit-officer"], events: 0 });
  assert.deepEqual(await written(), { codes: ["session.needed"], begun: [], events: 0 });
});

test("in another post it is done again, once, in the name of that post", async () => {
  await asOwner(world, async (client) => {
    await client.query("update hengji.session set (person_id, post_id) = (select post.person_id, post.id from hengji.post join hengji.person on person.region = post.region and person.id = post.person_id where person.login = 'head') where token_hash = $1", [sm3(token)]);
  });
  const before = new Set((await world.events()).map(({ id }) => id));
  assert.deepEqual(await written(), { codes: [], begun: ["unit-officer", "unit-head"], events: 1 });
  assert.deepEqual((await world.events()).filter(({ id }) => !before.has(id)).map(({ role }) => role), ["unit-head"]);
});

test("a range that was taken away is gone with the next request", async () => {
  const ranges = await world.see<{ post_id: string; path: string }>("select post_scope.post_id, post_scope.path from hengji.post_scope join hengji.session on session.post_id = post_scope.post_id where token_hash = '" + sm3(token) + "'");
  const { post_id: post } = ranges[0]!;
  await asOwner(world, async (client) => void (await client.query("update hengji.post_scope set path = '990100.999.' where post_id = $1", [post])));
  try {
    assert.deepEqual(await asked(), []);
  } finally {
    await asOwner(world, async (client) => void (await client.query("update hengji.post_scope set path = $2 where post_id = $1", [post, ranges[0]!.path])));
  }
  assert.deepEqual(await asked(), [filing]);
});

test("what breaks in the work of somebody expected is told as theirs, and what breaks for nobody is not", async () => {
  const breaking = async () => Promise.reject(new Error("broken"));
  await assert.rejects(world.ground.askAs(asker(), breaking), /broken/);
  await ended();
  const outcome = await world.ground.askAs(asker(), breaking);
  assert.deepEqual(outcome.ok ? [] : outcome.problems.map(({ code }) => code), ["session.needed"]);
});

test("a refusal leaves nothing, whoever was expected", async () => {
  const before = (await world.events()).length;
  const refusing = async ({ record }: ActingContext) => {
    await record({ verb: "filing.saved", subject: filing });
    return refused(problem("duty.missing"));
  };
  const outcome = await world.ground.changeAs(asker(), refusing);
  assert.equal(outcome.ok, false);
  assert.equal((await world.events()).length, before);
});

test("nobody is expected who may not act, or acts for somebody else", () => {
  const found: Found = { session: { id: "s", personId: "p", postId: "o", factorPassed: true }, acting: { personId: "p", postId: "o", role: "unit-officer", unitId: "u", scopes: [], assigned: [] }, byDelegation: false, counts: { workflowVersions: 1, packPublication: 1 } };
  const entries = new ExpectedEntries();
  entries.keep("one", found);
  assert.equal(entries.of("one"), found);
  entries.keep("one", { ...found, byDelegation: true });
  assert.equal(entries.of("one"), null);
  entries.keep("two", { ...found, acting: null });
  assert.equal(entries.of("two"), null);
  entries.keep(null, found);
  assert.equal(entries.of(null), null);
  for (let index = 0; index <= 10_000; index += 1) entries.keep(`session ${index}`, found);
  assert.equal(entries.of("session 0"), null, "the oldest is forgotten");
  assert.equal(entries.of("session 10000"), found);
});

test("values that were saved by an expected officer are there", async () => {
  const saved = await world.call("officer", `PUT /api/2027/goal/filings/${filing}`, { values: goalValues(), expectedVersion: 2 });
  assert.equal(saved.status, 200, JSON.stringify(saved.json));
});
