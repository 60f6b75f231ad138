import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { openPaperWorld, type PaperWorld } from "../disclosure/paper-world.ts";
import { codesOf } from "../filings/play.ts";
import { ADJUSTMENTS, BUDGETS, ledgerBook, PAYMENTS, textsOf, type Cell } from "./ledger-books.ts";

const LEDGER = "/api/2026/ledger";
const IMPORT = `${LEDGER}/import`;

interface Answer {
  readonly dry: boolean;
  readonly taken: Readonly<Record<"budget" | "adjustment" | "payment", { readonly rows: number; readonly fen: string }>>;
  readonly repeated: Readonly<Record<"budget" | "adjustment" | "payment", number>>;
  readonly byMonth: number;
  readonly leftOut: readonly { readonly sheet: string; readonly row: number | null; readonly column: string; readonly problem: { readonly code: string; readonly where: string; readonly message: string; readonly advice: string } }[];
  readonly leftOutCount: number;
  readonly before: Money;
  readonly after: Money;
}
interface Money { readonly initialFen: string | null; readonly adjustedFen: string | null; readonly paidFen: string; readonly rate: string | null }

describe("F104 the ledger of budgets, adjustments and payments", () => {
  let world: PaperWorld;
  before(async () => {
    world = await openPaperWorld();
  });
  after(() => world.close());

  const send = async (by: string, bytes: Uint8Array<ArrayBuffer>, query = ""): Promise<{ status: number; json: Answer; events: readonly { verb: string; digest_after: string | null; detail: Record<string, unknown> }[] }> => {
    world.time = new Date(world.time.getTime() + 1000);
    const first = (await world.events()).length;
    const { status, json } = await world.send(by, `${IMPORT}${query}`, bytes);
    return { status, json: json as unknown as Answer, events: (await world.events()).slice(first) as never };
  };
  const rowsOf = (table: string): Promise<readonly unknown[]> => world.see(`select 1 from hengji.${table}`);
  /** P2, with 1,000 payments of which three are wrong. */
  const thousand = (): Cell[][] => {
    const rows: Cell[][] = Array.from({ length: 1000 }, (_, index) => ["P2", "财政拨款", "2026-03-05", 1000.5, `B${index}`]);
    rows[7] = ["P9", "财政拨款", "2026-03-05", 1, "B7"];
    rows[500] = ["P2", "彩票公益金", "2026-03-05", 1, "B500"];
    rows[999] = ["P2", "财政拨款", "2026-02-30", 1, "B999"];
    return rows;
  };
  const book = () => ledgerBook({
    年初预算: [["2026 年年初预算"], BUDGETS, ["P2", "道路标线施划", "财政拨款", 200], ["合计", "", "", 200]],
    预算调整: [ADJUSTMENTS, ["P2", "财政拨款", "示财预〔2026〕12号", "2026年5月6日", -20.5], ["P2", "上年结转资金", "示财预〔2026〕13号", "2026-06-01", 3.25]],
    支付: [PAYMENTS, ...thousand()],
  });

  test("a dry run says what would be taken and what not, by cell, and changes nothing", async () => {
    const before = [await rowsOf("budget"), await rowsOf("budget_adjustment"), await rowsOf("payment")].map(({ length }) => length);
    const { status, json, events } = await send("performance", await book(), "?dry");
    assert.equal(status, 200, JSON.stringify(json));
    assert.deepEqual(json.taken, { budget: { rows: 1, fen: "200000000" }, adjustment: { rows: 2, fen: "-17250000" }, payment: { rows: 997, fen: String(997 * 100_050) } });
    assert.deepEqual(json.leftOut.map(({ sheet, row, column, problem }) => [sheet, row, column, problem.code, problem.where]), [
      ["支付", 9, "A", "ledger.subject-unknown", "支付!A9"], ["支付", 502, "B", "ledger.source-unknown", "支付!B502"], ["支付", 1001, "C", "ledger.day-unreadable", "支付!C1001"],
    ]);
    // That the other rows are not affected is said once, on the page, and not of every row.
    for (const { problem } of json.leftOut) assert.ok(/[\u4e00-\u9fff]/.test(problem.message) && /^请[^；]+。$/u.test(problem.advice), problem.advice);
    assert.deepEqual([events.length, json.before.paidFen, json.after.paidFen], [0, "150000000", String(150_000_000 + 997 * 100_050)]);
    assert.deepEqual([await rowsOf("budget"), await rowsOf("budget_adjustment"), await rowsOf("payment")].map(({ length }) => length), before);
  });

  test("1,000 rows with three bad: 997 are in, three are told, it is one event with the digest, and totals and rate follow", async () => {
    const bytes = await book();
    const { status, json, events } = await send("performance", bytes);
    assert.equal(status, 200, JSON.stringify(json));
    assert.deepEqual([json.taken.payment.rows, json.leftOutCount, json.dry], [997, 3, false]);
    assert.deepEqual(events.map(({ verb, digest_after }) => [verb, digest_after]), [["ledger.imported", createHash("sm3").update(bytes).digest("hex")]]);
    assert.deepEqual(events[0]!.detail, { budgets: 1, adjustments: 2, payments: 997, leftOut: 3, budgetFen: "200000000", adjustedFen: "-17250000", paidFen: String(997 * 100_050) });
    assert.equal((await world.see("select 1 from hengji.payment where voucher like 'B%'")).length, 997);
    const { json: page } = await world.call("performance", `GET ${LEDGER}?text=P2`);
    // 200 − 20.5 + 3.25 万元; 997 × 1000.50 元.
    assert.deepEqual(page["total"], { initialFen: "200000000", adjustedFen: "182750000", paidFen: "99749850", rate: "54.58", overspent: false });
    assert.deepEqual((page["bySource"] as { source: string; adjustedFen: string; rate: string }[]).map(({ source, adjustedFen, rate }) => [source, adjustedFen, rate]), [["appropriation", "179500000", "55.57"], ["carried-over", "3250000", "0.00"]]);
    assert.deepEqual(page["months"], [{ month: 3, paidFen: "99749850", adjustedByFen: "0" }, { month: 5, paidFen: "0", adjustedByFen: "-20500000" }, { month: 6, paidFen: "0", adjustedByFen: "3250000" }]);
  });

  test("every budget is its beginning and its adjustments, those of the founding too", async () => {
    const wrong = await world.see(`select * from hengji.budget where adjusted_fen <> coalesce(initial_fen, 0) +
      coalesce((select sum(amount_fen) from hengji.budget_adjustment as changed where changed.region = budget.region and changed.subject_id = budget.subject_id and changed.year = budget.year and changed.source = budget.source), 0)`);
    assert.deepEqual(wrong, []);
    const opening = await world.see("select amount_fen, before_fen, after_fen from hengji.budget_adjustment where document_no is null");
    assert.deepEqual(opening, [{ amount_fen: "-500000", before_fen: "320500000", after_fen: "320000000" }]);
  });

  test("the same file twice takes nothing twice, and leaves no event", async () => {
    const { json, events } = await send("performance", await book());
    assert.deepEqual([json.taken.payment.rows, json.taken.adjustment.rows, json.taken.budget.rows, json.repeated], [0, 0, 0, { budget: 1, adjustment: 2, payment: 997 }]);
    assert.deepEqual([events, json.before], [[], json.after]);
  });

  test("two at the same moment take nothing twice either", async () => {
    const bytes = await ledgerBook({ 支付: [PAYMENTS, ["P2", "财政拨款", "2026-03-06", 7, "T1"]], 预算调整: [ADJUSTMENTS, ["P2", "财政拨款", "14号", "2026-07-01", 1]] });
    const answers = await Promise.all([1, 2, 3].map(() => world.send("performance", IMPORT, bytes)));
    assert.deepEqual(answers.map(({ json }) => (json as unknown as Answer).taken.payment.rows).sort(), [0, 0, 1]);
    assert.equal((await world.see("select 1 from hengji.budget_adjustment where document_no = '14号'")).length, 1);
  });

  test("what a budget was and is stands beside each document", async () => {
    const { json } = await world.call("performance", `GET ${LEDGER}/subjects/${world.subject("P2")}`);
    assert.deepEqual((json["adjustments"] as { source: string; documentNo: string; beforeFen: string | null; afterFen: string }[]).map(({ source, documentNo, beforeFen, afterFen }) => [source, documentNo, beforeFen, afterFen]), [
      ["appropriation", "示财预〔2026〕12号", "200000000", "179500000"], ["appropriation", "14号", "179500000", "180500000"], ["carried-over", "示财预〔2026〕13号", null, "3250000"],
    ]);
    assert.deepEqual([(json["payments"] as unknown[]).length, json["more"]], [500, true]);
  });

  test("money is what is stored, whatever its format shows, and codes keep their zeros", async () => {
    const bytes = await ledgerBook({ 支付: [["项目代码", "资金来源", "支付日期", "支付金额（万元）", "凭证号"], ["P3", "其他资金", new Date("2026-04-30T00:00:00Z"), 12.345678, 42]] }, (made) => {
      made.worksheets[0]!.getCell("D2").numFmt = "0.00";
      made.worksheets[0]!.getCell("E2").numFmt = "00000";
    });
    const { json } = await send("performance", bytes);
    assert.deepEqual([json.leftOut, json.taken.payment], [[], { rows: 1, fen: "12345678" }]);
    assert.deepEqual(await world.see("select voucher, paid_on::text as paid_on from hengji.payment where subject_id = '" + world.subject("P3") + "'"), [{ voucher: "00042", paid_on: "2026-04-30" }]);
  });

  test("the rows that are wrong come back as a workbook with remarks, and go in as they are once they are put right", async () => {
    const response = await world.page(`${IMPORT}/remarks?language=zh-CN`, "performance", {});
    assert.equal(response.status, 405, "it is asked for with the file");
    const asked = await world.app.request(`${IMPORT}/remarks?language=zh-CN`, { method: "POST", headers: { ...world.as("performance"), "content-type": "application/octet-stream" }, body: await book() });
    assert.equal(asked.status, 200);
    const texts = textsOf(new Uint8Array(await asked.arrayBuffer()))["支付"]!;
    assert.deepEqual(texts.find(([first]) => first === "项目代码"), [...PAYMENTS, "原位置", "问题", "怎么办"]);
    const told = texts.filter((row) => row.some((text) => /^B(7|500|999)$/.test(text)));
    assert.deepEqual(told.map((row) => row.slice(0, 6)), [["P9", "财政拨款", "2026-03-05", "1", "B7", "支付!A9"], ["P2", "彩票公益金", "2026-03-05", "1", "B500", "支付!B502"], ["P2", "财政拨款", "2026-02-30", "1", "B999", "支付!C1001"]]);
    const right = told.map((row) => ["P2", "财政拨款", "2026-03-05", row[3]!, row[4]!, row[5]!, row[6]!, row[7]!]);
    const { json } = await send("performance", await ledgerBook({ 支付: [["支付：没有登记的行"], [...PAYMENTS, "原位置", "问题", "怎么办"], ...right] }));
    assert.deepEqual([json.leftOut, json.taken.payment.rows, json.repeated.payment], [[], 3, 0]);
  });

  test("the exported workbook is read back as what is there already", async () => {
    for (const language of ["zh-CN", "en"]) {
      const response = await world.page(`${LEDGER}/workbook?language=${language}`, "performance");
      assert.equal(response.status, 200);
      const { json } = await send("performance", new Uint8Array(await response.arrayBuffer()), "?dry");
      assert.deepEqual(json.taken.payment.rows + json.taken.adjustment.rows, 0, language);
      assert.ok(json.repeated.payment > 1000, language);
      assert.equal(json.repeated.adjustment, 3, language);
    }
    const template = await world.page(`${LEDGER}/template?language=zh-CN`, "performance");
    const { status, json } = await send("performance", new Uint8Array(await template.arrayBuffer()), "?dry");
    assert.deepEqual([status, json.leftOut], [200, []]);
  });

  test("who records, who reads, and what one does not see", async () => {
    const bytes = await ledgerBook({ 支付: [PAYMENTS, ["P4", "财政拨款", "2026-03-06", 7, "D1"], ["P2", "财政拨款", "2026-03-06", 7, "D2"]] });
    for (const by of ["officer", "head", "leader", "reviewer", "system"]) assert.deepEqual([(await world.send(by, IMPORT, bytes)).status, codesOf((await world.send(by, `${IMPORT}?dry`, bytes)).json)], [403, ["duty.missing"]], by);
    const { json } = await send("department", bytes);
    assert.deepEqual([json.taken.payment.rows, json.leftOut.map(({ problem }) => problem.code)], [1, ["ledger.subject-unknown"]], "a department records what is its own");
    assert.equal(json.before.adjustedFen, "503750000", "and sees no other sums");
    const { json: own } = await world.call("school", `GET ${LEDGER}`);
    assert.deepEqual([own["items"], own["mayImport"], own["total"]], [[], false, { initialFen: null, adjustedFen: null, paidFen: "0", rate: null, overspent: false }]);
    for (const [by, status] of [["school", 404], ["reviewer", 403], ["officer", 200]] as const) assert.equal((await world.call(by, `GET ${LEDGER}/subjects/${world.subject("P2")}`)).status, status, by);
    assert.equal((await world.call("audit", `GET ${LEDGER}`)).status, 403);
  });

  test("as of a month, later money is left out; filters sum what they show", async () => {
    const { json } = await world.call("performance", `GET ${LEDGER}?text=P2&month=4`);
    assert.equal((json["total"] as Money).adjustedFen, "200000000");
    const { json: of } = await world.call("performance", `GET ${LEDGER}?source=carried-over`);
    assert.deepEqual([(of["items"] as { code: string }[]).map(({ code }) => code), (of["total"] as Money).adjustedFen], [["P2"], "3250000"]);
    const { json: none } = await world.call("performance", `GET ${LEDGER}?book=GOV_FUND`);
    assert.deepEqual([none["subjects"], none["items"]], [0, []]);
    const { json: first } = await world.call("performance", `GET ${LEDGER}?limit=1`);
    const { json: second } = await world.call("performance", `GET ${LEDGER}?limit=1&after=${String(first["next"])}`);
    assert.deepEqual([first, second].map((page) => (page["items"] as { code: string }[])[0]!.code), ["P1", "P2"]);
    assert.equal((await world.call("performance", `GET ${LEDGER}?month=13`)).status, 400);
    assert.equal((await world.call("performance", `GET ${LEDGER}?text=${encodeURIComponent("%")}`)).json["subjects"], 0, "a sign of the database is a sign like others");
  });

  test("what is no workbook of the ledger is refused whole", async () => {
    const before = (await rowsOf("payment")).length;
    for (const [bytes, code] of [
      [await ledgerBook({ 说明: [["没有栏目"]] }), "ledger.no-headings"], [new TextEncoder().encode("not a file"), "file.unreadable"], [new TextEncoder().encode("PK\u0003\u0004"), "file.unreadable"],
    ] as const) {
      const { status, json } = await world.send("performance", IMPORT, bytes);
      assert.equal(status, 422, JSON.stringify(json));
      if (code === "ledger.no-headings") assert.deepEqual(codesOf(json), [code]);
    }
    assert.equal((await rowsOf("payment")).length, before);
  });
});
