import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { headText, type KeyedSeal } from "../../../src/core/seal/index.ts";
import { startEmbedded, type EmbeddedDatabase } from "../../../src/server/postgres/embedded.ts";
import { SEAL_KEY } from "../../../src/server/start/log-database.ts";
import { openSecrets } from "../../../src/server/start/secrets.ts";
import { migrate } from "../../../src/server/store/migrate.ts";
import { hengji, type Run } from "../../cli/run-hengji.ts";
import { openLogWorld, type LogWorld } from "./log-world.ts";

const INSTALLATION = join(import.meta.dirname, "..", "..", "..");

/** An id that no event of these tests has. */
const ABSENT = "0193b3c0-0000-7000-8000-000000000001";

describe("hengji audit, at a data folder", () => {
  let data: string;
  let database: EmbeddedDatabase;
  let world: LogWorld;
  let seals: KeyedSeal[];

  const start = (): Promise<EmbeddedDatabase> =>
    startEmbedded({ installation: INSTALLATION, dataFolder: data, secrets: openSecrets(join(data, "secrets.json")), logFile: join(data, "postgres.log"), settings: ["fsync=off"] });
  const audit = (...words: string[]): Promise<Run> => hengji(["audit", ...words], { env: { LC_ALL: "en_US.UTF-8" } });
  const asSuperuser = async (...statements: string[]): Promise<void> => {
    const client = new pg.Client({ ...database.superuser, database: database.owner.database });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };

  before(async () => {
    data = mkdtempSync(join(tmpdir(), "hengji-audit-"));
    chmodSync(data, 0o711);
    database = await start();
    await migrate(database.owner, database.applicationRole);
    world = await openLogWorld(database, { folder: join(data, "audit"), key: openSecrets(join(data, "secrets.json")).get(SEAL_KEY) });
    for (const size of [3, 4]) {
      await world.write(size);
      await world.seal();
    }
    await world.write(1);
    seals = await world.seals();
  });
  after(async () => {
    await world.close();
    await database.stop();
    rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  });

  test("a whole log, by the database that a server has running", async () => {
    const { code, out, err } = await audit("verify", "--data", data, "--head", headText(seals[1]!));
    assert.equal(err, "");
    assert.equal(code, 0, out);
    assert.match(out, /^Region 990100: 7 events in 2 batches were checked\.\nSealed from 2026-11-22 16:00:00 to 2026-11-22 16:00:00\. Newest seal code: 990100-2-/);
    assert.match(out, /1 event waits for its seal\.\n.*2 batches in exports, 2 kept seal codes\.\nThe log is whole\.\n$/s);
    const chinese = await hengji(["audit", "verify", "--data", data]);
    assert.match(chinese.out, /留痕完整，未见改动。\n$/);
  });

  test("without a server: it is started for reading, changes nothing, and is stopped again", async () => {
    await database.stop();
    try {
      const { code, out, err } = await audit("verify", "--data", data);
      assert.equal(err, "");
      assert.equal(code, 0, out);
      assert.match(out, /7 events in 2 batches/);
      assert.ok(!existsSync(join(data, "postgres", "postmaster.pid")));
      assert.deepEqual(readdirSync(data).filter((name) => name.endsWith(".lock")), []);
    } finally {
      database = await start();
    }
  });

  test("what a superuser did is told with id, time, verb, batch, position and what it was", async () => {
    const [{ id } = { id: "" }] = await world.see<{ id: string }>("select event_ids[3] as id from hengji.seal_leaves where batch = 2");
    await asSuperuser("create table before as select * from hengji.event", `update hengji.event set actor = 'somebody' where id = '${id}'`);
    try {
      const { code, out } = await audit("verify", "--data", data);
      assert.equal(code, 1);
      assert.ok(out.startsWith(`✗ An event was changed after it was sealed.\n  2026-11-22 16:00:00  filing.saved  ${id}\n  batch 2, position 3, region 990100\n    who: was "system", is now "somebody"\n`), out);
      assert.match(out, /The log is not whole: 1 fault\.\nLeave the database/);
      const json = await audit("verify", "--data", data, "--json");
      assert.equal(json.code, 1);
      const [finding, summary] = json.out.trimEnd().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
      assert.deepEqual(finding, {
        finding: "event-changed", severity: "fault", region: "990100", batch: 2, position: 3, event: { id, at: "2026-11-22T08:00:00.123000Z", verb: "filing.saved" },
        changes: [{ field: "actor", before: '"system"', after: '"somebody"' }], file: null, message: "An event was changed after it was sealed.",
      });
      assert.equal((summary!["summary"] as Record<string, unknown>)["faults"], 1);
    } finally {
      await asSuperuser(`delete from hengji.event where id = '${id}'`, `insert into hengji.event select * from before where id = '${id}'`, "drop table before");
    }
  });

  /** Each as the database's superuser, past row security and grants; what the command line then names. */
  const TAMPERED: readonly (readonly [says: string, statements: (id: (position: number) => string) => readonly string[], named: readonly RegExp[]])[] = [
    ["deleted", (id) => [`delete from hengji.event where id = '${id(3)}'`], [/✗ A sealed event was deleted\.\n.*\n  batch 2, position 3, /]],
    ["reordered", (id) => [`update hengji.seal_leaves set event_ids = array_replace(array_replace(array_replace(event_ids, '${id(2)}', '${ABSENT}'), '${id(4)}', '${id(2)}'), '${ABSENT}', '${id(4)}') where batch = 2`], [/✗ An event stands at position 2; it was sealed at position 4\. The order was changed\./, /✗ An event stands at position 4; it was sealed at position 2\./]],
    ["inserted", (id) => [`insert into hengji.event select region, '${ABSENT}', at, actor, 'filing.approved', subject, digest_before, digest_after, detail, post, role, year, stage from hengji.event where id = '${id(3)}'`, `update hengji.event set at = (select min(sealed_at) from hengji.seal) - interval '1 hour' where id = '${ABSENT}'`], [new RegExp(`✗ An event is under no seal and waits for none: it was inserted past the application.*\\n.*filing\\.approved  ${ABSENT}`)]],
  ];

  for (const [says, statements, named] of TAMPERED) {
    test(`an event ${says} by a superuser is named`, async () => {
      const [{ ids } = { ids: [] }] = await world.see<{ ids: string[] }>("select event_ids as ids from hengji.seal_leaves where batch = 2");
      await asSuperuser("create schema before", ...["event", "seal_leaves"].map((table) => `create table before.${table} as select * from hengji.${table}`), ...statements((position) => ids[position - 1]!));
      try {
        const { code, out } = await audit("verify", "--data", data);
        assert.equal(code, 1);
        for (const one of named) assert.match(out, one);
      } finally {
        await asSuperuser("delete from hengji.event", "insert into hengji.event select * from before.event", "delete from hengji.seal_leaves", "insert into hengji.seal_leaves select * from before.seal_leaves", "drop schema before cascade");
      }
      assert.equal((await audit("verify", "--data", data)).code, 0, "whole again");
    });
  }

  test("the end cut off", async () => {
    await asSuperuser(
      "create schema before", ...["event", "seal_leaves", "seal"].map((table) => `create table before.${table} as select * from hengji.${table}`),
      "delete from hengji.event where id in (select unnest(event_ids) from hengji.seal_leaves where batch = 2)", "delete from hengji.seal_leaves where batch = 2", "delete from hengji.seal where batch = 2",
    );
    try {
      const { code, out } = await audit("verify", "--data", data);
      assert.equal(code, 1);
      assert.equal(out.match(/A sealed event was lost with its whole batch/g)?.length, 4);
      assert.match(out, /The end of the log was cut off: batches 2 to 2 with 4 events are gone; the last was sealed at 2026-11-22 16:00:00 and is kept in 2026-11-22\.jsonl/);
    } finally {
      await asSuperuser(...["event", "seal_leaves", "seal"].map((table) => `insert into hengji.${table} select * from before.${table} as kept where not exists (select from hengji.${table} as there where ${table === "event" ? "there.id = kept.id" : "there.batch = kept.batch"})`), "drop schema before cascade");
    }
  });

  test("exports alone, with and without the key, whole and changed; names of files make no difference", async () => {
    const key = join(data, "key.txt");
    writeFileSync(key, `${openSecrets(join(data, "secrets.json")).get(SEAL_KEY)}\n`);
    const folder = join(data, "taken");
    const nowhere = { env: { LC_ALL: "en_US.UTF-8", HENGJI_DATA: join(data, "nowhere") } };
    const exported = await audit("export", "--data", data, "--out", folder);
    assert.equal(exported.code, 0, exported.err);
    assert.match(exported.out, /7 events in 2 batches, files of days: 1/);
    assert.ok(readFileSync(join(folder, "2026-11-22.jsonl"), "utf8") === readFileSync(join(data, "audit", "2026-11-22.jsonl"), "utf8"));
    assert.equal((await audit("export", "--data", data, "--out", folder)).code, 2);

    const whole = await hengji(["audit", "verify", "--export", folder, "--key", key], nowhere);
    assert.equal(whole.code, 0, whole.out);
    const blind = await hengji(["audit", "verify", "--export", join(folder, "2026-11-22.jsonl"), "--heads", join(folder, "heads-2026-11.jsonl"), "--head", headText(seals[1]!)], nowhere);
    assert.equal(blind.code, 0, blind.out);
    assert.match(blind.out, /The key was not at hand/);

    writeFileSync(join(folder, "renamed.txt"), readFileSync(join(folder, "2026-11-22.jsonl"), "utf8").replace('"role":"unit-officer"', '"role":"unit-head"'));
    const changed = await hengji(["audit", "verify", "--export", join(folder, "renamed.txt"), "--key", key], nowhere);
    assert.equal(changed.code, 1);
    assert.match(changed.out, /batch 1, position 1, region 990100, in the file renamed\.txt/);
    const foreign = await hengji(["audit", "verify", "--export", folder, "--head", "990200-1-9f3a2-b11c0-4d5e6-f7a8b"], nowhere);
    assert.equal(foreign.code, 1);
    assert.match(foreign.out, /The log has no batch of this printed seal code/);
  });

  test("a database at an address, as the owner that row security holds", async () => {
    const { host, user, password, database: name } = database.owner;
    const url = `postgres://${user}:${String(password)}@/${name}?host=${encodeURIComponent(String(host))}`;
    const { code, out, err } = await audit("verify", "--database", url, "--data", data);
    assert.equal(code, 0, out + err);
    assert.match(out, /7 events in 2 batches/);
    const keyless = await hengji(["audit", "verify", "--database", url, "--region", "990100"], { env: { LC_ALL: "en_US.UTF-8", HENGJI_DATA: join(data, "nowhere") } });
    assert.equal(keyless.code, 2, keyless.out);
    assert.match(keyless.out, /As far as it could be checked without the key/);
    const wrong = await audit("verify", "--database", url.replace(String(password), "secret-word"), "--data", data);
    assert.equal(wrong.code, 2);
    assert.ok(!wrong.err.includes("secret-word"), wrong.err);
  });

  test("wrong use is one sentence and 2", async () => {
    for (const words of [[], ["check"], ["verify", "--head", "12"], ["verify", "--data", join(data, "nowhere")], ["verify", "--export", join(data, "no-such-file")], ["verify", "file"], ["verify", "--region", "x"], ["verify", "--database", "mysql://x"], ["export", "--json"], ["verify", "--out", "x"]]) {
      const { code, out, err } = await audit(...words);
      assert.deepEqual([code, out, err.trimEnd().split("\n").length], [2, "", 1], `${words.join(" ")}: ${err}`);
      assert.doesNotMatch(err, /\{\{|\bat \/|problem\.|audit\.[a-z]/);
    }
    assert.match((await audit("--help")).out, /^Usage: hengji audit verify/);
  });
});
