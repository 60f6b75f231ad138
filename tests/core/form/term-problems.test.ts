import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { blankValues } from "../../../src/core/form/blank-values.ts";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { termProblems } from "../../../src/core/form/term-problems.ts";
import type { Form } from "../../../src/core/layout/form.ts";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";

describe("a form of the whole term and the year", () => {
  let packs: Definitions;
  before(async () => {
    const loaded = await loadDefinitions();
    assert.ok(loaded.ok);
    packs = loaded.value;
  });
  const form = (id: string): Form => packs.forms.find((one) => one.id === id) ?? assert.fail(id);
  const codes = (id: string, term: string, targets: readonly string[]): string[] => {
    const values = blankValues(packs.frames[0]!, form(id));
    const rows = targets.map((termTarget, at) => ({ ...values.rows[at]!, level3: `指标${at}`, target: "10个", termTarget }));
    return termProblems(form(id), { ...values, goal: { ...values.goal, term }, rows } as FilingValues).map(({ code, where }) => `${where} ${code}`);
  };

  test("a transfer payment is not handed on without the goal of its term, nor while no indicator has a target of it", () => {
    const first = blankValues(packs.frames[0]!, form("goal-transfer-payment")).rows[0]!.id;
    assert.deepEqual(codes("goal-transfer-payment", " ", ["", "　"]), ["goal.term filing.term-goal-missing", `rows[${first}].termTarget filing.term-targets-missing`]);
    assert.deepEqual(codes("goal-transfer-payment", "三年内完成", ["", "30个"]), []);
  });

  test("the form of a region asks for the goal of the term alone, and others for neither", () => {
    assert.deepEqual([codes("goal-regional", "", [""]), codes("goal-regional", "三年", [""]), codes("goal", "", [""])], [["goal.term filing.term-goal-missing"], [], []]);
  });
});
