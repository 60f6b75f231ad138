import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { canonicalJson } from "../../../src/core/basics/canonical-json.ts";
import { sealFunctions } from "../../../src/files/seal-functions.ts";
import { sealEvents } from "../../../src/server/commands/seal-events.ts";
import { asOwner, goalValues } from "../filings/city.ts";
import { play } from "../filings/play.ts";
import { openPaperWorld, type PaperWorld } from "../disclosure/paper-world.ts";

const APPROVALS = "/api/2027/goal/approvals";
const sm3 = (text: string): string => createHash("sm3").update(text).digest("hex");

describe("approval letters (批复)", () => {
  let world: PaperWorld;
  let roads: string;
  let schools: string;
  before(async () => {
    world = await openPaperWorld();
    roads = await world.body("101");
    schools = await world.body("205");
  });
  after(() => world.close());

  const letter = (filingIds: readonly string[], change: Record<string, unknown> = {}) => ({ departmentId: roads, filingIds, documentNo: "示财绩〔2027〕1号", issuedOn: "2026-09-15", ...change });

  test("a batch is issued whole or not at all, freezes each goal by its digest, and is one event", async () => {
    const first = await world.waiting("P1", 2027);
    const second = await world.waiting("P2", 2027);
    const early = await world.filled("P3", 2027, goalValues(), "bridges");
    const post = { by: "performance2", request: `POST ${APPROVALS}` };
    const { answers: asked } = await play(world, [
      { says: "one that is not there yet keeps the others", ...post, body: letter([first, early]), status: 403, problems: ["workflow.not-your-step", "approval.nothing-issued"], recorded: true },
      { says: "a made-up identifier", ...post, body: letter([first, "00000000-0000-7000-8000-000000000000"]), status: 404, problems: ["filing.unknown", "approval.nothing-issued"], recorded: true },
      { says: "under another department", ...post, body: letter([first], { departmentId: schools }), status: 422, problems: ["approval.other-department", "approval.nothing-issued"] },
      { says: "a goal of another year", by: "performance2", request: "POST /api/2026/goal/approvals", body: letter([first]), status: 404, problems: ["filing.unknown", "approval.nothing-issued"], recorded: true },
      { says: "a number of nothing but blanks", ...post, body: letter([first], { documentNo: " \u3000 " }), status: 422 },
      { says: "tomorrow", ...post, body: letter([first], { issuedOn: "2026-09-16" }), status: 422, problems: ["approval.day-ahead"] },
      { says: "long ago", ...post, body: letter([first], { issuedOn: "2025-12-31" }), status: 422, problems: ["approval.day-too-early"] },
      { says: "a day that is none", ...post, body: letter([first], { issuedOn: "2026-02-30" }), status: 422 },
      { says: "whoever reviewed it does not approve it", by: "performance", request: `POST ${APPROVALS}`, body: letter([first]), status: 403, problems: ["workflow.four-eyes", "approval.nothing-issued"], recorded: true },
      { says: "nor does a leader", by: "leader", request: `POST ${APPROVALS}`, body: letter([first]), status: 403, problems: ["workflow.not-your-step", "approval.nothing-issued"], recorded: true },
      { says: "an administrator sees nothing of it", by: "system", request: `POST ${APPROVALS}`, body: letter([first]), status: 404, problems: ["filing.unknown", "approval.nothing-issued"], recorded: true },
      { says: "two wait", by: "performance2", request: `GET ${APPROVALS}/waiting`, as: "waiting", status: 200 },
      { says: "whoever reviewed them sees who issues them", by: "performance", request: `GET ${APPROVALS}/waiting`, as: "reviewed", status: 200 },
      { says: "and so does their department", by: "department", request: `GET ${APPROVALS}/waiting`, as: "read", status: 200 },
      { says: "no other department sees them", by: "school-department", request: `GET ${APPROVALS}/waiting`, status: 200, answer: { items: [] } },
      { says: "nor another year", by: "performance2", request: "GET /api/2026/goal/approvals/waiting", status: 200, answer: { items: [] } },
    ]);
    const [department, ...others] = asked["waiting"]!["items"] as { departmentId: string; count: number; amountFen: string; filings: { id: string; amountFen: string; version: number }[] }[];
    assert.deepEqual(others, []);
    assert.deepEqual([department!.departmentId, department!.count, department!.amountFen], [roads, 2, "641000000"]);
    assert.deepEqual(department!.filings.map(({ id, amountFen, version }) => [id, amountFen, version]), [[first, "320500000", 7], [second, "320500000", 7]]);
    const why = (name: string) => (asked[name]!["items"] as { filings: { refusedBecause: { code: string } | null; issuedBy: { role: { zh: string }; name: string | null } }[] }[])[0]!.filings.map(({ refusedBecause, issuedBy }) => [refusedBecause?.code ?? null, issuedBy.role.zh, issuedBy.name]);
    assert.deepEqual(why("waiting"), [[null, "财政绩效管理机构", null], [null, "财政绩效管理机构", null]]);
    assert.deepEqual(why("reviewed"), [["workflow.four-eyes", "财政绩效管理机构", null], ["workflow.four-eyes", "财政绩效管理机构", null]]);
    assert.deepEqual(why("read"), [["workflow.not-your-step", "财政绩效管理机构", null], ["workflow.not-your-step", "财政绩效管理机构", null]]);
    const steps = await world.see<{ step: string }>(`select step from hengji.filing where id in ('${first}', '${second}')`);
    assert.deepEqual(steps.map(({ step }) => step), ["awaiting", "awaiting"]);

    const { events, answers } = await play(world, [
      { says: "issue", ...post, body: letter([second, first]), as: "a", status: 201, events: ["approval.issued"] },
      { says: "none waits", by: "performance2", request: `GET ${APPROVALS}/waiting`, status: 200, answer: { items: [] } },
      { says: "approved goals are not filled", by: "officer", request: `PUT /api/2027/goal/filings/${first}`, body: { values: goalValues(), expectedVersion: 8 }, status: 403, problems: ["workflow.frozen"], recorded: true },
      { says: "nor moved", by: "performance2", request: `POST /api/2027/goal/filings/${first}/moves`, body: { action: "return", to: "draft", opinion: "改", expectedVersion: 8 }, status: 403, problems: ["workflow.frozen"], recorded: true },
      { says: "nor approved once more", ...post, body: letter([first], { documentNo: "示财绩〔2027〕2号" }), status: 403, problems: ["workflow.frozen", "approval.nothing-issued"], recorded: true },
    ]);
    const issued = answers["a"] as { id: string; digest: string; frozen: { id: string; digest: string }[] };
    const [event] = events;
    assert.equal(event!.subject, issued.id);
    assert.equal(event!.digest_after, issued.digest);
    assert.deepEqual([event!.year, event!.stage, event!.role, event!.detail["goals"]], [2027, "goal", "performance-office", 2]);

    const rows = await world.see<{ id: string; step: string; holder: string | null; frozen_digest: string; approval_id: string; name: string; content: string; version: number }>(
      `select id, step, holder, frozen_digest, approval_id, name, content, version from hengji.filing where id in ('${first}', '${second}')`,
    );
    for (const row of rows) {
      assert.deepEqual([row.step, row.holder, row.approval_id, row.version], ["approved", null, issued.id, 8]);
      const head = { stage: "goal", year: 2027, name: row.name, department: "示例市交通运输局", unit: "公路养护中心" };
      assert.equal(row.frozen_digest, sm3(canonicalJson({ head, values: JSON.parse(row.content) as unknown })));
      assert.deepEqual(issued.frozen.find(({ id }) => id === row.id)?.digest, row.frozen_digest);
    }
    const moves = await world.see<{ action: string; to_step: string; opinion: string }>(`select action, to_step, opinion from hengji.transition where filing_id = '${first}' order by version desc limit 1`);
    assert.deepEqual(moves, [{ action: "issue", to_step: "approved", opinion: "示财绩〔2027〕1号" }]);
    const [stored] = await world.see<{ content: string; digest: string }>(`select content, digest from hengji.approval where id = '${issued.id}'`);
    assert.equal(sm3(stored!.content), issued.digest);
    assert.equal(stored!.digest, issued.digest);

  });

  test("a number is used once", async () => {
    const [used] = await world.see<{ document_no: string; approval_id: string }>("select document_no, id as approval_id from hengji.approval where document_no = '示财绩〔2027〕1号'");
    assert.ok(used !== undefined);
    const waiting = await world.waiting("P1", 2026);
    await play(world, [
      { says: "the same number, with blanks", by: "performance2", request: "POST /api/2026/goal/approvals", body: { ...letter([waiting]), documentNo: " 示财绩〔2027〕1号 ", issuedOn: "2026-02-01" }, status: 409, problems: ["approval.number-taken"] },
      { says: "nothing happened to the goal", by: "officer", request: `GET /api/2026/goal/filings/${waiting}`, status: 200 },
      { says: "another number", by: "performance2", request: "POST /api/2026/goal/approvals", body: { ...letter([waiting]), documentNo: "示财绩〔2026〕7号", issuedOn: "2026-02-01" }, status: 201, events: ["approval.issued"] },
    ]);
  });

  test("a letter carries the head of the sealed log as it was when it was issued", async () => {
    const sealed = await world.ground.change({ actor: "system", task: "seal" }, (context) => sealEvents(context, sealFunctions("a key of a test")));
    assert.ok(sealed.ok, JSON.stringify(sealed));
    const goal = await world.filled("P4", 2026, goalValues(), "school");
    await asOwner(world, async (client) => void (await client.query("update hengji.filing set step = 'awaiting', holder = 'performance-office' where id = $1", [goal])));
    const { status, json } = await world.call("performance2", "POST /api/2026/goal/approvals", { ...letter([goal]), departmentId: schools, documentNo: "示财绩〔2026〕6号", issuedOn: "2026-02-01" });
    assert.equal(status, 201, JSON.stringify(json));
    const { json: opened } = await world.call("school-department", `GET /api/2026/goal/approvals/${String(json["id"])}`);
    assert.match(String(opened["sealHead"]), /^990100-1-/);
    const page = await (await world.page(`/print/2026/goal/approvals/${String(json["id"])}`, "school-department")).text();
    assert.ok(page.includes(String(opened["sealHead"])) && page.includes("批复时的留痕封存值"));
  });

  test("of two who issue the same goal at once one does, and the other is told", async () => {
    const id = await world.waiting("P2", 2026);
    const wish = (documentNo: string) => world.call("performance2", "POST /api/2026/goal/approvals", { ...letter([id]), documentNo, issuedOn: "2026-02-01" });
    const before = (await world.events()).length;
    const answers = await Promise.all([wish("示财绩〔2026〕8号"), wish("示财绩〔2026〕9号")]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 403]);
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["approval.issued"]);
    assert.equal((await world.see("select 1 from hengji.approval where document_no in ('示财绩〔2026〕8号', '示财绩〔2026〕9号')")).length, 1);
  });

  test("a letter is read whole by its department and finance, with its own goals by a unit, and not at all by others", async () => {
    const [row] = await world.see<{ id: string }>("select id from hengji.approval where document_no = '示财绩〔2027〕1号'");
    const path = `${APPROVALS}/${row!.id}`;
    for (const by of ["department", "performance", "leader", "business", "officer"]) {
      const { status, json } = await world.call(by, `GET ${path}`);
      assert.equal(status, 200, by);
      assert.equal(json["count"], 2);
      assert.deepEqual((json["filings"] as { code: string }[]).map(({ code }) => code), ["P1", "P2"], by);
      assert.deepEqual([json["issuer"], json["department"], json["amountFen"], json["demo"]], ["示例市财政局", "示例市交通运输局", "641000000", true]);
    }
    await play(world, [
      { says: "another unit", by: "bridges", request: `GET ${path}`, status: 404, problems: ["approval.unknown"], recorded: true },
      { says: "another department", by: "school-department", request: `GET ${path}`, status: 404, problems: ["approval.unknown"], recorded: true },
      { says: "a reviewer has no such duty", by: "reviewer", request: `GET ${path}`, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "nor an administrator", by: "audit", request: `GET ${APPROVALS}`, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "under another year", by: "department", request: `GET /api/2026/goal/approvals/${row!.id}`, status: 404, problems: ["approval.unknown"], recorded: true },
    ]);
    const list = async (by: string) => ((await world.call(by, `GET ${APPROVALS}`)).json["items"] as { documentNo: string; filings: number; amountFen: string | null }[]).map(({ documentNo, filings, amountFen }) => [documentNo, filings, amountFen]);
    assert.deepEqual(await list("department"), [["示财绩〔2027〕1号", 2, "641000000"]]);
    assert.deepEqual(await list("school-department"), []);
  });

  test("a unit that shares a letter with another reads an extract of it", async () => {
    const both = await world.see<{ id: string; approval_id: string }>("select id, approval_id from hengji.filing where stage = 'goal' and year = 2027 and step = 'approved' order by name");
    // As if the second goal were the other unit's.
    await asOwner(world, async (client) => void (await client.query("update hengji.filing set unit_path = '990100.101.101002.' where id = $1", [both[1]!.id])));
    const { json } = await world.call("officer", `GET ${APPROVALS}/${both[0]!.approval_id}`);
    assert.deepEqual([(json["filings"] as unknown[]).length, json["count"], json["amountFen"]], [1, 2, "320500000"]);
    const page = await (await world.page(`/print/2027/goal/approvals/${both[0]!.approval_id}`, "officer")).text();
    assert.match(page, /本件为摘录/);
    const whole = await (await world.page(`/print/2027/goal/approvals/${both[0]!.approval_id}`, "department")).text();
    assert.doesNotMatch(whole, /摘录/);
    assert.match(whole, /641\.00 万元/);
  });

  test("the letter on paper: number, department, goals with their digests, a QR code, and nothing that runs", async () => {
    const [row] = await world.see<{ id: string; digest: string }>("select id, digest from hengji.approval where document_no = '示财绩〔2027〕1号'");
    const response = await world.page(`/print/2027/goal/approvals/${row!.id}`, "department");
    assert.equal(response.status, 200);
    const policy = response.headers.get("content-security-policy") ?? "";
    assert.match(policy, /default-src 'none'/);
    const text = await response.text();
    const style = /<style>([\s\S]*?)<\/style>/.exec(text)![1]!;
    assert.ok(policy.includes(createHash("sha256").update(style).digest("base64")), "the style is the one the policy names");
    assert.ok(text.includes("示财绩〔2027〕1号") && text.includes("2026年9月15日") && text.includes("示例市财政局") && text.includes(row!.digest.slice(0, 16)));
    assert.match(text, /<svg[\s\S]*<\/svg>/);
    assert.match(text, /演示数据/);
    assert.doesNotMatch(text, /<script|\{\{|undefined|print\./);
    const english = await (await world.page(`/print/2027/goal/approvals/${row!.id}?language=en`, "department")).text();
    assert.match(english, /Approval \(批复\) of the project expenditure goals/);
    assert.equal((await world.page(`/print/2027/goal/approvals/${row!.id}`)).status, 401);
  });
});
