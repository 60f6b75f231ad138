import { problem, type Problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { EMPTY_ROW, isBlankRow } from "../form/cell-path.ts";
import type { FilingFunds, FilingRow, FilingValues } from "../form/filing-values.ts";
import { LONGEST_CELL, MOST_ROWS } from "../form/read-filing-values.ts";
import type { ExchangedIndicator, ExchangedProject } from "./read-exchange.ts";

/**
 * A goal with what a workbook says of its project put in. The workbook's indicators replace those of the form; one with the same names keeps
 * its row, so that remarks and history stay with it. What the workbook leaves empty stays as it was; rows that nobody filled go.
 */
export function applyExchange(values: FilingValues, project: ExchangedProject): Result<FilingValues> {
  const problems = [...tooLong(project), ...moneyUnknown(values, project)];
  if (project.indicators.length > MOST_ROWS) problems.push(problem("filing.too-many-rows", "rows", { count: project.indicators.length, limit: MOST_ROWS }));
  if (problems.length > 0) return refused(...problems);
  const known = new Map(values.rows.filter((row) => !isBlankRow(row)).map((row) => [namesOf(row), row]));
  const used = new Set<string>();
  const taken = new Set(values.rows.map(({ id }) => id));
  let counter = 0;
  const newId = (): string => {
    let id = "";
    do id = `x${(counter += 1)}`;
    while (taken.has(id));
    taken.add(id);
    return id;
  };
  const rows = project.indicators.map((indicator): FilingRow => {
    const { row: _, ...cells } = indicator;
    const before = known.get(namesOf(indicator));
    if (before === undefined || used.has(before.id)) return { ...EMPTY_ROW, ...filled(cells), id: newId() };
    used.add(before.id);
    return { ...before, ...filled(cells) };
  });
  const funds = values.funds.map((line): FilingFunds => ({ ...line, initialBudget: project.funds.get(line.id) ?? line.initialBudget }));
  return done({ goal: { ...values.goal, planned: project.planned ?? values.goal.planned }, funds, rows: rows.length === 0 ? values.rows : rows });
}

function namesOf({ level1, level2, level3 }: Pick<ExchangedIndicator, "level1" | "level2" | "level3">): string {
  return JSON.stringify([level1, level2, level3]);
}

/** Cells that hold something; an empty one says nothing about what was there. */
function filled(cells: Readonly<Record<string, string>>): Partial<FilingRow> {
  return Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ""));
}

function tooLong({ planned, indicators }: ExchangedProject): Problem[] {
  const wrong = (path: string, text: string): Problem[] => (text.length > LONGEST_CELL ? [problem("filing.text-too-long", path, { path, limit: LONGEST_CELL, count: text.length })] : []);
  return [...wrong("goal.planned", planned ?? ""), ...indicators.flatMap(({ row, ...cells }) => Object.entries(cells).flatMap(([name, text]) => wrong(`${row} ${name}`, text)))];
}

/** Money that the form has no line for must not fall under the table. */
function moneyUnknown({ funds }: FilingValues, project: ExchangedProject): Problem[] {
  return [...project.funds.keys()].filter((id) => !funds.some((line) => line.id === id)).map((id) => problem("exchange.no-funds-line", "funds", { source: id }));
}
