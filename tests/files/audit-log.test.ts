import assert from "node:assert/strict";
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import { eventLine, sealBatch, type OutsideBatch, type Pages, type SealedBatch } from "../../src/core/seal/index.ts";
import { keptBatches, keptFilesIn, keptHeads, openAuditLog, regionsIn } from "../../src/files/audit-log.ts";
import { sealFunctions } from "../../src/files/seal-functions.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";
import { sampleEvent } from "../core/seal/sample-log.ts";

const { digest, mac } = sealFunctions("a key");

/** Batches of these sizes, one a region in turn, as two sealers of one house write them. */
function batches(sizes: readonly number[], regions: readonly string[], detail = "{}"): SealedBatch[] {
  const last = new Map<string, SealedBatch>();
  let number = 0;
  return sizes.map((size, index) => {
    const region = regions[index % regions.length]!;
    const events = Array.from({ length: size }, () => sampleEvent((number += 1), { region, detail })).map((event) => ({ id: event.id, line: eventLine(event) }));
    const batch = sealBatch({ region, events, last: last.get(region)?.seal ?? null, sealedAt: `2026-11-${String(20 + Math.floor(index / 4)).padStart(2, "0")}T08:00:00.000000Z` }, digest, mac);
    last.set(region, batch);
    return batch;
  });
}

async function all(pages: Pages<OutsideBatch>): Promise<OutsideBatch[]> {
  const list: OutsideBatch[] = [];
  for await (const page of pages) list.push(...page);
  return list;
}

const plain = (list: readonly { readonly seal: unknown; readonly rows: SealedBatch["rows"] | null }[]): unknown =>
  list.map(({ seal, rows }) => ({ seal, rows: rows?.map(({ position, eventId, leaf, line }) => ({ position, eventId, leaf, line })) }));

describe("the log that is kept outside of the database", () => {
  const never = (file: string, line: number): never => assert.fail(`${file} ${line}`);

  test("is read as it was written, each region for itself", async (context) => {
    const folder = temporaryFolder(context);
    const log = openAuditLog(folder);
    const written = batches([3, 1, 700, 2, 1, 5, 1], ["990100", "000000"], '{"text": "名称 \\"x\\", {\\"seal\\":"}');
    for (const batch of written) await log.inTurn(() => log.append([batch]));
    const files = await keptFilesIn(folder);
    assert.deepEqual(files.exports.map(({ name }) => name), ["2026-11-20.jsonl", "2026-11-21.jsonl"]);
    assert.deepEqual([...(await regionsIn(files))].sort(), ["000000", "990100"]);
    assert.deepEqual([...(await regionsIn({ ...files, heads: [] }))].sort(), ["000000", "990100"]);
    for (const region of ["990100", "000000"]) {
      const own = written.filter(({ seal }) => seal.region === region);
      assert.deepEqual(plain(await all(keptBatches(files.exports, region, never))), plain(own));
      assert.deepEqual((await all(keptHeads(files.heads, region, never))).map(({ seal, rows }) => [seal, rows]), own.map(({ seal }) => [seal, null]));
      assert.deepEqual((await openAuditLog(folder).newest(region))?.mac, own.at(-1)!.seal.mac);
    }
    assert.equal(await log.newest("110000"), null);
  });

  test("of which any end was cut by a kill is taken up again without a trace", async (context) => {
    const folder = temporaryFolder(context);
    const written = batches([3, 2, 4], ["990100"]);
    const whole = temporaryFolder(context);
    await openAuditLog(whole).append(written);
    const expected = readFileSync(join(whole, "2026-11-20.jsonl"));
    const heads = readFileSync(join(whole, "heads-2026-11.jsonl"));
    const firstTwo = heads.indexOf("\n", heads.indexOf("\n") + 1) + 1;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: expected.lastIndexOf('{"batch":3,"position":1,'), max: expected.length - 1 }), fc.integer({ min: firstTwo, max: heads.length - 1 }), async (cut, headCut) => {
        writeFileSync(join(folder, "2026-11-20.jsonl"), expected);
        writeFileSync(join(folder, "heads-2026-11.jsonl"), heads);
        truncateSync(join(folder, "2026-11-20.jsonl"), cut);
        truncateSync(join(folder, "heads-2026-11.jsonl"), headCut);
        const log = openAuditLog(folder);
        assert.equal((await log.newest("990100"))?.batch, 2);
        await log.append([written[2]!]);
        assert.ok(readFileSync(join(folder, "2026-11-20.jsonl")).equals(expected), String(cut));
        assert.ok(readFileSync(join(folder, "heads-2026-11.jsonl")).equals(heads), String(headCut));
      }),
      { numRuns: 40, seed: 20261122 },
    );
  });

  test("tells the line that is no record, and reads no further than the file was long at first", async (context) => {
    const folder = temporaryFolder(context);
    await openAuditLog(folder).append(batches([2, 2], ["990100"]));
    const path = join(folder, "2026-11-20.jsonl");
    const files = await keptFilesIn(folder);
    appendFileSync(path, "later\n");
    assert.equal((await all(keptBatches(files.exports, "990100", never))).length, 2);
    for (const [spoil, line] of [[(text: string) => text.replace('"position":2', '"position":"2"'), 3], [(text: string) => text.replace('"events":2', '"events":2.5'), 4], [(text: string) => text.replace('"batch":1,"position":2', '"batch":7,"position":2'), 3]] as const) {
      const original = readFileSync(path, "utf8").replace("later\n", "");
      writeFileSync(path, spoil(original));
      const damaged: number[] = [];
      await all(keptBatches((await keptFilesIn(folder)).exports, "990100", (_, number) => damaged.push(number)));
      assert.equal(damaged[0], line);
      writeFileSync(path, original);
    }
  });

  test("leaves a file alone that is none of its own", async (context) => {
    const folder = temporaryFolder(context);
    const path = join(folder, "heads-2026-11.jsonl");
    writeFileSync(path, `${"a note of somebody\n".repeat(3_000_000)}`);
    await openAuditLog(folder).append(batches([1], ["990100"]));
    assert.ok(readFileSync(path, "utf8").startsWith("a note of somebody\n"));
    assert.deepEqual(await all(keptHeads((await keptFilesIn(folder)).heads, "990100", () => {})).then((list) => list.length), 1);
  });
});
