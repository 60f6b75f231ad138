import { toShortText } from "../core/basics/decimal.ts";
import type { Step, Workflow } from "../core/workflow/workflow.ts";

/** A workflow as the lists, maps and texts of its file; JSON of it is YAML too, so that a page can send it without a writer of YAML. */
export function plainWorkflow({ season, steps, ...workflow }: Workflow): Record<string, unknown> {
  return { ...workflow, version: String(workflow.version), season: texts(season), steps: steps.map(stepText) };
}

/** Every value as the text it is in a file; what a step leaves out stays out. */
function stepText({ id, title, role, fills, actions, onlyAssigned, when, passOverOwnDepartment, passOverIfNobody, due, straight, countersign, end, ...others }: Step): Record<string, unknown> {
  return {
    id, title, role: role ?? "null",
    ...(when === undefined ? {} : { when: { amountFrom: toShortText(when.amountFrom) } }),
    ...(onlyAssigned ? { onlyAssigned: "true" } : {}),
    ...(passOverOwnDepartment === true ? { passOverOwnDepartment: "true" } : {}),
    ...(passOverIfNobody === true ? { passOverIfNobody: "true" } : {}),
    ...texts(others),
    ...(due === undefined ? {} : { due: texts(due) }),
    ...(straight === true ? { straight: "true" } : {}),
    ...(countersign === undefined ? {} : { countersign: texts(countersign) }),
    ...(fills.length === 0 ? {} : { fills: [...fills] }),
    ...(actions.length === 0 ? {} : { actions: Object.fromEntries(actions.map(({ action, to }) => [action, [...to]])) }),
    ...(end === null ? {} : { end }),
  };
}

/** Numbers and truth values as they are typed. */
function texts(value: object): Record<string, unknown> {
  const text = (one: unknown): unknown => (Array.isArray(one) ? one.map(text) : typeof one === "object" && one !== null ? texts(one) : String(one));
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).map(([key, one]) => [key, text(one)]));
}
