import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openPaperWorld, type PaperWorld } from "../disclosure/paper-world.ts";
import { codesOf, play } from "../filings/play.ts";
import { everyRow } from "../store/every-row.ts";

const ACTS = "/api/unit-acts";
const ROADS = "990100.101.101001.";
const MOVED = "990100.205.101001.";

describe("F101 the dated organisation tree", () => {
  let world: PaperWorld;
  let ids: ReadonlyMap<string, string>;
  let old: string;
  before(async () => {
    world = await openPaperWorld();
    ids = new Map((await world.see<{ code: string; id: string }>("select code, id from hengji.org_unit")).map(({ code, id }) => [code, id]));
    old = await world.filled("P1", 2027);
  });
  after(() => world.close());

  const id = (code: string): string => ids.get(code) ?? assert.fail(code);
  const act = (act: Record<string, unknown>, more: Record<string, unknown> = {}) => ({ request: `POST ${ACTS}`, body: { act, asOf: "2026-09-01", reason: "示编办〔2026〕3号", ...more } });
  const state = () => world.see("select * from hengji.org_unit order by id");
  const kept = () => everyRow(world, ["session", "refusal"]);
  const names = async (on: string): Promise<Record<string, string>> =>
    Object.fromEntries(((await world.call("system", `GET /api/unit-tree?on=${on}`)).json["items"] as { path: string; name: string }[]).map(({ path, name }) => [path, name]));

  test("F101: a unit moved under its own child, under itself or at a wrong level is refused, and the database is unchanged", async () => {
    const before = await kept();
    await play(world, [
      { says: "under its own child", by: "system", ...act({ act: "move", unitId: id("101"), parentId: id("101001") }), status: 422, problems: ["unit.loop"] },
      { says: "under itself", by: "system", ...act({ act: "move", unitId: id("101001"), parentId: id("101001") }), status: 422, problems: ["unit.loop"] },
      { says: "a unit in the finance bureau", by: "system", ...act({ act: "move", unitId: id("101001"), parentId: id("900") }), status: 422, problems: ["unit.wrong-level"] },
      { says: "the region", by: "system", ...act({ act: "close", unitId: id("0") }), status: 422, problems: ["unit.root"] },
      { says: "with people in it", by: "system", ...act({ act: "close", unitId: id("205001") }), status: 422, problems: ["unit.posts-there"] },
      { says: "with bodies below", by: "system", ...act({ act: "close", unitId: id("101") }), status: 422, problems: ["unit.bodies-below"] },
      { says: "a day ahead", by: "system", ...act({ act: "rename", unitId: id("101"), name: "新名" }, { asOf: "2026-09-16" }), status: 422, problems: ["unit.day-ahead"] },
      { says: "without a ground", by: "system", ...act({ act: "rename", unitId: id("101"), name: "新名" }, { reason: " " }), status: 422 },
      { says: "nobody's", by: "system", ...act({ act: "move", unitId: old, parentId: id("205") }), status: 422, problems: ["unit.unknown"] },
      { says: "a split with a project of somebody else", by: "system", ...act({ act: "split", unitId: id("101001"), code: "101009", name: "分设", subjectCodes: ["P2", "P4"] }), status: 422, problems: ["unit.projects-unknown"] },
      { says: "the same, only looked at", by: "system", ...act({ act: "split", unitId: id("101001"), code: "101009", name: "分设", subjectCodes: ["P2", "P4"] }, { dry: true }), status: 422, problems: ["unit.projects-unknown"] },
      { says: "somebody who gives posts", by: "security", ...act({ act: "rename", unitId: id("101"), name: "新名" }), status: 403, problems: ["duty.missing"], recorded: true },
      { says: "somebody of the business", by: "performance", ...act({ act: "rename", unitId: id("101"), name: "新名" }), status: 403, problems: ["duty.missing"], recorded: true },
    ]);
    assert.equal(await kept(), before);
  });

  test("a dry run says what hangs on it, and changes nothing", async () => {
    const before = await state();
    const { answers } = await play(world, [{ says: "would move", by: "system", ...act({ act: "move", unitId: id("101001"), parentId: id("205") }, { dry: true }), as: "a", status: 200, answer: { dry: true, weight: { posts: 4, subjects: 2, openFilings: 1 } } }]);
    assert.deepEqual(answers["a"]!["bodies"], [{ id: id("101001"), before: { code: "101001", name: "公路养护中心", path: ROADS }, after: { code: "101001", name: "公路养护中心", path: MOVED } }]);
    assert.deepEqual(answers["a"]!["carried"], { subjects: 2, posts: 4 }, "what will be carried is what is carried below");
    await play(world, [{ says: "would be split", by: "system", ...act({ act: "split", unitId: id("101001"), code: "101009", name: "分设", subjectCodes: ["P2"] }, { dry: true }), status: 200, answer: { dry: true, carried: { subjects: 1, posts: 0 } } }]);
    assert.deepEqual([await state(), (await world.see("select 1 from hengji.subject where cardinality(former_paths) > 0")).length], [before, 0]);
  });

  test("F101: founded, renamed: one event each, and the tree of a past day is the one that was", async () => {
    const { events } = await play(world, [
      { says: "a street", by: "system", ...act({ act: "found", parentId: id("0"), code: "301", name: "湖东街道", kind: "street" }), as: "street", status: 200, events: ["unit.founded"] },
      { says: "a code that was used", by: "system", ...act({ act: "found", parentId: id("0"), code: "301", name: "又一个", kind: "street" }), status: 422, problems: ["unit.code-taken"] },
      { says: "a new name", by: "system", ...act({ act: "rename", unitId: id("205"), name: "示例市教育体育局" }), status: 200, events: ["unit.renamed"] },
    ]);
    const [street] = await world.see<{ id: string }>("select id from hengji.org_unit where code = '301'");
    await play(world, [
      { says: "a community in it", by: "system", ...act({ act: "found", parentId: street!.id, code: "301001", name: "湖滨社区", kind: "community" }), status: 200, events: ["unit.founded"] },
      { says: "a grid beside it", by: "system", ...act({ act: "found", parentId: street!.id, code: "301002", name: "一网格", kind: "grid" }), status: 422, problems: ["unit.wrong-level"] },
    ]);
    assert.deepEqual([events[0]!.role, events[0]!.detail["asOf"]], ["system-admin", "2026-09-01"]);
    const [past, now] = [await names("2026-08-31"), await names("2026-09-01")];
    assert.deepEqual([past["990100.205."], now["990100.205."], past["990100.301."], now["990100.301."]], ["示例市教育局", "示例市教育体育局", undefined, "湖东街道"]);
    const { json } = await world.call("system", `GET /api/unit-tree/${id("205")}`);
    assert.deepEqual((json["items"] as { name: string; since: string; until: string | null; reason: string }[]).map(({ name, until, reason }) => [name, until, reason]), [["示例市教育体育局", null, "示编办〔2026〕3号"], ["示例市教育局", "2026-09-01", ""]]);
    const { json: listed } = await world.call("department", "GET /api/2026/goal/filings");
    assert.ok(Array.isArray(listed["items"]));
  });

  test("a moved unit: its archive stays with the old department, what begins goes to the new one, and it sees both itself", async () => {
    const { events } = await play(world, [
      { says: "move", by: "system", ...act({ act: "move", unitId: id("101001"), parentId: id("205") }), status: 200, answer: { carried: { subjects: 2, posts: 4 } }, events: ["unit.moved"] },
    ]);
    assert.deepEqual(events[0]!.detail, { asOf: "2026-09-01", bodies: 1, subjects: 2, posts: 4, openFilings: 1 });
    const see = async (by: string) => (await world.call(by, `GET /api/2027/goal/filings/${old}`)).status;
    assert.deepEqual([await see("department"), await see("school-department"), await see("officer"), await see("leader")], [200, 404, 200, 200], "records stay where they were made");
    const fresh = await world.filled("P2", 2027);
    const seeFresh = async (by: string) => (await world.call(by, `GET /api/2027/goal/filings/${fresh}`)).status;
    assert.deepEqual([await seeFresh("department"), await seeFresh("school-department"), await seeFresh("officer")], [404, 200, 200]);
    const { json } = await world.call("school-department", "GET /api/2026/ledger");
    assert.deepEqual((json["items"] as { code: string }[]).map(({ code }) => code), ["P1"], "the money of the year goes along");
    assert.deepEqual((await world.call("department", "GET /api/2026/ledger")).json["items"], []);
    await world.moved(2027, "goal", old, 2, ["officer submit", "head approve", "department approve"]);
    assert.equal((await names("2026-08-31"))[ROADS], "公路养护中心");
    assert.equal((await names("2026-09-15"))[ROADS], undefined);
    assert.deepEqual(await world.see(`select 1 from hengji.filing where unit_path = '${ROADS}'`).then(({ length }) => length), 1);
  });

  test("a split gives a new sister the projects named; a merger hands projects and archive over; a closed body is no more", async () => {
    const { answers } = await play(world, [
      { says: "split", by: "system", on: "2026-10-08", ...act({ act: "split", unitId: id("101001"), code: "205008", name: "标线中心", subjectCodes: ["P2"] }, { asOf: "2026-10-08" }), as: "split", status: 200, answer: { carried: { subjects: 1, posts: 0 } }, events: ["unit.split"] },
      { says: "nobody is in the new one: it merges into the school", by: "system", on: "2026-10-09", ...act({ act: "close", unitId: id("801") }, { asOf: "2026-10-09" }), status: 422, problems: ["unit.posts-there"] },
    ]);
    const [made] = await world.see<{ id: string; department_id: string }>("select id, department_id from hengji.org_unit where code = '205008'");
    assert.equal(made!.department_id, id("205"));
    assert.deepEqual(await world.see("select unit_path, unit_id from hengji.subject where code = 'P2'"), [{ unit_path: "990100.205.205008.", unit_id: made!.id }]);
    assert.ok(answers["split"] !== undefined);
    await play(world, [
      { says: "merge", by: "system", on: "2026-10-10", ...act({ act: "merge", unitId: made!.id, intoId: id("205001") }, { asOf: "2026-10-10" }), status: 200, answer: { carried: { subjects: 1, posts: 2 } }, events: ["unit.merged"] },
    ]);
    assert.deepEqual(await world.see("select unit_path from hengji.subject where code = 'P2'"), [{ unit_path: "990100.205.205001." }]);
    assert.deepEqual(await world.see(`select path from hengji.post_scope join hengji.post on post.id = post_scope.post_id join hengji.person on person.id = post.person_id where login = 'school' order by path`), [{ path: "990100.205.205001." }, { path: "990100.205.205008." }]);
    assert.deepEqual([(await names("2026-10-09"))["990100.205.205008."], (await names("2026-10-10"))["990100.205.205008."]], ["标线中心", undefined]);
    const { status } = await world.call("security", "POST /api/posts", { personId: (await world.see<{ id: string }>("select id from hengji.person where login = 'reviewer'"))[0]!.id, unitId: made!.id, role: "unit-officer" });
    assert.equal(status, 422, "nobody is posted where nothing stands");
  });

  test("F101: whoever comes after a move or a merger sees the archive too, and no archive of a body that only stands beside or below", async () => {
    const given = async (login: string, code: string, role: string, more: Readonly<Record<string, unknown>> = {}): Promise<readonly string[]> => {
      const person = await world.call("system", "POST /api/people", { login, name: login });
      assert.equal(person.status, 201, JSON.stringify(person.json));
      const post = await world.call("security", "POST /api/posts", { personId: person.json["id"], unitId: id(code), role, ...more });
      assert.equal(post.status, 201, JSON.stringify(post.json));
      return (await world.see<{ path: string }>(`select path from hengji.post_scope where post_id = '${String(post.json["id"])}' order by path`)).map(({ path }) => path);
    };
    assert.deepEqual(await given("new.officer", "101001", "unit-officer"), [ROADS, MOVED], "the moved unit, where it was and where it is");
    assert.deepEqual(await given("new.school", "205001", "unit-head"), ["990100.205.205001.", "990100.205.205008."], "the school with what merged into it");
    assert.deepEqual(await given("new.department", "205", "department-finance"), ["990100.205."], "the new department has no archive of what was moved to it");
    assert.deepEqual(await given("old.department", "101", "department-finance"), ["990100.101."], "the old one has it where it was");
    assert.deepEqual(await given("narrow", "101001", "unit-officer", { scopes: [MOVED] }), [MOVED], "whoever is given a range has that and no more");
  });

  test("F101: a body that merged while nobody held a post in either says into which, and whoever is posted there later sees its archive", async () => {
    const founded = async (code: string, name: string): Promise<string> => {
      const { status, json } = await world.call("system", `POST ${ACTS}`, { act: { act: "found", parentId: id("205"), code, name, kind: "unit" }, asOf: "2026-10-11", reason: "示编办〔2026〕9号" });
      assert.equal(status, 200, JSON.stringify(json));
      return String(json["unitId"]);
    };
    world.time = new Date("2026-10-13T02:00:00.000Z");
    const [first, second, third] = [await founded("205021", "第一电教站"), await founded("205022", "第二电教站"), await founded("205023", "电教中心")];
    await play(world, [
      { says: "the first into the second", by: "system", on: "2026-10-13", ...act({ act: "merge", unitId: first, intoId: second }, { asOf: "2026-10-12" }), status: 200, answer: { carried: { subjects: 0, posts: 0 } }, events: ["unit.merged"] },
      { says: "the second into the third", by: "system", on: "2026-10-13", ...act({ act: "merge", unitId: second, intoId: third }, { asOf: "2026-10-13" }), status: 200, answer: { carried: { subjects: 0, posts: 0 } }, events: ["unit.merged"] },
    ]);
    const into = async (of: string) => ((await world.call("system", `GET /api/unit-tree/${of}`)).json["items"] as { until: string | null; into: { id: string; name: string } | null }[]).map(({ until, into: taking }) => [until, taking]);
    assert.deepEqual(await into(first), [["2026-10-12", { id: second, name: "第二电教站" }]]);
    assert.deepEqual(await into(second), [["2026-10-13", { id: third, name: "电教中心" }]]);
    assert.deepEqual(await into(third), [[null, null]]);
    const person = await world.call("system", "POST /api/people", { login: "av.officer", name: "电教经办" });
    const post = await world.call("security", "POST /api/posts", { personId: person.json["id"], unitId: third, role: "unit-officer" });
    assert.equal(post.status, 201, JSON.stringify(post.json));
    assert.deepEqual((await world.see<{ path: string }>(`select path from hengji.post_scope where post_id = '${String(post.json["id"])}' order by path`)).map(({ path }) => path), ["990100.205.205021.", "990100.205.205022.", "990100.205.205023."]);
  });

  test("only whoever manages the tree may carry anything, even past the application", async () => {
    for (const by of ["performance", "security", "officer"]) {
      await assert.rejects(world.within(by, async ({ tx }) => {
        const { sql } = await import("kysely");
        await sql`select * from hengji.carry_unit('990100', '990100.205.', '990100.101.', null, null, null, null, 2026, true)`.execute(tx);
        return { ok: true as const, value: null };
      }), by);
    }
    assert.equal((await world.call("officer", "GET /api/unit-tree")).status, 403);
    assert.deepEqual([(await world.call("system", "GET /api/unit-tree?on=2026-02-30")).status, (await world.call("system", `GET /api/unit-tree/${old}`)).status], [400, 404]);
    assert.deepEqual(codesOf((await world.call("system", `GET /api/unit-tree/${old}`)).json), ["unit.not-there"]);
  });
});
