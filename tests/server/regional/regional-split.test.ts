import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { asOwner, openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { play, type Step } from "../filings/play.ts";
import { bodyOf, reported, transferPayment, YEAR } from "./regional-world.ts";

interface Page {
  readonly whole: { readonly amountFen: string; readonly indicators: readonly { readonly id: string; readonly rule: string; readonly target: string }[] } | null;
  readonly split: { readonly version: number; readonly by: string; readonly reason: string } | null;
  readonly stale: boolean;
  readonly maySplit: boolean;
  readonly receivers: readonly { readonly id: string; readonly name: string }[];
  readonly parts: readonly { readonly subjectId: string; readonly name: string; readonly amount: string; readonly goal: { readonly approved: boolean; readonly differences: readonly { readonly path: string; readonly passedDown: string; readonly found: string }[] } | null }[];
  readonly returns: { readonly budgetFen: string | null; readonly executedFen: string | null; readonly missing: readonly string[]; readonly indicators: readonly { readonly id: string; readonly suggested: string | null; readonly sofar: string | null; readonly missing: readonly string[]; readonly trace: readonly { readonly code: string }[] }[] } | null;
}

describe("F210 a transfer payment split down and summed up", () => {
  let world: FilingWorld;
  let whole: string;
  let path: string;
  let bridges: string;
  let school: string;
  let department: string;
  before(async () => {
    world = await openFilingWorld();
    whole = await transferPayment(world);
    path = `/api/${YEAR}/transfer-payments/${whole}`;
    [bridges, school, department] = await Promise.all([bodyOf(world, "101002"), bodyOf(world, "205001"), bodyOf(world, "101")]);
  });
  after(() => world.close());

  const RULES = { r1: "sum", r2: "same", r3: "sum", r4: "same" };
  const parts = (change: Readonly<Record<string, unknown>> = {}): readonly unknown[] => [
    { unitId: bridges, amount: "200.5", targets: { r1: "70", r3: "20个" } },
    { unitId: school, amount: "120", targets: { r1: "≥50公里", r2: "≥95%", r3: "16" }, ...change },
  ];
  const split = (says: string, body: Record<string, unknown>, more: Partial<Step> = {}): Step => ({
    says, by: "performance", request: `POST ${path}/splits`, body: { expectedVersion: 0, rules: RULES, parts: parts(), ...body }, status: 201, events: ["transfer-payment.split"], ...more,
  });
  const refused = (says: string, body: Record<string, unknown>, status: number, problems: readonly string[], more: Partial<Step> = {}): Step => split(says, body, { status, problems, events: [], recorded: status === 403 || status === 404, ...more });
  const page = async (by = "performance"): Promise<Page> => (await world.call(by, `GET ${path}`)).json as unknown as Page;
  const partOf = async (name: string): Promise<string> => (await page()).parts.find((one) => one.name === name)!.subjectId;
  const goalOf = async (by: string, subjectId: string): Promise<FilingValues> => {
    const { status, json } = await world.call(by, `POST /api/${YEAR}/goal/filings`, { subjectId, from: "blank" });
    assert.equal(status, 201, JSON.stringify(json));
    return (await world.call(by, `GET /api/${YEAR}/goal/filings/${String(json["id"])}`)).json["values"] as FilingValues;
  };

  test("F210: before it is split the page shows what there is to pass down, and how each indicator probably goes", async () => {
    const shown = await page();
    assert.deepEqual([shown.whole?.amountFen, shown.whole?.indicators.map(({ id, rule }) => [id, rule]), shown.split, shown.maySplit, shown.returns], ["320500000", [["r1", "sum"], ["r2", "same"], ["r3", "sum"], ["r4", "same"]], null, true, null]);
    assert.ok(shown.receivers.some(({ id }) => id === bridges) && !shown.receivers.some(({ name }) => name === "公路养护中心"));
    assert.deepEqual([(await page("department")).receivers.map(({ name }) => name), (await page("officer")).maySplit], [["示例市交通运输局", "桥梁检测所"], false]);
    const { json } = await world.call("department", `GET /api/${YEAR}/transfer-payments`);
    assert.deepEqual((json["items"] as { name: string; goal: string; version: number | null }[]).map(({ name, goal, version }) => [name, goal, version]), [["农村公路养护补助", "approved", null]]);
  });

  test("F210: an unbalanced split is refused whole, by its cells, and nothing stays of it", async () => {
    await play(world, [
      refused("a fen less", { parts: parts({ amount: "119.999999" }) }, 422, ["split.amount-below"]),
      refused("a kilometre more, and a rate of its own", { parts: parts({ targets: { r1: "51", r2: "≥90%", r3: "16" } }) }, 422, ["split.target-above", "split.target-not-same"]),
      refused("a blank is no zero", { parts: parts({ targets: { r1: "50" } }) }, 422, ["split.target-missing"]),
      refused("nobody", { parts: [] }, 422, ["split.no-parts"]),
      refused("twice the same", { parts: [...parts(), parts()[0]] }, 422, ["split.part-twice", "split.amount-above", "split.target-above", "split.target-above"]),
      refused("a body that is not there", { parts: [...parts().slice(0, 1), { ...(parts()[1] as object), unitId: whole }] }, 422, ["split.receiver-unknown"]),
      refused("one out of the department's range", {}, 422, ["split.receiver-unknown"], { by: "department" }),
      refused("an officer", {}, 403, ["duty.missing"], { by: "officer" }),
      refused("another department", {}, 404, ["split.unknown"], { by: "school-department" }),
      refused("a project", {}, 404, ["split.unknown"], { request: `POST /api/${YEAR}/transfer-payments/${world.subject("P1")}/splits` }),
      refused("a year without an approved goal", {}, 422, ["split.goal-not-approved"], { request: `POST /api/2027/transfer-payments/${whole}/splits` }),
      refused("a split that nobody saw", { expectedVersion: 3 }, 409, ["split.stale"]),
    ]);
    assert.deepEqual([(await page()).split, (await world.see("select 1 from hengji.subject where parent_id is not null")).length], [null, 0]);
  });

  test("F210: it is sent in one transaction with one event, each receiver a subject of its own", async () => {
    const { events } = await play(world, [split("the whole", {}), refused("the same again, without a reason", { expectedVersion: 1 }, 422, ["split.reason-needed"]), refused("the same again", { expectedVersion: 1, reason: "再来一次" }, 409, ["split.unchanged"])]);
    assert.deepEqual([events[0]!.subject, events[0]!.detail["version"], events[0]!.detail["parts"], events[0]!.detail["amountFen"]], [whole, 1, 2, "320500000"]);
    const subjects = await world.see<{ code: string; name: string; unit_path: string }>(`select code, name, unit_path from hengji.subject where parent_id = '${whole}' order by code`);
    assert.deepEqual(subjects, [{ code: "P2-101002", name: "农村公路养护补助", unit_path: "990100.101.101002." }, { code: "P2-205001", name: "农村公路养护补助", unit_path: "990100.205.205001." }]);
    const shown = await page();
    assert.deepEqual([shown.split?.version, shown.stale, shown.parts.map(({ name, amount, goal }) => [name, amount, goal])], [1, false, [["桥梁检测所", "200.5", null], ["示例市第一中学", "120", null]]]);
    // Who receives a part sees its own, and neither the whole nor the others.
    assert.equal((await world.call("school", `GET ${path}`)).status, 404);
    const due = (await world.call("performance", `GET /api/${YEAR}/goal/reporting/unreported`)).json["items"] as { readonly subjectId: string }[];
    for (const { subjectId } of (await page()).parts) assert.ok(due.some((one) => one.subjectId === subjectId), "what was passed down has to come with a goal");
  });

  test("F210: a region's goal begins from what was passed down to it, on the regional form, and what it changes is shown above", async () => {
    const id = await partOf("示例市第一中学");
    const begun = await goalOf("school", id);
    assert.deepEqual([begun.funds[0]!.initialBudget, begun.funds.map((line) => line.id), begun.rows.map((row) => [row.id, row.target]), begun.goal.term], ["120", ["total", "central", "province", "local", "other"], [["r1", "≥50公里"], ["r2", "≥95%"], ["r3", "≥16个"], ["r4", "≥90%"]], "三年内完成全部农村公路的养护。"]);
    const [filing] = await world.see<{ id: string; form: string }>(`select id, form from hengji.filing where subject_id = '${id}' and stage = 'goal'`);
    assert.equal(filing!.form, "goal-regional");
    await world.call("school", `PUT /api/${YEAR}/goal/filings/${filing!.id}`, { values: { ...begun, rows: begun.rows.map((row) => (row.id === "r1" ? { ...row, target: "≥40公里" } : row)) }, expectedVersion: 1 });
    assert.deepEqual((await page()).parts[1]!.goal, { id: filing!.id, approved: false, differences: [{ path: "rows[r1].target", name: "养护农村公路里程", passedDown: "≥50公里", found: "≥40公里" }] } as never);
    await world.call("school", `PUT /api/${YEAR}/goal/filings/${filing!.id}`, { values: begun, expectedVersion: 2 });
    assert.deepEqual((await page()).parts[1]!.goal!.differences, []);
    await asOwner(world, async (client) => void (await client.query("delete from hengji.filing where id = $1", [filing!.id])));
  });

  test("F210: what the regions report is summed by the same rules, and who has not reported is named and is no zero", async () => {
    assert.deepEqual([(await page()).returns!.missing, (await page()).returns!.indicators.map(({ suggested }) => suggested)], [["桥梁检测所", "示例市第一中学"], [null, null, null, null]]);
    await reported(world, "bridges", await partOf("桥梁检测所"), { r1: "72公里", r2: "98%", r3: "20个", r4: "92%" }, ["200.5", "200"]);
    const half = (await page()).returns!;
    assert.deepEqual([half.missing, half.executedFen, half.indicators.map(({ suggested, sofar, missing }) => [suggested, sofar, missing])], [
      ["示例市第一中学"], "200000000", [[null, "72", ["示例市第一中学"]], [null, "98", ["示例市第一中学"]], [null, "20", ["示例市第一中学"]], [null, "92", ["示例市第一中学"]]],
    ]);
    await reported(world, "school", await partOf("示例市第一中学"), { r1: "49.5公里", r2: "96%", r3: "16", r4: "92%" }, ["120", "110.5"]);
    const all = (await page()).returns!;
    // 98 % of 200.5 and 96 % of 120 are 97.25 % of both.
    assert.deepEqual([all.missing, all.budgetFen, all.executedFen, all.indicators.map(({ suggested }) => suggested)], [[], "320500000", "310500000", ["121.5公里", "97.25%", "36个", "92%"]]);
    assert.deepEqual(all.indicators.map(({ trace }) => trace.map(({ code }) => code)), [["regional.trace.sum"], ["regional.trace.average"], ["regional.trace.sum"], ["regional.trace.average"]]);
  });

  test("F210: a goal that was approved anew leaves the split stale; a new one says why, and the part left out has nothing any more", async () => {
    await asOwner(world, async (client) => void (await client.query("update hengji.filing set frozen_digest = repeat('a', 64) where subject_id = $1 and stage = 'goal'", [whole])));
    assert.equal((await page()).stale, true);
    const { json } = await world.call("performance", `GET /api/${YEAR}/transfer-payments`);
    assert.deepEqual((json["items"] as { stale: boolean }[]).map(({ stale }) => stale), [true]);
    await play(world, [split("anew", { expectedVersion: 1, reason: "示例市第一中学退出", parts: [{ unitId: bridges, amount: "300", targets: { r1: "110", r3: "36" } }, { unitId: department, amount: "20.5", targets: { r1: "10", r3: "0" } }] })]);
    const shown = await page();
    assert.deepEqual([shown.split?.version, shown.split?.reason, shown.stale, shown.parts.map(({ name }) => name)], [2, "示例市第一中学退出", false, ["桥梁检测所", "示例市交通运输局"]]);
    // What the bridges' goal says is no longer what was passed down.
    assert.deepEqual(shown.parts[0]!.goal!.differences.map(({ path: cell, passedDown, found }) => [cell, passedDown, found]), [["funds[total].initialBudget", "300", "200.5"], ["rows[r1].target", "≥110公里", "≥70公里"], ["rows[r3].target", "≥36个", "≥20个"]]);
    const [gone] = await world.see<{ content: string | null }>("select content from hengji.regional_part where version = 2 and amount_fen is null");
    assert.deepEqual(gone, { content: null });
    // A share of nothing is no indicator of that part.
    const [own] = await world.see<{ content: string }>("select content from hengji.regional_part where version = 2 and amount_fen = 20500000");
    assert.deepEqual((JSON.parse(own!.content) as { rows: { id: string }[] }).rows.map(({ id }) => id), ["r1", "r2", "r4"]);
  });
});
