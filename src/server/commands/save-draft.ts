import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { FilingValues } from "../../core/form/filing-values.ts";
import { mayFill } from "../../core/workflow/may-fill.ts";
import { workflowWhen } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { findFiling, stateWhen, type FilingKey } from "../store/filing.ts";
import { saveDraft } from "../store/filing-draft.ts";
import { findOpened } from "../store/filing-version.ts";

export interface DraftToSave {
  readonly values: FilingValues;
  /** The version it was typed on. */
  readonly baseVersion: number;
}

export interface DraftSaved {
  readonly savedAt: string;
}

/** Keeps what somebody types before it is saved. It makes no event, and whoever could fill the version it was typed on may still keep it. */
export async function saveFilingDraft(context: ActingContext, key: FilingKey, { values, baseVersion }: DraftToSave): Promise<Result<DraftSaved>> {
  const { tx, region, now, acting, packs } = context;
  const filing = await findFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const base = filing.version === baseVersion ? { ...filing, extendedUntil: filing.extendedUntil ?? null } : await findOpened(tx, filing, baseVersion);
  if (base === null) return refused(problem("filing.no-such-version", "baseVersion", { version: baseVersion }));
  const why = mayFill(workflowWhen(packs, filing, base), stateWhen(filing, base), acting, officeDay(now));
  if (why !== null) return refused(problem(why.code, "", why.params));
  await saveDraft(tx, region, filing.id, acting.personId, { baseVersion, content: canonicalJson(values), savedAt: now });
  return done({ savedAt: now.toISOString() });
}
