import { isClearlyAfter } from "./clock.ts";
import { compareBatch, sealChanges } from "./compare-batch.ts";
import { eventMomentOf, factsOf, fieldChanges } from "./event-line.ts";
import { explainBatch } from "./explain-batch.ts";
import { finding, type FindingDetails, type FindingKind, type LogFinding } from "./finding.ts";
import { isHeadOf, type PrintedHead } from "./head-text.ts";
import type { OutsideBatch, StoredBatch } from "./log-sources.ts";
import { BEFORE_THE_FIRST, type KeyedSeal, type SealedRow, type SealFunctions } from "./seal.ts";
import { fitsKey, isSound, soundness } from "./soundness.ts";
import { trustedSeal } from "./trusted-seal.ts";

/** Tells each finding as it is found; waits until it was taken. */
export type Found = (found: LogFinding) => Promise<void>;

export interface BatchJudgeOptions {
  readonly region: string;
  readonly functions: SealFunctions;
  readonly printed: readonly PrintedHead[];
  /** The line of one event as it is now; null where there is none of this id, or no database. */
  readonly eventLine: (id: string) => Promise<string | null>;
  readonly found: Found;
}

/** Judges one batch after the other, in the order of their numbers, each against its seal, the key, the batch before and what files have of it. */
export class BatchJudge {
  readonly #options: BatchJudgeOptions;
  /** Ids already named as being without their leaf. */
  readonly named = new Set<string>();
  /** Printed heads whose batch was met. */
  readonly recognised = new Set<PrintedHead>();
  faults = 0;
  notes = 0;
  firstSealedAt: string | null = null;
  newest: KeyedSeal | null = null;
  #keyHasFitted = false;
  #last: { readonly batch: number; readonly mac: string } | null = null;
  #unkeyed: { readonly from: number; to: number; readonly file: string | null } | null = null;

  constructor(options: BatchJudgeOptions) {
    this.#options = options;
  }

  /** `mac` of the batch judged last. */
  get lastMac(): string | null {
    return this.#last?.mac ?? null;
  }

  /** The next batch follows nothing. */
  forgetLast(): void {
    this.#last = null;
  }

