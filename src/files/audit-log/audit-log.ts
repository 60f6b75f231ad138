import { mkdir, open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { KeyedSeal, SealedBatch } from "../../core/seal/index.ts";
import { batchLines, beginningOf, dayOfSeal, readSealRecord, sealRecord } from "./records.ts";
import { trimUnfinished } from "./trim-unfinished.ts";

/** What the data folder keeps of the sealed log, out of the reach of whoever has only the database. */
export interface AuditLog {
  /** Runs one piece of work after the other: what is appended must follow what was appended before. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** The newest seal that was kept; null when none was. */
  newest(region: string): Promise<KeyedSeal | null>;
  /** Kept seals, newest first, some at a time. */
  backwards(region: string): AsyncGenerator<readonly KeyedSeal[]>;
  /** Adds batches to the exports of their days and then their seals to the heads; on the disk when it returns. */
  append(batches: readonly SealedBatch[]): Promise<void>;
}

export const DAY_FILE = /^\d{4}-\d{2}-\d{2}\.jsonl$/;
/** One file a month: a line a seal. */
export const HEADS_FILE = /^heads-\d{4}-\d{2}\.jsonl$/;

const SEALS_AT_ONCE = 1000;

/** The kept log in this folder, which is made when something is kept. */
export function openAuditLog(folder: string): AuditLog {
  let turn: Promise<unknown> = Promise.resolve();
  const newestKnown = new Map<string, KeyedSeal>();
  const opened = new Set<string>();

  const write = async (name: string, text: string, first: string): Promise<void> => {
    const path = join(folder, name);
    // A server that was killed may have left half a batch.
    if (!opened.has(name)) await trimUnfinished(path);
    opened.add(name);
    const handle = await open(path, "a", 0o600);
    try {
      const { size } = await handle.stat();
      await handle.appendFile(size === 0 ? first + text : text);
      await handle.sync();
    } catch (error) {
      // Whatever part of it was written is taken away before the next time.
      opened.delete(name);
      throw error;
    } finally {
      await handle.close();
    }
  };
  const log: AuditLog = {
    inTurn(work) {
      const mine = turn.then(work);
      turn = mine.catch(() => {});
      return mine;
    },
    async newest(region) {
      const known = newestKnown.get(region);
      if (known !== undefined) return known;
      for await (const seals of log.backwards(region)) return seals[0] ?? null;
      return null;
    },
    async *backwards(region) {
      for (const name of (await namesIn(folder, HEADS_FILE)).reverse()) {
        const lines = (await readFile(join(folder, name), "utf8")).split("\n").reverse();
        // What follows the last line feed was not written to its end, and will be taken away.
        lines.shift();
        for (let at = 0; at < lines.length; at += SEALS_AT_ONCE) {
          const seals = lines.slice(at, at + SEALS_AT_ONCE).map(readSealRecord).filter((seal) => seal !== null && seal.region === region);
          if (seals.length > 0) yield seals as readonly KeyedSeal[];
        }
      }
    },
    async append(batches) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const list of daysOf(batches)) {
        const day = dayOfSeal(list[0]!.seal);
        await write(`${day}.jsonl`, list.map(batchLines).join(""), beginningOf(day));
        await write(`heads-${day.slice(0, 7)}.jsonl`, list.map(({ seal }) => sealRecord(seal)).join(""), "");
      }
      for (const { seal } of batches) newestKnown.set(seal.region, seal);
    },
  };
  return log;
}

/** Batches in the order given, those of one day after each other together. */
function daysOf(batches: readonly SealedBatch[]): SealedBatch[][] {
  const days: SealedBatch[][] = [];
  for (const batch of batches) {
    const last = days.at(-1);
    if (last !== undefined && dayOfSeal(last[0]!.seal) === dayOfSeal(batch.seal)) last.push(batch);
    else days.push([batch]);
  }
  return days;
}

/** Names of the kept files, oldest first; none where there is no such folder. */
export async function namesIn(folder: string, pattern: RegExp): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => pattern.test(name)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
