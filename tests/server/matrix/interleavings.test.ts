import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import pg from "pg";
import { address, goalValues, openFilingWorld, REGION, type FilingWorld } from "../filings/city.ts";
import { assertHandsAreTrue } from "../filings/taken.ts";
import { apply, begin, explain, type ModelState, type Operation, type Outcome, type Script, type StepName } from "./plain-model.ts";

const LONG = process.env["HENGJI_LONG"] === "1";
const RUNS = LONG ? 600 : 30;
const SEED = Number(process.env["HENGJI_SEED"] ?? 20261122);
const YEAR = 2027;

/** Who takes a goal onward, as often as a run begins late on its way. */
const WAY = ["officer", "head", "department", "business", "performance"] as const;
const PEOPLE = ["officer", "colleague", "head", "deputy", "department", "business", "performance", "performance2"] as const;
const PLACES: readonly StepName[] = ["draft", "unit-head", "department", "business", "performance"];

/** Versions are drawn around the one that everybody sees. */
const expected = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.integer({ min: 1, max: 2 }) }, { weight: 1, arbitrary: fc.constant(-1) });
const save = fc.record({ kind: fc.constant("save" as const), text: fc.constantFrom("甲", "乙", "丙", "丁"), expected });
const submit = fc.record({ kind: fc.constant("submit" as const), to: fc.constant(null), expected });
const approve = fc.record({ kind: fc.constant("approve" as const), to: fc.constant(null), expected });
const sendBack = fc.record({ kind: fc.constant("return" as const), to: fc.option(fc.constantFrom(...PLACES)), expected });
const issued = fc.constant({ kind: "issue" as const });
const takeBack = fc.record({ kind: fc.constant("withdraw" as const), to: fc.constant(null), expected });
const reverse = fc.record({ kind: fc.constant("reverse" as const), expected });
const extend = fc.record({ kind: fc.constant("extend" as const), expected });
const remark = fc.constant({ kind: "remark" as const });
const anything = fc.oneof(save, submit, approve, sendBack, issued, takeBack, reverse, extend, remark);

/** What somebody is likely to want, and now and then something else. */
function wishesOf(person: (typeof PEOPLE)[number]): fc.Arbitrary<Operation> {
  const own = person === "officer" || person === "colleague" ? fc.oneof(save, save, submit, takeBack) : person.startsWith("performance") ? fc.oneof(approve, sendBack, issued, issued, takeBack, reverse, extend, remark) : fc.oneof(approve, approve, sendBack, takeBack, reverse, remark);
  return fc.oneof({ weight: 6, arbitrary: own }, { weight: 1, arbitrary: anything });
}

/** Whose hands it is in after so many steps, and in whose next; the same person may be there in two windows. */
const HANDS = [["officer", "colleague"], ["head", "deputy"], ["department"], ["business"], ["performance", "performance2"], ["performance", "performance2"]] as const;
/** Every step of the way, and once more after its letter. */
const run = fc.integer({ min: 0, max: WAY.length + 1 }).chain((onward) => {
  const near = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom<(typeof PEOPLE)[number]>(...HANDS[Math.min(onward, 5)]!) }, { weight: 3, arbitrary: fc.constantFrom<(typeof PEOPLE)[number]>(...HANDS[Math.min(onward + 1, 5)]!) },
    { weight: 1, arbitrary: fc.constantFrom(...PEOPLE) },
  );
  const script = near.chain((person) => fc.record({ person: fc.constant(person), operations: fc.array(wishesOf(person), { minLength: 1, maxLength: 3 }) }));
  // Whoever handed it on last thinks better of it, as often as not while the next hands are at it.
  const second = onward === 0 ? script : fc.oneof(script, fc.record({ person: fc.constant<(typeof PEOPLE)[number]>(WAY[onward - 1] ?? "performance2"), operations: fc.tuple(fc.oneof(takeBack, reverse), wishesOf(WAY[onward - 1] ?? "performance2")).map((both): Operation[] => both) }));
  return fc.record({ onward: fc.constant(onward), remarked: fc.boolean(), scripts: fc.tuple(second, fc.array(script, { minLength: 1, maxLength: 4 })).map(([first, others]) => [first, ...others]) });
});

