import assert from "node:assert/strict";
import { test } from "node:test";
import type { FilingHead, FilingValues } from "../../../src/core/form/filing-values.ts";
import { listFacts } from "../../../src/core/form/list-facts.ts";
import { nationalProfile } from "../national-profile.ts";

const definitions = { profiles: [await nationalProfile()] };
const head = (stage: FilingHead["stage"]): FilingHead => ({ stage, year: 2022, name: "示例项目", department: "示例部门", unit: "示例单位" });

function values(total: Partial<FilingValues["funds"][number]>, scores: readonly (readonly [points: string, score: string])[] = []): FilingValues {
  return {
    goal: { planned: "", actual: "" },
    funds: [{ id: "total", source: "", initialBudget: "", adjustedBudget: "", executed: "", ...total }],
    rows: scores.map(([points, score], index) => ({
      id: `r${index}`, level1: "产出指标", level2: "数量指标", level3: `指标${index}`, target: "", points, baseline: "", actual: "", score, reason: "",
      departmentScore: "", departmentReason: "", financeScore: "", financeReason: "",
    })),
  };
}

test("the amount of a goal is its opening budget, of a self-evaluation the year's, where there is one", () => {
  const amount = (stage: FilingHead["stage"], total: Parameters<typeof values>[0]): bigint | null => listFacts(head(stage), values(total), definitions).amountFen;
  assert.equal(amount("goal", { initialBudget: "320.5", adjustedBudget: "1" }), 320_500_000n);
  assert.equal(amount("self-evaluation", { initialBudget: "320.5", adjustedBudget: "300.000001" }), 300_000_001n);
  assert.equal(amount("self-evaluation", { initialBudget: "320.5", adjustedBudget: " " }), 320_500_000n);
  assert.equal(amount("goal", {}), null);
  assert.equal(amount("goal", { initialBudget: "约三百万" }), null);
  assert.equal(listFacts(head("goal"), { ...values({}), funds: [] }, definitions).amountFen, null);
});

test("the score is the effective one, exact, with whose it is and its grade; a goal has none", () => {
  const scored = values({ adjustedBudget: "100", executed: "100" }, [["50", "45.25"], ["40", "40"]]);
  assert.deepEqual(listFacts(head("self-evaluation"), scored, definitions), { amountFen: 100_000_000n, scoreMillionths: 95_250_000n, scoreBy: "unit", grade: "优" });
  const rows = scored.rows.map((row, index) => (index === 0 ? { ...row, departmentScore: "30" } : row));
  const { scoreMillionths, scoreBy, grade } = listFacts(head("self-evaluation"), { ...scored, rows }, definitions);
  assert.deepEqual([scoreMillionths, scoreBy, grade], [80_000_000n, "department", "良"]);
  assert.deepEqual(listFacts(head("goal"), scored, definitions).scoreMillionths, null);
  const half = values({ adjustedBudget: "100", executed: "100" }, [["50", "45.25"], ["40", ""]]);
  assert.equal(listFacts(head("self-evaluation"), half, definitions).scoreMillionths, null);
});
