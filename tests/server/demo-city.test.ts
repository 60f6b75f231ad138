import assert from "node:assert/strict";
import { test } from "node:test";
import { openPeopleWorld, QUICK } from "./people-world.ts";
import { smallCity } from "./small-city.ts";
import { problemCodes } from "./world.ts";

test("in a demo city one is whom one chooses, without a password and without a second factor", async () => {
  const world = await openPeopleWorld({ city: smallCity({ demo: true }), preset: QUICK, passwords: "none" });
  try {
    const { people } = (await (await world.browser().get("/api/demo")).json()) as { people: Record<string, unknown>[] };
    assert.deepEqual(people.map(({ login }) => login), world.city.people.map(({ login }) => login));
    assert.deepEqual(people[1], { login: "li.head", name: "李主任", role: "unit-head", roleTitle: { zh: "岗位 unit-head", en: "post unit-head" }, unit: "第一中学" });
    const browser = world.browser();
    const before = (await world.events()).length;
    assert.deepEqual(await (await browser.post("/api/demo/session", { login: "sys.admin" })).json(), { state: "in" });
    const [begun] = (await world.events()).slice(before);
    assert.deepEqual([begun?.verb, begun?.actor, begun?.detail], ["session.begun", await world.id("sys.admin"), { state: "in", source: "10.0.0.1", demo: 1 }]);
    const me = (await (await browser.get("/api/session")).json()) as { city: unknown; duties: string[] };
    assert.deepEqual(me.city, { region: "990100", name: "测试市", nameEn: "Test city", demo: true });
    assert.deepEqual(me.duties, ["person.manage", "unit.manage"]);
    // Who came later is nobody's to be, and nobody has a password that somebody could know.
    world.time = new Date(world.time.getTime() + 1000);
    const made = await browser.post("/api/people", { login: "later.on", name: "后来" });
    assert.equal(made.status, 201);
    for (const login of ["later.on", "nobody", "", "sys.admin'"]) {
      const refused = await world.browser().post("/api/demo/session", { login });
      assert.ok(refused.status === 404 || (login === "" && refused.status === 422), login);
    }
    for (const password of ["none", "demo", "sys.admin"]) assert.equal((await world.browser().post("/api/session", { login: "sys.admin", password })).status, 401);
    assert.ok(!JSON.stringify(people).includes("later.on"));
  } finally {
    await world.close();
  }
});

test("a password that an administrator gives is changed at the first sign-in by it, in a demo city too; who comes in without one is asked for none", async () => {
  const world = await openPeopleWorld({ city: smallCity({ demo: true }), preset: QUICK, passwords: "none" });
  try {
    const security = world.browser();
    await security.post("/api/demo/session", { login: "sec.admin" });
    const { oneTimePassword } = (await (await security.post(`/api/people/${await world.id("li.head")}/unlock`, { newPassword: true })).json()) as { oneTimePassword: string };

    const browser = world.browser();
    assert.deepEqual(await (await browser.post("/api/session", { login: "li.head", password: oneTimePassword })).json(), { state: "must-change" });
    const standing = async (who: typeof browser): Promise<readonly [mustChange: boolean, hasPost: boolean]> => {
      const me = (await (await who.get("/api/session")).json()) as { mustChange: boolean; post: unknown };
      return [me.mustChange, me.post !== null];
    };
    assert.deepEqual(await standing(browser), [true, false]);
    assert.deepEqual(await problemCodes(await browser.post("/api/session/post", { postId: "00000000-0000-7000-8000-000000000000" })), ["session.must-change"]);
    // Anybody may be this person meanwhile, and knows no password that could be asked for.
    const visitor = world.browser();
    assert.deepEqual(await (await visitor.post("/api/demo/session", { login: "li.head" })).json(), { state: "in" });
    assert.deepEqual(await standing(visitor), [false, true]);
    assert.deepEqual(await (await browser.post("/api/password", { old: oneTimePassword, new: "Own-Words-2026" })).json(), { state: "in" });
    assert.deepEqual(await standing(browser), [false, true]);
    assert.deepEqual(await (await world.browser().post("/api/session", { login: "li.head", password: "Own-Words-2026" })).json(), { state: "in" });
  } finally {
    await world.close();
  }
});

test("a city that is no demo has no such door, whatever is asked", async () => {
  const world = await openPeopleWorld();
  try {
    assert.deepEqual(await problemCodes(await world.browser().get("/api/demo")), ["demo.none"]);
    const before = (await world.events()).length;
    for (const login of ["sys.admin", "li.head", "nobody"]) {
      const browser = world.browser();
      const response = await browser.post("/api/demo/session", { login });
      assert.equal(response.status, 404);
      assert.deepEqual(await problemCodes(response), ["demo.none"]);
      assert.equal(browser.cookies.size, 0);
    }
    assert.equal((await world.events()).length, before);
    assert.equal((await world.see("select 1 from hengji.session")).length, 0);
  } finally {
    await world.close();
  }
});
