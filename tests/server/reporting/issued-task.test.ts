import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { loadPackSet } from "../../../src/files/load-definitions.ts";
import { judgePacks } from "../../../src/files/judge-packs.ts";
import { packReader } from "../../../src/files/resolve-packs.ts";
import { keepPackDefinitions } from "../../../src/server/commands/keep-pack-definitions.ts";
import type { TaskHere } from "../../../src/server/queries/issued-tasks.ts";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { codesOf, play, type Step } from "../filings/play.ts";

const TASK = "/api/2027/goal/tasks";
const LETTER = "财绩〔2026〕12号";
const WORDS = "请于10月底前报送，指标值要能核对。";
/** Headings of columns, each with what the bureau's packs say of it next. */
const GOAL_HEADING = { of: "forms/goal", at: "blocks[indicators].columns[target].label.zh", was: "指标值", why: "市级表样的叫法" };
const MONITORING_TITLE = { of: "forms/monitoring", at: "title.zh", why: "市级表样的叫法" };

/** 下达填报任务: records are pinned to the packs that their task was issued under, and follow others only when it is issued again. */
describe("D9b: a record is pinned when its task is issued", () => {
  let world: FilingWorld;
  let installed: string;
  /** What the bureau changed so far. */
  let changes: readonly object[] = [];
  before(async () => {
    const loaded = await loadPackSet();
    assert.ok(loaded.ok);
    world = await openFilingWorld(undefined, { set: loaded.value.set, reader: packReader });
    const judged = judgePacks(loaded.value.set, []);
    assert.ok(judged.ok);
    await world.ground.change({ actor: "system", task: "packs" }, (context) => keepPackDefinitions(context, judged.value.definitions, judged.value.set));
    installed = await inForce();
  });
  after(() => world.close());

  const inForce = async (): Promise<string> => String((await world.call("performance", "GET /api/packs")).json["digest"]);
  const task = async (path = TASK, by = "performance"): Promise<TaskHere> => (await world.call(by, `GET ${path}`)).json as unknown as TaskHere;
  const issue = (expectedNumber: number, packDigest: string, more: object = {}, path = TASK): Omit<Step, "says" | "status"> =>
    ({ by: "performance", request: `POST ${path}`, body: { period: 1, expectedNumber, packDigest, documentNo: LETTER, words: WORDS, ...more } });
  const begin = (by: string, code: string, at = "2027/goal", more: object = {}): Omit<Step, "says" | "status"> => ({ by, request: `POST /api/${at}/filings`, body: { subjectId: world.subject(code), from: "blank", ...more } });

  /** The office drafts one more change and the leader publishes it; how many issued tasks keep older packs then. */
  async function publish(change: object): Promise<unknown> {
    changes = [...changes, change];
    await play(world, [{ says: "drafted", by: "performance", request: "PUT /api/packs/draft", body: { changes, files: [], reason: "按市级办法调整", expectedSaved: 0 }, status: 200, events: ["packs.drafted"] }]);
    const { answers } = await play(world, [{ says: "published", by: "leader", request: "POST /api/packs/publications", body: { expectedSaved: 1 }, as: "published", status: 201, events: ["packs.published"] }]);
    return answers["published"]!["olderTasks"];
  }

  /** The pinned packs of a filing, how they head or title its form, and the issue it names. */
  async function standing(at: string, id: string): Promise<{ readonly digest: string; readonly form: string; readonly issue: number | null }> {
    const { json } = await world.call("officer", `GET /api/${at}/filings/${id}`);
    const { packDigest, form, year, task: of } = json as unknown as { packDigest: string; form: string; year: number; task: { number: number } | null };
    return { digest: packDigest, form: JSON.stringify((await world.call("officer", `GET /api/packs/${packDigest}/${year}/forms/${form}`)).json), issue: of?.number ?? null };
  }

  test("not issued, it tells what is in force; who may not issue it, and what it cannot be issued for", async () => {
    assert.deepEqual(await task(), { period: 1, issues: [], begunBefore: 0, inForce: { digest: installed, publication: 1 }, differs: null, mayIssue: true, overSince: null });
    assert.equal((await task(TASK, "head")).mayIssue, false);
    await play(world, [
      { says: "a unit may not", ...issue(0, installed), by: "officer", status: 403, problems: ["duty.missing"], recorded: true },
      { says: "nor does the division", ...issue(0, installed), by: "business", status: 403, problems: ["duty.missing"], recorded: true },
      { says: "whoever is consulted reads nothing of it", by: "reviewer", request: `GET ${TASK}`, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "a goal has no second period", ...issue(0, installed, { period: 2 }), status: 422, problems: ["filing.period-unknown"] },
      { says: "nor has monitoring a third", ...issue(0, installed, { period: 3 }, "/api/2026/monitoring/tasks"), status: 422, problems: ["filing.period-unknown"] },
      { says: "a season that is over", ...issue(0, installed, {}, "/api/2024/goal/tasks"), status: 422, problems: ["task.season-over"] },
      { says: "a year that is none", ...issue(0, installed, {}, "/api/1999/goal/tasks"), status: 400 },
      { says: "packs that are not in force", ...issue(0, "0".repeat(64)), status: 409, problems: ["task.stale"] },
      { says: "an issue that was not", ...issue(1, installed), status: 409, problems: ["task.stale"] },
    ]);
    assert.equal((await task("/api/2024/goal/tasks")).overSince, "2024-12-31");
  });

  test("what was begun before, what is begun after while other packs are published, and what is begun once it is issued again", async () => {
    const first = await play(world, [
      { says: "before any issue", ...begin("officer", "P1"), as: "a", status: 201, events: ["filing.started"] },
      { says: "issued", ...issue(0, installed), status: 201, answer: { number: 1, begunBefore: 1 }, events: ["task.issued"] },
      { says: "nothing is new in it", ...issue(1, installed), status: 409, problems: ["task.unchanged"] },
    ]);
    const { verb, year, stage, role } = first.events.at(-1)!;
    assert.deepEqual([verb, year, stage, role], ["task.issued", 2027, "goal", "performance-office"]);

    assert.equal(await publish({ ...GOAL_HEADING, is: "年度指标值" }), 1);
    const next = await inForce();
    assert.notEqual(next, installed);
    const packs = (await world.call("performance", "GET /api/packs")).json as unknown as { olderTasks: { year: number; stage: string; month: number | null; packDigest: string; differs: string[] }[]; tasksInForce: number };
    assert.deepEqual([packs.olderTasks.map(({ year, stage, month, packDigest, differs }) => [year, stage, month, packDigest, differs]), packs.tasksInForce], [[[2027, "goal", null, installed, ["forms"]]], 0]);
    assert.deepEqual((await task()).differs, ["forms"]);

    const second = await play(world, [
      { says: "of the issued task", ...begin("officer", "P2"), as: "b", status: 201, events: ["filing.started"] },
      { says: "of a task that was not issued", ...begin("officer", "P2", "2026/goal"), as: "free", status: 201, events: ["filing.started"] },
      { says: "what was seen has been overtaken", ...issue(1, installed, { words: "请尽快。" }), status: 409, problems: ["task.stale"] },
      { says: "issued again", ...issue(1, next), status: 201, answer: { number: 2, begunBefore: 2 }, events: ["task.issued"] },
      { says: "of the task as it stands now", ...begin("bridges", "P3"), as: "c", status: 201, events: ["filing.started"] },
    ]);
    const [a, b, free] = [first.answers["a"], second.answers["b"], second.answers["free"]].map((one) => String(one!["id"]));
    const told = await Promise.all([standing("2027/goal", a!), standing("2027/goal", b!), standing("2026/goal", free!)]);
    assert.deepEqual(told.map(({ digest, form, issue: of }) => [digest, form.includes("年度指标值"), of]), [[installed, false, null], [installed, false, 1], [next, true, null]]);
    const [c] = await world.see<{ pack_digest: string }>(`select pack_digest from hengji.filing where id = '${String(second.answers["c"]!["id"])}'`);
    assert.equal(c!.pack_digest, next);
    const details = await world.see<{ packs: string; task: string | null }>("select detail::json->>'packs' as packs, detail::json->>'task' as task from hengji.event where verb = 'filing.started' order by id");
    assert.deepEqual(details, [{ packs: installed, task: null }, { packs: installed, task: "1" }, { packs: next, task: null }, { packs: next, task: "2" }]);

    const { issues, begunBefore, differs } = await task();
    assert.deepEqual([issues.map(({ number, by, begun, packs: of, documentNo, words }) => [number, by, begun, of, documentNo, words]), begunBefore, differs], [
      [[2, "孙绩效", 1, { digest: next, publication: 2 }, LETTER, WORDS], [1, "孙绩效", 1, { digest: installed, publication: 1 }, LETTER, WORDS]], 1, null,
    ]);
  });

  test("units are told where they look and where they begin; whoever is consulted is not", async () => {
    const tasks = async (by: string) => ((await world.call(by, "GET /api/today")).json["tasks"] as { year: number; stage: string; number: number; documentNo: string; words: string }[]).map(({ year, stage, number, documentNo, words }) => [year, stage, number, documentNo, words]);
    assert.deepEqual(await tasks("officer"), [[2027, "goal", 2, LETTER, WORDS]]);
    assert.deepEqual(await tasks("reviewer"), []);
    const beginning = async (at: string) => ((await world.call("officer", `GET /api/${at}/subjects?without=filing`)).json["task"] as { number: number; words: string } | null);
    assert.deepEqual([(await beginning("2027/goal"))!.words, await beginning("2026/goal")], [WORDS, null]);
  });

  test("each monitoring period is a task of its own", async () => {
    await world.approved("P1", 2026);
    await play(world, [{ says: "the office issues the second period", on: "2026-10-12", ...issue(0, await inForce(), { period: 2, documentNo: "", words: "" }, "/api/2026/monitoring/tasks"), status: 201, answer: { number: 1, begunBefore: 0 }, events: ["task.issued"] }]);
    const issued = await inForce();
    const { json } = await world.call("officer", "GET /api/packs/definitions/forms/monitoring");
    await publish({ ...MONITORING_TITLE, was: (json["data"] as { title: { zh: string } }).title.zh, is: "监控表（市级）" });
    const { answers } = await play(world, [
      { says: "of the issued period", ...begin("officer", "P1", "2026/monitoring", { period: 2 }), as: "second", status: 201, events: ["filing.started"] },
      { says: "of the other", ...begin("officer", "P1", "2026/monitoring", { period: 1 }), as: "first", status: 201, events: ["filing.started"] },
    ]);
    const [second, first] = await Promise.all(["second", "first"].map((one) => standing("2026/monitoring", String(answers[one]!["id"]))));
    assert.deepEqual([second, first].map((one) => [one!.digest === issued, one!.form.includes("监控表（市级）"), one!.issue]), [[true, false, 1], [false, true, null]]);
    assert.deepEqual([(await task("/api/2026/monitoring/tasks?period=2")).issues.length, (await task("/api/2026/monitoring/tasks?period=1")).issues.length], [1, 0]);
  });

  test("a self-evaluation that is begun names its task and stays on its packs", async () => {
    const at = "2026/self-evaluation";
    const issued = await inForce();
    await play(world, [{ says: "issued", ...issue(0, issued, {}, `/api/${at}/tasks`), status: 201, answer: { number: 1, begunBefore: 0 }, events: ["task.issued"] }]);
    const { json } = await world.call("officer", "GET /api/packs/definitions/forms/self-evaluation");
    await publish({ of: "forms/self-evaluation", at: "title.zh", was: (json["data"] as { title: { zh: string } }).title.zh, is: "自评表（市级）", why: "市级表样的叫法" });
    const { answers, events } = await play(world, [{ says: "of the issued task", ...begin("officer", "P1", at), as: "one", status: 201, events: ["filing.started"] }]);
    const { digest, form, issue: of } = await standing(at, String(answers["one"]!["id"]));
    assert.deepEqual([digest, form.includes("自评表（市级）"), of, events[0]!.detail["task"]], [issued, false, 1, 1]);
    assert.notEqual(await inForce(), issued);
  });

  test("of two who issue it in the same moment one does, and the other is told", async () => {
    const digest = await inForce();
    const both = await Promise.all(["performance", "performance2"].map((by) => world.call(by, "POST /api/2027/self-evaluation/tasks", { period: 1, expectedNumber: 0, packDigest: digest, documentNo: "", words: by })));
    assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409]);
    assert.deepEqual(codesOf(both.find(({ status }) => status === 409)!.json), ["task.stale"]);
    assert.equal((await task("/api/2027/self-evaluation/tasks")).issues.length, 1);
  });
});

