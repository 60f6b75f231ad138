import assert from "node:assert/strict";
import { test } from "node:test";
import { Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { openDb } from "../../../src/server/store/db.ts";
import { migrate } from "../../../src/server/store/migrate.ts";
import { migrations } from "../../../src/server/store/migrations/index.ts";
import { workOf } from "../../../src/server/store/waiting.ts";
import { testDatabase } from "../database.ts";

const DIGEST = "a".repeat(64);

test("filings that were there before are given the hands they went through and the name they are searched by", async () => {
  const database = await testDatabase({ empty: true });
  try {
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ ...database.owner, max: 1 }) }) });
    const provider = { getMigrations: async () => Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "0003")) };
    const { error } = await new Migrator({ db, provider, migrationTableSchema: "hengji" }).migrateToLatest();
    await db.destroy();
    assert.equal(error, undefined);

    const owner = new pg.Client(database.owner);
    await owner.connect();
    const tables = ["filing", "filing_version", "transition", "post"];
    for (const table of tables) await owner.query(`alter table hengji.${table} no force row level security`);
    const [filing, officer, head] = ["0", "1", "2"].map((digit) => `00000000-0000-7000-8000-00000000000${digit}`);
    const post = (id: string, role: string) => owner.query("insert into hengji.post values ('990100', $1, $1, $1, $2, null, '2026-01-01', null)", [id, role]);
    await post(officer!, "unit-officer");
    await post(head!, "unit-head");
    await owner.query(
      `insert into hengji.filing (region, id, subject_id, stage, year, form, workflow, workflow_version, pack_digest, unit_id, unit_path, department_id, name, unit_name, department_name,
        step, round, version, step_since, content, content_format, content_digest, started_at, changed_at)
       values ('990100', $1, $1, 'goal', 2026, 'goal', 'goal', 1, $2, $1, '990100.101.', $1, '（公路）Ａ1 养护', 'u', 'd', 'draft', 2, 4, now(), '{}', 1, $2, now(), now())`,
      [filing, DIGEST],
    );
    const version = (number: number, whole: boolean, step: string, round: number, by: string) =>
      owner.query("insert into hengji.filing_version values ('990100', $1, $2, $3, '[]', 1, $4, $5, $6, $7, $7, now())", [filing, number, whole, DIGEST, step, round, by]);
    await version(1, true, "draft", 1, officer!);
    await version(2, false, "draft", 1, officer!);
    await version(3, true, "unit-head", 1, officer!);
    await version(4, true, "draft", 2, head!);
    const move = (number: number, action: string, from: string, to: string, by: string, role: string) =>
      owner.query("insert into hengji.transition values ('990100', gen_random_uuid(), $1, $2, $3, $4, 1, $5, $6, $6, $7, '', now())", [filing, action, from, to, number, by, role]);
    await move(3, "submit", "draft", "unit-head", officer!, "unit-officer");
    await move(4, "return", "unit-head", "draft", head!, "unit-head");
    for (const table of tables) await owner.query(`alter table hengji.${table} force row level security`);

    await migrate(database.owner, database.applicationRole);
    await owner.query("alter table hengji.filing no force row level security");
    const { rows } = await owner.query<{ taken: string; plain_name: string }>("select taken, plain_name from hengji.filing");
    assert.equal(rows[0]!.plain_name, "公路a1养护");
    const pool = new pg.Pool({ ...database.owner, max: 1 });
    const ofHead = await openDb(pool).transaction().execute((tx) => workOf(tx, "990100", { scopes: ["990100."], assigned: [] }, head!));
    await pool.end();
    assert.deepEqual(ofHead, [{ year: 2026, stage: "goal", count: 1, ended: 1 }]);
    await owner.end();
    assert.deepEqual(rows.map(({ taken }) => JSON.parse(taken) as unknown), [[
      { action: "save", from: "draft", to: "draft", round: 1, personId: officer, role: "unit-officer" },
      { action: "submit", from: "draft", to: "unit-head", round: 1, personId: officer, role: "unit-officer" },
      { action: "return", from: "unit-head", to: "draft", round: 1, personId: head, role: "unit-head" },
    ]]);
  } finally {
    await database.drop();
  }
});
