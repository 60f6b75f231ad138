import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { confirmedEvaluation, filledEvaluation } from "../filings/evaluated.ts";
import { asOwner, goalValues, openFilingWorld, REGION, type FilingWorld } from "../filings/city.ts";
import { keepCards, LENGTH, smallLibrary } from "./small-library.ts";

interface Page {
  readonly years: readonly { readonly year: number; readonly goals: number; readonly evaluated: number; readonly outcomes: Readonly<Record<string, number>>; readonly actual: { readonly count: number; readonly middle: string } | null }[];
  readonly results: readonly { readonly filingId: string; readonly year: number; readonly version: number; readonly target: string; readonly actual: string; readonly outcome: string }[];
  readonly uses: { readonly count: number; readonly items: readonly { readonly filingId: string; readonly approved: boolean; readonly version: number }[] };
  readonly elsewhere: { readonly drafts: readonly { readonly filingId: string }[]; readonly activities: readonly { readonly from: string; readonly activity: { readonly zh: string } }[]; readonly replaces: readonly string[] };
  readonly versions: readonly { readonly version: number; readonly state: string; readonly differences: readonly { readonly field: string }[] }[];
}

/** How well past targets were met, and where a card is used, all of it. */
describe("what became of a card", () => {
  let world: FilingWorld;
  let evaluated: string;
  const picked = () => {
    const values = goalValues();
    return { ...values, rows: values.rows.map((row, index) => (index === 0 ? { ...row, level3: LENGTH.name.zh, card: "TRA-0002@1" } : index === 1 ? { ...row, card: "TRA-0001@1" } : row)) };
  };
  before(async () => {
    world = await openFilingWorld((packs) => ({
      ...packs,
      functionMaps: [{ sector: "transport", title: { zh: "交通", en: "Transport" }, provenance: "draft", duties: [{ id: "roads", title: { zh: "管好路", en: "Roads" }, basis: "", activities: [{ id: "keep", title: { zh: "养护", en: "Keep" }, core: true, projects: [], indicators: ["TRA-0002"] }] }] }],
    }));
    await keepCards(world.ground, smallLibrary());
    // The helpers begin every goal with the usual values; these name cards.
    const { filled } = world;
    Object.assign(world, { filled: (code: string, year: number, values = picked(), officer?: string) => filled(code, year, values, officer), approved: world.approved });
    evaluated = await approvedWithCards("P1");
  });
  after(() => world.close());

  const page = async (code: string, login = "performance") => (await world.call(login, `GET /api/library/cards/${code}`)).json as unknown as Page;

  /** A self-evaluation of a goal that names cards, taken to its grade. */
  async function approvedWithCards(code: string): Promise<string> {
    const { approved } = world;
    Object.assign(world, { approved: (of: string, year: number) => approved(of, year, picked()) });
    try {
      return await confirmedEvaluation(world, code);
    } finally {
      Object.assign(world, { approved });
    }
  }

  test("R74: a self-evaluation that came to its end tells how the targets of its cards were met; one under way does not", async () => {
    const { years, results } = await page("TRA-0002", "school");
    assert.deepEqual(years.map(({ year, goals, evaluated: done, outcomes, actual }) => [year, goals, done, outcomes, actual?.count, actual?.middle]), [[2026, 1, 1, { met: 1, exceeded: 0, missed: 0, untold: 0 }, 1, "120"]]);
    // Whoever does not see the filing learns the numbers and not whose they are.
    assert.deepEqual(results, []);
    const own = (await page("TRA-0002", "officer")).results;
    assert.deepEqual(own.map(({ filingId, year, version, outcome }) => [filingId, year, version, outcome]), [[evaluated, 2026, 1, "met"]]);
    const approved = world.approved;
    Object.assign(world, { approved: (of: string, year: number) => approved(of, year, picked()) });
    await filledEvaluation(world, "P2");
    Object.assign(world, { approved });
    assert.deepEqual((await page("TRA-0002")).years.map(({ goals, evaluated: done }) => [goals, done]), [[2, 1]]);
  });

  test("F110: a changed formula is a new version, and the goals and results under the old one stay as they are", async () => {
    const before = await page("TRA-0002");
    const stored = await world.see("select content, content_digest, version from hengji.filing order by id");
    await keepCards(world.ground, smallLibrary((cards) => cards.map((card) => (card.code === "TRA-0002" ? { ...card, formula: "养护里程 / 总里程 * 100%", unit: "%" } : card))));
    const now = await page("TRA-0002");
    assert.deepEqual(now.versions.map(({ version, state, differences }) => [version, state, differences.map(({ field }) => field)]), [[2, "published", ["formula", "unit"]], [1, "replaced", []]]);
    assert.deepEqual(now.results, before.results);
    assert.deepEqual(now.uses, before.uses);
    assert.deepEqual(await world.see("select content, content_digest, version from hengji.filing order by id"), stored);
  });

  test("F110: the list of uses is whole: goals, drafts that are not saved, maps of the packs, cards it replaces", async () => {
    const goal = await world.filled("P2", 2027, goalValues());
    const values = { ...picked(), rows: picked().rows.slice(0, 2) };
    const kept = await world.call("officer", `PUT /api/2027/goal/filings/${goal}/draft`, { values, baseVersion: 2 });
    assert.ok(kept.status < 300, JSON.stringify(kept.json));
    const retired = await world.call("performance", "POST /api/library/cards/TRA-0001/retirements", { version: 1, reason: "并入", replacedBy: "TRA-0002" });
    assert.equal(retired.status, 201, JSON.stringify(retired.json));
    const { uses, elsewhere } = await page("TRA-0002", "officer");
    assert.deepEqual([uses.count, uses.items.map(({ approved, version }) => [approved, version])], [2, [[true, 1], [true, 1]]]);
    assert.deepEqual([elsewhere.drafts.map(({ filingId }) => filingId), elsewhere.activities.map(({ from, activity }) => [from, activity.zh]), elsewhere.replaces], [[goal], [["pack", "养护"]], ["TRA-0001"]]);
    assert.deepEqual((await page("TRA-0002", "head")).elsewhere.drafts, []);
    const saved = await world.call("officer", `PUT /api/2027/goal/filings/${goal}`, { values: picked(), expectedVersion: 2 });
    assert.equal(saved.status, 200, JSON.stringify(saved.json));
    assert.deepEqual((await page("TRA-0002", "officer")).uses.items.map(({ approved }) => approved).sort(), [false, true, true]);
  });

  test("what a withheld project reached teaches nobody from that moment", async () => {
    const numbers = async () => (await page("TRA-0002", "school")).years.map(({ year, evaluated: done }) => [year, done]);
    assert.deepEqual(await numbers(), [[2026, 1]]);
    await asOwner(world, async (client) => {
      await client.query(
        `insert into hengji.withholding (region, id, subject_id, year, reason, ground, person_id, post_id, withheld_at)
          select region, gen_random_uuid(), $1, 2026, 'classified', '', person_id, id, now() from hengji.post where region = '${REGION}' limit 1`, [world.subject("P1")],
      );
    });
    assert.deepEqual(await numbers(), [[2026, 0]]);
  });
});
