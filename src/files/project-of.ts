import type { Problem } from "../core/basics/problem.ts";
import { asWanYuan } from "../core/disclosure/money-text.ts";
import { EMPTY_FUNDS, EMPTY_ROW } from "../core/form/cell-path.ts";
import { monitoringFrom, selfEvaluationFrom } from "../core/form/carry-over.ts";
import type { FilingValues } from "../core/form/filing-values.ts";
import { readFilingValues } from "../core/form/read-filing-values.ts";
import type { CityFiling, CityProject } from "../core/pack/city.ts";
import type { FilingText, ProjectText } from "./city-shape.ts";
import { fieldName } from "./pack-words.ts";
import type { YamlFile } from "./read-yaml.ts";

/** How a box of a form is ticked. */
const TICKED = "√";

/** Makes a project of its file: what is told of a year is put together with the goal of that year. */
export function projectOf(text: ProjectText, file: YamlFile): { readonly project: CityProject; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const refuse = (path: readonly PropertyKey[], kind: string, params: Record<string, string | number> = {}) =>
    problems.push(file.problemAt(path, kind, { field: fieldName(path), ...params }));

  const goals = new Map<number, FilingValues>();
  const filings = text.filings.flatMap((filing, index): CityFiling[] => {
    const place = ["filings", index];
    if (text.filings.findIndex(({ stage, year }) => stage === filing.stage && year === filing.year) !== index) refuse([...place, "year"], "pack.twice", { found: filing.year });
    const goal = goals.get(filing.year);
    if (filing.stage !== "goal" && goal === undefined) {
      refuse(place, "pack.goal-missing", { year: filing.year });
      return [];
    }
    const unknown = (row: string) => refuse([...place, "rows"], "pack.row-unknown", { found: row });
    const values = filing.stage === "goal" ? goalOf(filing) : filing.stage === "monitoring" ? monitoredOf(filing, goal!, unknown) : reachedOf(filing, goal!, unknown);
    const read = readFilingValues(values, "");
    if (!read.ok) for (const { code, params } of read.problems) refuse(place, code, params);
    if (filing.stage === "goal") goals.set(filing.year, values);
    return [{
      year: filing.year, stage: filing.stage, ...(filing.stage === "monitoring" ? { period: filing.period } : {}), values, cutOff: filing.stage === "goal" ? null : filing.cutOff, remarks: filing.remarks ?? [],
      transitions: filing.history.map((step) => ({ ...step, opinion: step.opinion ?? "" })),
    }];
  });
  const project: CityProject = {
    code: text.code, name: text.name, ...(text.kind === undefined ? {} : { kind: text.kind }), book: text.book, unit: text.unit,
    ...(text.parent === undefined ? {} : { parent: text.parent }), ...(text.attribute === undefined ? {} : { attribute: text.attribute }), ...(text.tags === undefined ? {} : { tags: text.tags }),
    ...(text.firstYear === undefined ? {} : { firstYear: text.firstYear }), ...(text.lastYear === undefined ? {} : { lastYear: text.lastYear }),
    budgets: text.budgets.map(({ year, source, initial, adjusted, adjustments }) => ({
      year, source, initialFen: initial, adjustedFen: adjusted,
      ...(adjustments === undefined ? {} : { adjustments: adjustments.map(({ on, document, amount }) => ({ documentNo: document, on, amountFen: amount })) }),
    })),
    payments: text.payments.map(({ on, source, amount, voucher }) => ({ year: Number(on.slice(0, 4)), source, paidOn: on, amountFen: amount, voucher })),
    filings,
    ...(text.splits === undefined ? {} : { splits: text.splits.map(({ parts, ...split }) => ({ ...split, parts: parts.map(({ targets, ...part }) => ({ ...part, targets: Object.fromEntries((targets ?? []).map(({ id, target }) => [id, target])) })) })) }),
  };
  text.budgets.forEach(({ initial, adjusted, adjustments }, index) => {
    const sum = adjustments?.reduce((total, { amount }) => total + amount, initial) ?? adjusted;
    if (sum !== adjusted) refuse(["budgets", index, "adjusted"], "pack.adjustments-differ", { found: asWanYuan(adjusted), sum: asWanYuan(sum) });
  });
  text.payments.forEach(({ voucher }, index) => {
    if (text.payments.findIndex((other) => other.voucher === voucher) !== index) refuse(["payments", index, "voucher"], "pack.twice", { found: voucher });
  });
  return { project, problems };
}

