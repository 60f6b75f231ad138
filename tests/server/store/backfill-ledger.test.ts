import assert from "node:assert/strict";
import { test } from "node:test";
import { Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { migrate } from "../../../src/server/store/migrate.ts";
import { migrations } from "../../../src/server/store/migrations/index.ts";
import { testDatabase } from "../database.ts";

test("F104, F101 budgets that had been changed before get the adjustment that explains them, and bodies how they stood until now", async () => {
  const database = await testDatabase({ empty: true });
  try {
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ ...database.owner, max: 1 }) }) });
    const provider = { getMigrations: async () => Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "0016")) };
    const { error } = await new Migrator({ db, provider, migrationTableSchema: "hengji" }).migrateToLatest();
    await db.destroy();
    assert.equal(error, undefined);
    const owner = new pg.Client(database.owner);
    await owner.connect();
    const [unit, subject] = ["1", "2"].map((digit) => `00000000-0000-7000-8000-00000000000${digit}`);
    for (const table of ["org_unit", "budget"]) await owner.query(`alter table hengji.${table} no force row level security`);
    await owner.query("insert into hengji.org_unit values ('990100', $1, '990100.101.', '101', '交通局', 'department', $1, '2025-01-01', null)", [unit]);
    const budget = (source: string, initial: number, adjusted: number) => owner.query("insert into hengji.budget (region, subject_id, year, unit_path, source, initial_fen, adjusted_fen) values ('990100', $1, 2026, '990100.101.', $2, $3, $4)", [subject, source, initial, adjusted]);
    await budget("appropriation", 300, 250);
    await budget("other", 100, 100);
    for (const table of ["org_unit", "budget"]) await owner.query(`alter table hengji.${table} force row level security`);

    await migrate(database.owner, database.applicationRole);
    for (const table of ["budget_adjustment", "unit_standing"]) await owner.query(`alter table hengji.${table} no force row level security`);
    const { rows: adjustments } = await owner.query("select source, document_no, adjusted_on, amount_fen, before_fen, after_fen from hengji.budget_adjustment");
    assert.deepEqual(adjustments, [{ source: "appropriation", document_no: null, adjusted_on: null, amount_fen: "-50", before_fen: "300", after_fen: "250" }]);
    const { rows: standing } = await owner.query("select unit_id, valid_from::text as valid_from, valid_to, path, name, reason from hengji.unit_standing");
    assert.deepEqual(standing, [{ unit_id: unit, valid_from: "2025-01-01", valid_to: null, path: "990100.101.", name: "交通局", reason: "" }]);
    await owner.end();
  } finally {
    await database.drop();
  }
});
