import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import pg from "pg";
import { address, goalValues, openFilingWorld, REGION, type FilingWorld } from "../filings/city.ts";
import { apply, begin, explain, type ModelState, type Operation, type Outcome, type Script, type StepName } from "./plain-model.ts";

const LONG = process.env["HENGJI_LONG"] === "1";
const RUNS = LONG ? 1500 : 20;
const SEED = Number(process.env["HENGJI_SEED"] ?? 20261122);
const YEAR = 2027;

/** Who takes a goal onward, as often as a run begins late on its way. */
const WAY = ["officer", "head", "department", "business", "performance"] as const;
const PEOPLE = ["officer", "colleague", "head", "deputy", "department", "business", "performance", "performance2"] as const;
const PLACES: readonly StepName[] = ["draft", "unit-head", "department", "business", "performance"];

const expected = fc.integer({ min: -1, max: 3 });
const operation = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("save" as const), text: fc.constantFrom("甲", "乙", "丙"), expected }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("submit" as const), to: fc.constant(null), expected }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("approve" as const), to: fc.constant(null), expected }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("return" as const), to: fc.option(fc.constantFrom(...PLACES)), expected }) },
  { weight: 1, arbitrary: fc.constant({ kind: "issue" as const }) },
);
const run = fc.record({
  /** Steps it has taken before everybody comes at once. */
  onward: fc.integer({ min: 0, max: WAY.length }),
  scripts: fc.uniqueArray(fc.record({ person: fc.constantFrom(...PEOPLE), operations: fc.array(operation, { minLength: 1, maxLength: 3 }) }), { minLength: 2, maxLength: 5, selector: ({ person }) => person }),
});

describe(`several people at one goal at the same time (${RUNS} runs, seed ${SEED})`, () => {
  let world: FilingWorld;
  let owner: pg.Client;
  before(async () => {
    world = await openFilingWorld();
    owner = new pg.Client(world.database.owner);
    await owner.connect();
  });
  after(async () => {
    await owner.end();
    await world.close();
  });

  test("what each is answered could have come one after the other, and the record is what that order makes of it", async (context) => {
    let requests = 0;
    let writes = 0;
    await fc.assert(
      fc.asyncProperty(run, async ({ onward, scripts }) => {
        const { id, state } = await opened(onward);
        // Versions are drawn around the one that everybody sees.
        const asked = scripts.map(({ person, operations }): Script => ({ person, operations: operations.map((one) => ("expected" in one ? { ...one, expected: Math.max(1, state.version + one.expected) } : one)) }));
        const answered = await Promise.all(asked.map(async ({ person, operations }) => {
          const outcomes: Outcome[] = [];
          for (const one of operations) outcomes.push(await send(id, person, one));
          return outcomes;
        }));
        requests += answered.flat().length;
        writes += answered.flat().filter(({ status }) => status < 300).length;
        const { json } = await world.call("leader", `GET ${address(YEAR, "goal", id)}`);
        const found = explain(state, asked, answered, (end) => end.version === json["version"] && end.step === (json["step"] as { id: string }).id && end.round === json["round"] && end.text === (json["values"] as { goal: { planned: string } }).goal.planned);
        assert.ok(found !== null, `no order explains ${JSON.stringify({ state, asked, answered, version: json["version"], step: json["step"] })}`);
        const events = await world.see<{ count: string }>(`select count(*) from hengji.event where subject = '${id}' and verb in ('filing.saved', 'filing.moved')`);
        const issued = found.step === "approved" ? 1 : 0;
        assert.equal(Number(events[0]!.count), found.version - 1 - issued, "one event a write");
      }),
      { numRuns: RUNS, seed: SEED },
    );
    context.diagnostic(`${requests} requests at once, ${writes} of them written`);
    assert.ok(writes > RUNS / 2);
  });

  test("the plain machine is none that agrees to everything", () => {
    const start = begin("officer", "甲");
    const both: Script[] = ["officer", "colleague"].map((person) => ({ person, operations: [{ kind: "save", text: person, expected: 1 }] }));
    const anyEnd = (): boolean => true;
    assert.equal(explain(start, both, [[{ status: 200, version: 2 }], [{ status: 409, version: null }]], anyEnd)?.text, "officer");
    assert.equal(explain(start, both, [[{ status: 200, version: 2 }], [{ status: 200, version: 2 }]], anyEnd), null, "two writers of one version");
    assert.equal(explain(start, both, [[{ status: 409, version: null }], [{ status: 409, version: null }]], anyEnd), null, "nobody was first");
    assert.equal(explain(start, both, [[{ status: 200, version: 2 }], [{ status: 409, version: null }]], ({ text }) => text === "colleague"), null, "the loser's text");
    assert.equal(apply(start, "head", { kind: "approve", to: null, expected: 1 }).outcome.status, 403);
  });

  /** A new goal that has gone so many steps. */
  async function opened(onward: number): Promise<{ readonly id: string; readonly state: ModelState }> {
    const subjectId = randomUUID();
    await owner.query("begin");
    await owner.query("alter table hengji.subject no force row level security");
    await owner.query("insert into hengji.subject (region, id, code, name, book, unit_id, unit_path, department_id, made_at) select region, $1, $2, name, book, unit_id, unit_path, department_id, made_at from hengji.subject where region = $3 and code = 'P2'", [subjectId, subjectId, REGION]);
    await owner.query("alter table hengji.subject force row level security");
    await owner.query("commit");
    const { status, json } = await world.call("officer", `POST ${address(YEAR, "goal")}`, { subjectId, from: "blank" });
    assert.equal(status, 201, JSON.stringify(json));
    const id = String(json["id"]);
    let state = begin("officer", "");
    const take = async (person: string, one: Operation): Promise<void> => {
      const given = await send(id, person, one);
      const { outcome, state: next } = apply(state, person, one);
      assert.deepEqual(given, outcome, `${person} ${JSON.stringify(one)}`);
      state = next;
    };
    await take("officer", { kind: "save", text: "甲", expected: 1 });
    for (const [index, person] of WAY.slice(0, onward).entries()) await take(person, { kind: index === 0 ? "submit" : "approve", to: null, expected: state.version });
    return { id, state };
  }

  async function send(id: string, person: string, one: Operation): Promise<Outcome> {
    const path = address(YEAR, "goal", id);
    const { status, json } =
      one.kind === "save" ? await world.call(person, `PUT ${path}`, { values: goalValues({ goal: { planned: one.text, actual: "" } }), expectedVersion: one.expected })
      : one.kind === "issue" ? await issue(id, person)
      : await world.call(person, `POST ${path}/moves`, { action: one.kind, opinion: "请修改。", expectedVersion: one.expected, ...(one.to === null ? {} : { to: one.to }) });
    return { status, version: status === 200 ? Number(json["version"]) : null };
  }

  async function issue(id: string, person: string): ReturnType<FilingWorld["call"]> {
    const { json } = await world.call("leader", `GET /api/${YEAR}/goal/filings?limit=1`);
    assert.ok(Number(json["count"]) > 0);
    const [department] = await world.see<{ id: string }>("select id from hengji.org_unit where code = '101'");
    return world.call(person, `POST /api/${YEAR}/goal/approvals`, { departmentId: department!.id, filingIds: [id], documentNo: `示财绩 ${randomUUID()}`, issuedOn: "2026-09-01" });
  }
});
