import type { Form } from "../layout/form.ts";
import type { IndicatorFrame } from "../pack/definitions.ts";
import type { BondField } from "../recheck/bond-fields.ts";
import { blankValues, fundsOf, goalTextsOf, ownBlank } from "./blank-values.ts";
import { EMPTY_FUNDS, EMPTY_MONITORED, EMPTY_ROW, GOAL_TEXTS, isBlankRow, type GoalText } from "./cell-path.ts";
import { ruleOnly } from "../roll-up/roll-up-rule.ts";
import { isBlankTask } from "./task-problems.ts";
import type { FilingRow, FilingValues } from "./filing-values.ts";

/**
 * Last year's goal as this year's draft: goal, indicators, targets and points as they were, what was reached as the baseline. Amounts stay
 * empty: this year's budget is another, and a figure left standing would look like one. Rows keep their ids, so that both years can be compared.
 */
export function lastYearAsDraft(goal: FilingValues, selfEvaluation: FilingValues | null): FilingValues {
  const reached = new Map(selfEvaluation?.rows.map(({ id, actual }) => [id, actual]));
  return {
    goal: { ...goal.goal, actual: "" },
    funds: goal.funds.map(({ id, source }) => ({ ...EMPTY_FUNDS, id, source })),
    rows: goal.rows.map((row) => ({ ...fixedOf(row), baseline: reached.get(row.id) ?? "" })),
    ...(goal.tasks === undefined ? {} : { tasks: goal.tasks.map((task) => ({ ...task, total: "", fiscal: "", other: "", projects: "", done: "" })) }),
    ...(goal.management === undefined ? {} : { management: goal.management.map(({ id }) => ({ id, account: "", measures: "" })) }),
    ...(goal.bond === undefined ? {} : { bond: goal.bond.map((line) => (OF_A_YEAR.has(line.id) ? { id: line.id, value: "" } : line)) }),
  };
}

/**
 * A self-evaluation begun from the approved goal: what was approved stands, what was reached is empty. Rows that nobody filled are left out.
 * With a form, its money lines stand under the form's own names, and lines that only the form has are added.
 */
export function selfEvaluationFrom(goal: FilingValues, form: Form | null = null): FilingValues {
  const offered = form === null ? [] : fundsOf(form);
  const known = new Set(goal.funds.map(({ id }) => id));
  const approved = goal.funds.map((line) => ({ ...line, source: offered.find(({ id }) => id === line.id)?.source ?? line.source, executed: "" }));
  const order = offered.map(({ id }) => id);
  const funds = [...approved, ...offered.filter(({ id }) => !known.has(id))].sort((left, right) => place(order, left.id) - place(order, right.id));
  return {
    goal: { planned: goal.goal.planned, actual: "", ...goalTextsFrom(goal, form) },
    funds,
    rows: goal.rows.filter((row) => !isBlankRow(row)).map((row) => ({ ...fixedOf(row), baseline: row.baseline })),
    ...ownFrom(goal, form),
  };
}

/** 实施期目标 and 职能职责 go along where the form has a place for them. */
function goalTextsFrom({ goal }: FilingValues, form: Form | null): { readonly [field in GoalText]?: string } {
  const asked = form === null ? null : goalTextsOf(form);
  return Object.fromEntries(GOAL_TEXTS.flatMap((field) => (goal[field] === undefined || (asked !== null && asked[field] === undefined) ? [] : [[field, goal[field]]])));
}

/** 执行监控 begun from the approved goal, for the months up to this one: what was approved stands, what is monitored is empty. */
export function monitoringFrom(goal: FilingValues, form: Form | null, month: number): FilingValues {
  const { funds, rows, goal: carried, ...own } = selfEvaluationFrom(goal, form);
  return {
    goal: carried,
    funds: funds.map((line) => ({ ...line, expected: "" })),
    rows: rows.map((row) => ({ ...row, ...EMPTY_MONITORED })),
    period: { month: String(month) },
    ...own,
  };
}

/**
 * 绩效评价 begun by finance: the lines are those of its own scheme and not of the goal, with the points that each part of the frame has left to whoever
 * evaluates; of the goal only what was intended and the money stand. What the unit says it reached is read beside it and nowhere copied.
 */
export function evaluationFrom(goal: FilingValues, form: Form, frame: IndicatorFrame): FilingValues {
  const { goal: carried, funds } = selfEvaluationFrom(goal, form);
  const { rows } = blankValues(frame, form);
  return { goal: carried, funds, rows };
}

/** Of a bond: what is told anew each time, and what holds for one year only. */
const REACHED: ReadonlySet<string> = new Set<BondField>(["used", "actual_income", "use_change"]);
const OF_A_YEAR: ReadonlySet<string> = new Set<BondField>(["used", "actual_income", "use_change", "interest_of_year"]);

/** Lines of blocks that the form has, with what the goal said in the same ones. */
function ownFrom(goal: FilingValues, form: Form | null): Pick<FilingValues, "tasks" | "management" | "bond"> {
  if (form === null) return {};
  const { tasks, management, bond } = ownBlank(form);
  const approved = goal.tasks?.filter((task) => !isBlankTask(task)).map((task) => ({ ...task, done: "" })) ?? [];
  return {
    ...(tasks === undefined ? {} : { tasks: approved.length === 0 ? tasks : approved }),
    ...(management === undefined ? {} : { management: management.map((line) => goal.management?.find(({ id }) => id === line.id) ?? line) }),
    ...(bond === undefined ? {} : { bond: bond.map((line) => (REACHED.has(line.id) ? line : (goal.bond?.find(({ id }) => id === line.id) ?? line))) }),
  };
}

/** Lines that the form does not know stand behind its own. */
function place(order: readonly string[], id: string): number {
  const at = order.indexOf(id);
  return at < 0 ? order.length : at;
}

function fixedOf({ id, level1, level2, level3, target, points, card, termTarget, rollUp }: FilingRow): FilingRow {
  return { ...EMPTY_ROW, id, level1, level2, level3, target, points, ...(card === undefined ? {} : { card }), ...(termTarget === undefined ? {} : { termTarget }), ...(rollUp === undefined ? {} : { rollUp: ruleOnly(rollUp) }) };
}
