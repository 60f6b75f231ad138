import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { goalNeededFrom } from "../../../src/core/pack/alert-rule.ts";
import type { LedgerRow } from "../../../src/core/ledger/ledger.ts";
import { wholly } from "../../../src/core/basics/steps.ts";
import { settleLedger as settleInSteps, type LedgerPlan, type LedgerStanding } from "../../../src/core/ledger/settle-ledger.ts";
import { standing } from "./ledger-rows.ts";

const settleLedger = (...given: Parameters<typeof settleInSteps>) => wholly(settleInSteps(...given));

const HEAD = { sheet: "表", row: 2, columns: { initial: "C", delta: "H" }, code: "P1", name: "", book: "" };
const budget = (initialFen: bigint, source = "appropriation"): LedgerRow => ({ kind: "budget", ...HEAD, source, initialFen });
const adjustment = (documentNo: string, amountFen: bigint): LedgerRow => ({ kind: "adjustment", ...HEAD, source: "appropriation", documentNo, adjustedOn: "2026-05-01", amountFen, beforeFen: null });
const gated = (withGoal: readonly string[], change: Partial<LedgerStanding> = {}): LedgerStanding => standing({ goalGate: { fromFen: 1000n, withGoal: new Set(withGoal) }, ...change });
const told = ({ leftOut }: LedgerPlan): unknown[] => leftOut.map(({ column, problem }) => `${column} ${problem.code}`);

describe("R34: a budget above the threshold is settled only with its goal", () => {
  test("below it no goal is asked for; at it one is, and the row says so at its cell", () => {
    assert.deepEqual([told(settleLedger([budget(999n)], gated([]))), told(settleLedger([budget(1000n)], gated([])))], [[], ["C ledger.goal-needed"]]);
  });

  test("with a goal that was handed on, or one that was waived, it is taken", () => {
    const plan = settleLedger([budget(5000n)], gated(["id-P1"]));
    assert.deepEqual([told(plan), plan.budgets.length], [[], 1]);
  });

  test("sources of a project count together, and what is added in the year counts too; a cut is never kept back", () => {
    const known = gated([], { budgets: new Map([["id-P1 appropriation", { initialFen: 600n, adjustedFen: 600n }]]) });
    assert.deepEqual(told(settleLedger([budget(400n, "other")], known)), ["C ledger.goal-needed"]);
    assert.deepEqual(told(settleLedger([adjustment("1号", 400n)], known)), ["H ledger.goal-needed"]);
    const above = gated([], { budgets: new Map([["id-P1 appropriation", { initialFen: 6000n, adjustedFen: 6000n }]]) });
    assert.deepEqual(told(settleLedger([adjustment("1号", -100n)], above)), []);
    // What is recorded already, just so, is not asked again.
    assert.deepEqual(told(settleLedger([budget(6000n)], above)), []);
  });

  test("where the packs set no threshold nothing is kept back, and what they set is read in fen", () => {
    assert.deepEqual(told(settleLedger([budget(10n ** 12n)], standing())), []);
    const rule = { id: "goal-needed", title: { zh: "", en: "" }, provenance: "draft", reference: { document: null }, value: { budget: { units: 50000005, scale: 1 } } } as never;
    assert.deepEqual([goalNeededFrom([]), goalNeededFrom([rule])], [null, 500000050n]);
  });
});
