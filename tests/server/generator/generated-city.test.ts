import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import type { Role } from "../../../src/core/access/role.ts";
import { canonicalJson } from "../../../src/core/basics/canonical-json.ts";
import type { FilingHead, FilingValues } from "../../../src/core/form/filing-values.ts";
import { listFacts } from "../../../src/core/form/list-facts.ts";
import { gramsOf } from "../../../src/core/form/name-grams.ts";
import { submissionProblems } from "../../../src/core/form/submission-problems.ts";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { decide } from "../../../src/core/workflow/decide.ts";
import { stepOf, workflowOf } from "../../../src/core/workflow/find-step.ts";
import type { Action, Taken } from "../../../src/core/workflow/workflow.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { CITY_SIZES, type CitySizeName } from "../../../src/server/generator/city-size.ts";
import { loadGeneratedCity } from "../../../src/server/generator/load-city.ts";
import { sm3 } from "../../../src/server/store/digest.ts";
import { filingDigest } from "../../../src/server/store/filing-digest.ts";
import { hengji } from "../../cli/run-hengji.ts";
import { createHeardApp } from "../canary/hear-beside.ts";
import { testDatabase } from "../database.ts";
import { testInstallation } from "../installation.ts";
import { openWorld, type World } from "../world.ts";

const LONG = process.env["HENGJI_LONG"] === "1";
const REGION = "990100";
const YEAR = 2027;
const SIZE: CitySizeName = LONG ? "S" : "XS";
const TABLES = [
  "city", "org_unit", "person", "credential", "post", "post_scope", "assignment", "subject", "budget", "payment", "filing", "filing_gram", "filing_version", "transition",
  "approval", "approval_item", "event", "event_to_seal",
] as const;

interface FilingRow {
  readonly id: string;
  readonly subject_id: string;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly name: string;
  readonly unit_name: string;
  readonly department_name: string;
  readonly amount_fen: string;
  readonly step: string;
  readonly holder: string | null;
  readonly round: number;
  readonly version: number;
  readonly content: string;
  readonly content_digest: string;
  readonly approval_id: string | null;
  readonly frozen_digest: string | null;
}

interface MoveRow {
  readonly filing_id: string;
  readonly action: Action;
  readonly from_step: string;
  readonly to_step: string;
  readonly round: number;
  readonly version: number;
  readonly person_id: string;
  readonly post_id: string;
  readonly role: Role;
  readonly unit_id: string;
  readonly scopes: string[];
  readonly at: Date;
}

