import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { LEVEL_THREE } from "../../src/core/sign-in/preset.ts";
import { PACKS_FOLDER } from "../../src/files/load-packs.ts";
import { packName } from "../../src/cli/city.ts";
import { passwordHash } from "../../src/server/password-hash.ts";
import { foundByHand } from "../../src/server/start/found-by-hand.ts";
import { hengji } from "../cli/run-hengji.ts";
import { testDatabase, type TestDatabase } from "./database.ts";

describe("a city founded by hand", () => {
  let folder: string;
  const databases: TestDatabase[] = [];
  const url = ({ owner }: TestDatabase): string =>
    `postgres://${String(owner.user)}:${String(owner.password ?? "")}@/${String(owner.database)}?host=${encodeURIComponent(String(owner.host))}&port=${String(owner.port)}`;
  const newDatabase = async (): Promise<TestDatabase> => {
    const database = await testDatabase({ empty: true });
    databases.push(database);
    return database;
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "hengji-found-"));
    cpSync(PACKS_FOLDER, join(folder, "packs"), { recursive: true });
    const file = join(folder, "packs", "demo-city", "city.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("demo: true", "demo: false"));
  });
  after(async () => {
    for (const database of databases) await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Reads past row security, in a transaction that is given up. */
  async function see<Row extends pg.QueryResultRow>(database: TestDatabase, statement: string): Promise<Row[]> {
    const client = new pg.Client(database.owner);
    await client.connect();
    try {
      await client.query("begin");
      for (const table of ["credential", "person", "city", "event", "filing"]) await client.query(`alter table hengji.${table} no force row level security`);
      return (await client.query<Row>(statement)).rows;
    } finally {
      await client.query("rollback");
      await client.end();
    }
  }

  test("gives one-time passwords to its three administrators and to nobody else", async () => {
    const database = await newDatabase();
    const place = { dataFolder: join(folder, "real"), databaseUrl: url(database), pack: "demo-city", packsFolder: join(folder, "packs") };
    const outcome = await foundByHand(place);
    assert.ok(outcome.ok, JSON.stringify(outcome.ok ? null : outcome.problems));
    const { city, passwords } = outcome.value;
    const administrators = city.people.filter(({ posts }) => posts.some(({ role }) => role.endsWith("-admin"))).map(({ login }) => login);
    assert.equal(administrators.length, 3);
    assert.deepEqual(passwords.map(({ login }) => login), administrators);
    const rows = await see<{ login: string; password_hash: string; must_change: boolean }>(database, "select login, password_hash, must_change from hengji.credential join hengji.person on id = person_id");
    assert.equal(rows.length, city.people.length);
    const hash = passwordHash(LEVEL_THREE.hash);
    for (const { login, password_hash, must_change } of rows) {
      assert.ok(must_change);
      const given = passwords.find((one) => one.login === login);
      if (given === undefined) assert.equal(password_hash, "none");
      else assert.equal(await hash.matches(given.password, password_hash), true);
    }
    assert.deepEqual(await see(database, "select demo, pack from hengji.city"), [{ demo: false, pack: "demo-city" }]);
    assert.notEqual((await see(database, "select 1 from hengji.filing")).length, 0, "with its past filings");
    const again = await foundByHand(place);
    assert.deepEqual(again.ok ? [] : again.problems.map(({ code }) => code), ["city.there-already"]);
  });

  test("is said on the terminal, in both languages, and a mistake in one sentence", async () => {
    const database = await newDatabase();
    const where = ["--data", join(folder, "demo"), "--database", url(database)];
    const founded = await hengji(["city", "found", "--pack", "packs/demo-city", ...where]);
    assert.equal(founded.code, 0, founded.err);
    assert.match(founded.out, /^已建立演示城市“云澜示范市”：单位 \d+ 个，人员 \d+ 人，项目 \d+ 个。演示人员免密登录。\n$/);
    const again = await hengji(["city", "found", "--pack", "demo-city", "--lang", "en", ...where]);
    assert.deepEqual([again.code, again.out], [2, ""]);
    assert.match(again.err, /^This database holds the city .+ already, so none was founded\. .+\n$/);
    for (const words of [["city"], ["city", "found"], ["city", "lose", "--pack", "demo-city"], ["city", "found", "--pack", "/nowhere"], ["city", "found", "--pack", "no-such-pack"]]) {
      const run = await hengji([...words, "--data", join(folder, "demo")]);
      assert.equal(run.code, 2, words.join(" "));
      assert.equal(run.out, "");
      assert.ok(run.err.length > 10 && !/\bat /.test(run.err), run.err);
    }
  });

  test("is of a pack that a server finds again", () => {
    assert.deepEqual(["demo-city", join(PACKS_FOLDER, "demo-city"), "demo-city/smallest-office", "/", PACKS_FOLDER, join(PACKS_FOLDER, "..", "elsewhere")].map(packName), [
      "demo-city", "demo-city", "demo-city/smallest-office", null, null, null,
    ]);
  });
});
