import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { restingOn } from "../../core/form/stage.ts";
import { decideReversal } from "../../core/workflow/reversal.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { aftermathOf } from "../store/aftermath.ts";
import type { FilingKey } from "../store/filing.ts";
import { takeDisclosureTurn } from "../store/withholding.ts";
import { takeStep, type FilingMoved } from "../take-step.ts";
import { holdFiling } from "../when-opened.ts";

export interface FilingToReverse {
  readonly reason: string;
  readonly expectedVersion: number;
}

/** 反审核: takes back what froze a filing, or one's own approval that the next hands have touched and not decided on. Its values stay as they are, and drafts are kept. */
export async function reverseFiling(context: ActingContext, key: FilingKey, { reason, expectedVersion }: FilingToReverse): Promise<Result<FilingMoved>> {
  const { tx, region, now, acting } = context;
  const held = await holdFiling(context, key, expectedVersion);
  if (!held.ok) return held;
  const { filing, workflow, state, stale } = held.value;
  // Publishing and reversing follow each other: nothing is published that is no longer confirmed.
  await takeDisclosureTurn(tx, region, filing.year, filing.departmentId);
  const decided = decideReversal(workflow, state, acting, officeDay(now), await aftermathOf(tx, filing, restingOn(filing.stage)));
  if (!decided.ok) return decided;
  if (stale !== null) return refused(stale);
  if (reason.trim() === "") return refused(problem("filing.reason-missing", "reason"));
  const isFrozen = decided.value.from.end !== null;
  return done(await takeStep(context, filing, decided.value, { action: "reverse", opinion: reason.trim() }, {
    ...(isFrozen ? { thaws: true } : {}), said: isFrozen ? { thawed: filing.frozenDigest ?? "", ...(filing.approvalId === null ? {} : { approval: filing.approvalId }) } : {},
  }));
}
