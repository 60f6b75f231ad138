import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openPaperWorld, type PaperWorld } from "../disclosure/paper-world.ts";
import { play, type Step } from "../filings/play.ts";
import { BUDGETS, ledgerBook } from "../ledger/ledger-books.ts";

describe("F103, R38: subjects belong to budget years", () => {
  let world: PaperWorld;
  let roads: string;
  let department: string;
  before(async () => {
    world = await openPaperWorld();
    [roads, department] = await Promise.all([world.body("101001"), world.body("101")]);
  });
  after(() => world.close());

  const entered = (says: string, body: Record<string, unknown>, more: Partial<Step> = {}): Step => ({
    says, by: "department", request: "POST /api/subjects", body: { unitId: roads, code: "Y1", name: "来年的项目", book: "GENERAL_PUBLIC", firstYear: 2027, ...body }, status: 201, events: ["subject.entered"], ...more,
  });
  const idOf = async (code: string): Promise<string> => (await world.see<{ id: string }>(`select id from hengji.subject where code = '${code}'`))[0]!.id;
  const codesAt = async (by: string, path: string): Promise<string[]> => ((await world.call(by, `GET ${path}`)).json["items"] as { code: string }[]).map(({ code }) => code).sort();
  const gaps = (year: number): Promise<string[]> => codesAt("performance", `/api/${year}/goal/coverage/gaps`);

  test("a first year is asked for, in order with the last, and what is entered for 2027 is no gap and in no list of 2026", async () => {
    await play(world, [
      entered("no first year", { firstYear: null }, { status: 422, events: [], problems: ["subject.first-year-needed"] }),
      entered("a last before the first", { lastYear: 2026 }, { status: 422, events: [], problems: ["subject.years-reversed"] }),
      entered("a project of 2027", {}),
      entered("the department as a whole, from 2027 on", { code: "Y2", name: "交通局整体", kind: "department-overall", unitId: department }),
    ]);
    assert.deepEqual([(await gaps(2026)).includes("Y2"), (await gaps(2027)).includes("Y2")], [false, true]);
    const toBegin = (year: number): Promise<string[]> => codesAt("officer", `/api/${year}/goal/subjects?without=filing`);
    assert.deepEqual([(await toBegin(2026)).includes("Y1"), (await toBegin(2027)).includes("Y1")], [false, true]);
    const { json } = await world.call("department", "GET /api/2026/subjects");
    assert.deepEqual([(json["items"] as { code: string }[]).some(({ code }) => code.startsWith("Y")), json["otherYears"]], [false, 2]);
    const all = (await world.call("department", "GET /api/2026/subjects?years=all")).json;
    assert.deepEqual([(all["items"] as { code: string; firstYear: number }[]).find(({ code }) => code === "Y1")?.firstYear, all["otherYears"]], [2027, 0]);
    assert.deepEqual((all["enteredBy"] as { zh: string }[]).map(({ zh }) => zh), ["主管部门财务"]);
  });

  test("nothing is begun and no money recorded before the first year", async () => {
    const subjectId = await idOf("Y1");
    const begin = (says: string, year: number, more: Partial<Step>): Step => ({ says, by: "officer", request: `POST /api/${year}/goal/filings`, body: { subjectId, from: "blank" }, status: 422, ...more });
    await play(world, [begin("a goal of 2026", 2026, { problems: ["subject.before-first-year"] })]);
    const { json } = await world.send("performance", "/api/2026/ledger/import", await ledgerBook({ 年初预算: [BUDGETS, ["Y1", "来年的项目", "财政拨款", 100]] }));
    assert.match(JSON.stringify(json["leftOut"]), /2027 预算年度起列入/);
    await play(world, [begin("a goal of 2027", 2027, { status: 201, events: ["filing.started"] })]);
  });

  test("years change, but not past what is recorded; what was cancelled keeps the years it had", async () => {
    const id = await idOf("Y1");
    const change = (says: string, body: Record<string, unknown>, more: Partial<Step> = {}): Step => ({ says, by: "department", request: `PUT /api/subjects/${id}`, body: { attribute: null, tags: [], ...body }, status: 200, events: ["subject.changed"], ...more });
    await play(world, [
      change("later than the goal that was begun", { firstYear: 2028 }, { status: 422, events: [], problems: ["subject.first-year-recorded"] }),
      change("ended before it", { firstYear: 2026, lastYear: 2026 }, { status: 422, events: [], problems: ["subject.last-year-recorded"] }),
      change("no year any more", { firstYear: null }, { status: 422, events: [], problems: ["subject.first-year-needed"] }),
      change("a year earlier", { firstYear: 2026 }),
      change("the same", { firstYear: 2026, lastYear: null }, { status: 422, events: [], problems: ["subject.unchanged"] }),
      change("cancelled after 2027; the first year stays", { attribute: "cancelled", lastYear: 2027 }),
    ]);
    assert.deepEqual(await world.see(`select first_year, last_year, attribute from hengji.subject where code = 'Y1'`), [{ first_year: 2026, last_year: 2027, attribute: "cancelled" }]);
    assert.ok((await codesAt("officer", "/api/2026/goal/subjects?without=filing")).includes("Y1"));
    assert.ok(!(await codesAt("officer", "/api/2028/goal/subjects?without=filing")).includes("Y1"));
  });

  test("of what is classified there is no year either", async () => {
    await play(world, [
      entered("with a year", { code: "SEC-Y", name: "", classified: true }, { status: 422, events: [], problems: ["subject.classified-says-nothing"] }),
      entered("without", { code: "SEC-Y", name: "", classified: true, firstYear: null }),
    ]);
    assert.deepEqual(await world.see("select first_year, last_year from hengji.subject where code = 'SEC-Y'"), [{ first_year: null, last_year: null }]);
  });
});
