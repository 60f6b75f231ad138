import assert from "node:assert/strict";
import { appendFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { sql } from "kysely";
import pg from "pg";
import { eventLine, headText } from "../../../src/core/seal/index.ts";
import { openAuditLog } from "../../../src/files/audit-log.ts";
import { openDb } from "../../../src/server/store/db.ts";
import { waitingEvents } from "../../../src/server/store/seal.ts";
import { inTransaction } from "../../../src/server/store/transaction.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { named, openLogWorld, REGION, type LogWorld } from "./log-world.ts";

describe("sealing", () => {
  let database: TestDatabase;
  let world: LogWorld;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.drop());
  beforeEach(async () => {
    world = await openLogWorld(database);
    await world.tamper("truncate hengji.event, hengji.event_to_seal, hengji.seal, hengji.seal_leaves");
  });
  afterEach(() => world.close());

  const sizes = async (): Promise<number[]> => (await world.seals()).map(({ events }) => events);
  const clean = async (): Promise<void> => {
    assert.deepEqual(named((await world.verify()).findings), []);
    assert.deepEqual(world.troubles, []);
  };

  test("many commits share a seal, and what is sealed verifies", async () => {
    await world.write(5);
    await world.seal();
    await world.write(3);
    await world.seal();
    assert.deepEqual(await sizes(), [5, 3]);
    const { summary } = await world.verify();
    assert.deepEqual([summary.batches, summary.events, summary.waiting, summary.exported, summary.heads], [2, 8, 0, 2, 2]);
    await clean();
  });

  test("nothing to seal leaves nothing behind", async () => {
    await world.seal();
    assert.deepEqual(await sizes(), []);
    assert.deepEqual(readdirSync(world.folder), []);
    await clean();
  });

  test("an event that commits late is sealed with the next batch, though others of a later id were sealed before", async () => {
    const commit = await world.writeSlowly();
    await world.write(2);
    await world.seal();
    await commit();
    await world.seal();
    assert.deepEqual(await sizes(), [2, 1]);
    await clean();
  });

  test("what waits is looked up event by event, also where the database last counted its rows before this city had any", async () => {
    await world.write(1);
    const copies = (region: string, count: number): string =>
      `insert into hengji.event select (jsonb_populate_record(one, jsonb_build_object('region', '${region}', 'id', gen_random_uuid()))).* from (select event from hengji.event limit 1) as of(one), generate_series(1, ${count})`;
    await world.tamper(copies("990200", 40), `delete from hengji.event where region = '${REGION}'`, "truncate hengji.event_to_seal", ...["event", "event_to_seal", "seal_leaves"].map((table) => `analyze hengji.${table}`));
    await world.tamper(copies(REGION, 3000));
    await world.write(20);
    const { found, read } = await waitingAndRead(database);
    assert.equal(found, 20);
    assert.ok(read <= 80, `${read} rows of the log were read for 20 that wait`);
  });

  test("after a commit it seals by itself, a burst in few batches", async () => {
    const sealing = world.sealer();
    for (let number = 0; number < 60; number += 1) {
      await world.write(1);
      sealing.committed();
    }
    await sealing.settled();
    const list = await sizes();
    assert.equal(list.reduce((sum, size) => sum + size, 0), 60);
    assert.ok(list.length < 30, `${list.length} batches`);
    await clean();
  });

  test("no writer waits for a sealer, and a second sealer doesn't wait either", async () => {
    const sealer = new pg.Client(database.application);
    await sealer.connect();
    try {
      await sealer.query("begin");
      await sealer.query("select pg_advisory_xact_lock(846000, 1)");
      assert.equal((await world.write(5)).length, 5);
      await world.seal();
      assert.deepEqual(await sizes(), []);
    } finally {
      await sealer.end();
    }
    await world.seal();
    assert.deepEqual(await sizes(), [5]);
  });

  test("several sealers at once make one chain", async () => {
    const kept = openAuditLog(world.folder);
    const sealers = Array.from({ length: 4 }, () => world.sealer({ keeps: kept }));
    await Promise.all(Array.from({ length: 4 }, async () => {
      for (let round = 0; round < 10; round += 1) {
        await world.write(2);
        for (const sealer of sealers) sealer.committed();
        await Promise.all(sealers.map((sealer) => sealer.settled()));
      }
    }));
    await world.seal();
    assert.equal((await sizes()).reduce((sum, size) => sum + size, 0), 80);
    const { findings, summary } = await world.verify();
    assert.deepEqual(named(findings), []);
    assert.equal(summary.heads, summary.batches);
  });

  test("what waits from before is sealed at the start, a large number in bounded batches", async () => {
    await world.tamper(
      `insert into hengji.event (region, id, at, actor, verb, subject, detail) select '${REGION}', gen_random_uuid(), '2026-11-22 08:00:00Z', 'system', 'filing.saved', gen_random_uuid(), '{}' from generate_series(1, 12000)`,
      "insert into hengji.event_to_seal (region, event_id) select region, id from hengji.event",
    );
    await world.seal();
    assert.deepEqual(await sizes(), [5000, 5000, 2000]);
    await clean();
  });

  test("the line of an event is the same on every PostgreSQL", async () => {
    const [id] = await world.write(1);
    await world.seal();
    const line = readFileSync(join(world.folder, "2026-11-22.jsonl"), "utf8").split("\n")[1] ?? "";
    const event = /"event":(.*)\}$/.exec(line)?.[1] ?? "";
    const { subject } = JSON.parse(event) as { subject: string };
    assert.equal(event, eventLine({
      region: REGION, id: id!, at: "2026-11-22T08:00:00.123000Z", actor: "system", verb: "filing.saved", subject, digestBefore: null,
      digestAfter: (JSON.parse(event) as { digestAfter: string }).digestAfter, post: null, role: "unit-officer", year: 2026, stage: "goal",
      detail: '{"n": 12.5, "name": "名称 “x” \\u0001\\n", "none": null}',
    }));
  });

  describe("what is kept outside", () => {
    test("one export a day and one file of heads a month, only for their owner to read", async () => {
      for (const moment of ["2026-11-22T15:59:00.000Z", "2026-11-22T16:01:00.000Z", "2026-12-01T08:00:00.000Z"]) {
        world.time = new Date(moment);
        await world.write(2);
        await world.seal();
      }
      assert.deepEqual(readdirSync(world.folder).sort(), ["2026-11-22.jsonl", "2026-11-23.jsonl", "2026-12-01.jsonl", "heads-2026-11.jsonl", "heads-2026-12.jsonl"]);
      for (const name of readdirSync(world.folder)) assert.equal(statSync(join(world.folder, name)).mode & 0o777, 0o600);
      const [first] = readFileSync(join(world.folder, "2026-11-23.jsonl"), "utf8").split("\n");
      assert.equal(first, '{"log":"hengji","format":1,"day":"2026-11-23"}');
      await clean();
    });

    test("what a killed server left half written is written again", async () => {
      await world.write(2);
      await world.seal();
      appendFileSync(join(world.folder, "2026-11-22.jsonl"), '{"batch":2,"position":1,"leaf":"aaaa');
      appendFileSync(join(world.folder, "heads-2026-11.jsonl"), '{"seal":{"region"');
      await world.write(3);
      const restarted = openAuditLog(world.folder);
      await world.sealer({ keeps: restarted }).settled();
      await clean();
      assert.equal((await world.verify()).summary.exported, 2);
    });

    test("what could not be kept is added when it can be", async () => {
      await world.write(2);
      await world.seal();
      const full = { ...openAuditLog(world.folder), append: () => Promise.reject(new Error("ENOSPC")) };
      const failing = world.sealer({ keeps: full });
      await world.write(2);
      await failing.settled();
      await failing.stop();
      assert.deepEqual(world.troubles.splice(0), ["keeping a seal outside of the database failed: ENOSPC"]);
      assert.equal((await world.verify()).summary.heads, 1);
      await world.write(2);
      await world.sealer({ keeps: openAuditLog(world.folder) }).settled();
      assert.equal((await world.verify()).summary.heads, 3);
      await clean();
    });

    test("the daily export adds what is missing, and nothing twice", async () => {
      for (let round = 0; round < 3; round += 1) {
        await world.write(2);
        await world.seal();
      }
      const before = readFileSync(join(world.folder, "2026-11-22.jsonl"), "utf8");
      const heads = readFileSync(join(world.folder, "heads-2026-11.jsonl"), "utf8");
      truncateSync(join(world.folder, "2026-11-22.jsonl"), Buffer.byteLength(before.slice(0, before.indexOf('{"batch":2'))));
      writeFileSync(join(world.folder, "heads-2026-11.jsonl"), `${heads.split("\n")[0]}\n`);
      await world.exporter().stop();
      assert.ok(readFileSync(join(world.folder, "2026-11-22.jsonl"), "utf8") === before);
      assert.ok(readFileSync(join(world.folder, "heads-2026-11.jsonl"), "utf8") === heads);
      await clean();
    });

    test("a database that was put back is told at once, and sealing goes on", async () => {
      await world.write(2);
      await world.seal();
      await world.write(2);
      await world.seal();
      await world.tamper("delete from hengji.event where id in (select event_id from leaf where batch = 2)", "delete from leaf where batch = 2", "delete from hengji.seal where batch = 2");
      world.time = new Date("2026-11-23T08:00:00.000Z");
      await world.write(1);
      await world.sealer({ keeps: openAuditLog(world.folder) }).settled();
      assert.deepEqual(world.troubles, ["the database lacks a seal that was kept: batch 2 of 2026-11-22T08:00:00.123000Z"]);
      const { findings } = await world.verify();
      assert.deepEqual(named(findings), ["set-back 2", "event-lost 2.1", "event-lost 2.2"]);
    });
  });

  test("the head of the newest seal is short enough for paper", async () => {
    await world.write(2);
    await world.seal();
    const [seal] = await world.seals();
    assert.match(headText(seal!), /^990100-1(-[0-9a-f]{5}){4}$/);
  });
});

/** How many events wait, and how many rows of the log PostgreSQL read to find them. */
async function waitingAndRead({ application }: TestDatabase): Promise<{ readonly found: number; readonly read: number }> {
  const pool = new pg.Pool({ ...application, max: 1 });
  try {
    return await inTransaction(openDb(pool), "read write", async (tx) => {
      await sql`select set_config('app.region', ${REGION}, true), set_config('app.task', 'seal', true)`.execute(tx);
      const found = (await waitingEvents(tx, REGION, 5000)).length;
      const { rows } = await sql<{ read: string }>`select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as read from pg_stat_xact_user_tables where relname in ('event', 'event_to_seal', 'seal_leaves')`.execute(tx);
      return { found, read: Number(rows[0]!.read) };
    });
  } finally {
    await pool.end();
  }
}
