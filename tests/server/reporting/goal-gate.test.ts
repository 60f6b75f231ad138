import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { openPaperWorld, type PaperWorld } from "../disclosure/paper-world.ts";
import { BUDGETS, ledgerBook } from "../ledger/ledger-books.ts";

describe("F208, R34: a budget line above the packs' threshold without a goal", () => {
  let world: PaperWorld;
  let app: ReturnType<PaperWorld["other"]>;
  before(async () => {
    world = await openPaperWorld();
    const loaded = await loadDefinitions();
    assert.ok(loaded.ok);
    app = world.other({ packs: { alerts: loaded.value.alerts! } });
  });
  after(() => world.close());

  const settle = async (): Promise<{ readonly taken: number; readonly leftOut: string }> => {
    const body = await ledgerBook({ 年初预算: [BUDGETS, ["P2", "", "财政拨款", 1999.99], ["P3", "", "财政拨款", 2000], ["P4", "", "财政拨款", 8000]] });
    const response = await app.request("/api/2026/ledger/import", { method: "POST", headers: world.as("performance"), body, duplex: "half" } as RequestInit);
    const json = (await response.json()) as Record<string, unknown>;
    assert.equal(response.status, 200, JSON.stringify(json));
    return { taken: (json["taken"] as { budget: { rows: number } }).budget.rows, leftOut: JSON.stringify(json["leftOut"]) };
  };

  test("is not settled, whatever else stands in the workbook; with a waiver that has its reason (R39) it is", async () => {
    const first = await settle();
    assert.deepEqual([first.taken, [...first.leftOut.matchAll(/goal-needed/g)].length > 0, /P3.*达到 2,?000\.00 万元/.test(first.leftOut), /P4/.test(first.leftOut)], [1, true, true, true]);
    assert.equal((await world.call("performance", "POST /api/2026/goal/waivers", { subjectId: world.subject("P3"), reason: "应急抢险，未编目标" })).status, 201);
    const second = await settle();
    assert.deepEqual([second.taken, /代码 P3/.test(second.leftOut), /代码 P4/.test(second.leftOut)], [1, false, true]);
  });

  test("a goal that is only begun does not count, and one that was handed on does", async () => {
    const id = await world.filled("P4", 2026, undefined, "school");
    assert.match((await settle()).leftOut, /代码 P4/);
    await world.moved(2026, "goal", id, 2, ["school submit"]);
    const { taken, leftOut } = await settle();
    assert.deepEqual([taken, leftOut], [1, "[]"]);
  });
});
