import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Agreement } from "../../../src/core/agreement/agreement.ts";
import { decideAgreement } from "../../../src/core/agreement/decide-agreement.ts";
import { decideTranche, type PhaseEvaluation, type TrancheGround } from "../../../src/core/agreement/propose-tranche.ts";
import { compare, decimal } from "../../../src/core/basics/decimal.ts";
import type { Result } from "../../../src/core/basics/result.ts";
import { AGREEMENT } from "./agreements.ts";

const GRADES = [["EXCELLENT", "优", "90"], ["GOOD", "良", "80"], ["FAIR", "中", "60"], ["POOR", "差", "0"]].map(([code, name, from]) => ({ code: code!, name: { zh: name! }, from: decimal(from!) }));
const evaluated = (score: string | null, grade: string | null, more: Partial<PhaseEvaluation> = {}): PhaseEvaluation => ({ year: 2026, ended: true, score: score === null ? null : decimal(score), by: "finance", grade, ...more });
const ground = (evaluation: PhaseEvaluation | null, more: Partial<TrancheGround> = {}): TrancheGround => ({ evaluation, grades: GRADES, proposed: [], today: "2027-03-01", ...more });
const codes = (outcome: Result<unknown>): readonly string[] => (outcome.ok ? [] : outcome.problems.map(({ code }) => code));
const propose = (id: string, given: TrancheGround): readonly string[] => codes(decideTranche(AGREEMENT, id, given));
const decide = (change: Partial<Agreement>, more: Partial<Parameters<typeof decideAgreement>[1]> = {}): readonly string[] => codes(decideAgreement({ ...AGREEMENT, ...change }, { before: null, proposed: [], grades: GRADES.map(({ code }) => code), ...more }));

describe("an agreement and its money", () => {
  test("F214: a tranche cannot be proposed before the evaluation of its phase has an effective score", () => {
    assert.deepEqual(propose("t1", ground(null)), ["tranche.not-evaluated"]);
    assert.deepEqual(propose("t1", ground(evaluated("92", "优", { ended: false }))), ["tranche.no-effective-score"]);
    assert.deepEqual(propose("t1", ground(evaluated(null, null))), ["tranche.no-effective-score"]);
    assert.deepEqual(propose("t1", ground(evaluated("92", "优"))), []);
    assert.deepEqual(propose("t1", ground(evaluated("92", "优"), { proposed: ["t1"] })), ["tranche.proposed-already"]);
    assert.deepEqual(propose("none", ground(null)), ["tranche.unknown"]);
  });

  test("F214: each condition is told that is not met, with what was found; what is paid at the beginning waits for its day alone", () => {
    assert.deepEqual(propose("t1", ground(evaluated("79.99", "中", { by: "unit" }))), ["tranche.unmet-grade-at-least", "tranche.unmet-scored-by"]);
    const outcome = decideTranche(AGREEMENT, "t1", ground(evaluated("79.99", "中")));
    assert.ok(!outcome.ok);
    assert.deepEqual(outcome.problems[0]!.params, { tranche: "一期尾款", expected: "良", found: "中" });
    assert.deepEqual([propose("t2", ground(evaluated("79.99", "中"))), propose("t2", ground(evaluated("80", "良")))], [["tranche.unmet-score-at-least"], []]);
    assert.deepEqual([propose("t0", ground(null, { today: "2025-01-31" })), propose("t0", ground(null, { today: "2025-02-01" }))], [["tranche.unmet-not-before"], []]);
  });

  test("F214: whatever is evaluated, money goes out only after an end, a score and every condition, and once", () => {
    const grade = fc.constantFrom("优", "良", "中", "差", null);
    const evaluation = fc.option(fc.record({ score: fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: null }), grade, by: fc.constantFrom("unit", "department", "finance", null), ended: fc.boolean() }), { nil: null });
    fc.assert(
      fc.property(evaluation, fc.constantFrom("t1", "t2"), fc.boolean(), (made, id, again) => {
        const given = made === null ? null : evaluated(made.score === null ? null : String(made.score / 100), made.grade, { by: made.by as PhaseEvaluation["by"], ended: made.ended });
        const may = propose(id, ground(given, { proposed: again ? [id] : [] })).length === 0;
        const good = id === "t2" ? made?.score !== null && made !== null && compare(given!.score!, decimal("80")) >= 0 : (made?.grade === "优" || made?.grade === "良") && made.by === "finance";
        assert.equal(may, !again && made !== null && made.ended && made.score !== null && made.by !== null && good);
      }),
      { seed: 214, numRuns: process.env["HENGJI_LONG"] === "1" ? 20_000 : 300 },
    );
  });

  test("F214: a goal without a clause, phases that overlap, a payment that follows nothing: all of it is told at once", () => {
    assert.deepEqual(decide({}), []);
    assert.deepEqual(decide({ parties: [{ name: "区人民政府", role: "甲方" }], until: "2024-12-31" }).slice(0, 3), ["agreement.ends-before-start", "agreement.signed-after-end", "agreement.one-party"]);
    const [first, second] = AGREEMENT.phases;
    assert.deepEqual(decide({ phases: [first!, { ...second!, from: "2026-12-31", evaluatedYear: 2031 }] }), ["agreement.phases-overlap", "agreement.evaluated-outside"]);
    assert.deepEqual(decide({ goals: [{ ...AGREEMENT.goals[0]!, clause: "none", phase: "none" }] }), ["agreement.goal-without-phase", "agreement.goal-without-clause"]);
    const [start, follows] = AGREEMENT.tranches;
    assert.deepEqual(decide({ tranches: [{ ...start!, amountFen: "0", conditions: follows!.conditions }] }), ["agreement.amount-none", "agreement.conditions-of-nothing"]);
    assert.deepEqual(decide({ tranches: [{ ...follows!, phase: "none", conditions: [{ kind: "grade-at-least", grade: "SUPER" }] }] }), ["agreement.tranche-without-phase", "agreement.grade-unknown"]);
    assert.deepEqual(decide({ phases: [{ ...first!, evaluatedYear: null }, second!] }), ["agreement.phase-not-evaluated"]);
  });

  test("F214: what a proposal rested on stays as it was", () => {
    const around = { before: AGREEMENT, proposed: ["t1"] };
    assert.deepEqual(decide({}, around), ["agreement.unchanged"]);
    assert.deepEqual(decide({ title: "共建研究院协议（修订）" }, around), []);
    assert.deepEqual(decide({ tranches: AGREEMENT.tranches.map((one) => (one.id === "t1" ? { ...one, conditions: [] } : one)) }, around), ["agreement.proposed-fixed"]);
    assert.deepEqual(decide({ tranches: AGREEMENT.tranches.filter(({ id }) => id !== "t1") }, around), ["agreement.proposed-fixed"]);
    assert.deepEqual(decide({ phases: AGREEMENT.phases.map((one) => (one.id === "p1" ? { ...one, evaluatedYear: 2025 } : one)) }, around), ["agreement.proposed-fixed"]);
    assert.deepEqual(decide({ tranches: AGREEMENT.tranches.map((one) => (one.id === "t2" ? { ...one, amountFen: "60000000" } : one)) }, around), []);
  });
});
