import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import pg from "pg";
import { address, asOwner, goalValues, openFilingWorld, REGION, type FilingWorld } from "../filings/city.ts";
import { assertHandsAreTrue } from "../filings/taken.ts";
import { explain, type Script } from "./explain-order.ts";
import { apply } from "./plain-model.ts";
import { begin, type ModelState, type Operation, type Outcome, type StepName } from "./plain-state.ts";

const LONG = process.env["HENGJI_LONG"] === "1";
const RUNS = LONG ? 600 : 30;
const SEED = Number(process.env["HENGJI_SEED"] ?? 20261122);
const YEAR = 2027;
/** The day before the season's last one and what was delegated ends with it; some days on both are over. */
const EVENING = new Date("2027-12-30T02:00:00.000Z");
const MORNING = new Date("2028-01-03T02:00:00.000Z");
/** After midnight comes when others are at it, in milliseconds. */
const SOON = 25;

/** Who takes a goal onward, as often as a run begins late on its way. */
const WAY = ["officer", "head", "department", "business", "performance"] as const;
const PEOPLE = ["officer", "colleague", "bridges", "head", "deputy", "department", "business", "performance", "performance2", "leader"] as const;
const SIGNERS = ["leader", "department"] as const;
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
const handOn = fc.record({ kind: fc.constant("hand-on" as const), to: fc.constantFrom("officer", "colleague", "head", "deputy", "performance", "performance2", "business"), expected });
const addSigner = fc.record({ kind: fc.constant("add-signer" as const), to: fc.constantFrom(...SIGNERS), expected });
const sign = fc.record({ kind: fc.constant("sign" as const), expected });
const lend = fc.constant({ kind: "lend" as const });
const end = fc.constant({ kind: "end" as const });
const anything = fc.oneof(save, submit, approve, sendBack, issued, takeBack, reverse, extend, remark, handOn, addSigner, sign);

/** To the other one of the same role. */
const OTHER: Readonly<Record<string, string>> = { officer: "colleague", colleague: "officer", bridges: "colleague", head: "deputy", deputy: "head", performance: "performance2", performance2: "performance" };
const onward = (person: string): fc.Arbitrary<Operation> => handOn.map((one) => ({ ...one, to: OTHER[person] ?? one.to }));

/** What somebody is likely to want, and now and then something else. */
function wishesOf(person: (typeof PEOPLE)[number]): fc.Arbitrary<Operation> {
  const own = person === "leader" ? fc.oneof(sign, sign, remark)
    : person === "officer" ? fc.oneof(save, save, submit, takeBack, end, lend, onward(person), addSigner) : person === "colleague" || person === "bridges" ? fc.oneof(save, save, submit, takeBack, onward(person))
    : person.startsWith("performance") ? fc.oneof(approve, sendBack, issued, issued, takeBack, reverse, extend, remark, onward(person), addSigner) : fc.oneof(approve, approve, sendBack, takeBack, reverse, remark, onward(person), addSigner, sign);
  return fc.oneof({ weight: 6, arbitrary: own }, { weight: 1, arbitrary: anything });
}

/** Whose hands it is in after so many steps, and in whose next; the same person may be there in two windows. */
const HANDS = [["officer", "colleague", "bridges"], ["head", "deputy"], ["department"], ["business"], ["performance", "performance2"], ["performance", "performance2"]] as const;
/** Every step of the way, and once more after its letter. */
const run = fc.integer({ min: 0, max: WAY.length + 1 }).chain((onward) => {
  const near = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom<(typeof PEOPLE)[number]>(...HANDS[Math.min(onward, 5)]!) }, { weight: 3, arbitrary: fc.constantFrom<(typeof PEOPLE)[number]>(...HANDS[Math.min(onward + 1, 5)]!) },
    { weight: 1, arbitrary: fc.constantFrom(...PEOPLE) },
  );
  const script = near.chain((person) => fc.record({ person: fc.constant(person), operations: fc.array(wishesOf(person), { minLength: 1, maxLength: 3 }) }));
  // Whoever handed it on last thinks better of it, as often as not while the next hands are at it.
  const second = onward === 0 ? script : fc.oneof(script, fc.record({ person: fc.constant<(typeof PEOPLE)[number]>(WAY[onward - 1] ?? "performance2"), operations: fc.tuple(fc.oneof(takeBack, reverse), wishesOf(WAY[onward - 1] ?? "performance2")).map((both): Operation[] => both) }));
  // Of what was laid before a signer the signer is there as well, and now and then midnight comes meanwhile.
  return fc.record({ onward: fc.constant(onward), remarked: fc.boolean(), asked: fc.boolean(), midnight: fc.integer({ min: 0, max: onward < 3 ? 1 : 5 }).map((one) => one === 1), scripts: fc.tuple(second, fc.array(script, { minLength: 1, maxLength: 4 })).map(([first, others]) => [first, ...others]), signs: fc.array(fc.oneof(sign, sign, remark), { minLength: 1, maxLength: 2 }) })
    .map(({ scripts, asked, midnight, signs, ...one }) => ({ ...one, asked, scripts: [...scripts, ...(asked ? [{ person: "leader" as const, operations: signs }] : []), ...(midnight ? [{ person: "midnight" as const, operations: [{ kind: "midnight" as const }] }] : [])] }));
});

