import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fillFromSnapshot, type PaidMoney } from "../../../src/core/disclosure/fill-from-snapshot.ts";
import { amountFen } from "../../../src/core/form/amount-fen.ts";
import { EMPTY_FUNDS } from "../../../src/core/form/cell-path.ts";
import type { FilingFunds, FilingValues } from "../../../src/core/form/filing-values.ts";

const line = (id: string, change: Partial<FilingFunds> = {}): FilingFunds => ({ id, ...EMPTY_FUNDS, source: `名 ${id}`, ...change });
const values = (...funds: FilingFunds[]): FilingValues => ({ goal: { planned: "", actual: "" }, funds, rows: [] });
const filled = (before: FilingValues, money: readonly PaidMoney[]): Record<string, readonly string[]> => {
  const outcome = fillFromSnapshot(before, money, (source) => `新 ${source}`);
  if (!outcome.ok) assert.fail(JSON.stringify(outcome.problems));
  return Object.fromEntries(outcome.value.funds.map(({ id, initialBudget, adjustedBudget, executed }) => [id, [initialBudget, adjustedBudget, executed]]));
};

test("each line gets its money, the total their sum, and what was approved stays", () => {
  const before = values(line("total", { initialBudget: "320.5" }), line("appropriation", { initialBudget: "320.5", adjustedBudget: "1", executed: "1" }), line("other"));
  assert.deepEqual(filled(before, [{ source: "appropriation", adjustedFen: 320_000_000n, paidFen: 99_999_999n }]), {
    total: ["320.5", "320.00", "99.999999"], appropriation: ["320.5", "320.00", "99.999999"], other: ["", "", ""],
  });
});

test("money outside of the treasury stays as it was typed and is in the total", () => {
  const before = values(line("total"), line("appropriation"), line("other", { adjustedBudget: "10万元", executed: "９.５" }));
  assert.deepEqual(filled(before, [{ source: "appropriation", adjustedFen: 1_000_000n, paidFen: 0n }]), {
    total: ["", "11.00", "9.50"], appropriation: ["", "1.00", "0.00"], other: ["", "10万元", "９.５"],
  });
});

test("a source without a budget keeps the budget that was typed; nothing becomes zero by being absent", () => {
  const before = values(line("total"), line("appropriation", { adjustedBudget: "7" }), line("other"));
  assert.deepEqual(filled(before, [{ source: "appropriation", adjustedFen: null, paidFen: 5n }]), {
    total: ["", "7.00", "0.000005"], appropriation: ["", "7", "0.000005"], other: ["", "", ""],
  });
});

test("a line that the form lacks is added under its name, and a form without any gets a total", () => {
  assert.deepEqual(filled(values(line("total"), line("appropriation")), [{ source: "carried-over", adjustedFen: 1_000_000n, paidFen: 1n }]), {
    total: ["", "1.00", "0.000001"], appropriation: ["", "", ""], "carried-over": ["", "1.00", "0.000001"],
  });
  assert.deepEqual(Object.keys(filled(values(), [{ source: "other", adjustedFen: 1n, paidFen: 1n }])), ["total", "other"]);
});

test("an amount that nobody can read is told with its cell, and less than nothing with its source", () => {
  const unreadable = fillFromSnapshot(values(line("total"), line("other", { executed: "约十万" })), [], (source) => source);
  assert.deepEqual(unreadable.ok ? [] : unreadable.problems.map(({ code, where }) => [code, where]), [["filing.amount-unreadable", "funds[other].executed"]]);
  const negative = fillFromSnapshot(values(line("total")), [{ source: "appropriation", adjustedFen: 1n, paidFen: -1n }], (source) => `名 ${source}`);
  assert.deepEqual(negative.ok ? [] : negative.problems.map(({ code, params }) => [code, params]), [["snapshot.negative", { source: "名 appropriation" }]]);
});

test("the total is the exact sum whatever the amounts, and filling twice changes nothing more", () => {
  const fen = fc.bigInt({ min: 0n, max: 10n ** 16n });
  fc.assert(
    fc.property(fc.uniqueArray(fc.record({ source: fc.constantFrom("appropriation", "carried-over", "other", "bond"), adjustedFen: fc.option(fen, { nil: null }), paidFen: fen }), { selector: ({ source }) => source }), (money) => {
      const before = values(line("total", { executed: "12" }), line("appropriation"), line("other"));
      const once = fillFromSnapshot(before, money, (source) => source);
      assert.ok(once.ok);
      const paid = money.reduce((sum, { paidFen }) => sum + paidFen, 0n);
      const total = amountFen(once.value.funds[0]!.executed);
      assert.deepEqual(total, { ok: true, value: money.length === 0 ? null : paid });
      assert.deepEqual(fillFromSnapshot(once.value, money, (source) => source), once);
    }),
    { seed: 9 },
  );
});
