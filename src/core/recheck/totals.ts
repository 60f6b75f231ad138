import { add, compare, type Decimal, equals, sum } from "../basics/decimal.ts";
import type { PublishedTable } from "./table.ts";

/** Sums of what is printed, execution included; null where nothing is printed, since missing is never zero. */
export function sumTable(table: PublishedTable): { points: Decimal | null; score: Decimal | null } {
  const { executionPoints, executionScore } = table.project;
  return {
    points: sumOfPrinted([executionPoints, ...table.indicators.map((row) => row.points)]),
    score: sumOfPrinted([executionScore, ...table.indicators.map((row) => row.score)]),
  };
}

function sumOfPrinted(values: readonly (Decimal | null)[]): Decimal | null {
  const printed = values.filter((value) => value !== null);
  return printed.length === 0 ? null : sum(printed);
}

/** Whether every row that carries points carries a score, so that the sum of the scores means the table. */
export function isFullyScored(table: PublishedTable): boolean {
  const { executionPoints, executionScore, executionRate, executed } = table.project;
  if (executionPoints !== null && executionScore === null) return false;
  // Execution takes part in every self-evaluation; where its score is not printed, the rows are not the whole.
  if (executionScore === null && (executionRate !== null || executed !== null) && table.form === "self_evaluation" && !pointsFillHundred(table)) return false;
  return table.indicators.every((row) => row.points === null || row.points.units === 0 || row.score !== null) && table.indicators.some((row) => row.score !== null);
}

function pointsFillHundred(table: PublishedTable): boolean {
  const points = sumOfPrinted(table.indicators.map((row) => row.points));
  return points !== null && compare(points, { units: 100, scale: 0 }) >= 0;
}

/** True when the printed total is the rows plus execution points that the table does not print. */
export function addsExecution(table: PublishedTable, rows: Decimal, total: Decimal, executionPoints: Decimal): boolean {
  return table.project.executionPoints === null && equals(add(rows, executionPoints), total);
}
