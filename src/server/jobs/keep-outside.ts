import type { KeyedSeal } from "../../core/seal/index.ts";
import type { AuditLog } from "../../files/audit-log.ts";
import type { Ground } from "../context.ts";
import { sealedBatches, sealsNumbered } from "../queries/sealed-batches.ts";

export const SEALER = { actor: "system", task: "seal" } as const;

/** What was found while the files were brought up to date. */
export interface BroughtUp {
  readonly batches: number;
  /** The newest kept seal, where the database doesn't have it: it was put back to an older state. */
  readonly unknown: KeyedSeal | null;
}

/**
 * Adds to the files what the database has sealed and they don't hold yet: at a start, and after a disk that was full. To be called
 * in the log's turn.
 */
export async function bringUpToDate(ground: Ground, log: AuditLog): Promise<BroughtUp> {
  const region = await ground.ask(SEALER, async (context) => context.region);
  const newest = await log.newest(region);
  const unknown = newest !== null && !(await storedMacs(ground, [newest])).has(newest.mac) ? newest : null;
  let after = newest === null ? 0 : await newestCommon(ground, log, region);
  let batches = 0;
  for (;;) {
    const next = await ground.ask(SEALER, (context) => sealedBatches(context, after));
    const last = next.at(-1);
    if (last === undefined) return { batches, unknown };
    await log.append(next);
    batches += next.length;
    after = last.seal.batch;
  }
}

/** Number of the newest kept seal that the database has as well. */
async function newestCommon(ground: Ground, log: AuditLog, region: string): Promise<number> {
  for await (const kept of log.backwards(region)) {
    const macs = await storedMacs(ground, kept);
    const common = kept.find(({ mac }) => macs.has(mac));
    if (common !== undefined) return common.batch;
  }
  return 0;
}

/** `mac` of the seals that the database has under these numbers. */
async function storedMacs(ground: Ground, kept: readonly KeyedSeal[]): Promise<Set<string>> {
  const stored = await ground.ask(SEALER, (context) => sealsNumbered(context, kept.map(({ batch }) => batch)));
  return new Set(stored.map(({ mac }) => mac));
}
