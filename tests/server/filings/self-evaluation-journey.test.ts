import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { openFilingWorld, withCell, type FilingWorld } from "./city.ts";
import { play } from "./play.ts";

const FILINGS = "/api/2026/self-evaluation/filings";
const ONE = `${FILINGS}/{a.id}`;

/** What the unit fills: everything reached but the roads, of which it explains the rest. */
function evaluated(values: FilingValues): FilingValues {
  const reached: Readonly<Record<string, [actual: string, score: string, reason: string]>> = {
    r1: ["118公里", "29.5", "雨季推迟2公里，次年3月前补做。"], r2: ["96%", "20", ""], r3: ["36个", "30", ""], r4: ["93%", "10", ""],
  };
  const rows = values.rows.map((row) => ({ ...row, actual: reached[row.id]![0], score: reached[row.id]![1], reason: reached[row.id]![2] }));
  return { ...values, goal: { ...values.goal, actual: "养护农村公路118公里，完好率96%。" }, rows };
}

describe("a self-evaluation on its way", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
  });
  after(() => world.close());

  test("begins from the approved goal only, and with the payments up to that day", async () => {
    const begin = { by: "officer", request: `POST ${FILINGS}`, body: { subjectId: world.subject("P1"), from: "blank" } };
    await play(world, [{ ...begin, says: "no goal at all", status: 422, problems: ["filing.goal-not-approved"] }]);
    const goal = await world.approved("P1", 2026);
    const { answers, events } = await play(world, [
      { ...begin, says: "begin", as: "a", status: 201, events: ["filing.started"] },
      { ...begin, says: "twice", status: 409, problems: ["filing.exists"] },
      { says: "open", by: "officer", request: `GET ${ONE}`, as: "opened", status: 200 },
      { says: "the goal stays as it was approved", by: "officer", request: `POST /api/2026/goal/filings/${goal}/moves`, body: { action: "submit", opinion: "", expectedVersion: 8 }, status: 403, problems: ["workflow.frozen"], recorded: true },
    ]);
    const opened = answers["opened"]!;
    const values = opened["values"] as FilingValues;
    assert.deepEqual(values.rows.map(({ level3, target, points, actual, score }) => [level3, target, points, actual, score])[0], ["养护农村公路里程", "≥120公里", "30", "", ""]);
    // 320 万元 of budget, of which 100 万元 was paid by 15 September.
    assert.deepEqual(values.funds.map(({ id, initialBudget, adjustedBudget, executed }) => [id, initialBudget, adjustedBudget, executed])[0], ["total", "320.5", "320.00", "100.00"]);
    const snapshot = opened["snapshot"] as Record<string, unknown>;
    assert.deepEqual([snapshot["cutOff"], snapshot["budgetFen"], snapshot["paidFen"], snapshot["later"]], ["2026-09-15", "320000000", "100000000", { count: 1, fen: "50000000" }]);
    const told = opened["goal"] as Record<string, unknown>;
    assert.deepEqual([told["id"], told["documentNo"], told["issuedOn"]], [goal, "示财绩〔2026〕P1号", "2026-02-01"]);
    assert.equal(events[0]!.detail["cutOff"], "2026-09-15");
    assert.equal(opened["amountFen"], "320000000");
  });

  test("unit, department, reviewer, finance: each scores in its own cells, the last one counts, and the leader confirms", async () => {
    const goal = await world.approved("P2", 2026);
    assert.ok(goal !== "");
    const { json: begun } = await world.call("officer", `POST ${FILINGS}`, { subjectId: world.subject("P2"), from: "blank" });
    const id = String(begun["id"]);
    const path = `${FILINGS}/${id}`;
    const read = async (by: string) => (await world.call(by, `GET ${path}`)).json;
    const first = (await read("officer"))["values"] as FilingValues;
    const funded: FilingValues = { ...first, funds: first.funds.map((line) => (line.id === "total" || line.id === "appropriation" ? { ...line, adjustedBudget: "320.5", executed: "320.5" } : line)) };
    const unit = evaluated(funded);
    const department = withCell(unit, "r1", { departmentScore: "28", departmentReason: "延误未事先报告。" });
    const finance = withCell(department, "r1", { financeScore: "27", financeReason: "延误两个月。" });
    const save = (by: string, values: FilingValues, expectedVersion: number) => ({ by, request: `PUT ${path}`, body: { values, expectedVersion } });
    const move = (by: string, action: string, expectedVersion: number, step: string) => ({
      says: `${by}: ${action}`, by, request: `POST ${path}/moves`, body: { action, opinion: "", expectedVersion }, status: 200, answer: { step }, events: ["filing.moved"],
    });
    await play(world, [
      { ...save("officer", withCell(unit, "r1", { target: "≥100公里" }), 1), says: "a target is fixed by its approval", status: 403, problems: ["filing.cell-not-yours"], recorded: true },
      { ...save("officer", withCell(unit, "r1", { financeScore: "30" }), 1), says: "finance's score is not the unit's", status: 403, problems: ["filing.cell-not-yours"], recorded: true },
      { ...save("officer", { ...unit, rows: unit.rows.slice(1) }, 1), says: "nor may a row go", status: 403, recorded: true },
      { ...save("officer", withCell(unit, "r1", { actual: "" }), 1), says: "saved half done", status: 200, events: ["filing.saved"] },
      { says: "not handed on half done", by: "officer", request: `POST ${path}/moves`, body: { action: "submit", opinion: "", expectedVersion: 2 }, status: 422, problems: ["filing.actual-missing"] },
      { ...save("officer", unit, 2), says: "done", status: 200, events: ["filing.saved"] },
      move("officer", "submit", 3, "unit-head"),
      move("head", "approve", 4, "department"),
      { ...save("department", department, 5), says: "the department scores", status: 200, events: ["filing.saved"] },
      // Nobody is assigned to this project, so the reviewer is passed over.
      move("department", "approve", 6, "recheck"),
      { ...save("performance", finance, 7), says: "finance scores", status: 200, events: ["filing.saved"] },
      move("performance", "approve", 8, "confirm"),
      { says: "nobody else confirms", by: "performance2", request: `POST ${path}/moves`, body: { action: "confirm", opinion: "", expectedVersion: 9 }, status: 403, problems: ["workflow.not-your-step"], recorded: true },
      move("leader", "confirm", 9, "confirmed"),
      { ...save("performance", department, 10), says: "frozen", status: 403, problems: ["workflow.frozen-confirmed"], recorded: true },
    ]);
    const end = await read("officer");
    // 10 of execution, and 29.5 → 28 → 27 of the roads beside 60 of the rest.
    assert.deepEqual(end["scores"], { unit: "99.50", department: "98.00", finance: "97.00", effective: { total: "97.00", by: "finance", grade: "优" } });
    assert.match((end["frozen"] as { digest: string }).digest, /^[0-9a-f]{64}$/);
    const { json: list } = await world.call("leader", `GET ${FILINGS}?name=标线`);
    const [item] = list["items"] as Record<string, unknown>[];
    assert.deepEqual([item!["score"], item!["scoreBy"], item!["grade"], item!["holder"]], ["97.00", "finance", "优", null]);

    const { json: why } = await world.call("officer", `GET ${path}/why`);
    const lines = why["lines"] as Record<string, unknown>[];
    assert.deepEqual(lines.map(({ rowId, suggested, unit: own, department: theirs, finance: last, effective, effectiveBy }) => [rowId, suggested, own, theirs, last, effective, effectiveBy]), [
      ["execution", "10.00", "10.00", null, null, "10.00", "unit"],
      ["r1", "29.50", "29.50", "28.00", "27.00", "27.00", "finance"],
      ["r2", "20.00", "20.00", null, null, "20.00", "unit"],
      ["r3", "30.00", "30.00", null, null, "30.00", "unit"],
      ["r4", "10.00", "10.00", null, null, "10.00", "unit"],
    ]);
    assert.ok(lines.every(({ trace }) => (trace as unknown[]).length > 1));
    assert.deepEqual([why["total"], why["by"], why["grade"]], ["97.00", "finance", "优"]);
  });

  test("an assigned reviewer sees the one project, and takes the step that is passed over elsewhere", async () => {
    const { json } = await world.call("reviewer", `GET ${FILINGS}`);
    assert.equal((json["items"] as unknown[]).length, 1);
    const { json: other } = await world.call("reviewer", "GET /api/2026/goal/filings");
    assert.deepEqual((other["items"] as { name: string }[]).map(({ name }) => name), ["农村公路日常养护"]);
  });
});
