import { toShortText, toText, type Decimal } from "../basics/decimal.ts";
import { grouped } from "../basics/grouped.ts";
import type { IndicatorRow, PublishedTable } from "../recheck/table.ts";
import type { FundsField, IndicatorField, TableField } from "./form.ts";
import type { LayoutCell } from "./layout.ts";

/** How a value of a table is shown: its text, the number behind it, and where it stands in the cell. */
export type ShownValue = Pick<LayoutCell, "role" | "align" | "text" | "number">;

const NOTHING: ShownValue = { role: "value", align: "left", text: "", number: null };

export function shownText(text: string | null): ShownValue {
  return { ...NOTHING, text: text ?? "" };
}

/** Points and scores stand in the middle of their narrow columns, with the digits they were printed with. */
export function shownScore(value: Decimal | null): ShownValue {
  return { role: "number", align: "center", text: value === null ? "" : toText(value), number: value };
}

export function shownAmount(value: Decimal | null): ShownValue {
  return { role: "number", align: "right", text: value === null ? "" : grouped(toText(value)), number: value };
}

function shownRate(raw: string | null, rate: Decimal | null): ShownValue {
  return { ...shownText(raw ?? (rate === null ? "" : `${toShortText(rate)}%`)), align: "center" };
}

export function tableValue(table: PublishedTable, field: TableField): ShownValue {
  const { project, goal } = table;
  switch (field) {
    case "project.name": return shownText(project.name);
    case "project.department": return shownText(project.department);
    case "project.unit": return shownText(project.unit);
    case "project.initial_budget": return shownAmount(project.initialBudget);
    case "project.adjusted_budget": return shownAmount(project.adjustedBudget);
    case "project.executed": return shownAmount(project.executed);
    case "project.expected": return shownAmount(project.expected ?? null);
    case "project.execution_points": return shownScore(project.executionPoints);
    case "project.execution_rate": return shownRate(project.executionRateRaw, project.executionRate);
    case "project.execution_score": return shownScore(project.executionScore);
    case "goal.planned": return shownText(goal.planned);
    case "goal.actual": return shownText(goal.actual);
    case "goal.term": return shownText(goal.term ?? null);
    case "goal.duties": return shownText(goal.duties ?? null);
    case "total_points": return shownScore(table.totalPoints);
    case "total_score": return shownScore(table.totalScore);
  }
}

/** Value of a part of the money; parts have no points and no score of their own, and a rate only as it was printed. */
export function partValue(table: PublishedTable, index: number, field: FundsField): ShownValue {
  const part = table.project.fundsRows[index]!;
  switch (field) {
    case "source": return shownText(part.source);
    case "initial_budget": return shownAmount(part.initialBudget);
    case "adjusted_budget": return shownAmount(part.adjustedBudget);
    case "executed": return shownAmount(part.executed);
    case "expected": return shownAmount(part.expected ?? null);
    case "execution_rate": return shownRate(part.executionRateRaw, null);
    default: return NOTHING;
  }
}

export function indicatorValue(row: IndicatorRow, field: IndicatorField): ShownValue {
  switch (field) {
    case "level1": return { ...shownText(row.level1), align: "center" };
    case "level2": return { ...shownText(row.level2), align: "center" };
    case "level3": return shownText(row.level3);
    case "target": return { ...shownText(row.targetRaw), align: "center" };
    case "actual": return { ...shownText(row.actualRaw), align: "center" };
    case "points": return shownScore(row.points);
    case "score": return shownScore(row.score);
    case "reason": return shownText(row.reason);
    case "term_target": return { ...shownText(row.termTarget ?? null), align: "center" };
    case "note": return shownText(row.monitored?.note ?? null);
    default: return { ...shownText(row.monitored?.[field] ?? null), align: "center" };
  }
}
