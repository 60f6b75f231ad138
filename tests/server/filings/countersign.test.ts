import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import type { Countersign } from "../../../src/core/workflow/workflow.ts";
import { asOwner, goalValues, openFilingWorld, withCell, type FilingWorld } from "./city.ts";
import { codesOf, play, type Step } from "./play.ts";
import { assertHandsAreTrue } from "./taken.ts";

const FILINGS = "/api/2027/goal/filings";
const SIGNED: Readonly<Record<string, Countersign>> = {
  "unit-head": { signers: [{ role: "department-finance" }, { role: "unit-officer" }, { role: "finance-leader" }], pass: "1/2", veto: false },
  department: { signers: [{ role: "finance-leader" }, { role: "performance-office", unit: "900001" }], pass: "all", veto: true },
};
const signedAt = (...ids: readonly string[]) => (packs: Definitions): Definitions => ({
  ...packs,
  workflows: packs.workflows.map((flow) => ({ ...flow, steps: flow.steps.map((step) => (flow.id === "goal" && ids.includes(step.id) ? { ...step, countersign: SIGNED[step.id]! } : step)) })),
});

interface Signing {
  readonly asked: readonly { readonly name: { zh: string }; readonly nobody: boolean; readonly added: { id: string; by: string; said: string; mayTakeBack: boolean } | null; readonly signature: { id: string; by: string; agrees: boolean; opinion: string; isMine: boolean } | null }[];
  readonly rule: { agreed: number; needed: number; signers: number; veto: boolean } | null;
  readonly stops: { code: string; params: Record<string, unknown> } | null;
  readonly sign: { refusedBecause: { code: string } | null } | null;
  readonly mayAdd: boolean;
  readonly signatures: readonly { by: string; agrees: boolean; takenBackAt: string | null }[];
}

const sign = (by: string, one: string, version: number, agrees = true, more: Partial<Step> = {}): Step => ({
  says: `${by} signs ${agrees ? "for" : "against"} it`, by, request: `POST ${one}/signatures`, body: { agrees, opinion: agrees ? "" : "补助标准没有依据。", expectedVersion: version }, status: 201, events: ["filing.countersigned"], ...more,
});
const no = (step: Step, status: number, problem: string): Step => ({ ...step, status, problems: [problem], events: [], recorded: status === 403 || status === 404 });
const move = (by: string, one: string, action: string, version: number, more: Partial<Step> = {}): Step => ({
  says: `${by}: ${action}`, by, request: `POST ${one}/moves`, body: { action, opinion: action === "return" ? "请改。" : "", expectedVersion: version }, status: 200, events: ["filing.moved"], ...more,
});
const signingOf = async (world: FilingWorld, by: string, one: string): Promise<Signing> => (await world.call(by, `GET ${one}`)).json["signing"] as Signing;
const asked = async (world: FilingWorld, by: string): Promise<unknown[]> => {
  const { count, items } = (await world.call(by, "GET /api/today")).json["signatures"] as { count: number; items: { name: string; step: string; by: string | null }[] };
  assert.equal(count, items.length, by);
  const inbox = (await world.call(by, "GET /api/inbox?box=signatures")).json as { items: { id: string; name: string; step: string; askedBy: string | null }[]; counts: { signatures: number }[] };
  assert.deepEqual(inbox.items.map(({ name, step, askedBy }) => [name, step, askedBy]), items.map(({ name, step, by: asker }) => [name, step, asker]), `${by}: the inbox`);
  assert.equal(inbox.counts.reduce((sum, { signatures }) => sum + signatures, 0), count, `${by}: the count of the inbox`);
  return items.map(({ name, step, by: asker }) => [name, step, asker]);
};

