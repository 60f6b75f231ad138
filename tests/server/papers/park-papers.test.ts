import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { itemsOf, type PaperAnswers, type PaperDefinition } from "../../../src/core/paper/paper-definition.ts";
import { readGivenPack, stackOf } from "../../../src/cli/pack/pack-input.ts";
import { resolvePacks } from "../../../src/files/resolve-packs.ts";
import { reached } from "../disclosure/paper-world.ts";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { play, type Step } from "../filings/play.ts";

/** What has to come back, and what it leaves. */
type Outcome = Omit<Step, "says" | "by" | "request" | "body">;

const LETTER = "feedback-letter";
const SHEET = "rectification-report";

/** The pack of the park upon the national one, as an officer's city would have it. */
async function parkPacks() {
  const given = await readGivenPack(new URL("../../../packs/sip-full-process/", import.meta.url).pathname.replace(/\/$/, ""));
  assert.ok(given.ok, JSON.stringify(given));
  const stack = await stackOf(given.value);
  assert.ok(stack.ok, JSON.stringify(stack));
  const read = resolvePacks(stack.value.set, null, stack.value.texts);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

describe("R59 R60: the feedback letter and the sheet of what was put right go with the use of a result (packs/sip-full-process)", () => {
  let world: FilingWorld;
  let papers: readonly PaperDefinition[];
  before(async () => {
    const park = await parkPacks();
    papers = park.papers ?? [];
    world = await openFilingWorld((packs) => ({ ...packs, papers, measures: park.measures ?? [], workflows: [...packs.workflows, ...park.workflows.filter(({ stage }) => stage === "application")] }));
  });
  after(() => world.close());

  /** The required sections of a paper, each with a text of its own. */
  const written = (id: string): PaperAnswers => Object.fromEntries(itemsOf(papers.find((paper) => paper.id === id)!).filter(({ required }) => required).map(({ id: item, title }) => [item, { rating: null, text: `${title.zh}写明如下。` }]));

  /** A self-evaluation that was graded, and the form that follows from it. */
  async function begun(): Promise<string> {
    await world.approved("P1", 2026);
    const { json } = await world.call("officer", "POST /api/2026/self-evaluation/filings", { subjectId: world.subject("P1"), from: "blank" });
    const path = `/api/2026/self-evaluation/filings/${String(json["id"])}`;
    const opened = (await world.call("officer", `GET ${path}`)).json;
    assert.equal((await world.call("officer", `PUT ${path}`, { values: reached(opened["values"] as FilingValues), expectedVersion: opened["version"] })).status, 200);
    await world.moved(2026, "self-evaluation", String(json["id"]), 2, ["officer submit", "head approve", "department approve", "reviewer approve", "performance approve", "leader confirm"]);
    const application = await world.call("performance", "POST /api/2026/application/filings", { subjectId: world.subject("P1"), from: "blank" });
    assert.equal(application.status, 201, JSON.stringify(application.json));
    return String(application.json["id"]);
  }

  test("no letter, no feedback; no sheet, no reply; each is told by name and place, and each save and move is one event", async () => {
    const id = await begun();
    const path = `/api/2026/application/filings/${id}`;
    const values = (await world.call("performance", `GET ${path}`)).json["values"] as FilingValues;
    const set: FilingValues = { ...values, measures: values.measures!.map((line, index) => (index === 0 ? { ...line, problem: "2公里没有按期完成。", measure: "talk", action: "补做2公里并补齐验收资料。", owner: "公路养护中心", until: "2027-03-31" } : line)) };
    const letter = written(LETTER);
    const { open: _, ...most } = written(SHEET);
    const move = (says: string, by: string, action: string, expectedVersion: number, over: Outcome): Step => ({ says, by, request: `POST ${path}/moves`, body: { action, opinion: "", expectedVersion }, ...over });
    const moved = (step: string) => ({ status: 200, answer: { step }, events: ["filing.moved"] });
    const put = (says: string, by: string, paper: string, answers: PaperAnswers, over: Outcome = { status: 200, events: ["filing-paper.saved"] }, expectedSaved = 0): Step => ({ says, by, request: `PUT ${path}/papers/${paper}`, body: { answers, expectedSaved }, ...over });
    const refused = { status: 403, problems: ["filing-paper.not-yours"], recorded: true };
    const replied: FilingValues = { ...set, measures: set.measures!.map((line, index) => (index === 0 ? { ...line, reply: "2公里已经补做并验收。" } : line)) };
    const { events } = await play(world, [
      { says: "problems and measures", by: "performance", request: `PUT ${path}`, body: { values: set, expectedVersion: 1 }, status: 200, events: ["filing.saved"] },
      move("without the letter", "performance", "submit", 2, { status: 422, problems: ["filing.paper-needed"] }),
      put("the unit writes no letter", "officer", LETTER, letter, refused),
      put("the letter", "performance", LETTER, letter),
      move("with the letter", "performance", "submit", 2, moved("leader")),
      move("the leader approves both", "leader", "approve", 3, moved("reply")),
      put("finance does not write what the unit did", "performance", SHEET, most, refused),
      { says: "the unit answers", by: "officer", request: `PUT ${path}`, body: { values: replied, expectedVersion: 4 }, status: 200, events: ["filing.saved"] },
      move("without the sheet", "officer", "submit", 5, { status: 422, problems: ["filing.paper-needed"] }),
      put("all but what is open", "officer", SHEET, most),
      move("which is named", "officer", "submit", 5, { status: 422, problems: ["filing.paper-item-open"] }),
      put("whole", "officer", SHEET, written(SHEET), undefined, 1),
      move("with the sheet", "officer", "submit", 5, moved("department")),
      move("the department approves", "department", "approve", 6, moved("close")),
      move("and finance closes", "performance2", "confirm", 7, moved("closed")),
    ]);
    assert.deepEqual(events.filter(({ verb }) => verb === "filing-paper.saved").map(({ stage, role, detail }) => [stage, role, detail["paper"], detail["step"]]), [
      ["application", "performance-office", LETTER, "measures"], ["application", "unit-officer", SHEET, "reply"], ["application", "unit-officer", SHEET, "reply"],
    ]);
    const print = async (paper: string): Promise<string> => (await world.app.request(`/print/2026/application/${id}/papers/${paper}?language=zh-CN`, { headers: world.as("officer") })).text();
    const [printed, sheet] = [await print(LETTER), await print(SHEET)];
    for (const text of ["绩效评价结果反馈函", "评价结果：", "等级为“", "存在问题：2公里没有按期完成；应用措施：约谈提醒。", "整改要求：补做2公里并补齐验收资料；责任：公路养护中心；时限：2027-03-31。", "异议的提出写明如下。", "草案", "孙绩效"]) assert.ok(printed.includes(text), text);
    for (const text of ["绩效评价问题整改情况表", "2公里没有按期完成；落实情况：2公里已经补做并验收。", "责任单位和责任人写明如下。", "草案", "陈填报"]) assert.ok(sheet.includes(text), text);
  });
});
