import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CONCLUSION, itemsOf, type PaperAnswers } from "../../../src/core/paper/paper-definition.ts";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { readGrids } from "../../../src/files/read-grid.ts";
import { reached } from "../disclosure/paper-world.ts";
import { goalValues, openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { play } from "../filings/play.ts";

interface PaperShown {
  readonly id: string;
  readonly asked: boolean;
  readonly refusedBecause: string | null;
  readonly saved: number;
  readonly answers: PaperAnswers;
  readonly draft: { readonly answers: PaperAnswers } | null;
  readonly proposals: readonly { readonly item: string; readonly rating: string | null; readonly reasons: readonly { readonly from: string; readonly text: string }[] }[];
  readonly parts: readonly { readonly items: readonly { readonly id: string; readonly figures: readonly { readonly text: string }[] }[] }[];
  readonly sheets: readonly { readonly id: string; readonly step: string; readonly round: number; readonly by: string; readonly stale: boolean; readonly open: readonly string[] }[];
}

describe("papers that go with a form (随表文书)", () => {
  let world: FilingWorld;
  let whole: PaperAnswers;
  before(async () => {
    const national = await loadDefinitions();
    assert.ok(national.ok, JSON.stringify(national));
    const papers = national.value.papers ?? [];
    world = await openFilingWorld((packs) => ({ ...packs, papers }));
    whole = { ...Object.fromEntries(itemsOf(papers.find(({ id }) => id === "goal-review")!).map(({ id }) => [id, { rating: "good", text: "" }])), [CONCLUSION]: { rating: "good", text: "同意上报。" } };
  });
  after(() => world.close());

  const shown = async (login: string, path: string): Promise<PaperShown> => {
    const { status, json } = await world.call(login, `GET ${path}/papers`);
    assert.equal(status, 200, JSON.stringify(json));
    return (json["papers"] as readonly PaperShown[])[0]!;
  };
  const page = async (login: string, path: string) => world.app.request(path, { headers: { ...world.as(login), "accept-language": "zh-CN" } });

  test("the review sheet of a goal is written at the finance steps, by whoever has the goal there, and each save is one event", async () => {
    const goal = await world.filled("P1", 2027);
    const path = `/api/2027/goal/filings/${goal}`;
    const review = `${path}/papers/goal-review`;
    const first: PaperAnswers = { standard: { rating: "fair", text: "缺分值。" } };
    await play(world, [
      { says: "the unit does not judge itself", by: "officer", request: `PUT ${review}`, body: { answers: first, expectedSaved: 0 }, status: 403, problems: ["filing-paper.not-yours"], recorded: true },
      { says: "it has not come yet", by: "business", request: `PUT ${review}`, body: { answers: first, expectedSaved: 0 }, status: 403, problems: ["workflow.not-your-step"], recorded: true },
    ]);
    const version = await world.moved(2027, "goal", goal, 2, ["officer submit", "head approve", "department approve"]);
    const { answers, events } = await play(world, [
      { says: "another school's officer sees nothing", by: "school", request: `PUT ${review}`, body: { answers: first, expectedSaved: 0 }, status: 404, problems: ["filing.unknown"], recorded: true },
      { says: "a paper that is none", by: "business", request: `PUT ${path}/papers/no-such`, body: { answers: {}, expectedSaved: 0 }, status: 404, problems: ["filing-paper.none-such"], recorded: true },
      { says: "the office after it waits", by: "performance", request: `PUT ${review}`, body: { answers: first, expectedSaved: 0 }, status: 403, problems: ["workflow.not-your-step"], recorded: true },
      { says: "an item that is none", by: "business", request: `PUT ${review}`, body: { answers: { price: { rating: "good", text: "" } }, expectedSaved: 0 }, status: 422, problems: ["filing-paper.item-unknown"] },
      { says: "a rating that is none", by: "business", request: `PUT ${review}`, body: { answers: { standard: { rating: "splendid", text: "" } }, expectedSaved: 0 }, status: 422, problems: ["filing-paper.rating-unknown"] },
      { says: "typed and not saved", by: "business", request: `PUT ${review}/draft`, body: { answers: first }, status: 200 },
      { says: "saved", by: "business", request: `PUT ${review}`, body: { answers: first, expectedSaved: 0 }, as: "a", status: 200, events: ["filing-paper.saved"] },
      { says: "a draft that comes late says nothing new", by: "business", request: `PUT ${review}/draft`, body: { answers: first }, status: 200 },
      { says: "opened before that", by: "business", request: `PUT ${review}`, body: { answers: whole, expectedSaved: 0 }, status: 409, problems: ["filing-paper.stale"] },
      { says: "saved again", by: "business", request: `PUT ${review}`, body: { answers: whole, expectedSaved: 1 }, status: 200, answer: { saved: 2 }, events: ["filing-paper.saved"] },
    ]);
    const [one, two] = events;
    assert.equal(one!.subject, answers["a"]!["id"]);
    assert.deepEqual([one!.subject, one!.digest_after], [two!.subject, two!.digest_before]);
    assert.deepEqual([one!.year, one!.stage, one!.role, one!.detail["filing"], one!.detail["step"], one!.detail["paper"]], [2027, "goal", "business-division", goal, "business", "goal-review"]);
    assert.equal((await shown("business", path)).draft, null);

    // What is being judged is the judges' own until the goal goes on.
    assert.deepEqual((await shown("officer", path)).sheets, []);
    assert.equal((await page("officer", `/print/2027/goal/${goal}/papers/goal-review?sheet=${String(answers["a"]!["id"])}`)).status, 404);
    await world.moved(2027, "goal", goal, version, ["business approve"]);
    const [sheet] = (await shown("officer", path)).sheets;
    assert.deepEqual([sheet!.step, sheet!.round, sheet!.by, sheet!.stale, sheet!.open], ["business", 1, "钱业务", false, []]);
    const second = await shown("performance", path);
    assert.deepEqual([second.refusedBecause, second.saved, second.answers], [null, 0, {}]);
    await play(world, [
      { says: "the second reviewer has a sheet of their own", by: "performance", request: `PUT ${review}`, body: { answers: whole, expectedSaved: 0 }, status: 200, answer: { saved: 1 }, events: ["filing-paper.saved"] },
      { says: "and the first one's is closed", by: "business", request: `PUT ${review}`, body: { answers: whole, expectedSaved: 2 }, status: 403, problems: ["workflow.not-your-step"], recorded: true },
    ]);
    const printed = await (await page("head", `/print/2027/goal/${goal}/papers/goal-review?language=zh-CN`)).text();
    for (const text of ["项目支出绩效目标审核表", "规范完整性", "☑\u00a0良", "同意上报。", "农村公路日常养护", "一般公共预算", "草案", "钱业务"]) assert.ok(printed.includes(text), text);
    await world.moved(2027, "goal", goal, version + 1, ["performance approve"]);
    assert.deepEqual(await play(world, [{ says: "nothing is judged where an approval is awaited", by: "performance2", request: `PUT ${review}`, body: { answers: whole, expectedSaved: 0 }, status: 403, problems: ["filing-paper.not-here"], recorded: true }]).then(({ events: none }) => none), []);
  });

  test("what was typed survives, and is nobody else's", async () => {
    const goal = await world.filled("P2", 2027);
    const path = `/api/2027/goal/filings/${goal}`;
    await world.moved(2027, "goal", goal, 2, ["officer submit", "head approve", "department approve", "business approve"]);
    const typed: PaperAnswers = { clarity: { rating: null, text: "目标要写明里程。" } };
    await play(world, [
      { says: "typed", by: "performance", request: `PUT ${path}/papers/goal-review/draft`, body: { answers: typed }, status: 200 },
      { says: "a unit has no draft of it", by: "officer", request: `PUT ${path}/papers/goal-review/draft`, body: { answers: typed }, status: 403, problems: ["filing-paper.not-yours"], recorded: true },
    ]);
    assert.deepEqual((await shown("performance", path)).draft?.answers, typed);
    assert.equal((await shown("performance2", path)).draft, null);
  });

  test("findings and remarks are proposed with their reasons, and none is written by itself", async () => {
    const { rows, ...values } = goalValues();
    const goal = await world.filled("P2", 2026, { ...values, goal: { ...values.goal, planned: "加强道路管理，提升服务水平。" }, rows });
    const path = `/api/2026/goal/filings/${goal}`;
    await world.moved(2026, "goal", goal, 2, ["officer submit", "head approve", "department approve"]);
    await play(world, [{ says: "a remark", by: "business", request: `POST ${path}/remarks`, body: { path: "rows[r1].target", said: "请核对里程。" }, status: 201, events: ["remark.made"] }]);
    const before = await shown("business", path);
    assert.deepEqual(before.answers, {});
    const clarity = before.proposals.find(({ item }) => item === "clarity");
    assert.equal(clarity?.rating, "good");
    assert.ok(clarity.reasons.every(({ from, text }) => from === "finding" && /[\u4e00-\u9fff]/u.test(text)), JSON.stringify(clarity));
    assert.deepEqual(before.proposals.find(({ item }) => item === "indicators")?.reasons.filter(({ from }) => from === "remark").map(({ text }) => text), ["钱业务在审核意见中说：请核对里程。"]);
    // Those are the reviewer's to weigh, and the unit's in the margin of the form.
    assert.deepEqual((await shown("officer", path)).proposals, []);
  });

  test("the report of a self-evaluation takes its figures from the form, and shows when the form changed after it", async () => {
    await world.approved("P1", 2026);
    const { json: begun } = await world.call("officer", "POST /api/2026/self-evaluation/filings", { subjectId: world.subject("P1"), from: "blank" });
    const id = String(begun["id"]);
    const path = `/api/2026/self-evaluation/filings/${id}`;
    const report = `${path}/papers/self-evaluation-report`;
    const blank = await shown("officer", path);
    assert.equal(blank.id, "self-evaluation-report");
    const figures = (known: PaperShown): readonly string[] => known.parts.flatMap(({ items }) => items.flatMap((item) => item.figures.map(({ text }) => text)));
    assert.ok(figures(blank).includes("还有指标没有得分，总分算不出来。"), figures(blank).join("\n"));
    const { json: opened } = await world.call("officer", `GET ${path}`);
    const values = reached(opened["values"] as FilingValues);
    const saved = await world.call("officer", `PUT ${path}`, { values, expectedVersion: opened["version"] });
    assert.equal(saved.status, 200, JSON.stringify(saved.json));
    const filled = figures(await shown("officer", path));
    assert.ok(filled.some((line) => line.includes("目标 ≥120公里") && line.includes("实际 118公里") && line.includes("雨季推迟2公里")), filled.join("\n"));
    // In English levels are called what the packs call them, on the page and on paper.
    const english = await world.call("officer", `GET ${path}/papers?language=en`);
    const told = figures((english.json["papers"] as readonly PaperShown[])[0]!);
    const levels = [...new Set(values.rows.map(({ level1 }) => level1))];
    assert.deepEqual(told.filter((line) => levels.some((level) => line.includes(level))), []);
    assert.ok(told.some((line) => /^Outputs?: [\d.]+ of [\d.]+ points\.$/.test(line)), told.join("\n"));
    const paper = await (await page("officer", `/print/2026/self-evaluation/${id}/papers/self-evaluation-report?language=en`)).text();
    assert.ok(levels.every((level) => !paper.includes(level)), paper);
    const text: PaperAnswers = { outline: { rating: null, text: "本项目养护农村公路。" }, missed: { rating: null, text: "次年三月前补做两公里。" } };
    await play(world, [
      { says: "the head does not write it", by: "head", request: `PUT ${report}`, body: { answers: text, expectedSaved: 0 }, status: 403, problems: ["filing-paper.not-yours"], recorded: true },
      { says: "a report is not rated", by: "officer", request: `PUT ${report}`, body: { answers: { outline: { rating: "good", text: "" } }, expectedSaved: 0 }, status: 422, problems: ["filing-paper.rating-unknown"] },
      { says: "the officer does", by: "officer", request: `PUT ${report}`, body: { answers: text, expectedSaved: 0 }, status: 200, events: ["filing-paper.saved"] },
    ]);
    const printed = await (await page("officer", `/print/2026/self-evaluation/${id}/papers/self-evaluation-report`)).text();
    for (const words of ["项目支出绩效自评报告", "执行率", "次年三月前补做两公里。", "原因：雨季推迟2公里"]) assert.ok(printed.includes(words), words);
    const workbook = await page("officer", `${report}/workbook`);
    assert.equal(workbook.status, 200);
    const grids = readGrids(new Uint8Array(await workbook.arrayBuffer()));
    assert.ok(grids.ok && grids.value.some(({ rows }) => rows.some(({ cells }) => cells.some(([, text]) => text.includes("次年三月前补做两公里。")))));

    const again = await world.call("officer", `PUT ${path}`, { values: { ...values, goal: { ...values.goal, actual: "养护农村公路118公里。" } }, expectedVersion: saved.json["version"] });
    assert.equal(again.status, 200, JSON.stringify(again.json));
    const [sheet] = (await shown("officer", path)).sheets;
    assert.equal(sheet!.stale, true);
    assert.ok((await (await page("officer", `/print/2026/self-evaluation/${id}/papers/self-evaluation-report`)).text()).includes("写完以后填报内容又改过"));
    const version = await world.moved(2026, "self-evaluation", id, Number(again.json["version"]), ["officer submit"]);
    const { json: returned } = await world.call("head", `POST ${path}/moves`, { action: "return", to: "fill", opinion: "请补充报告。", expectedVersion: version });
    assert.equal(returned["step"], "fill", JSON.stringify(returned));
    // The next round begins with what was written before, and keeps a sheet of its own.
    const round2 = await shown("officer", path);
    assert.deepEqual([round2.saved, round2.answers, round2.refusedBecause], [0, text, null]);
    await play(world, [{ says: "written on", by: "officer", request: `PUT ${report}`, body: { answers: { ...text, problems: { rating: null, text: "雨季影响工期。" } }, expectedSaved: 0 }, status: 200, events: ["filing-paper.saved"] }]);
    assert.deepEqual((await shown("officer", path)).sheets.map(({ round }) => round), [2, 1]);
  });
});
