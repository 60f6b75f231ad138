import { isClearlyAfter } from "./clock.ts";
import { compareBatch, sealChanges, type Compared } from "./compare-batch.ts";
import { eventIdOf, eventMomentOf, factsOf, fieldChanges } from "./event-line.ts";
import { explainBatch } from "./explain-batch.ts";
import { finding, type FindingDetails, type FindingKind, type LogFinding } from "./finding.ts";
import { isHeadOf, type PrintedHead } from "./head-text.ts";
import { PageCursor, type LogSources, type OutsideBatch, type StoredBatch } from "./log-sources.ts";
import { BEFORE_THE_FIRST, type KeyedSeal, type SealedRow, type SealFunctions } from "./seal.ts";
import { findSetBacks } from "./set-backs.ts";
import { fitsKey, isSound, soundness } from "./soundness.ts";
import { trustedSeal } from "./trusted-seal.ts";

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

/** Tells each finding as it is found; waits until it was taken. */
export type Found = (found: LogFinding) => Promise<void>;

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
  readonly #functions: SealFunctions;
  readonly #found: Found;
  /** Ids already named as being without their leaf. */
  readonly #named = new Set<string>();
  /** Printed heads whose batch was met. */
  readonly #recognised = new Set<PrintedHead>();
  #superseded: ReadonlySet<string> = new Set();
  #last: { readonly batch: number; readonly mac: string } | null = null;
  #seen = 0;
  #lost: Lost | null = null;
  #unkeyed: { readonly from: number; to: number; readonly file: string | null } | null = null;
  #counts = { batches: 0, events: 0, exported: 0, heads: 0, keyed: 0, faults: 0, notes: 0 };
  #firstSealedAt: string | null = null;
  #newest: KeyedSeal | null = null;

  constructor(sources: LogSources, functions: SealFunctions, found: Found) {
    this.#sources = sources;
    this.#functions = functions;
    this.#found = found;
  }

  async run(): Promise<LogSummary> {
    const { region, stored, exported, heads } = this.#sources;
    const setBacks = await this.#findSetBacks();
    this.#superseded = setBacks.superseded;
    for (const one of setBacks.findings) await this.#tell(one);
    await this.#merge(new PageCursor(stored?.batches ?? nothing<StoredBatch>()), new PageCursor(exported), new PageCursor(heads));
    await this.#endUnkeyed();
    await this.#endLost(stored === null ? "beyond-exports" : "cut-off");
    for (const head of this.#sources.printed) {
      if (head.region === region && !this.#recognised.has(head)) await this.#say("head-missing", { batch: head.batch, params: { mac: head.mac, newest: this.#newest?.batch ?? 0 } });
    }
    const waiting = await this.#afterBatches();
    const { batches, events, exported: exportedBatches, heads: headLines, faults, notes } = this.#counts;
    return {
      region, batches, events, waiting, exported: exportedBatches, heads: headLines, firstSealedAt: this.#firstSealedAt, newest: this.#newest,
      keyed: this.#functions.mac !== null, faults, notes,
    };
  }

  async #findSetBacks(): ReturnType<typeof findSetBacks> {
    const { region, heads, exported } = this.#sources;
    const byHeads = await findSetBacks(region, heads);
    return byHeads.findings.length > 0 ? byHeads : findSetBacks(region, exported);
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
      await this.#judge(batch, own, file, head);
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
      else if (next.seal.mac !== this.#last?.mac) await this.#say("outside-disordered", { batch: next.seal.batch, file: next.file });
      cursor.advance();
    }
  }

  async #judge(batch: number, own: StoredBatch | null, file: OutsideBatch | null, head: OutsideBatch | null): Promise<void> {
    if (file !== null) this.#counts.exported += 1;
    if (head !== null) this.#counts.heads += 1;
    const { stored } = this.#sources;
    const log: StoredBatch | null = stored === null && file?.rows != null ? { batch, seal: file.seal, rows: file.rows } : own;
    // Heads from before the first export that was given.
    if (log === null && stored === null && this.#counts.batches === 0) return;
    if (batch > this.#seen + 1 && (stored !== null || this.#seen > 0)) await this.#say("batch-missing", { batch: this.#seen + 1, params: { from: this.#seen + 1, to: batch - 1 } });
    this.#seen = batch;
    if (log === null) return this.#lose((file ?? head)!);
    await this.#endLost("batch-missing");
    this.#counts.batches += 1;
    this.#counts.events += log.rows.length;
    const outside = stored === null ? null : file;
    const where = stored === null ? (file?.file ?? null) : null;
    if (log.seal === null) await this.#judgeSealless(log, outside ?? head);
    else await this.#judgeSealed(log.seal, log.rows, outside, head, where);
  }

  async #judgeSealed(seal: KeyedSeal, rows: readonly SealedRow[], exported: OutsideBatch | null, head: OutsideBatch | null, file: string | null): Promise<void> {
    const functions = this.#functions;
    const sound = soundness(seal, rows, functions);
    if (isSound(sound)) {
      await this.#endUnkeyed();
      if (sound.mac === true) this.#counts.keyed += 1;
      await this.#follow(seal, rows, file);
      if (exported !== null && !isSame(exported, seal, rows)) await this.#judgeExported(exported, seal, rows);
      if (head !== null && !isSame(head, seal, rows)) await this.#judgeHead(head, seal);
      return;
    }
    const told = this.#counts.faults;
    const outside = [exported, head].filter((one) => one !== null).map((one) => one.seal);
    const trusted = trustedSeal(seal, outside, rows, this.#previousOf(seal.batch), functions, this.#counts.keyed > 0);
    this.#last = { batch: seal.batch, mac: (trusted?.seal ?? seal).mac };
    this.#newest = trusted?.seal ?? seal;
    await this.#recognise(this.#newest);
    if (trusted === null) {
      if (sound.positions && sound.leaves && sound.root) return this.#extendUnkeyed(seal.batch, file);
      await this.#say("seal-unkeyed", { batch: seal.batch, file, params: { from: seal.batch, to: seal.batch } });
    } else for (const one of sealChanges(trusted.seal, seal, file)) await this.#tell(one);
    await this.#endUnkeyed();
    const good = trusted ?? { seal, inserted: null };
    const now = soundness(good.seal, rows, functions);
    if (now.positions && now.leaves && now.root) return;
    if (exported?.rows != null && trusted !== null && isSound(soundness(good.seal, exported.rows, functions))) await this.#compare(good.seal, rows, exported.rows, file);
    else for (const one of explainBatch(good, rows, functions.digest, file)) await this.#tell(one);
    if (this.#counts.faults === told) await this.#say("batch-altered", { batch: seal.batch, file, params: { sealed: good.seal.events, found: rows.length } });
  }

  async #judgeSealless({ batch, rows }: StoredBatch, outside: OutsideBatch | null): Promise<void> {
    await this.#say("seal-missing", { batch, params: { found: rows.length } });
    this.#last = outside === null ? null : { batch, mac: outside.seal.mac };
    if (outside?.rows != null && isSound(soundness(outside.seal, outside.rows, this.#functions))) await this.#compare(outside.seal, rows, outside.rows, null);
  }

  /** An export that says something else than a batch that is sound. */
  async #judgeExported(exported: OutsideBatch, seal: KeyedSeal, rows: readonly SealedRow[]): Promise<void> {
    if (exported.rows === null) return this.#judgeHead(exported, seal);
    if (exported.seal.mac !== seal.mac && isSound(soundness(exported.seal, exported.rows, this.#functions))) return this.#judgeHead(exported, seal);
    for (const one of sealChanges(seal, exported.seal, exported.file)) await this.#tell(one);
    const { findings, missing } = compareBatch(seal, exported.rows, rows, exported.file);
    for (const one of findings) await this.#tell(one);
    for (const row of missing) await this.#say("event-deleted", { batch: seal.batch, position: row.position, event: factsOf(row.line ?? ""), file: exported.file });
  }

  async #judgeHead(head: OutsideBatch, seal: KeyedSeal): Promise<void> {
    if (fitsKey(head.seal, this.#functions) === false) {
      for (const one of sealChanges(seal, head.seal, head.file)) await this.#tell(one);
    } else await this.#say("batch-rewritten", { batch: seal.batch, file: head.file, params: { keptAt: head.seal.sealedAt, sealedAt: seal.sealedAt } });
  }

  /** Names what differs from a record that is known to be good, and asks the database for what is missing. */
  async #compare(seal: KeyedSeal, rows: readonly SealedRow[], reference: readonly SealedRow[], file: string | null): Promise<void> {
    const { findings, missing }: Compared = compareBatch(seal, rows, reference, file);
    for (const one of findings) await this.#tell(one);
    for (const row of missing) await this.#missing(seal.batch, row, "event-deleted", file);
  }

  async #missing(batch: number, { eventId, position, line }: SealedRow, kind: "event-deleted" | "event-lost", file: string | null): Promise<void> {
    const now = (await this.#sources.stored?.eventLine(eventId)) ?? null;
    const place = { batch, position, event: factsOf(line ?? ""), file };
    if (now === null) return this.#say(kind, place);
    this.#named.add(eventId);
    if (line !== null && now !== line) await this.#say("event-changed", { ...place, changes: fieldChanges(line, now) });
    await this.#say("leaf-missing", place);
  }

  /** A sound seal: does it follow the one before, and does time. */
  async #follow(seal: KeyedSeal, rows: readonly SealedRow[], file: string | null): Promise<void> {
    const previous = this.#previousOf(seal.batch);
    if (previous !== null && previous !== seal.previous) await this.#say("chain-broken", { batch: seal.batch, file });
    const before = this.#newest;
    if (before !== null && isClearlyAfter(before.sealedAt, seal.sealedAt)) await this.#say("clock-back", { batch: seal.batch, file, params: { before: before.sealedAt, sealedAt: seal.sealedAt } });
    const line = rows.at(-1)?.line ?? "";
    if (isClearlyAfter(eventMomentOf(line), seal.sealedAt)) await this.#say("event-after-seal", { batch: seal.batch, position: rows.length, event: factsOf(line), file, params: { sealedAt: seal.sealedAt } });
    this.#firstSealedAt ??= seal.sealedAt;
    this.#last = seal;
    this.#newest = seal;
    await this.#recognise(seal);
  }

  /** Compares a seal with what is printed on paper. */
  async #recognise(seal: KeyedSeal): Promise<void> {
    for (const head of this.#sources.printed) {
      if (head.region !== seal.region || head.batch !== seal.batch) continue;
      this.#recognised.add(head);
      if (!isHeadOf(head, seal)) await this.#say("head-strange", { batch: seal.batch, params: { mac: head.mac } });
    }
  }

  #previousOf(batch: number): string | null {
    if (batch === 1) return BEFORE_THE_FIRST;
    return this.#last?.batch === batch - 1 ? this.#last.mac : null;
  }

  async #lose(outside: OutsideBatch): Promise<void> {
    const { seal, file } = outside;
    this.#last = null;
    if (this.#lost === null) this.#lost = { from: seal.batch, to: seal.batch, events: seal.events, sealedAt: seal.sealedAt, file };
    else Object.assign(this.#lost, { to: seal.batch, events: this.#lost.events + seal.events, sealedAt: seal.sealedAt });
    await this.#loseEvents(outside);
  }

  async #loseEvents({ seal, rows, file }: OutsideBatch): Promise<void> {
    for (const row of rows ?? []) await this.#missing(seal.batch, row, "event-lost", this.#sources.stored === null ? file : null);
  }

  async #endLost(kind: "cut-off" | "batch-missing" | "beyond-exports"): Promise<void> {
    const lost = this.#lost;
    this.#lost = null;
    if (lost !== null) await this.#say(kind, { batch: lost.from, params: { from: lost.from, to: lost.to, events: lost.events, sealedAt: lost.sealedAt, keptIn: lost.file } });
  }

  #extendUnkeyed(batch: number, file: string | null): void {
    if (this.#unkeyed === null) this.#unkeyed = { from: batch, to: batch, file };
    else this.#unkeyed.to = batch;
  }

  async #endUnkeyed(): Promise<void> {
    const range = this.#unkeyed;
    this.#unkeyed = null;
    if (range !== null) await this.#say("seal-unkeyed", { batch: range.from, file: range.file, params: { from: range.from, to: range.to } });
  }

  /** Events that no batch has told of. */
  async #afterBatches(): Promise<number> {
    const { stored } = this.#sources;
    if (stored === null) return 0;
    for await (const page of stored.unsealed) {
      for (const line of page) if (!this.#named.has(eventIdOf(line))) await this.#say("event-unsealed", { event: factsOf(line) });
    }
    for await (const page of stored.strangers) {
      for (const { id, kind } of page) await this.#say(kind === "deleted" ? "waiting-deleted" : "waiting-again", { event: { id, at: null, verb: null } });
    }
    return stored.waiting();
  }

  #say(kind: FindingKind, details: FindingDetails): Promise<void> {
    return this.#tell(finding(kind, this.#sources.region, details));
  }

  #tell(one: LogFinding): Promise<void> {
    if (one.severity === "fault") this.#counts.faults += 1;
    else this.#counts.notes += 1;
    return this.#found(one);
  }
}

/** Whether a file has the very same batch. */
function isSame(outside: OutsideBatch, seal: KeyedSeal, rows: readonly SealedRow[]): boolean {
  const sameSeal = (["events", "root", "previous", "sealedAt", "mac"] as const).every((field) => outside.seal[field] === seal[field]);
  return sameSeal && (outside.rows === null || (outside.rows.length === rows.length && outside.rows.every(({ line, leaf }, index) => line === rows[index]!.line && leaf === rows[index]!.leaf)));
}

async function* nothing<T>(): AsyncGenerator<readonly T[]> {}
