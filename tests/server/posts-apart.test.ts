import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { sql } from "kysely";
import { Secret, TOTP } from "otpauth";
import { ROLES, type Role } from "../../src/core/access/role.ts";
import { endPerson } from "../../src/server/commands/end-person.ts";
import { unlockAccount } from "../../src/server/commands/unlock-account.ts";
import { lockCredential } from "../../src/server/store/credential.ts";
import type { Browser } from "./browser.ts";
import { openPeopleWorld, PASSWORD, QUICK, type PeopleWorld } from "./people-world.ts";

const RUNS = process.env["HENGJI_LONG"] === "1" ? 60 : 4;
const LENGTH = 25;

/** Said here once more and in another way than in core: what no one person may hold on one day. */
function clash(roles: readonly Role[]): boolean {
  const has = (...some: readonly Role[]): boolean => roles.some((role) => some.includes(role));
  const administrators = ["system-admin", "security-admin", "audit-admin"].filter((role) => roles.includes(role as Role)).length;
  const business = roles.some((role) => !role.endsWith("-admin"));
  return administrators > 1 || (administrators === 1 && business) || (has("unit-officer") && has("unit-head"));
}

type Act =
  | { readonly kind: "give"; readonly by: number; readonly person: number; readonly role: Role; readonly from: number; readonly days: number | null }
  | { readonly kind: "end"; readonly by: number; readonly post: number }
  | { readonly kind: "days"; readonly days: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("give" as const), by: fc.nat(1), person: fc.nat(3), role: fc.constantFrom(...ROLES), from: fc.nat(3), days: fc.option(fc.integer({ min: 1, max: 4 })) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("end" as const), by: fc.nat(1), post: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("days" as const), days: fc.integer({ min: 1, max: 3 }) }) },
);

