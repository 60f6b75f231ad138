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
    assert.deepEqual(me.city, { region: "990100", name: "测试市", demo: true });
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
