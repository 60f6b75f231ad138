import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { amountFen } from "../../../src/core/form/amount-fen.ts";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { openPaperWorld, reached, type PaperWorld } from "../disclosure/paper-world.ts";
import { codesOf, play } from "../filings/play.ts";

const PAYMENTS = "/api/2026/payments";
const SELF = "/api/2026/self-evaluation/filings";

describe("payments and the cut-off snapshot", () => {
  let world: PaperWorld;
  let id: string;
  before(async () => {
    world = await openPaperWorld();
    await world.issued(2026, [await world.waiting("P1", 2026)], "示财绩〔2026〕1号");
    const { status, json } = await world.call("officer", `POST ${SELF}`, { subjectId: world.subject("P1"), from: "blank" });
    assert.equal(status, 201, JSON.stringify(json));
    id = String(json["id"]);
  });
  after(() => world.close());

  const payment = (voucher: string, change: Record<string, unknown> = {}) => ({ subjectCode: "P1", source: "appropriation", paidOn: "2026-06-30", amountFen: "1", voucher, ...change });
  const opened = async () => (await world.call("officer", `GET ${SELF}/${id}`)).json;
  const funds = async () => Object.fromEntries(((await opened())["values"] as FilingValues).funds.map((line) => [line.id, [line.initialBudget, line.adjustedBudget, line.executed]]));

  test("997 of 1,000 rows are recorded, three are told with their place, and it is one event", async () => {
    const rows: unknown[] = Array.from({ length: 1000 }, (_, index) => payment(`B${index}`, { subjectCode: "P2" }));
    rows[7] = payment("B7", { subjectCode: "P9" });
    rows[500] = payment("B500", { paidOn: "2025-12-31", subjectCode: "P2" });
    rows[999] = payment("B999", { amountFen: "12.5" });
    const { answers, events } = await play(world, [
      { says: "record", by: "performance", request: `POST ${PAYMENTS}`, body: { payments: rows }, as: "a", status: 200, answer: { recorded: 997, repeated: 0 }, events: ["payments.recorded"] },
      { says: "the same list again changes nothing", by: "performance", request: `POST ${PAYMENTS}`, body: { payments: rows }, status: 200, answer: { recorded: 0, repeated: 997 } },
    ]);
    const problems = answers["a"]!["problems"] as { code: string; where: string; message: string; advice: string }[];
    assert.deepEqual(problems.map(({ code, where }) => [code, where]), [
      ["payment.subject-unknown", "payments[7].subjectCode"], ["payment.other-year", "payments[500].paidOn"], ["payment.row-unreadable", "payments[999].amountFen"],
    ]);
    for (const { message, advice } of problems) assert.ok(/[\u4e00-\u9fff]/.test(message) && advice.includes("其余各行不受影响"), message);
    assert.equal(events[0]!.detail["payments"], 997);
    assert.equal((await world.see("select 1 from hengji.payment where voucher like 'B%'")).length, 997);
  });

  test("each row says for itself what is wrong with it", async () => {
    const rows = [
      payment("W1", { source: "lottery" }), payment("W2", { paidOn: "2026-09-16" }), payment("W3", { amountFen: "0" }), payment("W4", { paidOn: "2026-02-30" }), "no row", null,
      payment("W5", { voucher: "a\u0007b" }), payment("V1", { amountFen: "5" }), payment("W6", { more: 1 }), payment("W7", { subjectCode: "P4" }), payment("W8"), payment("W8", { amountFen: "2" }),
    ];
    const { json } = await world.call("performance", `POST ${PAYMENTS}`, { payments: rows });
    const problems = json["problems"] as { code: string; where: string }[];
    assert.deepEqual(problems.map(({ code, where }) => `${where} ${code}`).sort(), [
      "payments[0].source payment.source-unknown", "payments[11].voucher payment.voucher-other", "payments[1].paidOn payment.day-ahead", "payments[2].amountFen payment.nothing",
      "payments[3].paidOn payment.row-unreadable", "payments[4] payment.row-unreadable", "payments[5] payment.row-unreadable", "payments[6].voucher payment.row-unreadable",
      "payments[7].voucher payment.voucher-other", "payments[8] payment.row-unreadable",
    ]);
    assert.deepEqual([json["recorded"], json["repeated"]], [2, 0], "the school's and W8 are right");
    await play(world, [
      { says: "a unit records no payments", by: "officer", request: `POST ${PAYMENTS}`, body: { payments: [payment("X")] }, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "an empty list", by: "performance", request: `POST ${PAYMENTS}`, body: { payments: [] }, status: 422 },
    ]);
  });

  test("a snapshot puts budget and payments of its day into the form, exact, and leaves what came after", async () => {
    // 100 万元 on 5 March, 50 万元 on 20 September; a fen on 30 June from the test before.
    await play(world, [
      { says: "from another source, and back", by: "performance", on: "2026-12-01", request: `POST ${PAYMENTS}`, status: 200, events: ["payments.recorded"], body: { payments: [
        payment("C1", { source: "carried-over", amountFen: "123456789" }), payment("C2", { source: "carried-over", amountFen: "-456789", paidOn: "2026-07-01" }), payment("L1", { amountFen: "7", paidOn: "2026-12-01" }),
      ] } },
    ]);
    const version = Number((await opened())["version"]);
    const typed = (await opened())["values"] as FilingValues;
    const draft = { ...typed, goal: { ...typed.goal, actual: "还没有保存的话。" } };
    const take = (cutOff: string, more: Record<string, unknown> = {}) => ({ by: "officer", request: `POST ${SELF}/${id}/snapshot`, body: { cutOff, ...more } });
    const { answers, events } = await play(world, [
      { says: "somebody is typing", by: "officer", request: `PUT ${SELF}/${id}/draft`, body: { values: draft, baseVersion: version }, status: 200 },
      { says: "of another year", ...take("2027-01-01"), status: 422, problems: ["snapshot.other-year"] },
      { says: "of a day to come", ...take("2026-12-31"), status: 422, problems: ["snapshot.day-ahead"] },
      { says: "of a day that is none", ...take("2026-11-31"), status: 422 },
      { says: "on an old version", ...take("2026-11-30", { expectedVersion: version - 1 }), status: version === 1 ? 422 : 409 },
      { says: "take", ...take("2026-11-30", { expectedVersion: version }), as: "a", status: 201, events: ["snapshot.taken"] },
    ]);
    const taken = answers["a"]!;
    assert.deepEqual([taken["budgetFen"], taken["paidFen"], taken["later"], taken["recordedSince"], taken["version"]], [
      "320000000", String(100_000_000n + 50_000_000n + 1n + 123_456_789n - 456_789n), { count: 1, fen: "7" }, { count: 0, fen: "0" }, version + 1,
    ]);
    assert.deepEqual(await funds(), {
      total: ["320.5", "320.00", "273.000001"], appropriation: ["320.5", "320.00", "150.000001"], "carried-over": ["", "", "123.00"], other: ["0", "", ""],
    });
    assert.equal(events.at(-1)!.detail["cutOff"], "2026-11-30");
    const page = await opened();
    const kept = page["draft"] as { values: FilingValues; baseVersion: number };
    assert.deepEqual([kept.values.goal.actual, kept.baseVersion, kept.values.funds[0]!.executed], ["还没有保存的话。", version + 1, "273.000001"]);
    for (const line of (page["values"] as FilingValues).funds) {
      const fen = amountFen(line.executed);
      assert.ok(fen.ok);
    }
  });

  test("what is paid after the cut-off, or recorded later with an earlier day, is told and changes nothing", async () => {
    const before = await funds();
    const { answers } = await play(world, [
      { says: "paid after the day", by: "performance", on: "2026-12-15", request: `POST ${PAYMENTS}`, body: { payments: [payment("L2", { paidOn: "2026-12-15", amountFen: "11" })] }, status: 200, events: ["payments.recorded"] },
      { says: "paid before, recorded now", by: "performance", request: `POST ${PAYMENTS}`, body: { payments: [payment("L3", { paidOn: "2026-11-30", amountFen: "500" })] }, status: 200, events: ["payments.recorded"] },
      { says: "told", by: "officer", request: `GET ${SELF}/${id}/snapshot`, as: "a", status: 200 },
    ]);
    const snapshot = answers["a"]!["snapshot"] as Record<string, unknown>;
    assert.deepEqual([snapshot["later"], snapshot["recordedSince"], snapshot["cutOff"]], [{ count: 2, fen: "18" }, { count: 1, fen: "500" }, "2026-11-30"]);
    assert.deepEqual(await funds(), before);
    const { answers: again } = await play(world, [
      { says: "taken anew it is in", by: "officer", request: `POST ${SELF}/${id}/snapshot`, body: { cutOff: "2026-11-30" }, as: "b", status: 201, events: ["snapshot.taken"] },
      { says: "and again nothing changes, which is one event and no version", by: "officer", request: `POST ${SELF}/${id}/snapshot`, body: { cutOff: "2026-11-30" }, as: "c", status: 201, events: ["snapshot.taken"] },
    ]);
    assert.equal((await funds())["appropriation"]![2], "150.000501");
    assert.equal(again["c"]!["version"], again["b"]!["version"]);
    // Those before it stay as they were: one from the beginning, three of these tests.
    assert.equal((await world.see(`select 1 from hengji.payment_snapshot where filing_id = '${id}'`)).length, 4);
  });

  test("only the unit that fills takes one, and only while it fills", async () => {
    const { json } = await world.call("colleague", "GET /api/2026/goal/filings");
    const goal = String((json["items"] as { id: string }[])[0]!.id);
    const take = (by: string, at = `${SELF}/${id}`) => ({ by, request: `POST ${at}/snapshot`, body: { cutOff: "2026-11-30" } });
    await play(world, [
      { says: "a goal has nothing paid", ...take("officer", `/api/2026/goal/filings/${goal}`), status: 422, problems: ["snapshot.goal"] },
      { says: "a head", ...take("head"), status: 403, problems: ["workflow.not-your-step"], recorded: true },
      { says: "another unit", ...take("bridges"), status: 404, problems: ["filing.unknown"], recorded: true },
      { says: "a reviewer reads no payments", by: "reviewer", request: `GET ${SELF}/${id}/snapshot`, status: 403, problems: ["duty.missing"], recorded: true },
    ]);
    const page = await opened();
    const saved = await world.call("officer", `PUT ${SELF}/${id}`, { values: reached(page["values"] as FilingValues), expectedVersion: page["version"] });
    assert.equal(saved.status, 200, JSON.stringify(saved.json));
    const version = await world.moved(2026, "self-evaluation", id, Number(saved.json["version"]), ["officer submit"]);
    assert.ok(version > 0);
    const { json: refused } = await world.call("officer", `POST ${SELF}/${id}/snapshot`, { cutOff: "2026-11-30" });
    assert.deepEqual(codesOf(refused), ["workflow.not-your-step"]);
  });
});