describe("posts", () => {
  let world: PeopleWorld;
  let unit: string;
  before(async () => {
    // Sessions would end in the days that pass, and passwords be due.
    const preset = { ...QUICK, factorFor: [], password: { ...QUICK.password, days: 1e5 } };
    world = await openPeopleWorld({ preset, settings: { idleMinutes: 1e7, sessionHours: 1e6 } });
    unit = await world.id("101001");
  });
  after(() => world.close());

  const day = (days = 0): string => new Date(world.time.getTime() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
  const pass = (days: number): void => void (world.time = new Date(world.time.getTime() + days * 86_400_000));
  const scopesOf = (role: Role): { scopes?: readonly string[] } => (role === "business-division" ? { scopes: ["990100.101."] } : {});

  /** Roles of everybody on every day that posts reach to, read past the application. */
  async function assertApart(ids: readonly string[]): Promise<void> {
    const rows = await world.see<{ person_id: string; role: Role; valid_from: string; valid_to: string | null }>("select person_id, role, valid_from, valid_to from hengji.post");
    for (const id of ids) {
      for (let ahead = 0; ahead < 10; ahead += 1) {
        const on = day(ahead);
        const roles = rows.filter((row) => row.person_id === id && row.valid_from <= on && (row.valid_to === null || row.valid_to > on)).map(({ role }) => role);
        assert.ok(!clash(roles), `${id} holds ${roles.join(", ")} on ${on}`);
      }
    }
  }

  async function newPeople(count: number): Promise<string[]> {
    const sys = await world.signedIn("sys.admin");
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const response = await sys.post("/api/people", { login: `p${world.time.getTime()}-${index}-${Math.floor(Math.random() * 1e9)}`, name: "某人" });
      ids.push(((await response.json()) as { id: string }).id);
    }
    return ids;
  }

  test("whatever is given and ended in whatever order, nobody ever holds two that clash, and nobody gives one to themselves", async () => {
    const givers: Browser[] = [await world.signedIn("sec.admin"), await world.signedIn("sec.second")];
    const own = [await world.id("sec.admin"), await world.id("sec.second")];
    let given = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: LENGTH, maxLength: LENGTH }), async (acts) => {
        // The last two are the givers themselves: of the other one a clash is refused, of oneself everything.
        const people = [...(await newPeople(2)), ...own];
        const posts: string[] = [];
        for (const one of acts) {
          if (one.kind === "days") pass(one.days);
          else if (one.kind === "end") {
            if (posts.length > 0) await givers[one.by]!.post(`/api/posts/${posts[one.post % posts.length]!}/end`);
          } else {
            const { by, person, role, from, days } = one;
            const response = await givers[by]!.post("/api/posts", {
              personId: people[person], unitId: unit, role, validFrom: day(from), ...(days === null ? {} : { validTo: day(from + days) }), ...scopesOf(role),
            });
            if (people[person] === own[by]) assert.equal(response.status, 403);
            if (response.status === 201) posts.push(((await response.json()) as { id: string }).id);
            else assert.ok([403, 409, 422].includes(response.status), String(response.status));
          }
        }
        given += posts.length;
        await assertApart(people);
      }),
      { seed: 31, numRuns: RUNS, endOnFailure: true },
    );
    assert.ok(given > RUNS * 3, `only ${given} posts were given at all`);
  });

  test("two administrators who give clashing posts at the same moment: one of them comes first", async () => {
    const givers = [await world.signedIn("sec.admin"), await world.signedIn("sec.second")];
    for (const [left, right] of [["unit-officer", "unit-head"], ["audit-admin", "system-admin"], ["security-admin", "performance-office"]] as const) {
      const [personId] = await newPeople(1);
      const responses = await Promise.all([left, right].map((role, index) => givers[index]!.post("/api/posts", { personId, unitId: unit, role, ...scopesOf(role) })));
      assert.deepEqual(responses.map(({ status }) => status).sort(), [201, 422], `${left} and ${right}`);
      await assertApart([personId!]);
    }
  });

  test("somebody who is ended while signing in is not in", async () => {
    const sys = await world.signedIn("sys.admin");
    const leaving = await world.id("wang.office");
    let signing: Promise<Response> | null = null;
    const ended = await world.ground.changeAs({ actor: "anonymous", sessionToken: sys.cookies.get("hengji-session")! }, async (context) => {
      await lockCredential(context.tx, context.region, leaving);
      signing = world.browser().post("/api/session", { login: "wang.office", password: PASSWORD });
      // It has read the person by now, who is still there, and waits for the lock.
      while ((await sql`select 1 from pg_locks where not granted`.execute(context.tx)).rows.length === 0) await setTimeout(5);
      return endPerson(context, leaving);
    });
    assert.ok(ended.ok);
    assert.equal((await signing!).status, 401);
    assert.deepEqual(await world.see(`select 1 from hengji.session where person_id = '${leaving}' and ended_at is null`), []);
  });

  test("a session that is ended while its second factor is set up is not followed by another", async () => {
    const head = await world.signedIn("li.head");
    const { secret } = (await (await head.post("/api/factor")).json()) as { secret: string };
    const sec = await world.signedIn("sec.admin");
    const id = await world.id("li.head");
    let confirming: Promise<Response> | null = null;
    const unlocked = await world.ground.changeAs({ actor: "anonymous", sessionToken: sec.cookies.get("hengji-session")! }, async (context) => {
      await lockCredential(context.tx, context.region, id);
      confirming = head.post("/api/factor/confirm", { code: new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.time.getTime() }) });
      while ((await sql`select 1 from pg_locks where not granted`.execute(context.tx)).rows.length === 0) await setTimeout(5);
      return unlockAccount(context, id, { passwordHash: null, removeFactor: true });
    });
    assert.ok(unlocked.ok);
    assert.equal((await confirming!).status, 401);
    assert.deepEqual(await world.see(`select 1 from hengji.session where person_id = '${id}' and ended_at is null`), []);
  });
});