describe("countersigning (会签) of everybody, with a veto", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld(signedAt("department"));
  });
  after(() => world.close());

  test("it goes on when all have signed for it; one objection leaves nothing but a return; who signed decides nothing else in the round", async () => {
    const id = await world.filled("P1", 2027);
    const one = `${FILINGS}/${id}`;
    await world.moved(2027, "goal", id, 2, ["officer submit", "head approve"]);
    for (const by of ["leader", "performance", "performance2"]) assert.deepEqual(await asked(world, by), [["农村公路日常养护", "department", null]], by);
    for (const by of ["officer", "head", "department", "business", "reviewer", "school-department"]) assert.deepEqual(await asked(world, by), [], by);
    const { events, answers } = await play(world, [
      { ...no(move("department", one, "approve", 4), 409, "workflow.signatures-missing") },
      no(sign("business", one, 4), 403, "workflow.not-a-signer"),
      no(sign("department", one, 4), 403, "workflow.not-a-signer"),
      no(sign("officer", one, 4), 403, "workflow.not-a-signer"),
      no(sign("bridges", one, 4), 404, "filing.unknown"),
      no(sign("audit", one, 4), 404, "filing.unknown"),
      no(sign("leader", `${FILINGS}/${randomUUID()}`, 4), 404, "filing.unknown"),
      no(sign("leader", one, 3), 409, "filing.stale"),
      no({ ...sign("leader", one, 4), body: { agrees: false, opinion: " ", expectedVersion: 4 } }, 422, "signature.objection-needs-opinion"),
      sign("leader", one, 4, true, { as: "leader" }),
      no(sign("leader", one, 4), 409, "workflow.signed-already"),
      no(move("department", one, "approve", 4), 409, "workflow.signatures-missing"),
      sign("performance", one, 4, false, { as: "office" }),
      no(sign("performance2", one, 4), 409, "workflow.signed-by-another"),
      no(move("department", one, "approve", 4), 409, "workflow.signature-vetoed"),
    ]);
    assert.deepEqual(events.map(({ verb, role, detail }) => [verb, role, detail["step"], detail["round"], detail["version"], detail["agrees"]]), [
      ["filing.countersigned", "finance-leader", "department", 1, 4, "yes"], ["filing.countersigned", "performance-office", "department", 1, 4, "no"],
    ]);
    assert.doesNotMatch(JSON.stringify(events), /补助标准/, "what was said stands on the filing and not in the log");
    const seen = await signingOf(world, "department", one);
    assert.deepEqual(seen.asked.map(({ name, added, signature }) => [name.zh, added, signature?.by, signature?.agrees, signature?.opinion]), [
      ["财政分管领导", null, "周局长", true, ""], ["财政绩效管理机构（绩效管理科）", null, "孙绩效", false, "补助标准没有依据。"],
    ]);
    assert.deepEqual([seen.rule, seen.stops!.code, seen.stops!.params["names"], seen.sign], [{ agreed: 1, needed: 2, signers: 2, veto: true }, "workflow.signature-vetoed", "财政绩效管理机构（绩效管理科）", null]);
    assert.deepEqual([await asked(world, "leader"), await asked(world, "performance"), await asked(world, "performance2")], [[], [], []]);

    const back = (by: string, which: string, more: Partial<Step> = {}): Step => ({ says: `${by} takes a signature back`, by, request: `POST ${one}/signatures/${which}/take-back`, status: 200, events: ["filing.signature-taken-back"], ...more });
    await play(world, [
      no(back("performance", String(answers["leader"]!["id"])), 403, "signature.not-yours"),
      no(back("performance", randomUUID()), 404, "signature.unknown"),
      no(back("bridges", String(answers["office"]!["id"])), 404, "filing.unknown"),
      back("performance", String(answers["office"]!["id"])),
      no(back("performance", String(answers["office"]!["id"])), 409, "signature.taken-back-already"),
      no(move("department", one, "approve", 4), 409, "workflow.signatures-missing"),
      sign("performance2", one, 4),
      no(sign("performance", one, 4), 409, "workflow.signed-by-another"),
      no(move("head", one, "withdraw", 4), 409, "workflow.withdraw-signed"),
      move("department", one, "approve", 4),
      no(back("leader", String(answers["leader"]!["id"])), 409, "signature.over"),
      move("business", one, "approve", 5),
      no(move("performance2", one, "approve", 6), 403, "workflow.four-eyes"),
      move("performance", one, "approve", 6),
    ]);
    await assertHandsAreTrue(world, id);
    const { signatures, asked: none, stops } = await signingOf(world, "officer", one);
    assert.deepEqual([signatures.map(({ by, agrees, takenBackAt }) => [by, agrees, takenBackAt !== null]), none, stops], [[["周局长", true, false], ["孙绩效", false, true], ["宋绩效", true, false]], [], null]);
  });

  test("a return begins anew: what was signed in the round before counts no more", async () => {
    const id = await world.filled("P2", 2027);
    const one = `${FILINGS}/${id}`;
    await world.moved(2027, "goal", id, 2, ["officer submit", "head approve"]);
    await play(world, [
      sign("leader", one, 4), sign("performance", one, 4),
      { ...move("department", one, "return", 4), body: { action: "return", to: "unit-head", opinion: "请核。", expectedVersion: 4 } },
      no(sign("leader", one, 4), 409, "filing.stale"),
      move("deputy", one, "approve", 5),
      no(move("department", one, "approve", 6), 409, "workflow.signatures-missing"),
    ]);
    assert.deepEqual(await asked(world, "leader"), [["道路标线施划", "department", null]]);
    const both = await Promise.all(["leader", "performance2"].map((by) => world.call(by, `POST ${one}/signatures`, { agrees: true, opinion: "", expectedVersion: 6 })));
    assert.deepEqual(both.map(({ status }) => status), [201, 201], "two at once are two signatures");
    await assertHandsAreTrue(world, id);
    await play(world, [move("department", one, "approve", 6)]);
  });

  test("two of one post at once are one signature; and the last signature against the approval it is for", async () => {
    const id = await world.filled("P1", 2026);
    const one = `/api/2026/goal/filings/${id}`;
    await world.moved(2026, "goal", id, 2, ["officer submit", "head approve"]);
    const before = (await world.events()).length;
    const both = await Promise.all(["performance", "performance2"].map((by) => world.call(by, `POST ${one}/signatures`, { agrees: true, opinion: "", expectedVersion: 4 })));
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [201, 409]);
    assert.deepEqual(codesOf(both.find(({ status }) => status === 409)!.json), ["workflow.signed-by-another"]);
    const [signed, approved] = await Promise.all([
      world.call("leader", `POST ${one}/signatures`, { agrees: false, opinion: "不同意。", expectedVersion: 4 }),
      world.call("department", `POST ${one}/moves`, { action: "approve", opinion: "", expectedVersion: 4 }),
    ]);
    assert.equal(signed.status, 201);
    assert.deepEqual([approved.status, codesOf(approved.json).length], [409, 1]);
    assert.equal((await world.events()).length, before + 2);
    const together = await world.call("department", "POST /api/2026/goal/moves", { opinion: "同意。", items: [{ id: id, expectedVersion: 4 }] });
    assert.deepEqual([together.status, codesOf(together.json)[0]], [409, "workflow.signature-vetoed"]);
    const key = { "idempotency-key": "8d1f0b1e-sign-only-once" };
    const back = `POST ${one}/signatures/${String(signed.json["id"])}/take-back`;
    assert.equal((await world.call("leader", back)).status, 200);
    const twice = [await world.call("leader", `POST ${one}/signatures`, { agrees: true, opinion: "", expectedVersion: 4 }, key), await world.call("leader", `POST ${one}/signatures`, { agrees: true, opinion: "", expectedVersion: 4 }, key)];
    assert.deepEqual(twice[0], twice[1]);
    assert.equal((await world.call("department", "POST /api/2026/goal/moves", { opinion: "同意。", items: [{ id: id, expectedVersion: 4 }] })).status, 200);
  });
});

