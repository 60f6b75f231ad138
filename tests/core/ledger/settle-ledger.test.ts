import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { wholly } from "../../../src/core/basics/steps.ts";
import type { LedgerRow } from "../../../src/core/ledger/ledger.ts";
import { addMoney, isOverspent, NO_MONEY, ratePercent } from "../../../src/core/ledger/ledger-totals.ts";
import { settleLedger as settleInSteps, type LedgerPlan, type LedgerStanding } from "../../../src/core/ledger/settle-ledger.ts";
import { standing, subject } from "./ledger-rows.ts";

const settleLedger = (...given: Parameters<typeof settleInSteps>) => wholly(settleInSteps(...given));
const HEAD = { sheet: "表", row: 2, columns: { code: "A", name: "B", voucher: "F", before: "G", delta: "H", initial: "C", documentNo: "D" }, code: "P1", name: "", book: "", source: "appropriation" };
const payment = (voucher: string, amountFen: bigint, change: Partial<LedgerRow> = {}): LedgerRow => ({ kind: "payment", ...HEAD, voucher, paidOn: "2026-03-05", byMonth: false, amountFen, ...change } as LedgerRow);
const adjustment = (documentNo: string, amountFen: bigint, adjustedOn = "2026-05-01", beforeFen: bigint | null = null): LedgerRow => ({ kind: "adjustment", ...HEAD, documentNo, adjustedOn, amountFen, beforeFen });
const budget = (initialFen: bigint): LedgerRow => ({ kind: "budget", ...HEAD, initialFen });
const codes = ({ leftOut }: LedgerPlan): unknown[] => leftOut.map(({ column, problem }) => [column, problem.code]);

/** What would be recorded after a plan was taken. */
function after(before: LedgerStanding, { standing: budgets, adjustments, payments }: LedgerPlan): LedgerStanding {
  return {
    ...before, budgets: new Map([...before.budgets, ...budgets]),
    documents: new Map([...before.documents, ...adjustments.map((one): [string, typeof one] => [`${one.subjectId} ${one.source} ${one.documentNo}`, one])]),
    vouchers: new Map([...before.vouchers, ...payments.map((one): [string, typeof one] => [`${one.subjectId} ${one.voucher}`, one])]),
  };
}

