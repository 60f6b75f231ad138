import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { openPaperWorld, type PaperWorld } from "../disclosure/paper-world.ts";
import { codesOf, play, type Step } from "../filings/play.ts";
import { ADJUSTMENTS, BUDGETS, ledgerBook, PAYMENTS } from "./ledger-books.ts";

const LEDGER = "/api/2026/ledger";
const IMPORTS = `${LEDGER}/imports`;
type Json = Record<string, unknown>;

describe("F104 an import into the ledger is taken back", () => {
  let world: PaperWorld;
  before(async () => {
    world = await openPaperWorld();
  });
  after(() => world.close());

  const tick = () => (world.time = new Date(world.time.getTime() + 1000));
  /** Records a workbook; the id of its record. */
  const recorded = async (bytes: Uint8Array<ArrayBuffer>, by = "performance", name = "九月台账.xlsx"): Promise<string> => {
    tick();
    const { status, json } = await world.send(by, `${LEDGER}/import?name=${encodeURIComponent(name)}`, bytes);
    assert.equal(status, 200, JSON.stringify(json));
    assert.deepEqual(json["leftOut"], []);
    return String(json["id"]);
  };
  const money = async () => [
    await world.see("select subject_id, source, initial_fen, adjusted_fen from hengji.budget order by subject_id, source"),
    await world.see("select id, subject_id, source, document_no, amount_fen, before_fen, after_fen from hengji.budget_adjustment order by id"),
    await world.see("select id, subject_id, source, voucher, paid_on, amount_fen from hengji.payment order by id"),
  ];
  const back = (id: string, more: Omit<Partial<Step>, "status"> & Pick<Step, "status">) => ({ by: "performance", request: `POST ${IMPORTS}/${id}/withdrawals`, body: { reason: "导错了年度的工作簿" }, ...more });
  const budgetBook = () => ledgerBook({
    年初预算: [BUDGETS, ["P2", "", "财政拨款", 200], ["P3", "", "财政拨款", 30]],
    预算调整: [ADJUSTMENTS, ["P2", "财政拨款", "示财预〔2026〕12号", "2026-05-06", -20.5], ["P2", "上年结转资金", "示财预〔2026〕13号", "2026-06-01", 3.25], ["P1", "财政拨款", "示财预〔2026〕14号", "2026-06-02", 10]],
    支付: [PAYMENTS, ["P1", "财政拨款", "2026-04-01", 88.5, "W1"], ["P2", "财政拨款", "2026-04-02", 99, "W2"]],
  });

  test("it is a record, and taking it back leaves the ledger as it was, keeps what went, and is one event", async () => {
    const before = await money();
    const page = (await world.call("performance", `GET ${LEDGER}`)).json;
    const bytes = await budgetBook();
    const id = await recorded(bytes);
    const digest = createHash("sm3").update(bytes).digest("hex");
    const { json: list } = await world.call("performance", `GET ${IMPORTS}`);
    const [first] = list["items"] as Json[];
    assert.deepEqual([first!["id"], first!["fileName"], first!["digest"], first!["by"], first!["taken"], first!["leftOut"], first!["takenBack"]], [
      id, "九月台账.xlsx", digest, "孙绩效", { budget: { rows: 2, fen: "230000000" }, adjustment: { rows: 3, fen: "-7250000" }, payment: { rows: 2, fen: "18750" } }, 0, null,
    ]);
    const { json: one } = await world.call("performance", `GET ${IMPORTS}/${id}`);
    assert.deepEqual((one["entries"] as Json[]).map(({ kind, code, source, reference, amountFen }) => [kind, code, source, reference, amountFen]), [
      ["budget", "P2", "appropriation", null, "200000000"], ["budget", "P3", "appropriation", null, "30000000"],
      ["adjustment", "P1", "appropriation", "示财预〔2026〕14号", "10000000"], ["adjustment", "P2", "appropriation", "示财预〔2026〕12号", "-20500000"], ["adjustment", "P2", "carried-over", "示财预〔2026〕13号", "3250000"],
      ["payment", "P1", "appropriation", "W1", "8850"], ["payment", "P2", "appropriation", "W2", "9900"],
    ]);
    assert.deepEqual(one["inTheWay"], []);

    const { events } = await play(world, [
      { says: "a reason is needed", ...back(id, { body: { reason: " " }, status: 422 }) },
      { says: "taken back", ...back(id, { status: 200, answer: { id }, events: ["ledger.import-taken-back"] }) },
      { says: "and not twice", ...back(id, { status: 409, problems: ["ledger.import-taken-back"] }) },
    ]);
    assert.deepEqual([events[0]!.year, events[0]!.detail], [2026, { budgets: 2, adjustments: 3, payments: 2, budgetFen: "230000000", adjustedFen: "-7250000", paidFen: "18750" }]);
    assert.deepEqual(await world.see("select subject, digest_before, digest_after is not null as told from hengji.event where verb = 'ledger.import-taken-back'"), [{ subject: id, digest_before: digest, told: true }]);
    assert.deepEqual(await money(), before, "exactly what it recorded is gone");
    assert.deepEqual((await world.call("performance", `GET ${LEDGER}`)).json, page, "sums, sources, months and projects are as they were");
    const { json: gone } = await world.call("performance", `GET ${IMPORTS}/${id}`);
    assert.deepEqual((gone["entries"] as Json[]).length, 7, "and what went is still told");
    assert.deepEqual([(gone["record"] as Json)["takenBack"], gone["inTheWay"]], [{ at: new Date(world.time.getTime() - 1000).toISOString(), by: "孙绩效", reason: "导错了年度的工作簿" }, []]);
    const { json: ofProject } = await world.call("officer", `GET ${LEDGER}/subjects/${world.subject("P1")}`);
    assert.deepEqual((ofProject["takenBack"] as Json[]).map(({ kind, reference, amountFen }) => [kind, reference, amountFen]), [["adjustment", "示财预〔2026〕14号", "10000000"], ["payment", "W1", "8850"]]);
    assert.equal(await recorded(bytes) === id, false, "the same workbook goes in anew");
    assert.equal((await world.see("select 1 from hengji.payment where voucher in ('W1', 'W2')")).length, 2);
  });

  test("months show documents by their day, and what was adjusted before documents were kept by itself", async () => {
    const { json } = await world.call("officer", `GET ${LEDGER}/subjects/${world.subject("P1")}`);
    assert.deepEqual([json["undatedFen"], json["months"]], ["-500000", [
      { month: 3, paidFen: "100000000", adjustedByFen: "0" }, { month: 4, paidFen: "8850", adjustedByFen: "0" }, { month: 6, paidFen: "0", adjustedByFen: "10000000" }, { month: 9, paidFen: "50000000", adjustedByFen: "0" },
    ]]);
    const { json: all } = await world.call("performance", `GET ${LEDGER}`);
    const months = all["months"] as { adjustedByFen: string }[];
    const { initialFen, adjustedFen } = all["total"] as { initialFen: string; adjustedFen: string };
    assert.equal(months.reduce((sum, month) => sum + BigInt(month.adjustedByFen), BigInt(String(all["undatedFen"]))), BigInt(adjustedFen) - BigInt(initialFen), "and together they are what the budgets changed by");
  });

  test("a later adjustment of the same budget is in the way; taken back first, it is no more", async () => {
    const one = await recorded(await ledgerBook({ 预算调整: [ADJUSTMENTS, ["P3", "财政拨款", "示财预〔2026〕21号", "2026-07-01", 5]] }));
    const beside = await recorded(await ledgerBook({ 预算调整: [ADJUSTMENTS, ["P3", "其他资金", "示财预〔2026〕22号", "2026-07-01", 5]] }));
    const two = await recorded(await ledgerBook({ 预算调整: [ADJUSTMENTS, ["P3", "财政拨款", "示财预〔2026〕23号", "2026-06-01", 7]] }));
    const { answers } = await play(world, [
      { says: "the first", ...back(one, { status: 409, problems: ["ledger.import-adjusted-since"], as: "refused" }) },
      { says: "of another source nothing hangs on it", ...back(beside, { status: 200, events: ["ledger.import-taken-back"] }) },
    ]);
    const [told] = answers["refused"]!["problems"] as { where: string; message: string; advice: string }[];
    assert.equal(told!.where, "P3");
    assert.match(`${told!.message}${told!.advice}`, /“危桥检测”（P3）.*示财预〔2026〕23号.*请先撤回/);
    const { json } = await world.call("performance", `GET ${IMPORTS}/${one}`);
    assert.deepEqual(codesOf({ problems: json["inTheWay"] } as Json), ["ledger.import-adjusted-since"], "the page says it before anybody tries");
    await play(world, [
      { says: "the second", ...back(two, { status: 200, events: ["ledger.import-taken-back"] }) },
      { says: "then the first", ...back(one, { status: 200, events: ["ledger.import-taken-back"] }) },
    ]);
    assert.deepEqual(await world.see(`select initial_fen, adjusted_fen from hengji.budget where subject_id = '${world.subject("P3")}' and year = 2026`), [{ initial_fen: "30000000", adjusted_fen: "30000000" }]);
  });

  test("a snapshot that holds its money and a goal that was approved over its budget are in the way; a later payment is not", async () => {
    const early = await recorded(await ledgerBook({ 支付: [PAYMENTS, ["P1", "财政拨款", "2026-05-05", 11, "S1"]] }));
    const goalBudget = await recorded(await ledgerBook({ 预算调整: [ADJUSTMENTS, ["P1", "其他资金", "示财预〔2026〕31号", "2026-07-01", 5]] }));
    tick();
    const goal = await world.waiting("P1", 2026);
    tick();
    await world.issued(2026, [goal], "示财绩〔2026〕41号");
    await play(world, [{ says: "a goal approved since", ...back(goalBudget, { status: 409, problems: ["ledger.import-goal-approved"] }) }]);
    const begun = await world.call("officer", "POST /api/2026/self-evaluation/filings", { subjectId: world.subject("P1"), from: "blank" });
    assert.equal(begun.status, 201, JSON.stringify(begun.json));
    tick();
    const late = await recorded(await ledgerBook({ 支付: [PAYMENTS, ["P1", "财政拨款", "2026-08-05", 12, "S2"]] }));
    tick();
    const taken = await world.call("officer", `POST /api/2026/self-evaluation/filings/${String(begun.json["id"])}/snapshot`, { cutOff: "2026-06-30" });
    assert.ok(taken.status < 300, JSON.stringify(taken.json));
    const { answers } = await play(world, [
      { says: "in the snapshot", ...back(early, { status: 409, problems: ["ledger.import-in-snapshot"], as: "held" }) },
      { says: "after its day", ...back(late, { status: 200, events: ["ledger.import-taken-back"] }) },
      { says: "a budget is in every snapshot", ...back(goalBudget, { status: 409, problems: ["ledger.import-goal-approved", "ledger.import-in-snapshot"] }) },
    ]);
    assert.match((answers["held"]!["problems"] as { message: string }[])[0]!.message, /“农村公路日常养护”（P1）截至 2026-09-15 的支付截止快照/);
    assert.equal((await world.see("select 1 from hengji.payment where voucher = 'S1'")).length, 1, "nothing of what is refused is touched");
  });

  test("who sees and takes back: a department its own, the office all, and nobody without the duty", async () => {
    const own = await recorded(await ledgerBook({ 支付: [PAYMENTS, ["P3", "财政拨款", "2026-08-06", 1, "D1"]] }), "department", "../本级.xlsx");
    const items = async (by: string) => ((await world.call(by, `GET ${IMPORTS}`)).json["items"] as { id: string; fileName: string }[]);
    assert.deepEqual((await items("department")).map(({ id, fileName }) => [id, /[/\\]/.test(fileName)]), [[own, false]]);
    assert.ok((await items("performance")).length > 5);
    assert.deepEqual(await items("school-department"), []);
    const [ofOffice] = (await items("performance")).filter(({ id }) => id !== own);
    await play(world, [
      { says: "another department's", ...back(own, { by: "school-department", status: 404, problems: ["ledger.import-unknown"], recorded: true }) },
      { says: "the office's", ...back(ofOffice!.id, { by: "department", status: 404, problems: ["ledger.import-unknown"], recorded: true }) },
      { says: "of another year", by: "performance", request: `POST /api/2027/ledger/imports/${own}/withdrawals`, body: { reason: "x" }, status: 404, problems: ["ledger.import-unknown"], recorded: true },
      ...["officer", "head", "leader"].map((by) => ({ says: by, ...back(own, { by, status: 403, problems: ["duty.missing"], recorded: true }) })),
      { says: "its own", ...back(own, { by: "department", status: 200, events: ["ledger.import-taken-back"] }) },
    ]);
  });

  test("nothing leaves the ledger without being kept, whatever deletes it", async () => {
    const { sql } = await import("kysely");
    for (const table of ["payment", "budget_adjustment"]) {
      await assert.rejects(world.within("performance", async ({ tx }) => {
        await sql`delete from ${sql.raw(`hengji.${table}`)} where year = 2026`.execute(tx);
        return { ok: true as const, value: null };
      }), (error: Error) => /kept as taken back/.test(`${error.message}${String(error.cause)}`), table);
    }
  });

  test("whoever breaks off before it is recorded has recorded nothing", async () => {
    const before = [await money(), await world.events(), await world.see("select 1 from hengji.ledger_import")];
    const stop = new AbortController();
    stop.abort();
    const bytes = await ledgerBook({ 支付: [PAYMENTS, ["P2", "财政拨款", "2026-08-07", 1, "Z1"]] });
    const asked = new Request(`http://hengji.test${LEDGER}/import`, { method: "POST", headers: { ...world.as("performance"), "content-type": "application/octet-stream" }, body: bytes });
    Object.defineProperty(asked, "signal", { value: stop.signal });
    const response = await world.app.request(asked);
    assert.deepEqual([response.status, codesOf((await response.json()) as Json)], [400, ["http.broken-off"]]);
    assert.deepEqual([await money(), await world.events(), await world.see("select 1 from hengji.ledger_import")], before);
  });
});
