import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { openAuditLog } from "../../../src/files/audit-log.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { KEY, named, openLogWorld, REGION, type LogWorld } from "./log-world.ts";

const LONG = process.env["HENGJI_LONG"] === "1";
const KILLS = LONG ? 100 : 4;
const KILLED = "a server that will be killed";
const SEED = Number(process.env["HENGJI_SEED"] ?? 20261122);

describe(`kill -9 of a server between its commits and its seals (${KILLS} times, seed ${SEED})`, () => {
  let database: TestDatabase;
  let world: LogWorld;
  before(async () => {
    database = await testDatabase();
    world = await openLogWorld(database);
    world.time = new Date();
  });
  after(async () => {
    await world.close();
    await database.drop();
  });

  test("whatever was committed is sealed once, at the next start at the latest, and kept outside", async () => {
    let random = SEED;
    const committed = new Set<string>();
    for (let round = 0; round < KILLS; round += 1) {
      const child = spawn(process.execPath, [join(import.meta.dirname, "killed-sealer.ts"), JSON.stringify({ application: { ...database.application, application_name: KILLED }, folder: world.folder, key: KEY, region: REGION })], { stdio: ["ignore", "pipe", "pipe"] });
      const errors: string[] = [];
      let told = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => errors.push(text));
      child.stdout.setEncoding("utf8").on("data", (text: string) => (told += text));
      const ended = once(child, "close");
      await Promise.race([once(child.stdout, "data"), ended]);
      random = (Math.imul(random, 1_103_515_245) + 12_345) & 0x7fffffff;
      await pause(random % 500);
      child.kill("SIGKILL");
      await ended;
      assert.deepEqual(errors, []);
      for (const id of told.split("\n").slice(0, -1)) committed.add(id);
      await backendsAreGone();
      world.time = new Date();
      // The next server's start.
      if (round % 2 === 1) continue;
      const sealing = world.sealer({ keeps: openAuditLog(world.folder) });
      await sealing.settled();
      await sealing.stop();
      await check();
    }
    world.time = new Date();
    const sealing = world.sealer({ keeps: openAuditLog(world.folder) });
    await sealing.settled();
    await check();
    const sealed = new Set((await world.see<{ event_id: string }>("select unnest(event_ids) as event_id from hengji.seal_leaves")).map(({ event_id }) => event_id));
    assert.ok(committed.size > KILLS);
    assert.deepEqual([...committed].filter((id) => !sealed.has(id)), []);
  });

  /** PostgreSQL may be ending what it had begun for the killed server. */
  async function backendsAreGone(): Promise<void> {
    const client = new pg.Client(database.application);
    await client.connect();
    try {
      for (;;) {
        const { rowCount } = await client.query("select from pg_stat_activity where datname = current_database() and application_name = $1", [KILLED]);
        if (rowCount === 0) return;
        await pause(10);
      }
    } finally {
      await client.end();
    }
  }

  async function check(): Promise<void> {
    const { findings, summary } = await world.verify();
    assert.deepEqual(named(findings), []);
    assert.deepEqual([summary.waiting, summary.exported, summary.heads], [0, summary.batches, summary.batches]);
    assert.deepEqual(world.troubles, []);
  }
});