describe("F104 settling the rows of a ledger workbook", () => {
  test("budgets before adjustments, adjustments in the order of their days, each with what it was before and after", () => {
    const plan = settleLedger([adjustment("2号", -30n, "2026-06-01"), adjustment("1号", 50n, "2026-05-01", 100n), budget(100n)], standing());
    assert.deepEqual(codes(plan), []);
    assert.deepEqual(plan.adjustments.map(({ documentNo, beforeFen, afterFen }) => [documentNo, beforeFen, afterFen]), [["1号", 100n, 150n], ["2号", 150n, 120n]]);
    assert.deepEqual([...plan.standing], [["id-P1 appropriation", { initialFen: 100n, adjustedFen: 120n }]]);
  });

  test("money added in the year needs no budget at its beginning, and one that comes later adds to it", () => {
    const first = settleLedger([adjustment("1号", 50n)], standing());
    assert.deepEqual([...first.standing.values()], [{ initialFen: null, adjustedFen: 50n }]);
    const second = settleLedger([budget(100n)], after(standing(), first));
    assert.deepEqual([...second.standing.values()], [{ initialFen: 100n, adjustedFen: 150n }]);
  });

  test("what is recorded stays: another amount under the same number is told", () => {
    const before = after(standing(), settleLedger([budget(100n), adjustment("1号", 50n), payment("V1", 7n)], standing()));
    const plan = settleLedger([budget(101n), adjustment("1号", 51n), payment("V1", 8n), payment("V1", 7n, { paidOn: "2026-03-06" }), adjustment("2号", 1n, "2026-05-02", 100n), adjustment("3号", -151n)], before);
    assert.deepEqual(codes(plan), [["C", "ledger.initial-other"], ["D", "ledger.document-other"], ["H", "ledger.below-nothing"], ["G", "ledger.before-other"], ["F", "ledger.voucher-other"], ["F", "ledger.voucher-other"]]);
    assert.deepEqual([plan.budgets, plan.adjustments, plan.payments, plan.standing.size], [[], [], [], 0]);
  });

  test("a project by code or by its only name; what it is called otherwise is told", () => {
    const known = standing({ subjects: [subject("P1"), subject("P2", { name: "同名" }), subject("P3", { name: "同名" }), subject("S1", { name: "", classified: true })] });
    const rows = [payment("1", 1n), payment("2", 1n, { code: "", name: "项目P1" }), payment("3", 1n, { code: "P9" }), payment("4", 1n, { code: "", name: "同名" }), payment("5", 1n, { code: "", name: "没有" }), payment("6", 1n, { name: "别的" }), payment("7", 1n, { book: "GOV_FUND" })];
    const plan = settleLedger(rows, known);
    assert.deepEqual(plan.payments.map(({ voucher, subjectId }) => [voucher, subjectId]), [["1", "id-P1"], ["2", "id-P1"]]);
    assert.deepEqual(plan.leftOut.map(({ problem }) => problem.code), ["ledger.subject-unknown", "ledger.name-ambiguous", "ledger.name-unknown", "ledger.name-other", "ledger.book-other"]);
  });

  test("money of a year before the first of a project, or after its last, is told and not taken", () => {
    const known = standing({ subjects: [subject("P1", { firstYear: 2026, lastYear: 2026 }), subject("P2", { firstYear: 2027 }), subject("P3", { lastYear: 2025 })] });
    const plan = settleLedger([payment("1", 1n), payment("2", 1n, { code: "P2" }), payment("3", 1n, { code: "P3" }), { ...budget(5n), code: "P2" }], known);
    assert.deepEqual(plan.payments.map(({ voucher }) => voucher), ["1"]);
    assert.deepEqual(plan.leftOut.map(({ column, problem }) => [column, problem.code]), [["A", "ledger.before-first-year"], ["A", "ledger.before-first-year"], ["A", "ledger.after-last-year"]]);
  });

  test("F103 a classified project takes no amount, and nothing is said of it but its code", () => {
    const plan = settleLedger([payment("V1", 1n, { code: "S1", name: "绝密工程" }), payment("V2", 1n, { code: "", name: "" })], standing());
    assert.deepEqual([plan.payments, plan.leftOut[0]!.problem.code, plan.leftOut[0]!.problem.params], [[], "ledger.classified", { code: "S1" }]);
    assert.ok(!JSON.stringify(plan.leftOut).includes("绝密"));
  });

  test("the same rows twice take nothing twice, whatever they are, and a budget is its beginning and its adjustments", () => {
    const amount = fc.bigInt({ min: -1000n, max: 1000n }).filter((one) => one !== 0n);
    const any = fc.oneof(
      fc.record({ number: fc.integer({ min: 0, max: 5 }), amount }).map(({ number, amount: of }) => payment(`V${number}`, of)),
      fc.record({ number: fc.integer({ min: 0, max: 5 }), amount, day: fc.integer({ min: 1, max: 9 }) }).map(({ number, amount: of, day }) => adjustment(`${number}号`, of, `2026-05-0${day}`)),
      fc.bigInt({ min: 0n, max: 1000n }).map(budget),
    );
    fc.assert(fc.property(fc.array(any, { maxLength: 30 }), (rows) => {
      const first = settleLedger(rows, standing());
      const there = after(standing(), first);
      const again = settleLedger(rows, there);
      assert.deepEqual([again.budgets, again.payments], [[], []]);
      const taken = first.budgets.length + first.adjustments.length + first.payments.length + Object.values(first.repeated).reduce((sum, one) => sum + one, 0) + first.leftOut.length;
      assert.equal(taken, rows.length, "every row is taken, there already, or told");
      for (const [key, { initialFen, adjustedFen }] of there.budgets) {
        const sum = first.adjustments.filter(({ subjectId, source }) => `${subjectId} ${source}` === key).reduce((all, { amountFen }) => all + amountFen, 0n);
        assert.equal(adjustedFen, (initialFen ?? 0n) + sum);
        assert.ok(adjustedFen >= 0n);
      }
    }), { seed: 104, numRuns: process.env["HENGJI_LONG"] === "1" ? 20_000 : 300 });
  });

  test("the execution rate, and sums of what is known", () => {
    assert.equal(ratePercent({ initialFen: 1n, adjustedFen: 300n, paidFen: 200n }), "66.67");
    assert.equal(ratePercent({ ...NO_MONEY, paidFen: 1n }), null);
    assert.equal(ratePercent({ initialFen: 0n, adjustedFen: 0n, paidFen: 0n }), null);
    assert.equal(ratePercent({ initialFen: null, adjustedFen: 10n ** 18n, paidFen: 10n ** 18n }), "100.00");
    assert.deepEqual(addMoney({ ...NO_MONEY, initialFen: 1n }, { initialFen: null, adjustedFen: 2n, paidFen: 3n }), { initialFen: 1n, adjustedFen: 2n, paidFen: 3n });
    assert.deepEqual([isOverspent({ initialFen: null, adjustedFen: null, paidFen: 1n }), isOverspent({ initialFen: 1n, adjustedFen: 1n, paidFen: 1n }), isOverspent(NO_MONEY)], [true, false, false]);
  });
});
