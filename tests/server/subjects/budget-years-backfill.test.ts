import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { STATEMENTS } from "../../../src/server/store/migrations/0028-subject-years.ts";
import { asOwner, openFilingWorld, type FilingWorld } from "../filings/city.ts";

let world: FilingWorld;
before(async () => {
  world = await openFilingWorld();
});
after(() => world.close());

test("what was there before years were asked for begins with its first record, else with the year it was entered in, and has no end; of what is classified there is none", async () => {
  await world.filled("P4", 2027, undefined, "school");
  await asOwner(world, async (client) => {
    await client.query("alter table hengji.subject drop column first_year, drop column last_year");
    // Paid in 2025, budgeted in 2026; entered late on the last evening of 2025 by the clock of the office; classified.
    await client.query("update hengji.payment set year = 2025 where voucher = 'V1'");
    await client.query("update hengji.subject set made_at = '2025-12-31T17:00:00Z' where code = 'P2'");
    await client.query("update hengji.subject set classified = true, name = '' where code = 'P3'");
    await client.query("alter table hengji.subject force row level security");
    for (const statement of STATEMENTS) await client.query(statement);
  });
  const found = await world.see<{ code: string; first_year: number | null; last_year: number | null }>("select code, first_year, last_year from hengji.subject order by code");
  assert.deepEqual(found.map(({ code, first_year: first, last_year: last }) => [code, first, last]), [["P1", 2025, null], ["P2", 2026, null], ["P3", null, null], ["P4", 2027, null]]);
});
