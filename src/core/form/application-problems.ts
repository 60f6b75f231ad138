import { problem, type Problem } from "../basics/problem.ts";
import type { DayOfYears, Form, MeasuresBlock } from "../layout/form.ts";
import type { ApplicationMeasure } from "../pack/application-measure.ts";
import { amountFen } from "./amount-fen.ts";
import { isBlankMeasure, resultAt, typedDay } from "./application.ts";
import { cellPath } from "./cell-path.ts";
import type { FilingHead, FilingMeasure, FilingValues } from "./filing-values.ts";
import { isBlank, shown } from "./typed-number.ts";

/** What a form of application is judged by. */
export interface ApplicationRules {
  /** 措施目录 of the packs the form was begun under. */
  readonly measures: readonly ApplicationMeasure[];
  readonly form: Form | null;
  /** Whether the step that holds it is the one in which the unit says what it did. */
  readonly isReplying: boolean;
}

/**
 * What keeps a form of application from being handed on: a result from which nothing follows though nobody says why, a line without what it is
 * about, a measure of no catalogue, an amount where the measure has none or none where it has one, and a day outside the form's window.
 */
export function applicationProblems(head: FilingHead, values: FilingValues, rules: ApplicationRules): Problem[] {
  const lines = (values.measures ?? []).filter((line) => !isBlankMeasure(line));
  const result = values.result ?? [];
  const follows = lines.some(({ measure }) => !isBlank(measure)) || !isBlank(resultAt(result, "reason"));
  return [
    ...(follows ? [] : [problem("filing.result-without-measure", cellPath("result", "reason", "value"), { grade: resultAt(result, "grade"), score: resultAt(result, "score") })]),
    ...lines.flatMap((line) => lineProblems(head, line, rules)),
  ];
}

function lineProblems(head: FilingHead, line: FilingMeasure, { measures, form, isReplying }: ApplicationRules): Problem[] {
  const at = (field: keyof FilingMeasure): string => cellPath("measures", line.id, field);
  const name = shown(line.problem);
  const chosen = measures.find(({ id }) => id === line.measure.trim());
  const isMended = !isBlank(line.action);
  const asks = (field: "owner" | "until", code: string): Problem[] => (isMended && isBlank(line[field]) ? [problem(code, at(field), { name })] : []);
  return [
    ...(name === "" ? [problem("filing.measure-without-problem", at("problem"))] : []),
    ...(isBlank(line.measure) && !isMended ? [problem("filing.problem-without-measure", at("measure"), { name })] : []),
    ...(isBlank(line.measure) || chosen !== undefined ? [] : [problem("filing.measure-unknown", at("measure"), { found: shown(line.measure) })]),
    ...amountProblems(line, chosen ?? null),
    ...asks("owner", "filing.measure-without-owner"),
    ...asks("until", "filing.measure-without-day"),
    ...dayProblems(head, line, form),
    ...(isReplying && isMended && isBlank(line.reply) ? [problem("filing.measure-without-reply", at("reply"), { name })] : []),
  ];
}

/** A measure about money has its amount, one about none has none; what cannot be read is told where it was typed. */
function amountProblems({ id, amount, problem: about }: FilingMeasure, measure: ApplicationMeasure | null): Problem[] {
  const unread = measureAmountProblems({ id, amount });
  if (unread.length > 0 || measure === null) return unread;
  const told = (code: string): Problem[] => [problem(code, cellPath("measures", id, "amount"), { name: shown(about) })];
  if (measure.amount !== null && isBlank(amount)) return told("filing.measure-without-amount");
  return measure.amount === null && !isBlank(amount) ? told("filing.measure-about-no-money") : [];
}

/** 涉及金额 that is no amount, or finer than a fen. */
export function measureAmountProblems({ id, amount }: Pick<FilingMeasure, "id" | "amount">): Problem[] {
  const fen = amountFen(amount);
  return fen.ok ? [] : fen.problems.map(({ code, params }) => problem(code, cellPath("measures", id, "amount"), params));
}

/** 完成时限 that is no day. */
export function measureDayProblems({ id, until }: Pick<FilingMeasure, "id" | "until">): Problem[] {
  return isBlank(until) || typedDay(until) !== null ? [] : [problem("filing.measure-day-unread", cellPath("measures", id, "until"), { found: shown(until) })];
}

function dayProblems(head: FilingHead, line: FilingMeasure, form: Form | null): Problem[] {
  const unread = measureDayProblems(line);
  const day = typedDay(line.until);
  const block = form?.blocks.find((one): one is MeasuresBlock => one.kind === "measures");
  if (unread.length > 0 || day === null || block === undefined) return unread;
  const [from, until] = [dayIn(head.year, block.window.from), dayIn(head.year, block.window.until)];
  return from <= day && day <= until ? [] : [problem("filing.measure-day-outside", cellPath("measures", line.id, "until"), { found: shown(line.until), from, until })];
}

function dayIn(budgetYear: number, { year, day }: DayOfYears): string {
  return `${budgetYear + year}-${day}`;
}
