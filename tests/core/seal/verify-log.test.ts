import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { eventLine, sealBatch, sealLine, headText, readHead, type KeyedSeal, type SealedBatch, type SealedRow } from "../../../src/core/seal/index.ts";
import { leafOf, rootOf } from "../../../src/core/seal/merkle.ts";
import { digest, FUNCTIONS, functionsOf, named, REGION, sampleEvent, sampleLog, storedOf, verify } from "./sample-log.ts";

const LONG = process.env["HENGJI_LONG"] === "1";
const SIZES = [3, 1, 5, 2];
const whole = (): SealedBatch[] => sampleLog(SIZES);
const headsOf = (batches: readonly SealedBatch[]): KeyedSeal[] => batches.map(({ seal }) => seal);

/** Somebody who has the database and not the key makes a seal fit its rows again. */
function recomputed({ seal }: SealedBatch, rows: readonly SealedRow[]): SealedBatch {
  const renumbered = rows.map((row, index) => ({ ...row, position: index + 1, leaf: leafOf(row.line!, digest) }));
  return { seal: { ...seal, events: renumbered.length, root: rootOf(renumbered.map(({ leaf }) => leaf), digest) }, rows: renumbered };
}

function withRow(batches: readonly SealedBatch[], batch: number, position: number, change: (row: SealedRow) => SealedRow): SealedBatch[] {
  return batches.map((one) => (one.seal.batch !== batch ? one : { ...one, rows: one.rows.map((row) => (row.position === position ? change(row) : row)) }));
}

const changed = (row: SealedRow): SealedRow => ({ ...row, line: row.line!.replace('"role":"unit-officer"', '"role":"finance-leader"') });

describe("a whole log", () => {
  test("has no findings, alone and beside all that is kept outside", async () => {
    const log = whole();
    for (const outside of [{}, { exported: log }, { heads: headsOf(log) }, { exported: log, heads: headsOf(log), printed: [readHead(headText(log[3]!.seal))!] }]) {
      const { findings, summary } = await verify({ stored: storedOf(log), ...outside });
      assert.deepEqual(named(findings), []);
      assert.equal(summary.batches, 4);
      assert.equal(summary.events, 11);
      assert.equal(summary.newest?.mac, log[3]!.seal.mac);
    }
    const files = await verify({ exported: log });
    assert.deepEqual(named(files.findings), []);
    assert.equal(files.summary.events, 11);
  });

  test("an export that lags behind or begins later is no finding, nor is a batch written twice", async () => {
    const log = whole();
    const heads = headsOf(log);
    assert.deepEqual(named((await verify({ stored: storedOf(log), exported: log.slice(0, 2), heads: heads.slice(0, 3) })).findings), []);
    assert.deepEqual(named((await verify({ stored: storedOf(log), exported: log.slice(2), heads: heads.slice(1) })).findings), []);
    assert.deepEqual(named((await verify({ stored: storedOf(log), exported: [log[0]!, log[0]!, ...log.slice(1)], heads: [heads[0]!, ...heads] })).findings), []);
    assert.deepEqual(named((await verify({ exported: log.slice(1, 3), heads })).findings), ["beyond-exports 4"]);
  });

  test("of any sizes is whole, whatever the pages", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 9 }), async (sizes, page) => {
        const log = sampleLog(sizes);
        assert.deepEqual((await verify({ stored: storedOf(log), exported: log, heads: headsOf(log), page })).findings, []);
      }),
      { numRuns: LONG ? 500 : 25, seed: 20261122 },
    );
  });
});

