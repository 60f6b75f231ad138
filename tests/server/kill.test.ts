import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { createApp } from "../../src/server/app.ts";
import type { LogLine } from "../../src/server/http/environment.ts";
import { startEmbedded, type EmbeddedDatabase } from "../../src/server/postgres/embedded.ts";
import { openSecrets } from "../../src/server/start/secrets.ts";
import { sm3 } from "../../src/server/store/digest.ts";
import { migrate } from "../../src/server/store/migrate.ts";
import { JSON_HEADERS, toKeep } from "./examples.ts";
import { testInstallation } from "./installation.ts";

/*
 * PostgreSQL is killed under load, its postmaster or one of its backends, again and again. What was acknowledged has to be there,
 * what was not may be there or not but never half, and a client that repeats itself gets the one answer.
 */

const LONG = process.env["HENGJI_LONG"] === "1";
const KILLS = LONG ? 200 : 5;
const CLIENTS = 4;
const SEED = Number(process.env["HENGJI_SEED"] ?? 20261122);

/** What a client knows about one recheck of its own. */
interface Kept {
  readonly key: string;
  readonly verbs: string[];
}

describe(`kill -9 of PostgreSQL under load (${KILLS} times, seed ${SEED})`, () => {
  let folder: string;
  let database: EmbeddedDatabase;
  let pool: pg.Pool;
  let app: ReturnType<typeof createApp>;
  const log: LogLine[] = [];
  /** Why PostgreSQL is not started again, when it is not. */
  let lost: string | null = null;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "hengji-kill-"));
    chmodSync(folder, 0o711);
    database = await startEmbedded({
      installation: join(import.meta.dirname, "..", ".."),
      dataFolder: folder,
      secrets: openSecrets(join(folder, "secrets.json")),
      logFile: join(folder, "postgres.log"),
      onLost: ({ problem }) => (lost = `${problem.code} ${JSON.stringify(problem.params)}`),
    });
    await migrate(database.owner, database.applicationRole);
    pool = new pg.Pool({ ...database.application, max: 6 });
    app = createApp({
      ...testInstallation(),
      application: pool,
      pagesFolder: "/nowhere",
      version: "0.0.0-test",
      publicAddress: "http://hengji.test",
      settings: { writesPerMinute: 1e9, readsPerMinute: 1e9 },
      log: (line) => log.push(line),
    });
  });
  after(async () => {
    await pool.end();
    await database.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  });

  test("nothing acknowledged is lost, nothing is half done, and the pool recovers by itself", async () => {
    const random = randomFrom(SEED);
    const kept: Kept[] = [];
    const statuses = new Map<number, number>();
    const state = { stopped: false, over: false };
    let requests = 0;

    /** Repeats a write under one idempotency key until it is acknowledged, as a client should. */
    const persist = async (method: string, path: string, body?: string): Promise<Record<string, string>> => {
      const idempotencyKey = `kill-test-request-${(requests += 1)}`;
      for (;;) {
        const response = await app.request(path, {
          method,
          headers: { "idempotency-key": idempotencyKey, ...(body === undefined ? {} : JSON_HEADERS) },
          ...(body === undefined ? {} : { body }),
        });
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        const answer = (await response.json()) as Record<string, string>;
        if (response.status === 200 || response.status === 201) return answer;
        assert.equal(response.status, 503, JSON.stringify(answer));
        assert.equal(lost, null, "PostgreSQL was not started again");
        assert.ok(!state.over, "the test has ended");
        await pause(20);
      }
    };

    const client = async (number: number): Promise<void> => {
      const chance = randomFrom(SEED + number);
      while (!state.stopped) {
        const one: Kept = { key: (await persist("POST", "/api/kept-rechecks", JSON.stringify(toKeep({ name: `客户端 ${number}` }))))["key"]!, verbs: ["recheck.kept"] };
        kept.push(one);
        if (chance() < 0.5) {
          await persist("DELETE", `/api/kept-rechecks/${one.key}`);
          one.verbs.push("recheck.discarded");
          if (chance() < 0.5) {
            await persist("POST", `/api/kept-rechecks/${one.key}/restore`);
            one.verbs.push("recheck.restored");
          }
        }
      }
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
    const work = (written: number): Promise<unknown> => {
      const goal = kept.length + written;
      const reached = async (): Promise<void> => {
        while (kept.length < goal && !state.over) await pause(5);
      };
      // A client that gives up ends the wait.
      return Promise.race([reached(), clients]);
    };

    try {
      for (let round = 0; round < KILLS; round += 1) {
        // Work goes on until this round has written something; then the blow falls somewhere in the middle of it.
        await work(3);
        await pause(random() * 60);
        if (random() < 0.7) process.kill(postmasterPid(), "SIGKILL");
        else await killBackend(random);
      }
      await work(3);
      state.stopped = true;
      await clients;
    } finally {
      state.over = true;
    }

    assert.deepEqual([...statuses.keys()].sort().filter((status) => ![200, 201, 503].includes(status)), []);
    assert.deepEqual(log.filter(({ level }) => level === "error"), []);
    for (const { key, verbs } of kept) {
      const response = await app.request(`/api/kept-rechecks/${key}`);
      assert.equal(response.status, verbs.at(-1) === "recheck.discarded" ? 404 : 200, verbs.join(", "));
      await response.body?.cancel();
    }

    const superuser = new pg.Client({ ...database.superuser, database: database.owner.database });
    await superuser.connect();
    try {
      const { rows } = await superuser.query<{ key_hash: string; verbs: string[] }>(
        "select k.key_hash, array_agg(e.verb order by e.id) as verbs from hengji.kept_recheck k join hengji.event e on e.subject = k.id group by k.id, k.key_hash",
      );
      const expected = new Map(kept.map(({ key, verbs }) => [sm3(key), verbs]));
      assert.equal(rows.length, expected.size, "records and acknowledged answers");
      for (const { key_hash, verbs } of rows) assert.deepEqual(verbs, expected.get(key_hash));
      const { rows: strays } = await superuser.query("select 1 from hengji.event e where not exists (select 1 from hengji.kept_recheck k where k.id = e.subject)");
      assert.equal(strays.length, 0, "events of records that are not there");
      const { rows: space } = await superuser.query(
        "select s.kept_rows = (select count(*) from hengji.kept_recheck) as rows, s.kept_bytes = (select sum(content_bytes) from hengji.kept_recheck) as bytes from hengji.kept_space s",
      );
      assert.deepEqual(space, [{ rows: true, bytes: true }]);
      const { rows: unanswered } = await superuser.query("select 1 from hengji.answered_request where answer is null");
      assert.equal(unanswered.length, 0, "requests that were claimed and not answered");
    } finally {
      await superuser.end();
    }
  });

  test("while the database is away every request that needs it says so, and health recovers", async () => {
    const away = createApp({
      ...testInstallation(),
      application: new pg.Pool({ ...database.application, host: join(folder, "no-such-socket") }),
      pagesFolder: "/nowhere",
      version: "0.0.0-test",
      publicAddress: "http://hengji.test",
      log: (line) => log.push(line),
    });
    for (const [method, path] of [["GET", "/api/health"], ["GET", `/api/kept-rechecks/${"A".repeat(32)}`], ["DELETE", `/api/kept-rechecks/${"A".repeat(32)}`]] as const) {
      const response = await away.request(path, { method });
      assert.equal(response.status, 503, path);
      assert.equal(response.headers.get("retry-after"), "5");
      assert.equal(((await response.json()) as { problems: { code: string }[] }).problems[0]?.code, "http.database-away");
    }
    assert.equal((await away.request("/api/openapi.json")).status, 200);
    const health = await app.request("/api/health");
    assert.equal(health.status, 200);
    const { database: seen } = (await health.json()) as { database: { version: string } };
    assert.match(seen.version, /^\d+\.\d+/);
  });

  function postmasterPid(): number {
    return Number(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  }

  /** Kills one of the application's backends; PostgreSQL then ends all others and recovers. */
  async function killBackend(random: () => number): Promise<void> {
    const client = new pg.Client(database.superuser);
    client.on("error", () => {});
    try {
      await client.connect();
      const { rows } = await client.query<{ pid: number }>("select pid from pg_stat_activity where usename = $1 order by pid", [database.applicationRole]);
      const chosen = rows[Math.floor(random() * rows.length)];
      if (chosen !== undefined) process.kill(chosen.pid, "SIGKILL");
    } catch {
      // It had just gone by itself; the round counts all the same, since the load went through it.
    } finally {
      await client.end().catch(() => {});
    }
  }
});

/** Mulberry32: the same numbers from the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
