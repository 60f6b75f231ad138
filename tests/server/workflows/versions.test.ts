import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { changeStep, insertStep } from "../../../src/core/workflow/edit-steps.ts";
import type { Workflow } from "../../../src/core/workflow/workflow.ts";
import { writeWorkflow } from "../../../src/files/write-workflow.ts";
import { keepPackDefinitions } from "../../../src/server/commands/keep-pack-definitions.ts";
import { asOwner, goalValues, openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { codesOf, play } from "../filings/play.ts";

const DRAFT = "/api/workflows/goal/draft";
const PUBLISH = "POST /api/workflows/goal/publications";

/** 流程版本: changed by a bureau without a programmer; new records use the new version, running ones don't. */
describe("versions of a workflow", () => {
  let world: FilingWorld;
  let first: Workflow;
  before(async () => {
    world = await openFilingWorld();
    first = world.packs.workflows.find(({ id }) => id === "goal")!;
    // Two units have lost their heads.
    await asOwner(world, async (client) => {
      await client.query("update hengji.post set valid_to = '2026-09-01' from hengji.person where person.id = post.person_id and person.login in ('bridges-head', 'school-head')");
    });
  });
  after(() => world.close());

  const draft = (workflow: Workflow, expectedSaved: number) => ({ request: `PUT ${DRAFT}`, body: { text: writeWorkflow(workflow), reason: "五百万元以上的项目加一道复核", expectedSaved } });
  const withReview = (workflow: Workflow): Workflow =>
    changeStep(insertStep(workflow, "business", { id: "large", title: { zh: "大额复核", en: "Large sums" }, role: "finance-leader", due: { days: 3 } }), "large", { when: { amountFrom: { units: 5_000_000, scale: 0 } } });
  const headsMayBeMissing = (workflow: Workflow): Workflow => changeStep(workflow, "unit-head", { passOverIfNobody: true });
  const stored = (): Promise<{ workflow: string; version: number; source: string }[]> => world.see("select workflow, version, source from hengji.workflow_version order by workflow, version");

  test("what the packs say is stored at a start, once, so that records begun under it stay on it", async () => {
    const keep = () => world.ground.change({ actor: "system", task: "packs" }, (context) => keepPackDefinitions(context, world.packs, { layers: [], own: 0, choice: null }));
    const before = (await world.events()).length;
    assert.deepEqual(await keep(), { ok: true, value: { workflows: ["goal/1", "self-evaluation/1"], differing: [], isNew: true } });
    assert.deepEqual(await keep(), { ok: true, value: { workflows: [], differing: [], isNew: false } });
    const changed = { ...world.packs, workflows: world.packs.workflows.map((flow) => (flow.id === "goal" ? { ...flow, title: { zh: "别的", en: "Other" } } : flow)) };
    assert.deepEqual(await world.ground.change({ actor: "system", task: "packs" }, (context) => keepPackDefinitions(context, changed, { layers: [], own: 0, choice: null })), { ok: true, value: { workflows: [], differing: ["goal/1"], isNew: false } });
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["packs.kept"]);
    assert.deepEqual(await stored(), [{ workflow: "goal", version: 1, source: "pack" }, { workflow: "self-evaluation", version: 1, source: "pack" }]);
  });

  test("what is wrong is refused whole, with its place, and nothing is kept", async () => {
    const text = writeWorkflow(first);
    const sent = (changed: string) => ({ request: `PUT ${DRAFT}`, body: { text: changed, reason: "试", expectedSaved: 0 } });
    const lineOf = (part: string): string => String(text.slice(0, text.indexOf(part)).split("\n").length);
    await play(world, [
      { says: "it runs in a circle", by: "performance", ...sent(text.replace("      approve:\n        - awaiting", "      approve:\n        - business")), as: "circle", status: 422, problems: ["pack.wrong-way"] },
      { says: "a step that nobody knows", by: "performance", ...sent(text.replace("- awaiting", "- nowhere")), status: 422 },
      { says: "a step of an administrator", by: "performance", ...sent(text.replace("role: business-division", "role: mayor")), status: 422, problems: ["pack.not-one-of"] },
      { says: "no YAML at all", by: "performance", ...sent("id: [goal"), status: 422 },
      { says: "deeper than anybody writes", by: "performance", ...sent("[".repeat(90_000)), status: 422, problems: ["pack.too-deep"] },
      { says: "a title that nothing can print", by: "performance", ...sent(text.replace("zh: 单位审核", 'zh: "单位\\u0000审核"')), status: 422, problems: ["pack.not-printed"] },
      { says: "a deadline on 30 February", by: "performance", ...sent(text.replace("day: 12-31", "day: 02-30")), status: 422, problems: ["pack.not-month-day"] },
      { says: "a department that is none", by: "performance", ...draft(changeStep(first, "department", { due: { days: 5, departments: { "999": 9 } } }), 0), status: 422, problems: ["workflow.body-unknown"] },
      { says: "another workflow under this name", by: "performance", ...sent(text.replace("id: goal\n", "id: other\n")), status: 422, problems: ["workflow.other-subject"] },
      { says: "the approval itself passed over for small sums", by: "performance", ...draft(changeStep(first, "awaiting", { when: { amountFrom: { units: 5, scale: 0 } } }), 0), status: 422, problems: ["pack.cannot-be-passed-over"] },
      { says: "nothing changed", by: "performance", ...draft(first, 0), status: 409, problems: ["workflow.unchanged"] },
      { says: "no such workflow", by: "performance", request: "PUT /api/workflows/none/draft", body: { text, reason: "试", expectedSaved: 0 }, status: 404, problems: ["workflow.unknown"], recorded: true },
      { says: "a unit officer changes none", by: "officer", ...draft(withReview(first), 0), status: 403, problems: ["duty.missing"], recorded: true },
      { says: "nor does an administrator", by: "system", ...draft(withReview(first), 0), status: 403, problems: ["duty.missing"], recorded: true },
    ]);
    const { json } = await world.call("performance", sent(text.replace("- awaiting\n", "- nowhere\n")).request, sent(text.replace("- awaiting\n", "- nowhere\n")).body);
    assert.match(JSON.stringify(json), new RegExp(`goal.yaml:${lineOf("- awaiting\n")}:`));
    assert.deepEqual(await world.see("select 1 from hengji.workflow_draft"), []);
  });

  test("one person drafts, another in another role publishes, and only where every unit has somebody for every step", async () => {
    const next = withReview(first);
    await play(world, [
      { says: "drafted", by: "performance", ...draft(next, 0), status: 200, answer: { saved: 1 }, events: ["flow.drafted"] },
      { says: "somebody else had opened it before that", by: "performance2", ...draft(next, 0), status: 409, problems: ["workflow.draft-stale"] },
      { says: "whoever drafted it may not publish", by: "performance", request: PUBLISH, body: { expectedSaved: 1 }, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "two units have no head, and their records would find nobody", by: "leader", request: PUBLISH, body: { expectedSaved: 1 }, as: "refused", status: 422, problems: ["workflow.step-orphaned"] },
      { says: "so the step is passed over there", by: "performance", ...draft(headsMayBeMissing(next), 1), status: 200, answer: { saved: 2 }, events: ["flow.drafted"] },
      { says: "what was published is not what had been read", by: "leader", request: PUBLISH, body: { expectedSaved: 1 }, status: 409, problems: ["workflow.draft-stale"] },
    ]);
    // Begun while version 1 is in force.
    const running = await world.filled("P1", 2026);
    await play(world, [
      { says: "published", by: "leader", request: PUBLISH, body: { expectedSaved: 2 }, status: 201, answer: { version: 2 }, events: ["flow.published"] },
      { says: "there is nothing left to publish", by: "leader", request: PUBLISH, body: { expectedSaved: 2 }, status: 404, problems: ["workflow.no-draft"], recorded: true },
    ]);
    assert.deepEqual((await stored()).filter(({ workflow }) => workflow === "goal"), [{ workflow: "goal", version: 1, source: "pack" }, { workflow: "goal", version: 2, source: "bureau" }]);
    const shown = async (login: string, id: string, year: number) => (await world.call(login, `GET /api/${year}/goal/filings/${id}`)).json as { workflow: { version: number; steps: { id: string }[] } };
    assert.equal((await shown("officer", running, 2026)).workflow.version, 1);
    await world.moved(2026, "goal", running, 2, ["officer submit", "head approve", "department approve", "business approve"]);
    assert.deepEqual(await world.see(`select step, workflow_version from hengji.filing where id = '${running}'`), [{ step: "performance", workflow_version: 1 }]);

    const { json } = await world.call("performance", "GET /api/workflows");
    const [goal] = json["items"] as { versions: { version: number; inForce: boolean; running: number; publishedBy: string | null }[] }[];
    assert.deepEqual(goal!.versions.map(({ version, inForce, running: count, publishedBy }) => [version, inForce, count, publishedBy]), [[2, true, 0, "周局长"], [1, false, 1, null]]);
  });

  test("new records take the new step above the amount, and pass it over below; a step without a holder is passed over and recorded", async () => {
    const large = goalValues({ funds: goalValues().funds.map((line) => (line.initialBudget === "320.5" ? { ...line, initialBudget: "500" } : line)) });
    const above = await world.filled("P1", 2027, large);
    const below = await world.filled("P2", 2027);
    const moves = ["officer submit", "head approve", "department approve", "business approve"];
    await world.moved(2027, "goal", above, 2, moves);
    await world.moved(2027, "goal", below, 2, moves);
    const at = async (id: string) => (await world.see<{ step: string; workflow_version: number }>(`select step, workflow_version from hengji.filing where id = '${id}'`))[0];
    assert.deepEqual(await at(above), { step: "large", workflow_version: 2 });
    assert.deepEqual(await at(below), { step: "performance", workflow_version: 2 });
    assert.deepEqual(await world.see(`select from_step, to_step, passed_over from hengji.transition where filing_id = '${below}' and passed_over <> ''`), [{ from_step: "business", to_step: "performance", passed_over: "large:amount" }]);

    const school = await world.filled("P4", 2027, goalValues(), "school");
    const before = (await world.events()).length;
    await world.moved(2027, "goal", school, 2, ["school submit"]);
    assert.deepEqual(await at(school), { step: "department", workflow_version: 2 });
    const [event] = (await world.events()).slice(before) as unknown as { verb: string; detail: Record<string, unknown> }[];
    assert.equal(event!.verb, "filing.moved");
    assert.match(JSON.stringify(event!.detail), /unit-head:nobody/);
    const { json } = await world.call("school", `GET /api/2027/goal/filings/${school}`);
    const [moved] = json["transitions"] as { passedOver: unknown }[];
    assert.deepEqual(moved!.passedOver, [{ title: { zh: "单位审核", en: "Unit head checks" }, because: "nobody" }]);
  });

  test("a department with a deadline of its own is late by it, on the page, in lists and in counts", async () => {
    const second = (await world.call("performance", "GET /api/workflows/goal/versions/2")).json["workflow"] as unknown as Workflow;
    const third = changeStep(second, "business", { due: { days: 5, departments: { "101": 1 } } });
    await play(world, [
      { says: "drafted on version 2", by: "performance", ...draft(third, 0), status: 200, events: ["flow.drafted"] },
      { says: "published", by: "leader", request: PUBLISH, body: { expectedSaved: 1 }, status: 201, answer: { version: 3 }, events: ["flow.published"] },
    ]);
    const bridge = await world.filled("P3", 2027, goalValues(), "bridges");
    await world.moved(2027, "goal", bridge, 2, ["bridges submit", "department approve"]);
    const { json } = await world.call("business", `GET /api/2027/goal/filings/${bridge}`);
    const { due, since } = json["step"] as { due: string; since: string };
    assert.deepEqual([since.slice(0, 10), due], ["2026-09-15", "2026-09-16"]);
    world.time = new Date("2026-09-18T02:00:00.000Z");
    const today = (await world.call("business", "GET /api/today")).json["waiting"] as { year: number; step: string; count: number; late: number }[];
    assert.deepEqual(today.filter(({ year }) => year === 2027).map(({ step, count, late }) => [step, count, late]), [["business", 1, 1]]);
  });

  test("departments file in batches, each on days of its own; a department that is none is refused", async () => {
    const current = (await world.call("performance", "GET /api/workflows/goal/versions/3")).json["workflow"] as unknown as Workflow;
    const batched = (departments: readonly string[]): Workflow => ({
      ...current, season: { ...current.season, batches: [{ title: { zh: "第一批", en: "First batch" }, from: { year: -1, day: "06-01" }, until: { year: -1, day: "08-31" }, departments }] },
    });
    const begin = (code: string) => ({ request: "POST /api/2026/goal/filings", body: { subjectId: world.subject(code), from: "blank" } });
    await play(world, [
      { says: "no such department", by: "performance", ...draft(batched(["777"]), 0), status: 422, problems: ["workflow.body-unknown"] },
      { says: "drafted", by: "performance", ...draft(batched(["205"]), 0), status: 200, events: ["flow.drafted"] },
      { says: "published", by: "leader", request: PUBLISH, body: { expectedSaved: 1 }, status: 201, answer: { version: 4 }, events: ["flow.published"] },
      { says: "the days of the school's batch are over", by: "school", ...begin("P4"), status: 422, problems: ["workflow.season-over"] },
      { says: "the others have the whole season", by: "officer", ...begin("P2"), status: 201, events: ["filing.started"] },
    ]);
  });

  test("a draft is thrown away by whoever may draft, with its digest in the log", async () => {
    const current = (await world.call("performance", "GET /api/workflows/goal/versions/4")).json["workflow"] as unknown as Workflow;
    await play(world, [
      { says: "drafted", by: "performance", ...draft(changeStep(current, "department", { due: { days: 9 } }), 0), status: 200, events: ["flow.drafted"] },
      { says: "read as text with its differences", by: "leader", request: "GET /api/workflows/goal/versions/draft", status: 200, as: "read" },
      { says: "the leader drafts none", by: "leader", request: `DELETE ${DRAFT}?saved=1`, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "thrown away", by: "performance2", request: `DELETE ${DRAFT}?saved=1`, status: 200, events: ["flow.draft-discarded"] },
      { says: "gone", by: "performance", request: "GET /api/workflows/goal/versions/draft", status: 404, problems: ["workflow.no-draft"], recorded: true },
      { says: "a version that never was", by: "performance", request: "GET /api/workflows/goal/versions/77", status: 404, problems: ["workflow.version-unknown"], recorded: true },
    ]);
  });

  test("two publish at once: it is in force once, and the other is told", async () => {
    const current = (await world.call("performance", "GET /api/workflows/goal/versions/4")).json["workflow"] as unknown as Workflow;
    assert.equal((await world.call("performance", `PUT ${DRAFT}`, draft(changeStep(current, "department", { due: { days: 8 } }), 0).body)).status, 200);
    const before = (await world.events()).length;
    const answers = await Promise.all([1, 2].map(() => world.call("leader", PUBLISH, { expectedSaved: 1 })));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 404]);
    assert.deepEqual(codesOf(answers.find(({ status }) => status === 404)!.json), ["workflow.no-draft"]);
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["flow.published"]);
  });
});
