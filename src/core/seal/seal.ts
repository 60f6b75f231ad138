import { leafOf, rootOf, type Digest } from "./merkle.ts";

/** 封存: one root over a batch of events, chained to the seal before it. */
export interface Seal {
  readonly region: string;
  /** Counts from 1. */
  readonly batch: number;
  readonly events: number;
  readonly root: string;
  /** `mac` of the batch before; zeros for the first. */
  readonly previous: string;
  /** UTC to the microsecond. */
  readonly sealedAt: string;
}

export interface KeyedSeal extends Seal {
  /** Keyed by a secret outside of the database: who has only the database can't make it. */
  readonly mac: string;
}

export interface SealFunctions {
  readonly digest: Digest;
  /** Null where the key is not at hand: then everything but `mac` can be checked. */
  readonly mac: Digest | null;
}

/** One leaf with its event, wherever it was read. */
export interface SealedRow {
  /** Counts from 1 within the batch. */
  readonly position: number;
  readonly eventId: string;
  readonly leaf: string;
  /** The line of the event as it is now; null when the event isn't there. */
  readonly line: string | null;
}

export interface SealedBatch {
  readonly seal: KeyedSeal;
  readonly rows: readonly SealedRow[];
}

export const BEFORE_THE_FIRST = "0".repeat(64);

/** How many events one seal covers at most: what has to be read at once to check it. */
export const LARGEST_BATCH = 5000;

/** What the key is put on: all of a seal in one line of JSON. */
export function sealLine({ region, batch, events, root, previous, sealedAt }: Seal): string {
  return `{"region":${JSON.stringify(region)},"batch":${batch},"events":${events},"root":${JSON.stringify(root)},"previous":${JSON.stringify(previous)},"sealedAt":${JSON.stringify(sealedAt)}}`;
}

export interface ToSeal {
  readonly region: string;
  readonly events: readonly { readonly id: string; readonly line: string }[];
  /** The seal before; null for the first. */
  readonly last: Pick<KeyedSeal, "batch" | "mac"> | null;
  readonly sealedAt: string;
}

/** Seals events in the order given. */
export function sealBatch({ region, events, last, sealedAt }: ToSeal, digest: Digest, mac: Digest): SealedBatch {
  const rows = events.map(({ id, line }, index) => ({ position: index + 1, eventId: id, leaf: leafOf(line, digest), line }));
  const seal = {
    region,
    batch: (last?.batch ?? 0) + 1,
    events: rows.length,
    root: rootOf(rows.map(({ leaf }) => leaf), digest),
    previous: last?.mac ?? BEFORE_THE_FIRST,
    sealedAt,
  };
  return { seal: { ...seal, mac: mac(sealLine(seal)) }, rows };
}
