import { createHash, createHmac } from "node:crypto";
import { eventLine, sealBatch, verifyLog, type KeyedSeal, type LogFinding, type LoggedEvent, type LogSources, type LogSummary, type OutsideBatch, type SealedBatch, type SealFunctions, type StoredBatch } from "../../../src/core/seal/index.ts";

export const REGION = "990100";
export const digest = (text: string): string => createHash("sm3").update(text).digest("hex");
export const functionsOf = (key: string): SealFunctions & { readonly mac: (text: string) => string } => ({ digest, mac: (text) => createHmac("sm3", key).update(text).digest("hex") });
export const FUNCTIONS = functionsOf("a secret outside of the database");

export function sampleEvent(number: number, change: Partial<LoggedEvent> = {}): LoggedEvent {
  const digits = number.toString(16).padStart(12, "0");
  return {
    region: REGION, id: `0193b3c0-0000-7000-8000-${digits}`, at: `2026-11-22T08:00:${String(number % 60).padStart(2, "0")}.000000Z`, actor: "0193b3c0-1111-7111-8111-000000000001",
    verb: "filing.saved", subject: `0193b3c0-2222-7222-8222-${digits}`, digestBefore: null, digestAfter: digest(String(number)), post: null, role: "unit-officer", year: 2026, stage: "goal",
    detail: `{"version": ${number}}`, ...change,
  };
}

/** A log of batches of these sizes. */
export function sampleLog(sizes: readonly number[], functions = FUNCTIONS): SealedBatch[] {
  const batches: SealedBatch[] = [];
  let number = 0;
  for (const [index, size] of sizes.entries()) {
    const events = Array.from({ length: size }, () => sampleEvent((number += 1))).map((event) => ({ id: event.id, line: eventLine(event) }));
    batches.push(sealBatch({ region: REGION, events, last: batches.at(-1)?.seal ?? null, sealedAt: `2026-11-22T09:${String(index).padStart(2, "0")}:00.000000Z` }, functions.digest, functions.mac));
  }
  return batches;
}

export interface SampleSources {
  /** Null: only files. */
  readonly stored?: readonly StoredBatch[] | null;
  readonly unsealed?: readonly string[];
  readonly exported?: readonly SealedBatch[];
  readonly heads?: readonly KeyedSeal[];
  readonly printed?: LogSources["printed"];
  readonly functions?: SealFunctions;
  /** Items a page, so that pages end everywhere. */
  readonly page?: number;
}

export function storedOf(batches: readonly SealedBatch[]): StoredBatch[] {
  return batches.map(({ seal, rows }) => ({ batch: seal.batch, seal, rows }));
}

/** Verifies a log that stands in memory. */
export async function verify({ stored = null, unsealed = [], exported = [], heads = [], printed = [], functions = FUNCTIONS, page = 3 }: SampleSources): Promise<{ findings: LogFinding[]; summary: LogSummary }> {
  const findings: LogFinding[] = [];
  const lines = new Map([...(stored ?? []).flatMap(({ rows }) => rows.map(({ eventId, line }) => [eventId, line] as const)), ...unsealed.map((line) => [(JSON.parse(line) as { id: string }).id, line] as const)]);
  const summary = await verifyLog(
    {
      region: REGION,
      stored: stored === null ? null : {
        batches: inPages(stored, page),
        unsealed: inPages(unsealed, page),
        strangers: inPages([], page),
        waiting: async () => 0,
        eventLine: async (id) => lines.get(id) ?? null,
      },
      exported: inPages(exported.map(({ seal, rows }): OutsideBatch => ({ seal, rows, file: "2026-11-22.jsonl" })), page),
      exportedSeals: inPages(exported.map(({ seal }): OutsideBatch => ({ seal, rows: null, file: "2026-11-22.jsonl" })), page),
      heads: inPages(heads.map((seal): OutsideBatch => ({ seal, rows: null, file: "heads-2026-11.jsonl" })), page),
      printed,
    },
    functions,
    async (one) => void findings.push(one),
  );
  return { findings, summary };
}

function inPages<T>(items: readonly T[], size: number): AsyncIterable<readonly T[]> {
  return {
    async *[Symbol.asyncIterator]() {
      for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
    },
  };
}

/** `kind batch.position` of each finding: what a person reads first. */
export function named(findings: readonly LogFinding[]): string[] {
  return findings.map(({ kind, batch, position }) => `${kind} ${batch ?? "-"}${position === null ? "" : `.${position}`}`);
}
