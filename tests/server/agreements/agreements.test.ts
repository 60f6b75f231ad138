import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Agreement } from "../../../src/core/agreement/agreement.ts";
import { AGREEMENT } from "../../core/agreement/agreements.ts";
import { openPaperWorld, type PaperWorld } from "../disclosure/paper-world.ts";
import { play, type Step } from "../filings/play.ts";

const on = (change: Partial<Agreement> = {}): Agreement => ({ ...AGREEMENT, goals: AGREEMENT.goals.map((goal) => (goal.id === "g1" ? { ...goal, row: "r1" } : goal)), ...change });

interface Page { readonly phases: { goals: { name: string; target: string; clauseAt: string; clauseGist: string; actual: string | null }[]; result: { score: string; grade: string; by: string } | null; baseline: { score: string; grade: string } | null }[]; readonly tranches: { id: string; proposal: { by: string } | null; refusedBecause: { code: string }[]; checks: { met: boolean; found: string | null }[] }[]; readonly mayPropose: boolean }

describe("F214 agreement goals and their money", () => {
  let world: PaperWorld;
  let id: string;
  before(async () => {
    world = await openPaperWorld();
  });
  after(() => world.close());

  const page = async (by = "department"): Promise<Page> => (await world.call(by, `GET /api/agreements/${id}`)).json as unknown as Page;
  const entered = (says: string, agreement: Agreement, more: Partial<Step> = {}): Step => ({ says, by: "department", request: "POST /api/agreements", body: { subjectCode: "P2", agreement }, status: 201, events: ["agreement.entered"], ...more });
  const refused = (problems: readonly string[], status = 422, more: Partial<Step> = {}): Partial<Step> => ({ status, problems, events: [], ...(status === 403 || status === 404 ? { recorded: true } : {}), ...more });
  const proposed = (says: string, tranche: string, more: Partial<Step> = {}): Step => ({ says, by: "business", request: `POST /api/agreements/${id}/tranches/${tranche}/proposals`, status: 201, events: ["tranche.proposed"], ...more });

  test("F214: an agreement is entered on a subject of one's own, with everything that is wrong told at once", async () => {
    const { answers, events } = await play(world, [
      entered("a unit's officer", on(), { by: "officer", ...refused(["duty.missing"], 403) }),
      entered("on what one does not see", on(), { by: "school-department", ...refused(["agreement.subject-unknown"], 404) }),
      entered("goals without clauses, one party", on({ clauses: [], parties: AGREEMENT.parties.slice(0, 1) }), refused(["agreement.one-party", "agreement.goal-without-clause", "agreement.goal-without-clause"])),
      entered("whole", on(), { as: "made", answer: { version: 1 } }),
    ]);
    id = String(answers["made"]!["id"]);
    assert.deepEqual(events[0]!.detail, { of: world.subject("P2"), version: 1, phases: 2, tranches: 3 });
    const list = async (by: string) => ((await world.call(by, "GET /api/agreements")).json["items"] as { title: string }[]).length;
    assert.deepEqual([await list("department"), await list("officer"), await list("bridges"), await list("school-department"), await list("reviewer")], [1, 1, 0, 0, 0]);
    assert.equal((await world.call("school", `GET /api/agreements/${id}`)).status, 404);
    assert.equal((await world.call("audit", `GET /api/agreements/${id}`)).status, 403);
  });

  test("F214: the clause is shown next to its goal", async () => {
    const [first, second] = (await page("officer")).phases;
    assert.deepEqual(first!.goals.map(({ name, clauseAt, clauseGist }) => [name, clauseAt, clauseGist]), [["引进团队", "第三条", "一期引进团队不少于5个。"]]);
    assert.deepEqual([second!.goals[0]!.clauseAt, second!.goals[0]!.target, second!.baseline], ["第七条", "≥10项", null]);
  });

  test("F214: a tranche cannot be proposed before its evaluation has an effective score; then it is, once, and stays as it was", async () => {
    await play(world, [
      proposed("before anything was evaluated", "t1", refused(["tranche.not-evaluated"])),
      proposed("what waits for its day alone", "t0"),
      proposed("a unit's officer", "t1", { by: "officer", ...refused(["duty.missing"], 403) }),
      proposed("one that is none", "t9", refused(["tranche.unknown"], 404)),
    ]);
    assert.deepEqual((await page()).tranches.find((one) => one.id === "t1")!.refusedBecause.map(({ code }) => code), ["tranche.not-evaluated"]);
    // The self-evaluation is begun and scored by the unit, and nobody has confirmed it.
    await world.confirmed("P2", 2026);
    const [row] = await world.see<{ score: string; grade: string }>("select score_millionths::text as score, grade from hengji.filing where stage = 'self-evaluation'");
    const before = await page();
    assert.deepEqual([before.phases[0]!.result!.by, before.phases[0]!.result!.grade, before.phases[1]!.baseline!.grade], ["finance", row!.grade, row!.grade]);
    assert.ok(before.phases[0]!.goals[0]!.actual !== null, "a filed indicator shows what was reached");
    assert.ok(before.tranches.find((one) => one.id === "t1")!.checks.every(({ met }) => met), JSON.stringify(before.tranches));
    const { events } = await play(world, [
      proposed("now it may be", "t1", { answer: { amountFen: "50000000" } }),
      proposed("twice", "t1", refused(["tranche.proposed-already"], 409)),
      proposed("the second phase is to come", "t2", refused(["tranche.not-evaluated"])),
    ]);
    assert.deepEqual([events[0]!.detail!["tranche"], events[0]!.detail!["grade"]], ["t1", row!.grade]);
    assert.deepEqual((await page()).tranches.map(({ id: tranche, proposal }) => [tranche, proposal?.by ?? null]), [["t0", "钱业务"], ["t1", "钱业务"], ["t2", null]]);
    const change = (says: string, agreement: Agreement, more: Partial<Step>): Step => ({ says, by: "department", request: `PUT /api/agreements/${id}`, body: { agreement, reason: "补充协议", expectedVersion: 1 }, status: 200, ...more });
    await play(world, [
      change("what was proposed stays", on({ tranches: on().tranches.map((one) => (one.id === "t1" ? { ...one, amountFen: "1" } : one)) }), refused(["agreement.proposed-fixed"])),
      change("the rest may change", on({ title: "共建研究院协议（补充）" }), { events: ["agreement.changed"], answer: { version: 2 } }),
      change("on the old version", on({ title: "又一个" }), refused(["agreement.stale"], 409)),
      { ...change("somebody who does not see it", on(), refused(["agreement.unknown"], 404)), by: "school-department" },
    ]);
  });

  test("F214: a self-evaluation that nobody confirmed has no effective score", async () => {
    const made = (await world.call("department", "POST /api/agreements", { subjectCode: "P1", agreement: on() })).json;
    const year = 2026;
    await world.issued(year, [await world.waiting("P1", year)], "示财绩〔2026〕协1号");
    const begun = await world.call("officer", `POST /api/${year}/self-evaluation/filings`, { subjectId: world.subject("P1"), from: "blank" });
    assert.equal(begun.status, 201, JSON.stringify(begun.json));
    const { status, json } = await world.call("business", `POST /api/agreements/${String(made["id"])}/tranches/t1/proposals`);
    assert.deepEqual([status, (json["problems"] as { code: string }[]).map(({ code }) => code)], [422, ["tranche.no-effective-score"]]);
  });
});
