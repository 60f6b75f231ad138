import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { EvaluationGate } from "../../../src/core/ledger/evaluation-gate.ts";
import type { LedgerRow } from "../../../src/core/ledger/ledger.ts";
import { wholly } from "../../../src/core/basics/steps.ts";
import { settleLedger as settleInSteps, type LedgerPlan, type LedgerStanding } from "../../../src/core/ledger/settle-ledger.ts";
import { standing } from "./ledger-rows.ts";

const settleLedger = (...given: Parameters<typeof settleInSteps>) => wholly(settleInSteps(...given));

const HEAD = { sheet: "表", row: 2, columns: { initial: "C", delta: "H" }, code: "P1", name: "", book: "" };
const budget = (initialFen: bigint, source = "appropriation"): LedgerRow => ({ kind: "budget", ...HEAD, source, initialFen });
const adjustment = (documentNo: string, amountFen: bigint): LedgerRow => ({ kind: "adjustment", ...HEAD, source: "appropriation", documentNo, adjustedOn: "2026-05-01", amountFen, beforeFen: null });
/** 核定 1000 fen, as the gate of ex-ante evaluation says it. */
const granted: EvaluationGate = (_, totalFen) => (totalFen > 1000n ? { why: "above-granted", grantedFen: 1000n } : null);
const unsupported: EvaluationGate = (subjectId) => (subjectId === "id-P1" ? { why: "unsupported", grantedFen: null } : null);
const behind = (evaluationGate: EvaluationGate, change: Partial<LedgerStanding> = {}): LedgerStanding => standing({ evaluationGate, ...change });
const told = ({ leftOut }: LedgerPlan): unknown[] => leftOut.map(({ column, problem }) => `${column} ${problem.code}`);

describe("F203: a budget is settled only as far as the evaluation before the library lets it", () => {
  test("up to what was granted, over all sources and with what is added in the year, and the row beyond it says so at its cell", () => {
    const plan = settleLedger([budget(600n), budget(400n, "other"), adjustment("1号", 1n)], behind(granted));
    assert.deepEqual([told(plan), plan.budgets.length, plan.adjustments.length], [["H ledger.evaluation-above-granted"], 2, 0]);
    assert.deepEqual(plan.leftOut[0]?.problem.params, { code: "P1", total: "0.001001", granted: "0.001" });
  });

  test("of what is not supported nothing is settled, and its goal is not asked for first; a cut, and what stands there already, is as ever", () => {
    const both = behind(unsupported, { goalGate: { fromFen: 1n, withGoal: new Set() } });
    assert.deepEqual(told(settleLedger([budget(1n)], both)), ["C ledger.evaluation-unsupported"]);
    const known = behind(unsupported, { budgets: new Map([["id-P1 appropriation", { initialFen: 600n, adjustedFen: 600n }]]) });
    assert.deepEqual(told(settleLedger([budget(600n), adjustment("1号", -100n)], known)), []);
  });
});
