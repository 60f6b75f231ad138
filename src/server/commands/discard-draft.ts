import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { findFiling, type FilingKey } from "../store/filing.ts";
import { deleteDraft } from "../store/filing-draft.ts";

export interface DraftDiscarded {
  /** False when there was none. */
  readonly discarded: boolean;
}

/** Throws away what the asker has typed and not saved; it was nobody else's. */
export async function discardFilingDraft({ tx, region, acting }: ActingContext, key: FilingKey): Promise<Result<DraftDiscarded>> {
  const filing = await findFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  return done({ discarded: await deleteDraft(tx, region, filing.id, acting.personId) });
}
