import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { loadDefinitions } from "../../src/files/load-definitions.ts";
import { loadGeneratedCity } from "../../src/server/generator/load-city.ts";
import { beginWithoutRowSecurity } from "../../src/server/generator/without-row-security.ts";
import { SeededRandom } from "../../src/server/generator/seeded-random.ts";
import { asOwner, eventually, health, remove, ROOT, StartedServer, temporaryFolder } from "../launcher/started-server.ts";
import { draftsAreSane, eventsAreTheWrites, nothingAcknowledgedIsLost, nothingIsHalfDone, readKept } from "./journey-kill-checks.ts";
import { work, type Office } from "./journey-kill-clients.ts";

/*
 * The server as people start it, its own PostgreSQL with fsync on, and an office at work through real sockets. Server, database or both
 * are killed with no warning, again and again; what was acknowledged has to be there, and nothing may be there by half.
 */

const LONG = process.env["HENGJI_LONG"] === "1";
const KILLS = LONG ? 200 : 6;
const SEED = Number(process.env["HENGJI_SEED"] ?? 20261122);
const REGION = "990100";
/** Goals of the running year may be filled on any day of it. */
const YEAR = new Date().getFullYear();
const PEOPLE = ["officer-101001", "officer-102001", "head-101001", "head-102001", "department-101", "department-102", "division-1", "division-2", "performance-1", "performance-2"];

describe(`kill -9 of server and database under an office at work (${KILLS} times, seed ${SEED})`, () => {
  const data = temporaryFolder();
  let server: StartedServer;
  let address = "";

  const start = async (...args: string[]): Promise<void> => {
    server = new StartedServer({ data, args });
    address = await server.ready();
  };
  const see = <T>(read: (client: pg.Client) => Promise<T>): Promise<T> =>
    asOwner(data, async (client) => {
      // Never committed: the row security that it lifts is back before anybody else sees the tables.
      await beginWithoutRowSecurity(client);
      const seen = await read(client);
      await client.query("rollback");
      return seen;
    });

  before(async () => {
    const packs = await loadDefinitions(undefined, "demo-city");
    assert.ok(packs.ok);
    await start("--city", "none");
    const owner = await asOwner(data, async ({ host, port, user, password, database }) => ({ host, port, user, password: password ?? undefined, database }));
    await loadGeneratedCity(owner, { region: REGION, size: "XS", seed: SEED, year: YEAR, packs: packs.value });
    assert.equal((await server.interrupt()).code, 0);
    await start();
  });
  after(() => {
    server.kill();
    remove(data);
  });

  test("nothing acknowledged is lost, nothing is half done, one event a write, and every event is sealed", async (context) => {
    const stood = await see(async (client) => ({
      versions: new Map((await client.query<{ id: string; version: number }>("select id, version from hengji.filing")).rows.map(({ id, version }) => [id, version])),
      evidence: 0, remarks: 0, approvals: Number((await client.query<{ count: string }>("select count(*) from hengji.approval")).rows[0]!.count),
    }));
    const random = new SeededRandom(SEED);
    let lost: string | null = null;
    const office: Office = { address: () => address, year: YEAR, acknowledged: [], drafts: new Map(), answers: new Map(), stopped: false, lost: () => lost };
    const working = Promise.all(await Promise.all(PEOPLE.map(async (login, index) => ({ login, cookie: await signIn(address, login), seed: SEED + index })))
      .then((people) => people.map(({ login, cookie, seed }) => work(office, login, cookie, seed))));
    working.catch((error: unknown) => (lost = String(error)));

    const kills = { server: 0, database: 0, both: 0 };
    try {
      for (let round = 0; round < KILLS; round += 1) {
        await reached(office, office.acknowledged.length + 6, () => lost);
        await pause(random.next() * 120);
        const which = random.next();
        if (which >= 0.6) {
          kills[which >= 0.8 ? "both" : "server"] += 1;
          if (which >= 0.8) killDatabase();
          process.kill(server.pid, "SIGKILL");
          await server.ended;
          await start();
        } else {
          kills.database += 1;
          killDatabase();
        }
      }
      await reached(office, office.acknowledged.length + 6, () => lost);
    } finally {
      office.stopped = true;
      await working;
    }

    await eventually(async () => (await health(address))?.database.reachable === true, "the database is back");
    await eventually(() => see(async (client) => (await client.query("select 1 from hengji.event_to_seal")).rowCount === 0), "every event is sealed");
    context.diagnostic(`killed: ${JSON.stringify(kills)}; acknowledged: ${office.acknowledged.length}; answers: ${JSON.stringify(Object.fromEntries(office.answers))}`);
    const kinds = new Set(office.acknowledged.map(({ kind }) => kind));
    assert.ok(kinds.has("saved") && kinds.has("moved"), [...kinds].join(", "));
    assert.deepEqual([...office.answers.keys()].filter((status) => !EXPECTED.includes(status)), []);
    await see(async (client) => {
      const kept = await readKept(client);
      await nothingAcknowledgedIsLost(client, kept, office.acknowledged, join(data, "files"));
      nothingIsHalfDone(kept);
      await eventsAreTheWrites(client, kept, stood);
      await draftsAreSane(client, office.drafts);
      const sealed = await client.query("select id from hengji.event except select unnest(event_ids) from hengji.seal_leaves");
      assert.equal(sealed.rowCount, 0, "events without a seal");
    });
    const verified = await hengji("audit", "verify", "--data", data);
    assert.equal(verified.code, 0, verified.said);
  });

  function killDatabase(): void {
    const pid = server.postmaster();
    // It may have gone just now, and be on its way back.
    if (pid > 0) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // Gone by itself.
      }
    }
  }
});

/** Statuses that a client may meet: done, somebody was quicker or it is no longer theirs, and the database is away. */
const EXPECTED = ["200", "201", "403", "409", "422", "503", "broken"];

async function signIn(address: string, login: string): Promise<string> {
  const response = await fetch(`${address}/api/demo/session`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ login }) });
  assert.equal(response.status, 200, `${login}: ${await response.text()}`);
  return response.headers.getSetCookie().map((line) => line.split(";")[0]!).join("; ");
}

async function reached({ acknowledged }: Office, count: number, lost: () => string | null): Promise<void> {
  while (acknowledged.length < count) {
    assert.equal(lost(), null);
    await pause(10);
  }
}

function hengji(...args: string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [join(ROOT, "bin", "hengji.mjs"), ...args], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("close", (code) => settle({ code, said }));
  });
}
