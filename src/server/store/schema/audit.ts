import type { Fixed, FixedBigint } from "./column.ts";

/** Events that no seal covers yet; written with the event and taken away with the seal. */
export interface EventToSealTable {
  region: Fixed<string>;
  event_id: Fixed<string>;
}

/** 封存: a Merkle root over a batch of events, chained to the one before and keyed by a secret outside the database. */
export interface SealTable {
  region: Fixed<string>;
  batch: FixedBigint;
  events: Fixed<number>;
  /** Digests are their 32 bytes. */
  root: Fixed<Buffer>;
  /** `mac` of the batch before; zeros for the first. */
  previous: Fixed<Buffer>;
  mac: Fixed<Buffer>;
  sealed_at: Fixed<Date>;
}

/** What a seal covers, in the order of its leaves. */
export interface SealLeavesTable {
  region: Fixed<string>;
  batch: FixedBigint;
  /** The smallest and the largest of the ids. */
  first_id: Fixed<string>;
  last_id: Fixed<string>;
  event_ids: Fixed<string[]>;
  leaves: Fixed<Buffer[]>;
}

/** A request that was refused, and why; written in a transaction of its own. */
export interface RefusalTable {
  region: Fixed<string>;
  id: Fixed<string>;
  at: Fixed<Date>;
  person_id: Fixed<string | null>;
  post_id: Fixed<string | null>;
  role: Fixed<string | null>;
  /** Method and pattern of the address. */
  route: Fixed<string>;
  /** Id of the record that was asked for; empty when there was none. */
  subject: Fixed<string>;
  status: Fixed<number>;
  problem: Fixed<string>;
  source: Fixed<string>;
}
