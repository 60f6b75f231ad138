import { factsOf, fieldChanges } from "./event-line.ts";
import { finding, type LogFinding } from "./finding.ts";
import { movedBetween } from "./moved-rows.ts";
import type { KeyedSeal, SealedRow } from "./seal.ts";

export interface Compared {
  readonly findings: LogFinding[];
  /** Rows of the reference that the other does not have: deleted, or only their leaves are. */
  readonly missing: readonly SealedRow[];
}

/** Names everything in which rows of a batch differ from a record of the same batch that is known to be good. */
export function compareBatch(seal: KeyedSeal, rows: readonly SealedRow[], reference: readonly SealedRow[], file: string | null): Compared {
  const { region, batch } = seal;
  const now = new Map(rows.map((row) => [row.eventId, row]));
  const then = new Map(reference.map((row) => [row.eventId, row]));
  const findings: LogFinding[] = [];
  for (const sealed of reference) {
    const row = now.get(sealed.eventId);
    if (row === undefined) continue;
    const place = { batch, position: sealed.position, event: factsOf(sealed.line ?? ""), file };
    if (row.line === null) findings.push(finding("event-deleted", region, place));
    else if (row.line !== sealed.line) findings.push(finding("event-changed", region, { ...place, changes: fieldChanges(sealed.line ?? "", row.line) }));
    if (row.leaf !== sealed.leaf && row.line === sealed.line) findings.push(finding("leaf-changed", region, { ...place, changes: [{ field: "leaf", before: sealed.leaf, after: row.leaf }] }));
  }
  for (const row of rows) {
    if (!then.has(row.eventId)) findings.push(inserted(seal, row, file));
  }
  findings.push(...movedRows(seal, reference.map(({ eventId }) => eventId), rows, file));
  return { findings, missing: reference.filter(({ eventId }) => !now.has(eventId)) };
}

export function inserted({ region, batch }: KeyedSeal, row: SealedRow, file: string | null): LogFinding {
  return finding("event-inserted", region, { batch, position: row.position, event: row.line === null ? { id: row.eventId, at: null, verb: null } : factsOf(row.line), file });
}

/** Rows that stand in another order than these ids. */
export function movedRows({ region, batch }: KeyedSeal, sealed: readonly string[], rows: readonly SealedRow[], file: string | null): LogFinding[] {
  const byId = new Map(rows.map((row) => [row.eventId, row]));
  return movedBetween(sealed, rows.map(({ eventId }) => eventId)).map(({ id, from }) => {
    const row = byId.get(id)!;
    return finding("event-moved", region, {
      batch, position: row.position, event: row.line === null ? { id, at: null, verb: null } : factsOf(row.line), file, params: { from: from + 1, to: row.position },
    });
  });
}

/** The fields of a seal that are not as they were made. */
export function sealChanges(made: KeyedSeal, stored: KeyedSeal, file: string | null): LogFinding[] {
  const changes = (["events", "root", "previous", "sealedAt", "mac"] as const)
    .filter((field) => made[field] !== stored[field])
    .map((field) => ({ field, before: JSON.stringify(made[field]), after: JSON.stringify(stored[field]) }));
  return changes.length === 0 ? [] : [finding("seal-changed", made.region, { batch: made.batch, changes, file })];
}