describe("countersigning by a share, and signers that were added (加签)", () => {
  let world: FilingWorld;
  let posts: ReadonlyMap<string, string>;
  before(async () => {
    world = await openFilingWorld(signedAt("unit-head"));
    posts = new Map((await world.see<{ login: string; id: string }>("select login, post.id from hengji.post join hengji.person on person.region = post.region and person.id = post.person_id")).map(({ login, id }) => [login, id]));
  });
  after(() => world.close());

  const add = (by: string, one: string, signer: string, version: number, more: Partial<Step> = {}): Step => ({
    says: `${by} asks ${signer} to sign`, by, request: `POST ${one}/signers`, body: { postId: posts.get(signer) ?? signer, said: "请核技术标准。", expectedVersion: version }, status: 201, events: ["filing.signer-added"], ...more,
  });
  const drop = (by: string, one: string, which: string, more: Partial<Step> = {}): Step => ({ says: `${by} takes it back`, by, request: `POST ${one}/signers/${which}/take-back`, status: 200, events: ["filing.signer-taken-back"], ...more });

  test("half of three are two; who filled it signs nothing; without a veto an objection may be outvoted", async () => {
    const id = await world.filled("P1", 2027);
    const one = `${FILINGS}/${id}`;
    await world.moved(2027, "goal", id, 2, ["officer submit"]);
    assert.deepEqual([await asked(world, "officer"), await asked(world, "colleague"), await asked(world, "leader")], [[], [["农村公路日常养护", "unit-head", null]], [["农村公路日常养护", "unit-head", null]]]);
    await play(world, [
      no(sign("officer", one, 3), 403, "workflow.four-eyes"),
      no(sign("school-department", one, 3), 404, "filing.unknown"),
      sign("colleague", one, 3, false),
      no(move("head", one, "approve", 3), 409, "workflow.signatures-missing"),
      sign("leader", one, 3),
      sign("department", one, 3),
      move("head", one, "approve", 3),
      no(move("department", one, "approve", 4), 403, "workflow.four-eyes"),
    ]);
    const too = await world.filled("P2", 2027);
    await world.moved(2027, "goal", too, 2, ["officer submit"]);
    const two = `${FILINGS}/${too}`;
    await play(world, [sign("colleague", two, 3, false), sign("leader", two, 3, false), no(move("head", two, "approve", 3), 409, "workflow.signatures-too-few"), move("head", two, "return", 3)]);
  });

  test("a signer is added by whoever holds it, may be taken back until it is signed, and what it says is for the holder to weigh", async () => {
    const id = await world.filled("P1", 2026);
    const one = `/api/2026/goal/filings/${id}`;
    const whom = (await world.call("colleague", `GET ${one}/colleagues?for=sign&name=${encodeURIComponent("钱")}`)).json;
    assert.deepEqual(whom, { items: [{ postId: posts.get("business"), name: "钱业务", unit: "经济建设科", role: "business-division" }], more: false });
    const { answers, events } = await play(world, [
      no(add("officer", one, "officer", 2), 422, "workflow.signer-self"),
      no(add("officer", one, "security", 2), 422, "workflow.signer-administrator"),
      no(add("officer", one, "school-department", 2), 422, "workflow.signer-out-of-range"),
      no(add("colleague", one, "officer", 2), 422, "workflow.signer-four-eyes"),
      no(add("officer", one, randomUUID(), 2), 404, "post.unknown"),
      no(add("head", one, "business", 2), 403, "workflow.not-your-step"),
      no(add("bridges", one, "business", 2), 404, "filing.unknown"),
      no(add("officer", one, "business", 1), 409, "filing.stale"),
      add("officer", one, "business", 2, { as: "first" }),
      no(add("colleague", one, "business", 2), 409, "workflow.signer-asked-already"),
      no(move("officer", one, "submit", 2), 409, "workflow.signatures-missing"),
      no(drop("head", one, "{first.id}"), 403, "signer.not-yours"),
      no(drop("officer", one, randomUUID()), 404, "signer.unknown"),
      drop("colleague", one, "{first.id}", { says: "whoever has it may take it back as well" }),
      no(drop("officer", one, "{first.id}"), 409, "signer.over"),
      add("officer", one, "business", 2, { as: "again" }),
    ]);
    assert.deepEqual(events.map(({ verb, detail }) => [verb, detail["step"], detail["post"]]), [["filing.signer-added", "draft", posts.get("business")], ["filing.signer-taken-back", "draft", posts.get("business")], ["filing.signer-added", "draft", posts.get("business")]]);
    assert.deepEqual(await asked(world, "business"), [["农村公路日常养护", "draft", "陈填报"]]);
    const seen = await signingOf(world, "business", one);
    assert.deepEqual([seen.asked.map(({ name, added }) => [name.zh, added!.by, added!.said, added!.mayTakeBack]), seen.sign, seen.mayAdd, seen.rule], [[["钱业务（经济建设科）", "陈填报", "请核技术标准。", false]], { refusedBecause: null }, false, null]);
    await play(world, [
      sign("business", one, 2),
      no(drop("officer", one, String(answers["again"]!["id"])), 409, "signer.signed-already"),
      { says: "what is changed after it was signed has to be signed again", by: "colleague", request: `PUT ${one}`, body: { values: withCell(goalValues(), "r1", { target: "≥125公里" }), expectedVersion: 2 }, status: 200, events: ["filing.saved"] },
      no(move("officer", one, "submit", 3), 409, "workflow.signatures-missing"),
    ]);
    assert.deepEqual(await asked(world, "business"), [["农村公路日常养护", "draft", "陈填报"]]);
    await play(world, [
      no(sign("business", one, 2), 409, "filing.stale"),
      sign("business", one, 3, false),
      move("officer", one, "submit", 3),
      add("head", one, "reviewer", 4),
      move("officer", one, "withdraw", 4, { says: "asking is no touch" }),
    ]);
    await assertHandsAreTrue(world, id);
  });

  test("whoever is gone holds nothing up", async () => {
    const id = await world.filled("P2", 2026);
    const one = `/api/2026/goal/filings/${id}`;
    await play(world, [add("officer", one, "leader", 2), no(move("officer", one, "submit", 2), 409, "workflow.signatures-missing")]);
    await asOwner(world, async (client) => void (await client.query("update hengji.post set valid_to = '2026-09-15' where id = $1", [posts.get("leader")])));
    await play(world, [move("officer", one, "submit", 2)]);
    assert.deepEqual((await signingOf(world, "head", one)).asked.map(({ name, nobody }) => [name.zh, nobody]), [["主管部门财务", false], ["单位填报人", false], ["财政分管领导", true]], "a place that nobody could fill is told");
    await asOwner(world, async (client) => void (await client.query("update hengji.post set valid_to = null where id = $1", [posts.get("leader")])));
  });
});

