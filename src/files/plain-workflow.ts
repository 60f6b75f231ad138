import { toShortText } from "../core/basics/decimal.ts";
import type { Bilingual, Season, SeasonDay, Step, Window, Workflow } from "../core/workflow/workflow.ts";

/** A workflow as the lists, maps and texts of its file; JSON of it is YAML too, so that a page can send it without a writer of YAML. */
export function plainWorkflow({ id, version, stage, form, title, provenance, season, periods, steps }: Workflow): Record<string, unknown> {
  return { id, version: String(version), stage, form, title: inBoth(title), provenance, season: seasonText(season), ...(periods === undefined ? {} : { periods: periods.map(texts) }), steps: steps.map(stepText) };
}

/** Every value as the text it is in a file; what a step leaves out stays out. */
function stepText({ id, title, role, fills, actions, onlyAssigned, when, passOverOwnDepartment, passOverIfNobody, due, straight, receipt, countersign, end, ...others }: Step): Record<string, unknown> {
  return {
    id, title: inBoth(title), role: role ?? "null",
    ...(when === undefined ? {} : { when: { amountFrom: toShortText(when.amountFrom) } }),
    ...(onlyAssigned ? { onlyAssigned: "true" } : {}),
    ...(passOverOwnDepartment === true ? { passOverOwnDepartment: "true" } : {}),
    ...(passOverIfNobody === true ? { passOverIfNobody: "true" } : {}),
    ...texts(others),
    ...(due === undefined ? {} : { due: texts(due) }),
    ...(straight === true ? { straight: "true" } : {}),
    ...(receipt === true ? { receipt: "true" } : {}),
    ...(countersign === undefined ? {} : { countersign: texts(countersign) }),
    ...(fills.length === 0 ? {} : { fills: [...fills] }),
    ...(actions.length === 0 ? {} : { actions: Object.fromEntries(actions.map(({ action, to }) => [action, [...to]])) }),
    ...(end === null ? {} : { end }),
  };
}

/** In the order in which people write them, whatever order they were stored in. */
function inBoth({ zh, en }: Bilingual): Bilingual {
  return { zh, en };
}

function seasonText({ from, until, reportBy, kinds, batches }: Season): Record<string, unknown> {
  const window = (one: Window): Record<string, unknown> => ({ from: dayText(one.from), until: dayText(one.until) });
  return { ...window({ from, until }), ...(reportBy === undefined ? {} : { reportBy: dayText(reportBy) }), ...(kinds === undefined ? {} : { kinds: [...kinds] }), ...(batches === undefined ? {} : { batches: batches.map((batch) => ({ title: inBoth(batch.title), ...window(batch), departments: [...batch.departments] })) }) };
}

function dayText({ year, day }: SeasonDay): Record<string, string> {
  return { year: String(year), day };
}

/** Numbers and truth values as they are typed. */
function texts(value: object): Record<string, unknown> {
  const text = (one: unknown): unknown => (Array.isArray(one) ? one.map(text) : typeof one === "object" && one !== null ? texts(one) : String(one));
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).map(([key, one]) => [key, text(one)]));
}