type GoalText = Extract<FilingText, { stage: "goal" }>;
type MonitoredText = Extract<FilingText, { stage: "monitoring" }>;
type ReachedText = Extract<FilingText, { stage: "self-evaluation" }>;

function goalOf({ planned, term, duties, funds, rows, tasks, bond }: GoalText): FilingValues {
  return {
    goal: { planned, actual: "", ...withoutMissing({ term, duties }) },
    funds: fundsOf(funds),
    rows: rows.map((row) => ({ ...EMPTY_ROW, ...withoutMissing(row) })),
    ...(tasks === undefined ? {} : { tasks: tasks.map((task) => ({ ...task, projects: task.projects ?? "", done: "" })) }),
    ...(bond === undefined ? {} : { bond: bond.map(({ id, value }) => ({ id, value: value ?? "" })) }),
  };
}

function reachedOf({ actual, funds, rows, tasks, management, bond }: ReachedText, goal: FilingValues, unknown: (row: string) => void): FilingValues {
  const begun = selfEvaluationFrom(goal);
  for (const { id } of rows) if (!begun.rows.some((row) => row.id === id)) unknown(id);
  return {
    goal: { ...plainGoal(begun.goal), actual },
    funds: fundsOf(funds),
    rows: begun.rows.map((row) => ({ ...row, ...withoutMissing(rows.find(({ id }) => id === row.id) ?? {}) })),
    ...(goal.tasks === undefined ? {} : { tasks: goal.tasks.map((task) => ({ ...task, done: tasks?.find(({ id }) => id === task.id)?.done ?? "" })) }),
    ...(management === undefined ? {} : { management: management.map(({ id, account, measures }) => ({ id, account: account ?? "", measures: measures ?? "" })) }),
    ...bondWith(goal, bond),
  };
}

function monitoredOf({ month, funds, rows, bond }: MonitoredText, goal: FilingValues, unknown: (row: string) => void): FilingValues {
  const begun = monitoringFrom(goal, null, month);
  for (const { id } of rows) if (!begun.rows.some((row) => row.id === id)) unknown(id);
  return {
    ...begun,
    goal: plainGoal(begun.goal),
    funds: funds.map((line) => ({ ...EMPTY_FUNDS, expected: "", ...withoutMissing(line) })),
    rows: begun.rows.map((row) => {
      const { likely, cause, ...told } = rows.find(({ id }) => id === row.id) ?? {};
      return { ...row, ...withoutMissing(told), ...(likely === undefined ? {} : { [likely]: TICKED }), ...(cause === undefined ? {} : { [cause]: TICKED }) };
    }),
    ...bondWith(goal, bond),
  };
}

/** 实施期目标 and 职能职责 are set and approved; no form that tells of a year has a place for them. */
function plainGoal({ planned, actual }: FilingValues["goal"]): FilingValues["goal"] {
  return { planned, actual };
}

/** Lines of a bond as they were approved, with what is told of them since. */
function bondWith({ bond: approved }: FilingValues, told: GoalText["bond"]): Pick<FilingValues, "bond"> {
  if (approved === undefined) return {};
  const lines = (told ?? []).map(({ id, value }) => ({ id, value: value ?? "" }));
  return { bond: [...approved.filter(({ id }) => !lines.some((line) => line.id === id)), ...lines] };
}

function fundsOf(funds: GoalText["funds"]): FilingValues["funds"] {
  return funds.map((line) => ({ ...EMPTY_FUNDS, ...withoutMissing(line) }));
}

/** A cell that is left out is empty. */
function withoutMissing<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}
