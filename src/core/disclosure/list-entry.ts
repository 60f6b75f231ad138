import { amountFen } from "../form/amount-fen.ts";
import type { FilingFunds, FilingRow, FilingValues } from "../form/filing-values.ts";
import type { MoneyField } from "./book-list.ts";
import { NO_MONEY, type ListEntry, type ListMoney } from "./draw-book-list.ts";

const FIELDS: Readonly<Record<MoneyField, "initialBudget" | "adjustedBudget" | "executed">> = { initial: "initialBudget", budget: "adjustedBudget", executed: "executed" };

/** Of the money lines of a form, what a list can show: the total first, each line by its id. What is not typed, or no amount, is nothing and not zero. */
export function listMoney({ funds }: Pick<FilingValues, "funds">): Pick<ListEntry, "total" | "lines"> {
  const [total, ...parts] = funds;
  return { total: total === undefined ? NO_MONEY : moneyOfLine(total), lines: Object.fromEntries(parts.map((line) => [line.id, moneyOfLine(line)])) };
}

/** The indicators of a form as a list tells them. */
export function listIndicators(rows: readonly FilingRow[]): ListEntry["indicators"] {
  return rows.map(({ level2, level3, target, actual }) => ({ level2, level3, target, actual }));
}

function moneyOfLine(line: FilingFunds): ListMoney {
  const of = (field: MoneyField): bigint | null => {
    const read = amountFen(line[FIELDS[field]]);
    return read.ok ? read.value : null;
  };
  return { initial: of("initial"), budget: of("budget"), executed: of("executed") };
}
