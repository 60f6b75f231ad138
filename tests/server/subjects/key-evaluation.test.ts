import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readGivenPack, stackOf } from "../../../src/cli/pack/pack-input.ts";
import { EMPTY_ROW } from "../../../src/core/form/cell-path.ts";
import type { FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";
import { CONCLUSION, itemsOf, type PaperAnswers } from "../../../src/core/paper/paper-definition.ts";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { resolvePacks } from "../../../src/files/resolve-packs.ts";
import type { WhyAnswer } from "../../../src/server/queries/score-why.ts";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { play, type Step } from "../filings/play.ts";
import { frozen } from "../regional/regional-world.ts";

const YEAR = 2026;
/** Evaluations of a year are made in the year after it. */
const IN_SEASON = new Date("2027-03-01T02:00:00.000Z");
const NAME = "工伤预防费";
/** Level 3, what was found, the score, and why points were lost; the scheme of the park's pack, to be reckoned by hand: 92.5. */
const FOUND: readonly (readonly [name: string, target: string, points: string, actual: string, score: string, grounds: string])[] = [
  ["基金安全完整率", "100%", "10", "100%", "10", ""], ["费用支付及时率", "100%", "10", "100%", "10", ""],
  ["工伤预防培训场次", "≥20场", "10", "20场", "10", ""], ["参训人员合格率", "≥90%", "15", "81%", "13.5", "抽考合格率只有81%。"],
  ["年底前完成的培训占比", "100%", "10", "90%", "9", "两场推迟到次年。"], ["宣传培训成本", "≤505万元", "10", "479.75万元", "10", ""],
  ["参训单位重伤人数占比", "≤10%", "25", "12.5%", "20", "重点行业有两起重伤。"], ["参保单位满意度", "≥90%", "10", "93%", "10", ""],
];
const TOTAL = "92.5";
/** The other part of the fund has indicators and a self-evaluation of its own. */
const OTHER = { name: "工伤保险待遇", lines: ["享受工伤待遇人次", "工伤职工重返岗位率"] };

async function park(): Promise<Omit<Definitions, "digest">> {
  const given = await readGivenPack(new URL("../../../packs/sip-full-process/", import.meta.url).pathname.replace(/\/$/, ""));
  assert.ok(given.ok, JSON.stringify(given));
  const stack = await stackOf(given.value);
  assert.ok(stack.ok, JSON.stringify(stack));
  const read = resolvePacks(stack.value.set, null, stack.value.texts);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

describe("R52 F404: key evaluation of an item of a social-insurance fund (packs/sip-full-process)", () => {
  let world: FilingWorld;
  let packs: Omit<Definitions, "digest">;
  let item: string;
  before(async () => {
    packs = await park();
    const { papers = [], measures = [], forms, frames, profiles, roles, workflows } = packs;
    world = await openFilingWorld((own) => ({ ...own, papers, measures, forms, roles, profiles, frames: [...own.frames, ...frames.filter(({ id }) => !own.frames.some((one) => one.id === id))], workflows: [...own.workflows, ...workflows.filter(({ stage }) => stage === "evaluation")] }));
    const [roads] = await world.see<{ id: string }>("select id from hengji.org_unit where code = '101001'");
    const enter = async (body: Record<string, unknown>): Promise<string> => String((await world.call("department", "POST /api/subjects", { unitId: roads!.id, book: "SOCIAL_INSURANCE", firstYear: YEAR, ...body })).json["id"]);
    await enter({ code: "S1", name: "工伤保险基金", kind: "fund" });
    item = await enter({ code: "S1-1", name: NAME, kind: "fund-item", parentCode: "S1" });
    await approvedGoal(item, ["工伤预防培训场次"], "505");
    await approvedGoal(await enter({ code: "S1-2", name: OTHER.name, kind: "fund-item", parentCode: "S1" }), OTHER.lines, "8000");
    world.time = IN_SEASON;
  });
  after(() => world.close());

  async function approvedGoal(subjectId: string, names: readonly string[], amount: string): Promise<void> {
    const begun = await world.call("officer", `POST /api/${YEAR}/goal/filings`, { subjectId, from: "blank" });
    assert.equal(begun.status, 201, JSON.stringify(begun.json));
    const path = `/api/${YEAR}/goal/filings/${String(begun.json["id"])}`;
    const values = (await world.call("officer", `GET ${path}`)).json["values"] as FilingValues;
    const saved = await world.call("officer", `PUT ${path}`, {
      values: {
        ...values, goal: { ...values.goal, planned: "2026年在重点行业培训参保职工，重伤事故占比下降。" }, funds: values.funds.map((line) => ({ ...line, initialBudget: line.id === "total" || line.id === "city-level" ? amount : "0" })),
        rows: names.map((level3, index): FilingRow => ({ ...EMPTY_ROW, id: `r${index + 1}`, level1: "产出指标", level2: "基金管理数量指标", level3, target: "≥1", points: String(90 / names.length) })),
      },
      expectedVersion: 1,
    });
    assert.equal(saved.status, 200, JSON.stringify(saved.json));
    await frozen(world, String(begun.json["id"]));
  }
  const whole = (id: string): PaperAnswers => Object.fromEntries(itemsOf(packs.papers!.find((paper) => paper.id === id)!).map((one) => one.id).filter((one) => one !== CONCLUSION).map((one) => [one, { rating: null, text: "按评价情况写明。" }]));

  test("it begins on a form of its own with exactly the scheme's lines and the item's money, is scored to the exact total, and waits for scheme, opinion and report", async () => {
    const { json: begun } = await world.call("performance", `POST /api/${YEAR}/evaluation/filings`, { subjectId: item, from: "blank" });
    const path = `/api/${YEAR}/evaluation/filings/${String(begun["id"])}`;
    const opened = (await world.call("performance", `GET ${path}`)).json;
    const values = opened["values"] as FilingValues;
    assert.deepEqual([opened["form"], (opened["head"] as { name: string }).name], ["evaluation-fund-item", NAME]);
    assert.deepEqual(values.rows.map(({ level3, points }) => [level3, points]), FOUND.map(([name, , points]) => [name, points]));
    assert.deepEqual(values.funds.filter(({ initialBudget }) => initialBudget !== "0" && initialBudget !== "").map(({ id, initialBudget }) => [id, initialBudget]), [["total", "505"], ["city-level", "505"]]);
    const scored: FilingValues = {
      ...values, goal: { ...values.goal, actual: "培训20场，重点行业重伤占比没有达到目标。" },
      funds: values.funds.map((line) => (line.id === "total" || line.id === "city-level" ? { ...line, adjustedBudget: "505", executed: "479.75" } : line)),
      rows: values.rows.map((row, index) => ({ ...row, target: FOUND[index]![1], actual: FOUND[index]![3], score: FOUND[index]![4], reason: FOUND[index]![5] })),
    };
    const move = (says: string, by: string, action: string, expectedVersion: number, over: Partial<Step>): Step => ({ says, by, request: `POST ${path}/moves`, body: { action, opinion: "", expectedVersion }, status: 200, events: ["filing.moved"], ...over });
    const lacks = (code = "filing.paper-needed"): Partial<Step> => ({ status: 422, problems: [code], events: [] });
    const put = (by: string, paper: string): Step => ({ says: paper, by, request: `PUT ${path}/papers/${paper}`, body: { answers: whole(paper), expectedSaved: 0 }, status: 200, events: ["filing-paper.saved"] });
    await play(world, [
      { says: "scores", by: "performance", request: `PUT ${path}`, body: { values: scored, expectedVersion: 1 }, status: 200, events: ["filing.saved"] },
      move("without its scheme", "performance", "submit", 2, lacks()),
      put("performance", "key-evaluation-scheme"),
      move("scores go to the evaluated", "performance", "submit", 2, { answer: { step: "opinion" } }),
      move("without their opinion", "head", "submit", 3, lacks()),
      put("head", "evaluation-opinion"),
      move("their opinion", "head", "submit", 3, { answer: { step: "settle" } }),
      move("without the report", "performance2", "approve", 4, lacks()),
      put("performance2", "key-evaluation-report"),
      move("settled", "performance2", "approve", 4, { answer: { step: "confirm" } }),
      move("graded", "leader", "confirm", 5, { answer: { step: "confirmed" } }),
    ]);
    const why = (await world.call("performance", `GET ${path}/why`)).json as unknown as WhyAnswer;
    assert.deepEqual(why.lines.map(({ level3, points, suggested, finance }) => [level3, ...[points, suggested, finance].map((value) => (value === null ? null : Number(value)))]), FOUND.map(([name, , points, , score]) => [name, Number(points), Number(score), Number(score)]), "exactly its lines, each as its rule says");
    assert.deepEqual([Number(why.total), why.grade, FOUND.reduce((sum, [, , , , score]) => sum + Number(score), 0)], [Number(TOTAL), "优", Number(TOTAL)]);
    const printed = await (await world.app.request(`/print/${YEAR}/evaluation/${String(begun["id"])}/papers/key-evaluation-report?language=zh-CN`, { headers: world.as("performance") })).text();
    assert.ok(printed.includes("重点评价报告") && printed.includes("参训单位重伤人数占比：目标 ≤10%，实际 12.5%，25 分得 20 分。原因：重点行业有两起重伤"), printed.slice(0, 4000));
    for (const foreign of [OTHER.name, ...OTHER.lines]) for (const text of [JSON.stringify(why), JSON.stringify(scored), printed]) assert.ok(!text.includes(foreign), foreign);
  });
});