  say(kind: FindingKind, details: FindingDetails): Promise<void> {
    return this.tell(finding(kind, this.#options.region, details));
  }

  tell(one: LogFinding): Promise<void> {
    if (one.severity === "fault") this.faults += 1;
    else this.notes += 1;
    return this.#options.found(one);
  }

  async sealed(seal: KeyedSeal, rows: readonly SealedRow[], exported: OutsideBatch | null, head: OutsideBatch | null, file: string | null): Promise<void> {
    const functions = this.#options.functions;
    const sound = soundness(seal, rows, functions);
    if (isSound(sound)) {
      await this.endUnkeyed();
      if (sound.mac === true) this.#keyHasFitted = true;
      await this.#follow(seal, rows, file);
      if (exported !== null && !isSame(exported, seal, rows)) await this.#judgeExported(exported, seal, rows);
      if (head !== null && !isSame(head, seal, rows)) await this.#judgeHead(head, seal);
      return;
    }
    const told = this.faults;
    const outside = [exported, head].filter((one) => one !== null).map((one) => one.seal);
    const trusted = trustedSeal(seal, outside, rows, this.#previousOf(seal.batch), functions, this.#keyHasFitted);
    this.#last = { batch: seal.batch, mac: (trusted?.seal ?? seal).mac };
    this.newest = trusted?.seal ?? seal;
    await this.#recognise(this.newest);
    if (trusted === null) {
      if (sound.positions && sound.leaves && sound.root) return this.#extendUnkeyed(seal.batch, file);
      await this.say("seal-unkeyed", { batch: seal.batch, file, params: { from: seal.batch, to: seal.batch } });
    } else for (const one of sealChanges(trusted.seal, seal, file)) await this.tell(one);
    await this.endUnkeyed();
    const good = trusted ?? { seal, inserted: null };
    const now = soundness(good.seal, rows, functions);
    if (now.positions && now.leaves && now.root) return;
    if (exported?.rows != null && trusted !== null && isSound(soundness(good.seal, exported.rows, functions))) await this.#compare(good.seal, rows, exported.rows, file);
    else for (const one of explainBatch(good, rows, functions.digest, file)) await this.tell(one);
    if (this.faults === told) await this.say("batch-altered", { batch: seal.batch, file, params: { sealed: good.seal.events, found: rows.length } });
  }

  async sealless({ batch, rows }: StoredBatch, outside: OutsideBatch | null): Promise<void> {
    await this.say("seal-missing", { batch, params: { found: rows.length } });
    this.#last = outside === null ? null : { batch, mac: outside.seal.mac };
    if (outside?.rows != null && isSound(soundness(outside.seal, outside.rows, this.#options.functions))) await this.#compare(outside.seal, rows, outside.rows, null);
  }

  /** An export that says something else than a batch that is sound. */
  async #judgeExported(exported: OutsideBatch, seal: KeyedSeal, rows: readonly SealedRow[]): Promise<void> {
    if (exported.rows === null) return this.#judgeHead(exported, seal);
    if (exported.seal.mac !== seal.mac && isSound(soundness(exported.seal, exported.rows, this.#options.functions))) return this.#judgeHead(exported, seal);
    for (const one of sealChanges(seal, exported.seal, exported.file)) await this.tell(one);
    const { findings, missing } = compareBatch(seal, exported.rows, rows, exported.file);
    for (const one of findings) await this.tell(one);
    for (const row of missing) await this.say("event-deleted", { batch: seal.batch, position: row.position, event: factsOf(row.line ?? ""), file: exported.file });
  }

  async #judgeHead(head: OutsideBatch, seal: KeyedSeal): Promise<void> {
    if (fitsKey(head.seal, this.#options.functions) === false) {
      for (const one of sealChanges(seal, head.seal, head.file)) await this.tell(one);
    } else await this.say("batch-rewritten", { batch: seal.batch, file: head.file, params: { keptAt: head.seal.sealedAt, sealedAt: seal.sealedAt } });
  }

  /** Names what differs from a record that is known to be good, and asks the database for what is missing. */
  async #compare(seal: KeyedSeal, rows: readonly SealedRow[], reference: readonly SealedRow[], file: string | null): Promise<void> {
    const { findings, missing } = compareBatch(seal, rows, reference, file);
    for (const one of findings) await this.tell(one);
    for (const row of missing) await this.missing(seal.batch, row, "event-deleted", file);
  }

  async missing(batch: number, { eventId, position, line }: SealedRow, kind: "event-deleted" | "event-lost", file: string | null): Promise<void> {
    const now = await this.#options.eventLine(eventId);
    const place = { batch, position, event: factsOf(line ?? ""), file };
    if (now === null) return this.say(kind, place);
    this.named.add(eventId);
    if (line !== null && now !== line) await this.say("event-changed", { ...place, changes: fieldChanges(line, now) });
    await this.say("leaf-missing", place);
  }

  /** A sound seal: does it follow the one before, and does time. */
  async #follow(seal: KeyedSeal, rows: readonly SealedRow[], file: string | null): Promise<void> {
    const previous = this.#previousOf(seal.batch);
    if (previous !== null && previous !== seal.previous) await this.say("chain-broken", { batch: seal.batch, file });
    const before = this.newest;
    if (before !== null && isClearlyAfter(before.sealedAt, seal.sealedAt)) await this.say("clock-back", { batch: seal.batch, file, params: { before: before.sealedAt, sealedAt: seal.sealedAt } });
    const line = rows.at(-1)?.line ?? "";
    if (isClearlyAfter(eventMomentOf(line), seal.sealedAt)) await this.say("event-after-seal", { batch: seal.batch, position: rows.length, event: factsOf(line), file, params: { sealedAt: seal.sealedAt } });
    this.firstSealedAt ??= seal.sealedAt;
    this.#last = seal;
    this.newest = seal;
    await this.#recognise(seal);
  }

  /** Compares a seal with what is printed on paper. */
  async #recognise(seal: KeyedSeal): Promise<void> {
    for (const head of this.#options.printed) {
      if (head.region !== seal.region || head.batch !== seal.batch) continue;
      this.recognised.add(head);
      if (!isHeadOf(head, seal)) await this.say("head-strange", { batch: seal.batch, params: { mac: head.mac } });
    }
  }

  #previousOf(batch: number): string | null {
    if (batch === 1) return BEFORE_THE_FIRST;
    return this.#last?.batch === batch - 1 ? this.#last.mac : null;
  }

  #extendUnkeyed(batch: number, file: string | null): void {
    if (this.#unkeyed === null) this.#unkeyed = { from: batch, to: batch, file };
    else this.#unkeyed.to = batch;
  }

  async endUnkeyed(): Promise<void> {
    const range = this.#unkeyed;
    this.#unkeyed = null;
    if (range !== null) await this.say("seal-unkeyed", { batch: range.from, file: range.file, params: { from: range.from, to: range.to } });
  }
}

/** Whether a file has the very same batch. */
function isSame(outside: OutsideBatch, seal: KeyedSeal, rows: readonly SealedRow[]): boolean {
  const sameSeal = (["events", "root", "previous", "sealedAt", "mac"] as const).every((field) => outside.seal[field] === seal[field]);
  return sameSeal && (outside.rows === null || (outside.rows.length === rows.length && outside.rows.every(({ line, leaf }, index) => line === rows[index]!.line && leaf === rows[index]!.leaf)));
}
