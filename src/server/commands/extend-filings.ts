import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { extensionRefusal, lastDayRefusal } from "../../core/workflow/extension.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { writeExtensions } from "../write-extension.ts";
import { officeDay } from "../office-day.ts";
import { filingsAtStep } from "../store/filings-at-step.ts";
import { lockFilings, stateOf } from "../store/filing.ts";

/** So many at once, at most. */
export const LARGEST_EXTENSION = 500;

export interface FilingsToExtend {
  readonly departmentId: string;
  readonly step: string;
  readonly until: string;
  readonly reason: string;
}

export interface FilingsExtended {
  readonly extended: number;
  /** Those whose deadline was later already, and those that have none. */
  readonly left: number;
}

/** 延期 of everything that a department has at one step, with an event for each. A deadline that is later already stays as it is. */
export async function extendFilings(context: ActingContext, year: number, stage: Stage, { departmentId, step, until, reason: typed }: FilingsToExtend): Promise<Result<FilingsExtended>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "deadline.extend")) return refused(problem("duty.missing", "", { duty: "deadline.extend" }));
  if (!packs.workflows.some((workflow) => workflow.stage === stage && stepOf(workflow, step)?.end === null)) return refused(problem("extension.step-unknown", "step", { step }));
  const wrong = lastDayRefusal(until, officeDay(now));
  if (wrong !== null) return refused(problem(wrong.code, "until", wrong.params));
  const reason = typed.trim();
  if (reason === "") return refused(problem("filing.reason-missing", "reason"));

  const { ids, count } = await filingsAtStep(tx, { region, year, stage }, departmentId, step, LARGEST_EXTENSION);
  if (count > LARGEST_EXTENSION) return refused(problem("extension.too-many", "step", { count, limit: LARGEST_EXTENSION }));
  // One that has gone on in the meantime is none of them.
  const held = ids.length === 0 ? [] : (await lockFilings(tx, region, year, stage, ids)).filter((filing) => filing.step === step);
  const fit = held.filter((filing) =>
    extensionRefusal(workflowOfFiling(packs, filing), stateOf(filing), acting, until, { today: officeDay(now), arrivedOn: officeDay(filing.stepSince), calendars: packs.calendars ?? [] }) === null,
  );
  if (fit.length === 0) return refused(problem("extension.none", "until", { day: until }));
  await writeExtensions(context, fit, until, reason);
  return done({ extended: fit.length, left: held.length - fit.length });
}
