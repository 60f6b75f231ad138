import { add, compare, equals, sum, toShortText, type Decimal } from "../basics/decimal.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { cellPath } from "./cell-path.ts";
import type { FilingTask, Stage } from "./filing-values.ts";
import { isScored } from "./stage.ts";
import { CODES_APART } from "./form-lexicon.ts";
import { isBlank, shown, typedAmount } from "./typed-number.ts";

const AMOUNTS = ["total", "fiscal", "other"] as const;

/** A line that a form offers and nobody wrote into. */
export function isBlankTask({ id: _id, ...cells }: FilingTask): boolean {
  return Object.values(cells).every(isBlank);
}

/** Codes of the projects that a task is carried out by, each once. */
export function projectCodes({ projects }: Pick<FilingTask, "projects">): readonly string[] {
  return [...new Set(projects.split(CODES_APART).filter((code) => code !== ""))];
}

/** Codes that the tasks name, each once. */
export function linkedCodes(tasks: readonly FilingTask[]): readonly string[] {
  return [...new Set(tasks.flatMap(projectCodes))];
}

/** What keeps 年度主要任务 from being handed on: a task without a name or an amount, amounts that do not add up, and of a self-evaluation a task of which nobody says how far it came. */
export function taskProblems(stage: Stage, tasks: readonly FilingTask[]): Problem[] {
  return tasks.filter((task) => !isBlankTask(task)).flatMap((task) => {
    const name = shown(task.name);
    const at = (field: keyof FilingTask): string => cellPath("tasks", task.id, field);
    const unread = AMOUNTS.flatMap((field) => (typedAmount(task[field]).ok ? [] : [problem("filing.number-unreadable", at(field), { found: shown(task[field]) })]));
    const [total, fiscal, other] = AMOUNTS.map((field) => amountOf(task[field])) as [Decimal | null, Decimal | null, Decimal | null];
    const parts = [fiscal, other].flatMap((amount) => amount ?? []);
    return [
      ...(name === "" ? [problem("filing.task-unnamed", at("name"))] : []),
      ...unread,
      ...(unread.length === 0 && total === null ? [problem("filing.task-without-amount", at("total"), { name })] : []),
      ...(total !== null && parts.length > 0 && unread.length === 0 && !equals(total, sum(parts)) ? [problem("filing.task-sum", at("total"), { name, total: toShortText(total), sum: toShortText(sum(parts)) })] : []),
      ...(isScored(stage) && isBlank(task.done) ? [problem("filing.task-not-told", at("done"), { name })] : []),
    ];
  });
}

/** A project that a task names: its money of the year in 万元; null where none is recorded. */
export interface LinkedProject {
  readonly code: string;
  readonly amount: Decimal | null;
}

/**
 * 任务与项目: the amount of a task is what its projects have together. A code that leads to no project of the department is told, and so is a
 * project whose money is not recorded; a task that names none is not compared. A project stands under one task only.
 */
export function taskLinkProblems(tasks: readonly FilingTask[], found: readonly LinkedProject[]): Problem[] {
  const known = new Map(found.map((project) => [project.code, project]));
  const taken = new Set<string>();
  return tasks.flatMap((task) => {
    const at = cellPath("tasks", task.id, "projects");
    const name = shown(task.name);
    const codes = projectCodes(task);
    const unknown = codes.filter((code) => !known.has(code));
    const twice = codes.filter((code) => taken.has(code));
    for (const code of codes) taken.add(code);
    const without = codes.filter((code) => known.get(code)?.amount === null);
    const problems = [
      ...unknown.map((code) => problem("filing.task-project-unknown", at, { name, code: shown(code) })),
      ...twice.map((code) => problem("filing.task-project-twice", at, { name, code: shown(code) })),
      ...without.map((code) => problem("filing.task-project-without-amount", at, { name, code: shown(code) })),
    ];
    const total = amountOf(task.total);
    if (problems.length > 0 || codes.length === 0 || total === null) return problems;
    const together = codes.reduce<Decimal>((sofar, code) => add(sofar, known.get(code)!.amount!), { units: 0, scale: 0 });
    return compare(total, together) === 0 ? [] : [problem("filing.task-amount", cellPath("tasks", task.id, "total"), { name, total: toShortText(total), sum: toShortText(together) })];
  });
}

function amountOf(text: string): Decimal | null {
  const typed = typedAmount(text);
  return typed.ok ? typed.value : null;
}
