import type { IndicatorRow, PublishedTable } from "../../src/core/recheck/table.ts";
import { hasFunds, printedUnit, splitTarget, type Layout } from "./layouts.ts";

/** What a reader has to find in a drawn form: the table, but for what the form does not print or prints differently. */
export function expectedFrom(table: PublishedTable, layout: Layout): Omit<PublishedTable, "id" | "places"> {
  const { id: _id, places: _places, ...rest } = table;
  const hasTotal = table.totalPoints !== null || table.totalScore !== null;
  const [first] = table.indicators;
  const last = table.indicators[table.indicators.length - 1];
  const lostItsBeginning = /^(效益|满意度)/.test(first?.level1 ?? "");
  const withReason = table.form !== "goal";
  return {
    ...rest,
    project: { ...table.project, fundsUnit: hasFunds(table) ? printedUnit(table) : null, fundsRows: table.project.fundsRows.map((row) => ({ ...row, executionRateRaw: row.executionRateRaw ?? layout.emptyAs })) },
    indicators: table.indicators.map((row): IndicatorRow => ({ ...row, targetRaw: joinedTarget(row.targetRaw, layout), reason: withReason ? row.reason : null })),
    complete: !lostItsBeginning && (hasTotal || layout.end !== "none" || /满意度/.test(`${last?.level1}${last?.level2}`)),
  };
}

/** A unit from a column of its own is put behind a number without a blank, and kept apart from any other value; 定性 is no part of it. */
function joinedTarget(target: string | null, layout: Layout): string | null {
  const { sign, value, unit } = splitTarget(target, layout.split);
  if (layout.split === "none" || value === null) return target;
  return `${sign === null || sign === "定性" ? "" : sign}${value}${unit ?? ""}`;
}
