import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { asOwner } from "../filings/city.ts";
import { play } from "../filings/play.ts";
import { lookedAt, NOT_LOOKED_AT } from "./looked-at.ts";
import { openPaperWorld, type PaperWorld } from "./paper-world.ts";

const DEPARTMENTS = "/api/2026/self-evaluation/departments";
const sm3 = (bytes: Uint8Array | string): string => createHash("sm3").update(bytes).digest("hex");

describe("disclosure", () => {
  let world: PaperWorld;
  let roads: string;
  let confirmed: string;
  before(async () => {
    world = await openPaperWorld();
    roads = await world.body("101");
    // One is confirmed, one under way, one approved and not begun.
    confirmed = await world.confirmed("P1", 2026);
    await world.issued(2026, [await world.waiting("P2", 2026)], "示财绩〔2026〕9号");
  });
  after(() => world.close());

  const kit = `${DEPARTMENTS}/{a}/kit`;
  const of = (path: string, id = roads): string => path.replace("{a}", id);

  test("nothing is public before it is published", async () => {
    assert.equal((await world.page(`/public/2026/${roads}`)).status, 404);
    const index = await (await world.page("/public")).text();
    assert.ok(index.includes("还没有部门公开自评结果") && !index.includes("农村公路"));
  });

  test("the kit: a table a project, a paragraph, files with their digests, and what is missing and why", async () => {
    const begun = await world.call("officer", "POST /api/2026/self-evaluation/filings", { subjectId: world.subject("P2"), from: "blank" });
    assert.equal(begun.status, 201);
    const { status, json } = await world.call("department", `GET ${of(kit)}`);
    assert.equal(status, 200);
    const [table, ...others] = json["tables"] as { id: string; score: string; scoreBy: string; grade: string; budgetFen: string; paidFen: string; html: string }[];
    assert.deepEqual(others, []);
    assert.deepEqual([table!.id, table!.score, table!.scoreBy, table!.grade, table!.budgetFen, table!.paidFen], [confirmed, "90.13", "finance", "优", "320000000", "100000000"]);
    assert.ok(table!.html.includes("项目支出绩效自评表") && table!.html.includes("27.00") && !table!.html.includes("<script"));
    assert.equal(json["paragraph"], "示例市交通运输局公开 2026 年度 1 个项目的绩效自评结果。这些项目全年预算合计 320.00 万元，实际支付 100.00 万元。评定等级：优 1。另有 1 个项目的自评结果尚未定级，定级后更新。（草案：所用表样、流程或赋分方案尚未正式采用。）");
    const [missing] = json["missing"] as { id: string; name: string; step: { zh: string }; why: string }[];
    assert.deepEqual([missing!.id, missing!.name, missing!.step.zh, missing!.why], [String(begun.json["id"]), "道路标线施划", "单位自评", "自评正在办理：单位自评"]);
    assert.deepEqual([json["published"], json["refusedBecause"]], [null, null]);

    const response = await world.page(of(`${DEPARTMENTS}/{a}/kit.zip`), "department");
    assert.match(response.headers.get("content-disposition") ?? "", /^attachment; /);
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    const manifest = json["manifest"] as { name: string; bytes: number; digest: string }[];
    assert.deepEqual(Object.keys(files).sort(), [...manifest.map(({ name }) => name), "manifest.json"].sort());
    for (const { name, bytes, digest } of manifest) assert.deepEqual([files[name]!.length, sm3(files[name]!)], [bytes, digest], name);
    assert.deepEqual((JSON.parse(strFromU8(files["manifest.json"]!)) as { files: unknown }).files, manifest);
    const { json: english } = await world.call("department", `GET ${of(kit)}?language=en`);
    assert.match(String(english["paragraph"]), /discloses the self-evaluations/);
  });

  test("the summary table: every project with what counts, what is missing named, sums of what is there, and the same as a workbook", async () => {
    const events = (await world.events()).length;
    const { status, json } = await world.call("department", `GET ${of(`${DEPARTMENTS}/{a}/summary`)}`);
    assert.equal(status, 200);
    const [book, ...others] = json["books"] as { book: string; projects: number; missing: number; underWay: number; rows: string[][] }[];
    const { rows } = book!;
    assert.deepEqual([others.length, book!.book, book!.projects, book!.missing, book!.underWay, rows.map((row) => row[2])], [0, "GENERAL_PUBLIC", 2, 0, 1, ["农村公路日常养护", "道路标线施划"]]);
    assert.deepEqual(rows[0]!.slice(4), ["320.00", "100.00", "31.25%", "90.13", "优", "财政复核"]);
    assert.ok(rows[1]!.at(-1)!.includes("未定级"));
    const response = await world.page(of(`${DEPARTMENTS}/{a}/summary/workbook`), "department");
    assert.equal(response.status, 200);
    assert.match(response.headers.get("content-disposition") ?? "", /^attachment; /);
    const { status: other } = await world.call("school-department", `GET ${of(`${DEPARTMENTS}/{a}/summary`)}`);
    assert.equal(other, 404, "another department's is not there");
    assert.equal((await world.events()).length, events, "reading leaves no event");
  });

  test("who may prepare and publish", async () => {
    const schools = await world.body("205");
    await play(world, [
      { says: "a unit", by: "officer", request: `GET ${of(kit)}`, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "another department", by: "school-department", request: `GET ${of(kit)}`, status: 404, problems: ["publication.department-unknown"], recorded: true },
      { says: "a unit is no department", by: "performance", request: `GET ${of(kit, await world.body("101001"))}`, status: 404, problems: ["publication.department-unknown"], recorded: true },
      { says: "the performance office prepares", by: "performance", request: `GET ${of(kit)}`, status: 200, answer: { refusedBecause: "duty.missing" } },
      { says: "and does not publish", by: "performance", request: `POST ${of(`${DEPARTMENTS}/{a}/publish`)}`, body: NOT_LOOKED_AT, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "a reviewer neither", by: "reviewer", request: `POST ${of(`${DEPARTMENTS}/{a}/publish`)}`, body: NOT_LOOKED_AT, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "another department", by: "school-department", request: `POST ${of(`${DEPARTMENTS}/{a}/publish`)}`, body: NOT_LOOKED_AT, status: 404, problems: ["publication.department-unknown"], recorded: true },
      { says: "nothing confirmed", by: "school-department", request: `POST ${of(`${DEPARTMENTS}/{a}/publish`, schools)}`, body: NOT_LOOKED_AT, status: 422, problems: ["publication.nothing-confirmed"] },
      { says: "the list of departments", by: "department", request: `GET ${DEPARTMENTS}`, status: 200, answer: { items: [{ id: roads, name: "示例市交通运输局", confirmed: 1, filings: 2, published: null, stillPublic: 0 }] } },
    ]);
  });

  test("whoever confirmed a grade does not publish it", async () => {
    const packs = { roles: world.packs.roles.map((role) => (role.role === "finance-leader" ? { ...role, duties: [...role.duties, "publication.publish" as const, "publication.prepare" as const] } : role)) };
    const other = world.other({ packs });
    const refused = await other.request(of(`${DEPARTMENTS}/{a}/publish`), { method: "POST", headers: { ...world.as("leader"), "content-type": "application/json" }, body: JSON.stringify(NOT_LOOKED_AT) });
    assert.equal(refused.status, 403);
    assert.match(await refused.text(), /publication\.four-eyes/);
    const shown = (await (await other.request(of(kit), { headers: world.as("leader") })).json()) as { refusedBecause: string };
    assert.equal(shown.refusedBecause, "publication.four-eyes");
  });

  test("publishing freezes a version, is one event, and says nothing twice; a correction is the next version", async () => {
    const publish = { by: "department", request: `POST ${of(`${DEPARTMENTS}/{a}/publish`)}`, body: () => lookedAt(world, of(`${DEPARTMENTS}/{a}`)) };
    const { answers, events } = await play(world, [
      { says: "what nobody looked at", ...publish, body: NOT_LOOKED_AT, status: 409, problems: ["publication.changed-meanwhile"] },
      { says: "publish", ...publish, as: "a", status: 201, answer: { version: 1, address: `/public/2026/${roads}` }, events: ["publication.published"] },
      { says: "nothing has changed", ...publish, status: 409, problems: ["publication.unchanged"] },
    ]);
    const [row] = await world.see<{ content: string; digest: string; version: number; demo: boolean }>("select content, digest, version, demo from hengji.publication");
    assert.deepEqual([sm3(row!.content), row!.version, row!.demo], [row!.digest, 1, true]);
    assert.equal(events[0]!.digest_after, answers["a"]!["digest"]);
    assert.deepEqual([events[0]!.detail["projects"], events[0]!.detail["notYet"]], [1, 1]);

    await assert.rejects(asApplication("update hengji.publication set content = 'x'"), /permission denied/);
    await assert.rejects(asApplication("delete from hengji.publication"), /permission denied/);
  });

  test("of two who publish at once one does", async () => {
    // As if a project had been renamed since.
    await asOwner(world, async (client) => void (await client.query("update hengji.filing set name = '农村公路日常养护（更名）' where id = $1", [confirmed])));
    const before = (await world.events()).length;
    const looked = await lookedAt(world, of(`${DEPARTMENTS}/{a}`));
    const answers = await Promise.all([1, 2].map(() => world.call("department", `POST ${of(`${DEPARTMENTS}/{a}/publish`)}`, looked)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["publication.published"]);
    assert.equal((await world.see("select 1 from hengji.publication")).length, 2);
  });

  test("what is public: pages and figures, without signing in, and nothing that was not published", async () => {
    const page = await world.page(`/public/2026/${roads}`);
    assert.equal(page.status, 200);
    const policy = page.headers.get("content-security-policy") ?? "";
    assert.match(policy, /default-src 'none'; style-src 'sha256-/);
    assert.doesNotMatch(policy, /script-src|unsafe/);
    const text = await page.text();
    assert.ok(text.includes("农村公路日常养护（更名）") && text.includes("第 2 版"));
    assert.doesNotMatch(text, /道路标线施划|陈填报|孙绩效|officer|<script/, "no project under way, and no person");
    const json = (await (await world.page(`/public/2026/${roads}/data.json`)).json()) as { version: number; projects: unknown[]; digest: string };
    assert.deepEqual([json.version, json.projects.length], [2, 1]);
    const csv = await world.page(`/public/2026/${roads}/data.csv?language=en`);
    assert.match(csv.headers.get("content-disposition") ?? "", /attachment; filename="hengji-2026-/);
    assert.equal((await csv.text()).trimEnd().split("\r\n").length, 5);
    const years = await (await world.page("/public")).text();
    assert.match(years, /href="\/public\/2026"/);
    assert.ok((await (await world.page("/public/2026?language=en")).text()).includes("示例市交通运输局"));
    // The city goes by its English name in English, on each page; the Chinese ones keep its own.
    for (const path of ["/public", "/public/2026", `/public/2026/${roads}`]) {
      const [inEnglish, inChinese] = [await (await world.page(`${path}?language=en`)).text(), await (await world.page(`${path}?language=zh-CN`)).text()];
      assert.deepEqual([inEnglish.includes("Sample city ("), inChinese.includes("Sample city")], [true, false], path);
    }
    for (const [path, status] of [["/public/2025/" + roads, 404], ["/public/2026/00000000-0000-7000-8000-000000000000", 404], ["/public/2026/x", 400], ["/public/99999", 400], ["/public/2025", 200]] as const) {
      assert.equal((await world.page(path)).status, status, path);
    }
  });

  test("an English page of an older publication names grades and levels, and what is stored stays as it is", async () => {
    // As they were published before English names were kept with them.
    await asOwner(world, async (client) => {
      const { rows: [row] } = await client.query<{ content: string }>("select content from hengji.publication where version = 2");
      const { names: _names, ...older } = JSON.parse(row!.content) as Record<string, unknown>;
      const content = JSON.stringify(older);
      await client.query(`insert into hengji.publication (region, id, year, department_id, department_path, version, content, content_format, digest, demo, person_id, post_id, published_at)
        select region, '00000000-0000-7000-8000-00000000000c', year, department_id, department_path, 3, $1, content_format, $2, demo, person_id, post_id, published_at from hengji.publication where version = 2`, [content, sm3(content)]);
    });
    const address = `/public/2026/${roads}`;
    const [english, chinese] = await Promise.all(["en", "zh-CN"].map(async (language) => (await world.page(`${address}?language=${language}`)).text()));
    assert.match(english!, /<p class="grade"><strong>(?:Excellent|Good|Fair|Poor)<\/strong>/);
    assert.match(english!, /<small>Output[^<]*<\/small>/);
    assert.match(chinese!, /<p class="grade"><strong>[优良中差]<\/strong>/);
    assert.match(await (await world.page(`${address}/data.csv?language=en`)).text(), /Excellent|Good|Fair|Poor/);
    const json = (await (await world.page(`${address}/data.json`)).json()) as { version: number; names?: unknown; projects: { grade: string }[] };
    assert.equal(json.version, 3);
    assert.ok(json.names === undefined && /^[优良中差]$/.test(json.projects[0]!.grade), "the data is what was published");
    await asOwner(world, async (client) => void (await client.query("delete from hengji.publication where version = 3")));
  });

  test("a page travels compressed", async () => {
    const response = await world.page(`/public/2026/${roads}`, undefined, { "accept-encoding": "gzip" });
    assert.equal(response.headers.get("content-encoding"), "gzip");
  });

  async function asApplication(statement: string): Promise<void> {
    const client = await world.pool.connect();
    try {
      await client.query(statement);
    } finally {
      client.release();
    }
  }
});
