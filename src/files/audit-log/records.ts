import { sealLine, type KeyedSeal, type SealedBatch, type SealedRow } from "../../core/seal/index.ts";

/** First line of a day's export, so that the file says what it is. */
export function beginningOf(day: string): string {
  return `{"log":"hengji","format":1,"day":"${day}"}\n`;
}

/** The events of a batch in their order, a line each, and then its seal. */
export function batchLines({ seal, rows }: SealedBatch): string {
  return `${rows.map(({ position, leaf, line }) => `{"batch":${seal.batch},"position":${position},"leaf":"${leaf}","event":${line ?? "null"}}\n`).join("")}${sealRecord(seal)}`;
}

export function sealRecord(seal: KeyedSeal): string {
  return `{"seal":${sealLine(seal)},"mac":"${seal.mac}"}\n`;
}

export interface EventRecord extends SealedRow {
  readonly batch: number;
}

/** What stands before the event itself; the rest of the line is it, and a brace. */
const BEFORE_EVENT = /^\{"batch":(\d{1,15}),"position":(\d{1,9}),"leaf":"([0-9a-f]{64})","event":/;
const EVENT_ID = /^\{"region":"[^"]*","id":"([^"]*)"/;
const SEAL = /^\{"seal":(\{.+\}),"mac":"([0-9a-f]{64})"\}$/;

/** A line of an export that holds an event; null when it is none. */
export function readEventRecord(text: string): EventRecord | null {
  const [before, batch, position, leaf] = BEFORE_EVENT.exec(text) ?? [];
  if (before === undefined || batch === undefined || position === undefined || leaf === undefined || !text.endsWith("}")) return null;
  const line = text.slice(before.length, -1);
  return { batch: Number(batch), position: Number(position), leaf, eventId: EVENT_ID.exec(line)?.[1] ?? "", line: line === "null" ? null : line };
}

/** A line that holds a seal; null when it is none. */
export function readSealRecord(text: string): KeyedSeal | null {
  const [, json, mac] = SEAL.exec(text) ?? [];
  if (json === undefined || mac === undefined) return null;
  try {
    const { region, batch, events, root, previous, sealedAt } = JSON.parse(json) as Record<string, unknown>;
    const isCount = (value: unknown): value is number => Number.isSafeInteger(value);
    const isText = (value: unknown): value is string => typeof value === "string";
    return isText(region) && isCount(batch) && isCount(events) && isText(root) && isText(previous) && isText(sealedAt) ? { region, batch, events, root, previous, sealedAt, mac } : null;
  } catch {
    return null;
  }
}

/** Calendar day where the office is: China keeps one time, eight hours ahead. */
export function dayOfSeal({ sealedAt }: KeyedSeal): string {
  return new Date(Date.parse(sealedAt) + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
