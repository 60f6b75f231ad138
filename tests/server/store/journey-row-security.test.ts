import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { openWorld, type World } from "../world.ts";

/*
 * The second wall around people, filings and the log: rows are seen within the ranges of a post, by assignment, or not at all,
 * whatever a query asks for. Two units of one department, one unit of another; a reviewer with one assigned project.
 */

const REGION = "000000";
const DIGEST = "a".repeat(64);
const PATHS = { roads: "000000.101.101001.", bridges: "000000.101.101002.", schools: "000000.205.205001." } as const;
type Unit = keyof typeof PATHS;

describe("row security of the journey", () => {
  let world: World;
  let client: pg.Client;
  const subjects: Record<Unit, string> = { roads: randomUUID(), bridges: randomUUID(), schools: randomUUID() };
  const filings: Record<Unit, string> = { roads: randomUUID(), bridges: randomUUID(), schools: randomUUID() };
  const people = { officer: randomUUID(), other: randomUUID(), absent: randomUUID(), third: randomUUID() };
  const posts = { officer: randomUUID(), reviewer: randomUUID() };

  type Settings = Readonly<Record<string, string>>;
  const anybody: Settings = { region: REGION };
  const officer: Settings = { ...anybody, person: people.officer, post: posts.officer, role: "unit-officer", scope: PATHS.roads };
  const department: Settings = { ...anybody, person: people.other, post: randomUUID(), role: "department-finance", scope: "000000.101." };
  const accountant: Settings = { ...officer, scope: PATHS.roads, scope_more: PATHS.schools };
  const finance: Settings = { ...anybody, person: people.other, post: randomUUID(), role: "performance-office", scope: "000000." };
  const reviewer: Settings = { ...anybody, person: people.other, post: posts.reviewer, role: "third-party-reviewer", assigned: subjects.schools };
  const administrators: Readonly<Record<string, Settings>> = Object.fromEntries(
    ["system-admin", "security-admin", "audit-admin"].map((role) => [role, { ...anybody, person: people.other, post: randomUUID(), role }]),
  );

  async function as<Row extends pg.QueryResultRow>(settings: Settings, statement: string, values: readonly unknown[] = []): Promise<Row[]> {
    await client.query("begin");
    try {
      for (const [name, value] of Object.entries(settings)) await client.query("select set_config($1, $2, true)", [`app.${name}`, value]);
      return (await client.query<Row>(statement, [...values])).rows;
    } finally {
      await client.query("rollback");
    }
  }
  const unitsSeen = async (settings: Settings, table: string, column = "filing_id"): Promise<string[]> => {
    const rows = await as<{ id: string }>(settings, `select ${column} as id from hengji.${table}`);
    const ids = column === "subject_id" || table === "subject" ? subjects : filings;
    return (Object.keys(PATHS) as Unit[]).filter((unit) => rows.some(({ id }) => id === ids[unit]));
  };

  before(async () => {
    world = await openWorld();
    client = new pg.Client(world.database.application);
    await client.connect();
    await client.query("begin");
    for (const [name, value] of [["region", REGION], ["task", "found"], ["scope", "000000."], ["person", people.officer], ["role", "security-admin"]] as const) {
      await client.query("select set_config($1, $2, false)", [`app.${name}`, value]);
    }
    for (const [person, login] of [[people.officer, "officer"], [people.other, "other"]]) {
      await client.query("insert into hengji.person values ($1, $2, $3, $3, now(), null)", [REGION, person, login]);
      await client.query("insert into hengji.credential (region, person_id, password_hash, changed_at, must_change) values ($1, $2, 'hash', now(), false)", [REGION, person]);
      await client.query("insert into hengji.session values ($1, gen_random_uuid(), $2, $3, null, now(), now(), now() + interval '1 h', null, true, '', '')", [
        REGION, login === "officer" ? "1".repeat(64) : "2".repeat(64), person,
      ]);
    }
    for (const unit of Object.keys(PATHS) as Unit[]) {
      const path = PATHS[unit];
      await client.query("insert into hengji.subject values ($1, $2, $3, $3, 'GENERAL_PUBLIC', gen_random_uuid(), $4, gen_random_uuid(), now())", [REGION, subjects[unit], unit, path]);
      await client.query("insert into hengji.budget values ($1, $2, 2026, $3, 'appropriation', 1, 1)", [REGION, subjects[unit], path]);
      await client.query("insert into hengji.payment values ($1, gen_random_uuid(), $2, 2026, $3, 'appropriation', '2026-03-01', 1, 'v', now())", [REGION, subjects[unit], path]);
      await client.query("insert into hengji.withholding values ($1, gen_random_uuid(), $2, 2026, 'classified', '', $3, $3, now())", [REGION, subjects[unit], people.officer]);
      await client.query(
        `insert into hengji.filing (region, id, subject_id, stage, year, form, workflow, workflow_version, pack_digest, unit_id, unit_path, department_id, name, plain_name, unit_name, department_name,
          step, round, version, step_since, content, content_format, content_digest, started_at, changed_at)
         values ($1, $2, $3, 'goal', 2026, 'goal', 'goal', 1, $4, gen_random_uuid(), $5, gen_random_uuid(), $6, '', 'u', 'd', 'draft', 1, 1, now(), '{}', 1, $4, now(), now())`,
        [REGION, filings[unit], subjects[unit], DIGEST, path, `canary ${unit}`],
      );
      await client.query("insert into hengji.filing_gram values ($1, 2026, 'goal', 'ca', $2, $3, $4)", [REGION, filings[unit], subjects[unit], path]);
      await client.query("insert into hengji.filing_hand values ($1, $2, $3, $4, $5, 2026, 'goal', 'draft', 'unit-officer', null, now())", [REGION, people.officer, filings[unit], subjects[unit], path]);
      await client.query("insert into hengji.filing_draft values ($1, $2, $3, 1, '{}', 1, now())", [REGION, filings[unit], people.officer]);
      await client.query("insert into hengji.filing_version values ($1, $2, 1, true, '{}', 1, $3, 'draft', 1, $4, $4, now())", [REGION, filings[unit], DIGEST, people.officer]);
      await client.query("insert into hengji.transition values ($1, gen_random_uuid(), $2, 'submit', 'draft', 'unit-head', 1, 1, $3, $3, 'unit-officer', '', now())", [REGION, filings[unit], people.officer]);
      await client.query("insert into hengji.remark values ($1, gen_random_uuid(), $2, 'goal.planned', 'x', 'department', 1, $3, $3, now())", [REGION, filings[unit], people.officer]);
      await client.query("insert into hengji.urging values ($1, gen_random_uuid(), $2, 'draft', 1, 'x', $3, $3, now())", [REGION, filings[unit], people.officer]);
      await client.query("insert into hengji.extension values ($1, gen_random_uuid(), $2, 'draft', 1, '2027-01-01', null, 'x', $3, $3, now())", [REGION, filings[unit], people.officer]);
      await client.query("insert into hengji.handing values ($1, gen_random_uuid(), $2, 'draft', 1, 'hand-on', null, $3, 'x', $3, $3, now())", [REGION, filings[unit], people.officer]);
      await client.query("insert into hengji.asked_signer values ($1, gen_random_uuid(), $2, 'draft', 1, $3, 'x', $3, $3, now(), null)", [REGION, filings[unit], people.officer]);
      await client.query("insert into hengji.signature values ($1, gen_random_uuid(), $2, 'draft', 1, true, '', $4, $3, $3, 'unit-officer', now(), null)", [REGION, filings[unit], people.officer, DIGEST]);
      await client.query("insert into hengji.payment_snapshot values ($1, $2, '2026-12-31', now(), '{}', 1, $3)", [REGION, filings[unit], DIGEST]);
      await client.query("insert into hengji.evidence values ($1, gen_random_uuid(), $2, 'goal.actual', 'photo', 'a.png', 'image/png', 1, $3, $4, $4, now())", [REGION, filings[unit], DIGEST, people.officer]);
      await client.query("insert into hengji.print values ($1, $2, $3, 1, $4, $5, now())", [REGION, `ABCDEFGH1234567${Object.keys(PATHS).indexOf(unit)}`, filings[unit], DIGEST, people.officer]);
      await client.query("insert into hengji.scan values ($1, gen_random_uuid(), $2, 'x', 1, 'a', 'image/png', 1, $3, $4, now())", [REGION, filings[unit], DIGEST, people.officer]);
      const approval = randomUUID();
      await client.query("insert into hengji.approval values ($1, $2, 2026, gen_random_uuid(), $3, $4, '2026-02-01', $5, $5, now(), '{}', 1, $6, 'head')", [
        REGION, approval, `${path.split(".").slice(0, 2).join(".")}.`, `No. ${unit}`, people.officer, DIGEST,
      ]);
      await client.query("insert into hengji.approval_item values ($1, $2, $3, $4)", [REGION, approval, filings[unit], DIGEST]);
    }
    await client.query("insert into hengji.assignment values ($1, $2, $3, now(), null)", [REGION, posts.reviewer, subjects.schools]);
    // The officer's post is delegated to the other, and so is one of somebody else to a third.
    const elsewhere = randomUUID();
    await client.query("insert into hengji.post values ($1, $2, $3, gen_random_uuid(), 'unit-officer', null, '2026-01-01')", [REGION, posts.officer, people.officer]);
    await client.query("insert into hengji.post values ($1, $2, $3, gen_random_uuid(), 'unit-officer', null, '2026-01-01')", [REGION, elsewhere, people.absent]);
    await client.query("insert into hengji.delegation values ($1, gen_random_uuid(), $2, $3, '2026-01-01', '2026-12-31', 'mine', now())", [REGION, posts.officer, people.other]);
    await client.query("select set_config('app.person', $1, false)", [people.absent]);
    await client.query("insert into hengji.delegation values ($1, gen_random_uuid(), $2, $3, '2026-01-01', '2026-12-31', 'elsewhere', now())", [REGION, elsewhere, people.third]);
    await client.query("insert into hengji.refusal values ($1, gen_random_uuid(), now(), null, null, null, 'GET /x', '', 404, 'x', '')", [REGION]);
    await client.query("commit");
    await client.query("reset all");
  });
  after(async () => {
    await client.end();
    await world.close();
  });

  const onSubject = ["subject", "budget", "payment", "withholding"];
  const onFiling = ["filing_gram", "filing_hand", "filing_version", "transition", "remark", "urging", "handing", "asked_signer", "signature", "extension", "payment_snapshot", "evidence", "print", "scan", "approval_item"];
  const expectations: readonly (readonly [who: string, settings: () => Settings, units: readonly Unit[]])[] = [
    ["nobody", () => anybody, []],
    ["a unit", () => officer, ["roads"]],
    ["an accountant of two units", () => accountant, ["roads", "schools"]],
    ["a department", () => department, ["roads", "bridges"]],
    ["the performance office", () => finance, ["roads", "bridges", "schools"]],
    ["a reviewer", () => reviewer, ["schools"]],
    ["the system administrator", () => administrators["system-admin"]!, []],
    ["the security administrator", () => administrators["security-admin"]!, []],
    ["the audit administrator", () => administrators["audit-admin"]!, []],
    ["another region", () => ({ ...finance, region: "330100" }), []],
    ["settings left empty by an earlier transaction", () => ({ ...anybody, person: "", post: "", role: "", scope: "", scope_more: "" }), []],
    ["a range that is no path", () => ({ ...finance, scope: "%" }), []],
  ];
  for (const [who, settings, units] of expectations) {
    test(`${who}: ${units.length === 0 ? "nothing" : units.join(", ")}`, async () => {
      for (const table of onSubject) assert.deepEqual(await unitsSeen(settings(), table, table === "subject" ? "id" : "subject_id"), units, table);
      assert.deepEqual(await unitsSeen(settings(), "filing", "id"), units, "filing");
      for (const table of onFiling) assert.deepEqual(await unitsSeen(settings(), table), units, table);
    });
  }

  test("a draft is its writer's alone, and only while the filing is in reach", async () => {
    assert.deepEqual(await unitsSeen(officer, "filing_draft"), ["roads"]);
    assert.deepEqual(await unitsSeen(finance, "filing_draft"), []);
  });

  test("a letter is seen by its department, by those above it and by the units whose goals it lists", async () => {
    const numbers = async (settings: Settings) => (await as<{ document_no: string }>(settings, "select document_no from hengji.approval order by 1")).map((row) => row.document_no);
    assert.deepEqual(await numbers(officer), ["No. roads"]);
    assert.deepEqual(await numbers(department), ["No. bridges", "No. roads"]);
    assert.deepEqual(await numbers(finance), ["No. bridges", "No. roads", "No. schools"]);
    assert.deepEqual(await numbers(anybody), []);
  });

  test("secrets and sessions are their person's, and of the administrators' only the security administrator's", async () => {
    const seen = async (settings: Settings, table: string) => (await as(settings, `select 1 from hengji.${table}`)).length;
    assert.equal(await seen(officer, "credential"), 1);
    assert.equal(await seen(finance, "session"), 1);
    assert.equal(await seen({ ...anybody, session: "1".repeat(64) }, "session"), 1);
    assert.equal(await seen(anybody, "session"), 0);
    assert.equal(await seen(anybody, "credential"), 0);
    assert.equal(await seen(administrators["security-admin"]!, "session"), 2);
    assert.equal(await seen(administrators["audit-admin"]!, "credential"), 1);
  });

  test("a delegation is seen by its giver and its delegate, by who manages posts and who keeps the log, and by whoever gives its delegate something", async () => {
    const seen = async (settings: Settings): Promise<string[]> => (await as<{ reason: string }>(settings, "select reason from hengji.delegation order by 1")).map(({ reason }) => reason);
    const nobodyInIt = { ...officer, person: randomUUID() };
    assert.deepEqual(await seen(officer), ["mine"]);
    assert.deepEqual(await seen(department), ["mine"]);
    assert.deepEqual(await seen({ ...officer, person: people.third }), ["elsewhere"]);
    assert.deepEqual(await seen({ ...officer, delegate: people.third }), ["elsewhere", "mine"]);
    for (const settings of [anybody, nobodyInIt, { ...nobodyInIt, role: "system-admin" }, { ...administrators["security-admin"]!, region: "330100" }]) assert.deepEqual(await seen(settings), []);
    for (const role of ["security-admin", "audit-admin"]) assert.deepEqual(await seen({ ...nobodyInIt, role }), ["elsewhere", "mine"], role);
  });

  test("a delegation is given of one's own post alone and to somebody else, and ended by its giver or by who manages posts", async () => {
    const give = (post: string, to: string): string => `insert into hengji.delegation values ('${REGION}', gen_random_uuid(), '${post}', '${to}', '2026-01-01', '2026-01-02', 'x', now())`;
    await as(officer, give(posts.officer, people.third));
    for (const [settings, statement] of [
      [officer, give(posts.officer, people.officer)], [department, give(posts.officer, people.third)], [administrators["security-admin"]!, give(posts.officer, people.third)], [officer, give(randomUUID(), people.third)],
    ] as const) {
      await assert.rejects(as(settings, statement), (error: pg.DatabaseError) => error.code === "42501", statement);
    }
    const end = async (settings: Settings): Promise<number> => (await as(settings, `update hengji.delegation set ended_at = now(), ended_by = '${people.other}' where reason = 'mine' returning 1`)).length;
    for (const settings of [officer, { ...department, role: "security-admin" }]) assert.equal(await end(settings), 1);
    for (const settings of [department, { ...department, role: "audit-admin" }, { ...officer, person: people.third }]) assert.equal(await end(settings), 0);
    await assert.rejects(as(officer, "update hengji.delegation set until_day = '2030-01-01' returning 1"), (error: pg.DatabaseError) => error.code === "42501");
  });

  test("refusals are read by the audit administrator alone", async () => {
    for (const [settings, count] of [[officer, 0], [finance, 0], [administrators["security-admin"]!, 0], [administrators["audit-admin"]!, 1]] as const) {
      assert.equal((await as(settings, "select 1 from hengji.refusal")).length, count);
    }
  });

  test("nothing can be written out of reach", async () => {
    const attempts: readonly (readonly [statement: string, values: readonly unknown[]])[] = [
      ["update hengji.filing set step = 'approved' where id = $1 returning 1", [filings.schools]],
      ["update hengji.filing set step = 'approved' where name like 'canary b%' returning 1", []],
      ["update hengji.withholding set released_at = now(), released_by = person_id, released_post = post_id where subject_id = $1 returning 1", [subjects.schools]],
      ["delete from hengji.filing_draft where filing_id = $1 returning 1", [filings.schools]],
    ];
    for (const [statement, values] of attempts) assert.deepEqual(await as(officer, statement, values), [], statement);
    for (const statement of [
      `insert into hengji.remark values ('${REGION}', gen_random_uuid(), '${filings.schools}', 'x', 'x', 'x', 1, '${people.officer}', '${people.officer}', now())`,
      `insert into hengji.transition values ('${REGION}', gen_random_uuid(), '${filings.bridges}', 'approve', 'a', 'b', 1, 1, '${people.officer}', '${people.officer}', 'unit-officer', '', now())`,
      `insert into hengji.post values ('${REGION}', gen_random_uuid(), '${people.officer}', gen_random_uuid(), 'finance-leader', null, '2026-01-01')`,
      `insert into hengji.withholding values ('${REGION}', gen_random_uuid(), '${subjects.bridges}', 2025, 'classified', '', '${people.officer}', '${posts.officer}', now())`,
      `insert into hengji.post_scope values ('${REGION}', '${posts.officer}', '000000.')`,
      `insert into hengji.assignment values ('${REGION}', '${posts.officer}', '${subjects.schools}', now())`,
      `insert into hengji.city values ('${REGION}', 'x', 'x', true, now())`,
      `insert into hengji.seal values ('${REGION}', 1, 1, '${DIGEST}', '${DIGEST}', '${DIGEST}', now())`,
    ]) {
      await assert.rejects(as(officer, statement), (error: pg.DatabaseError) => error.code === "42501", statement);
    }
  });

  test("a post gives itself nothing, not even as an administrator of the system", async () => {
    const statement = `insert into hengji.post values ('${REGION}', gen_random_uuid(), '${people.other}', gen_random_uuid(), 'finance-leader', null, '2026-01-01')`;
    await assert.rejects(as(administrators["system-admin"]!, statement), (error: pg.DatabaseError) => error.code === "42501");
  });

  test("operators of policies and of the lists' conditions are leakproof, or the indexes would be left aside", async () => {
    const rows = await as<{ name: string; leakproof: boolean }>(
      anybody,
      `select o.oprname || ' ' || o.oprleft::regtype as name, p.proleakproof as leakproof from pg_operator o join pg_proc p on p.oid = o.oprcode
       where (o.oprname in ('~>=~', '~<~', '=') and o.oprleft = 'text'::regtype and o.oprright = 'text'::regtype)
          or (o.oprname in ('=', '<', '>', '<=', '>=') and o.oprleft in ('bigint'::regtype, 'integer'::regtype, 'uuid'::regtype, 'date'::regtype, 'timestamptz'::regtype) and o.oprright = o.oprleft)`,
    );
    assert.ok(rows.length >= 20);
    assert.deepEqual(rows.filter(({ leakproof }) => !leakproof), []);
  });
});
