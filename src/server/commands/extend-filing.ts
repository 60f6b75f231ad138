import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { extensionRefusal } from "../../core/workflow/extension.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { writeExtensions } from "../write-extension.ts";
import { officeDay } from "../office-day.ts";
import { lockFiling, stateOf, type FilingKey } from "../store/filing.ts";
import { findVersion } from "../store/filing-version.ts";
import { staleFiling } from "../when-opened.ts";

export interface FilingToExtend {
  /** As it was typed: whether there is such a day is said by the rules. */
  readonly until: string;
  readonly reason: string;
  /** The version that was looked at; one that has left its step since is told so. */
  readonly expectedVersion: number;
}

export interface FilingExtended {
  readonly until: string;
}

/** 延期: gives a filing a later last day for the step it is at. It changes nothing else of the filing. */
export async function extendFiling(context: ActingContext, key: FilingKey, { until, reason: typed, expectedVersion }: FilingToExtend): Promise<Result<FilingExtended>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "deadline.extend")) return refused(problem("duty.missing", "", { duty: "deadline.extend" }));
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  // A save since then changes nothing of the deadline; a step does.
  const opened = filing.version === expectedVersion ? filing : await findVersion(tx, region, filing.id, expectedVersion);
  if (opened?.step !== filing.step || opened.round !== filing.round) return refused(await staleFiling(tx, filing));
  const why = extensionRefusal(workflowOfFiling(packs, filing), stateOf(filing), acting, until, { today: officeDay(now), arrivedOn: officeDay(filing.stepSince), calendars: packs.calendars ?? [] });
  if (why !== null) return refused(problem(why.code, "until", why.params));
  const reason = typed.trim();
  if (reason === "") return refused(problem("filing.reason-missing", "reason"));
  await writeExtensions(context, [filing], until, reason);
  return done({ until });
}
