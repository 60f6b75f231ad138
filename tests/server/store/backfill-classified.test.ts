import assert from "node:assert/strict";
import { test } from "node:test";
import { Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { migrate } from "../../../src/server/store/migrate.ts";
import { migrations } from "../../../src/server/store/migrations/index.ts";
import { testDatabase } from "../database.ts";

test("classified projects of before lose their kind, others keep theirs, and no later one may have any", async () => {
  const database = await testDatabase({ empty: true });
  const owner = new pg.Client(database.owner);
  try {
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ ...database.owner, max: 1 }) }) });
    const provider = { getMigrations: async () => Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "0053")) };
    const { error } = await new Migrator({ db, provider, migrationTableSchema: "hengji" }).migrateToLatest();
    await db.destroy();
    assert.equal(error, undefined);
    await owner.connect();
    const tables = ["org_unit", "unit_standing", "subject"];
    for (const table of tables) await owner.query(`alter table hengji.${table} no force row level security`);
    const department = "00000000-0000-7000-8000-000000000001";
    await owner.query("insert into hengji.org_unit (region, id, path, code, name, kind, department_id, valid_from) values ('990100', $1, '990100.101.', '101', '部门', 'department', $1, '2025-01-01')", [department]);
    const enter = (code: string, name: string, kind: string, classified: boolean) =>
      owner.query(
        "insert into hengji.subject (region, id, code, name, kind, book, classified, unit_id, unit_path, department_id, first_year, made_at) values ('990100', gen_random_uuid(), $1, $2, $3, 'GENERAL_PUBLIC', $4, $5, '990100.101.', $5, $6, now())",
        [code, name, kind, classified, department, classified ? null : 2026],
      );
    await enter("S1", "", "special-fund", true);
    await enter("S2", "专项", "special-fund", false);
    for (const table of tables) await owner.query(`alter table hengji.${table} force row level security`);
    await migrate(database.owner, database.applicationRole);
    await owner.query("alter table hengji.subject no force row level security");
    const { rows } = await owner.query("select code, kind from hengji.subject order by code");
    assert.deepEqual(rows, [{ code: "S1", kind: "project" }, { code: "S2", kind: "special-fund" }]);
    await assert.rejects(enter("S3", "", "special-fund", true), /classified_says_no_kind/);
  } finally {
    await owner.end().catch(() => {});
    await database.drop();
  }
});
