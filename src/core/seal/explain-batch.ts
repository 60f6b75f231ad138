import { inserted, movedRows } from "./compare-batch.ts";
import { factsOf } from "./event-line.ts";
import { finding, type LogFinding } from "./finding.ts";
import { leafOf, rootOf, type Digest } from "./merkle.ts";
import type { KeyedSeal, SealedRow } from "./seal.ts";
import { inOrderOfIds, ownLeaves, type TrustedSeal } from "./trusted-seal.ts";

/** Beyond so many a list of absent positions names nothing any more. */
const GAPS_NAMED = 100;

/**
 * Names what happened to a batch by nothing but its own rows and the seal as it was made, where no other record of it is at hand.
 * What can't be named ends as `batch-altered`.
 */
export function explainBatch({ seal, inserted: extra }: TrustedSeal, all: readonly SealedRow[], digest: Digest, file: string | null): LogFinding[] {
  const { region, batch } = seal;
  const rows = extra === null ? all : all.filter((row) => row !== extra);
  const findings: LogFinding[] = extra === null ? [] : [inserted(seal, extra, file)];
  const isRoot = (leaves: readonly string[]): boolean => rootOf(leaves, digest) === seal.root;
  const own = ownLeaves(rows, (line) => leafOf(line, digest));

  // The events together are what was sealed, so it is the leaves that are not.
  const allThere = rows.every(({ line }) => line !== null);
  if (allThere && isRoot(own)) return [...findings, ...rows.filter(({ leaf }, index) => own[index] !== leaf).map((row) => place("leaf-changed", seal, row, file))];
  const ordered = inOrderOfIds(rows);
  if (allThere && isRoot(ownLeaves(ordered, (line) => leafOf(line, digest)))) return [...findings, ...movedRows(seal, ordered.map(({ eventId }) => eventId), rows, file)];

  const bySealed = new Map(rows.map((row) => [row.leaf, row]));
  const leavesStand = isRoot(rows.map(({ leaf }) => leaf));
  for (const [index, row] of rows.entries()) {
    if (row.line === null) {
      findings.push(place("event-deleted", seal, row, file));
      continue;
    }
    if (own[index] === row.leaf) continue;
    const home = bySealed.get(own[index]!);
    if (home !== undefined && leavesStand) findings.push({ ...place("event-moved", seal, row, file), params: { from: home.position, to: row.position } });
    else findings.push(place("event-changed", seal, row, file));
  }
  const gaps = missingPositions(rows, seal.events);
  if (rows.length < seal.events) {
    // Rows that follow one another do not tell which place was taken from among them.
    const known = rows.length === 0 || gaps[0] !== rows.length + 1;
    for (const position of gaps.slice(0, GAPS_NAMED)) findings.push(finding("event-deleted", region, { batch, position: known ? position : null, file }));
  }
  if (!leavesStand && (findings.length === 0 || rows.length > seal.events)) {
    findings.push(finding("batch-altered", region, { batch, file, params: { sealed: seal.events, found: all.length } }));
  }
  return findings;
}

function place(kind: "event-changed" | "event-deleted" | "event-moved" | "leaf-changed", { region, batch }: KeyedSeal, row: SealedRow, file: string | null): LogFinding {
  return finding(kind, region, { batch, position: row.position, event: row.line === null ? { id: row.eventId, at: null, verb: null } : factsOf(row.line), file });
}

function missingPositions(rows: readonly SealedRow[], events: number): number[] {
  const there = new Set(rows.map(({ position }) => position));
  const missing: number[] = [];
  for (let position = 1; position <= events && missing.length <= GAPS_NAMED; position += 1) if (!there.has(position)) missing.push(position);
  return missing;
}
