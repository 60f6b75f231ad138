import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { CONCLUSION, itemsOf, type PaperAnswers, type PaperDefinition } from "../../../src/core/paper/paper-definition.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { reached } from "../disclosure/paper-world.ts";
import { goalValues, openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { play } from "../filings/play.ts";

type Told = readonly { readonly code: string; readonly where: string; readonly message: string; readonly advice: string; readonly params: Readonly<Record<string, unknown>> }[];
type Lacking = readonly { readonly paper: string; readonly because: { readonly code: string } }[];

/** The sample city's projects are of 320.5万 yuan: there the papers are asked from 3,000,000 yuan on. */
const FROM_YUAN = 3_000_000;

describe("what waits for a paper that is asked for (随表文书)", () => {
  let world: FilingWorld;
  let review: PaperDefinition;
  let whole: PaperAnswers;
  let written: PaperAnswers;
  before(async () => {
    const national = await loadDefinitions();
    assert.ok(national.ok, JSON.stringify(national));
    const papers = (national.value.papers ?? []).map((paper) => ({ ...paper, asked: { ...paper.asked, fromYuan: FROM_YUAN } }));
    review = papers.find(({ id }) => id === "goal-review")!;
    const report = papers.find(({ id }) => id === "self-evaluation-report")!;
    // A paper that the first reviewer writes and the letter waits for.
    const note: PaperDefinition = { ...review, id: "letter-note", roles: ["business-division"], asked: { ...review.asked, fromYuan: 4_000_000, at: [{ action: "issue", step: "awaiting" }] } };
    world = await openFilingWorld((packs) => ({ ...packs, papers: [...papers, note] }));
    whole = { ...Object.fromEntries(itemsOf(review).map(({ id }) => [id, { rating: "good", text: "" }])), [CONCLUSION]: { rating: "good", text: "同意上报。" } };
    written = Object.fromEntries(itemsOf(report).filter(({ required }) => required).map(({ id, title }) => [id, { rating: null, text: `${title.zh}：按自评表说明。` }]));
  });
  after(() => world.close());

  const lackingOf = async (login: string, path: string): Promise<readonly string[]> => ((await world.call(login, `GET ${path}`)).json["lacking"] as Lacking).map(({ paper, because: { code } }) => `${paper} ${code}`);
  const worth = (amount: string): FilingValues => ({ ...goalValues(), funds: goalValues().funds.map((line) => (line.id === "other" ? line : { ...line, initialBudget: amount })) });
  const problemsOf = async (login: string, request: string, body: unknown): Promise<Told> => (await world.call(login, request, body)).json["problems"] as Told;
  const TO_BUSINESS = ["officer submit", "head approve", "department approve"];

  test("a reviewer approves no goal without a whole sheet, and is told which paper, which item and where to go; a return waits for nothing", async () => {
    const goal = await world.filled("P1", 2027);
    const path = `/api/2027/goal/filings/${goal}`;
    const version = await world.moved(2027, "goal", goal, 2, TO_BUSINESS);
    const approve = { action: "approve", opinion: "同意。", expectedVersion: version };
    const { clarity: _, ...partly } = whole;
    await play(world, [
      { says: "nothing is written", by: "business", request: `POST ${path}/moves`, body: approve, status: 422, problems: ["filing.paper-needed"] },
      { says: "not even in a batch of one", by: "business", request: "POST /api/2027/goal/moves", body: { opinion: "", items: [{ id: goal, expectedVersion: version }] }, status: 422, problems: ["filing.paper-needed", "filing.nothing-moved"] },
      { says: "typed and not saved", by: "business", request: `PUT ${path}/papers/goal-review/draft`, body: { answers: whole }, status: 200 },
      { says: "is not left behind either", by: "business", request: `POST ${path}/moves`, body: approve, status: 422, problems: ["filing.paper-unsaved"] },
      { says: "all but two", by: "business", request: `PUT ${path}/papers/goal-review`, body: { answers: { ...partly, [CONCLUSION]: { rating: "good", text: "" } }, expectedSaved: 0 }, status: 200, events: ["filing-paper.saved"] },
      { says: "both are named", by: "business", request: `POST ${path}/moves`, body: approve, status: 422, problems: ["filing.paper-item-open", "filing.paper-item-open"] },
    ]);
    const named = await problemsOf("business", `POST ${path}/moves`, approve);
    assert.deepEqual(named.map(({ where }) => where), ["papers[goal-review].clarity", "papers[goal-review].conclusion"]);
    assert.ok(named[0]!.message.includes("项目支出绩效目标审核表") && named[0]!.message.includes("明确清晰性") && named[0]!.advice.includes("填报页面"), JSON.stringify(named[0]));
    assert.deepEqual([await lackingOf("business", path), await lackingOf("officer", path), await lackingOf("performance", path)], [["goal-review filing.paper-items-open"], [], []]);
    const { events } = await play(world, [
      { says: "it is returned as it is", by: "business", request: `POST ${path}/moves`, body: { action: "return", to: "department", opinion: "请核对里程。", expectedVersion: version }, status: 200, events: ["filing.moved"] },
      { says: "and comes again", by: "department", request: `POST ${path}/moves`, body: { action: "approve", opinion: "", expectedVersion: version + 1 }, status: 200, events: ["filing.moved"] },
      { says: "the sheet of the round before is of what was handed on before", by: "business", request: `POST ${path}/moves`, body: { ...approve, expectedVersion: version + 2 }, status: 422, problems: ["filing.paper-needed"] },
      { says: "written", by: "business", request: `PUT ${path}/papers/goal-review`, body: { answers: whole, expectedSaved: 0 }, status: 200, events: ["filing-paper.saved"] },
      { says: "approved", by: "business", request: `POST ${path}/moves`, body: { ...approve, expectedVersion: version + 2 }, status: 200, answer: { step: "performance" }, events: ["filing.moved"] },
      { says: "the second reviewer's is another", by: "performance", request: `POST ${path}/moves`, body: { ...approve, expectedVersion: version + 3 }, status: 422, problems: ["filing.paper-needed"] },
      { says: "which they write", by: "performance", request: `PUT ${path}/papers/goal-review`, body: { answers: whole, expectedSaved: 0 }, status: 200, events: ["filing-paper.saved"] },
      { says: "and approve", by: "performance", request: `POST ${path}/moves`, body: { ...approve, expectedVersion: version + 3 }, status: 200, answer: { step: "awaiting" }, events: ["filing.moved"] },
    ]);
    assert.equal(events.length, 6);
  });

  test("many approved together: each that lacks a paper is listed with it, and none is moved", async () => {
    const ready = await world.filled("P2", 2027);
    const bare = await world.filled("P3", 2027, goalValues(), "bridges");
    const partly = await world.filled("P4", 2027, goalValues(), "school");
    const small = await world.filled("P1", 2026, worth("299.99"));
    const at = new Map([
      [ready, await world.moved(2027, "goal", ready, 2, TO_BUSINESS)],
      [bare, await world.moved(2027, "goal", bare, 2, ["bridges submit", "bridges-head approve", "department approve"])],
      [partly, await world.moved(2027, "goal", partly, 2, ["school submit", "school-head approve", "school-department approve"])],
    ]);
    const put = (id: string, answers: PaperAnswers) => ({ by: "business", request: `PUT /api/2027/goal/filings/${id}/papers/goal-review`, body: { answers, expectedSaved: 0 }, status: 200, events: ["filing-paper.saved"] });
    const batch = (...ids: readonly string[]) => ({ by: "business", request: "POST /api/2027/goal/moves", body: { opinion: "同意。", items: ids.map((id) => ({ id, expectedVersion: at.get(id)! })) } });
    await play(world, [
      { says: "one is whole", ...put(ready, whole) },
      { says: "one is begun", ...put(partly, { standard: { rating: "good", text: "" } }) },
      { says: "both others are named", ...batch(ready, bare, partly), status: 422, problems: ["filing.paper-needed", "filing.paper-items-open", "filing.nothing-moved"] },
    ]);
    const told = await problemsOf("business", "POST /api/2027/goal/moves", batch(ready, bare, partly).body);
    assert.deepEqual(told.map(({ where, params }) => [where, params["name"] ?? null, params["count"] ?? null]), [["items[1]", "危桥检测", null], ["items[2]", "校舍维修改造", itemsOf(review).length], ["items", null, 3]]);
    assert.equal(told[2]!.params["cannot"], 2);
    assert.deepEqual((await world.see<{ step: string }>(`select step from hengji.filing where id in ('${ready}', '${bare}', '${partly}')`)).map(({ step }) => step), ["business", "business", "business"]);
    await play(world, [{ says: "without them the third goes", ...batch(ready), status: 200, events: ["filing.moved"] }]);
    // Of a smaller one none is asked.
    await world.moved(2026, "goal", small, 2, [...TO_BUSINESS, "business approve"]);
  });

  test("a self-evaluation is not submitted without its report; the officer is told before trying", async () => {
    const goal = await world.filled("P2", 2026);
    const path0 = `/api/2026/goal/filings/${goal}`;
    let version = await world.moved(2026, "goal", goal, 2, TO_BUSINESS);
    for (const login of ["business", "performance"]) {
      assert.equal((await world.call(login, `PUT ${path0}/papers/goal-review`, { answers: whole, expectedSaved: 0 })).status, 200);
      version = await world.moved(2026, "goal", goal, version, [`${login} approve`]);
    }
    const department = (await world.see<{ id: string }>("select id from hengji.org_unit where code = '101'"))[0]!.id;
    assert.equal((await world.call("performance2", "POST /api/2026/goal/approvals", { departmentId: department, filingIds: [goal], documentNo: "示财绩〔2026〕7号", issuedOn: "2026-09-15" })).status, 201);
    const { json: begun } = await world.call("officer", "POST /api/2026/self-evaluation/filings", { subjectId: world.subject("P2"), from: "blank" });
    const id = String(begun["id"]);
    const path = `/api/2026/self-evaluation/filings/${id}`;
    const { json: opened } = await world.call("officer", `GET ${path}`);
    const saved = await world.call("officer", `PUT ${path}`, { values: reached(opened["values"] as FilingValues), expectedVersion: opened["version"] });
    assert.equal(saved.status, 200, JSON.stringify(saved.json));
    const submit = { action: "submit", opinion: "", expectedVersion: saved.json["version"] };
    const { outline: _, ...most } = written;
    assert.deepEqual([await lackingOf("officer", path), await lackingOf("head", path)], [["self-evaluation-report filing.paper-needed"], []]);
    await play(world, [
      { says: "without the report", by: "officer", request: `POST ${path}/moves`, body: submit, status: 422, problems: ["filing.paper-needed"] },
      { says: "without a required section", by: "officer", request: `PUT ${path}/papers/self-evaluation-report`, body: { answers: most, expectedSaved: 0 }, status: 200, events: ["filing-paper.saved"] },
      { says: "which is named", by: "officer", request: `POST ${path}/moves`, body: submit, status: 422, problems: ["filing.paper-item-open"] },
      { says: "a section of nothing but blanks is none", by: "officer", request: `PUT ${path}/papers/self-evaluation-report`, body: { answers: { ...most, outline: { rating: null, text: " \n" } }, expectedSaved: 1 }, status: 200, events: ["filing-paper.saved"] },
      { says: "so it is named again", by: "officer", request: `POST ${path}/moves`, body: submit, status: 422, problems: ["filing.paper-item-open"] },
      { says: "whole", by: "officer", request: `PUT ${path}/papers/self-evaluation-report`, body: { answers: written, expectedSaved: 2 }, status: 200, events: ["filing-paper.saved"] },
      { says: "typed on", by: "officer", request: `PUT ${path}/papers/self-evaluation-report/draft`, body: { answers: { ...written, outline: { rating: null, text: "又补了一句。" } } }, status: 200 },
      { says: "what was typed since is not left behind", by: "officer", request: `POST ${path}/moves`, body: submit, status: 422, problems: ["filing.paper-unsaved"] },
      { says: "nor in a batch", by: "officer", request: "POST /api/2026/self-evaluation/moves", body: { opinion: "", items: [{ id, expectedVersion: saved.json["version"] }] }, status: 422, problems: ["filing.paper-unsaved", "filing.nothing-moved"] },
      { says: "another's typing is their own", by: "colleague", request: `PUT ${path}/papers/self-evaluation-report/draft`, body: { answers: most }, status: 200 },
      { says: "saved again", by: "officer", request: `PUT ${path}/papers/self-evaluation-report`, body: { answers: { ...written, outline: { rating: null, text: "又补了一句。" } }, expectedSaved: 3 }, status: 200, events: ["filing-paper.saved"] },
      { says: "submitted", by: "officer", request: `POST ${path}/moves`, body: submit, status: 200, answer: { step: "unit-head" }, events: ["filing.moved"] },
      { says: "the head approves: the report is the officer's", by: "head", request: `POST ${path}/moves`, body: { action: "approve", opinion: "", expectedVersion: Number(saved.json["version"]) + 1 }, status: 200, events: ["filing.moved"] },
    ]);
    assert.deepEqual(await lackingOf("officer", path), []);
  });

  test("a letter waits for a paper where the packs say so, and any goal that lacks it keeps the whole letter", async () => {
    const goal = await world.filled("P3", 2026, worth("450"), "bridges");
    const path = `/api/2026/goal/filings/${goal}`;
    let version = await world.moved(2026, "goal", goal, 2, ["bridges submit", "bridges-head approve", "department approve"]);
    const review1 = await world.call("business", `PUT ${path}/papers/goal-review`, { answers: whole, expectedSaved: 0 });
    assert.equal(review1.status, 200, JSON.stringify(review1.json));
    version = await world.moved(2026, "goal", goal, version, ["business approve"]);
    assert.equal((await world.call("performance", `PUT ${path}/papers/goal-review`, { answers: whole, expectedSaved: 0 })).status, 200);
    version = await world.moved(2026, "goal", goal, version, ["performance approve"]);
    const department = (await world.see<{ id: string }>("select id from hengji.org_unit where code = '101'"))[0]!.id;
    const letter = { departmentId: department, filingIds: [goal], documentNo: "示财绩〔2026〕9号", issuedOn: "2026-09-15" };
    await play(world, [
      { says: "no letter without the note", by: "performance2", request: "POST /api/2026/goal/approvals", body: letter, status: 422, problems: ["filing.paper-needed", "approval.nothing-issued"] },
      { says: "it goes back to whoever writes it", by: "performance2", request: `POST ${path}/moves`, body: { action: "return", to: "business", opinion: "请补写说明。", expectedVersion: version }, status: 200, events: ["filing.moved"] },
      { says: "who writes both", by: "business", request: `PUT ${path}/papers/goal-review`, body: { answers: whole, expectedSaved: 0 }, status: 200, events: ["filing-paper.saved"] },
      { says: "the note too", by: "business", request: `PUT ${path}/papers/letter-note`, body: { answers: whole, expectedSaved: 0 }, status: 200, events: ["filing-paper.saved"] },
    ]);
    version = await world.moved(2026, "goal", goal, version + 1, ["business approve"]);
    assert.equal((await world.call("performance", `PUT ${path}/papers/goal-review`, { answers: whole, expectedSaved: 0 })).status, 200);
    await world.moved(2026, "goal", goal, version, ["performance approve"]);
    const { events } = await play(world, [{ says: "with the note it is issued", by: "performance2", request: "POST /api/2026/goal/approvals", body: letter, status: 201, events: ["approval.issued"] }]);
    assert.equal(events.length, 1);
  });
});
