import { toNumber, type Decimal } from "../../../core/basics/decimal.ts";
import type { PublishedTable } from "../../../core/recheck/table.ts";

/** A table in the published shape of `tests/cases/README.md`, as the server keeps it; `readTableJson` reads it back. */
export function tableJson(table: PublishedTable): unknown {
  const { project } = table;
  return {
    id: table.id,
    source: { publisher: table.publisher, year: table.year },
    form: table.form,
    project: {
      name: project.name,
      department: project.department,
      unit: project.unit,
      funds_unit: project.fundsUnit,
      ...amounts(project),
      execution_points: numberOf(project.executionPoints),
      execution_rate: numberOf(project.executionRate),
      execution_rate_raw: project.executionRateRaw,
      execution_score: numberOf(project.executionScore),
      funds_rows: project.fundsRows.map((row) => ({ source: row.source, ...amounts(row) })),
    },
    goal: { planned: table.goal.planned, actual: table.goal.actual },
    indicators: table.indicators.map((row) => ({
      level1: row.level1,
      level2: row.level2,
      level3: row.level3,
      target_raw: row.targetRaw,
      actual_raw: row.actualRaw,
      points: numberOf(row.points),
      score: numberOf(row.score),
      reason: row.reason,
    })),
    total_points: numberOf(table.totalPoints),
    total_score: numberOf(table.totalScore),
    complete: table.complete,
  };
}

type Amounts = Pick<PublishedTable["project"], "initialBudget" | "adjustedBudget" | "executed">;

function amounts({ initialBudget, adjustedBudget, executed }: Amounts): Record<string, number | null> {
  return { initial_budget: numberOf(initialBudget), adjusted_budget: numberOf(adjustedBudget), executed: numberOf(executed) };
}

function numberOf(value: Decimal | null): number | null {
  return value === null ? null : toNumber(value);
}
