import { add, type Decimal, sum, toShortText, toText, ZERO } from "../basics/decimal.ts";
import { grouped } from "../basics/grouped.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { EMPTY_PROJECT, type FundsAmounts, type FundsRow, type IndicatorRow, type MeasureLine, type PublishedTable, type TableForm, type TaskLine } from "../recheck/table.ts";
import { asPercent, executionRate, executionScore } from "../score/execution.ts";
import type { Profile } from "../score/profile.ts";
import { bondCells } from "./bond.ts";
import { cellPath, GOAL_TEXTS } from "./cell-path.ts";
import type { FilingFunds, FilingHead, FilingMeasure, FilingRow, FilingTask, FilingValues, Stage } from "./filing-values.ts";
import { FUNDS_UNIT } from "./form-lexicon.ts";
import { lineScores } from "./line-scores.ts";
import { isScored as scoredStage, scorerOf, scoresExecution } from "./stage.ts";
import { isBlank, shown, typedAmount, typedNumber } from "./typed-number.ts";
import { writtenAmount } from "./written-amount.ts";

/**
 * A filing as the table it prints, for recheck, linter and layout. Row `n` of the table is row `n` of the filing, also where nobody filled it
 * yet; `cellOfFinding` leads back. A self-evaluation gets its execution points, rate and score, which are computed and never typed, and its
 * totals where a profile is given. `unread` tells the cells that hold no number where one belongs.
 */
export function toPublishedTable(head: FilingHead, values: FilingValues, scores: "unit" | "effective", profile: Profile | null = null): PublishedTable {
  const unread: Problem[] = [];
  const isScored = scoredStage(head.stage);
  const { period, management } = values;
  const table: PublishedTable = {
    id: `${head.year}/${head.stage}/${head.name}`,
    form: DRAWN_AS[head.stage],
    publisher: textOf(head.unit),
    year: head.year,
    ...(period === undefined ? {} : { month: Number(period.month) }),
    project: {
      ...EMPTY_PROJECT,
      name: textOf(head.name), department: textOf(head.department), unit: textOf(head.unit), fundsUnit: FUNDS_UNIT,
      ...amountsOf(values.funds[0] ?? null, unread),
      fundsRows: values.funds.slice(1).map((line): FundsRow => ({ source: line.source, ...amountsOf(line, unread), executionRateRaw: null })),
    },
    goal: { planned: textOf(values.goal.planned), actual: textOf(values.goal.actual), ...Object.fromEntries(GOAL_TEXTS.flatMap((field) => (values.goal[field] === undefined ? [] : [[field, textOf(values.goal[field])]]))) },
    indicators: values.rows.map((row) => indicatorOf(head.stage, row, isScored ? scores : null, profile, unread)).map((row) => (head.stage === "monitoring" ? { ...row, points: null } : row)),
    ...(values.tasks === undefined ? {} : { tasks: values.tasks.map((task) => taskOf(task, unread)) }),
    ...(management === undefined ? {} : { management: management.map(({ id, account, measures }) => ({ id, account: textOf(account), measures: textOf(measures) })) }),
    ...(values.bond === undefined ? {} : { bond: bondCells(values.bond) }),
    ...(values.result === undefined ? {} : { result: Object.fromEntries(values.result.map(({ id, value }) => [id, id === "budget" || id === "executed" ? amountIn(value) : textOf(value)])) }),
    ...(values.measures === undefined ? {} : { measures: values.measures.map((line) => measureOf(line, unread)) }),
    totalPoints: null,
    totalScore: null,
    complete: true,
    places: {},
    unread,
  };
  if (head.stage === "goal" || profile === null) return table;
  if (scoresExecution(head.stage)) return withExecution(table, profile);
  return isScored ? withTotals(withRates(table), ZERO, ZERO) : withRates(table);
}

/** The kind of table that a stage prints. */
const DRAWN_AS: Readonly<Record<Stage, TableForm>> = { goal: "goal", monitoring: "monitoring", "self-evaluation": "self_evaluation", evaluation: "evaluation", application: "application" };

/** 执行率 while the year is under way: of the whole and of each source, of its full-year budget or, where nobody has one, of the opening one. Nothing is scored. */
function withRates(table: PublishedTable): PublishedTable {
  const rateOf = ({ initialBudget, adjustedBudget, executed }: FundsAmounts): Decimal | null => {
    const budget = adjustedBudget ?? initialBudget;
    const rate = budget === null || executed === null ? null : executionRate(budget, executed);
    return rate === null ? null : asPercent(rate, 2);
  };
  const { project } = table;
  const fundsRows = project.fundsRows.map((row): FundsRow => {
    const rate = rateOf(row);
    return { ...row, executionRateRaw: rate === null ? null : `${toShortText(rate)}%` };
  });
  return { ...table, project: { ...project, executionRate: rateOf(project), fundsRows } };
}