describe(`a generated city of size ${SIZE}`, () => {
  const worlds: World[] = [];
  let packs: Definitions;
  let world: World;

  const city = async (seed: number, size: CitySizeName = SIZE): Promise<World> => {
    const made = await openWorld();
    worlds.push(made);
    await loadGeneratedCity(made.database.owner, { region: REGION, size, seed, year: YEAR, packs });
    return made;
  };
  const content = async (one: World, table: string): Promise<string> => {
    const rows = await one.see<{ row: string }>(`select to_jsonb(made)::text as row from hengji.${table} as made order by 1`);
    return sm3(rows.map(({ row }) => row).join("\n"));
  };

  before(async () => {
    const read = await loadDefinitions(undefined, "demo-city");
    assert.ok(read.ok, JSON.stringify(read));
    packs = read.value;
    world = await city(1);
  });
  after(async () => {
    for (const one of worlds) await one.close();
  });

  test("is the same for the same seed, row for row, and another for another", async () => {
    const [first, again, other] = [await city(7, "XS"), await city(7, "XS"), await city(8, "XS")];
    for (const table of TABLES) assert.equal(await content(first, table), await content(again, table), table);
    for (const table of ["person", "subject", "filing", "transition"]) assert.notEqual(await content(first, table), await content(other, table), table);
  });

  test("is as large as its size says, and is labelled", async () => {
    const count = async (table: string): Promise<number> => Number((await world.see<{ count: string }>(`select count(*) from hengji.${table}`))[0]!.count);
    const { departments, units, people, projects } = CITY_SIZES[SIZE];
    assert.equal(await count("filing"), projects);
    assert.equal(await count("org_unit where kind = 'unit'"), units);
    assert.equal(await count("org_unit where kind = 'department'"), departments);
    assert.ok((await count("person")) >= people);
    const [made] = await world.see<{ name: string; demo: boolean }>("select name, demo from hengji.city");
    assert.deepEqual(made, { name: "生成示范市", demo: true });
    const [event] = await world.events();
    assert.deepEqual([event!.verb, event!.detail["seed"], event!.detail["demo"]], ["city.generated", 1, 1]);
  });

  test("has goals that could be handed on, with sums that agree", async () => {
    const filings = await world.see<FilingRow & { initial_fen: string; paid: string | null }>(
      `select filing.*, budget.initial_fen, (select sum(amount_fen) from hengji.payment where payment.subject_id = filing.subject_id) as paid
        from hengji.filing join hengji.budget on budget.subject_id = filing.subject_id and budget.year = filing.year`,
    );
    assert.equal(filings.length, CITY_SIZES[SIZE].projects);
    for (const filing of filings) {
      const values = JSON.parse(filing.content) as FilingValues;
      const head: FilingHead = { stage: "goal", year: YEAR, name: filing.name, department: filing.department_name, unit: filing.unit_name };
      assert.equal(canonicalJson(values), filing.content);
      assert.equal(sm3(filing.content), filing.content_digest);
      assert.deepEqual(submissionProblems(head, values, packs), [], filing.name);
      assert.equal(values.rows.reduce((sum, { points }) => sum + Number(points), 0), 90);
      assert.equal(String(listFacts(head, values, packs).amountFen), filing.amount_fen);
      assert.equal(filing.initial_fen, filing.amount_fen);
      assert.ok(BigInt(filing.paid ?? 0) <= BigInt(filing.amount_fen));
      assert.equal(filing.frozen_digest, filing.approval_id === null ? null : filingDigest(head, values));
    }
    const grams = await world.see<{ filing_id: string; grams: string[] }>("select filing_id, array_agg(gram) as grams from hengji.filing_gram group by 1");
    const names = new Map(filings.map(({ id, name }) => [id, name]));
    for (const { filing_id: id, grams: found } of grams) assert.deepEqual(found.toSorted(), [...gramsOf(names.get(id)!)].toSorted());
  });

  test("every goal came to its step by moves that its workflow allows to those who made them", async () => {
    const workflow = workflowOf(packs, "goal");
    const filings = await world.see<FilingRow>("select * from hengji.filing");
    const moves = await world.see<MoveRow>(
      `select transition.*, post.unit_id, (select array_agg(path) from hengji.post_scope where post_scope.post_id = post.id) as scopes
        from hengji.transition join hengji.post on post.id = transition.post_id order by filing_id, version`,
    );
    const starters = new Map((await world.see<{ filing_id: string; person_id: string }>("select filing_id, person_id from hengji.filing_version where version = 1")).map((row) => [row.filing_id, row.person_id]));
    const byFiling = new Map<string, MoveRow[]>();
    for (const move of moves) byFiling.set(move.filing_id, [...(byFiling.get(move.filing_id) ?? []), move]);
    const seen = new Set<string>();
    for (const filing of filings) {
      const first = workflow.steps[0]!;
      const taken: Taken[] = [{ action: "save", from: first.id, to: first.id, round: 1, personId: starters.get(filing.id)!, role: first.role! }];
      let state = { step: first.id, round: 1 };
      for (const move of byFiling.get(filing.id) ?? []) {
        const actor = { personId: move.person_id, postId: move.post_id, role: move.role, unitId: move.unit_id, scopes: move.scopes, assigned: [] };
        const day = new Date(move.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
        const decided = decide(
          workflow, { subjectId: filing.subject_id, unitPath: filing.unit_path, unitId: filing.unit_id, year: YEAR, ...state, taken, departmentId: "none", amountFen: null, vacant: [], reviewerAssigned: false, touched: null }, actor,
          { action: move.action, to: move.to_step }, day,
        );
        assert.ok(decided.ok, `${filing.name} ${JSON.stringify(move)} ${JSON.stringify(decided)}`);
        assert.deepEqual([move.from_step, move.round, move.version], [state.step, state.round, taken.length + 1]);
        taken.push({ action: move.action, from: move.from_step, to: move.to_step, round: move.round, personId: move.person_id, role: move.role });
        state = { step: decided.value.to.id, round: decided.value.round };
      }
      assert.deepEqual({ step: filing.step, round: filing.round, version: filing.version, holder: filing.holder }, { ...state, version: taken.length, holder: stepOf(workflow, state.step)!.role });
      seen.add(filing.step);
    }
    assert.deepEqual([...seen].toSorted(), workflow.steps.map(({ id }) => id).toSorted(), "goals at every step");
    const broken = await world.see(
      "select filing.id from hengji.filing join hengji.filing_version as made on made.filing_id = filing.id group by filing.id, filing.version having count(*) <> filing.version or max(made.version) <> filing.version",
    );
    assert.deepEqual(broken, []);
  });

  test("letters list what they approve", async () => {
    const [sums] = await world.see<Record<string, string>>(
      `select (select count(*) from hengji.approval_item) as items, (select count(*) from hengji.filing where step = 'approved') as approved,
        (select count(*) from hengji.approval_item item join hengji.filing on filing.id = item.filing_id and filing.frozen_digest = item.frozen_digest and filing.approval_id = item.approval_id) as agree,
        (select sum(json_array_length(content::json -> 'goals')) from hengji.approval) as listed`,
    );
    assert.ok(Number(sums!["approved"]) > 0);
    assert.deepEqual(new Set(Object.values(sums!)).size, 1, JSON.stringify(sums));
  });

  test("can be worked with", async () => {
    const app = createHeardApp({
      ...testInstallation(packs), application: world.pool, pagesFolder: "/nowhere", version: "0.0.0-test", publicAddress: "http://hengji.test", clock: () => new Date("2026-09-15T02:00:00Z"),
      settings: { region: REGION, idleMinutes: 1e6 }, log: (line) => world.log.push(line),
    });
    const [draft] = await world.see<FilingRow & { person_id: string; post_id: string }>(
      `select filing.*, post.person_id, post.id as post_id from hengji.filing join hengji.post on post.unit_id = filing.unit_id and post.role = 'unit-officer' where step = 'draft' order by filing.id, post.id limit 1`,
    );
    const token = randomUUID();
    const owner = new pg.Client(world.database.owner);
    await owner.connect();
    await owner.query("alter table hengji.session no force row level security");
    await owner.query("insert into hengji.session (region, id, token_hash, person_id, post_id, started_at, seen_at, ends_at, factor_passed, source, agent) values ($1, $2, $3, $4, $5, '2026-09-15', '2026-09-15', '2027-09-15', true, '', '')", [
      REGION, randomUUID(), sm3(token), draft!.person_id, draft!.post_id,
    ]);
    await owner.query("alter table hengji.session force row level security");
    await owner.end();
    const headers = { cookie: `hengji-session=${token}`, "content-type": "application/json" };
    const list = await app.request(`/api/${YEAR}/goal/filings?name=${encodeURIComponent(draft!.name)}`, { headers });
    const { items } = (await list.json()) as { items: { id: string; waitsForMe: boolean }[] };
    assert.ok(items.some(({ id, waitsForMe }) => id === draft!.id && waitsForMe));
    const values = JSON.parse(draft!.content) as FilingValues;
    const saved = await app.request(`/api/${YEAR}/goal/filings/${draft!.id}`, {
      method: "PUT", headers, body: JSON.stringify({ expectedVersion: draft!.version, values: { ...values, goal: { ...values.goal, planned: "换一个目标。" } } }),
    });
    assert.equal(saved.status, 200, await saved.clone().text());
    assert.deepEqual(((await saved.json()) as { version: number }).version, draft!.version + 1);
  });

  test("is not laid over another city", async () => {
    await assert.rejects(loadGeneratedCity(world.database.owner, { region: REGION, size: "XS", seed: 1, year: YEAR, packs }), /has a city already/);
  });
});

test("is made from the command line, once", async () => {
  const database = await testDatabase({ empty: true });
  const { user, password, database: name, host, port } = database.owner;
  const url = `postgres://${String(user)}:${String(password ?? "")}@/${String(name)}?host=${encodeURIComponent(String(host))}&port=${String(port)}`;
  const folder = mkdtempSync(join(tmpdir(), "hengji-generated-"));
  const generate = (...more: string[]) => hengji(["city", "generate", "--data", folder, "--database", url, ...more]);
  try {
    const made = await generate("--size", "xs", "--seed", "5", "--year", String(YEAR));
    assert.equal(made.code, 0, made.err);
    assert.match(made.out, /120/);
    const [again, unknown, unclear] = [await generate("--size", "XS"), await generate("--size", "XXL"), await generate("--seed", "1")];
    assert.deepEqual([again.code, unknown.code, unclear.code], [2, 2, 2]);
    assert.match(again.err, /生成示范市/);
    assert.match(unknown.err, /XXL/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await database.drop();
  }
});
