import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";
import { play, type Step } from "../filings/play.ts";
import { openEducationWorld, type EducationWorld } from "../roll-up/education-world.ts";

/*
 * 部门整体评价: finance evaluates the transport bureau's year. xu.xiaoyan scores, the bureau's head lei.ming gives its opinion, zheng.kai settles
 * scores and report, gao.zhiyuan confirms. tong.hui fills for the bureau, and gu.siyuan is a third party to whom it is assigned only later.
 */
const FILINGS = "/api/2025/evaluation/filings";
const ONE = `${FILINGS}/{a.id}`;

/** Grounds where points are lost; everything else as its standard asks. */
const FOUND: Readonly<Record<string, Partial<FilingRow>>> = {
  完成及时率: { actual: "95%", score: "5.7", reason: "20项重点工作有1项跨年完成，按比例扣分。" },
  结转结余率: { target: "≤5%", actual: "1.2%", score: "4" },
  固定资产利用率: { target: "≥95%", actual: "93.1%", score: "3.92", reason: "两处闲置场站没有盘活。" },
  经济效益: { target: "物流成本下降", actual: "部分达成", score: "5", reason: "县乡两级配送没有统计，少量扣分。" },
  社会效益: { target: "出行更加便利", actual: "公交站点500米覆盖率89.1%", score: "8" },
  生态效益: { target: "新能源公交车占比80%以上", actual: "82%", score: "6" },
  制度机制建设: { target: "健全长效机制", actual: "已经建立", score: "5" },
  履职能力建设: { target: "人员和装备满足要求", actual: "部分满足", score: "4", reason: "养护技术人员缺编8人。" },
};

function evaluated(values: FilingValues): FilingValues {
  const rows = values.rows.map((row): FilingRow => ({ ...row, actual: row.target.replace(/^[≤≥]/, ""), score: row.points, ...FOUND[row.level3] }));
  return {
    ...values, goal: { ...values.goal, actual: "经核查，2025年公路养护、公交更新等主要任务完成，1项重点工作跨年完成。" },
    funds: values.funds.map((line) => ({ ...line, adjustedBudget: line.initialBudget, executed: { total: "4800", basic: "1846", project: "2954" }[line.id]! })), rows,
  };
}

const text = (words: string) => ({ rating: null, text: words });
const REPORT = Object.fromEntries(["outline", "money", "work", "result", "levels", "missed", "problems", "advice", "taken"].map((item) => [item, text(`${item}：见所附的表。`)]));

