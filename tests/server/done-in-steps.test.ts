import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { eachInSteps, ROWS_TO_A_STEP } from "../../src/core/basics/steps.ts";
import { readLedger } from "../../src/core/ledger/read-ledger.ts";
import { settleLedger } from "../../src/core/ledger/settle-ledger.ts";
import type { TextGrid } from "../../src/files/read-grid.ts";
import { doneInSteps } from "../../src/server/done-in-steps.ts";
import { gridsOfLines, linesOfGrids } from "../../src/server/files/grid-lines.ts";
import { ASKED, PAYMENTS, sheet, standing } from "../core/ledger/ledger-rows.ts";

const ROWS = 5 * ROWS_TO_A_STEP;

describe("long lists leave others their turn", () => {
  test("whatever else waits is done between the steps, and not after the last", async () => {
    const events: string[] = [];
    setImmediate(() => events.push("somebody else"));
    const numbers = Array.from({ length: 3 * ROWS_TO_A_STEP }, (_, at) => at);
    const made = await doneInSteps(eachInSteps(numbers, (at) => {
      if (at % ROWS_TO_A_STEP === 0) events.push(`step ${at / ROWS_TO_A_STEP}`);
      return at;
    }));
    assert.deepEqual(events, ["step 0", "somebody else", "step 1", "step 2"]);
    assert.deepEqual(made, numbers);
  });

  test("the cells of a workbook, the rows of a ledger and what is decided of them come in steps of no more than so many rows", () => {
    const lines = [PAYMENTS, ...Array.from({ length: ROWS }, (_, at) => ["P1", "项目P1", "财政拨款", "2026-03-05", "1", `V${at}`])];
    const grids: readonly TextGrid[] = [{ name: "支付", rows: lines.map((cells, at) => ({ number: at + 1, cells: cells.map((text, column) => [column, text] as const) })) }, { name: "空表", rows: [] }];
    const [carried, passed] = counted(gridsOfLines(linesOfGrids({ ok: true, value: grids })));
    assert.deepEqual(carried, { ok: true, value: grids });
    const [read, readSteps] = counted(readLedger([sheet("支付", ...lines)], ASKED));
    const [plan, settled] = counted(settleLedger(read!.rows, standing()));
    assert.equal(plan.payments.length + plan.leftOut.length, ROWS);
    for (const steps of [passed, readSteps, settled]) assert.ok(steps >= ROWS / ROWS_TO_A_STEP, `${steps} steps`);
  });

  test("why a workbook cannot be read comes through as it is", () => {
    const refused = { ok: false, problems: [{ code: "file.unreadable", where: "", params: {} }] } as const;
    assert.deepEqual(counted(gridsOfLines(linesOfGrids(refused)))[0], refused);
  });
});

/** What work comes to, and in how many steps. */
function counted<Made>(work: Generator<undefined, Made, undefined>): readonly [made: Made, steps: number] {
  for (let steps = 1; ; steps += 1) {
    const step = work.next();
    if (step.done === true) return [step.value, steps];
  }
}