describe("by the database alone", () => {
  test("a changed event is named", async () => {
    const { findings } = await verify({ stored: storedOf(withRow(whole(), 3, 4, changed)) });
    assert.deepEqual(named(findings), ["event-changed 3.4"]);
    assert.equal(findings[0]?.event?.verb, "filing.saved");
  });

  test("a changed event with its leaf made to fit leaves the batch named", async () => {
    const { findings } = await verify({ stored: storedOf(withRow(whole(), 3, 4, (row) => ({ ...changed(row), leaf: leafOf(changed(row).line!, digest) }))) });
    assert.deepEqual(named(findings), ["batch-altered 3"]);
  });

  test("a deleted event is named, and so is the place of one that went with its leaf", async () => {
    const gone = await verify({ stored: storedOf(withRow(whole(), 1, 2, (row) => ({ ...row, line: null }))) });
    assert.deepEqual(named(gone.findings), ["event-deleted 1.2"]);
    const without = whole().map((one) => (one.seal.batch === 3 ? { ...one, rows: one.rows.filter(({ position }) => position !== 2) } : one));
    assert.deepEqual(named((await verify({ stored: storedOf(without) })).findings), ["event-deleted 3.2"]);
    const closed = without.map((one) => (one.seal.batch === 3 ? { ...one, rows: one.rows.map((row, index) => ({ ...row, position: index + 1 })) } : one));
    assert.deepEqual(named((await verify({ stored: storedOf(closed) })).findings), ["event-deleted 3"], "where the others moved up nothing tells its place");
  });

  test("events that stand in another order are named", async () => {
    const log = whole();
    const rows = log[2]!.rows;
    const swap = (list: readonly SealedRow[], a: number, b: number): SealedRow[] => list.map((row, index) => ({ ...(index === a ? list[b]! : index === b ? list[a]! : row), position: index + 1 }));
    const positions = await verify({ stored: storedOf(log.with(2, { ...log[2]!, rows: swap(rows, 1, 3) })) });
    assert.deepEqual(named(positions.findings), ["event-moved 3.2", "event-moved 3.4"]);
    assert.deepEqual(positions.findings.map(({ params }) => params["from"]), [4, 2]);
    // The leaves stay where they are and only the events change places.
    const crossed = rows.map((row, index) => (index === 1 ? { ...rows[3]!, leaf: row.leaf, position: 2 } : index === 3 ? { ...rows[1]!, leaf: row.leaf, position: 4 } : row));
    const events = await verify({ stored: storedOf(log.with(2, { ...log[2]!, rows: crossed })) });
    assert.deepEqual(named(events.findings), ["event-moved 3.2", "event-moved 3.4"]);
  });

  test("an event put in with everything computed again, but without the key, is named", async () => {
    const log = whole();
    const forged = sampleEvent(99);
    const rows = log[2]!.rows.toSpliced(2, 0, { position: 0, eventId: forged.id, leaf: "", line: eventLine(forged) });
    const { findings } = await verify({ stored: storedOf(log.with(2, recomputed(log[2]!, rows))) });
    assert.deepEqual(named(findings), ["event-inserted 3.3", "seal-changed 3"].toSorted((a) => (a.startsWith("seal") ? -1 : 1)));
    assert.deepEqual(findings[0]?.changes.map(({ field }) => field), ["events", "root"]);
  });

  test("an event taken out with everything computed again leaves the seal without its key", async () => {
    const log = whole();
    const { findings } = await verify({ stored: storedOf(log.with(2, recomputed(log[2]!, log[2]!.rows.slice(1)))) });
    assert.deepEqual(named(findings), ["seal-unkeyed 3"]);
  });

  test("a changed time, number, root and predecessor of a seal", async () => {
    const log = whole();
    const alter = (change: Partial<KeyedSeal>): SealedBatch[] => log.with(1, { ...log[1]!, seal: { ...log[1]!.seal, ...change } });
    assert.deepEqual(named((await verify({ stored: storedOf(alter({ sealedAt: "2026-11-21T09:01:00.000000Z" })) })).findings), ["seal-unkeyed 2"]);
    for (const change of [{ events: 7 }, { root: digest("x") }, { previous: digest("y") }]) {
      const { findings } = await verify({ stored: storedOf(alter(change)) });
      assert.deepEqual(named(findings), ["seal-changed 2"], JSON.stringify(change));
      assert.deepEqual(findings[0]?.changes.map(({ field }) => field), Object.keys(change));
    }
    assert.deepEqual(named((await verify({ stored: storedOf(alter({ mac: digest("z") })) })).findings), ["seal-unkeyed 2", "chain-broken 3"]);
  });

  test("missing batches, leaves without a seal, events under none", async () => {
    const log = whole();
    assert.deepEqual(named((await verify({ stored: storedOf(log.toSpliced(1, 1)) })).findings), ["batch-missing 2"]);
    assert.deepEqual(named((await verify({ stored: storedOf(log.slice(1)) })).findings), ["batch-missing 1"]);
    assert.deepEqual(named((await verify({ stored: storedOf(log).with(1, { batch: 2, seal: null, rows: log[1]!.rows }) })).findings), ["seal-missing 2"]);
    assert.deepEqual(named((await verify({ stored: storedOf(log), unsealed: [eventLine(sampleEvent(70))] })).findings), ["event-unsealed -"]);
  });

  test("with another key every seal is told of in one finding; without a key nothing is said of it", async () => {
    const log = whole();
    const { findings } = await verify({ stored: storedOf(log), functions: functionsOf("another") });
    assert.deepEqual(named(findings), ["seal-unkeyed 1"]);
    assert.deepEqual(findings[0]?.params, { from: 1, to: 4 });
    const blind = await verify({ stored: storedOf(log), functions: { digest, mac: null } });
    assert.deepEqual(blind.findings, []);
    assert.equal(blind.summary.keyed, false);
  });
});

