import assert from "node:assert/strict";
import ExcelJS from "exceljs";
import { after, before, describe, test } from "node:test";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { goalValues, type FilingWorld } from "./city.ts";
import { codesOf, play } from "./play.ts";
import { openWholeWorld } from "./whole-packs.ts";

const FILINGS = "/api/2026/monitoring/filings";

/** As far as each row was reached, and certain to be. */
function filled(values: FilingValues, reached: string): FilingValues {
  return {
    ...values, funds: values.funds.map((line) => (line.id === "total" || line.id === "appropriation" ? { ...line, expected: "320" } : line)),
    rows: values.rows.map((row) => ({ ...row, actual: reached, expected: row.target.replace(/[≥≤]/, ""), certain: "√" })),
  };
}

describe("F301: several monitoring periods a year", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openWholeWorld();
    await world.approved("P1", 2026);
    await world.approved("P2", 2026, goalValues());
  });
  after(() => world.close());

  test("each is begun once its months are over, has its own payments, list and reporting, and shows what the one before said", async () => {
    const begin = (body: Record<string, unknown>) => ({ by: "officer", request: `POST ${FILINGS}`, body: { subjectId: world.subject("P1"), from: "blank", ...body } });
    const { answers, events } = await play(world, [
      { says: "the periods in September", by: "officer", request: "GET /api/2026/monitoring/periods", as: "periods", status: 200 },
      { ...begin({ period: 2 }), says: "too early", status: 422, problems: ["filing.period-not-over"] },
      { ...begin({ period: 3 }), says: "no such period", status: 422, problems: ["filing.period-unknown"] },
      { ...begin({}), says: "the one whose turn it is", as: "first", status: 201, events: ["filing.started"] },
      { ...begin({ period: 1 }), says: "the same one again", status: 409, problems: ["filing.exists-in-period"] },
      { says: "open", by: "officer", request: `GET ${FILINGS}/{first.id}`, as: "opened", status: 200 },
    ]);
    const shown = answers["periods"]!["items"] as Record<string, unknown>[];
    assert.deepEqual(shown.map(({ number, month, open, now, cutOff }) => [number, month, open, now, cutOff]), [[1, 6, true, true, "2026-06-30"], [2, 9, false, false, "2026-09-30"]]);
    assert.equal(events[0]!.detail["period"], 1);
    const first = answers["opened"]!;
    assert.deepEqual(first["period"], { number: 1, before: null });
    const values = filled(first["values"] as FilingValues, "80");

    const path = `${FILINGS}/${String(answers["first"]!["id"])}`;
    const missing = async (period: string): Promise<readonly (readonly [string, boolean])[]> => {
      const { json } = await world.call("performance", `GET /api/2026/monitoring/reporting/unreported${period}`);
      return (json["items"] as { code: string; filing: object | null }[]).map(({ code, filing }) => [code, filing !== null] as const);
    };
    const { answers: later } = await play(world, [
      { says: "filled", by: "officer", request: `PUT ${path}`, body: { values, expectedVersion: 1 }, status: 200, events: ["filing.saved"] },
      { ...begin({}), on: "2026-10-09", says: "in October the second is begun, while the first is still under way", as: "second", status: 201, events: ["filing.started"] },
      { says: "open", by: "officer", request: `GET ${FILINGS}/{second.id}`, as: "opened", status: 200 },
    ]);
    const second = later["opened"]!;
    const begun = second["values"] as FilingValues;
    // 50 万元 more were paid in September; what the first said stands beside and is not taken over.
    assert.deepEqual([begun.period, begun.funds[0]!.executed, begun.rows[0]!.actual], [{ month: "9" }, "150.00", ""]);
    const before = (second["period"] as { number: number; before: { month: number; values: FilingValues } });
    assert.deepEqual([before.number, before.before.month, before.before.values.rows[0]!.actual], [2, 6, "80"]);

    const listed = async (query: string) => ((await world.call("officer", `GET ${FILINGS}${query}`)).json["items"] as { month: number }[]).map(({ month }) => month).toSorted((a, b) => a - b);
    assert.deepEqual([await listed(""), await listed("?period=1"), await listed("?period=2")], [[6, 9], [6], [9]]);
    assert.equal((await world.call("officer", "GET /api/2026/monitoring/filing-count?period=2")).json["count"], 1);
    const waiting = ((await world.call("officer", "GET /api/inbox")).json["items"] as { stage: string; month: number | null }[]).filter(({ stage }) => stage === "monitoring");
    assert.deepEqual(waiting.map(({ month }) => month).toSorted((a, b) => a! - b!), [6, 9]);

    // Nobody has reported yet; P2 has begun nothing, and both are missing of each period.
    assert.deepEqual(await missing("?period=1"), [["P1", true], ["P2", false]]);
    const moves = [{ says: "the first goes on", by: "officer", request: `POST ${path}/moves`, body: { action: "submit", opinion: "", expectedVersion: 2 }, status: 200, events: ["filing.moved"] },
      { says: "the head agrees", by: "head", request: `POST ${path}/moves`, body: { action: "approve", opinion: "", expectedVersion: 3 }, status: 200, events: ["filing.moved"] },
      { says: "the department agrees", by: "department", request: `POST ${path}/moves`, body: { action: "approve", opinion: "", expectedVersion: 4 }, status: 200, events: ["filing.moved"] }];
    await play(world, moves);
    assert.deepEqual([await missing("?period=1"), await missing("?period=2"), await missing("")], [[["P2", false]], [["P1", true], ["P2", false]], [["P1", true], ["P2", false]]]);
    const rest = (await world.call("officer", "GET /api/2026/monitoring/subjects?without=filing&period=2")).json["items"] as { code: string }[];
    assert.ok(!rest.some(({ code }) => code === "P1") && rest.some(({ code }) => code === "P2"));
  });

  test("a workbook of one period is not read into another, and prints its months", async () => {
    const { json } = await world.call("officer", `GET ${FILINGS}`);
    const [six, nine] = (json["items"] as { id: string; month: number }[]).toSorted((left, right) => left.month - right.month);
    const workbook = async (id: string): Promise<ArrayBuffer> => (await world.app.request(`${FILINGS}/${id}/workbook`, { headers: world.as("officer") })).arrayBuffer();
    const bytes = await workbook(six!.id);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes);
    assert.ok(JSON.stringify(book.worksheets[0]!.getSheetValues()).includes("（2026年度 1—6月）"));
    const response = await world.app.request(`${FILINGS}/${nine!.id}/workbook`, { method: "POST", headers: world.as("officer"), body: bytes });
    assert.deepEqual([response.status, codesOf((await response.json()) as Record<string, unknown>)], [422, ["form-workbook.other-year"]]);
    const own = await world.app.request(`${FILINGS}/${nine!.id}/workbook`, { method: "POST", headers: world.as("officer"), body: await workbook(nine!.id) });
    assert.equal(own.status, 200);
  });
});