describe("what is to be signed, in the inbox (待我签署), and urging those who have not (催办)", () => {
  let world: FilingWorld;
  const ids: string[] = [];
  const inbox = async (by: string, query = ""): Promise<{ items: { id: string; urged: { count: number; said: string } | null; askedBy: string | null }[]; next: string | null; counts: { year: number; step: string; signatures: number; waiting: number }[] | null }> => {
    const { status, json } = await world.call(by, `GET /api/inbox?box=signatures${query}`);
    assert.equal(status, 200, JSON.stringify(json));
    return json as never;
  };
  before(async () => {
    world = await openFilingWorld(signedAt("department"));
    for (const [code, year] of [["P1", 2027], ["P2", 2027], ["P1", 2026]] as const) {
      ids.push(await world.filled(code, year));
      world.time = new Date(world.time.getTime() + 60_000);
      await world.moved(year, "goal", ids.at(-1)!, 2, ["officer submit", "head approve"]);
    }
    // One more that is added where the workflow asks nobody.
    ids.push(await world.filled("P2", 2026));
    world.time = new Date(world.time.getTime() + 60_000);
    const post = (await world.see<{ id: string }>("select post.id from hengji.post join hengji.person on person.id = post.person_id where person.login = 'leader'"))[0]!.id;
    const added = await world.call("officer", `POST /api/2026/goal/filings/${ids[3]!}/signers`, { postId: post, said: "", expectedVersion: 2 });
    assert.equal(added.status, 201, JSON.stringify(added.json));
  });
  after(() => world.close());

  test("counts are those of the box under every filter, and page by page nothing is left out or told twice", async () => {
    assert.deepEqual((await inbox("leader")).items.map(({ id, askedBy }) => [ids.indexOf(id), askedBy]), [[0, null], [1, null], [2, null], [3, "陈填报"]]);
    for (const by of ["leader", "performance", "performance2", "officer", "department", "business"]) {
      for (const season of ["", "&year=2027&stage=goal", "&year=2026&stage=goal", "&year=2026&stage=goal&step=department", "&year=2026&stage=self-evaluation"]) {
        const wanted = new URLSearchParams(season);
        const { items, counts } = await inbox(by, season);
        const fits = (one: { year: number; step: string }): boolean => (!wanted.has("year") || wanted.get("year") === String(one.year)) && (!wanted.has("step") || wanted.get("step") === one.step) && wanted.get("stage") !== "self-evaluation";
        assert.equal(counts!.filter(fits).reduce((sum, { signatures }) => sum + signatures, 0), items.length, `${by} ${season}`);
        for (const order of ["asc", "desc"]) {
          const walked: string[] = [];
          for (let after: string | null = ""; after !== null; ) {
            const page: Awaited<ReturnType<typeof inbox>> = await inbox(by, `${season}&order=${order}&limit=1${after === "" ? "" : `&after=${encodeURIComponent(after)}`}`);
            walked.push(...page.items.map(({ id }) => id));
            after = page.next;
          }
          assert.deepEqual(order === "asc" ? walked : walked.toReversed(), items.map(({ id }) => id), `${by} ${season} ${order}`);
        }
      }
    }
    const named = await inbox("leader", `&name=${encodeURIComponent("标线")}`);
    assert.deepEqual([named.items.map(({ id }) => ids.indexOf(id)), named.counts!.reduce((sum, { signatures }) => sum + signatures, 0)], [[1, 3], 2]);
  });

  test("whoever holds it urges those who have not signed, once a day; they find it in their inbox, and its holder is not told as if urged", async () => {
    const one = `${FILINGS}/${ids[0]!}`;
    const urge = (by: string, more: Partial<Step> = {}): Step => ({ says: `${by} urges`, by, request: `POST ${one}/urgings`, body: { said: "请今天签署。" }, status: 201, events: ["filing.urged"], ...more });
    assert.deepEqual((await world.call("department", `GET ${one}`)).json["urge"], { refusedBecause: null, signers: true });
    assert.deepEqual((await world.call("officer", `GET ${one}`)).json["urge"], { refusedBecause: null, signers: false });
    const { events } = await play(world, [
      urge("department"),
      urge("department", { status: 409, problems: ["workflow.urge-again"], events: [] }),
      urge("business", { status: 403, problems: ["workflow.urge-not-behind"], events: [], recorded: true }),
    ]);
    assert.equal(events[0]!.detail["to"], "signers");
    assert.deepEqual((await inbox("leader")).items[0]!.urged, { count: 1, said: "请今天签署。" });
    assert.deepEqual((await inbox("performance")).items[0]!.urged, { count: 1, said: "请今天签署。" });
    const own = (await world.call("department", "GET /api/inbox")).json["items"] as { id: string; urged: unknown }[];
    assert.deepEqual(own.map(({ urged }) => urged), [null, null, null]);
    assert.deepEqual((await world.call("department", "GET /api/today")).json["urged"], []);
    await play(world, [urge("officer", { says: "who had it before urges its holder, and those who are to sign are told as well", body: { said: "" } })]);
    assert.deepEqual((await inbox("leader")).items[0]!.urged, { count: 2, said: "" });
    assert.equal(((await world.call("department", "GET /api/today")).json["urged"] as { count: number }[])[0]!.count, 1);
    await play(world, [
      sign("leader", one, 4), sign("performance", one, 4),
      urge("department", { on: "2026-09-18", says: "nobody is left to urge", status: 403, problems: ["workflow.urge-not-behind"], events: [], recorded: true }),
    ]);
    assert.equal((await world.call("department", `GET ${one}`)).json["urge"], null);
    const { json } = await world.call("officer", `GET ${one}`);
    assert.deepEqual((json["urgings"] as { by: string; toSigners: boolean }[]).map(({ by, toSigners }) => [by, toSigners]), [["赵主管", true], ["陈填报", false]]);
  });
});
