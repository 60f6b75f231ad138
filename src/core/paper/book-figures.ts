import { toShortText } from "../basics/decimal.ts";
import { message, type Message } from "../basics/message.ts";
import { amountText } from "../disclosure/money-text.ts";
import type { FilingFunds, FilingRow, FilingValues } from "../form/filing-values.ts";
import { scoreFiling, type ScoredLine } from "../form/score-filing.ts";
import { isBlank, typedAmount } from "../form/typed-number.ts";
import type { FigureMatter } from "./figures.ts";

/** 资金来源, a line each that has an amount: the year's budget, or the opening one where there is no other yet, and what was spent of it. */
export function sourceLines({ funds }: Pick<FilingValues, "funds">): readonly Message[] {
  const lines = funds.filter(({ id }) => id !== "total").flatMap((line): Message[] => {
    const { source } = line;
    const [budget, executed] = [amountOf(line, "adjustedBudget") ?? amountOf(line, "initialBudget"), amountOf(line, "executed")];
    if (budget === null) return executed === null ? [] : [message("app-paper.figure.source-no-budget", { source, executed })];
    return [executed === null ? message("app-paper.figure.source-budget", { source, budget }) : message("app-paper.figure.source", { source, budget, executed })];
  });
  return lines.length === 0 ? [message("app-paper.figure.sources-unknown")] : lines;
}

function amountOf(line: FilingFunds, field: "initialBudget" | "adjustedBudget" | "executed"): string | null {
  const typed = typedAmount(line[field]);
  return typed.ok && typed.value !== null ? amountText(typed.value) : null;
}

/** 二级指标 of a book, an indicator a line: what was to be reached, what was, and its score. What is missing is said, and so is a kind of which the form has none. */
export function indicatorLines({ head, values, profile }: Pick<FigureMatter, "head" | "values" | "profile">, level2: readonly string[]): readonly Message[] {
  const { lines } = scoreFiling(head, values, { profiles: [profile] });
  return level2.flatMap((kind): readonly Message[] => {
    const rows = values.rows.filter((row) => row.level2.trim() === kind && !isBlank(row.level3));
    return rows.length === 0 ? [message("app-paper.figure.no-indicators", { level2: kind })] : rows.map((row) => indicatorLine(row, lines.find(({ rowId }) => rowId === row.id)));
  });
}

function indicatorLine(row: FilingRow, line: ScoredLine | undefined): Message {
  const params = { name: row.level3.trim(), target: row.target.trim(), actual: row.actual.trim() };
  if (isBlank(row.target)) return message("app-paper.figure.indicator-no-target", params);
  if (isBlank(row.actual)) return message("app-paper.figure.indicator-no-actual", params);
  if (line === undefined || line.points === null || line.effective === null) return message("app-paper.figure.indicator-open", params);
  return message("app-paper.figure.indicator", { ...params, points: toShortText(line.points), score: toShortText(line.effective) });
}
