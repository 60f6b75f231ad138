import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";
import { withCell, type FilingWorld } from "./city.ts";
import { play } from "./play.ts";
import { openWholeWorld } from "./whole-packs.ts";

const FILINGS = "/api/2026/monitoring/filings";
const ONE = `${FILINGS}/{a.id}`;

const REACHED: Readonly<Record<string, Partial<FilingRow>>> = {
  r1: { actual: "80公里", expected: "110公里", causeFunding: "√", causeHardware: "√", reason: "拨款较晚，摊铺机故障；已排定10月补做。", possible: "√" },
  r2: { actual: "96%", expected: "96%", certain: "√" },
  r3: { actual: "30个", expected: "36个", certain: "√" },
  r4: { actual: "93%", expected: "93%", certain: "√", note: "半年抽样调查" },
};

/** What the unit fills: all of it, with the roads falling short and accounted for. */
function monitored(values: FilingValues): FilingValues {
  return {
    ...values,
    funds: values.funds.map((line) => (line.id === "total" || line.id === "appropriation" ? { ...line, expected: "300" } : line)),
    rows: values.rows.map((row) => ({ ...row, ...REACHED[row.id] })),
  };
}

describe("monitoring on its way", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openWholeWorld();
  });
  after(() => world.close());

  test("begins from the approved goal, with the payments up to the end of its period, and goes by unit and department to finance", async () => {
    const begin = { by: "officer", request: `POST ${FILINGS}`, body: { subjectId: world.subject("P1"), from: "blank" } };
    await play(world, [{ ...begin, says: "no goal at all", status: 422, problems: ["filing.goal-not-approved"] }]);
    await world.approved("P1", 2026);
    const { answers, events } = await play(world, [
      { ...begin, says: "begin", as: "a", status: 201, events: ["filing.started"] },
      { ...begin, says: "twice", status: 409, problems: ["filing.exists-in-period"] },
      { says: "open", by: "officer", request: `GET ${ONE}`, as: "opened", status: 200, answer: { form: "monitoring", book: "GENERAL_PUBLIC", scores: null } },
    ]);
    const opened = answers["opened"]!["values"] as FilingValues;
    assert.deepEqual(opened.period, { month: "6" });
    assert.deepEqual(opened.rows.map(({ level3, target, points, actual, expected, certain }) => [level3, target, points, actual, expected, certain])[0], ["养护农村公路里程", "≥120公里", "30", "", "", ""]);
    // 320 万元 of budget, of which 100 万元 was paid by the end of June.
    assert.deepEqual(opened.funds[0], { id: "total", source: "年度资金总额", initialBudget: "320.5", adjustedBudget: "320.00", executed: "100.00", expected: "" });
    assert.deepEqual([events[0]!.stage, events[0]!.detail["cutOff"], events[0]!.detail["form"]], ["monitoring", "2026-06-30", "monitoring"]);

    const whole = monitored(opened);
    const id = String(answers["a"]!["id"]);
    const path = `${FILINGS}/${id}`;
    const save = (by: string, values: FilingValues, expectedVersion: number) => ({ by, request: `PUT ${path}`, body: { values, expectedVersion } });
    const move = (by: string, action: string, expectedVersion: number, opinion = "") => ({ by, request: `POST ${path}/moves`, body: { action, opinion, expectedVersion } });
    await play(world, [
      { ...save("officer", withCell(whole, "r1", { target: "≥110公里" }), 1), says: "a target is fixed by its approval", status: 403, problems: ["filing.cell-not-yours"], recorded: true },
      { ...save("officer", { ...whole, goal: { ...whole.goal, planned: "少一点" } }, 1), says: "so is the goal", status: 403, problems: ["filing.cell-not-yours"], recorded: true },
      { ...save("officer", { ...whole, rows: whole.rows.slice(1) }, 1), says: "nor may a row go", status: 403, recorded: true },
      { ...save("officer", { ...whole, period: { month: "13" } }, 1), says: "no such month", status: 422, problems: ["filing.month-invalid"] },
      { ...save("officer", withCell(whole, "r1", { reason: "", causeFunding: "", causeHardware: "" }), 1), says: "saved half done", status: 200, events: ["filing.saved"] },
      { ...move("officer", "submit", 2), says: "a deviation is accounted for", status: 422, problems: ["filing.cause-missing", "filing.deviation-without-reason"] },
      { ...save("officer", withCell(whole, "r2", { certain: "" }), 2), says: "saved without an outlook", status: 200, events: ["filing.saved"] },
      { ...move("officer", "submit", 3), says: "every row says how likely it is", status: 422, problems: ["filing.likelihood-missing"] },
      { ...save("officer", { ...whole, funds: whole.funds.map((line) => (line.id === "other" ? line : { ...line, expected: line.expected === "" ? "" : "90" })) }, 3), says: "less than was paid", status: 200, events: ["filing.saved"] },
      { ...move("officer", "submit", 4), says: "what is paid stays paid", status: 422, problems: ["filing.expected-below-executed", "filing.expected-below-executed"] },
      { ...save("officer", whole, 4), says: "done", status: 200, events: ["filing.saved"] },
      { ...move("officer", "submit", 5), says: "submit", status: 200, answer: { step: "unit-head" }, events: ["filing.moved"] },
      { ...move("head", "approve", 6), says: "the unit agrees", status: 200, answer: { step: "department" }, events: ["filing.moved"] },
      { ...move("department", "return", 7, "请写明补做日期。"), says: "the department returns it", status: 422, problems: ["workflow.choose-step"] },
      { ...move("department", "approve", 7), says: "the department agrees", status: 200, answer: { step: "finance" }, events: ["filing.moved"] },
      { ...save("performance", withCell(whole, "r1", { reason: "改写" }), 8), says: "finance fills nothing", status: 403, recorded: true },
      { ...move("leader", "confirm", 8), says: "nobody else closes it", status: 403, problems: ["workflow.not-your-step"], recorded: true },
      { ...move("performance", "confirm", 8), says: "finance closes it", status: 200, answer: { step: "monitored" }, events: ["filing.moved"] },
      { ...save("officer", whole, 9), says: "frozen", status: 403, problems: ["workflow.frozen-monitored"], recorded: true },
    ]);
    const { json: end } = await world.call("officer", `GET ${path}`);
    assert.match((end["frozen"] as { digest: string }).digest, /^[0-9a-f]{64}$/);
    assert.deepEqual(end["values"], whole);
    const { json: list } = await world.call("department", `GET ${FILINGS}`);
    assert.deepEqual((list["items"] as Record<string, unknown>[]).map(({ name, score, holder }) => [name, score, holder]), [["农村公路日常养护", null, null]]);
    const { json: who } = await world.call("department", "GET /api/2026/monitoring/reporting");
    assert.ok(JSON.stringify(who).includes("公路养护中心"));
  });

  test("a snapshot of another day stays within the period", async () => {
    await world.approved("P2", 2026);
    const { json: begun } = await world.call("officer", `POST ${FILINGS}`, { subjectId: world.subject("P2"), from: "blank" });
    const path = `${FILINGS}/${String(begun["id"])}`;
    const { json: opened } = await world.call("officer", `GET ${path}`);
    assert.deepEqual((opened["values"] as FilingValues).period, { month: "6" });
    await play(world, [{ says: "nothing was paid", by: "officer", request: `POST ${path}/snapshot`, body: { cutOff: "2026-06-30", expectedVersion: 1 }, status: 422, problems: ["snapshot.no-money"] },
      { says: "a day of the next period", by: "officer", request: `POST ${path}/snapshot`, body: { cutOff: "2026-07-01", expectedVersion: 1 }, status: 422, problems: ["snapshot.beyond-period"] }]);
  });
});
