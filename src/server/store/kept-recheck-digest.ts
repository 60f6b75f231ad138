import { digestOf } from "./digest.ts";
import type { KeptRecheckState } from "./kept-recheck.ts";

/** What an event states of a kept recheck: which one, with which content, and whether it was discarded. */
export function recheckDigest(kept: KeptRecheckState): string {
  return digestOf({
    id: kept.id,
    name: kept.name,
    language: kept.language,
    contentFormat: kept.contentFormat,
    contentDigest: kept.contentDigest,
    keptAt: kept.keptAt.toISOString(),
    discardedAt: kept.discardedAt?.toISOString() ?? null,
  });
}