type Run = typeof run extends fc.Arbitrary<infer One> ? One : never;
const NOW = { expected: 0 } as const;
/** What a small sample may miss: each is run every time. */
const EXAMPLES: readonly Run[] = [
  // 收回授权 while the one it was given to saves, and who gave it sends the goal on.
  { onward: 0, remarked: false, asked: false, scripts: [{ person: "bridges", operations: [{ kind: "save", text: "乙", ...NOW }, { kind: "submit", to: null, expected: 1 }] }, { person: "officer", operations: [{ kind: "end" }, { kind: "save", text: "丙", ...NOW }] }] },
  { onward: 0, remarked: false, asked: false, scripts: [{ person: "bridges", operations: [{ kind: "save", text: "乙", ...NOW }, { kind: "save", text: "丙", expected: 1 }] }, { person: "officer", operations: [{ kind: "end" }, { kind: "lend" }] }] },
  // The season ends while two of them save, and the performance office gives another day.
  { onward: 0, remarked: false, asked: false, scripts: [{ person: "officer", operations: [{ kind: "save", text: "乙", ...NOW }, { kind: "save", text: "丙", expected: 1 }, { kind: "submit", to: null, expected: 2 }] }, { person: "colleague", operations: [{ kind: "save", text: "丁", ...NOW }] }, { person: "midnight", operations: [{ kind: "midnight" }] }, { person: "performance", operations: [{ kind: "extend", ...NOW }] }] },
  // 转办 while the other one decides.
  { onward: 1, remarked: false, asked: false, scripts: [{ person: "head", operations: [{ kind: "hand-on", to: "deputy", ...NOW }, { kind: "approve", to: null, ...NOW }] }, { person: "deputy", operations: [{ kind: "approve", to: null, ...NOW }] }, { person: "officer", operations: [{ kind: "withdraw", to: null, ...NOW }] }] },
  // 加签 and 会签 while it is sent on, and while the text is changed.
  { onward: 2, remarked: false, asked: true, scripts: [{ person: "department", operations: [{ kind: "approve", to: null, ...NOW }, { kind: "approve", to: null, ...NOW }] }, { person: "leader", operations: [{ kind: "sign", ...NOW }] }, { person: "head", operations: [{ kind: "withdraw", to: null, ...NOW }, { kind: "reverse", ...NOW }] }] },
  { onward: 0, remarked: false, asked: true, scripts: [{ person: "leader", operations: [{ kind: "sign", ...NOW }, { kind: "sign", expected: 1 }] }, { person: "officer", operations: [{ kind: "add-signer", to: "department", ...NOW }, { kind: "submit", to: null, ...NOW }] }, { person: "bridges", operations: [{ kind: "save", text: "乙", ...NOW }] }] },
];

