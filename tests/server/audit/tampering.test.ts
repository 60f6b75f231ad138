import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { eventLine, headText, readHead, type KeyedSeal } from "../../../src/core/seal/index.ts";
import { leafOf, rootOf } from "../../../src/core/seal/merkle.ts";
import { sealDigest } from "../../../src/files/seal-functions.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { named, openLogWorld, REGION, type LogWorld } from "./log-world.ts";

/*
 * Whoever owns the database, or is its superuser, does whatever can be done to the tables, without the key. Each time the verifier
 * says what it was: from the database alone as well as it can be known, and beside what was kept outside by name.
 */
describe("tampering past row security", () => {
  let database: TestDatabase;
  let world: LogWorld;
  /** Ids by batch, in their positions. */
  let ids: string[][];
  let seals: KeyedSeal[];

  before(async () => {
    database = await testDatabase();
  });
  after(() => database.drop());
  beforeEach(async () => {
    world = await openLogWorld(database);
    await world.tamper("truncate hengji.event, hengji.event_to_seal, hengji.seal, hengji.seal_leaves");
    ids = [];
    for (const size of [3, 6, 2]) {
      ids.push(await world.write(size));
      await world.seal();
      world.time = new Date(world.time.getTime() + 60_000);
    }
    seals = await world.seals();
  });
  afterEach(async () => {
    assert.deepEqual(world.troubles, []);
    await world.close();
  });

  const alone = async (): Promise<string[]> => named((await world.verify({ kept: false })).findings);
  const beside = async (): Promise<string[]> => named((await world.verify()).findings);
  const id = (batch: number, position: number): string => ids[batch - 1]![position - 1]!;
  /** Computes the seal of a batch again from the events that its leaves name now, as anybody without the key can. */
  const recompute = async (batch: number): Promise<void> => {
    const rows = await world.see<Record<string, string | null> & { position: number; year: number | null }>(
      `select l.event_id as id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.actor, e.verb, e.subject::text, e.digest_before, e.digest_after, e.post::text, e.role, e.year, e.stage, e.detail::text as detail
       from leaf l join hengji.event e on e.id = l.event_id where l.batch = ${batch} order by l.position`,
    );
    const leaves = rows.map((row) => leafOf(eventLine({
      region: REGION, id: row["id"]!, at: row["at"]!, actor: row["actor"]!, verb: row["verb"]!, subject: row["subject"]!, digestBefore: row["digest_before"]!, digestAfter: row["digest_after"]!,
      post: row["post"]!, role: row["role"]!, year: row.year, stage: row["stage"]!, detail: row["detail"]!,
    }), sealDigest));
    await world.tamper(
      ...rows.map((row, index) => `update leaf set position = ${1000 + index}, leaf = '\\x${leaves[index]}' where batch = ${batch} and event_id = '${row["id"]}'`),
      `update leaf set position = position - 999 where batch = ${batch}`,
      `update hengji.seal set events = ${rows.length}, root = '\\x${rootOf(leaves, sealDigest)}' where batch = ${batch}`,
    );
  };

  test("a field of an event, any of them", async () => {
    for (const [column, value, field] of [
      ["at", "at + interval '1 microsecond'", "at"], ["actor", "'somebody else'", "actor"], ["verb", "'filing.returned'", "verb"], ["subject", "id", "subject"],
      ["digest_before", "digest_after", "digestBefore"], ["digest_after", "null", "digestAfter"], ["post", "id", "post"], ["role", "null", "role"], ["year", "2025", "year"], ["stage", "''", "stage"],
      ["detail", `'{"n": 12.50, "name": "名称 “x” \\u0001\\n", "none": null}'`, "line"], ["detail", `detail || '{"n": 13}'`, "detail.n"],
    ]) {
      await world.tamper("create table hengji.before as select * from hengji.event", `update hengji.event set ${column} = ${value} where id = '${id(2, 4)}'`);
      try {
        assert.deepEqual(await alone(), ["event-changed 2.4"], column);
        const { findings } = await world.verify();
        assert.deepEqual(named(findings), ["event-changed 2.4"], column);
        assert.equal(findings[0]?.event?.id, id(2, 4));
        assert.deepEqual(findings[0]?.changes.map((change) => change.field), [field]);
      } finally {
        await world.tamper(`delete from hengji.event where id = '${id(2, 4)}'`, `insert into hengji.event select * from hengji.before where id = '${id(2, 4)}'`, "drop table hengji.before");
      }
    }
    assert.deepEqual(await beside(), []);
  });

  test("a field, its leaf and the root over it", async () => {
    await world.tamper(`update hengji.event set role = 'finance-leader' where id = '${id(2, 4)}'`);
    await recompute(2);
    assert.deepEqual(await alone(), ["seal-unkeyed 2"]);
    const { findings } = await world.verify();
    assert.deepEqual(named(findings), ["seal-changed 2", "event-changed 2.4"]);
    assert.deepEqual(findings[1]?.changes, [{ field: "role", before: '"unit-officer"', after: '"finance-leader"' }]);
  });

  test("an event deleted, with its leaf, and with all numbers made to fit", async () => {
    await world.tamper(`delete from hengji.event where id = '${id(2, 4)}'`);
    assert.deepEqual(await alone(), ["event-deleted 2.4"]);
    assert.deepEqual(await beside(), ["event-deleted 2.4"]);
    await world.tamper(`delete from leaf where event_id = '${id(2, 4)}'`);
    assert.deepEqual(await alone(), ["event-deleted 2"]);
    const { findings } = await world.verify();
    assert.deepEqual(named(findings), ["event-deleted 2.4"]);
    assert.deepEqual(findings[0]?.event, { id: id(2, 4), at: "2026-11-22T08:01:00.123000Z", verb: "filing.saved" });
    await recompute(2);
    assert.deepEqual(await alone(), ["seal-unkeyed 2"]);
    assert.deepEqual(await beside(), ["seal-changed 2", "event-deleted 2.4"]);
  });

  test("only the leaf of an event taken away", async () => {
    await world.tamper(`delete from leaf where event_id = '${id(2, 4)}'`);
    assert.deepEqual(await alone(), ["event-deleted 2", "event-unsealed -"]);
    assert.deepEqual(await beside(), ["leaf-missing 2.4"]);
  });

  test("two leaves exchanged", async () => {
    await world.tamper(
      `update leaf set position = 99 where event_id = '${id(2, 2)}'`,
      `update leaf set position = 2 where event_id = '${id(2, 5)}'`,
      `update leaf set position = 5 where event_id = '${id(2, 2)}'`,
    );
    for (const { findings } of [await world.verify({ kept: false }), await world.verify()]) {
      assert.deepEqual(named(findings), ["event-moved 2.2", "event-moved 2.5"]);
      assert.deepEqual(findings.map(({ event, params }) => [event?.id, params["from"]]), [[id(2, 5), 5], [id(2, 2), 2]]);
    }
    await recompute(2);
    assert.deepEqual(await alone(), ["seal-changed 2", "event-moved 2.2", "event-moved 2.5"]);
    assert.deepEqual(await beside(), ["seal-changed 2", "event-moved 2.2", "event-moved 2.5"]);
  });

  test("an event put in with a forged leaf and the root computed again", async () => {
    const forged = "0193b3c0-0000-7000-8000-000000000001";
    await world.tamper(
      `insert into hengji.event select region, '${forged}', at, actor, 'filing.approved', subject, digest_before, digest_after, detail, post, role, year, stage from hengji.event where id = '${id(2, 4)}'`,
      `insert into leaf values ('${REGION}', 2, 7, '${forged}', '\\x${"0".repeat(64)}')`,
    );
    await recompute(2);
    for (const { findings } of [await world.verify({ kept: false }), await world.verify()]) {
      assert.deepEqual(named(findings), ["seal-changed 2", "event-inserted 2.7"]);
      assert.deepEqual(findings[1]?.event, { id: forged, at: "2026-11-22T08:01:00.123000Z", verb: "filing.approved" });
    }
  });

  test("a leaf put in beside another, at the same place", async () => {
    const forged = "0193b3c0-0000-7000-8000-000000000001";
    await world.tamper(
      `insert into hengji.event select region, '${forged}', at, actor, 'filing.approved', subject, digest_before, digest_after, detail, post, role, year, stage from hengji.event where id = '${id(2, 4)}'`,
      `insert into leaf select region, batch, position, '${forged}', leaf from leaf where event_id = '${id(2, 4)}'`,
    );
    assert.deepEqual(await alone(), ["event-changed 2.4", "batch-altered 2"]);
    assert.deepEqual(await beside(), ["event-inserted 2.4"]);
  });

  test("an event put in under no seal", async () => {
    await world.tamper(`insert into hengji.event select region, gen_random_uuid(), at, actor, verb, subject, digest_before, digest_after, detail from hengji.event where id = '${id(2, 4)}'`);
    assert.deepEqual(await beside(), ["event-unsealed -"]);
  });

  test("an event that waits for its seal deleted, and a sealed one put up again", async () => {
    const [waiting] = await world.write(1);
    await world.tamper(`delete from hengji.event where id = '${waiting}'`, `insert into hengji.event_to_seal values ('${REGION}', '${id(1, 1)}')`);
    assert.deepEqual((await beside()).sort(), ["waiting-again -", "waiting-deleted -"]);
    // Neither keeps the sealer from its work.
    await world.write(1);
    await world.seal();
    assert.deepEqual((await world.seals()).map(({ events }) => events), [3, 6, 2, 1]);
    assert.deepEqual((await beside()).sort(), ["waiting-again -", "waiting-deleted -"]);
  });

  const cutTail = [
    "delete from hengji.event where id in (select event_id from leaf where batch = 3)",
    "delete from leaf where batch = 3",
    "delete from hengji.seal where batch = 3",
  ];

  test("the end cut off: invisible to the database alone, told by what is kept and by paper", async () => {
    await world.tamper(...cutTail);
    assert.deepEqual(await alone(), []);
    const { findings } = await world.verify();
    assert.deepEqual(named(findings), ["event-lost 3.1", "event-lost 3.2", "cut-off 3"]);
    assert.deepEqual(findings.slice(0, 2).map(({ event }) => [event?.id, event?.verb]), [[id(3, 1), "filing.saved"], [id(3, 2), "filing.saved"]]);
    const paper = readHead(headText(seals[2]!))!;
    assert.deepEqual(named((await world.verify({ kept: false, printed: [paper] })).findings), ["head-missing 3"]);
  });

  test("an older state put back, and work that goes on over it", async () => {
    await world.tamper(...cutTail);
    world.time = new Date("2026-11-23T08:00:00.000Z");
    const after = await world.write(2);
    await world.seal();
    await world.write(1);
    await world.seal();
    const { findings } = await world.verify();
    assert.deepEqual(named(findings), ["set-back 3", "event-lost 3.1", "event-lost 3.2"]);
    assert.equal(after.length, 2);
    assert.deepEqual(world.troubles.splice(0), ["the database lacks a seal that was kept: batch 3 of 2026-11-22T08:02:00.123000Z"]);
    assert.deepEqual(named((await world.verify({ kept: false, printed: [readHead(headText(seals[2]!))!] })).findings), ["head-strange 3"]);
  });

  test("the time of a seal, and each of its other fields", async () => {
    for (const [change, field] of [["sealed_at = sealed_at - interval '1 hour'", "sealedAt"], ["events = 7", "events"], [`root = '\\x${"1".repeat(64)}'`, "root"], [`previous = '\\x${"2".repeat(64)}'`, "previous"], [`mac = '\\x${"3".repeat(64)}'`, "mac"]] as const) {
      await world.tamper("create table hengji.before as select * from hengji.seal", `update hengji.seal set ${change} where batch = 2`);
      try {
        assert.ok((await alone()).some((name) => name === "seal-unkeyed 2" || name === "seal-changed 2"), field);
        const { findings } = await world.verify();
        assert.deepEqual(named(findings), ["seal-changed 2"], field);
        assert.deepEqual(findings[0]?.changes.map((one) => one.field), [field]);
      } finally {
        await world.tamper("delete from hengji.seal", "insert into hengji.seal select * from hengji.before", "drop table hengji.before");
      }
    }
  });

  test("a batch taken out of the middle, a seal without its leaves, leaves without their seal", async () => {
    await world.tamper("delete from hengji.seal where batch = 2");
    assert.deepEqual(await alone(), ["seal-missing 2"]);
    await world.tamper("delete from hengji.event where id in (select event_id from leaf where batch = 2)", "delete from leaf where batch = 2");
    assert.deepEqual(await alone(), ["batch-missing 2"]);
    const { findings } = await world.verify();
    assert.deepEqual(named(findings), [...[1, 2, 3, 4, 5, 6].map((position) => `event-lost 2.${position}`), "batch-missing 2"]);
    await world.tamper("delete from leaf where batch = 1");
    assert.deepEqual((await alone()).filter((name) => name !== "event-unsealed -"), ["event-deleted 1.1", "event-deleted 1.2", "event-deleted 1.3", "batch-missing 2"]);
  });

  test("without the key the forger's own work looks whole, and the report says that the key was not used", async () => {
    await world.tamper(`update hengji.event set role = 'finance-leader' where id = '${id(2, 4)}'`);
    await recompute(2);
    const { findings, summary } = await world.verify({ kept: false, key: null });
    assert.deepEqual(findings, []);
    assert.equal(summary.keyed, false);
    assert.deepEqual(named((await world.verify({ key: "another" })).findings).at(0), "seal-unkeyed 1");
  });

  test("the application itself can neither change nor delete, nor forge a seal without saying that it seals", async () => {
    const pg = (await import("pg")).default;
    const client = new pg.Client(database.application);
    await client.connect();
    try {
      await client.query("select set_config('app.region', $1, false), set_config('app.task', 'seal', false)", [REGION]);
      for (const statement of ["update hengji.event set actor = 'x'", "delete from hengji.event", "update hengji.seal set events = 1", "delete from hengji.seal", "delete from hengji.seal_leaves", "update hengji.seal_leaves set batch = 1", "truncate hengji.event"]) {
        await assert.rejects(client.query(statement), /permission denied/, statement);
      }
      await client.query("select set_config('app.task', '', false)");
      await assert.rejects(client.query(`insert into hengji.seal select '${REGION}', 9, 1, decode(repeat('0', 64), 'hex'), decode(repeat('0', 64), 'hex'), decode(repeat('0', 64), 'hex'), now()`), /row-level security/);
      assert.equal((await client.query("select from hengji.event")).rowCount, 0);
    } finally {
      await client.end();
    }
  });
});
