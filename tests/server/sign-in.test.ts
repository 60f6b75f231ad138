import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Secret, TOTP } from "otpauth";
import { playScenario } from "./scenario.ts";
import { openPeopleWorld, PASSWORD, type PeopleWorld } from "./people-world.ts";
import { problemCodes } from "./world.ts";

const MINUTE = 60_000;
const NEW = "Nine-rivers-42-boats";
const sign = (login: string, password = PASSWORD) => ({ request: "POST /api/session", body: { login, password } });

/** The code that an authenticator shows at a moment. */
function codeAt(secret: string, moment: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: moment.getTime() });
}

describe("signing in", () => {
  let world: PeopleWorld;
  before(async () => {
    world = await openPeopleWorld();
  });
  after(() => world.close());

  test("a day of one person, with the events it leaves", async () => {
    const events = await playScenario(world, [
      { says: "nobody yet", by: "chen", request: "GET /api/session", status: 401, problems: ["session.needed"] },
      { says: "a wrong password", by: "chen", ...sign("chen.officer", "wrong"), status: 401, problems: ["session.wrong"], events: ["session.failed"] },
      { says: "in, however the name is typed", by: "chen", ...sign(" Chen.Officer "), status: 200, answer: { state: "in" }, events: ["session.begun"] },
      { says: "who it is", by: "chen", request: "GET /api/session", status: 200, as: "me", answer: { state: "in", mustChange: false, duties: ["filing.read", "filing.start"], factor: { on: false, asked: false } } },
      { says: "another post", by: "chen", request: "POST /api/session/post", body: { postId: await otherPost() }, status: 200, events: ["post.chosen"] },
      { says: "nobody else's post", by: "chen", request: "POST /api/session/post", body: { postId: await postOf("li.head") }, status: 404, problems: ["post.unknown"] },
      { says: "a second browser", by: "phone", ...sign("chen.officer"), status: 200, events: ["session.begun"] },
      { says: "both are in the list", by: "phone", request: "GET /api/sessions", status: 200 },
      { says: "the others end", by: "phone", request: "DELETE /api/sessions", status: 200, answer: { ended: 1 }, events: ["session.ended"] },
      { says: "the first is out", by: "chen", request: "GET /api/session", status: 401, problems: ["session.needed"] },
      { says: "out", by: "phone", request: "DELETE /api/session", status: 200, events: ["session.ended"] },
      { says: "and stays out", by: "phone", request: "GET /api/sessions", status: 401, problems: ["session.needed"] },
    ], { open: () => world.browser() });
    const chen = await world.id("chen.officer");
    assert.deepEqual(events.filter(({ verb }) => verb !== "session.failed").map(({ actor }) => actor), Array.from({ length: 5 }, () => chen));
    const [failed] = events;
    assert.equal(failed?.actor, "anonymous");
    assert.equal(failed?.subject, chen);

    async function otherPost(): Promise<string> {
      const rows = await world.see<{ id: string }>(`select id from hengji.post where person_id = '${await world.id("chen.officer")}' order by id desc`);
      return rows[0]!.id;
    }
  });

  async function postOf(login: string): Promise<string> {
    return (await world.see<{ id: string }>(`select id from hengji.post where person_id = '${await world.id(login)}'`))[0]!.id;
  }

  test("the session tells the city, the posts with their bodies, and what is in season", async () => {
    const browser = await world.signedIn("chen.officer");
    const me = (await (await browser.get("/api/session")).json()) as {
      city: unknown;
      post: { id: string };
      posts: { unit: string; role: string; roleTitle: unknown }[];
      seasons: { year: number }[];
    };
    assert.deepEqual(me.city, { region: "990100", name: "测试市", nameEn: "Test city", demo: false });
    const { posts } = me;
    assert.deepEqual(posts.map(({ unit, role }) => `${role} ${unit}`).sort(), ["unit-officer 第一中学", "unit-officer 第二中学"]);
    assert.deepEqual(posts[0]?.roleTitle, { zh: "岗位 unit-officer", en: "post unit-officer" });
    // The post acted in last is taken up again.
    assert.equal(me.post.id, (await world.see<{ post_id: string }>("select post_id from hengji.session where post_id is not null order by started_at desc, id desc"))[0]!.post_id);
    const year = world.time.getUTCFullYear();
    assert.deepEqual(me.seasons.map((season) => season.year), [3, 2, 1, 0, -1, -2, -3].map((offset) => year + offset));
    await browser.delete("/api/session");
  });

  test("the cookie is out of reach for scripts and other sites, and only its digest is stored", async () => {
    const response = await world.browser().post("/api/session", { login: "li.head", password: PASSWORD });
    const cookies = response.headers.getSetCookie();
    assert.equal(cookies.length, 2);
    for (const cookie of cookies) assert.match(cookie, /; Path=\/; HttpOnly; SameSite=Strict$/);
    const token = /hengji-session=([A-Za-z0-9_-]{43});/.exec(cookies[0]!)![1]!;
    assert.equal(Buffer.from(token, "base64url").length, 32);
    const everything = JSON.stringify([await world.see("select * from hengji.session"), await world.events(), await world.see("select * from hengji.credential")]);
    assert.ok(!everything.includes(token) && !everything.includes(PASSWORD));
  });

  test("a session ends by itself: after half an hour unused, and after twelve hours in any case", async () => {
    const alive = async (browser: { get(path: string): Promise<Response> }): Promise<boolean> => (await browser.get("/api/session")).status === 200;
    const idle = await world.signedIn("li.head");
    world.time = new Date(world.time.getTime() + 29 * MINUTE);
    assert.ok(await alive(idle), "kept by being used");
    world.time = new Date(world.time.getTime() + 29 * MINUTE);
    assert.ok(await alive(idle), "and again");
    world.time = new Date(world.time.getTime() + 31 * MINUTE);
    assert.ok(!(await alive(idle)));
    const busy = await world.signedIn("li.head");
    const began = world.time.getTime();
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      world.time = new Date(began + minutes * MINUTE);
      assert.ok(await alive(busy), `${minutes} min`);
    }
    world.time = new Date(began + 12 * 60 * MINUTE);
    assert.ok(!(await alive(busy)));
  });

  test("being there is written once a minute and not with every request", async () => {
    const browser = await world.signedIn("li.head");
    const seen = async (): Promise<number> => (await world.see<{ seen_at: Date }>("select seen_at from hengji.session order by started_at desc, id desc limit 1"))[0]!.seen_at.getTime();
    const versions = async (): Promise<string> => JSON.stringify(await world.see("select xmin, ctid from hengji.session order by started_at desc, id desc limit 1"));
    world.time = new Date(world.time.getTime() + 10_000);
    await browser.get("/api/session");
    const first = await seen();
    const before = await versions();
    for (let second = 0; second < 5; second += 1) {
      world.time = new Date(world.time.getTime() + 10_000);
      await browser.get("/api/session");
    }
    assert.equal(await seen(), first);
    assert.equal(await versions(), before, "no row was written");
    world.time = new Date(world.time.getTime() + 10_000);
    await browser.get("/api/session");
    assert.equal(await seen(), world.time.getTime());
  });

  test("a token that was copied is worth nothing after the next sign-in of that browser", async () => {
    const browser = await world.signedIn("wang.office");
    const thief = browser.copy();
    assert.equal((await thief.get("/api/session")).status, 200);
    const response = await browser.post("/api/session", { login: "wang.office", password: PASSWORD });
    assert.equal(response.status, 200);
    assert.equal((await thief.get("/api/session")).status, 401);
    assert.equal((await browser.get("/api/session")).status, 200);
  });

  test("a session that somebody brings along is not taken up", async () => {
    const victim = world.browser();
    victim.cookies.set("hengji-session", "A".repeat(43));
    await victim.post("/api/session", { login: "wang.office", password: PASSWORD });
    assert.notEqual(victim.cookies.get("hengji-session"), "A".repeat(43));
  });

  test("other people's sessions: not seen, not ended", async () => {
    const [one, other] = [await world.signedIn("wang.office"), await world.signedIn("li.head")];
    const { items } = (await (await one.get("/api/sessions")).json()) as { items: { id: string; agent: string; source: string }[] };
    assert.equal(items[0]?.agent, "browser of a test");
    assert.equal(items[0]?.source, "10.0.0.1");
    const refused = await other.delete(`/api/sessions/${items[0]!.id}`);
    assert.equal(refused.status, 404);
    assert.deepEqual(await problemCodes(refused), ["session.unknown"]);
    assert.equal((await one.get("/api/session")).status, 200);
  });
});

