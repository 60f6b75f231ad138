import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { gramsOf, plainName } from "../../../src/core/form/name-grams.ts";
import { asOwner, openFilingWorld, REGION, type FilingWorld } from "./city.ts";
import { codesOf } from "./play.ts";

const FILINGS = "/api/2027/goal/filings";
const COUNT = "/api/2027/goal/filing-count";
const LONG = process.env["HENGJI_LONG"] === "1";

interface Planted {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly amount: bigint | null;
  readonly step: string;
  readonly holder: string | null;
  readonly since: string;
}

const PATHS = ["990100.101.101001.", "990100.101.101002.", "990100.205.205001."];
const STEPS: readonly (readonly [string, string | null])[] = [
  ["draft", "unit-officer"], ["unit-head", "unit-head"], ["department", "department-finance"], ["performance", "performance-office"], ["awaiting", "performance-office"], ["approved", null],
];
const WORDS = ["公路养护", "公路", "养护公路", "ＡＢ路桥", "校舍维修", "路", "2027年标线"];
const SEEN: Readonly<Record<string, string>> = { officer: PATHS[0]!, bridges: PATHS[1]!, department: "990100.101.", performance: "990100.", school: PATHS[2]! };

describe("lists", () => {
  let world: FilingWorld;
  const planted: Planted[] = [];
  before(async () => {
    world = await openFilingWorld();
    // Few values and many filings, so that every sort has ties, and that a piece of a name is frequent enough to be looked for along the list.
    for (let n = 0; n < 1400; n += 1) {
      const [step, holder] = STEPS[n % STEPS.length]!;
      planted.push({
        id: randomUUID(), path: PATHS[(n * 7) % 3]!, name: `${WORDS[(n * 11) % WORDS.length]!}${n % 4 === 0 ? "" : n % 9}`, amount: n % 5 === 0 ? null : BigInt((n % 13) * 1_000_000),
        step, holder, since: `2026-0${1 + (n % 8)}-1${n % 3}T0${n % 4}:00:00.00${n % 2}Z`,
      });
    }
    await asOwner(world, async (client) => {
      for (const { id, path, name, amount, step, holder, since } of planted) {
        const subject = randomUUID();
        await client.query(
          `insert into hengji.filing (region, id, subject_id, stage, year, form, workflow, workflow_version, pack_digest, unit_id, unit_path, department_id, name, plain_name, unit_name, department_name, amount_fen,
             step, holder, round, version, step_since, content, content_format, content_digest, started_at, changed_at)
           values ($1, $2, $3, 'goal', 2027, 'goal', 'goal', 1, repeat('a', 64), $3, $4, $3, $5, $10, '', '', $6, $7, $8, 1, 1, $9, '{}', 1, repeat('a', 64), now(), now())`,
          [REGION, id, subject, path, name, amount, step, holder, since, plainName(name)],
        );
        await client.query("insert into hengji.filing_gram select $1, 2027, 'goal', gram, $3, $4, $5 from unnest($2::text[]) as gram", [REGION, gramsOf(name), id, subject, path]);
      }
      // Of another year: no list of this one may show it.
      await client.query("insert into hengji.filing select (jsonb_populate_record(filing, jsonb_build_object('id', gen_random_uuid(), 'subject_id', gen_random_uuid(), 'year', 2026))).* from hengji.filing limit 5");
    });
  });
  after(() => world.close());

  type Items = { readonly id: string; readonly waitsForMe: boolean; readonly amountFen: string | null; readonly name: string }[];
  async function all(by: string, query: string, limit: number): Promise<Items> {
    const items: Items = [];
    for (let after = ""; ; ) {
      const { status, json } = await world.call(by, `GET ${FILINGS}?${query}&limit=${limit}${after}`);
      assert.equal(status, 200, JSON.stringify(json));
      items.push(...(json["items"] as Items));
      if (json["next"] === null) return items;
      after = `&after=${String(json["next"])}`;
    }
  }

  const LOWEST = -(2n ** 63n);
  const keys: Readonly<Record<string, (one: Planted) => string | bigint>> = { amount: ({ amount }) => amount ?? LOWEST, name: ({ name }) => name, since: ({ since }) => since };

  test("every page of every list is what looking at each filing would give, in order, with nothing twice and nothing left out", async () => {
    const asked = fc.record({
      by: fc.constantFrom(...Object.keys(SEEN)), sort: fc.constantFrom("amount", "name", "since"), order: fc.constantFrom("asc", "desc"), limit: fc.constantFrom(37, 100),
      step: fc.constantFrom(undefined, "draft", "awaiting", "approved", "nowhere"), from: fc.constantFrom(undefined, 3_000_000n), to: fc.constantFrom(undefined, 9_000_000n, 2_000_000n),
      name: fc.constantFrom(undefined, "公路", "路", "养护公路", "ab路桥", "2027", "　公 路", "没有这个", "a", "Ｂ", "7"), state: fc.constantFrom("all", "waiting", "mine"),
    });
    const roles: Readonly<Record<string, string>> = { officer: "unit-officer", bridges: "unit-officer", school: "unit-officer", department: "department-finance", performance: "performance-office" };
    await fc.assert(
      fc.asyncProperty(asked, async ({ by, sort, order, limit, step, from, to, name, state }) => {
        const wanted = name === undefined ? [] : gramsOf(name);
        const fits = planted.filter((one) =>
          one.path.startsWith(SEEN[by]!) && (step === undefined || one.step === step) && (from === undefined || (one.amount !== null && one.amount >= from))
          && (to === undefined || (one.amount !== null && one.amount <= to)) && (state !== "waiting" || one.holder === roles[by]) && state !== "mine"
          && wanted.every((piece) => (Array.from(piece).length === 1 ? gramsOf(one.name).join("").includes(piece) : gramsOf(one.name).includes(piece))));
        const key = keys[sort]!;
        const compare = (left: Planted, right: Planted): number => {
          const [a, b] = [key(left), key(right)];
          return a < b ? -1 : a > b ? 1 : left.id < right.id ? -1 : 1;
        };
        const expected = fits.sort((left, right) => (order === "asc" ? compare(left, right) : compare(right, left)));
        const query = Object.entries({ sort, order, step, from, to, name, state }).flatMap(([key_, one]) => (one === undefined ? [] : [`${key_}=${encodeURIComponent(String(one))}`])).join("&");
        const items = await all(by, query, limit);
        assert.deepEqual(items.map(({ id }) => id), expected.map(({ id }) => id), query);
        const only = query.split("&").filter((part) => !/^(sort|order)=/.test(part)).join("&");
        assert.deepEqual((await world.call(by, `GET ${COUNT}?${only}`)).json, { count: expected.length }, query);
        assert.deepEqual(items.map(({ waitsForMe }) => waitsForMe), expected.map(({ holder }) => holder === roles[by]));
      }),
      { numRuns: LONG ? 400 : 40, seed: 20260915 },
    );
  });

  test("cursors that were made up, changed or belong to another sort are refused", async () => {
    const { json } = await world.call("performance", `GET ${FILINGS}?limit=5`);
    const cursor = String(json["next"]);
    const made = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
    const id = randomUUID();
    for (const [query, after] of [
      ["sort=name", cursor], ["order=asc", cursor], ["", `${cursor}x`], ["", "x"], ["", made(["amount desc", "1", "no id"])], ["", made(["amount desc", "99999999999999999999", id])],
      ["", made(["amount desc", "1; drop", id])], ["sort=since", made(["since desc", "2026-99-99 00:00:00+00", id])], ["sort=since", made(["since desc", "now", id])], ["sort=name", made(["name desc", "\0", id])],
    ]) {
      const { status, json: told } = await world.call("performance", `GET ${FILINGS}?${query}&after=${after}`);
      assert.deepEqual([status, codesOf(told)], [400, ["filing.cursor"]], `${query} ${after}`);
    }
    assert.equal((await world.call("performance", `GET ${FILINGS}?sort=since&after=${made(["since desc", "2026-05-11 01:00:00.001+00", id])}`)).status, 200);
    assert.equal((await world.call("performance", `GET ${FILINGS}?sort=name&after=${made(["name desc", "'; select", id])}`)).status, 200);
    for (const query of ["limit=0", "limit=101", "from=1.5", "from=99999999999999999999", "sort=secret", "state=foreign", `name=${"长".repeat(101)}`]) {
      assert.equal((await world.call("performance", `GET ${FILINGS}?${query}`)).status, 400, query);
    }
  });

  test("today counts what waits for the post, by step", async () => {
    for (const [by, role] of [["performance", "performance-office"], ["department", "department-finance"], ["officer", "unit-officer"]] as const) {
      const { json } = await world.call(by, "GET /api/today");
      const expected = new Map<string, number>();
      for (const { step, holder, path } of planted) if (holder === role && path.startsWith(SEEN[by]!)) expected.set(step, (expected.get(step) ?? 0) + 1);
      const found = (json["waiting"] as { year: number; step: string; count: number }[]).filter(({ year }) => year === 2027);
      assert.deepEqual(found.map(({ step, count }) => [step, count]).sort(), [...expected].sort(), by);
    }
  });

  test("subjects without a filing are the ones of the unit that have none yet", async () => {
    const names = async (by: string, path: string) => ((await world.call(by, `GET ${path}`)).json["items"] as { name: string; goal: string; lastYear: boolean; initialFen: string | null }[]);
    assert.deepEqual((await names("officer", "/api/2026/goal/subjects?without=filing")).map(({ name, initialFen }) => [name, initialFen]), [["农村公路日常养护", "320500000"], ["道路标线施划", null]]);
    const id = await world.filled("P1", 2026);
    assert.deepEqual((await names("officer", "/api/2026/goal/subjects?without=filing")).map(({ name }) => name), ["道路标线施划"]);
    assert.deepEqual((await names("officer", "/api/2026/self-evaluation/subjects?without=filing")).map(({ name, goal }) => [name, goal]), [["农村公路日常养护", "under-way"], ["道路标线施划", "none"]]);
    assert.deepEqual((await names("officer", "/api/2027/goal/subjects")).map(({ name, lastYear }) => [name, lastYear]), [["农村公路日常养护", true], ["道路标线施划", false]]);
    assert.equal((await names("performance", "/api/2026/goal/subjects")).length, 4);
    const { json } = await world.call("officer", "GET /api/2026/goal/filings?state=mine");
    assert.deepEqual((json["items"] as { id: string }[]).map((item) => item.id), [id]);
    assert.equal((await world.call("colleague", "GET /api/2026/goal/filing-count?state=mine")).json["count"], 0);
  });
});
