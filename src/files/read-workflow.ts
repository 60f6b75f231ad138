import { z } from "zod";
import { ADMINISTRATORS, isAdministrator, ROLES, type Role } from "../core/access/role.ts";
import { sign } from "../core/basics/decimal.ts";
import type { Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { STAGES, type Stage } from "../core/form/filing-values.ts";
import { isFillPattern } from "../core/form/outside-fills.ts";
import { SUBJECT_KINDS } from "../core/subject/subject-kind.ts";
import { STEP_ACTIONS, type Action, type DueDays, type MonitoringPeriod, type Step, type Window, type Workflow } from "../core/workflow/workflow.ts";
import { countersign } from "./countersign-shape.ts";
import { dueDays, escalate } from "./due-days.ts";
import { code, count, exact, fieldName, fit, flag, none, provenance, seasonDay, someOf, title } from "./pack-words.ts";
import { readYaml, type PackContent, type YamlFile } from "./read-yaml.ts";

const bodyCode = z.string().regex(/^[0-9A-Za-z]{1,20}$/, "pack.not-body-code");
const due = z.strictObject({ days: dueDays, departments: z.record(bodyCode, dueDays).optional(), escalate: escalate.optional() });
const when = z.strictObject({ amountFrom: exact.refine((amount) => sign(amount) > 0, "pack.amount-not-positive") });

const stepShape = z.strictObject({
  id: code,
  title,
  role: none.or(z.enum(ROLES)),
  fills: z.array(z.string().refine(isFillPattern, "pack.not-cells")).max(50).optional(),
  actions: z.partialRecord(z.enum(STEP_ACTIONS), z.array(code).min(1).max(20)).optional(),
  onlyAssigned: flag.optional(),
  when: when.optional(),
  passOverOwnDepartment: flag.optional(),
  passOverIfNobody: flag.optional(),
  due: due.optional(),
  straight: flag.optional(),
  receipt: flag.optional(),
  countersign: countersign.optional(),
  onBehalf: z.array(z.enum(ROLES.filter((role): role is Role => !ADMINISTRATORS.includes(role)))).min(1).max(7).optional(),
  end: z.enum(["approved", "confirmed"]).optional(),
});

export const workflowShape = z.strictObject({
  id: code,
  version: count,
  stage: z.enum(STAGES as readonly [Stage, ...Stage[]]),
  form: code,
  title,
  provenance,
  season: z
    .strictObject({
      from: seasonDay, until: seasonDay,
      reportBy: seasonDay.optional(),
      kinds: someOf(SUBJECT_KINDS).optional(),
      batches: z.array(z.strictObject({ title, from: seasonDay, until: seasonDay, departments: z.array(bodyCode).min(1).max(500) })).min(1).max(50).optional(),
    })
    .transform(({ batches, reportBy, kinds, ...whole }) => ({ ...whole, ...(reportBy === undefined ? {} : { reportBy }), ...(kinds === undefined ? {} : { kinds }), ...(batches === undefined ? {} : { batches }) })),
  periods: z.array(z.strictObject({ number: count.refine((number) => number >= 1, "pack.period-from-one"), month: count.refine((month) => month >= 1 && month <= 12, "pack.not-a-month"), due: z.strictObject({ days: dueDays }).optional() })).min(1).max(12).optional(),
  steps: z.array(stepShape).min(2).max(30),
});

/** Reads `workflows/*.yaml`. A workflow in which a filing could be stranded is refused. */
export function parseWorkflow(path: string, content: PackContent): Result<Workflow> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(workflowShape, file.value);
  if (!shape.ok) return shape;
  const { periods, ...whole } = shape.value;
  const workflow: Workflow = { ...whole, ...(periods === undefined ? {} : { periods: periods.map(periodOf) }), steps: whole.steps.map(stepOf) };
  const problems = workflowProblems(workflow, file.value);
  return problems.length > 0 ? refused(...problems) : done(workflow);
}