function withExecution(table: PublishedTable, profile: Profile): PublishedTable {
  const { adjustedBudget, executed } = table.project;
  const rate = adjustedBudget === null || executed === null ? null : executionRate(adjustedBudget, executed);
  const executionPoints = profile.executionPoints.value;
  const score = rate === null ? null : executionScore(rate, executionPoints, profile);
  const project = { ...table.project, executionPoints, executionScore: score, executionRate: rate === null ? null : asPercent(rate, 2) };
  return withTotals({ ...table, project }, executionPoints, score);
}

function withTotals(table: PublishedTable, executionPoints: Decimal, executionScore: Decimal | null): PublishedTable {
  return { ...table, totalPoints: totalOf(table.indicators, "points", executionPoints), totalScore: totalOf(table.indicators, "score", executionScore) };
}

/** Exact; null while a row that was filled is without. */
function totalOf(rows: readonly IndicatorRow[], field: "points" | "score", execution: Decimal | null): Decimal | null {
  const filled = rows.filter(({ level3, targetRaw, points, score }) => level3 !== null || targetRaw !== null || points !== null || score !== null);
  const numbers = filled.flatMap((row) => row[field] ?? []);
  return execution === null || filled.length === 0 || numbers.length < filled.length ? null : add(sum(numbers), execution);
}

function indicatorOf(stage: Stage, row: FilingRow, scores: "unit" | "effective" | null, profile: Profile | null, unread: Problem[]): IndicatorRow {
  const points = typedNumber(row.points);
  if (points === null && !isBlank(row.points)) unread.push(unreadable(cellPath("rows", row.id, "points"), row.points));
  const score = scores === null ? null : lineScores(stage, row, profile)[scores === "unit" ? scorerOf(stage) : "effective"];
  if (scores === "unit" && score === null && !isBlank(row.score)) unread.push(unreadable(cellPath("rows", row.id, "score"), row.score));
  return {
    level1: textOf(row.level1), level2: textOf(row.level2), level3: textOf(row.level3),
    targetRaw: textOf(row.target), actualRaw: textOf(row.actual), points, score, reason: textOf(row.reason),
    ...(row.expected === undefined ? {} : { monitored: monitoredOf(row) }),
    ...(row.termTarget === undefined ? {} : { termTarget: textOf(row.termTarget) }),
  };
}

function monitoredOf(row: FilingRow): NonNullable<IndicatorRow["monitored"]> {
  const cell = (text: string | undefined): string | null => textOf(text ?? "");
  return {
    expected: cell(row.expected), cause_funding: cell(row.causeFunding), cause_institution: cell(row.causeInstitution), cause_personnel: cell(row.causePersonnel),
    cause_hardware: cell(row.causeHardware), cause_other: cell(row.causeOther), certain: cell(row.certain), possible: cell(row.possible), impossible: cell(row.impossible), note: cell(row.note),
  };
}

function taskOf({ id, name, content, total, fiscal, other, projects, done }: FilingTask, unread: Problem[]): TaskLine {
  const amount = (field: "total" | "fiscal" | "other", text: string): Decimal | null => {
    const typed = typedAmount(text);
    if (typed.ok) return written(typed.value);
    unread.push(unreadable(cellPath("tasks", id, field), text));
    return null;
  };
  return {
    id, name: textOf(name), content: textOf(content), total: amount("total", total), fiscal: amount("fiscal", fiscal), other: amount("other", other), projects: textOf(projects), done: textOf(done),
  };
}

function measureOf({ id, problem: found, measure, action, owner, until, amount, reply }: FilingMeasure, unread: Problem[]): MeasureLine {
  const typed = typedAmount(amount);
  if (!typed.ok) unread.push(unreadable(cellPath("measures", id, "amount"), amount));
  return {
    id, problem: textOf(found), measure: textOf(measure), action: textOf(action), owner: textOf(owner), until: textOf(until), amount: typed.ok ? written(typed.value) : null, reply: textOf(reply),
  };
}

function amountsOf(line: FilingFunds | null, unread: Problem[]): FundsAmounts {
  const amount = (field: "initialBudget" | "adjustedBudget" | "executed" | "expected"): Decimal | null => {
    if (line === null) return null;
    const typed = typedAmount(line[field] ?? "");
    if (typed.ok) return written(typed.value);
    unread.push(unreadable(cellPath("funds", line.id, field), line[field] ?? ""));
    return null;
  };
  return { initialBudget: amount("initialBudget"), adjustedBudget: amount("adjustedBudget"), executed: amount("executed"), ...(line?.expected === undefined ? {} : { expected: amount("expected") }) };
}

/** Money that was taken over as text, written as money is. */
function amountIn(text: string): string | null {
  const typed = typedAmount(text);
  return typed.ok && typed.value !== null ? grouped(toText(writtenAmount(typed.value))) : textOf(text);
}

function written(amount: Decimal | null): Decimal | null {
  return amount === null ? null : writtenAmount(amount);
}

function unreadable(path: string, text: string): Problem {
  return problem("filing.number-unreadable", path, { path, found: shown(text) });
}

function textOf(text: string): string | null {
  return isBlank(text) ? null : text.trim();
}
