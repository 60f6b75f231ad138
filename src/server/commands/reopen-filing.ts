import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { restingOn } from "../../core/form/stage.ts";
import { decideReopening } from "../../core/workflow/reopening.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { aftermathOf } from "../store/aftermath.ts";
import { extensionDigest, insertExtensions, type Extension } from "../store/extension.ts";
import type { FilingKey } from "../store/filing.ts";
import { takeDisclosureTurn } from "../store/withholding.ts";
import { takeStep, type FilingMoved } from "../take-step.ts";
import { holdFiling } from "../when-opened.ts";

export interface FilingToReopen {
  readonly reason: string;
  /** Opens the season for this filing up to that day; null where it is open anyway. */
  readonly until: string | null;
  readonly expectedVersion: number;
}

/** 重新开放: takes a frozen filing back to those who fill it, in a new round. */
export async function reopenFiling(context: ActingContext, key: FilingKey, { reason: typed, until, expectedVersion }: FilingToReopen): Promise<Result<FilingMoved>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.reopen")) return refused(problem("duty.missing", "", { duty: "filing.reopen" }));
  const held = await holdFiling(context, key, expectedVersion);
  if (!held.ok) return held;
  const { filing, workflow, state, stale } = held.value;
  // Publishing and reopening follow each other: nothing is published that is no longer confirmed.
  await takeDisclosureTurn(tx, region, filing.year, filing.departmentId);
  const decided = decideReopening(workflow, state, acting, officeDay(now), until, await aftermathOf(tx, filing, restingOn(filing.stage)));
  if (!decided.ok) return decided;
  if (stale !== null) return refused(stale);
  const reason = typed.trim();
  if (reason === "") return refused(problem("filing.reason-missing", "reason"));
  const { to, round } = decided.value;
  const extensions: readonly Extension[] = until === null ? [] : [{
    region, id: context.newId(), filingId: filing.id, step: to.id, round, until, due: null, reason, personId: acting.personId, postId: acting.postId, at: now,
  }];
  const moved = await takeStep(context, filing, decided.value, { action: "reopen", opinion: reason }, {
    thaws: true,
    said: {
      thawed: filing.frozenDigest ?? "", ...(filing.approvalId === null ? {} : { approval: filing.approvalId }),
      ...(until === null ? {} : { until, extension: extensionDigest(extensions[0]!) }),
    },
  });
  await insertExtensions(tx, extensions);
  return done(moved);
}
