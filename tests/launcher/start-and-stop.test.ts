import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { speak } from "../../src/words/index.ts";
import { asOwner, clusterOf, eventually, health, remove, ROOT, runs, runToEnd, StartedServer, temporaryFolder } from "./started-server.ts";

describe("a server from its first start to its last", () => {
  const data = temporaryFolder();
  let server: StartedServer;
  let address = "";

  before(async () => {
    server = new StartedServer({ data });
    address = await server.ready();
  });
  after(() => {
    server.kill();
    remove(data);
  });

  it("says where it is, in Chinese, and answers there", async () => {
    assert.equal(server.out, `${speak("zh-CN")("server.ready", { address })}\n`);
    assert.equal((await health(address))?.database.reachable, true);
    assert.equal((await fetch(address)).status, 200);
  });

  it("keeps secrets and database from other users", () => {
    assert.equal(statSync(join(data, "secrets.json")).mode & 0o777, 0o600);
    assert.equal(statSync(clusterOf(data)).mode & 0o777, 0o700);
    const socketFolder = readFileSync(join(clusterOf(data), "postmaster.pid"), "utf8").split("\n")[4] ?? "";
    assert.equal(statSync(socketFolder).mode & 0o777, 0o700);
    assert.ok(socketFolder.length < 80, socketFolder);
  });

  it("owns its tables with a role that row security binds, and the application's role owns nothing", async () => {
    await asOwner(data, async (client) => {
      const { rows: roles } = await client.query(
        "select rolname, rolsuper or rolbypassrls or rolcreaterole as strong from pg_roles where rolname like 'hengji%' order by 1",
      );
      assert.deepEqual(roles, [{ rolname: "hengji_app", strong: false }, { rolname: "hengji_owner", strong: false }]);
      const { rows: owners } = await client.query("select distinct tableowner from pg_tables where schemaname = 'hengji'");
      assert.deepEqual(owners, [{ tableowner: "hengji_owner" }]);
      const { rows: owned } = await client.query("select count(*)::int from pg_shdepend where refobjid = 'hengji_app'::regrole and deptype = 'o'");
      assert.deepEqual(owned, [{ count: 0 }]);
      const { rows } = await client.query("select datctype, pg_encoding_to_char(encoding) as encoding from pg_database where datname = 'hengji'");
      assert.deepEqual(rows, [{ datctype: "C.UTF-8", encoding: "UTF8" }]);
    });
  });

  it("refuses a second server on the same folder, and says where the first one is", async () => {
    const { code, err } = await runToEnd({ data });
    const say = speak("zh-CN");
    const params = { folder: data, pid: server.pid, address };
    assert.equal(err, `${say("problem.start.data-in-use-at", params)}${say("problem.start.data-in-use-at.advice", params)}\n`);
    assert.equal(code, 1);
    assert.equal((await health(address))?.database.reachable, true);
  });

  it("refuses a port that is taken, in English, and leaves no database running", async () => {
    const other = temporaryFolder();
    const port = new URL(address).port;
    const { code, err } = await runToEnd({ data: other, args: ["--port", port], env: { LANG: "en_US.UTF-8" } });
    const say = speak("en");
    assert.equal(err, `${say("problem.start.port-taken", { port })} ${say("problem.start.port-taken.advice")}\n`);
    assert.equal(code, 1);
    assert.equal(existsSync(join(other, "postgres")), false);
    remove(other);
  });

  it("ends with Ctrl-C, the database included, and leaves nothing in its way", async () => {
    const postmaster = server.postmaster();
    const socketFolder = readFileSync(join(clusterOf(data), "postmaster.pid"), "utf8").split("\n")[4] ?? "";
    const { code, err } = await server.interrupt();
    assert.equal(code, 0, err);
    assert.equal(runs(postmaster), false);
    assert.equal(existsSync(socketFolder), false);
    assert.deepEqual(readdirSync(data).toSorted(), ["audit", "cache", "database.json", "files", "log", "postgres", "secrets.json"]);
    assert.ok(readFileSync(join(data, "log", "postgres.log"), "utf8").trimEnd().endsWith("database system is shut down"));
  });

  it("starts again by itself, with what was kept", async () => {
    server = new StartedServer({ data });
    address = await server.ready();
    await asOwner(data, (client) => client.query("create table kept (id int)"));
    assert.equal(server.err, "");
    server.child.kill("SIGTERM");
    assert.equal((await server.ended).code, 0);
    server = new StartedServer({ data });
    await server.ready();
    await asOwner(data, (client) => client.query("select * from kept"));
  });

  it("ends when whoever started it by npm is gone", async () => {
    await server.interrupt();
    // As npm does it: a shell in between, which passes no signal on.
    const command = ["/bin/sh", "-c", `${process.execPath} ${join(ROOT, "bin", "start.mjs")} "$@"; true`, "sh"] as const;
    server = new StartedServer({ data, command: [...command], env: { npm_lifecycle_event: "start" } });
    await server.ready();
    const postmaster = server.postmaster();
    process.kill(server.pid, "SIGKILL");
    await eventually(() => !runs(postmaster), "the database has ended");
    await eventually(() => !readdirSync(data).some((name) => name.endsWith(".lock")), "the server has ended");
  });

  for (const [how, end] of [
    ["with Ctrl-C", (started: StartedServer) => process.kill(-started.pid, "SIGINT")],
    ["when npm alone is told to", (started: StartedServer) => process.kill(started.pid, "SIGTERM")],
  ] as const) {
    it(`ends ${how} when npm started it`, async () => {
      server = new StartedServer({ data, command: ["npm", "start", "--"] });
      await server.ready();
      const postmaster = server.postmaster();
      end(server);
      await server.ended;
      await eventually(() => !runs(postmaster), "the database has ended");
      await eventually(() => !readdirSync(data).some((name) => name.endsWith(".lock")), "the server has ended");
    });
  }

  it("counts two Ctrl-C within a moment as one, and hurries at a later one", async () => {
    server = new StartedServer({ data });
    const { port } = new URL(await server.ready());
    const postmaster = server.postmaster();
    // Half a request is under way, and would be waited for.
    const half = connect(Number(port), "127.0.0.1");
    half.on("error", () => {});
    half.write("GET / HTTP/1.1\r\nHost: localhost\r\n");
    await new Promise((settle) => setTimeout(settle, 100));
    server.child.kill("SIGINT");
    server.child.kill("SIGINT");
    await new Promise((settle) => setTimeout(settle, 900));
    assert.equal(server.child.exitCode, null, "it waits");
    server.child.kill("SIGINT");
    const { code } = await server.ended;
    half.destroy();
    assert.equal(code, 130);
    assert.equal(runs(postmaster), false);
    server = new StartedServer({ data });
    await server.ready();
  });
});

it("waits with a request that comes before it is ready, and answers it", async () => {
  const data = temporaryFolder();
  const port = await freePort();
  const server = new StartedServer({ data, args: ["--port", String(port)] });
  try {
    let answer: Response | null = null;
    // The database is being made meanwhile; until it listens, the connection is refused.
    await eventually(async () => {
      answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
      return answer !== null;
    }, "it answers");
    assert.equal((answer as Response | null)?.status, 200);
  } finally {
    await server.ready();
    await server.interrupt();
    remove(data);
  }
});

function freePort(): Promise<number> {
  return new Promise((settle) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const bound = probe.address();
      probe.close(() => settle(bound !== null && typeof bound === "object" ? bound.port : 0));
    });
  });
}
