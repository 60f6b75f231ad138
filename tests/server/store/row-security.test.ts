import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { sm3 } from "../../../src/server/store/digest.ts";
import { GRANTS } from "../../../src/server/store/grants.ts";
import { migrate } from "../../../src/server/store/migrate.ts";
import { JSON_HEADERS, toKeep } from "../examples.ts";
import { openWorld, type World } from "../world.ts";

/*
 * The second wall: whoever gets hold of the application's own login, by injection or otherwise, still sees nothing that
 * he holds no key for, and can change nothing that was recorded.
 */

describe("row security", () => {
  let world: World;
  let intruder: pg.Client;
  const keys: string[] = [];

  before(async () => {
    world = await openWorld();
    for (const name of ["甲", "乙"]) {
      const response = await world.app.request("/api/kept-rechecks", {
        method: "POST",
        headers: { ...JSON_HEADERS, "idempotency-key": `row-security-of-${name === "甲" ? 1 : 2}` },
        body: JSON.stringify(toKeep({ name })),
      });
      keys.push(((await response.json()) as { key: string }).key);
    }
    await world.app.request(`/api/kept-rechecks/${keys[1]}`, { method: "DELETE" });
    intruder = new pg.Client(world.database.application);
    await intruder.connect();
  });
  after(async () => {
    await intruder.end();
    await world.close();
  });

  /** Runs statements in one transaction with these settings and rolls it back; the rows of the last one. */
  async function as(settings: Readonly<Record<string, string>>, ...statements: readonly string[]): Promise<pg.QueryResult> {
    await intruder.query("begin");
    try {
      for (const [name, value] of Object.entries(settings)) await intruder.query("select set_config($1, $2, true)", [`app.${name}`, value]);
      let last: pg.QueryResult | undefined;
      for (const statement of statements) last = await intruder.query(statement);
      return last!;
    } finally {
      await intruder.query("rollback");
    }
  }

  const holder = (index: number) => ({ region: "000000", kept_key: sm3(keys[index]!) });
  const region = { region: "000000" };
  const eraser = { region: "000000", task: "erase" };

  test("every table of the schema stands behind it, its owner included", async () => {
    const rows = await world.see<{ name: string; enabled: boolean }>(
      "select relname as name, relrowsecurity as enabled from pg_class where relnamespace = 'hengji'::regnamespace and relkind in ('r', 'p') order by 1",
    );
    // Every table that the application may touch has been thought about, and there is no other.
    assert.deepEqual(rows.map(({ name }) => name), [...Object.keys(GRANTS), "kysely_migration", "kysely_migration_lock"].sort());
    assert.ok(rows.every(({ enabled }) => enabled));
    const owner = new pg.Client(world.database.owner);
    await owner.connect();
    try {
      const { rows: forced } = await owner.query("select 1 from pg_class where relnamespace = 'hengji'::regnamespace and relkind in ('r', 'p') and not relforcerowsecurity");
      assert.equal(forced.length, 0);
      const { rows: seen } = await owner.query("select 1 from hengji.kept_recheck");
      assert.equal(seen.length, 0, "the owner sees kept rechecks");
      const { rows: other } = await owner.query("select relname from pg_class where relnamespace = 'hengji'::regnamespace and relkind in ('v', 'm', 'S', 'f')");
      assert.deepEqual(other, [{ relname: "ledger_import_no_seq" }], "views, sequences and foreign tables need a look of their own");
      // The number of an import is drawn by the database for its column; how far it has come is nobody's to read.
      const { rows: read } = await owner.query("select has_sequence_privilege($1, 'hengji.ledger_import_no_seq', 'select, usage, update') as may", [world.database.application.user]);
      assert.deepEqual(read, [{ may: false }]);
    } finally {
      await owner.end();
    }
  });

  test("the application's role owns nothing and can get around nothing", async () => {
    const { rows } = await intruder.query(
      `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as strong,
         exists (select 1 from pg_class where relowner = r.oid) or exists (select 1 from pg_proc where proowner = r.oid) as owns,
         exists (select 1 from pg_auth_members where member = r.oid) as member
       from pg_roles r where rolname = current_user`,
    );
    assert.deepEqual(rows, [{ strong: false, owns: false, member: false }]);
  });

  test("it has exactly the rights that are listed, and a start takes every other away", async () => {
    const owner = new pg.Client(world.database.owner);
    await owner.connect();
    await owner.query(`grant select, delete on hengji.event to ${owner.escapeIdentifier(world.database.applicationRole)}`);
    await owner.query("grant select on hengji.kept_recheck to public");
    await owner.query("grant create on schema hengji to public");
    await migrate(world.database.owner, world.database.applicationRole);
    const { rows } = await owner.query<{ table_name: string; privilege_type: string; column_name: string | null }>(
      `select table_name, privilege_type, null as column_name from information_schema.role_table_grants
         where table_schema = 'hengji' and grantee in ($1, 'PUBLIC')
       union select table_name, privilege_type, column_name from information_schema.column_privileges c
         where table_schema = 'hengji' and grantee in ($1, 'PUBLIC') and privilege_type = 'UPDATE'`,
      [world.database.applicationRole],
    );
    const { rows: creators } = await owner.query("select has_schema_privilege($1, 'hengji', 'create') as may", [world.database.applicationRole]);
    await owner.end();
    const expected = Object.entries(GRANTS).flatMap(([table, rights]) =>
      rights.flatMap((right) => {
        const columns = /^update \((.+)\)$/.exec(right)?.[1];
        return columns === undefined ? [`${table} ${right.toUpperCase()}`] : columns.split(", ").map((column) => `${table} UPDATE ${column}`);
      }),
    );
    const actual = rows.map(({ table_name, privilege_type, column_name }) => [table_name, privilege_type, ...(column_name === null ? [] : [column_name])].join(" "));
    assert.deepEqual(actual.sort(), expected.sort());
    assert.deepEqual(creators, [{ may: false }]);
  });

  const blind: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "nothing set": {},
    "a region only": region,
    "empty settings, as an earlier transaction leaves them": { region: "", kept_key: "", request_key: "", task: "" },
    "a wildcard": { ...region, kept_key: "%" },
    "the key instead of its digest": { ...region, kept_key: "key" },
    "another region": { region: "330100", kept_key: "own" },
    "the task of erasing": eraser,
  };
  for (const [name, settings] of Object.entries(blind)) {
    test(`sees no kept recheck with ${name}`, async () => {
      const filled = { ...settings, ...(settings["kept_key"] === "key" ? { kept_key: keys[0]! } : settings["kept_key"] === "own" ? holder(0) : {}) };
      const scope = name === "another region" ? { ...filled, region: "330100" } : filled;
      for (const statement of [
        "select * from hengji.kept_recheck",
        "select * from hengji.kept_recheck where key_hash like '%'",
        "table hengji.kept_recheck",
        "with taken as (delete from hengji.kept_recheck returning *) select * from taken",
        "with marked as (update hengji.kept_recheck set discarded_at = now(), erase_after = now() + interval '1 day' returning *) select * from marked",
        "select * from hengji.answered_request",
        "with taken as (delete from hengji.answered_request returning *) select * from taken",
      ]) {
        assert.equal((await as(scope, statement)).rows.length, 0, statement);
      }
    });
  }

  test("sees the one row whose key it holds, and no other", async () => {
    const { rows } = await as(holder(0), "select name from hengji.kept_recheck");
    assert.deepEqual(rows, [{ name: "甲" }]);
    const { rows: joined } = await as(holder(0), "select o.name from hengji.kept_recheck k join hengji.kept_recheck o on o.region = k.region");
    assert.deepEqual(joined, [{ name: "甲" }]);
  });

  test("a statement prepared under one key shows nothing of it under another", async () => {
    const prepared = { name: "held", text: "select name from hengji.kept_recheck" };
    const under = async (index: number | null) => {
      await intruder.query("begin");
      for (const [name, value] of Object.entries(index === null ? {} : holder(index))) await intruder.query("select set_config($1, $2, true)", [`app.${name}`, value]);
      const { rows } = await intruder.query<{ name: string }>(prepared);
      await intruder.query("commit");
      return rows.map(({ name }) => name);
    };
    for (let round = 0; round < 8; round += 1) {
      assert.deepEqual(await under(0), ["甲"]);
      assert.deepEqual(await under(1), ["乙"]);
      assert.deepEqual(await under(null), [], "a key outlived its transaction");
    }
  });

  test("a condition that fails on a row does not tell that the row is there", async () => {
    for (const statement of [
      "select 1 from hengji.kept_recheck where 1 / (content_bytes - content_bytes) = 1",
      "select 1 from hengji.kept_recheck where content::integer = 1",
      "select count(*) from hengji.kept_recheck where cast(name as uuid) is not null",
    ]) {
      await assert.doesNotReject(as(region, statement), statement);
    }
  });

  test("row security cannot be switched off to see more", async () => {
    await assert.rejects(as(region, "set local row_security = off", "select * from hengji.kept_recheck"), /row-level security|query would be affected/i);
  });

  const forbidden: Readonly<Record<string, string>> = {
    "change an event": "update hengji.event set actor = 'somebody'",
    "delete events": "delete from hengji.event",
    "empty the events": "truncate hengji.event",
    "lock the events away": "lock table hengji.event in access exclusive mode",
    "empty the kept rechecks": "truncate hengji.kept_recheck",
    "change what was kept": "update hengji.kept_recheck set content = '{}'",
    "change the key": `update hengji.kept_recheck set key_hash = '${"0".repeat(64)}'`,
    "change what was asked": `update hengji.answered_request set request_digest = '${"0".repeat(64)}'`,
    "read the migrations": "select * from hengji.kysely_migration",
    "disable row security": "alter table hengji.kept_recheck disable row level security",
    "no longer force it": "alter table hengji.kept_recheck no force row level security",
    "add a policy": "create policy open on hengji.kept_recheck using (true)",
    "drop a policy": "drop policy held_read on hengji.kept_recheck",
    "drop a table": "drop table hengji.event",
    "add a trigger": "create trigger t before insert on hengji.event execute function suppress_redundant_updates_trigger()",
    "make a function there": "create function hengji.all_of_it() returns bigint security definer language sql as 'select 1'",
    "make a table there": "create table hengji.mine (x integer)",
    "read the files of the server": "select pg_read_file('postgresql.conf')",
    "run a program": "copy (select 1) to program 'true'",
  };
  for (const [name, statement] of Object.entries(forbidden)) {
    test(`may not ${name}`, async () => {
      await assert.rejects(as({ ...holder(0), ...eraser }, statement), (error: pg.DatabaseError) => /^42501$/.test(String(error.code)));
    });
  }

  test("sees no event but as audit administrator or when it seals", async () => {
    for (const settings of [{}, region, holder(0), eraser, { ...region, role: "performance-office", scope: "0." }]) {
      assert.equal((await as(settings, "select * from hengji.event")).rowCount, 0, JSON.stringify(settings));
    }
    assert.notEqual((await as({ ...region, role: "audit-admin" }, "select * from hengji.event")).rowCount, 0);
  });

  test("may not become anybody else", async () => {
    const owner = intruder.escapeIdentifier(String(world.database.owner.user));
    for (const statement of [`set role ${owner}`, `set local role ${owner}`, `set session authorization ${owner}`]) {
      await assert.rejects(as(region, statement), (error: pg.DatabaseError) => error.code === "42501", statement);
    }
  });

  test("may not grant itself more", async () => {
    const role = intruder.escapeIdentifier(world.database.applicationRole);
    // PostgreSQL answers a grant without the right to it with an error or with a warning and no effect.
    await as(region, `grant select on hengji.kysely_migration to ${role}`).catch(() => {});
    await assert.rejects(as(region, "select * from hengji.kysely_migration"), (error: pg.DatabaseError) => error.code === "42501");
  });

  test("may not add a row under a key it does not hold, nor one in another region, nor one that is discarded already", async () => {
    const insert = (regionCode: string, hash: string, discarded: boolean) => `insert into hengji.kept_recheck
      (region, id, key_hash, name, language, content, content_format, content_digest, content_bytes, kept_at, discarded_at, erase_after)
      values ('${regionCode}', gen_random_uuid(), '${hash}', 'x', 'en', '{}', 1, '${"0".repeat(64)}', 2, now(), ${discarded ? "now(), now() + interval '1 s'" : "null, null"})`;
    const own = "1".repeat(64);
    const scope = { ...region, kept_key: own };
    await as(scope, insert("000000", own, false));
    for (const [regionCode, hash, discarded] of [["000000", "2".repeat(64), false], ["330100", own, false], ["000000", own, true]] as const) {
      await assert.rejects(as(scope, insert(regionCode, hash, discarded)), (error: pg.DatabaseError) => error.code === "42501");
    }
  });

  test("may not write an event for another region", async () => {
    const insert = (code: string) => `insert into hengji.event values ('${code}', gen_random_uuid(), now(), 'x', 'a.b', gen_random_uuid(), null, null, '{}')`;
    await as(region, insert("000000"));
    await assert.rejects(as(region, insert("330100")), (error: pg.DatabaseError) => error.code === "42501");
    await assert.rejects(as({}, insert("000000")), (error: pg.DatabaseError) => error.code === "42501");
  });

  test("the task of erasing reaches only what nobody can restore any more", async () => {
    const erasable = async (eraseAfter: string) => {
      const mark = `update hengji.kept_recheck set discarded_at = now() - interval '40 days', erase_after = ${eraseAfter}`;
      const { rows } = await as(holder(0), mark, "select set_config('app.kept_key', '', true), set_config('app.task', 'erase', true)", "delete from hengji.kept_recheck returning name");
      return rows.map(({ name }) => String(name));
    };
    assert.deepEqual(await erasable("now() + interval '1 minute'"), []);
    assert.deepEqual(await erasable("now() - interval '1 minute'"), ["甲"]);
  });

  test("answers that are remembered show themselves only to who asked", async () => {
    const { rows } = await as({ ...region, request_key: sm3("row-security-of-1") }, "select answer from hengji.answered_request");
    assert.equal(rows.length, 1);
    assert.ok(!(rows[0] as { answer: Buffer }).answer.toString("latin1").includes("key"), "sealed");
    assert.equal((await as({ ...region, request_key: sm3("row-security-of-3") }, "select answer from hengji.answered_request")).rows.length, 0);
  });

  test("the statement that opens a kept recheck goes by an index", async () => {
    const { rows } = await as(
      holder(0),
      "set local enable_seqscan = off",
      `explain (format json) select * from hengji.kept_recheck where region = '000000' and key_hash = '${sm3(keys[0]!)}'`,
    );
    assert.match(JSON.stringify(rows), /kept_recheck_region_key_hash_key/);
  });
});
