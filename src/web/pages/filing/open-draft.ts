import { restore, type Difference } from "../../../core/form/differences.ts";
import type { FilingValues } from "../../../core/form/filing-values.ts";
import type { FilingDetail } from "../../app/api/filing-shapes.ts";
import { sameValues } from "../../form/cells.ts";
import { mergeVersions, type Merged } from "../../form/versions.ts";

/** What to begin with when a filing is opened: the text that counts, or the draft that was left over it. */
export interface Opened {
  readonly values: FilingValues;
  /** A draft that has not become a version. */
  readonly hasDraft: boolean;
  /** The draft began from a version that is no longer the newest: both have to be brought together. */
  readonly isBehind: boolean;
}

export function openDraft({ draft, version, values }: FilingDetail, mayFill: boolean): Opened {
  if (draft === null || !mayFill || sameValues(draft.values, values)) return { values, hasDraft: false, isBehind: false };
  return { values: draft.values, hasDraft: true, isBehind: draft.baseVersion < version };
}

const NOTHING: FilingValues = { goal: { planned: "", actual: "" }, funds: [], rows: [] };

/**
 * Brings a text together with a newer version. `since` leads from the version it began with to the newest; without it nobody can tell who
 * changed what, so all that is written differently is asked, and what only one of them has is kept.
 */
export function reconcile(mine: FilingValues, theirs: FilingValues, since: readonly Difference[] | null): Merged {
  return mergeVersions(since === null ? NOTHING : restore(theirs, since), mine, theirs);
}
