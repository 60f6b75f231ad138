import { toNumber, type Decimal } from "../core/basics/decimal.ts";
import type { Problem } from "../core/basics/problem.ts";
import { done, type Result } from "../core/basics/result.ts";
import { readTableJson } from "../core/recheck/read-table.ts";
import type { FundsAmounts, PublishedTable, SheetPlace } from "../core/recheck/table.ts";

/**
 * A table as a page hands it over to be kept: what was read, and nothing that was concluded from it.
 * The same table comes back from it, so that a recheck of either comes to the same.
 */
export interface KeptTable {
  /** Name of the file it was read from. */
  readonly file: string;
  /** In the published shape of `tests/cases/README.md`. */
  readonly table: unknown;
  /** What the published shape has no fields for: where each value stood in a workbook, and cells that could not be read. */
  readonly places?: Readonly<Record<string, SheetPlace>> | undefined;
  readonly unread?: readonly Problem[] | undefined;
}

export function keptTableOf(table: PublishedTable, file: string): KeptTable {
  return { file, table: tableJson(table), places: table.places, unread: table.unread ?? [] };
}

/** @param where names the entry in problems: `tables[3]` */
export function tableOfKept({ table, places = {}, unread = [] }: KeptTable, where: string): Result<PublishedTable> {
  const read = readTableJson(table, where);
  return read.ok ? done({ ...read.value, places, ...(unread.length === 0 ? {} : { unread }) }) : read;
}

/** `readTableJson` reads it back. */
function tableJson(table: PublishedTable): unknown {
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
      funds_rows: project.fundsRows.map((row) => ({ source: row.source, ...amounts(row), execution_rate_raw: row.executionRateRaw })),
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

function amounts({ initialBudget, adjustedBudget, executed }: FundsAmounts): Record<string, number | null> {
  return { initial_budget: numberOf(initialBudget), adjusted_budget: numberOf(adjustedBudget), executed: numberOf(executed) };
}

function numberOf(value: Decimal | null): number | null {
  return value === null ? null : toNumber(value);
}
