import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { sql } from "kysely";
import { openDb } from "../../../src/server/store/db.ts";
import { openWorld, type World } from "../world.ts";

describe("statements whose plans are kept", () => {
  let world: World;
  let pool: pg.Pool;
  before(async () => {
    world = await openWorld();
    pool = new pg.Pool({ ...world.database.application, max: 1 });
  });
  after(async () => {
    await pool.end();
    await world.close();
  });

  const kept = async (): Promise<string[]> => (await pool.query<{ statement: string }>("select statement from pg_prepared_statements order by prepare_time")).rows.map(({ statement }) => statement);

  test("those with values are, those that page through a list are not, and two databases on one connection agree on them", async () => {
    const [one, other] = [openDb(pool), openDb(pool)];
    for (const db of [one, other, one]) {
      const { rows } = await sql<{ sum: number }>`select ${1}::int + ${2}::int as sum`.execute(db);
      assert.deepEqual(rows, [{ sum: 3 }]);
      assert.deepEqual((await sql<{ n: number }>`select n from generate_series(1, 5) as n limit ${2}`.execute(db)).rows, [{ n: 1 }, { n: 2 }]);
      await sql`select 1`.execute(db);
    }
    assert.deepEqual(await kept(), ["select $1::int + $2::int as sum"]);
  });

  test("a connection keeps a bounded number, and goes on answering beyond it", async () => {
    const db = openDb(pool);
    for (let n = 0; n < 320; n += 1) {
      const { rows } = await sql<Record<string, number>>`select ${n}::int as ${sql.id(`c${n}`)}`.execute(db);
      assert.deepEqual(rows, [{ [`c${n}`]: n }]);
    }
    assert.ok((await kept()).length <= 301, String((await kept()).length));
  });

  test("a statement that fails leaves its name usable", async () => {
    const db = openDb(pool);
    const divide = (by: number) => sql<{ n: number }>`select 6 / ${by}::int as n`.execute(db);
    await assert.rejects(divide(0), { code: "22012" });
    assert.deepEqual((await divide(2)).rows, [{ n: 3 }]);
  });
});
