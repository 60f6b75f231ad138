import { problem, type Problem } from "../basics/problem.ts";
import { amountFen } from "./amount-fen.ts";
import { measureAmountProblems, measureDayProblems } from "./application-problems.ts";
import { cellPath } from "./cell-path.ts";
import type { FilingValues } from "./filing-values.ts";
import { isBlank, shown, typedNumber } from "./typed-number.ts";

const AMOUNTS = ["initialBudget", "adjustedBudget", "executed", "expected"] as const;
const NUMBERS = ["points", "score", "departmentScore", "financeScore"] as const;

/** What was typed where a number belongs and is none: true however far the form is, unlike what is missing from it. The same is asked when it is handed on. */
export function typedProblems({ funds, rows, measures = [] }: FilingValues): readonly Problem[] {
  return [
    ...funds.flatMap((line) => AMOUNTS.flatMap((field) => {
      const fen = amountFen(line[field] ?? "");
      return fen.ok ? [] : fen.problems.map(({ code, params }) => problem(code, cellPath("funds", line.id, field), params));
    })),
    ...rows.flatMap((row) => NUMBERS.flatMap((field) => (isBlank(row[field]) || typedNumber(row[field]) !== null ? [] : [problem("filing.number-unreadable", cellPath("rows", row.id, field), { found: shown(row[field]) })]))),
    ...measures.flatMap((line) => [...measureAmountProblems(line), ...measureDayProblems(line)]),
  ];
}
