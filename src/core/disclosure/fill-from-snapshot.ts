import { problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { amountFen } from "../form/amount-fen.ts";
import { cellPath, emptyFundsOf } from "../form/cell-path.ts";
import type { FilingFunds, FilingValues } from "../form/filing-values.ts";
import { wanYuanText } from "./money-text.ts";

/** What a source had and paid up to the cut-off. */
export interface PaidMoney {
  /** Id of a money line. */
  readonly source: string;
  /** Null where no budget was recorded; the cell then stays as it was typed. */
  readonly adjustedFen: bigint | null;
  readonly paidFen: bigint;
}

/**
 * Puts a snapshot of payments into the money lines of a self-evaluation: full-year budget and what was paid, exact, in 万元. Lines of money that
 * does not run through the treasury stay as they were typed; the total is the exact sum of the lines. A line that is missing is added under
 * the name that `nameOf` gives. What was approved (年初预算数) is never touched.
 */
export function fillFromSnapshot(values: FilingValues, money: readonly PaidMoney[], nameOf: (source: string) => string): Result<FilingValues> {
  const negative = money.find(({ paidFen, adjustedFen }) => paidFen < 0n || (adjustedFen ?? 0n) < 0n);
  if (negative !== undefined) return refused(problem("snapshot.negative", "", { source: nameOf(negative.source) }));
  const [total, ...parts] = values.funds;
  const known = new Set(parts.map(({ id }) => id));
  const added = money.filter(({ source }) => !known.has(source)).map(({ source }): FilingFunds => ({ id: source, ...emptyFundsOf(values), source: nameOf(source) }));
  const paid = new Map(money.map((one) => [one.source, one]));
  const filled = [...parts, ...added].map((line): FilingFunds => {
    const of = paid.get(line.id);
    if (of === undefined) return line;
    return { ...line, adjustedBudget: of.adjustedFen === null ? line.adjustedBudget : wanYuanText(of.adjustedFen), executed: wanYuanText(of.paidFen) };
  });
  const budget = sumOf(filled, "adjustedBudget");
  const executed = sumOf(filled, "executed");
  if (!budget.ok) return budget;
  if (!executed.ok) return executed;
  const sum: FilingFunds = { ...(total ?? { id: "total", ...emptyFundsOf(values) }), adjustedBudget: budget.value, executed: executed.value };
  return done({ ...values, funds: [sum, ...filled] });
}

/** Exact; empty while no line is filled. */
function sumOf(lines: readonly FilingFunds[], field: "adjustedBudget" | "executed"): Result<string> {
  let sum: bigint | null = null;
  for (const line of lines) {
    const fen = amountFen(line[field]);
    if (!fen.ok) return refused(...fen.problems.map(({ code, params }) => problem(code, cellPath("funds", line.id, field), params)));
    if (fen.value !== null) sum = (sum ?? 0n) + fen.value;
  }
  return done(sum === null ? "" : wanYuanText(sum));
}
