import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BUDGETS, ledgerBook, type Cell } from "../ledger/ledger-books.ts";
import { openExAnteWorld, type ExAnteWorld } from "./ex-ante-world.ts";

interface LeftOut { readonly row: number | null; readonly column: string | null; readonly problem: { readonly code: string; readonly message: string; readonly advice: string } }

describe("F203: the gate to the library at the budget ledger", () => {
  let world: ExAnteWorld;
  before(async () => {
    world = await openExAnteWorld();
  });
  after(() => world.close());

  const settled = async (sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>, by = "performance"): Promise<{ readonly taken: number; readonly leftOut: readonly LeftOut[] }> => {
    const { status, json } = await world.send(by, "/api/2027/ledger/import", await ledgerBook(sheets), { "content-type": "application/octet-stream" });
    assert.equal(status, 200, JSON.stringify(json));
    return { taken: (json["taken"] as { readonly budget: { readonly rows: number } }).budget.rows, leftOut: json["leftOut"] as LeftOut[] };
  };
  const budgets = (...rows: readonly (readonly [code: string, wan: number])[]) => ({ 年初预算: [BUDGETS, ...rows.map(([code, wan]) => [code, "", "财政拨款", wan])] });
  const evaluated = async (code: string, rating: string): Promise<string> => {
    const address = await world.begun(await world.entered(code));
    await world.written(address, "320500000");
    await world.brought(address);
    assert.equal((await world.move("officer", address, "submit")).status, 200);
    await world.scored(address, [rating, rating, rating]);
    return address;
  };

  test("F203: not evaluated, under way and not supported have no budget, each told by its cell; what needs no evaluation has", async () => {
    await world.entered("N1");
    await world.begun(await world.entered("N2"));
    const unsupported = await evaluated("N3", "poor");
    assert.equal((await world.call("department", `POST ${unsupported}/conclusions`, { conclusion: "reject", capFen: null, reason: "必要性不足", panelNote: "", expectedVersion: await world.version(unsupported) })).status, 201);
    const { taken, leftOut } = await settled(budgets(["N1", 100], ["N2", 1], ["N3", 1], ["P2", 800]));
    assert.deepEqual([taken, leftOut.map(({ row, column, problem }) => `${column}${row} ${problem.code}`)], [1, ["D2 ledger.evaluation-not-evaluated", "D3 ledger.evaluation-under-way", "D4 ledger.evaluation-unsupported"]]);
    for (const { problem } of leftOut) assert.ok(problem.message.includes("N") && problem.advice.includes("其余各行不受影响"), JSON.stringify(problem));
    assert.deepEqual((await settled(budgets(["N1", 99.99], ["N3", 1]), "department")).taken, 1, "below the threshold nothing is evaluated, and whoever imports meets the same gate");
    assert.deepEqual(await world.see("select 1 from hengji.budget as budget join hengji.subject as subject on subject.id = budget.subject_id where subject.code in ('N2', 'N3')"), []);
  });

  test("F203: supported in part: up to the cap and no further, over all sources", async () => {
    const inPart = await evaluated("N4", "fair");
    const version = await world.version(inPart);
    assert.equal((await world.call("department", `POST ${inPart}/conclusions`, { conclusion: "partial", capFen: "192000000", reason: "", panelNote: "", expectedVersion: version })).status, 201);
    assert.equal((await world.move("department", inPart, "forward")).status, 200);
    assert.equal((await world.call("performance", `POST ${inPart}/decisions`, { decision: "accept", grantedFen: "192000000", opinion: "", expectedVersion: version + 2 })).status, 201);
    const above = await settled(budgets(["N4", 192.01]));
    assert.deepEqual([above.taken, above.leftOut.map(({ problem }) => problem.code)], [0, ["ledger.evaluation-above-granted"]]);
    assert.match(above.leftOut[0]!.problem.message, /192\.01 万元，超过事前评估核定的 192\.00 万元/);
    assert.equal((await settled(budgets(["N4", 191]))).taken, 1);
    const beside = (wan: number) => settled({ 年初预算: [BUDGETS, ["N4", "", "其他资金", wan]] });
    assert.deepEqual([(await beside(1.01)).leftOut.map(({ problem }) => problem.code), (await beside(1)).taken], [["ledger.evaluation-above-granted"], 1]);
  });
});
