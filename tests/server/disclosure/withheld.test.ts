import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { after, before, describe, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import pg from "pg";
import { withholdProject } from "../../../src/server/commands/withhold-project.ts";
import { takeDisclosureTurn } from "../../../src/server/store/withholding.ts";
import { play } from "../filings/play.ts";
import { lookedAt } from "./looked-at.ts";
import { openPaperWorld, type PaperWorld } from "./paper-world.ts";

const GROUND = "《反恐怖主义法》有关条款";
const NONE = "00000000-0000-7000-8000-000000000000";
const PUBLIC = ["", "?language=zh-CN", "?language=en"];

interface Kit {
  readonly tables: readonly { readonly subjectId: string; readonly name: string; readonly mayWithhold: boolean }[];
  readonly withheld: readonly { readonly id: string; readonly subjectId: string; readonly name: string; readonly reason: string; readonly ground: string; readonly by: string; readonly at: string; readonly stillPublic: boolean; readonly refusedBecause: string | null }[];
  readonly counts: { readonly all: number; readonly disclosed: number; readonly withheld: number; readonly notYet: number };
  readonly paragraph: string;
  readonly refusedBecause: string | null;
}

describe("projects that are not disclosed on lawful grounds (不予公开)", () => {
  let world: PaperWorld;
  let roads: string;
  let secret: string;
  before(async () => {
    world = await openPaperWorld();
    roads = await world.body("101");
    await world.confirmed("P1", 2026);
    secret = await world.confirmed("P2", 2026);
    await world.filled("P3", 2026, undefined, "bridges");
  });
  after(() => world.close());

  const departmentOf = (id = roads): string => `/api/2026/self-evaluation/departments/${id}`;
  const withhold = (code: string, by = "department", body: Record<string, unknown> = { reason: "secrecy-review" }, of = roads) => ({ by, request: `POST ${departmentOf(of)}/withheld`, body: { subjectId: world.subject(code), ...body } });
  const release = (mark: string, by = "department", of = roads) => ({ by, request: `POST ${departmentOf(of)}/withheld/${mark}/release` });
  const publish = { by: "department", get request() { return `POST ${departmentOf()}/publish`; }, body: () => lookedAt(world, departmentOf()) };
  const kit = async (by = "department"): Promise<Kit> => (await world.call(by, `GET ${departmentOf()}/kit`)).json as unknown as Kit;
  const stillPublicInList = async (): Promise<readonly number[]> => ((await world.call("department", "GET /api/2026/self-evaluation/departments")).json["items"] as { stillPublic: number }[]).map(({ stillPublic }) => stillPublic);
  const markOf = async (code: string): Promise<string> => (await kit()).withheld.find(({ subjectId }) => subjectId === world.subject(code))?.id ?? assert.fail(code);

  /** Everything that anybody may read here. */
  async function publicAnswers(): Promise<string> {
    const page = `/public/2026/${roads}`;
    const addresses = ["/public", "/public/2026", page, `${page}/data.csv`].flatMap((address) => PUBLIC.map((query) => `${address}${query}`));
    const answers = await Promise.all([...addresses, `${page}/data.json`].map(async (address) => (await world.page(address)).text()));
    return answers.join("\n");
  }
  /** Name, code, record, budget, payment, ground and reason of the second project. */
  function assertSecret(text: string): void {
    for (const told of ["道路标线施划", "P2", secret, world.subject("P2"), "320.50", "320500000", "300.25", "300250000", GROUND, "反恐", "涉密", "保密审查", "other-lawful", "secrecy-review", "classified", "赵主管"]) assert.ok(!text.includes(told), told);
  }

  /** Every row of every table as text, but for the clocks of sessions and counted requests. */
  async function everyRow(): Promise<Readonly<Record<string, readonly string[]>>> {
    const tables = await world.see<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'hengji' and table_type = 'BASE TABLE' order by 1");
    const kept = tables.filter(({ name }) => name !== "session");
    return Object.fromEntries(await Promise.all(kept.map(async ({ name }) => [name, (await world.see<{ row: string }>(`select t::text as row from hengji.${name} as t order by 1`)).map(({ row }) => row)] as const)));
  }

  test("a mark and the way back are one event each; who may not, or writes no ground, leaves none", async () => {
    const schools = await world.body("205");
    const { answers, events } = await play(world, [
      { says: "a unit", ...withhold("P2", "officer"), status: 403, problems: ["duty.missing"], recorded: true },
      { says: "who decides the grade", ...withhold("P2", "leader"), status: 403, problems: ["duty.missing"], recorded: true },
      { says: "a reviewer", ...withhold("P1", "reviewer"), status: 403, problems: ["duty.missing"], recorded: true },
      { says: "an administrator", ...withhold("P2", "audit"), status: 403, problems: ["duty.missing"], recorded: true },
      { says: "another department", ...withhold("P2", "school-department"), status: 404, problems: ["publication.department-unknown"], recorded: true },
      { says: "a unit is no department", ...withhold("P2", "performance", { reason: "secrecy-review" }, await world.body("101001")), status: 404, problems: ["publication.department-unknown"], recorded: true },
      { says: "a project of another department", ...withhold("P4"), status: 404, problems: ["publication.project-unknown"], recorded: true },
      { says: "the same under that department", ...withhold("P1", "school-department", { reason: "secrecy-review" }, schools), status: 404, problems: ["publication.project-unknown"], recorded: true },
      { says: "one whose goal is not approved", ...withhold("P3"), status: 404, problems: ["publication.project-unknown"], recorded: true },
      { says: "no ground", ...withhold("P2", "department", { reason: "other-lawful" }), status: 422, problems: ["publication.ground-needed"] },
      { says: "a ground of spaces", ...withhold("P2", "department", { reason: "other-lawful", ground: "  " }), status: 422, problems: ["publication.ground-needed"] },
      { says: "a secret as the ground", ...withhold("P2", "department", { reason: "secrecy-review", ground: "某型号" }), status: 422, problems: ["publication.ground-not-asked"] },
      { says: "a reason that is none", ...withhold("P2", "department", { reason: "embarrassing" }), status: 422, problems: ["http.value-not-allowed"] },
      { says: "withhold", ...withhold("P2", "department", { reason: "other-lawful", ground: ` ${GROUND} ` }), as: "a", status: 201, events: ["project.withheld"] },
      { says: "twice", ...withhold("P2", "performance"), status: 409, problems: ["publication.withheld-already"] },
      { says: "who prepares may too", ...withhold("P1", "performance"), as: "b", status: 201, events: ["project.withheld"] },
    ]);
    const [a, b] = [String(answers["a"]!["id"]), String(answers["b"]!["id"])];
    const later = await play(world, [
      { says: "and may not release", ...release(b, "performance"), status: 403, problems: ["duty.missing"], recorded: true },
      { says: "another department", ...release(b, "school-department"), status: 404, problems: ["publication.department-unknown"], recorded: true },
      { says: "under another department", ...release(b, "school-department", schools), status: 404, problems: ["publication.mark-unknown"], recorded: true },
      { says: "under another year", by: "department", request: `POST /api/2025/self-evaluation/departments/${roads}/withheld/${b}/release`, status: 404, problems: ["publication.mark-unknown"], recorded: true },
      { says: "one that is none", ...release(NONE), status: 404, problems: ["publication.mark-unknown"], recorded: true },
      { says: "release", ...release(b), status: 200, events: ["project.released"] },
      { says: "twice", ...release(b), status: 409, problems: ["publication.released-before"] },
    ]);
    const [made] = events;
    assert.deepEqual([made!.subject, made!.role, made!.year, made!.stage, made!.detail], [a, "department-finance", 2026, "self-evaluation", { department: roads, project: world.subject("P2"), reason: "other-lawful" }]);
    const [released] = later.events;
    assert.deepEqual([released!.subject, released!.digest_before], [b, events[1]!.digest_after]);
    assert.notEqual(released!.digest_after, released!.digest_before);
    const rows = await world.see<{ ground: string; released_at: Date | null }>("select ground, released_at from hengji.withholding order by withheld_at");
    assert.deepEqual(rows.map(({ ground, released_at: at }) => [ground, at !== null]), [[GROUND, false], ["", true]], "what was taken back stays on record");
  });

  test("a classified project is not merely withheld, whoever asks and whatever is written beside it; the advice leads to a code alone, and nothing here is both named and classified", async () => {
    const before = await everyRow();
    await play(world, [
      { says: "by the department", ...withhold("P1", "department", { reason: "classified" }), status: 422, problems: ["publication.classified-is-a-code"] },
      { says: "by finance", ...withhold("P1", "performance", { reason: "classified" }), status: 422, problems: ["publication.classified-is-a-code"] },
      { says: "with what it is about", ...withhold("P1", "department", { reason: "classified", ground: "cnry.某型号试验" }), status: 422, problems: ["publication.classified-is-a-code"] },
    ]);
    const [told] = (await world.call("department", withhold("P1").request, { subjectId: world.subject("P1"), reason: "classified" })).json["problems"] as { message: string; advice: string; where: string }[];
    assert.match(told!.advice, /保密审查中.*作为涉密项目录入，只登记代码和预算类型/);
    assert.equal(told!.where, "reason");
    assert.deepEqual(await everyRow(), before, "no row of any table is another, and none holds what was typed");
    const named = await world.see("select 1 from hengji.withholding join hengji.subject on subject.id = withholding.subject_id where withholding.reason = 'classified' or subject.classified and subject.name <> ''");
    assert.equal(named.length, 0);
  });

  test("the same request again, under its key, makes one mark", async () => {
    const before = await world.see("select 1 from hengji.withholding");
    const headers = { "idempotency-key": "11111111-1111-4111-8111-111111111111" };
    const first = await world.call("department", `POST ${departmentOf()}/withheld`, { subjectId: world.subject("P1"), reason: "personal-or-commercial" }, headers);
    const again = await world.call("department", `POST ${departmentOf()}/withheld`, { subjectId: world.subject("P1"), reason: "personal-or-commercial" }, headers);
    assert.deepEqual([first.status, again.status, again.json], [201, 201, first.json]);
    assert.equal((await world.see("select 1 from hengji.withholding")).length, before.length + 1);
    assert.equal((await world.call("department", release(await markOf("P1")).request)).status, 200);
  });

  test("of two who withhold at once one does", async () => {
    const before = (await world.events()).length;
    const answers = await Promise.all(["department", "performance"].map((by) => world.call(by, withhold("P1").request, withhold("P1").body)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["project.withheld"]);
    assert.equal((await world.call("department", release(await markOf("P1")).request)).status, 200);
  });

  test("the kit tells those inside which, why, by whom and when; its counts add up; its files and its paragraph have a number alone", async () => {
    const { tables, withheld, counts, paragraph } = await kit();
    assert.deepEqual(tables.map(({ subjectId, mayWithhold }) => [subjectId, mayWithhold]), [[world.subject("P1"), true]]);
    assert.deepEqual(withheld.map(({ name, reason, ground, by, stillPublic, refusedBecause }) => [name, reason, ground, by, stillPublic, refusedBecause]), [["道路标线施划", "other-lawful", GROUND, "赵主管", false, null]]);
    assert.match(withheld[0]!.at, /^2026-09-15T/);
    assert.deepEqual(counts, { all: 2, disclosed: 1, withheld: 1, notYet: 0 });
    assert.equal((await kit("performance")).withheld[0]!.refusedBecause, "duty.missing");
    assert.ok(paragraph.includes("公开 2026 年度 1 个项目") && paragraph.includes("另有 1 个项目依法不予公开。"));
    assertSecret(paragraph);
    for (const language of ["zh-CN", "en"]) {
      const files = unzipSync(new Uint8Array(await (await world.page(`${departmentOf()}/kit.zip?language=${language}`, "department")).arrayBuffer()));
      for (const [name, bytes] of Object.entries(files)) {
        assertSecret(name);
        // A workbook is a zip of its own.
        for (const part of name.endsWith(".xlsx") ? Object.values(unzipSync(bytes)) : [bytes]) assertSecret(strFromU8(part));
      }
    }
  });

  test("what is published is without it, and says how many", async () => {
    const { events } = await play(world, [{ says: "publish", ...publish, status: 201, answer: { version: 1 }, events: ["publication.published"] }]);
    assert.deepEqual([events[0]!.detail["projects"], events[0]!.detail["withheld"], events[0]!.detail["notYet"]], [1, 1, 0]);
    const text = await publicAnswers();
    assertSecret(text);
    assert.ok(text.includes("农村公路日常养护") && text.includes("另有 1 个项目依法不予公开。") && text.includes("1 further project is not disclosed, on lawful grounds."));
    const json = (await (await world.page(`/public/2026/${roads}/data.json`)).json()) as { projects: unknown[]; withheld: number };
    assert.deepEqual([json.projects.length, json.withheld], [1, 1]);
  });

  test("what was published before it was marked stays in that version, the kit says so, and the next version is without it", async () => {
    await play(world, [
      { says: "release", ...release(await markOf("P2")), status: 200, events: ["project.released"] },
      { says: "publish it", ...publish, status: 201, answer: { version: 2 }, events: ["publication.published"] },
    ]);
    assert.ok((await publicAnswers()).includes("道路标线施划"));
    const content = async (version: number): Promise<string> => (await world.see<{ content: string }>(`select content from hengji.publication where version = ${version}`))[0]!.content;
    const second = await content(2);
    assert.doesNotMatch(second, /"withheld"/);
    await play(world, [{ says: "mark it again", ...withhold("P2"), status: 201, events: ["project.withheld"] }]);
    assert.deepEqual((await kit()).withheld.map(({ reason, stillPublic }) => [reason, stillPublic]), [["secrecy-review", true]]);
    assert.deepEqual(await stillPublicInList(), [1]);
    assert.equal(await content(2), second, "what is published is not changed");
    await play(world, [
      { says: "a new version", ...publish, status: 201, answer: { version: 3 }, events: ["publication.published"] },
      { says: "which is enough", ...publish, status: 409, problems: ["publication.unchanged"] },
    ]);
    assert.equal(await content(2), second);
    assert.deepEqual((await kit()).withheld.map(({ stillPublic }) => stillPublic), [false]);
    assert.deepEqual(await stillPublicInList(), [0]);
    assertSecret(await publicAnswers());
  });

  test("where the last project goes, an empty version follows", async () => {
    await play(world, [{ says: "mark the other", ...withhold("P1"), status: 201, events: ["project.withheld"] }]);
    const { counts, refusedBecause, tables } = await kit();
    assert.deepEqual([counts, refusedBecause, tables], [{ all: 2, disclosed: 0, withheld: 2, notYet: 0 }, null, []]);
    await play(world, [{ says: "publish", ...publish, status: 201, answer: { version: 4 }, events: ["publication.published"] }]);
    const text = await publicAnswers();
    assertSecret(text);
    assert.ok(!text.includes("农村公路") && text.includes("目前没有公开的项目绩效自评结果。") && text.includes("另有 2 个项目依法不予公开。"));
    await play(world, [{ says: "back again", ...release(await markOf("P1")), status: 200, events: ["project.released"] }]);
  });

  test("whoever confirmed the grade decides nothing of it", async () => {
    const packs = { roles: world.packs.roles.map((role) => (role.role === "finance-leader" ? { ...role, duties: [...role.duties, "publication.publish" as const, "publication.prepare" as const] } : role)) };
    const other = world.other({ packs });
    const before = (await world.events()).length;
    const send = async (path: string, body?: unknown): Promise<Response> =>
      other.request(path, { method: "POST", headers: { ...world.as("leader"), ...(body === undefined ? {} : { "content-type": "application/json" }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    for (const response of [await send(`${departmentOf()}/withheld`, withhold("P1").body), await send(`${departmentOf()}/withheld/${await markOf("P2")}/release`)]) {
      assert.equal(response.status, 403);
      assert.match(await response.text(), /publication\.four-eyes-withholding/);
    }
    const shown = (await (await other.request(`${departmentOf()}/kit`, { headers: world.as("leader") })).json()) as Kit;
    assert.deepEqual([shown.tables.map(({ mayWithhold }) => mayWithhold), shown.withheld.map(({ refusedBecause }) => refusedBecause)], [[false], ["publication.four-eyes-withholding"]]);
    assert.equal((await world.events()).length, before);
  });

  test("a publication that begins while a mark is being made waits for it, is refused as something else than was looked at, and then is without the project", async () => {
    assert.equal((await world.call("department", release(await markOf("P2")).request)).status, 200);
    assert.equal((await world.call("department", publish.request, await publish.body())).status, 201);
    // The owner's usual look lifts row security first, for which it would have to wait for both.
    const owner = new pg.Client(world.database.owner);
    await owner.connect();
    const isWaiting = async (): Promise<boolean> =>
      (await owner.query("select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())")).rows.length > 0;
    const before = await publish.body();
    const begun: Promise<{ status: number }>[] = [];
    const marked = await world.within("performance", async (context) => {
      await takeDisclosureTurn(context.tx, context.region, 2026, roads);
      const publication = world.call("department", publish.request, before);
      begun.push(publication);
      while (!(await isWaiting())) {
        const isOver = await Promise.race([publication.then(() => true), wait(20, false)]);
        assert.equal(isOver, false, "it was published beside the mark");
      }
      return withholdProject(context, 2026, roads, { subjectId: world.subject("P2"), reason: "secrecy-review", ground: "" });
    });
    await owner.end();
    assert.ok(marked.ok, JSON.stringify(marked));
    assert.deepEqual((await Promise.all(begun)).map(({ status }) => status), [409]);
    assert.equal((await world.call("department", publish.request, await publish.body())).status, 201);
    assertSecret(await publicAnswers());
  });

  test("the application may neither delete a mark nor write another reason into it", async () => {
    for (const statement of ["delete from hengji.withholding", "update hengji.withholding set reason = 'classified'", "update hengji.withholding set subject_id = id"]) {
      await assert.rejects(world.pool.query(statement), /permission denied/, statement);
    }
  });
});
