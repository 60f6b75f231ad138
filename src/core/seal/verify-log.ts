import { eventIdOf, factsOf } from "./event-line.ts";
import { BatchJudge, type Found } from "./judge-batch.ts";
import { PageCursor, type LogSources, type OutsideBatch, type StoredBatch } from "./log-sources.ts";
import type { KeyedSeal, SealFunctions } from "./seal.ts";
import { findSetBacks } from "./set-backs.ts";

export interface LogSummary {
  readonly region: string;
  readonly batches: number;
  readonly events: number;
  readonly waiting: number;
  /** Batches and heads that files had. */
  readonly exported: number;
  readonly heads: number;
  readonly firstSealedAt: string | null;
  readonly newest: KeyedSeal | null;
  /** Whether seals were checked against the key. */
  readonly keyed: boolean;
  readonly faults: number;
  readonly notes: number;
}

/**
 * Checks the log of one region batch by batch: the database against its seals, the seals against the key and each other, and all
 * of it against what was kept outside. Without a database the exports are the log.
 */
export async function verifyLog(sources: LogSources, functions: SealFunctions, found: Found): Promise<LogSummary> {
  return new LogVerification(sources, functions, found).run();
}

/** Batches that only files still have. */
interface Lost {
  readonly from: number;
  to: number;
  events: number;
  sealedAt: string;
  readonly file: string;
}

class LogVerification {
  readonly #sources: LogSources;
  readonly #keyed: boolean;
  readonly #judge: BatchJudge;
  #superseded: ReadonlySet<string> = new Set();
  #seen = 0;
  #lost: Lost | null = null;
  #counts = { batches: 0, events: 0, exported: 0, heads: 0 };

  constructor(sources: LogSources, functions: SealFunctions, found: Found) {
    const { region, printed, stored } = sources;
    this.#sources = sources;
    this.#keyed = functions.mac !== null;
    this.#judge = new BatchJudge({ region, printed, functions, found, eventLine: async (id) => (await stored?.eventLine(id)) ?? null });
  }

  async run(): Promise<LogSummary> {
    const { region, stored, exported, heads } = this.#sources;
    const setBacks = await this.#findSetBacks();
    this.#superseded = setBacks.superseded;
    for (const one of setBacks.findings) await this.#judge.tell(one);
    await this.#merge(new PageCursor(stored?.batches ?? nothing<StoredBatch>()), new PageCursor(exported), new PageCursor(heads));
    await this.#judge.endUnkeyed();
    await this.#endLost(stored === null ? "beyond-exports" : "cut-off");
    for (const head of this.#sources.printed) {
      if (head.region === region && !this.#judge.recognised.has(head)) await this.#judge.say("head-missing", { batch: head.batch, params: { mac: head.mac, newest: this.#judge.newest?.batch ?? 0 } });
    }
    const waiting = await this.#afterBatches();
    const { firstSealedAt, newest, faults, notes } = this.#judge;
    return { region, ...this.#counts, waiting, firstSealedAt, newest, keyed: this.#keyed, faults, notes };
  }

  async #findSetBacks(): ReturnType<typeof findSetBacks> {
    const { region, heads, exportedSeals } = this.#sources;
    const byHeads = await findSetBacks(region, heads);
    return byHeads.findings.length > 0 ? byHeads : findSetBacks(region, exportedSeals);
  }

  /** Walks through all that is there by the numbers of the batches. */
  async #merge(stored: PageCursor<StoredBatch>, exported: PageCursor<OutsideBatch>, heads: PageCursor<OutsideBatch>): Promise<void> {
    for (;;) {
      if (stored.needsLoad) await stored.load();
      const ofExport = await this.#outside(exported);
      const ofHeads = await this.#outside(heads);
      const ofDatabase = stored.current;
      const batch = Math.min(ofDatabase?.batch ?? Infinity, ofExport?.seal.batch ?? Infinity, ofHeads?.seal.batch ?? Infinity);
      if (batch === Infinity) return;
      const [own, file, head] = [ofDatabase?.batch === batch ? ofDatabase : null, ofExport?.seal.batch === batch ? ofExport : null, ofHeads?.seal.batch === batch ? ofHeads : null];
      if (own !== null) stored.advance();
      if (file !== null) exported.advance();
      if (head !== null) heads.advance();
      await this.#look(batch, own, file, head);
    }
  }

