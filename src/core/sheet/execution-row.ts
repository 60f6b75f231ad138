import { putPlace, type Places } from "./places.ts";
import type { CellReader } from "./read-cell.ts";
import type { Funds } from "./read-funds.ts";
import type { ExecutionRow } from "./read-rows.ts";

/** The execution of the budget may stand in the money block or among the indicators. */
export function withExecution(funds: Funds, row: ExecutionRow | null, sheet: string, cells: CellReader, places: Places): Funds {
  if (row === null) return funds;
  const rate = funds.executionRate === null ? cells.rate(row.rate, null) : { value: funds.executionRate, raw: funds.executionRateRaw };
  if (funds.executionRate === null) putPlace(places, sheet, "project.execution_rate", row.at.rate);
  if (funds.executionPoints === null) putPlace(places, sheet, "project.execution_points", row.at.points);
  if (funds.executionScore === null) putPlace(places, sheet, "project.execution_score", row.at.score);
  return {
    ...funds,
    executionPoints: funds.executionPoints ?? cells.points(row.points),
    executionScore: funds.executionScore ?? cells.points(row.score),
    executionRate: rate.value,
    executionRateRaw: rate.raw,
  };
}