describe("beside what is kept outside", () => {
  const log = whole();
  const outside = { exported: log, heads: headsOf(log) };

  test("a changed event is named with what it was, even where its leaf and root fit", async () => {
    for (const forge of [(row: SealedRow) => changed(row), (row: SealedRow) => ({ ...changed(row), leaf: leafOf(changed(row).line!, digest) })]) {
      const { findings } = await verify({ stored: storedOf(withRow(log, 3, 4, forge)), ...outside });
      assert.deepEqual(named(findings), ["event-changed 3.4"]);
      assert.deepEqual(findings[0]?.changes, [{ field: "role", before: '"unit-officer"', after: '"finance-leader"' }]);
    }
    const inDetail = await verify({ stored: storedOf(withRow(log, 3, 4, (row) => ({ ...row, line: row.line!.replace(/"version": \d+/, '"version": 1000') }))), ...outside });
    assert.deepEqual(inDetail.findings[0]?.changes, [{ field: "detail.version", before: "8", after: "1000" }]);
  });

  test("a deleted event is named, though leaf, number and root were computed again", async () => {
    const { findings } = await verify({ stored: storedOf(log.with(2, recomputed(log[2]!, log[2]!.rows.toSpliced(1, 1)))), ...outside });
    assert.deepEqual(named(findings), ["seal-changed 3", "event-deleted 3.2"]);
    assert.deepEqual(findings[1]?.event, { id: log[2]!.rows[1]!.eventId, at: "2026-11-22T08:00:06.000000Z", verb: "filing.saved" });
  });

  test("an event whose leaf alone was taken away is told from a deleted one, and only once", async () => {
    const { findings } = await verify({ stored: storedOf(log.with(2, recomputed(log[2]!, log[2]!.rows.toSpliced(1, 1)))), unsealed: [log[2]!.rows[1]!.line!], ...outside });
    assert.deepEqual(named(findings), ["seal-changed 3", "leaf-missing 3.2"]);
  });

  test("the end cut off is told with each event that is lost", async () => {
    const { findings } = await verify({ stored: storedOf(log.slice(0, 2)), ...outside });
    assert.deepEqual(named(findings), ["event-lost 3.1", "event-lost 3.2", "event-lost 3.3", "event-lost 3.4", "event-lost 3.5", "event-lost 4.1", "event-lost 4.2", "cut-off 3"]);
    assert.deepEqual(findings.at(-1)?.params, { from: 3, to: 4, events: 7, sealedAt: "2026-11-22T09:03:00.000000Z", keptIn: "2026-11-22.jsonl" });
    assert.deepEqual(named((await verify({ stored: storedOf(log.slice(0, 2)), heads: outside.heads })).findings), ["cut-off 3"]);
    assert.deepEqual(named((await verify({ stored: [], heads: outside.heads })).findings), ["cut-off 1"]);
    assert.deepEqual(named((await verify({ stored: storedOf(log.slice(0, 2)), printed: [readHead(headText(log[3]!.seal))!] })).findings), ["head-missing 4"]);
  });

  test("a log that was put back and went on is told, also after it has grown past the old end", async () => {
    const event = sampleEvent(50);
    const goesOn = (last: SealedBatch, number: number): SealedBatch =>
      sealBatch({ region: REGION, events: [{ id: `${event.id.slice(0, -2)}${number}`, line: eventLine({ ...event, id: `${event.id.slice(0, -2)}${number}` }) }], last: last.seal, sealedAt: "2026-11-23T09:00:00.000000Z" }, FUNCTIONS.digest, FUNCTIONS.mac);
    const branch = log.slice(0, 2);
    for (const number of [60, 61, 62]) branch.push(goesOn(branch.at(-1)!, number));
    const kept = [...log, ...branch.slice(2)];
    const { findings } = await verify({ stored: storedOf(branch), exported: kept, heads: headsOf(kept) });
    assert.deepEqual(named(findings).filter((name) => !name.startsWith("event-lost")), ["set-back 3"]);
    assert.equal(findings.filter(({ kind }) => kind === "event-lost").length, 7);
    assert.deepEqual(findings[0]?.params, { from: 3, to: 4, lastSealedAt: "2026-11-22T09:03:00.000000Z", sealedAt: "2026-11-23T09:00:00.000000Z" });
  });

  test("a changed seal is told with its fields, and a batch made again under the key as well", async () => {
    const later = { ...log[1]!, seal: { ...log[1]!.seal, sealedAt: "2026-11-21T09:01:00.000000Z" } };
    const { findings } = await verify({ stored: storedOf(log.with(1, later)), heads: outside.heads });
    assert.deepEqual(findings.map(({ kind, batch, changes }) => [kind, batch, changes]), [["seal-changed", 2, [{ field: "sealedAt", before: '"2026-11-22T09:01:00.000000Z"', after: '"2026-11-21T09:01:00.000000Z"' }]]]);
    const again = { ...later.seal, mac: FUNCTIONS.mac(sealLine(later.seal)) };
    assert.deepEqual(named((await verify({ stored: storedOf(log.slice(0, 2).with(1, { ...later, seal: again })), heads: outside.heads.slice(0, 2) })).findings), ["clock-back 2", "event-after-seal 2.1", "batch-rewritten 2"]);
  });

  test("an export or a head that was changed itself is told as such", async () => {
    const exported = withRow(log, 3, 4, changed);
    const { findings } = await verify({ stored: storedOf(log), exported });
    assert.deepEqual(findings.map(({ kind, file, batch, position }) => [kind, file, batch, position]), [["event-changed", "2026-11-22.jsonl", 3, 4]]);
    const heads = outside.heads.with(1, { ...outside.heads[1]!, root: digest("x") });
    assert.deepEqual((await verify({ stored: storedOf(log), heads })).findings.map(({ kind, file }) => [kind, file]), [["seal-changed", "heads-2026-11.jsonl"]]);
    assert.deepEqual(named((await verify({ stored: storedOf(log), printed: [{ region: REGION, batch: 2, mac: "0123456789ab" }] })).findings), ["head-strange 2"]);
  });

  test("exports alone tell what was done to them", async () => {
    assert.deepEqual(named((await verify({ exported: withRow(log, 3, 4, changed) })).findings), ["event-changed 3.4"]);
    assert.deepEqual(named((await verify({ exported: log.toSpliced(2, 1) })).findings), ["batch-missing 3"]);
    assert.deepEqual(named((await verify({ exported: log.toSpliced(2, 1), heads: outside.heads })).findings), ["batch-missing 3"]);
  });
});