describe("R51 F406: finance evaluates a department as a whole", () => {
  let world: EducationWorld;
  let subject: string;
  before(async () => {
    world = await openEducationWorld("demo-city");
    [subject] = (await world.see<{ id: string }>("select id from hengji.subject where code = '990100-101-00'")).map(({ id }) => id) as [string];
  });
  after(() => world.close());

  const begin = (by: string, of = subject, year = 2025): Omit<Step, "says" | "status"> => ({ by, request: `POST /api/${year}/evaluation/filings`, body: { subjectId: of, from: "blank" } });
  const at = async (by: string, id: string) => (await world.call(by, `GET ${FILINGS}/${id}`)).json as unknown as { values: FilingValues; version: number; step: { id: string }; scores: { effective: { total: string; by: string; grade: string } | null }; selfEvaluation: { total: string; grade: string; isConfirmed: boolean; lines: unknown[] } | null; lacking: { paper: string }[]; frozen: { digest: string } | null };

  test("R39: it begins where the goal is approved and nowhere else, of a department and not of a project, and by finance alone", async () => {
    const [project] = await world.see<{ id: string }>("select id from hengji.subject where code = '990100-101002-01'");
    await play(world, [
      { ...begin("tong.hui"), says: "the evaluated begin nothing", status: 403, problems: ["duty.missing"], recorded: true },
      { ...begin("shen.lihua"), says: "nor does their finance", status: 403, problems: ["duty.missing"], recorded: true },
      { ...begin("gao.zhiyuan"), says: "nor who confirms", status: 403, problems: ["duty.missing"], recorded: true },
      { ...begin("xu.xiaoyan", subject, 2026), says: "no approved goal of that year", status: 422, problems: ["filing.goal-not-approved"] },
      { ...begin("xu.xiaoyan", project!.id), says: "a project has no form here", status: 422, problems: ["subject.kind-unserved"] },
    ]);
    await play(world, [
      { says: "the goal of 2026 is waived, with a reason", by: "xu.xiaoyan", request: "POST /api/2026/goal/waivers", body: { subjectId: subject, reason: "2026年机构改革，部门整体目标由新设部门统一编报。" }, status: 201, events: ["goal.waived"] },
      { ...begin("xu.xiaoyan", subject, 2026), says: "on a waiver it begins", status: 201, events: ["filing.started"] },
    ]);
  });

  test("it is scored by finance, answered by the department, settled by somebody else with a report, and confirmed by a fourth", async () => {
    const packDigest = String((await world.call("xu.xiaoyan", "GET /api/packs")).json["digest"]);
    await play(world, [{ says: "the task of the year is issued", by: "xu.xiaoyan", request: "POST /api/2025/evaluation/tasks", body: { period: 1, expectedNumber: 0, packDigest, documentNo: "", words: "" }, status: 201, answer: { number: 1, begunBefore: 0 }, events: ["task.issued"] }]);
    const { answers, events } = await play(world, [
      { ...begin("xu.xiaoyan"), says: "begin", as: "a", status: 201, events: ["filing.started"] },
      { ...begin("xu.xiaoyan"), says: "twice", status: 409, problems: ["filing.exists"] },
      { says: "open", by: "xu.xiaoyan", request: `GET ${ONE}`, as: "opened", status: 200, answer: { packDigest, form: "evaluation-department-overall", kind: "department-overall", code: "990100-101-00" } },
    ]);
    assert.deepEqual([events[0]!.stage, events[0]!.year, events[0]!.detail["form"]], ["evaluation", 2025, "evaluation-department-overall"]);
    assert.deepEqual([events[0]!.detail["task"], (answers["opened"]!["task"] as { number: number }).number], [1, 1], "it names the task that it was begun under");
    const id = String(answers["a"]!["id"]);
    const opened = await at("xu.xiaoyan", id);
    assert.deepEqual([...new Set(opened.values.rows.map(({ level1 }) => level1))], ["履职", "管理", "效果", "满意度", "可持续"]);
    assert.ok(opened.values.rows.every(({ actual, score, reason }) => actual === "" && score === "" && reason === ""), "nothing is taken over from the self-evaluation, and nothing is zero");
    assert.deepEqual([opened.values.funds[0]!.initialBudget, opened.values.goal.actual, opened.scores.effective], ["4860", "", null]);
    // What the bureau gave itself stands beside it, under its own scheme.
    assert.deepEqual([opened.selfEvaluation?.total, opened.selfEvaluation?.grade, opened.selfEvaluation?.isConfirmed, opened.selfEvaluation?.lines.length], ["99.38", "优", true, 7]);

    const whole = evaluated(opened.values);
    const put = (by: string, values: FilingValues, expectedVersion: number) => ({ by, request: `PUT ${FILINGS}/${id}`, body: { values, expectedVersion } });
    const move = (by: string, action: string, expectedVersion: number, opinion = "", to?: string) => ({ by, request: `POST ${FILINGS}/${id}/moves`, body: { action, opinion, expectedVersion, ...(to === undefined ? {} : { to }) } });
    const paper = (by: string, name: string, answersOf: Record<string, unknown>, expectedSaved = 0) => ({ by, request: `PUT ${FILINGS}/${id}/papers/${name}`, body: { answers: answersOf, expectedSaved } });
    const without = (level3: string, cells: Partial<FilingRow>): FilingValues => ({ ...whole, rows: whole.rows.map((row) => (row.level3 === level3 ? { ...row, ...cells } : row)) });
    await play(world, [
      { ...put("tong.hui", whole, 1), says: "the evaluated fill nothing", status: 403, problems: ["workflow.not-your-step"], recorded: true },
      { ...put("lei.ming", whole, 1), says: "nor does their head", status: 403, problems: ["workflow.not-your-step"], recorded: true },
      { ...put("shen.lihua", whole, 1), says: "nor does their finance", status: 403, problems: ["workflow.not-your-step"], recorded: true },
      { says: "a third party that it is not assigned to does not see it", by: "gu.siyuan", request: `GET ${FILINGS}/${id}`, status: 404, problems: ["filing.unknown"], recorded: true },
      { ...put("xu.xiaoyan", without("完成及时率", { reason: "" }), 1), says: "points taken off without grounds", status: 200, events: ["filing.saved"] },
      { ...move("xu.xiaoyan", "submit", 2), says: "are asked for their grounds", status: 422, problems: ["filing.lost-without-grounds"] },
      { ...put("xu.xiaoyan", without("社会效益", { score: "" }), 2), says: "a line without a score", status: 200, events: ["filing.saved"] },
      { ...move("xu.xiaoyan", "submit", 3), says: "is missing and not zero", status: 422, problems: ["filing.score-missing"] },
      { ...put("xu.xiaoyan", without("社会效益", { points: "9" }), 3), says: "a part with more points than the scheme gives it", status: 200, events: ["filing.saved"] },
      { ...move("xu.xiaoyan", "submit", 4), says: "is told by its part", status: 422, problems: ["filing.lost-without-grounds", "filing.part-points"] },
      { ...put("xu.xiaoyan", whole, 4), says: "all of it", status: 200, events: ["filing.saved"] },
      { ...move("xu.xiaoyan", "submit", 5), says: "to the evaluated", status: 200, answer: { step: "opinion" }, events: ["filing.moved"] },
      { ...put("lei.ming", whole, 6), says: "the evaluated change no score", status: 403, problems: ["workflow.nothing-to-fill"], recorded: true },
      { ...move("lei.ming", "return", 6, "不同意。", "score"), says: "nor do they send it back", status: 403, problems: ["workflow.action-not-here"], recorded: true },
      { ...move("lei.ming", "submit", 6), says: "their opinion is asked for in writing", status: 422, problems: ["filing.paper-needed"] },
      { ...paper("xu.xiaoyan", "evaluation-opinion", { whole: text("替他们写。") }), says: "and nobody writes it for them", status: 403, problems: ["filing-paper.not-yours"], recorded: true },
      { ...paper("lei.ming", "evaluation-opinion", { whole: text("对得分没有意见。"), lines: text("闲置场站已列入2026年盘活计划。") }), says: "the opinion", status: 200, events: ["filing-paper.saved"] },
      { ...move("lei.ming", "submit", 6), says: "back to finance", status: 200, answer: { step: "settle" }, events: ["filing.moved"] },
      { ...move("xu.xiaoyan", "approve", 7), says: "who scored does not settle", status: 403, problems: ["workflow.four-eyes"], recorded: true },
      { ...move("zheng.kai", "approve", 7), says: "no report, no decision", status: 422, problems: ["filing.paper-needed"] },
      { ...paper("zheng.kai", "department-evaluation-report", { ...REPORT, taken: text("") }), says: "a report that is not whole", status: 200, events: ["filing-paper.saved"] },
      { ...move("zheng.kai", "approve", 7), says: "names what is open in it", status: 422, problems: ["filing.paper-item-open"] },
      { ...paper("zheng.kai", "department-evaluation-report", REPORT, 1), says: "the whole report", status: 200, events: ["filing-paper.saved"] },
      { ...move("zheng.kai", "approve", 7), says: "to the leader", status: 200, answer: { step: "confirm" }, events: ["filing.moved"] },
      { ...move("zheng.kai", "confirm", 8), says: "who settled does not confirm", status: 403, problems: ["workflow.not-your-step"], recorded: true },
      { ...move("gao.zhiyuan", "confirm", 8), says: "the grade is confirmed", status: 200, answer: { step: "confirmed" }, events: ["filing.moved"] },
      { ...put("xu.xiaoyan", whole, 9), says: "and frozen", status: 403, problems: ["workflow.frozen-confirmed"], recorded: true },
    ]);
    const end = await at("gao.zhiyuan", id);
    assert.deepEqual(end.scores.effective, { total: "97.62", by: "finance", grade: "优" });
    assert.match(end.frozen!.digest, /^[0-9a-f]{64}$/);

    const listed = (await world.call("shen.lihua", `GET ${FILINGS}`)).json["items"] as { name: string; score: string; grade: string; scoreBy: string }[];
    assert.deepEqual(listed.map(({ name, score, scoreBy, grade }) => [name, score, scoreBy, grade]), [["云澜示范市交通运输局部门整体支出", "97.62", "finance", "优"]]);
    const why = (await world.call("lei.ming", `GET ${FILINGS}/${id}/why`)).json as unknown as { total: string; by: string; profile: { id: string }; lines: { rowId: string }[] };
    assert.deepEqual([why.total, why.by, why.profile.id, why.lines.some(({ rowId }) => rowId === "execution")], ["97.62", "finance", "cn-evaluation-overall", false]);
    const papers = (await world.call("luo.min", `GET ${FILINGS}/${id}/papers`));
    assert.equal(papers.status, 404, "another department sees nothing of it");
    const own = (await world.call("lei.ming", `GET ${FILINGS}/${id}/papers`)).json as unknown as { papers: { id: string; parts: { items: { id: string; figures: { text: string }[] }[] }[] }[] };
    const figures = (item: string): string[] => own.papers.find(({ id: name }) => name === "department-evaluation-report")!.parts.flatMap(({ items }) => items).find(({ id: name }) => name === item)!.figures.map(({ text: said }) => said);
    assert.deepEqual(figures("result"), ["总分 97.62 分，等级为“优”。", "以上为财政评价得分。", "同一年度单位自评总分 99.38 分，等级为“优”；自评按自评的指标体系打分。"]);
    assert.deepEqual(figures("levels"), ["履职：30 分，得 29.7 分。", "管理：30 分，得 29.92 分。", "效果：20 分，得 19 分。", "满意度：10 分，得 10 分。", "可持续：10 分，得 9 分。"]);
  });

  test("the goal that an evaluation rests on is not taken back, and the leader confirms nothing that was moved past its report", async () => {
    const [goal] = await world.see<{ id: string; version: number }>("select filing.id, filing.version from hengji.filing join hengji.subject on subject.id = filing.subject_id where subject.code = '990100-101-00' and filing.stage = 'goal' and filing.year = 2025");
    await play(world, [{ says: "reverse the goal", by: "zheng.kai", request: `POST /api/2025/goal/filings/${goal!.id}/reversals`, body: { reason: "改目标。", expectedVersion: goal!.version }, status: 409, problems: ["workflow.reverse-built-upon"] }]);
    const [other] = (await world.call("xu.xiaoyan", "GET /api/2026/evaluation/filings")).json["items"] as { id: string }[];
    const path = `/api/2026/evaluation/filings/${other!.id}`;
    const whole = evaluated(((await world.call("xu.xiaoyan", `GET ${path}`)).json as { values: FilingValues }).values);
    const funded = { ...whole, goal: { ...whole.goal, planned: "2026年目标已经豁免。" }, funds: whole.funds.map((line) => ({ ...line, adjustedBudget: { total: "100", basic: "60", project: "40" }[line.id]!, executed: "" })) };
    await play(world, [
      { says: "the goal itself is no cell of an evaluation", by: "xu.xiaoyan", request: `PUT ${path}`, body: { values: funded, expectedVersion: 1 }, status: 403, problems: ["filing.cell-not-yours"], recorded: true },
      { says: "scored", by: "xu.xiaoyan", request: `PUT ${path}`, body: { values: { ...whole, funds: whole.funds.map((line) => ({ ...line, adjustedBudget: { total: "100", basic: "60", project: "40" }[line.id]!, executed: { total: "90", basic: "60", project: "30" }[line.id]! })) }, expectedVersion: 1 }, status: 200, events: ["filing.saved"] },
      { says: "moved to the leader past everybody", by: "xu.xiaoyan", request: `POST ${path}/relocations`, body: { workflow: "evaluation", workflowVersion: 1, step: "confirm", reason: "演练。", expectedVersion: 2 }, status: 200, events: ["filing.moved"] },
      { says: "confirm without a report", by: "gao.zhiyuan", request: `POST ${path}/moves`, body: { action: "confirm", opinion: "", expectedVersion: 3 }, status: 422, problems: ["filing.paper-needed"] },
    ]);
  });

  test("what was begun stands in coverage and in the list of those reported; what finance did not choose is not missing", async () => {
    const { json } = await world.call("xu.xiaoyan", "GET /api/2025/coverage");
    const book = (json["books"] as { book: string; cells: { stage: string; standings: Record<string, number>; state: string }[] }[]).find((one) => one.book === "GENERAL_PUBLIC")!;
    const cell = book.cells.find(({ stage }) => stage === "evaluation")!;
    assert.deepEqual([cell.standings["finished"], cell.standings["missing"], cell.standings["not-due"], cell.state], [1, 0, 0, "whole"]);
    const reported = await world.call("xu.xiaoyan", "GET /api/2025/evaluation/reporting");
    assert.equal(reported.status, 200);
  });
});