  /** The next batch of a file that belongs to today's log. */
  async #outside(cursor: PageCursor<OutsideBatch>): Promise<OutsideBatch | null> {
    for (;;) {
      if (cursor.needsLoad) await cursor.load();
      const next = cursor.current;
      if (next === null) return null;
      if (this.#superseded.has(next.seal.mac)) await this.#loseEvents(next);
      // Written twice by an export that was cut off and taken up again.
      else if (next.seal.batch > this.#seen) return next;
      else if (next.seal.mac !== this.#judge.lastMac) await this.#judge.say("outside-disordered", { batch: next.seal.batch, file: next.file });
      cursor.advance();
    }
  }

  async #look(batch: number, own: StoredBatch | null, file: OutsideBatch | null, head: OutsideBatch | null): Promise<void> {
    if (file !== null) this.#counts.exported += 1;
    if (head !== null) this.#counts.heads += 1;
    const { stored } = this.#sources;
    const log: StoredBatch | null = stored === null && file?.rows != null ? { batch, seal: file.seal, rows: file.rows } : own;
    // Heads from before the first export that was given.
    if (log === null && stored === null && this.#counts.batches === 0) return;
    if (batch > this.#seen + 1 && (stored !== null || this.#seen > 0)) await this.#judge.say("batch-missing", { batch: this.#seen + 1, params: { from: this.#seen + 1, to: batch - 1 } });
    this.#seen = batch;
    if (log === null) return this.#lose((file ?? head)!);
    await this.#endLost("batch-missing");
    this.#counts.batches += 1;
    this.#counts.events += log.rows.length;
    const outside = stored === null ? null : file;
    const where = stored === null ? (file?.file ?? null) : null;
    if (log.seal === null) await this.#judge.sealless(log, outside ?? head);
    else await this.#judge.sealed(log.seal, log.rows, outside, head, where);
  }

  async #lose(outside: OutsideBatch): Promise<void> {
    const { seal, file } = outside;
    this.#judge.forgetLast();
    if (this.#lost === null) this.#lost = { from: seal.batch, to: seal.batch, events: seal.events, sealedAt: seal.sealedAt, file };
    else Object.assign(this.#lost, { to: seal.batch, events: this.#lost.events + seal.events, sealedAt: seal.sealedAt });
    await this.#loseEvents(outside);
  }

  async #loseEvents({ seal, rows, file }: OutsideBatch): Promise<void> {
    for (const row of rows ?? []) await this.#judge.missing(seal.batch, row, "event-lost", this.#sources.stored === null ? file : null);
  }

  async #endLost(kind: "cut-off" | "batch-missing" | "beyond-exports"): Promise<void> {
    const lost = this.#lost;
    this.#lost = null;
    if (lost !== null) await this.#judge.say(kind, { batch: lost.from, params: { from: lost.from, to: lost.to, events: lost.events, sealedAt: lost.sealedAt, keptIn: lost.file } });
  }

  /** Events that no batch has told of. */
  async #afterBatches(): Promise<number> {
    const { stored } = this.#sources;
    if (stored === null) return 0;
    for await (const page of stored.unsealed) {
      for (const line of page) if (!this.#judge.named.has(eventIdOf(line))) await this.#judge.say("event-unsealed", { event: factsOf(line) });
    }
    for await (const page of stored.strangers) {
      for (const { id, kind } of page) await this.#judge.say(kind === "deleted" ? "waiting-deleted" : "waiting-again", { event: { id, at: null, verb: null } });
    }
    return stored.waiting();
  }
}

async function* nothing<T>(): AsyncGenerator<readonly T[]> {}
