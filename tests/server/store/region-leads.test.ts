import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pg from "pg";
import { testDatabase, type TestDatabase } from "../database.ts";

/*
 * 区划编码 leads every key: rows of several regions lie in one database without a clash, what refers to another row refers to one of its own region,
 * and a region can be taken out by the front of its keys.
 */

/** Which changes of the tables were made is of the database and of no region in it. */
const OF_THE_DATABASE = /^hengji\.kysely_migration(_lock)? /;

let database: TestDatabase;
let owner: pg.Client;
before(async () => {
  database = await testDatabase();
  owner = new pg.Client(database.owner);
  await owner.connect();
});
after(async () => {
  await owner?.end();
  await database?.drop();
});

test("every primary, unique and foreign key begins with the region", async () => {
  const { rows } = await owner.query<{ key: string; columns: string[] }>(`
    select c.conrelid::regclass::text || ' ' || c.contype::text || ' ' || c.conname::text as key,
      array(select a.attname::text from unnest(c.conkey) with ordinality k(attnum, at) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum order by k.at) as columns
    from pg_constraint c where c.connamespace = 'hengji'::regnamespace and c.contype in ('p', 'u', 'f')
    union all
    select i.indrelid::regclass::text || ' i ' || i.indexrelid::regclass::text, array(select coalesce(a.attname::text, '(expression)') from unnest(i.indkey::smallint[]) with ordinality k(attnum, at) left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum order by k.at)
    from pg_index i join pg_class t on t.oid = i.indexrelid where t.relnamespace = 'hengji'::regnamespace and i.indisunique and not exists (select from pg_constraint where conindid = i.indexrelid)`);
  assert.ok(rows.length > 50, `${rows.length} keys`);
  const keyless = await owner.query<{ name: string }>("select t.oid::regclass::text as name from pg_class t where t.relnamespace = 'hengji'::regnamespace and t.relkind in ('r', 'p') and not exists (select from pg_constraint where conrelid = t.oid and contype = 'p')");
  assert.deepEqual(keyless.rows.map(({ name }) => name), [], "tables without a key");
  const otherwise = rows.filter(({ columns }) => columns[0] !== "region").map(({ key, columns }) => `${key} (${columns.join(", ")})`).sort();
  assert.deepEqual(otherwise.filter((key) => !OF_THE_DATABASE.test(key)), []);
});