function periodOf({ due: limit, ...period }: NonNullable<z.output<typeof workflowShape>["periods"]>[number]): MonitoringPeriod {
  return { ...period, ...(limit === undefined ? {} : { due: limit }) };
}

function stepOf({ fills, actions, onlyAssigned, when, passOverOwnDepartment, passOverIfNobody, due, straight, receipt, countersign: signed, onBehalf, end, ...step }: z.output<typeof stepShape>): Step {
  const named = Object.entries(actions ?? {}) as [Action, string[]][];
  return {
    ...step, fills: fills ?? [], actions: named.map(([action, to]) => ({ action, to })), onlyAssigned: onlyAssigned ?? false, end: end ?? null,
    ...(when === undefined ? {} : { when }),
    ...(passOverOwnDepartment === true ? { passOverOwnDepartment } : {}),
    ...(passOverIfNobody === true ? { passOverIfNobody } : {}),
    ...(due === undefined ? {} : { due: dueOf(due) }),
    ...(straight === true ? { straight } : {}),
    ...(receipt === true ? { receipt } : {}),
    ...(signed === undefined ? {} : { countersign: signed }),
    ...(onBehalf === undefined ? {} : { onBehalf }),
  };
}

function dueOf({ days, departments, escalate: told }: z.output<typeof due>): DueDays {
  return { days, ...(departments === undefined ? {} : { departments }), ...(told === undefined ? {} : { escalate: told }) };
}

/** Where each end may be reached from, and which end a stage has. */
const FREEZES: Readonly<Record<Stage, { readonly action: Action; readonly end: Step["end"] }>> = {
  goal: { action: "issue", end: "approved" },
  monitoring: { action: "confirm", end: "confirmed" },
  "self-evaluation": { action: "confirm", end: "confirmed" },
  evaluation: { action: "confirm", end: "confirmed" },
  application: { action: "confirm", end: "confirmed" },
};