describe(`several people at one goal at the same time (${RUNS} runs, seed ${SEED})`, () => {
  let world: FilingWorld;
  let owner: pg.Client;
  let departmentId: string;
  let posts: ReadonlyMap<string, string>;
  let bridges: string;
  let lent: string;
  before(async () => {
    world = await openFilingWorld();
    owner = new pg.Client(world.database.owner);
    await owner.connect();
    posts = new Map((await world.see<{ login: string; id: string }>("select login, post.id from hengji.post join hengji.person on person.id = post.person_id")).map(({ login, id }) => [login, id]));
    bridges = (await world.see<{ id: string }>("select id from hengji.person where login = 'bridges'"))[0]!.id;
    departmentId = (await world.see<{ id: string }>("select id from hengji.org_unit where code = '101'"))[0]!.id;
  });
  after(async () => {
    await owner.end();
    await world.close();
  });

  test("what each is answered could have come one after the other, and the record is what that order makes of it", async (context) => {
    let requests = 0;
    let writes = 0;
    let [back, tooLate] = [0, 0];
    const managed: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(run, async ({ onward, remarked, asked: isAsked, scripts }) => {
        const { id, state } = await opened(onward, remarked, isAsked);
        const asked = scripts.map(({ person, operations }): Script => ({ person, operations: operations.map((one) => ("expected" in one ? { ...one, expected: Math.max(1, state.version + one.expected) } : one)) }));
        const answered = await Promise.all(asked.map(async ({ person, operations }) => {
          const outcomes: Outcome[] = [];
          for (const one of operations) outcomes.push(await send(id, person, one));
          return outcomes;
        }));
        for (const script of asked) if (script.person === "bridges") managed["by delegation"] = (managed["by delegation"] ?? 0) + answered[asked.indexOf(script)]!.filter(({ status }) => status < 300).length;
        requests += answered.flat().length;
        writes += answered.flat().filter(({ status }) => status < 300).length;
        answered.forEach((outcomes, script) => outcomes.forEach(({ status }, index) => {
          const { kind } = asked[script]!.operations[index]!;
          if (status < 300) managed[kind] = (managed[kind] ?? 0) + 1;
          if (kind !== "withdraw") return;
          if (status === 200) back += 1;
          if (status === 409) tooLate += 1;
        }));
        const { json } = await world.call("leader", `GET ${address(YEAR, "goal", id)}`);
        const [{ handler } = { handler: null }] = await world.see<{ handler: string | null }>(`select handler_post as handler from hengji.filing where id = '${id}'`);
        const found = explain(state, asked, answered, (end) => (end.handler === null ? null : posts.get(end.handler)) === handler && end.version === json["version"] && end.step === (json["step"] as { id: string }).id && end.round === json["round"] && end.text === (json["values"] as { goal: { planned: string } }).goal.planned);
        assert.ok(found !== null, `no order explains ${JSON.stringify({ state, asked, answered, version: json["version"], step: json["step"] })}`);
        const events = await world.see<{ count: string }>(`select count(*) from hengji.event where subject = '${id}' and verb in ('filing.saved', 'filing.moved')`);
        assert.equal(Number(events[0]!.count), found.version - 1 - found.letters, "one event a write");
        const given = await world.see<{ count: string }>(`select count(*) from hengji.event where subject = '${id}' and verb = 'filing.extended'`);
        assert.equal(Number(given[0]!.count), found.extended.length, "one event an extension");
        for (const [verb, count] of [["filing.handed-on", found.handings], ["filing.signer-added", found.asked.length], ["filing.countersigned", found.signed.length]] as const) {
          assert.equal((await world.see(`select from hengji.event where subject = '${id}' and verb = '${verb}'`)).length, count, verb);
        }
        assert.equal((json["step"] as { extendedUntil: string | null }).extendedUntil !== null, found.extended.some(({ arrival }) => arrival === found.arrival), "it ends with its step, and comes back with it");
        await assertHandsAreTrue(world, id);
      }),
      { numRuns: RUNS + EXAMPLES.length, seed: SEED, examples: EXAMPLES.map((one): [Run] => [one]) },
    );
    context.diagnostic(`${requests} requests at once, ${writes} of them written; ${back} steps taken back, ${tooLate} too late; ${JSON.stringify(managed)}`);
    assert.ok(writes > RUNS / 2);
    assert.ok(back > 0 && tooLate > 0);
    for (const kind of ["reverse", "hand-on", "sign", "end", "midnight", "by delegation", ...(LONG ? ["extend", "add-signer", "lend"] : [])]) assert.ok((managed[kind] ?? 0) > 0, `nobody managed: ${kind}`);
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
    // 委托: whoever acts by it writes before it is taken back, and not after.
    const byLoan: Script[] = [{ person: "bridges", operations: [{ kind: "save", text: "乙", expected: 1 }] }, { person: "officer", operations: [{ kind: "end" }, { kind: "save", text: "丙", expected: 1 }] }];
    const [saved, ended, stale, gone] = [{ status: 200, version: 2 }, { status: 200, version: null }, { status: 409, version: null }, { status: 403, version: null }];
    assert.equal(explain(start, byLoan, [[saved], [ended, stale]], anyEnd)?.text, "乙");
    assert.equal(explain(start, byLoan, [[gone], [ended, saved]], anyEnd)?.text, "丙");
    assert.equal(explain(start, byLoan, [[stale], [ended, saved]], anyEnd), null, "told that it was saved meanwhile, after it was no longer theirs");
    // 截止: a save that was on its way when the season ended counts, and one after it does not.
    const dark = apply(start, "midnight", { kind: "midnight" }).state;
    assert.deepEqual([apply(dark, "officer", { kind: "save", text: "乙", expected: 1 }).outcome.status, apply(dark, "performance", { kind: "extend", expected: 1 }).outcome.status], [422, 201]);
    assert.equal(apply(apply(dark, "performance", { kind: "extend", expected: 1 }).state, "officer", { kind: "save", text: "乙", expected: 1 }).outcome.status, 200);
    // 转办 binds everybody else of the role, 加签 holds it back until the text as it is was signed.
    const handed = apply(submitted, "head", { kind: "hand-on", to: "deputy", expected: 2 }).state;
    assert.deepEqual(["head", "deputy"].map((by) => apply(handed, by, { kind: "approve", to: null, expected: 2 }).outcome.status), [403, 200]);
    const waits = apply(submitted, "head", { kind: "add-signer", to: "leader", expected: 2 }).state;
    const signed = apply(waits, "leader", { kind: "sign", expected: 2 }).state;
    assert.deepEqual([waits, signed].map((state) => apply(state, "head", { kind: "approve", to: null, expected: 2 }).outcome.status), [409, 200]);
    assert.equal(apply(signed, "officer", { kind: "withdraw", to: null, expected: 2 }).outcome.status, 409, "what was signed is not taken back");
  });

  /** A new goal that has gone so many steps; where it is, somebody may have said something about it. */
  async function opened(onward: number, remarked: boolean, isAsked: boolean): Promise<{ readonly id: string; readonly state: ModelState }> {
    world.time = EVENING;
    await asOwner(world, async (client) => void (await client.query("update hengji.delegation set ended_at = $1, ended_by = $2 where ended_at is null", [EVENING, bridges])));
    const delegated = await lendPost("officer");
    assert.equal(delegated.status, 201, JSON.stringify(delegated.json));
    lent = String(delegated.json["id"]);
    assert.equal((await world.call("bridges", "POST /api/session/post", { postId: posts.get("officer") })).status, 200);
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
    if (isAsked && onward <= WAY.length) await take(HANDS[onward]![0], { kind: "add-signer", to: "leader", expected: state.version });
    return { id, state };
  }

  async function send(id: string, person: string, one: Operation): Promise<Outcome> {
    const path = address(YEAR, "goal", id);
    if (one.kind === "midnight") {
      await new Promise((resolve) => setTimeout(resolve, SOON));
      world.time = MORNING;
      return { status: 0, version: null };
    }
    const { status, json } =
      one.kind === "save" ? await world.call(person, `PUT ${path}`, { values: goalValues({ goal: { planned: one.text, actual: "" } }), expectedVersion: one.expected })
      : one.kind === "issue" ? await issue(id, person)
      : one.kind === "reverse" ? await world.call(person, `POST ${path}/reversals`, { reason: "请重新核定。", expectedVersion: one.expected })
      : one.kind === "extend" ? await world.call(person, `POST ${path}/extensions`, { until: "2028-03-01", reason: "材料未能按时取得。", expectedVersion: one.expected })
      : one.kind === "hand-on" ? await world.call(person, `POST ${path}/handings`, { postId: posts.get(one.to), said: "", expectedVersion: one.expected })
      : one.kind === "add-signer" ? await world.call(person, `POST ${path}/signers`, { postId: posts.get(one.to), said: "", expectedVersion: one.expected })
      : one.kind === "sign" ? await world.call(person, `POST ${path}/signatures`, { agrees: true, opinion: "", expectedVersion: one.expected })
      : one.kind === "lend" ? await lendPost(person)
      : one.kind === "end" ? await world.call(person, `POST /api/delegations/${lent}/end`)
      : one.kind === "remark" ? await world.call(person, `POST ${path}/remarks`, { path: "goal.planned", said: "请说明。" })
      : await world.call(person, `POST ${path}/moves`, { action: one.kind, opinion: "请修改。", expectedVersion: one.expected, ...(one.to === null ? {} : { to: one.to }) });
    return { status, version: status === 200 && "version" in json ? Number(json["version"]) : null };
  }

  function lendPost(by: string): ReturnType<FilingWorld["call"]> {
    return world.call(by, "POST /api/delegations", { personId: bridges, from: "2027-12-30", until: "2027-12-31", reason: "出差" });
  }

  function issue(id: string, person: string): ReturnType<FilingWorld["call"]> {
    return world.call(person, `POST /api/${YEAR}/goal/approvals`, { departmentId, filingIds: [id], documentNo: `示财绩 ${randomUUID()}`, issuedOn: "2026-09-01" });
  }
});
