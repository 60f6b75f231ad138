import { sum, toShortText } from "../../core/basics/decimal.ts";
import type { FilingTask } from "../../core/form/filing-values.ts";
import { isBlankTask } from "../../core/form/task-problems.ts";
import { typedAmount } from "../../core/form/typed-number.ts";
import { textIn } from "./cells.ts";
import type { GridColumn } from "./grid-shape.ts";

/** The last row of 年度主要任务: its name over the columns before the amounts, then the sum of each. A column in which an amount is missing has none. */
export function taskTotal(columns: readonly GridColumn[], tasks: readonly FilingTask[]): readonly { readonly span: number; readonly text: string }[] {
  const first = columns.findIndex(({ kind }) => kind === "number");
  const before = columns.slice(0, first < 0 ? columns.length : first).reduce((width, { span }) => width + span.count, 0);
  const filled = tasks.filter((task) => !isBlankTask(task));
  const sumOf = ({ field, kind }: GridColumn): string => {
    if (kind !== "number" || filled.length === 0) return "";
    const amounts = filled.map((task) => typedAmount(textIn(task, field)));
    const known = amounts.flatMap((amount) => (amount.ok && amount.value !== null ? [amount.value] : []));
    return known.length < amounts.length ? "" : toShortText(sum(known));
  };
  return [{ span: before, text: "" }, ...(first < 0 ? [] : columns.slice(first)).map((column) => ({ span: column.span.count, text: sumOf(column) }))];
}
