import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { asOwner, openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { bodyOf, frozen, reported, transferPayment, YEAR } from "./regional-world.ts";

interface Below { readonly kind: string; readonly parts: number; readonly missing: readonly string[]; readonly suggested: readonly { readonly path: string; readonly text: string; readonly trace: readonly { readonly code: string }[] }[]; readonly said: readonly { readonly code: string; readonly params: Readonly<Record<string, unknown>> }[] }

describe("F210 what comes from below, beside the self-evaluation above", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
  });
  after(() => world.close());
  const begun = async (subjectId: string): Promise<string> => {
    const { status, json } = await world.call("officer", `POST /api/${YEAR}/self-evaluation/filings`, { subjectId, from: "blank" });
    assert.equal(status, 201, JSON.stringify(json));
    return String(json["id"]);
  };
  const below = async (id: string, by = "officer"): Promise<Below> => (await world.call(by, `GET /api/${YEAR}/self-evaluation/filings/${id}/from-below`)).json as unknown as Below;

  test("F210: regions of a transfer payment suggest the values of the whole, once all have reported", async () => {
    const whole = await transferPayment(world);
    const [bridges, department] = await Promise.all([bodyOf(world, "101002"), bodyOf(world, "101")]);
    const sent = await world.call("department", `POST /api/${YEAR}/transfer-payments/${whole}/splits`, {
      expectedVersion: 0, rules: { r3: "sum" }, parts: [{ unitId: bridges, amount: "300", targets: { r1: "120", r3: "36" } }, { unitId: department, amount: "20.5", targets: { r1: "0", r3: "0" } }],
    });
    assert.equal(sent.status, 201, JSON.stringify(sent.json));
    const [part] = await world.see<{ id: string }>(`select id from hengji.subject where parent_id = '${whole}' and code like '%101002'`);
    await reported(world, "bridges", part!.id, { r1: "118", r2: "97%", r3: "36", r4: "95%" }, ["300", "290"]);
    const id = await begun(whole);
    const [{ form }] = (await world.see<{ form: string }>(`select form from hengji.filing where id = '${id}'`)) as [{ form: string }];
    assert.equal(form, "self-evaluation-regional");
    const values = (await world.call("officer", `GET /api/${YEAR}/self-evaluation/filings/${id}`)).json["values"] as FilingValues;
    assert.equal(values.management?.length, 8);
    const found = await below(id, "department");
    // The department took no part of r1 and r3, so they are complete without it; r2 and r4 wait for it.
    assert.deepEqual([found.kind, found.parts, found.missing, found.suggested.map(({ path, text }) => [path, text])], ["regions", 2, ["示例市交通运输局"], [["rows[r1].actual", "118公里"], ["rows[r3].actual", "36个"]]]);
    // The officer of one unit does not see the other's, and is not told that it has not reported.
    const unseen = await below(id);
    assert.deepEqual([unseen.missing, unseen.suggested, unseen.said.map(({ code }) => code)], [[], [], ["regional.trace.unseen"]]);
    assert.equal((await world.call("school", `GET /api/${YEAR}/self-evaluation/filings/${id}/from-below`)).status, 404);
  });

  test("a level-1 project takes the money of its level-2 projects from the ledger, and their scores weighted by it are a suggestion", async () => {
    // P1 is the level-1 project's own level-2 project, with its money; the level-1 one has none of its own.
    await asOwner(world, async (client) => {
      await client.query("insert into hengji.subject (region, id, code, name, book, unit_id, unit_path, department_id, made_at, kind) select region, gen_random_uuid(), 'L1', '公路养护', book, unit_id, unit_path, department_id, made_at, 'project-level-1' from hengji.subject where code = 'P1'");
      await client.query("update hengji.subject set parent_id = (select id from hengji.subject where code = 'L1') where code = 'P1'");
    });
    const [level1] = await world.see<{ id: string }>("select id from hengji.subject where code = 'L1'");
    const goal = await world.call("officer", `POST /api/${YEAR}/goal/filings`, { subjectId: level1!.id, from: "blank" });
    assert.equal(goal.status, 201, JSON.stringify(goal.json));
    await frozen(world, String(goal.json["id"]));
    const id = await begun(level1!.id);
    const values = (await world.call("officer", `GET /api/${YEAR}/self-evaluation/filings/${id}`)).json["values"] as FilingValues;
    assert.deepEqual(values.funds.filter(({ executed }) => executed !== "").map((line) => [line.id, line.adjustedBudget, line.executed]), [["total", "320.00", "100.00"], ["appropriation", "320.00", "100.00"]]);
    const without = await below(id);
    assert.deepEqual([without.kind, without.missing, without.said.map(({ code }) => code)], ["projects", ["农村公路日常养护"], ["regional.combine.missing"]]);
    await world.approved("P1", YEAR);
    const evaluation = await begun(world.subject("P1"));
    await asOwner(world, async (client) => void (await client.query("update hengji.filing set score_millionths = 91500000, score_by = 'unit', grade = '优' where id = $1", [evaluation])));
    const found = await below(id);
    assert.deepEqual([found.missing, found.suggested, found.said.map(({ code, params }) => [code, params["score"]])], [[], [], [["regional.combine.score", "91.5"], ["regional.combine.weighed", "91.5"]]]);
    // What has no parts says nothing.
    assert.deepEqual((await below(evaluation)).kind, "none");
  });
});

describe("combined self-evaluation where the pack says so", () => {
  let world: FilingWorld;
  before(async () => {
    // The demo city has its level-1 projects file for their level-2 projects, on a form of its own.
    const demo = await loadDefinitions(undefined, "demo-city", YEAR);
    assert.ok(demo.ok, JSON.stringify(demo));
    world = await openFilingWorld((packs) => ({ ...packs, forms: [...packs.forms, ...demo.value.forms.filter(({ serves }) => serves?.combines === true)] }));
  });
  after(() => world.close());

  test("level-2 projects are missing from 未报送 once the whole files for them, and only then", async () => {
    const unreported = async (): Promise<readonly string[]> => ((await world.call("performance", `GET /api/${YEAR}/self-evaluation/reporting/unreported`)).json["items"] as { code: string }[]).map(({ code }) => code).sort();
    await world.approved("P1", YEAR);
    await world.approved("P2", YEAR);
    assert.deepEqual(await unreported(), ["P1", "P2"]);
    await asOwner(world, async (client) => {
      await client.query("insert into hengji.subject (region, id, code, name, book, unit_id, unit_path, department_id, made_at, kind) select region, gen_random_uuid(), 'L1', '公路养护', book, unit_id, unit_path, department_id, made_at, 'project-level-1' from hengji.subject where code = 'P1'");
      await client.query("update hengji.subject set parent_id = (select id from hengji.subject where code = 'L1') where code = 'P1'");
    });
    // The whole has no approved goal: nobody would file for P1.
    assert.deepEqual(await unreported(), ["P1", "P2"]);
    const [level1] = await world.see<{ id: string }>("select id from hengji.subject where code = 'L1'");
    const goal = await world.call("officer", `POST /api/${YEAR}/goal/filings`, { subjectId: level1!.id, from: "blank" });
    await frozen(world, String(goal.json["id"]));
    assert.deepEqual(await unreported(), ["L1", "P2"]);
    const evaluation = await world.call("officer", `POST /api/${YEAR}/self-evaluation/filings`, { subjectId: level1!.id, from: "blank" });
    const [row] = await world.see<{ form: string }>(`select form from hengji.filing where id = '${String(evaluation.json["id"])}'`);
    assert.equal(row!.form, "self-evaluation-combined");
  });
});