describe("a password", () => {
  let world: PeopleWorld;
  before(async () => {
    world = await openPeopleWorld({ passwords: "first" });
  });
  after(() => world.close());

  test("has to be changed at the first sign-in, and nothing can be done before", async () => {
    await playScenario(world, [
      { says: "the first password", by: "li", ...sign("li.head"), status: 200, answer: { state: "must-change" }, events: ["session.begun"] },
      { says: "no post before", by: "li", request: "GET /api/session", status: 200, answer: { state: "must-change", post: null, posts: [], mustChange: true, duties: [] } },
      { says: "nor chosen", by: "li", request: "POST /api/session/post", body: { postId: "00000000-0000-7000-8000-000000000000" }, status: 403, problems: ["session.must-change"] },
      { says: "another browser of the same person", by: "phone", ...sign("li.head"), status: 200, events: ["session.begun"] },
      { says: "the old one wrong", by: "li", request: "POST /api/password", body: { old: "wrong", new: NEW }, status: 422, problems: ["password.wrong"], events: ["session.failed"] },
      { says: "too simple, told all at once", by: "li", request: "POST /api/password", body: { old: PASSWORD, new: "li.head" }, status: 422, problems: ["password.too-short", "password.classes", "password.like-login"] },
      { says: "the same again", by: "li", request: "POST /api/password", body: { old: PASSWORD, new: PASSWORD }, status: 422, problems: ["password.used-before"] },
      { says: "a good one", by: "li", request: "POST /api/password", body: { old: PASSWORD, new: NEW }, status: 200, answer: { state: "in" }, events: ["password.changed", "session.ended"] },
      { says: "the other browser is out", by: "phone", request: "GET /api/session", status: 401, problems: ["session.needed"] },
      { says: "now there is a post", by: "li", request: "GET /api/session", status: 200, answer: { state: "in", duties: ["filing.read"] } },
      { says: "the old one is no longer right", by: "new", ...sign("li.head"), status: 401, problems: ["session.wrong"], events: ["session.failed"] },
      { says: "due after ninety days", by: "new", ...sign("li.head", NEW), after: 90, status: 200, answer: { state: "must-change" }, events: ["session.begun"] },
    ], { open: () => world.browser() });
  });

  test("of the last five does not come back", async () => {
    const browser = await world.signedIn("wang.office");
    const change = (old: string, next: string) => {
      world.time = new Date(world.time.getTime() + 1000);
      return browser.post("/api/password", { old, new: next });
    };
    const list = [PASSWORD, ...["one", "two", "six", "ten"].map((word) => `Wild-${word}-Tea-92`)];
    for (let at = 1; at < list.length; at += 1) assert.equal((await change(list[at - 1]!, list[at]!)).status, 200);
    for (const used of list) assert.deepEqual(await problemCodes(await change(list.at(-1)!, used)), ["password.used-before"], used);
    assert.equal((await change(list.at(-1)!, "Wild-sixteen-Tea-92")).status, 200);
    assert.equal((await change("Wild-sixteen-Tea-92", PASSWORD)).status, 200, "the sixth before");
  });
});

