import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ROLES } from "../../src/core/access/role.ts";
import { openPeopleWorld, PASSWORD, QUICK, type PeopleWorld } from "./people-world.ts";
import { playScenario } from "./scenario.ts";
import { problemCodes } from "./world.ts";

interface Listed {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly next: string | null;
  readonly only?: unknown;
}

const listed = async (response: Response): Promise<Listed> => {
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as Listed;
};

describe("the administration", () => {
  let world: PeopleWorld;
  before(async () => {
    world = await openPeopleWorld();
  });
  after(() => world.close());

  test("somebody comes, gets a post, forgets the password, loses the post and leaves", async () => {
    const [sys, sec] = [await world.signedIn("sys.admin"), await world.signedIn("sec.admin")];
    const made = (await (await sys.post("/api/people", { login: "zhao.new", name: "赵新" })).json()) as { id: string; oneTimePassword: string };
    assert.match(made.oneTimePassword, /^([A-Za-z2-9]{4}-){4}[A-Za-z2-9]{4}$/);
    const unit = await world.id("101001");
    const first = { old: "{made.oneTimePassword}", new: "Nine-rivers-42-boats" };
    const stage = { open: () => world.browser(), browsers: { sys, sec }, answers: { made, unit: { id: unit } } };
    const events = await playScenario(world, [
      { says: "the user name is taken", by: "sys", request: "POST /api/people", body: { login: "zhao.new", name: "另一人" }, status: 409, problems: ["person.login-taken"] },
      { says: "signs in", by: "zhao", request: "POST /api/session", body: { login: "zhao.new", password: "{made.oneTimePassword}" }, status: 200, answer: { state: "must-change" }, events: ["session.begun"] },
      { says: "sets a password", by: "zhao", request: "POST /api/password", body: first, status: 200, answer: { state: "in" }, events: ["password.changed"] },
      { says: "has no post", by: "zhao", request: "GET /api/units", status: 403, problems: ["session.no-post"] },
      { says: "gets one", by: "sec", request: "POST /api/posts", body: { personId: "{made.id}", unitId: "{unit.id}", role: "unit-officer" }, status: 201, as: "post", events: ["post.given"] },
      { says: "not twice", by: "sec", request: "POST /api/posts", body: { personId: "{made.id}", unitId: "{unit.id}", role: "unit-officer" }, status: 409, problems: ["post.held-already"] },
      { says: "nor one that clashes", by: "sec", request: "POST /api/posts", body: { personId: "{made.id}", unitId: "{unit.id}", role: "unit-head" }, status: 422, problems: ["access.filler-approves"] },
      { says: "acts in it", by: "zhao", request: "POST /api/session/post", body: { postId: "{post.id}" }, status: 200, answer: { duties: ["filing.read", "filing.start"] }, events: ["post.chosen"] },
      { says: "forgets the password", by: "sec", request: "POST /api/people/{made.id}/unlock", body: { newPassword: true }, status: 200, as: "again", events: ["account.unlocked", "session.ended"] },
      { says: "is out", by: "zhao", request: "GET /api/session", status: 401, problems: ["session.needed"] },
      { says: "the forgotten one is worth nothing", by: "zhao", request: "POST /api/session", body: { login: "zhao.new", password: "Nine-rivers-42-boats" }, status: 401, problems: ["session.wrong"], events: ["session.failed"] },
      { says: "comes back", by: "zhao", request: "POST /api/session", body: { login: "zhao.new", password: "{again.oneTimePassword}" }, status: 200, answer: { state: "must-change" }, events: ["session.begun"] },
      { says: "with a third password", by: "zhao", request: "POST /api/password", body: { old: "{again.oneTimePassword}", new: "Ten-rivers-42-boats" }, status: 200, answer: { state: "in" }, events: ["password.changed"] },
      { says: "in the post again", by: "zhao", request: "GET /api/session", status: 200, answer: { duties: ["filing.read", "filing.start"] } },
      { says: "the post ends", by: "sec", request: "POST /api/posts/{post.id}/end", status: 200, events: ["post.ended"] },
      { says: "at once", by: "zhao", request: "GET /api/session", status: 200, answer: { post: null, posts: [], duties: [] } },
      { says: "not twice", by: "sec", request: "POST /api/posts/{post.id}/end", status: 409, problems: ["post.ended"] },
      { says: "leaves", by: "sys", request: "POST /api/people/{made.id}/end", status: 200, events: ["person.ended", "session.ended"] },
      { says: "the session dies at once", by: "zhao", request: "GET /api/session", status: 401, problems: ["session.needed"] },
      { says: "and does not come back", by: "zhao", request: "POST /api/session", body: { login: "zhao.new", password: "Ten-rivers-42-boats" }, status: 401, problems: ["session.wrong"], events: ["session.failed"] },
      { says: "no post for who has left", by: "sec", request: "POST /api/posts", body: { personId: "{made.id}", unitId: "{unit.id}", role: "unit-officer" }, status: 409, problems: ["person.ended"] },
      { says: "nor a password", by: "sec", request: "POST /api/people/{made.id}/unlock", body: { newPassword: true }, status: 409, problems: ["person.ended"] },
      { says: "the name stays taken", by: "sys", request: "POST /api/people", body: { login: "zhao.new", name: "另一人" }, status: 409, problems: ["person.login-taken"] },
    ], stage);
    assert.deepEqual(await world.see(`select id from hengji.session where person_id = '${made.id}' and ended_at is null`), []);
    const [given] = events.filter(({ verb }) => verb === "post.given");
    assert.equal(given?.actor, await world.id("sec.admin"));
    assert.deepEqual(given?.detail, { person: made.id, unit, role: "unit-officer" });
    assert.match(given?.digest_after ?? "", /^[0-9a-f]{64}$/);
    assert.ok(!JSON.stringify(await world.events()).includes(made.oneTimePassword));
  });

  test("what each of the three may do, and nobody else; every attempt is recorded", async () => {
    const person = await world.id("li.head");
    const unit = await world.id("101002");
    const post = (await world.see<{ id: string }>(`select id from hengji.post where person_id = '${person}'`))[0]!.id;
    const routes: readonly (readonly [request: string, body: unknown, who: readonly string[], whenAllowed: number])[] = [
      ["GET /api/people", undefined, ["sys.admin", "sec.admin", "aud.admin"], 200],
      ["GET /api/units", undefined, ["sys.admin", "sec.admin"], 200],
      ["GET /api/posts", undefined, ["sec.admin"], 200],
      ["GET /api/events", undefined, ["aud.admin"], 200],
      ["GET /api/refusals", undefined, ["aud.admin"], 200],
      ["GET /api/seals", undefined, ["aud.admin"], 200],
      [`GET /api/people/${person}/sessions`, undefined, ["sec.admin"], 200],
      ["POST /api/people", { login: "sun.new", name: "孙" }, ["sys.admin"], 201],
      // Refused for another reason: that they got this far is what counts.
      [`POST /api/posts`, { personId: person, unitId: unit, role: "unit-officer" }, ["sec.admin"], 422],
      [`POST /api/posts/00000000-0000-7000-8000-000000000000/end`, undefined, ["sec.admin"], 404],
      [`POST /api/people/00000000-0000-7000-8000-000000000000/end`, undefined, ["sys.admin"], 404],
      [`POST /api/people/${person}/unlock`, {}, ["sec.admin"], 200],
    ];
    for (const login of ["sys.admin", "sec.admin", "aud.admin", "li.head", "chen.officer", "wang.office"]) {
      const browser = await world.signedIn(login);
      const refusals = await refusalCount();
      const events = (await world.events()).length;
      const allowedHere = routes.filter(([, , who]) => who.includes(login));
      for (const [request, body, who, allowed] of routes) {
        const [method = "", path = ""] = request.split(" ");
        const response = await browser.request(method, path, body);
        assert.equal(response.status, who.includes(login) ? allowed : 403, `${login}: ${request}: ${await response.clone().text()}`);
        if (who.includes(login)) continue;
        assert.deepEqual(await problemCodes(response), ["duty.missing"]);
      }
      // Those of an allowed request for something that is not there are recorded as well.
      const notThere = allowedHere.filter(([, , , status]) => status === 404).length;
      assert.equal((await refusalCount()) - refusals, routes.length - allowedHere.length + notThere, login);
      const written = allowedHere.filter(([request, , , status]) => request.startsWith("POST") && status < 300).length;
      assert.equal((await world.events()).length - events, written, login);
    }
    const [last] = await world.see<Record<string, unknown>>("select * from hengji.refusal order by id desc limit 1");
    assert.deepEqual([last?.["person_id"], last?.["role"], last?.["status"], last?.["problem"], last?.["route"], last?.["subject"], last?.["source"]], [
      await world.id("wang.office"), "performance-office", 403, "duty.missing", "POST /api/people/:id/unlock", person, "10.0.0.1",
    ]);
    assert.equal((await world.see(`select 1 from hengji.post where id = '${post}' and valid_to is null`)).length, 1);

    async function refusalCount(): Promise<number> {
      return (await world.see("select 1 from hengji.refusal")).length;
    }
  });

  test("nobody helps themselves", async () => {
    const [sys, sec] = [await world.signedIn("sys.admin"), await world.signedIn("sec.admin")];
    const [own, unit] = [await world.id("sec.admin"), await world.id("1")];
    const post = (await world.see<{ id: string }>(`select id from hengji.post where person_id = '${own}'`))[0]!.id;
    for (const role of ROLES) assert.deepEqual(await problemCodes(await sec.post("/api/posts", { personId: own, unitId: unit, role })), ["post.self"], role);
    assert.deepEqual(await problemCodes(await sec.post(`/api/posts/${post}/end`)), ["post.self"]);
    assert.deepEqual(await problemCodes(await sec.post(`/api/people/${own}/unlock`, {})), ["person.self"]);
    assert.deepEqual(await problemCodes(await sys.post(`/api/people/${await world.id("sys.admin")}/end`)), ["person.self"]);
  });

  test("the last of an administration stays", async () => {
    const [sys, sec] = [await world.signedIn("sys.admin"), await world.signedIn("sec.admin")];
    const postOf = async (login: string): Promise<string> => (await world.see<{ id: string }>(`select id from hengji.post where person_id = '${await world.id(login)}'`))[0]!.id;
    assert.deepEqual(await problemCodes(await sec.post(`/api/posts/${await postOf("aud.admin")}/end`)), ["post.last-administrator"]);
    assert.deepEqual(await problemCodes(await sec.post(`/api/posts/${await postOf("sys.admin")}/end`)), ["post.last-administrator"]);
    assert.deepEqual(await problemCodes(await sys.post(`/api/people/${await world.id("aud.admin")}/end`)), ["person.last-administrator"]);
    assert.equal((await sec.post(`/api/posts/${await postOf("sec.second")}/end`)).status, 200, "there is another one");
    assert.deepEqual(await problemCodes(await sys.post(`/api/people/${await world.id("sec.admin")}/end`)), ["person.last-administrator"]);
  });

  test("a post is given for days that make sense, in a unit that is there, with ranges that its role may have", async () => {
    const sec = await world.signedIn("sec.admin");
    const sys = await world.signedIn("sys.admin");
    const { id } = (await (await sys.post("/api/people", { login: "qian.new", name: "钱" })).json()) as { id: string };
    const [school, office] = [await world.id("101001"), await world.id("1")];
    const day = (days: number): string => new Date(world.time.getTime() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
    const give = (change: Record<string, unknown>): Promise<Response> => sec.post("/api/posts", { personId: id, unitId: school, role: "unit-officer", ...change });
    for (const [change, code] of [
      [{ validFrom: day(-1) }, "post.begins-before-today"],
      [{ validFrom: day(3), validTo: day(3) }, "post.ends-before-it-begins"],
      [{ unitId: id }, "unit.unknown"],
      [{ personId: school }, "person.unknown"],
      [{ scopes: ["990100.101.101002."] }, "post.scope-beyond-unit"],
      [{ scopes: ["990100.101.101001.9."] }, "unit.unknown"],
      [{ role: "business-division", unitId: office }, "post.scope-needed"],
      [{ role: "audit-admin", unitId: office, scopes: ["990100."] }, "post.scope-not-for-role"],
    ] as const) {
      assert.deepEqual(await problemCodes(await give(change)), [code], JSON.stringify(change));
    }
    for (const body of [{ scopes: ["990100"] }, { scopes: ["../"] }, { role: "root" }, { validFrom: "2026-13-01" }, { more: 1 }]) assert.equal((await give(body)).status, 422, JSON.stringify(body));
    const later = await give({ validFrom: day(2), validTo: day(5) });
    assert.equal(later.status, 201);
    // What will clash on the day it begins clashes today.
    assert.deepEqual(await problemCodes(await give({ role: "unit-head" })), ["access.filler-approves"]);
    const post = (await later.json()) as { id: string };
    assert.deepEqual(await (await sec.post(`/api/posts/${post.id}/end`)).json(), { validTo: day(2) }, "one that has not begun never will");
    assert.equal((await give({ role: "unit-head" })).status, 201);
  });

  test("sessions of others are seen and ended by the security administrator, and by nobody else", async () => {
    const [sec, sys, wang] = [await world.signedIn("sec.admin"), await world.signedIn("sys.admin"), await world.signedIn("wang.office")];
    const { items } = await listed(await sec.get(`/api/people/${await world.id("wang.office")}/sessions`));
    const id = String(items[0]!["id"]);
    assert.deepEqual(Object.keys(items[0]!).sort(), ["agent", "current", "endsAt", "id", "seenAt", "source", "startedAt"]);
    assert.deepEqual(await problemCodes(await sys.delete(`/api/sessions/${id}`)), ["duty.missing"]);
    assert.equal((await wang.get("/api/session")).status, 200);
    const before = (await world.events()).length;
    assert.equal((await sec.delete(`/api/sessions/${id}`)).status, 200);
    assert.deepEqual((await world.events()).slice(before).map(({ verb, subject, detail }) => [verb, subject, detail]), [["session.ended", id, { why: "by-administrator" }]]);
    assert.equal((await wang.get("/api/session")).status, 401);
  });

  test("none of the three sees business: no subject, budget or payment is in any row they can read", async () => {
    for (const login of ["sys.admin", "sec.admin", "aud.admin"]) {
      const browser = await world.signedIn(login);
      const seen = await world.ground.ask({ actor: "anonymous", sessionToken: browser.cookies.get("hengji-session")! }, async ({ tx }) => [
        await tx.selectFrom("subject").select("id").execute(),
        await tx.selectFrom("budget").select("subject_id").execute(),
        await tx.selectFrom("payment").select("id").execute(),
        await tx.selectFrom("filing").select("id").execute(),
      ]);
      assert.deepEqual(seen, [[], [], [], []], login);
    }
    const wang = await world.signedIn("wang.office");
    const payments = await world.ground.ask({ actor: "anonymous", sessionToken: wang.cookies.get("hengji-session")! }, async ({ tx }) => tx.selectFrom("payment").select("id").execute());
    assert.equal(payments.length, 1, "there is something to see");
  });

  test("lists come in pages, and find people by a piece of their names", async () => {
    const sys = await world.signedIn("sys.admin");
    const all: string[] = [];
    let after: string | null = "";
    for (let page = 0; after !== null; page += 1) {
      const found: Listed = await listed(await sys.get(`/api/people?limit=3${after === "" ? "" : `&after=${after}`}`));
      assert.ok(found.items.length <= 3 && page < 20);
      all.push(...found.items.map(({ login }) => String(login)));
      after = found.next;
    }
    assert.deepEqual(all, all.toSorted());
    assert.equal(new Set(all).size, (await world.see("select 1 from hengji.person")).length);
    const named = async (text: string): Promise<string[]> => (await listed(await sys.get(`/api/people?search=${encodeURIComponent(text)}`))).items.map(({ login }) => String(login));
    assert.deepEqual(await named("主任"), ["li.head"]);
    assert.deepEqual(await named("CHEN"), ["chen.officer"]);
    assert.deepEqual(await named("%"), []);
    assert.equal((await sys.get("/api/people?limit=101")).status, 400);
    const [chen] = (await listed(await sys.get("/api/people?search=chen"))).items;
    assert.equal((chen!["posts"] as unknown[]).length, 2);
    const { items: units } = await listed(await sys.get("/api/units"));
    assert.deepEqual(units.map(({ path }) => path), ["990100.", "990100.1.", "990100.101.", "990100.101.101001.", "990100.101.101002."]);
  });

  test("the log is read from its end, by verb, by person and by time", async () => {
    const aud = await world.signedIn("aud.admin");
    const all = (await world.events()).reverse();
    const ids: string[] = [];
    let before: string | null = "";
    while (before !== null) {
      const found: Listed = await listed(await aud.get(`/api/events?limit=100${before === "" ? "" : `&before=${before}`}`));
      ids.push(...found.items.map(({ id }) => String(id)));
      before = found.next;
    }
    assert.deepEqual(ids, all.map(({ id }) => id));
    const sec = await world.id("sec.admin");
    const given = await listed(await aud.get(`/api/events?verb=post.given&actor=${sec}`));
    assert.ok(given.items.length >= 2 && given.items.every(({ actorName, verb, role }) => actorName === "安全员" && verb === "post.given" && role === "security-admin"));
    assert.ok(given.items.every((one) => !("detail" in one) && typeof (one["about"] as { person?: unknown }).person === "string" && (one["aboutNames"] as { person: string | null }).person !== null), "who got the post is told by name");
    const byName = await listed(await aud.get(`/api/events?verb=person&actor=${encodeURIComponent("安全")}&limit=100`));
    assert.ok(byName.items.length >= given.items.length && byName.items.every(({ actor, verb }) => actor === sec && /^(person|post|delegation)\./.test(String(verb))));
    assert.deepEqual((await listed(await aud.get("/api/events?actor=nobody.of.this.name"))).items, []);
    // Whoever is asked for alone is named where no row is.
    for (const list of ["events", "refusals"]) {
      const { items, only } = await listed(await aud.get(`/api/${list}?actor=${sec}&subject=${sec}&to=2000-01-01T00:00:00.000Z`));
      assert.deepEqual([items, only], [[], { actor: "安全员", subject: "安全员" }], list);
    }
    const from = all[3]!.at.toISOString();
    const late = await listed(await aud.get(`/api/events?from=${from}&to=${new Date(all[0]!.at.getTime() + 1).toISOString()}&limit=100`));
    assert.ok(late.items.length >= 4 && late.items.every(({ at }) => String(at) >= from));
    const { items } = await listed(await aud.get("/api/refusals?limit=1"));
    assert.equal(items[0]?.["personName"], "系统员");
    const asked = await listed(await aud.get(`/api/refusals?actor=${sec}&limit=100&language=en`));
    assert.ok(asked.items.length > 0 && asked.items.every(({ personId, said }) => personId === sec && (said === null || !String(said).includes("{{"))));
    assert.ok(asked.items.some(({ problem, said }) => problem === "duty.missing" && /^The post/.test(String(said))), "in words, in the language asked for");
    assert.deepEqual((await listed(await aud.get("/api/refusals?to=2001-01-01T00:00:00Z"))).items, []);
  });
});

describe("administrators of a city that is no demo", () => {
  test("do nothing before they have a second factor", async () => {
    const world = await openPeopleWorld({ preset: QUICK });
    try {
      const browser = world.browser();
      assert.deepEqual(await (await browser.post("/api/session", { login: "sys.admin", password: PASSWORD })).json(), { state: "factor-to-set-up" });
      assert.deepEqual(await problemCodes(await browser.get("/api/people")), ["session.factor-to-set-up"]);
      const post = (await world.see<{ id: string }>(`select id from hengji.post where person_id = '${await world.id("sys.admin")}'`))[0]!.id;
      assert.deepEqual(await problemCodes(await browser.post("/api/session/post", { postId: post })), ["session.factor-to-set-up"]);
      const { secret } = (await (await browser.post("/api/factor")).json()) as { secret: string };
      const { Secret, TOTP } = await import("otpauth");
      const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.time.getTime() });
      assert.deepEqual(await (await browser.post("/api/factor/confirm", { code })).json(), { state: "in" });
      assert.equal((await browser.get("/api/people")).status, 200);
      assert.deepEqual(await problemCodes(await browser.delete("/api/factor", { password: PASSWORD })), ["factor.asked"]);
      // Others are not asked.
      assert.deepEqual(await (await world.browser().post("/api/session", { login: "li.head", password: PASSWORD })).json(), { state: "in" });
    } finally {
      await world.close();
    }
  });
});
