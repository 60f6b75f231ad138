import { restore, type Difference } from "../../../core/form/differences.ts";
import type { FilingValues } from "../../../core/form/filing-values.ts";
import type { FilingDetail } from "../../app/api/filing-shapes.ts";
import { sameValues } from "../../form/cells.ts";
import { isNewerHere, type Typed } from "../../form/typed-here.ts";
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

/** What was typed at this computer and never reached the server, beside the draft that the server has. */
export interface Found {
  /** As a draft to open with. */
  readonly draft: { readonly values: FilingValues; readonly baseVersion: number; readonly savedAt: string };
  readonly typedAt: string;
  /** A draft of one's own that the server got from elsewhere meanwhile: both have to be brought together. */
  readonly rival: FilingValues | null;
}

/** Null where the server has it all, or a later text that began with a newer version. */
export function findTyped(here: Typed<FilingValues> | null, { draft, version }: Pick<FilingDetail, "draft" | "version">): Found | null {
  if (here === null || here.savedAt !== "" || (draft !== null && sameValues(here.text, draft.values))) return null;
  const found = { draft: { values: here.text, baseVersion: here.base, savedAt: "" }, typedAt: here.at };
  if (draft === null || draft.savedAt === here.over) return { ...found, rival: null };
  if (here.base === version && draft.baseVersion === version) return { ...found, rival: draft.values };
  return isNewerHere(here, draft) ? { ...found, rival: null } : null;
}

const NOTHING: FilingValues = { goal: { planned: "", actual: "" }, funds: [], rows: [] };

/**
 * Brings a text together with a newer version. `since` leads from the version it began with to the newest; without it nobody can tell who
 * changed what, so all that is written differently is asked, and what only one of them has is kept.
 */
export function reconcile(mine: FilingValues, theirs: FilingValues, since: readonly Difference[] | null): Merged {
  return mergeVersions(since === null ? NOTHING : restore(theirs, since), mine, theirs);
}