describe("the second factor", () => {
  let world: PeopleWorld;
  let secret = "";
  before(async () => {
    world = await openPeopleWorld();
  });
  after(() => world.close());

  test("is set up with its first code, and then asked for", async () => {
    const browser = await world.signedIn("aud.admin");
    const thief = browser.copy();
    const offered = (await (await browser.post("/api/factor")).json()) as { secret: string; address: string };
    secret = offered.secret;
    assert.match(offered.address, /^otpauth:\/\/totp\/Hengji:aud\.admin\?/);
    assert.deepEqual(await problemCodes(await browser.post("/api/factor/confirm", { code: codeAt(secret, new Date(0)) })), ["factor.wrong-code"]);
    const before = (await world.events()).length;
    assert.deepEqual(await (await browser.post("/api/factor/confirm", { code: codeAt(secret, world.time) })).json(), { state: "in" });
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["factor.set", "session.ended", "session.begun"]);
    assert.equal((await thief.get("/api/session")).status, 401, "the token was changed");
    assert.equal((await browser.get("/api/session")).status, 200);
    const stored = await world.see<{ factor_secret: Buffer }>(`select factor_secret from hengji.credential where person_id = '${await world.id("aud.admin")}'`);
    assert.ok(!stored[0]!.factor_secret.includes(Buffer.from(Secret.fromBase32(secret).bytes)), "the secret lies open in the database");
  });

  test("lets nobody in without a code, and a code serves once", async () => {
    world.time = new Date(world.time.getTime() + 5 * MINUTE);
    const browser = world.browser();
    assert.deepEqual(await (await browser.post("/api/session", { login: "aud.admin", password: PASSWORD })).json(), { state: "factor-needed" });
    const half = browser.copy();
    const me = (await (await browser.get("/api/session")).json()) as Record<string, unknown>;
    assert.deepEqual([me["state"], me["post"], me["posts"], me["duties"]], ["factor-needed", null, [], []]);
    for (const path of ["/api/events", "/api/people"]) assert.deepEqual(await problemCodes(await browser.get(path)), ["session.factor-needed"]);
    for (const path of ["/api/sessions"]) assert.deepEqual(await problemCodes(await browser.get(path)), ["session.factor-needed"]);
    assert.equal((await browser.post("/api/password", { old: PASSWORD, new: NEW })).status, 401);
    assert.equal((await browser.post("/api/factor")).status, 401);
    assert.equal((await browser.delete("/api/factor", { password: PASSWORD })).status, 401);

    const code = codeAt(secret, world.time);
    const before = (await world.events()).length;
    assert.deepEqual(await (await browser.post("/api/session/factor", { code })).json(), { state: "in" });
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["session.ended", "session.begun"]);
    assert.equal((await half.get("/api/session")).status, 401, "the half session is gone");
    assert.equal((await browser.get("/api/events")).status, 200);

    const other = world.browser();
    await other.post("/api/session", { login: "aud.admin", password: PASSWORD });
    assert.deepEqual(await problemCodes(await other.post("/api/session/factor", { code })), ["session.wrong-code"], "the same code again");
    world.time = new Date(world.time.getTime() + 30_000);
    assert.equal((await other.post("/api/session/factor", { code: codeAt(secret, world.time) })).status, 200);
  });

  test("a half session waits ten minutes and no longer", async () => {
    const browser = world.browser();
    await browser.post("/api/session", { login: "aud.admin", password: PASSWORD });
    world.time = new Date(world.time.getTime() + 10 * MINUTE);
    assert.equal((await browser.post("/api/session/factor", { code: codeAt(secret, world.time) })).status, 401);
  });

  test("wrong codes lock the account like wrong passwords", async () => {
    const browser = world.browser();
    await browser.post("/api/session", { login: "aud.admin", password: PASSWORD });
    const wrong = codeAt(secret, new Date(0));
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) statuses.push((await browser.post("/api/session/factor", { code: wrong })).status);
    assert.deepEqual(statuses, [401, 401, 401, 401, 423, 423]);
    assert.equal((await browser.post("/api/session/factor", { code: codeAt(secret, world.time) })).status, 423);
  });

  test("can be taken away with the password", async () => {
    world.time = new Date(world.time.getTime() + 20 * MINUTE);
    const browser = world.browser();
    await browser.post("/api/session", { login: "aud.admin", password: PASSWORD });
    await browser.post("/api/session/factor", { code: codeAt(secret, world.time) });
    assert.deepEqual(await problemCodes(await browser.delete("/api/factor", { password: "wrong" })), ["password.wrong"]);
    const before = (await world.events()).length;
    assert.equal((await browser.delete("/api/factor", { password: PASSWORD })).status, 200);
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["factor.removed"]);
    assert.deepEqual(await (await world.browser().post("/api/session", { login: "aud.admin", password: PASSWORD })).json(), { state: "in" });
  });
});
