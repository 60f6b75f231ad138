import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { drawTogether } from "../../../src/server/commands/draw-tally-together.ts";
import { address, openFilingWorld, type FilingWorld } from "../filings/city.ts";

const ACTS = process.env["HENGJI_LONG"] === "1" ? 1500 : 60;
const SEED = Number(process.env["HENGJI_SEED"] ?? 20261122);
const PEOPLE = ["officer", "colleague", "head", "deputy", "department", "business", "performance", "performance2"] as const;
/** Who may have it at each step. */
const HANDS: Readonly<Record<string, readonly (typeof PEOPLE)[number][]>> = {
  draft: ["officer", "colleague"], "unit-head": ["head", "deputy"], department: ["department"], business: ["business"], performance: ["performance", "performance2"], awaiting: ["performance2", "performance"],
};

/** What the database keeps beside the filings, and the same counted from them. */
const KEPT: Readonly<Record<string, readonly [kept: string, counted: string]>> = {
  "what waits": [
    "select holder, year, stage, step, workflow, workflow_version, to_char(since_day, 'YYYY-MM-DD') as day, came_back, sum(number)::int as number from hengji.waiting_tally group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(number) <> 0 order by 1, 2, 3, 4, 5, 6, 7, 8",
    `select holder, year, stage, step, workflow, workflow_version, to_char(step_since at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, came_back, count(*)::int as number from hengji.filing
      where holder is not null and handler_post is null and extended_until is null group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1, 2, 3, 4, 5, 6, 7, 8`,
  ],
  "whose hands": [
    "select filing_id, person_id, step, holder, handler_post, step_since from hengji.filing_hand order by 1, 2",
    `select distinct filing.id as filing_id, (hand ->> 'personId')::uuid as person_id, step, holder, handler_post, step_since from hengji.filing, json_array_elements(taken::json) as hand where holder is not null order by 1, 2`,
  ],
  "what was handed on": [
    "select person_id, holder, year, stage, step, sum(number)::int as number from hengji.hand_tally group by 1, 2, 3, 4, 5 having sum(number) <> 0 order by 1, 2, 3, 4, 5",
    "select person_id, holder, year, stage, step, count(*)::int as number from hengji.filing_hand group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5",
  ],
};

/** Who handed it on to each step, most likely. */
const LAST: Readonly<Record<string, (typeof PEOPLE)[number]>> = { "unit-head": "officer", department: "head", business: "department", performance: "business", awaiting: "performance", approved: "performance" };

type Act = { readonly by: (typeof PEOPLE)[number]; readonly byHand: boolean; readonly what: "move" | "back" | "withdraw" | "together" | "hand-on" | "reassign" | "extend" | "reverse" | "save" | "issue" | "sign"; readonly which: number; readonly other: (typeof PEOPLE)[number] };
const act: fc.Arbitrary<Act> = fc.record({
  by: fc.constantFrom(...PEOPLE), byHand: fc.integer({ min: 0, max: 5 }).map((one) => one > 0), which: fc.nat({ max: 3 }), other: fc.constantFrom(...PEOPLE),
  what: fc.constantFrom("move", "move", "together", "back", "back", "withdraw", "withdraw", "hand-on", "hand-on", "reassign", "extend", "reverse", "save", "issue", "sign"),
});

interface Standing { readonly id: string; readonly year: number; readonly version: number; readonly step: string }

