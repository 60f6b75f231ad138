import type { Step, StepAction, Workflow } from "./workflow.ts";

/** What somebody says of a step they add; how it is reached and left follows from its place. */
export type NewStep = Omit<Step, "actions" | "fills" | "end" | "onlyAssigned">;

const isForward = ({ action }: StepAction): boolean => action === "submit" || action === "approve";

/** Whether a reviewing step may come right behind this one: it hands on to others, and not to an end. */
export function mayBeFollowed({ actions }: Step): boolean {
  return actions.some(isForward);
}

/** Whether a step may be taken out: neither the first, nor an end, nor the one that freezes. */
export function mayBeRemoved({ steps }: Pick<Workflow, "steps">, id: string): boolean {
  const index = steps.findIndex((step) => step.id === id);
  return index > 0 && mayBeFollowed(steps[index]!);
}

/** 增加环节: a reviewing step behind another. What came next comes after it; it returns to whoever came before, and whoever returned there may return to it. */
export function insertStep(workflow: Workflow, after: string, step: NewStep): Workflow {
  const index = workflow.steps.findIndex(({ id }) => id === after);
  const before = workflow.steps[index];
  if (before === undefined || !mayBeFollowed(before)) throw new RangeError(`no step may follow ${after}`);
  const onward = before.actions.find(isForward)!;
  const added: Step = {
    ...step, fills: [], onlyAssigned: false, end: null,
    actions: [{ action: "approve", to: onward.to }, { action: "return", to: workflow.steps.slice(0, index + 1).map(({ id }) => id) }],
  };
  const steps = workflow.steps.map((one, place) => {
    if (one === before) return { ...one, actions: one.actions.map((action) => (action === onward ? { ...action, to: [added.id] } : action)) };
    if (place < index) return one;
    return { ...one, actions: one.actions.map((action) => (action.action === "return" && action.to.includes(after) ? { ...action, to: [...action.to, added.id] } : action)) };
  });
  return { ...workflow, steps: [...steps.slice(0, index + 1), added, ...steps.slice(index + 1)] };
}

/** 删除环节: whoever handed on to it hands on to what came next, and nobody returns to it. */
export function removeStep(workflow: Workflow, id: string): Workflow {
  if (!mayBeRemoved(workflow, id)) throw new RangeError(`the step ${id} is needed`);
  const gone = workflow.steps.find((step) => step.id === id)!;
  const next = gone.actions.find(isForward)!.to;
  const steps = workflow.steps.filter((step) => step !== gone).map((step) => ({ ...step, actions: step.actions.flatMap((one) => without(one, id, next)) }));
  return { ...workflow, steps };
}

function without(one: StepAction, id: string, next: readonly string[]): readonly StepAction[] {
  if (!one.to.includes(id)) return [one];
  const to = one.action === "return" ? one.to.filter((target) => target !== id) : [...new Set(one.to.flatMap((target) => (target === id ? next : [target])))];
  return to.length === 0 ? [] : [{ ...one, to }];
}

/** Other words, limits or conditions of a step; an `undefined` takes what it had away. */
export function changeStep(workflow: Workflow, id: string, change: { readonly [Field in keyof Step]?: Step[Field] | undefined }): Workflow {
  const changed = (step: Step): Step => Object.fromEntries(Object.entries({ ...step, ...change }).filter(([, value]) => value !== undefined)) as unknown as Step;
  return { ...workflow, steps: workflow.steps.map((step) => (step.id === id ? changed(step) : step)) };
}
