import { compare, equals, sign, sum, toShortText, type Decimal } from "../basics/decimal.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { amountFen } from "./amount-fen.ts";
import { cellPath } from "./cell-path.ts";
import type { FilingFunds, FilingHead, FilingValues, FundsField } from "./filing-values.ts";
import { scoresExecution } from "./stage.ts";
import { isBlank, shown, typedAmount } from "./typed-number.ts";

type Amount = Exclude<FundsField, "source">;

/** Amounts that a stage asks for, the ones that the total must have first. */
const ASKED: Readonly<Record<FilingHead["stage"], { readonly total: readonly Amount[]; readonly all: readonly Amount[] }>> = {
  goal: { total: ["initialBudget"], all: ["initialBudget"] },
  monitoring: { total: ["executed", "expected"], all: ["initialBudget", "adjustedBudget", "executed", "expected"] },
  "self-evaluation": { total: ["adjustedBudget", "executed"], all: ["initialBudget", "adjustedBudget", "executed"] },
  evaluation: { total: ["adjustedBudget", "executed"], all: ["initialBudget", "adjustedBudget", "executed"] },
  application: { total: [], all: ["initialBudget", "adjustedBudget", "executed"] },
};

/** What is wrong with the money block: no total, an amount that is none, parts that are not the whole. */
export function fundsProblems(head: FilingHead, values: FilingValues): Problem[] {
  const [total, ...parts] = values.funds;
  if (total === undefined) return [problem("filing.funds-missing", "funds")];
  const asked = ASKED[head.stage];
  const problems = values.funds.flatMap((line) => asked.all.flatMap((field) => amountProblems(line, field)));
  const isWrong = (line: FilingFunds, field: Amount): boolean => problems.some(({ where }) => where === cellPath("funds", line.id, field));
  for (const field of asked.total) {
    if (isBlank(total[field] ?? "")) problems.push(problem("filing.amount-missing", cellPath("funds", total.id, field)));
  }
  const budget = amountOf(total, "adjustedBudget");
  if (scoresExecution(head.stage) && budget !== null && sign(budget) === 0) problems.push(problem("filing.budget-zero", cellPath("funds", total.id, "adjustedBudget")));
  if (head.stage === "monitoring") problems.push(...values.funds.flatMap(expectedProblems));
  for (const field of asked.all) {
    const whole = amountOf(total, field);
    const pieces = parts.flatMap((line) => amountOf(line, field) ?? []);
    if (whole === null || pieces.length === 0 || values.funds.some((line) => isWrong(line, field)) || equals(whole, sum(pieces))) continue;
    problems.push(problem("filing.funds-sum", cellPath("funds", total.id, field), { total: toShortText(whole), sum: toShortText(sum(pieces)) }));
  }
  return problems;
}

/** What is paid already will not be less by the end of the year. */
function expectedProblems(line: FilingFunds): Problem[] {
  const [executed, expected] = [amountOf(line, "executed"), amountOf(line, "expected")];
  if (executed === null || expected === null || compare(expected, executed) >= 0) return [];
  return [problem("filing.expected-below-executed", cellPath("funds", line.id, "expected"), { name: shown(line.source), expected: toShortText(expected), executed: toShortText(executed) })];
}

function amountProblems(line: FilingFunds, field: Amount): Problem[] {
  const fen = amountFen(line[field] ?? "");
  return fen.ok ? [] : fen.problems.map(({ code, params }) => problem(code, cellPath("funds", line.id, field), params));
}

function amountOf(line: FilingFunds, field: Amount): Decimal | null {
  const typed = typedAmount(line[field] ?? "");
  return typed.ok ? typed.value : null;
}