describe(`several people at one goal at the same time (${RUNS} runs, seed ${SEED})`, () => {
  let world: FilingWorld;
  let owner: pg.Client;
  let departmentId: string;
  before(async () => {
    world = await openFilingWorld();
    owner = new pg.Client(world.database.owner);
    await owner.connect();
    departmentId = (await world.see<{ id: string }>("select id from hengji.org_unit where code = '101'"))[0]!.id;
  });
  after(async () => {
    await owner.end();
    await world.close();
  });

  test("what each is answered could have come one after the other, and the record is what that order makes of it", async (context) => {
    let requests = 0;
    let writes = 0;
    let [back, tooLate, reversals, extensions] = [0, 0, 0, 0];
    await fc.assert(
      fc.asyncProperty(run, async ({ onward, remarked, scripts }) => {
        const { id, state } = await opened(onward, remarked);
        const asked = scripts.map(({ person, operations }): Script => ({ person, operations: operations.map((one) => ("expected" in one ? { ...one, expected: Math.max(1, state.version + one.expected) } : one)) }));
        const answered = await Promise.all(asked.map(async ({ person, operations }) => {
          const outcomes: Outcome[] = [];
          for (const one of operations) outcomes.push(await send(id, person, one));
          return outcomes;
        }));
        requests += answered.flat().length;
        writes += answered.flat().filter(({ status }) => status < 300).length;
        answered.forEach((outcomes, script) => outcomes.forEach(({ status }, index) => {
          const { kind } = asked[script]!.operations[index]!;
          if (kind === "reverse" && status === 200) reversals += 1;
          if (kind === "extend" && status === 201) extensions += 1;
          if (kind !== "withdraw") return;
          if (status === 200) back += 1;
          if (status === 409) tooLate += 1;
        }));
        const { json } = await world.call("leader", `GET ${address(YEAR, "goal", id)}`);
        const found = explain(state, asked, answered, (end) => end.version === json["version"] && end.step === (json["step"] as { id: string }).id && end.round === json["round"] && end.text === (json["values"] as { goal: { planned: string } }).goal.planned);
        assert.ok(found !== null, `no order explains ${JSON.stringify({ state, asked, answered, version: json["version"], step: json["step"] })}`);
        const events = await world.see<{ count: string }>(`select count(*) from hengji.event where subject = '${id}' and verb in ('filing.saved', 'filing.moved')`);
        assert.equal(Number(events[0]!.count), found.version - 1 - found.letters, "one event a write");
        const given = await world.see<{ count: string }>(`select count(*) from hengji.event where subject = '${id}' and verb = 'filing.extended'`);
        assert.equal(Number(given[0]!.count), found.extended.length, "one event an extension");
        assert.equal((json["step"] as { extendedUntil: string | null }).extendedUntil !== null, found.extended.includes(found.arrival), "it ends with its step, and comes back with it");
        await assertHandsAreTrue(world, id);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    context.diagnostic(`${requests} requests at once, ${writes} of them written; ${back} steps taken back, ${tooLate} too late; ${reversals} reversed, ${extensions} extended`);
    assert.ok(writes > RUNS / 2);
    assert.ok(back > 0 && tooLate > 0 && extensions > 0 && reversals > 0);
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
    const submitted = apply(start, "officer", { kind: "submit", to: null, expected: 1 }).state;
    const race: Script[] = [{ person: "officer", operations: [{ kind: "withdraw", to: null, expected: 2 }] }, { person: "head", operations: [{ kind: "approve", to: null, expected: 2 }] }];
    const [won, lost] = [{ status: 200, version: 3 }, { status: 409, version: null }];
    assert.equal(explain(submitted, race, [[won], [lost]], anyEnd)?.step, "draft");
    assert.equal(explain(submitted, race, [[lost], [won]], anyEnd)?.step, "department");
    assert.equal(explain(submitted, race, [[won], [{ status: 200, version: 4 }]], anyEnd), null, "approved what was taken back");
    assert.equal(explain(submitted, race, [[lost], [lost]], anyEnd), null, "nobody was first");
    assert.equal(apply(apply(submitted, "head", { kind: "remark" }).state, "officer", { kind: "withdraw", to: null, expected: 2 }).outcome.status, 409);
    const approvedOnce = apply(submitted, "head", { kind: "approve", to: null, expected: 2 }).state;
    assert.equal(apply(approvedOnce, "head", { kind: "reverse", expected: 3 }).outcome.status, 409, "untouched it is withdrawn");
    const remarked = apply(approvedOnce, "department", { kind: "remark" }).state;
    assert.deepEqual([apply(remarked, "head", { kind: "reverse", expected: 3 }).state.step, apply(remarked, "deputy", { kind: "reverse", expected: 3 }).outcome.status], ["unit-head", 403]);
    assert.equal(apply(submitted, "colleague", { kind: "withdraw", to: null, expected: 2 }).outcome.status, 403);
  });

  /** A new goal that has gone so many steps; where it is, somebody may have said something about it. */
  async function opened(onward: number, remarked: boolean): Promise<{ readonly id: string; readonly state: ModelState }> {
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
    if (onward > WAY.length) await take("performance2", { kind: "issue" });
    else if (remarked && onward > 0) await take(HANDS[onward]!.at(-1)!, { kind: "remark" });
    return { id, state };
  }

  async function send(id: string, person: string, one: Operation): Promise<Outcome> {
    const path = address(YEAR, "goal", id);
    const { status, json } =
      one.kind === "save" ? await world.call(person, `PUT ${path}`, { values: goalValues({ goal: { planned: one.text, actual: "" } }), expectedVersion: one.expected })
      : one.kind === "issue" ? await issue(id, person)
      : one.kind === "reverse" ? await world.call(person, `POST ${path}/reversals`, { reason: "请重新核定。", expectedVersion: one.expected })
      : one.kind === "extend" ? await world.call(person, `POST ${path}/extensions`, { until: "2027-03-01", reason: "材料未能按时取得。", expectedVersion: one.expected })
      : one.kind === "remark" ? await world.call(person, `POST ${path}/remarks`, { path: "goal.planned", said: "请说明。" })
      : await world.call(person, `POST ${path}/moves`, { action: one.kind, opinion: "请修改。", expectedVersion: one.expected, ...(one.to === null ? {} : { to: one.to }) });
    return { status, version: status === 200 ? Number(json["version"]) : null };
  }

  function issue(id: string, person: string): ReturnType<FilingWorld["call"]> {
    return world.call(person, `POST /api/${YEAR}/goal/approvals`, { departmentId, filingIds: [id], documentNo: `示财绩 ${randomUUID()}`, issuedOn: "2026-09-01" });
  }
});