test("whatever one row of whatever batch is made to say, something is found", async () => {
  const log = sampleLog([2, 7, 1, 16]);
  const forgeries: readonly ((row: SealedRow) => SealedRow)[] = [
    changed,
    (row) => ({ ...changed(row), leaf: leafOf(changed(row).line!, digest) }),
    (row) => ({ ...row, leaf: digest(row.leaf) }),
    (row) => ({ ...row, line: null }),
    (row) => ({ ...row, position: row.position + 1 }),
    (row) => ({ ...row, eventId: "0193b3c0-9999-7999-8999-000000000001", line: row.line!.replace(/"id":"[^"]*"/, '"id":"0193b3c0-9999-7999-8999-000000000001"') }),
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...forgeries), fc.constantFrom(...log.flatMap(({ seal, rows }) => rows.map(({ position }) => [seal.batch, position] as const))), fc.boolean(), fc.boolean(), async (forge, [batch, position], exported, keyed) => {
      const { findings } = await verify({ stored: storedOf(withRow(log, batch, position, forge)), exported: exported ? log : [], functions: keyed ? FUNCTIONS : { digest, mac: null } });
      assert.ok(findings.some(({ batch: named, severity }) => named === batch && severity === "fault"), JSON.stringify(named(findings)));
    }),
    { numRuns: LONG ? 5000 : 200, seed: 20261122 },
  );
});
