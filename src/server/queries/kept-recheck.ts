import type { Context } from "../context.ts";
import { findKeptRecheck, type KeptRecheck } from "../store/kept-recheck.ts";

/** The recheck kept under the asker's key; null when there is none, or none any more. */
export async function keptRecheck({ tx, region, keptKeyHash }: Context): Promise<KeptRecheck | null> {
  const kept = keptKeyHash === null ? null : await findKeptRecheck(tx, region, keptKeyHash);
  return kept === null || kept.discardedAt !== null ? null : kept;
}
