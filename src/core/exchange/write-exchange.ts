import { isBlankRow, EMPTY_ROW } from "../form/cell-path.ts";
import type { FilingHead, FilingRow, FilingValues } from "../form/filing-values.ts";
import type { Exchange, ExchangeField } from "./exchange.ts";

export interface FilingToExchange {
  readonly code: string;
  readonly head: FilingHead;
  readonly values: FilingValues;
}

/** Headings and rows in the order in which the other system imports them; columns of the project stand in every row. */
export function writeExchange({ columns }: Exchange, filings: readonly FilingToExchange[]): readonly (readonly string[])[] {
  const rows = filings.flatMap((filing) => {
    const filled = filing.values.rows.filter((row) => !isBlankRow(row));
    const lines = filled.length === 0 ? [{ ...EMPTY_ROW, id: "" }] : filled;
    return lines.map((row) => columns.map(({ holds }) => cellOf(holds, filing, row)));
  });
  return [columns.map(({ heading }) => heading), ...rows];
}

function cellOf(holds: ExchangeField, { code, head, values }: FilingToExchange, row: FilingRow): string {
  if (holds.startsWith("funds.")) return values.funds.find(({ id }) => id === holds.slice(6))?.initialBudget ?? "";
  switch (holds) {
    case "year": return String(head.year);
    case "code": return code;
    case "name": return head.name;
    case "department": return head.department;
    case "unit": return head.unit;
    case "planned": return values.goal.planned;
    case "nothing": return "";
    default: return row[holds as "level1" | "level2" | "level3" | "target" | "points" | "baseline"];
  }
}