function workflowProblems(workflow: Workflow, file: YamlFile): Problem[] {
  const { steps, stage, season } = workflow;
  const problems: Problem[] = [];
  const refuse = (path: readonly PropertyKey[], kind: string, params: Record<string, string | number> = {}) =>
    problems.push(file.problemAt(path, kind, { field: fieldName(path), ...params }));

  const at = new Map(steps.map(({ id }, index) => [id, index]));
  steps.forEach(({ id }, index) => {
    if (at.get(id) !== index) refuse(["steps", at.get(id)!, "id"], "pack.twice", { found: id });
  });
  // Which of the two is meant by the others nobody can tell.
  if (problems.length > 0) return problems;
  const reached = new Set<string>([steps[0]!.id]);
  const isUpsideDown = ({ from, until }: Window): boolean => `${until.year + 5}-${until.day}` < `${from.year + 5}-${from.day}`;
  if (isUpsideDown(season)) refuse(["season", "until"], "pack.season-upside-down");
  if (season.reportBy !== undefined && isUpsideDown({ from: season.from, until: season.reportBy })) refuse(["season", "reportBy"], "pack.season-upside-down");
  const named = new Set<string>();
  season.batches?.forEach((batch, index) => {
    if (isUpsideDown(batch)) refuse(["season", "batches", index, "until"], "pack.season-upside-down");
    batch.departments.forEach((code, place) => {
      if (named.has(code)) refuse(["season", "batches", index, "departments", place], "pack.twice", { found: code });
      named.add(code);
    });
  });
  if (workflow.periods !== undefined && stage !== "monitoring") refuse(["periods"], "pack.periods-elsewhere", { stage });
  workflow.periods?.forEach(({ number, month }, index, periods) => {
    if (periods.findIndex((other) => other.number === number) < index) refuse(["periods", index, "number"], "pack.twice", { found: number });
    if (index > 0 && month <= periods[index - 1]!.month) refuse(["periods", index, "month"], "pack.periods-out-of-order", { found: month });
  });
  if (steps[0]!.fills.length === 0) refuse(["steps", 0], "pack.first-step-fills-nothing");
  steps.forEach((step, index) => {
    const path = ["steps", index];
    const isEnd = step.end !== null;
    if (isEnd && step.end !== FREEZES[stage].end) refuse([...path, "end"], "pack.wrong-end", { expected: FREEZES[stage].end!, found: step.end! });
    if (isEnd !== (step.role === null)) refuse([...path, "role"], "pack.end-without-holder", { found: step.id });
    if (isEnd && (step.actions.length > 0 || step.fills.length > 0)) refuse([...path, step.actions.length > 0 ? "actions" : "fills"], "pack.end-is-not-left", { found: step.id });
    if (isEnd && step.due !== undefined) refuse([...path, "due"], "pack.due-at-end", { found: step.id });
    // The three administrators see no filing.
    if (step.due?.escalate !== undefined && isAdministrator(step.due.escalate.to)) refuse([...path, "due", "escalate", "to"], "pack.escalates-to-nobody-above", { found: step.due.escalate.to });
    // Who fills in somebody's stead has to have something to fill, and somebody else in whose stead it is.
    if (step.onBehalf !== undefined && step.fills.length === 0) refuse([...path, "onBehalf"], "pack.on-behalf-fills-nothing", { found: step.id });
    step.onBehalf?.forEach((role, place) => {
      if (role === step.role || step.onBehalf!.indexOf(role) < place) refuse([...path, "onBehalf", place], "pack.on-behalf-twice", { found: role });
    });
    if (isEnd && step.countersign !== undefined) refuse([...path, "countersign"], "pack.countersign-at-end", { found: step.id });
    if (!isEnd && !step.actions.some(({ action }) => action !== "return" && action !== "save")) refuse(path, "pack.dead-end", { found: step.id });
    for (const { action, to } of step.actions) to.forEach((id, place) => {
      const where = [...path, "actions", action, place];
      const target = at.get(id);
      if (target === undefined) return refuse(where, "pack.step-unknown", { found: id });
      if (action !== "return" && reached.has(step.id)) reached.add(id);
      // Backwards is a return and begins a new round; forwards is everything else. So no filing can run in a circle unseen.
      if (action === "return" ? target >= index : action === "save" ? target !== index : target <= index) refuse(where, "pack.wrong-way", { found: id, action });
      const freezes = action === FREEZES[stage].action;
      if (freezes !== (steps[target]!.end !== null)) refuse(where, "pack.end-by-wrong-action", { found: id, expected: FREEZES[stage].action });
    });
  });
  const isSound = problems.length === 0;
  steps.forEach(({ id, onlyAssigned, when, passOverOwnDepartment, passOverIfNobody, straight, end, actions }, index) => {
    // A way that is wrong is told once, not again for every step behind it.
    if (isSound && !reached.has(id)) refuse(["steps", index], "pack.step-unreachable", { found: id });
    // What freezes a filing is done by somebody, and so is what begins it.
    const isNeeded = index === 0 || end !== null || actions.some(({ action }) => action === FREEZES[stage].action);
    for (const [field, isSet] of [["onlyAssigned", onlyAssigned], ["when", when !== undefined], ["passOverOwnDepartment", passOverOwnDepartment === true], ["passOverIfNobody", passOverIfNobody === true]] as const) {
      if (isNeeded && isSet) refuse(["steps", index, field], "pack.cannot-be-passed-over", { found: id });
    }
    if (isSound && straight && !comesStraight(steps, index)) refuse(["steps", index, "straight"], "pack.straight-from-nowhere", { found: id });
  });
  if (!steps.some(({ end }) => end !== null)) refuse(["steps"], "pack.no-end", { expected: FREEZES[stage].end! });
  return problems;
}

/** Whether a step returns to anybody who fills and whose own way leads past others before it comes back. */
function comesStraight(steps: readonly Step[], index: number): boolean {
  const { id, actions } = steps[index]!;
  const returnsTo = actions.find(({ action }) => action === "return")?.to ?? [];
  return steps.some((step) => returnsTo.includes(step.id) && step.fills.length > 0 && !step.actions.some(({ action, to }) => action !== "return" && to.includes(id)));
}
