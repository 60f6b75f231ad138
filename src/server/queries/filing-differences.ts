import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { differences, type Difference } from "../../core/form/differences.ts";
import { walkBack } from "../../core/form/walk-back.ts";
import { standing } from "../../core/workflow/standing.ts";
import type { ActingContext } from "../context.ts";
import { findFiling, valuesOf, type FilingKey } from "../store/filing.ts";
import { versionsBackTo } from "../store/filing-version.ts";
import { transitionsOf } from "../store/transition.ts";

/**
 * What changed since: the beginning of this round (`round`), a version, or else since the step that holds the filing had it last.
 * Nothing where it holds it for the first time.
 */
export async function filingDifferences({ tx, region, acting, packs }: ActingContext, key: FilingKey, since: "round" | "last-seen" | number): Promise<Result<readonly Difference[]>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  const filing = await findFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const version = typeof since === "number" ? since : await baseOf(since);
  if (version === null) return done([]);
  const stored = await versionsBackTo(tx, region, filing.id, version);
  if (stored.at(-1)?.version !== version) return refused(problem("filing.no-such-version", "?from", { version }));
  return done(differences(walkBack(valuesOf(filing), stored), valuesOf(filing)));

  async function baseOf(sought: "round" | "last-seen"): Promise<number | null> {
    const moves = standing(await transitionsOf(tx, region, filing!.id));
    const base = sought === "round" ? moves.findLast(({ action }) => action === "return") : moves.findLast(({ from }) => from === filing!.step);
    return base?.version ?? null;
  }
}
