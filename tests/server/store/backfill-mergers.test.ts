import assert from "node:assert/strict";
import { test } from "node:test";
import { Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { migrate } from "../../../src/server/store/migrate.ts";
import { migrations } from "../../../src/server/store/migrations/index.ts";
import { testDatabase } from "../database.ts";

test("F101 a merger of before says into what, as far as the posts of the body that took in tell, and nothing else does", async () => {
  const database = await testDatabase({ empty: true });
  try {
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ ...database.owner, max: 1 }) }) });
    const provider = { getMigrations: async () => Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "0049")) };
    const { error } = await new Migrator({ db, provider, migrationTableSchema: "hengji" }).migrateToLatest();
    await db.destroy();
    assert.equal(error, undefined);
    const owner = new pg.Client(database.owner);
    await owner.connect();
    const [into, merged, closed, department, post, above] = ["1", "2", "3", "4", "5", "6"].map((digit) => `00000000-0000-7000-8000-00000000000${digit}`);
    const tables = ["org_unit", "unit_standing", "post", "post_scope"];
    for (const table of tables) await owner.query(`alter table hengji.${table} no force row level security`);
    const unit = (id: string, path: string, code: string, kind: string, until: string | null) =>
      owner.query("insert into hengji.org_unit (region, id, path, code, name, kind, department_id, valid_from, valid_to) values ('990100', $1, $2, $3, $3, $4, $5, '2025-01-01', $6)", [id, path, code, kind, department, until]);
    await unit(department!, "990100.101.", "101", "department", null);
    await unit(into!, "990100.101.1.", "1", "unit", null);
    await unit(merged!, "990100.101.2.", "2", "unit", "2026-05-01");
    await unit(closed!, "990100.101.3.", "3", "unit", "2026-05-01");
    const held = async (id: string, of: string, role: string, paths: readonly string[]): Promise<void> => {
      await owner.query("insert into hengji.post (region, id, person_id, unit_id, role, valid_from) values ('990100', $1, $1, $2, $3, '2025-01-01')", [id, of, role]);
      for (const path of paths) await owner.query("insert into hengji.post_scope (region, post_id, path) values ('990100', $1, $2)", [id, path]);
    };
    await held(post!, into!, "unit-officer", ["990100.101.1.", "990100.101.2."]);
    await held(above!, department!, "department-finance", ["990100.101.", "990100.101.3."]);
    for (const table of tables) await owner.query(`alter table hengji.${table} force row level security`);

    await migrate(database.owner, database.applicationRole);
    await owner.query("alter table hengji.unit_standing no force row level security");
    const { rows } = await owner.query("select code, into_id from hengji.unit_standing order by code");
    assert.deepEqual(rows, [{ code: "1", into_id: null }, { code: "101", into_id: null }, { code: "2", into_id: into }, { code: "3", into_id: null }]);
    await owner.end();
  } finally {
    await database.drop();
  }
});
