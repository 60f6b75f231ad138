import type { MessageParams } from "../basics/message.ts";
import type { EventFacts, FieldChange } from "./event-line.ts";

/** What can be wrong with a sealed log; the words are `audit.finding.<kind>`. Notes are worth knowing and prove nothing. */
export const FINDING_KINDS = {
  /** An event isn't any more what was sealed. */
  "event-changed": "fault",
  "event-deleted": "fault",
  "event-inserted": "fault",
  /** Stands at another place of its batch than it was sealed at. */
  "event-moved": "fault",
  /** The event is what was sealed, the leaf is not. */
  "leaf-changed": "fault",
  /** The event is there, its leaf was taken away. */
  "leaf-missing": "fault",
  /** Lost with its batch. */
  "event-lost": "fault",
  "seal-changed": "fault",
  /** The batch isn't what was sealed, and nothing at hand tells which of its events. */
  "batch-altered": "fault",
  "batch-missing": "fault",
  /** Leaves of a batch that has no seal. */
  "seal-missing": "fault",
  /** The end of the log is gone. */
  "cut-off": "fault",
  /** The log was put back to an older state and went on from there. */
  "set-back": "fault",
  /** Two seals of one number, both under the key. */
  "batch-rewritten": "fault",
  "seal-unkeyed": "fault",
  "chain-broken": "fault",
  /** Deleted before it was sealed. */
  "waiting-deleted": "fault",
  "waiting-again": "fault",
  /** Under no seal and waiting for none. */
  "event-unsealed": "fault",
  /** A head kept outside that isn't of this log, or was changed itself. */
  "head-strange": "fault",
  "head-missing": "fault",
  /** A file outside in which batches do not follow each other. */
  "outside-disordered": "fault",
  "export-unreadable": "fault",
  "clock-back": "note",
  "event-after-seal": "note",
  /** Heads go on after the last export that was given. */
  "beyond-exports": "note",
} as const satisfies Readonly<Record<string, "fault" | "note">>;

export type FindingKind = keyof typeof FINDING_KINDS;

export interface LogFinding {
  readonly kind: FindingKind;
  readonly severity: "fault" | "note";
  readonly region: string;
  readonly batch: number | null;
  readonly position: number | null;
  readonly event: EventFacts | null;
  /** What it was and what it is, where that is known. */
  readonly changes: readonly FieldChange[];
  /** File it was found in; null for the database. */
  readonly file: string | null;
  /** Further gaps of the sentence. */
  readonly params: MessageParams;
}

export type FindingDetails = Partial<Omit<LogFinding, "kind" | "severity" | "region">>;

export function finding(kind: FindingKind, region: string, details: FindingDetails = {}): LogFinding {
  return { kind, severity: FINDING_KINDS[kind], region, batch: null, position: null, event: null, changes: [], file: null, params: {}, ...details };
}