describe(`what the database keeps of what waits (${ACTS} acts, seed ${SEED})`, () => {
  let world: FilingWorld;
  const ids: string[] = [];
  let posts: ReadonlyMap<string, string>;
  let departmentId: string;
  before(async () => {
    world = await openFilingWorld();
    posts = new Map((await world.see<{ login: string; id: string }>("select login, post.id from hengji.post join hengji.person on person.id = post.person_id")).map(({ login, id }) => [login, id]));
    departmentId = (await world.see<{ id: string }>("select id from hengji.org_unit where code = '101'"))[0]!.id;
    for (const [code, year] of [["P1", 2027], ["P2", 2027], ["P1", 2026], ["P2", 2026]] as const) ids.push(await world.filled(code, year));
  });
  after(() => world.close());

  test("is what the filings say after whatever anybody did, one by one and many at once", async (context) => {
    const acts = fc.sample(act, { numRuns: ACTS, seed: SEED });
    const done: Record<string, number> = {};
    for (const [index, one] of acts.entries()) {
      world.time = new Date(world.time.getTime() + 6 * 3600 * 1000);
      // Two of them at the same time as often as not.
      const both = index % 2 === 0 ? [one] : [one, acts[index - 1]!];
      const now = await world.see<Standing>("select id, year, version, step from hengji.filing");
      for (const [at, { status }] of (await Promise.all(both.map((wish) => perform(wish, now)))).entries()) if (status < 300) done[both[at]!.what] = (done[both[at]!.what] ?? 0) + 1;
      if (index % 20 === 19) await world.ground.change({ actor: "system", task: "remind" }, drawTogether);
      if (index % 3 === 2) for (const [what, [kept, counted]] of Object.entries(KEPT)) assert.deepEqual(await world.see(kept), await world.see(counted), `${what} after ${JSON.stringify(acts.slice(Math.max(0, index - 3), index + 1))}`);
    }
    context.diagnostic(JSON.stringify(done));
    assert.ok(Object.keys(done).length >= 6, "hardly anybody managed to do anything");
    for (const by of PEOPLE) {
      const { json } = await world.call(by, "GET /api/inbox?box=elsewhere&limit=100");
      const counts = json["counts"] as { elsewhere: number }[];
      assert.equal(counts.reduce((sum, { elsewhere }) => sum + elsewhere, 0), (json["items"] as unknown[]).length, by);
    }
  });

  /** As likely as not by somebody who has it in hand, and handed to the other one who may. */
  async function perform({ by: anybody, byHand, what, which, other: anyOther }: Act, now: readonly Standing[]): Promise<{ readonly status: number }> {
    const { id, year, version, step } = now.find((one) => one.id === ids[which])!;
    const hands = HANDS[step] ?? ["performance"];
    const before = hands.at(0) ?? "performance";
    const by = !byHand ? anybody : what === "withdraw" || what === "reverse" ? (LAST[step] ?? anybody) : what === "together" ? hands.at(-1)! : before;
    const other = byHand ? hands.at(-1)! : anyOther;
    const one = address(year, "goal", id);
    const forward = step === "draft" ? "submit" : "approve";
    switch (what) {
      case "move": return await world.call(by, `POST ${one}/moves`, { action: forward, opinion: "", expectedVersion: version });
      case "back": return await world.call(by, `POST ${one}/moves`, { action: "return", to: "draft", opinion: "请修改。", expectedVersion: version });
      case "withdraw": return await world.call(by, `POST ${one}/moves`, { action: "withdraw", opinion: "", expectedVersion: version });
      case "together": return await together(by, year);
      case "hand-on": return await world.call(by, `POST ${one}/handings`, { postId: posts.get(other), said: "", expectedVersion: version });
      case "reassign": return await world.call("performance", `POST ${one}/reassignments`, { postId: which % 2 === 0 ? null : posts.get(other), reason: "休假。", expectedVersion: version });
      case "extend": return await world.call("performance", `POST ${one}/extensions`, { until: new Date(world.time.getTime() + 40 * 86_400_000).toISOString().slice(0, 10), reason: "材料未齐。", expectedVersion: version });
      case "reverse": return await world.call(by, `POST ${one}/reversals`, { reason: "请重新核定。", expectedVersion: version });
      case "save": return await save(by, one, version);
      case "issue": return await world.call(by, `POST /api/${year}/goal/approvals`, { departmentId, filingIds: [id], documentNo: `示财绩 ${world.time.toISOString()}${by}`, issuedOn: "2026-09-01" });
      case "sign": return await world.call(by, `POST ${one}/signers`, { postId: posts.get(other), said: "", expectedVersion: version });
    }
  }

  /** All that waits for somebody in a year. */
  async function together(by: string, year: number): Promise<{ readonly status: number }> {
    const { status, json } = await world.call(by, `GET /api/${year}/goal/filings?state=waiting`);
    assert.equal(status, 200, JSON.stringify(json));
    const items = (json["items"] as { id: string; version: number }[]).map(({ id, version }) => ({ id, expectedVersion: version }));
    return items.length === 0 ? { status: 404 } : await world.call(by, `POST /api/${year}/goal/moves`, { opinion: "同意。", items });
  }

  async function save(by: string, one: string, version: number): Promise<{ readonly status: number }> {
    const { status, json } = await world.call(by, `GET ${one}`);
    if (status !== 200) return { status };
    const values = json["values"] as { goal: Record<string, unknown> };
    return world.call(by, `PUT ${one}`, { values: { ...values, goal: { ...values.goal, planned: `完成 ${version} 项。` } }, expectedVersion: version });
  }
});
