import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Kysely, PostgresDialect, sql } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { eventLine, headText, sealBatch, type KeyedSeal } from "../../../src/core/seal/index.ts";
import { sealDigest, sealFunctions } from "../../../src/files/seal-functions.ts";
import { migrate } from "../../../src/server/store/migrate.ts";
import { migrations } from "../../../src/server/store/migrations/index.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { KEY, named, openLogWorld, REGION, type LogWorld } from "./log-world.ts";

const SEALED_AT = ["2026-11-20T08:00:00.000000Z", "2026-11-20T08:05:00.000000Z"];

/*
 * A database whose seals stand as text and whose leaves have a row each, as they did before the migrations that changed it. What is verified says the same
 * before and after it, and what was printed and exported before still fits.
 */
describe("a log that was sealed before digests were kept as bytes, and leaves by batch", () => {
  let database: TestDatabase;
  let world: LogWorld;
  const seals: KeyedSeal[] = [];
  const id = (number: number): string => `0193b3c0-0000-7000-8000-00000000000${number}`;

  before(async () => {
    database = await testDatabase({ empty: true });
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ ...database.owner, max: 1 }) }) });
    const provider = { getMigrations: async () => Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "0036")) };
    const { error } = await new Migrator({ db, provider, migrationTableSchema: "hengji" }).migrateToLatest();
    assert.equal(error, undefined);
    for (const table of ["event", "event_to_seal", "seal", "seal_leaf"]) await sql.raw(`alter table hengji.${table} no force row level security`).execute(db);
    const { digest, mac } = sealFunctions(KEY);
    for (const [batch, numbers] of [[1, [1, 2, 3]], [2, [4, 5]]] as const) {
      const events = numbers.map((number) => ({
        id: id(number),
        line: eventLine({
          region: REGION, id: id(number), at: `2026-11-20T07:00:0${number}.000000Z`, actor: "system", verb: "filing.saved", subject: id(0), digestBefore: null, digestAfter: sealDigest(`${number}`),
          post: null, role: "unit-officer", year: 2026, stage: "goal", detail: '{"version": 3}',
        }),
      }));
      const sealed = sealBatch({ region: REGION, events, last: seals.at(-1) ?? null, sealedAt: SEALED_AT[batch - 1]! }, digest, mac);
      seals.push(sealed.seal);
      const { events: count, root, previous, mac: code, sealedAt } = sealed.seal;
      await sql`insert into hengji.seal (region, batch, events, root, previous, mac, sealed_at) values (${REGION}, ${batch}, ${count}, ${root}, ${previous}, ${code}, ${sealedAt}::timestamptz)`.execute(db);
      for (const { position, eventId, leaf } of sealed.rows) {
        await sql`insert into hengji.event (region, id, at, actor, verb, subject, digest_after, detail, role, year, stage)
          values (${REGION}, ${eventId}, ${`2026-11-20T07:00:0${eventId.at(-1)!}Z`}::timestamptz, 'system', 'filing.saved', ${id(0)}, ${sealDigest(eventId.at(-1)!)}, '{"version": 3}', 'unit-officer', 2026, 'goal')`.execute(db);
        await sql`insert into hengji.seal_leaf (region, batch, position, event_id, leaf) values (${REGION}, ${batch}, ${position}, ${eventId}, ${leaf})`.execute(db);
      }
    }
    for (const table of ["event", "event_to_seal", "seal", "seal_leaf"]) await sql.raw(`alter table hengji.${table} force row level security`).execute(db);
    await db.destroy();
    world = await openLogWorld(database);
  });
  after(async () => {
    await world.close();
    await database.drop();
  });

  /** What a verification says, with nothing done to the log and with one event and one leaf changed. */
  const says = async (otherLeaf: string): Promise<unknown> => {
    const printed = seals.map(({ region, batch, mac }) => ({ ...head(region, batch, mac) }));
    const whole = await world.verify({ printed });
    await world.tamper(
      "create table hengji.before as select * from leaf", `update hengji.event set role = 'unit-head' where id = '${id(2)}'`, `update leaf set leaf = '${otherLeaf}' where event_id = '${id(5)}'`,
    );
    const changed = await world.verify({ printed });
    await world.tamper(
      `update hengji.event set role = 'unit-officer' where id = '${id(2)}'`, `update leaf set leaf = before.leaf from hengji.before as before where before.event_id = leaf.event_id`, "drop table hengji.before",
    );
    return { whole, changed };
  };
  const head = (region: string, batch: number, mac: string): { region: string; batch: number; mac: string } => ({ region, batch, mac: mac.slice(0, 20) });

  test("verifies as it stands, the same after the migration, and goes on", async () => {
    const before = await says("0".repeat(64));
    const { whole, changed } = before as { whole: { findings: []; summary: { events: number; batches: number } }; changed: { findings: Parameters<typeof named>[0] } };
    assert.deepEqual([whole.findings, whole.summary.batches, whole.summary.events], [[], 2, 5]);
    assert.deepEqual(named(changed.findings), ["event-changed 1.2", "leaf-changed 2.2"]);
    assert.deepEqual(await world.seals(), seals);

    await migrate(database.owner, database.applicationRole);
    assert.deepEqual(await world.see("select batch::int, cardinality(event_ids) as events, octet_length(leaves[1]) as bytes from hengji.seal_leaves order by batch"), [{ batch: 1, events: 3, bytes: 32 }, { batch: 2, events: 2, bytes: 32 }]);
    assert.deepEqual(await says(`\\x${"0".repeat(64)}`), before);
    assert.deepEqual(await world.seals(), seals);

    await world.write(2);
    await world.seal();
    const { findings, summary } = await world.verify();
    assert.deepEqual([findings, summary.batches, summary.events, summary.exported], [[], 3, 7, 3]);
    assert.equal((await world.seals())[2]!.previous, seals[1]!.mac);
    assert.equal(headText(seals[1]!).replaceAll("-", "").endsWith(seals[1]!.mac.slice(0, 20)), true);
    assert.deepEqual(world.troubles, []);
  });
});
