import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { problem } from "../../src/core/basics/problem.ts";
import { done, refused, type Result } from "../../src/core/basics/result.ts";
import type { City } from "../../src/core/pack/city.ts";
import { DEFAULT_SETTINGS } from "../../src/server/app-settings.ts";
import { foundCity, type CityFounded, type Founding } from "../../src/server/commands/found-city.ts";
import { openGround, type Ground } from "../../src/server/context.ts";
import { REGION, smallCity, SMALL_PACKS } from "./small-city.ts";
import { openWorld, type World } from "./world.ts";

const ADMINISTRATORS = ["sys.admin", "sec.admin", "aud.admin"];

describe("founding a city", () => {
  let world: World;
  let ground: Ground;
  before(async () => {
    world = await openWorld();
    ground = openGround(world.pool, { settings: { ...DEFAULT_SETTINGS, region: REGION }, clock: () => world.time, packs: SMALL_PACKS });
  });
  after(() => world.close());

  const found = (city: City, founding: Partial<Founding> = {}): Promise<Result<CityFounded>> =>
    ground.change({ actor: "system", task: "found" }, (context) => foundCity(context, city, { passwords: new Map(), foundFilings: async () => done(null), ...founding }));
  const codes = (outcome: Result<unknown>): string[] => (outcome.ok ? [] : outcome.problems.map(({ code }) => code));
  const count = async (): Promise<Record<string, number>> => {
    const tables = ["city", "org_unit", "person", "credential", "post", "post_scope", "assignment", "subject", "budget", "payment", "event"];
    const [row] = await world.see<Record<string, number>>(`select ${tables.map((table) => `(select count(*)::int from hengji.${table}) as ${table}`).join(", ")}`);
    return row!;
  };
  const EMPTY = { city: 0, org_unit: 0, person: 0, credential: 0, post: 0, post_scope: 0, assignment: 0, subject: 0, budget: 0, payment: 0, event: 0 };

  test("is refused where a person would hold two posts that clash, or an administrator is missing, and leaves nothing", async () => {
    const city = smallCity();
    const [officer, ...others] = city.people;
    const clashing = { ...officer!, posts: [...officer!.posts, { unit: "101001", role: "unit-head" as const, scopes: [], assigned: [] }] };
    assert.deepEqual(codes(await found(smallCity({ people: [clashing, ...others] }))), ["access.filler-approves"]);
    const without = city.people.filter(({ login }) => login !== "aud.admin" && login !== "sys.admin");
    const missing = await found(smallCity({ people: without }));
    assert.deepEqual(missing.ok ? [] : missing.problems.map(({ code, params }) => `${code} ${String(params["role"])}`), ["city.administrator-missing system-admin", "city.administrator-missing audit-admin"]);
    assert.deepEqual(await count(), EMPTY);
  });

  test("leaves nothing where its past filings cannot be written", async () => {
    assert.deepEqual(codes(await found(smallCity(), { foundFilings: async () => refused(problem("city.there-already")) })), ["city.there-already"]);
    assert.deepEqual(await count(), EMPTY);
  });

  test("is nobody's but the task's: the same statements without it find row security in their way", async () => {
    await assert.rejects(ground.change({ actor: "anonymous" }, (context) => foundCity(context, smallCity(), { passwords: new Map(), foundFilings: async () => done(null) })));
  });

  test("writes everything the city is made of, and one event over all of it", async () => {
    const seen: unknown[] = [];
    const passwords = new Map(ADMINISTRATORS.map((login) => [login, "a stored form"]));
    const outcome = await found(smallCity(), {
      passwords,
      foundFilings: async (_, city, ids) => {
        seen.push(city.region, [...ids.subjects.keys()], ids.units.get("101001")?.path, ids.people.size, ids.posts.length);
        return done(null);
      },
    });
    assert.deepEqual(outcome, done({ units: 5, people: 7, projects: 1 }));
    assert.deepEqual(seen, [REGION, ["P1"], "990100.101.101001.", 7, 8]);
    assert.deepEqual(await count(), { city: 1, org_unit: 5, person: 7, credential: 7, post: 8, post_scope: 4, assignment: 0, subject: 1, budget: 1, payment: 1, event: 1 });
    const [event] = await world.events();
    assert.deepEqual([event?.verb, event?.actor, event?.detail], ["city.founded", "system", { pack: "test", demo: 0, units: 5, people: 7, projects: 1 }]);
    assert.match(event?.digest_after ?? "", /^[0-9a-f]{64}$/);
    const units = await world.see("select u.code, d.code as department, u.valid_from from hengji.org_unit u left join hengji.org_unit d on d.id = u.department_id order by u.path");
    assert.deepEqual(units.map((row) => [row["code"], row["department"]]), [["0", null], ["1", null], ["101", "101"], ["101001", "101"], ["101002", "101"]]);
    // There before the first of its budgets.
    assert.ok(units.every((row) => row["valid_from"] === "2024-01-01"));
    assert.deepEqual(await world.see("select subject.code, subject.unit_path, year, source, initial_fen, adjusted_fen from hengji.budget join hengji.subject on subject.id = subject_id"), [
      { code: "P1", unit_path: "990100.101.101001.", year: 2025, source: "appropriation", initial_fen: "1000000000", adjusted_fen: "1000000000" },
    ]);
    assert.deepEqual(await world.see("select year, paid_on, amount_fen, voucher from hengji.payment"), [{ year: 2025, paid_on: "2025-05-06", amount_fen: "123456", voucher: "V1" }]);
  });

  test("gives a password to those it was told, and to nobody else one that anybody could know", async () => {
    const rows = await world.see<{ login: string; password_hash: string; must_change: boolean }>("select login, password_hash, must_change from hengji.credential join hengji.person on id = person_id order by login");
    assert.deepEqual(rows.filter(({ password_hash }) => password_hash !== "none").map(({ login }) => login), ADMINISTRATORS.toSorted());
    assert.ok(rows.every(({ must_change }) => must_change));
  });

  test("happens once, and no other city is put beside it", async () => {
    const before = await count();
    assert.deepEqual(codes(await found(smallCity())), ["city.there-already"]);
    const elsewhere = openGround(world.pool, { settings: { ...DEFAULT_SETTINGS, region: "990300" }, clock: () => world.time, packs: SMALL_PACKS });
    const other = await elsewhere.change({ actor: "system", task: "found" }, (context) => foundCity(context, smallCity({ region: "990300" }), { passwords: new Map(), foundFilings: async () => done(null) }));
    assert.deepEqual(other.ok ? [] : other.problems.map(({ code, params }) => `${code} ${String(params["name"])}`), ["city.there-already 测试市"]);
    assert.deepEqual(await count(), before);
  });
});
