import type { AuditLog } from "../../files/audit-log.ts";
import { sealEvents, type SealingFunctions } from "../commands/seal-events.ts";
import type { Ground } from "../context.ts";
import { LARGEST_BATCH, type SealedBatch } from "../../core/seal/index.ts";
import { bringUpToDate, SEALER } from "./keep-outside.ts";

export interface SealingOptions {
  readonly functions: SealingFunctions;
  /** Where seals are kept outside of the database. */
  readonly log: AuditLog;
  /** Told what went wrong; sealing is tried again all the same. */
  readonly trouble: (what: string, error: unknown) => void;
}

export interface Sealing {
  /** Says that something was committed. Returns at once. */
  readonly committed: () => void;
  /** Waits until all that was committed before is sealed and kept, or could not be. */
  readonly settled: () => Promise<void>;
  /** Seals what is left and ends. */
  readonly stop: () => Promise<void>;
}

/** Commits within this time share a seal. */
const GATHER_MS = 20;
/** From the begin of one seal to the begin of the next: each costs something of its own, so under load more commits share one. */
const APART_MS = 400;
/** After a failure, and where another server seals. */
const AGAIN_MS = 2000;

/**
 * Seals right after commits: many commits share a seal, and no writer ever waits for one. The ground it is given should have a
 * connection of its own. What waits from before a kill is sealed at the start.
 */
export function sealAfterCommit(ground: Ground, { functions, log, trouble }: SealingOptions): Sealing {
  let wanted = true;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let ended = false;
  let earliest = 0;

  const schedule = (): void => {
    if (!wanted || ended || timer !== null || running !== null) return;
    timer = setTimeout(begin, Math.max(GATHER_MS, earliest - performance.now()));
    timer.unref();
  };
  const begin = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    wanted = false;
    earliest = performance.now() + APART_MS;
    running = sealAll().finally(() => {
      running = null;
      schedule();
    });
    return running;
  };
  const sealAll = async (): Promise<void> => {
    try {
      for (;;) {
        const outcome = await ground.change(SEALER, (context) => sealEvents(context, functions));
        if (!outcome.ok) {
          if (outcome.problems.some(({ code }) => code === "seal.busy")) later();
          return;
        }
        await keep(outcome.value);
        if (outcome.value.rows.length < LARGEST_BATCH) return;
      }
    } catch (error) {
      trouble("sealing failed", error);
      later();
    }
  };
  const later = (): void => {
    wanted = true;
    earliest = performance.now() + AGAIN_MS;
  };
  /** A seal stands whether it could be kept or not; what could not is added by the next that can. */
  const keep = (batch: SealedBatch): Promise<void> =>
    log.inTurn(async () => {
      try {
        const newest = await log.newest(batch.seal.region);
        if ((newest === null && batch.seal.batch === 1) || newest?.mac === batch.seal.previous) return await log.append([batch]);
        const { unknown } = await bringUpToDate(ground, log);
        if (unknown !== null) trouble("the database lacks a seal that was kept", new Error(`batch ${unknown.batch} of ${unknown.sealedAt}`));
      } catch (error) {
        trouble("keeping a seal outside of the database failed", error);
      }
    });
  /** A run that is under way may have looked before the commit, so one that begins now follows it. */
  const settled = async (): Promise<void> => {
    await running;
    await (running ?? begin());
  };

  schedule();
  return {
    committed() {
      wanted = true;
      schedule();
    },
    settled,
    async stop() {
      ended = true;
      if (timer !== null) clearTimeout(timer);
      if (running !== null) await running;
      if (wanted) await begin();
    },
  };
}