test("a stage that the packs do not run has no task to issue", async () => {
  const packDigest = "a".repeat(64);
  const world = await openFilingWorld((packs) => ({ ...packs, digest: packDigest }));
  try {
    const body = { period: 1, expectedNumber: 0, packDigest, documentNo: "", words: "" };
    const { answers } = await play(world, [
      { says: "no workflow of monitoring", by: "performance", request: "POST /api/2026/monitoring/tasks", body, as: "refused", status: 422, problems: ["filing.stage-not-run"] },
      { says: "goals are run", by: "performance", request: `POST ${TASK}`, body, status: 201, events: ["task.issued"] },
    ]);
    assert.match((answers["refused"]!["problems"] as { message: string }[])[0]!.message, /方案包没有设这个环节的流程/);
    assert.deepEqual(await world.see("select stage from hengji.issued_task"), [{ stage: "goal" }]);
  } finally {
    await world.close();
  }
});

test("nor has one of which the year has no form", async () => {
  const packDigest = "a".repeat(64);
  const world = await openFilingWorld((packs) => ({ ...packs, digest: packDigest, forms: packs.forms.filter(({ id }) => !/self-evaluation/.test(id)) }));
  try {
    await play(world, [{ says: "a workflow and no form", by: "performance", request: "POST /api/2026/self-evaluation/tasks", body: { period: 1, expectedNumber: 0, packDigest, documentNo: "", words: "" }, status: 422, problems: ["filing.stage-not-run"] }]);
  } finally {
    await world.close();
  }
});
