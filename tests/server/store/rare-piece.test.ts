import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { openDb } from "../../../src/server/store/db.ts";
import { rarePiece } from "../../../src/server/store/rare-piece.ts";
import { testDatabase, type TestDatabase } from "../database.ts";

describe("the piece of a name by which filings are found", () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  before(async () => {
    database = await testDatabase();
    pool = new pg.Pool({ ...database.owner, max: 1 });
    await pool.query("alter table hengji.filing_gram no force row level security");
    for (const [gram, year, held] of [["养护", 2031, 600], ["公路", 2031, 599], ["图书", 2031, 3], ["养护", 2032, 2]] as const) {
      await pool.query("insert into hengji.filing_gram select '990100', $1, 'goal', $2, gen_random_uuid(), gen_random_uuid(), '990100.101.' from generate_series(1, $3::int)", [year, gram, held]);
    }
  });
  after(async () => {
    await pool.end();
    await database.drop();
  });

  /** What is found, and in how many statements. */
  const find = async (year: number, ...pieces: string[]): Promise<[string | null, number]> => {
    let asked = 0;
    const db = openDb(pool, ({ query }) => (asked += query.sql.includes("filing_gram") ? 1 : 0));
    const found = await db.transaction().execute((tx) => rarePiece(tx, { region: "990100", year, stage: "goal" }, pieces));
    return [found, asked];
  };

  test("the rarest of those that few hold; a piece once found frequent is not counted again", async () => {
    assert.deepEqual(await find(2031, "养护", "公路", "图书"), ["图书", 1]);
    assert.deepEqual(await find(2031, "养护"), [null, 0]);
    assert.deepEqual(await find(2031, "养护", "公路"), ["公路", 1]);
    assert.deepEqual(await find(2031, "公路"), ["公路", 1]);
  });

  test("of that season alone, and one that nobody holds is the rarest of all", async () => {
    assert.deepEqual(await find(2032, "养护"), ["养护", 1]);
    assert.deepEqual(await find(2031, "养护", "不在"), ["不在", 1]);
  });
});
