import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { CardAttributes } from "../../../src/core/library/card-attributes.ts";
import type { FilingRow } from "../../../src/core/form/filing-values.ts";
import { asOwner, goalValues, openFilingWorld, REGION, type FilingWorld } from "../filings/city.ts";
import { keepCards, LENGTH, smallLibrary } from "./small-library.ts";

interface Suggested { readonly name: string; readonly target: string; readonly card: { readonly code: string; readonly version: number } | null; readonly from: readonly string[]; readonly because: readonly { readonly code: string; readonly params: Record<string, unknown> }[] }

/** 指标推荐与引用: from library, own past and similar units, each with its reason; what was picked keeps code and version. */
describe("suggestions while a goal is written", () => {
  let world: FilingWorld;
  let goal: string;
  before(async () => {
    world = await openFilingWorld();
    await keepCards(world.ground, smallLibrary());
    await world.approved("P1", 2026);
    goal = await world.filled("P2", 2027);
  });
  after(() => world.close());

  const suggested = async (id: string, year: number, query: string, login = "officer"): Promise<readonly Suggested[]> => {
    const { status, json } = await world.call(login, `GET /api/${year}/goal/filings/${id}/suggestions?${query}`);
    assert.equal(status, 200, JSON.stringify(json));
    return json["items"] as Suggested[];
  };
  const quantity = `level1=${encodeURIComponent("产出指标")}&level2=${encodeURIComponent("数量指标")}`;
  const saved = async (id: string, expectedVersion: number, change: (row: FilingRow, index: number) => FilingRow) => {
    const values = goalValues();
    return world.call("officer", `PUT /api/2027/goal/filings/${id}`, { values: { ...values, rows: values.rows.map(change) }, expectedVersion });
  };

  test("F206: each has its reason; another unit's project counts, and is not named", async () => {
    const items = await suggested(goal, 2027, `${quantity}&typed=${encodeURIComponent("养护")}&row=none`);
    assert.ok(items.length > 0 && items.every(({ because }) => because.length > 0));
    const library = items.find(({ card }) => card?.code === "TRA-0002")!;
    assert.deepEqual([library.name, library.target, library.card, library.from.includes("library")], [LENGTH.name.zh, "≥公里", { code: "TRA-0002", version: 1 }, true]);
    assert.deepEqual(await world.see("select distinct approved, shared from hengji.indicator_use"), [{ approved: true, shared: true }]);
    const similar = await suggested(goal, 2027, `${quantity}&row=none`);
    // P1 of the same department has them since its approval; this goal has copies of the same rows already.
    assert.ok(similar.every(({ name }) => !goalValues().rows.some(({ level3 }) => level3 === name)));
    const bridge = (await world.call("bridges", "POST /api/2027/goal/filings", { subjectId: world.subject("P3"), from: "blank" })).json["id"] as string;
    const practised = (await suggested(bridge, 2027, `${quantity}`, "bridges")).filter(({ from }) => from.includes("similar"));
    assert.ok(practised.length > 0);
    assert.deepEqual(practised[0]!.because.at(-1)!.code, "library.because-similar");
    assert.ok(!JSON.stringify(practised).includes("农村公路日常养护"));
    const school = (await world.call("school", "POST /api/2027/goal/filings", { subjectId: world.subject("P4"), from: "blank" })).json["id"] as string;
    assert.deepEqual((await suggested(school, 2027, quantity, "school")).filter(({ from }) => from.includes("similar")), []);
  });

  test("F206: this project's own goal of last year comes with its target", async () => {
    const next = (await world.call("officer", "POST /api/2027/goal/filings", { subjectId: world.subject("P1"), from: "blank" })).json["id"] as string;
    const [first] = await suggested(next, 2027, quantity);
    const last = goalValues().rows.find(({ level2 }) => level2 === "数量指标")!;
    assert.deepEqual([first!.from[0], first!.because[0]!.code, first!.because[0]!.params["year"]], ["history", "library.because-history", 2026]);
    assert.ok(goalValues().rows.some(({ level2, level3, target }) => level2 === last.level2 && level3 === first!.name && target === first!.target));
  });

  test("F206: what the goal promises in words is offered with its target, until a row holds it", async () => {
    const { goal: written } = goalValues();
    const id = await world.filled("P2", 2026, goalValues({ goal: { ...written, planned: "桥梁检测率达到98%以上，群众满意度达到90%以上。" }, rows: [] }));
    const first = (await suggested(id, 2026, `level1=${encodeURIComponent("产出指标")}&level2=${encodeURIComponent("质量指标")}`)).find(({ from }) => from.includes("goal"))!;
    assert.deepEqual([first.name, first.target, first.card, first.because[0]], ["桥梁检测率", "≥98%", null, { code: "library.because-stated", params: { said: "桥梁检测率达到98%以上" } }]);
  });

  test("F206, R80: what was picked keeps code and version, and an old goal keeps them when the card has moved on", async () => {
    const kept = await saved(goal, 2, (row, index) => (index === 0 ? { ...row, level3: LENGTH.name.zh, card: "TRA-0002@1" } : row));
    assert.equal(kept.status, 200, JSON.stringify(kept.json));
    const strange = await saved(goal, 3, (row, index) => (index === 0 ? { ...row, card: "TRA-0002@9" } : row));
    assert.deepEqual([strange.status, (strange.json["problems"] as { code: string }[])[0]!.code], [422, "filing.card-unknown"]);
    await keepCards(world.ground, smallLibrary((cards) => cards.map((card) => (card.code === "TRA-0002" ? { ...card, scope: "公路部门" } : card))));
    const { json } = await world.call("officer", `GET /api/2027/goal/filings/${goal}`);
    assert.deepEqual((json["values"] as { rows: FilingRow[] }).rows.map(({ card }) => card)[0], "TRA-0002@1");
    const page = (await world.call("performance", "GET /api/library/cards/TRA-0002")).json["uses"] as { count: number; items: { version: number; filingId: string }[] };
    assert.deepEqual([page.count, page.items.map(({ filingId, version }) => [filingId, version])], [1, [[goal, 1]]]);
    // It is under way: whoever does not see the goal does not learn of it here.
    assert.deepEqual(((await world.call("school", "GET /api/library/cards/TRA-0002")).json["uses"] as { count: number }).count, 0);
  });

  test("F111: a goal that claims to lead is not submitted while its card has no benchmark", async () => {
    const claiming = await saved(goal, 3, (row, index) => (index === 0 ? { ...row, level3: `${LENGTH.name.zh}全市领先`, card: "TRA-0002@1" } : row));
    assert.equal(claiming.status, 200, JSON.stringify(claiming.json));
    const submit = (expectedVersion: number) => world.call("officer", `POST /api/2027/goal/filings/${goal}/moves`, { action: "submit", opinion: "", remarks: [], expectedVersion });
    const refused = await submit(4);
    assert.deepEqual([refused.status, (refused.json["problems"] as { code: string; params: object }[]).map(({ code, params }) => [code, params])], [422, [["filing.claim-without-benchmark", { path: "rows[r1].target", claim: "全市领先" }]]]);
    const recorded = await world.call("performance", "POST /api/library/cards/TRA-0002/references", { kind: "sector", value: "120", year: 2025, compared: "同类城市", source: "演示取值", sourceDate: "2026-03-01" });
    assert.equal(recorded.status, 201, JSON.stringify(recorded.json));
    assert.equal((await submit(4)).status, 200);
  });

  test("F206: a card is suggested to the bodies it is meant for and on its days alone", async () => {
    const offered = async (login: string): Promise<boolean> => {
      const of = login === "bridges" ? "P3" : "P4";
      const [{ id }] = (await world.see<{ id: string }>(`select id from hengji.filing where subject_id = '${world.subject(of)}' and year = 2027`)) as [{ id: string }];
      return (await suggested(id, 2027, `${quantity}&typed=${encodeURIComponent("公路养护里程")}`, login)).some(({ card }) => card?.code === "TRA-0002");
    };
    const kept = (more: CardAttributes) => keepCards(world.ground, smallLibrary((cards) => cards.map((card) => (card.code === "TRA-0002" ? { ...card, ...more } : card))));
    const seen = async (): Promise<boolean[]> => [await offered("bridges"), await offered("school")];
    const listed = async (query: string): Promise<boolean> => ((await world.call("school", `GET /api/library/cards?${query}`)).json["items"] as { code: string }[]).some(({ code }) => code === "TRA-0002");
    const found = (): Promise<boolean> => listed(`query=${encodeURIComponent("公路养护里程")}`);
    assert.deepEqual(await seen(), [true, true]);
    await kept({ units: ["101"] });
    assert.deepEqual([...(await seen()), await found()], [true, false, true]);
    await kept({ validFrom: "2030-01-01" });
    assert.deepEqual([...(await seen()), await found()], [false, false, false]);
    assert.ok(await listed("sector=transport"), "whoever looks through the library sees it with its days");
    await kept({ validFrom: "2026-01-01" });
    assert.deepEqual(await seen(), [true, true]);
  });

  test("a withheld project teaches nobody from that moment, and again when it is released", async () => {
    const shared = async () => (await world.see<{ shared: boolean }>("select distinct used.shared from hengji.indicator_use as used join hengji.subject on subject.id = used.subject_id where subject.code = 'P1'")).map(({ shared: one }) => one);
    assert.deepEqual(await shared(), [true]);
    const mark = (released: string | null): Promise<void> => asOwner(world, async (client) => {
      if (released === null) {
        await client.query(
          `insert into hengji.withholding (region, id, subject_id, year, reason, ground, person_id, post_id, withheld_at)
            select region, gen_random_uuid(), $1, 2026, 'classified', '', person_id, id, now() from hengji.post where region = '${REGION}' limit 1`, [world.subject("P1")],
        );
      } else await client.query("update hengji.withholding set released_at = now(), released_by = person_id, released_post = post_id");
    });
    await mark(null);
    assert.deepEqual(await shared(), [false]);
    await mark("now");
    assert.deepEqual(await shared(), [true]);
  });

  test("nobody asks for the goal of somebody else", async () => {
    assert.equal((await world.call("school", `GET /api/2027/goal/filings/${goal}/suggestions`)).status, 404);
    assert.equal((await world.call("system", `GET /api/2027/goal/filings/${goal}/suggestions`)).status, 403);
  });
});
