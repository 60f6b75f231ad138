import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { openPeopleWorld, PASSWORD, type PeopleWorld } from "./people-world.ts";
import { problemCodes } from "./world.ts";

/*
 * Whoever guesses learns nothing: not who exists, not whether a guess was near; and what keeps guessers out does not keep
 * the owner of an account out.
 */

const MINUTE = 60_000;
const UNKNOWN = ["nobody.here", "x", "李主任", "a'; drop table person; --", "li.head\u0000", "%", "A".repeat(200)];

describe("somebody who guesses", () => {
  let world: PeopleWorld;
  before(async () => {
    world = await openPeopleWorld();
  });
  after(() => world.close());

  const attempt = async (login: string, password: string, source: string) => {
    const response = await world.browser(source).post("/api/session", { login, password });
    return { status: response.status, text: await response.clone().text(), headers: [...response.headers].filter(([name]) => name !== "date"), codes: await problemCodes(response) };
  };

  test("gets the same answer for a wrong password and for a name that nobody has", async () => {
    const known = await attempt("li.head", "wrong", "10.1.0.1");
    assert.equal(known.status, 401);
    for (const login of UNKNOWN.slice(0, 4)) assert.deepEqual(await attempt(login, "wrong", "10.1.0.1"), known, login);
  });

  test("makes the server do the same work for both", async () => {
    const statements = await countedStatements();
    try {
      const work = async (login: string) => {
        const [before, compared, events] = [statements.list.length, world.compared(), (await world.events()).length];
        await attempt(login, "wrong", "10.1.0.2");
        const made = statements.list.slice(before).filter((text) => !/alter table|pg_tables|select \* from hengji\.event|^(begin|rollback)$/.test(text));
        return { made, compared: world.compared() - compared, events: (await world.events()).length - events };
      };
      const known = await work("wang.office");
      assert.ok(known.made.length >= 6, JSON.stringify(known.made));
      assert.equal(known.compared, 1);
      assert.equal(known.events, 1);
      for (const login of UNKNOWN.slice(0, 3)) {
        const unknown = await work(login);
        assert.deepEqual(unknown.compared, known.compared, login);
        assert.deepEqual(unknown.events, known.events, login);
        // Nobody's user name is not even asked for; a possible one is asked for in the very same words.
        if (/^[a-z0-9._-]{2,}$/.test(login)) assert.deepEqual(unknown.made, known.made, login);
      }
    } finally {
      statements.stop();
    }
  });

  test("is locked out after five attempts alike, whether or not there is such an account", async () => {
    const tries = async (login: string) => {
      const answers = [];
      for (let count = 0; count < 6; count += 1) answers.push(await attempt(login, "wrong", "10.1.0.3"));
      return answers;
    };
    const known = await tries("aud.admin");
    assert.deepEqual(known.map(({ status }) => status), [401, 401, 401, 401, 423, 423]);
    assert.match(known[4]!.text, /15 分钟/);
    for (const login of ["nobody.there", "y", "李绩效"]) assert.deepEqual(await tries(login), known, login);
    const compared = world.compared();
    assert.equal((await attempt("aud.admin", PASSWORD, "10.1.0.3")).status, 423, "the right one is not let in either");
    assert.equal(world.compared(), compared, "nor looked at");
  });

  test("has what he did in the log, though nothing came of it", async () => {
    const events = (await world.events()).filter(({ verb }) => verb !== "session.begun" && verb !== "city.founded");
    const id = await world.id("aud.admin");
    assert.deepEqual(events.filter(({ subject }) => subject === id).map(({ verb, detail }) => `${verb} ${String(detail["why"] ?? detail["minutes"])}`), [
      ...Array.from({ length: 5 }, () => "session.failed password"), "account.locked 15", "session.failed locked", "session.failed locked",
    ]);
    assert.ok(events.every(({ detail }) => typeof detail["source"] === "string"));
    assert.ok(!JSON.stringify(events).includes("nobody.there"), "what was typed as a name may be a password");
  });

  test("cannot lock an account for ever: attempts while it is locked prolong nothing", async () => {
    const began = world.time.getTime();
    for (let minute = 0; minute < 15; minute += 5) {
      world.time = new Date(began + minute * MINUTE);
      await attempt("aud.admin", "wrong", "10.1.0.4");
    }
    world.time = new Date(began + 15 * MINUTE);
    assert.equal((await world.browser("10.1.0.5").post("/api/session", { login: "aud.admin", password: PASSWORD })).status, 200);
  });

  test("cannot lock it again and again from one place: after ten wrong attempts in a day nothing more from there is looked at", async () => {
    const login = "sec.second";
    for (let round = 0; round < 2; round += 1) {
      for (let count = 0; count < 5; count += 1) await attempt(login, "wrong", "10.1.0.6");
      world.time = new Date(world.time.getTime() + 16 * MINUTE);
    }
    const events = (await world.events()).length;
    for (let count = 0; count < 5; count += 1) assert.deepEqual((await attempt(login, "wrong", "10.1.0.6")).codes, ["session.too-many-here"]);
    assert.equal((await world.events()).length, events);
    assert.equal((await world.browser("10.1.0.7").post("/api/session", { login, password: PASSWORD })).status, 200, "the owner, elsewhere");
    world.time = new Date(world.time.getTime() + 24 * 60 * MINUTE);
    assert.equal((await attempt(login, "wrong", "10.1.0.6")).status, 401, "another day");
  });

  test("cannot keep the owner out of a browser that the owner has used before", async () => {
    const own = await world.signedIn("chen.officer", "10.1.0.8");
    await own.delete("/api/session");
    for (let count = 0; count < 5; count += 1) await attempt("chen.officer", "wrong", `10.1.1.${count}`);
    assert.equal((await attempt("chen.officer", PASSWORD, "10.1.0.9")).status, 423, "locked for everybody else");
    assert.equal((await own.post("/api/session", { login: "chen.officer", password: PASSWORD })).status, 200);
    // The mark opens nothing by itself, and is worth five attempts like everything else.
    for (let count = 0; count < 5; count += 1) await attempt("chen.officer", "wrong", `10.1.2.${count}`);
    const thief = own.copy();
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) statuses.push((await thief.post("/api/session", { login: "chen.officer", password: "wrong" })).status);
    assert.deepEqual(statuses, [423, 423, 423, 423, 423, 423]);
    assert.equal((await thief.post("/api/session", { login: "chen.officer", password: PASSWORD })).status, 423);
  });

  test("has locked somebody out: the security administrator opens the account again, and it is in the log", async () => {
    for (let count = 0; count < 5; count += 1) await attempt("sys.admin", "wrong", "10.1.0.13");
    const owner = world.browser("10.1.0.13");
    assert.equal((await owner.post("/api/session", { login: "sys.admin", password: PASSWORD })).status, 423);
    const sec = await world.signedIn("sec.admin", "10.1.0.14");
    const id = await world.id("sys.admin");
    const { items } = (await (await sec.get("/api/people?search=sys.admin")).json()) as { items: { lockedUntil: string | null }[] };
    assert.equal(items[0]?.lockedUntil, new Date(world.time.getTime() + 15 * MINUTE).toISOString());
    const before = (await world.events()).length;
    assert.equal((await sec.post(`/api/people/${id}/unlock`, {})).status, 200);
    assert.deepEqual((await world.events()).slice(before).map(({ verb, subject, detail }) => [verb, subject, detail]), [["account.unlocked", id, { password: "kept", factor: "kept" }]]);
    assert.equal((await owner.post("/api/session", { login: "sys.admin", password: PASSWORD })).status, 200);
  });

  test("a mark of one person is none for another, and none that was made up", async () => {
    const chen = await world.signedIn("li.head", "10.1.0.10");
    for (let count = 0; count < 5; count += 1) await attempt("wang.office", "wrong", `10.1.3.${count}`);
    assert.equal((await chen.post("/api/session", { login: "wang.office", password: PASSWORD })).status, 423);
    const forger = world.browser("10.1.0.11");
    forger.cookies.set("hengji-browser", `${"A".repeat(22)}.${"A".repeat(43)}`);
    assert.equal((await forger.post("/api/session", { login: "wang.office", password: PASSWORD })).status, 423);
  });

  test("gets nowhere with input of other kinds", async () => {
    const browser = world.browser("10.1.0.12");
    for (const body of [{}, { login: "li.head" }, { login: 1, password: 2 }, { login: "li.head", password: "" }, { login: ["li.head"], password: { $ne: null } }, { login: "li.head", password: PASSWORD, more: 1 }]) {
      assert.equal((await browser.post("/api/session", body)).status, 422, JSON.stringify(body));
    }
    assert.equal((await browser.post("/api/session", "{")).status, 400);
    for (const login of UNKNOWN.slice(4)) assert.ok([400, 401, 422].includes((await browser.post("/api/session", { login, password: "wrong" })).status), login);
    assert.equal((await browser.request("POST", "/api/session", { login: "li.head", password: PASSWORD }, { origin: "http://elsewhere.test" })).status, 403);
  });

  test("is slowed down by where he comes from, before any account is looked at", async () => {
    const slow = await openPeopleWorld({ settings: { signInsPerMinute: 5 } });
    try {
      const statuses: number[] = [];
      for (let count = 0; count < 7; count += 1) statuses.push((await slow.browser("10.2.0.1").post("/api/session", { login: `guess${count}`, password: "wrong" })).status);
      assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429, 429]);
      assert.equal(slow.compared(), 5);
      assert.equal((await slow.browser("10.2.0.2").post("/api/session", { login: "li.head", password: PASSWORD })).status, 200);
    } finally {
      await slow.close();
    }
  });
});

describe("the cookie of a server that is reached by https", () => {
  test("goes by https only", async () => {
    const world = await openPeopleWorld({ publicAddress: "https://hengji.test" });
    try {
      const response = await world.browser().post("/api/session", { login: "li.head", password: PASSWORD });
      for (const cookie of response.headers.getSetCookie()) assert.match(cookie, /; Secure(;|$)/);
    } finally {
      await world.close();
    }
  });
});

/** The texts of all statements from here on. */
async function countedStatements(): Promise<{ list: string[]; stop: () => void }> {
  const list: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: Parameters<typeof query>) {
    const [first] = args as unknown as [string | { text: string }];
    list.push(typeof first === "string" ? first : first.text);
    return Reflect.apply(query, this, args) as never;
  } as unknown as typeof query;
  return { list, stop: () => void (pg.Client.prototype.query = query) };
}
