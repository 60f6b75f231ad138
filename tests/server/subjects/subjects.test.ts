import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openPaperWorld, type PaperWorld } from "../disclosure/paper-world.ts";
import { asOwner, openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { codesOf, play, type Step } from "../filings/play.ts";
import { BUDGETS, ledgerBook, PAYMENTS } from "../ledger/ledger-books.ts";

const LIBRARY = "/api/2026/subjects";
/** What nobody may ever read: it was typed, and it must be nowhere. */
const SECRET = "cnry.classified.工程代号海棠.";

interface Sum { readonly key: string; readonly subjects: number; readonly adjustedFen: string | null; readonly paidFen: string }

describe("F103 the library of subjects of four books", () => {
  let world: PaperWorld;
  let roads: string;
  let department: string;
  before(async () => {
    world = await openPaperWorld();
    [roads, department] = await Promise.all([world.body("101001"), world.body("101")]);
  });
  after(() => world.close());

  const entered = (says: string, body: Record<string, unknown>, more: Partial<Step> = {}): Step => ({ says, by: "department", request: "POST /api/subjects", body: { unitId: roads, code: "X1", name: "某项目", book: "GENERAL_PUBLIC", firstYear: body["classified"] === true ? null : 2026, ...body }, status: 201, events: ["subject.entered"], ...more });
  const refused = (says: string, body: Record<string, unknown>, problems: readonly string[], more: Partial<Step> = {}): Step => entered(says, body, { status: 422, events: [], problems, ...more });
  const library = async (by: string, query = "") => (await world.call(by, `GET ${LIBRARY}${query}`)).json as unknown as { total: Sum; books: Sum[]; kinds: Sum[]; stages: Sum[]; tags: Sum[]; parents: (Sum & { name: string })[]; classified: string[]; classifiedCount: number; items: { code: string; kind: string; tags: string[]; parentCode: string | null; attribute: string | null; stage: string | null }[]; mayEnter: boolean; units: { id: string }[]; next: string | null };

  test("F103: four books can be chosen, a project without one is refused, and each kind stands in the library", async () => {
    const { events } = await play(world, [
      refused("no book", { book: undefined }, ["subject.book-needed"]),
      refused("a fifth book", { book: "FIFTH_BOOK" }, ["subject.book-unknown"]),
      entered("a government fund", { code: "G1", name: "城市道路改造", book: "GOV_FUND", tags: ["民生实事", "重点工程"], attribute: "new" }),
      entered("state capital", { code: "C1", name: "公交集团注资", book: "STATE_CAPITAL", tags: ["重点工程"], attribute: "continuing" }),
      entered("a fund", { code: "S1", name: "工伤保险基金", book: "SOCIAL_INSURANCE", kind: "fund", unitId: department }),
      entered("an item of it", { code: "S1-1", name: "工伤预防费", book: "SOCIAL_INSURANCE", kind: "fund-item", parentCode: "S1", tags: ["重点评价"] }),
      refused("an item of nothing", { code: "S2", kind: "fund-item" }, ["subject.parent-needed"]),
      entered("a level-1 project", { code: "L1", name: "公路养护", kind: "project-level-1", tags: ["民生实事"] }),
      entered("one below it", { code: "L1-1", name: "县道养护", parentCode: "L1", attribute: "carried-over" }),
      entered("the department as a whole", { code: "D1", name: "交通局整体", kind: "department-overall", unitId: department }),
      ...["special-fund", "policy", "unit-overall", "transfer-payment", "special-bond"].map((kind, at) => entered(kind, { code: `K${at}`, name: `对象${at}`, kind })),
      refused("a code that is taken", { code: "P4" }, ["subject.code-taken"], { status: 409 }),
      refused("a unit of another department", { code: "Z1", unitId: await world.body("205001") }, ["subject.unit-unknown"], { status: 404, recorded: true }),
      refused("a unit's officer", { code: "Z1" }, ["duty.missing"], { by: "officer", status: 403, recorded: true }),
      refused("an administrator", { code: "Z1" }, ["duty.missing"], { by: "system", status: 403, recorded: true }),
    ]);
    assert.deepEqual(events[0]!.detail, { kind: "project", book: "GOV_FUND", classified: 0 });
    const seen = await library("department");
    assert.deepEqual(seen.books.map(({ key, subjects }) => [key, subjects]), [["GENERAL_PUBLIC", 11], ["GOV_FUND", 1], ["SOCIAL_INSURANCE", 2], ["STATE_CAPITAL", 1]]);
    assert.deepEqual(seen.items.find(({ code }) => code === "S1-1"), { ...seen.items.find(({ code }) => code === "S1-1")!, kind: "fund-item", parentCode: "S1", tags: ["重点评价"] });
    assert.deepEqual([seen.mayEnter, (await library("officer")).mayEnter, (await library("school")).items.map(({ code }) => code)], [true, false, ["P4"]]);
  });

  test("F103: a filter by platform tag sums right", async () => {
    await world.send("performance", "/api/2026/ledger/import", await ledgerBook({
      年初预算: [BUDGETS, ["G1", "城市道路改造", "财政拨款", 100], ["C1", "公交集团注资", "财政拨款", 50.5], ["L1", "公路养护", "其他资金", 7]],
      支付: [PAYMENTS, ["G1", "财政拨款", "2026-03-05", 300000, "G-1"], ["C1", "财政拨款", "2026-03-05", 5000.01, "C-1"]],
    }));
    const works = await library("department", `?tag=${encodeURIComponent("重点工程")}`);
    assert.deepEqual([works.total, works.items.map(({ code }) => code)], [{ key: "", subjects: 2, adjustedFen: "150500000", paidFen: "30500001" }, ["C1", "G1"]]);
    const people = await library("department", `?tag=${encodeURIComponent("民生实事")}`);
    assert.deepEqual([people.total.subjects, people.total.adjustedFen], [2, "107000000"]);
    const all = await library("department");
    assert.deepEqual(all.tags.map(({ key, subjects, adjustedFen }) => [key, subjects, adjustedFen]), [["民生实事", 2, "107000000"], ["重点工程", 2, "150500000"], ["重点评价", 1, null]]);
    assert.equal((await library("department", "?tag=nothing")).total.subjects, 0);
    assert.deepEqual((await library("department", "?kind=fund-item&book=SOCIAL_INSURANCE")).items.map(({ code }) => code), ["S1-1"]);
    const first = await library("department", "?limit=2");
    assert.deepEqual((await library("department", `?limit=2&after=${first.next!}`)).items.map(({ code }) => code), ["G1", "K0"]);
  });

  test("F103: by fund or level-1 project: its parts are found and sum right, and nobody is told of one that is not seen", async () => {
    await world.send("performance", "/api/2026/ledger/import", await ledgerBook({ 年初预算: [BUDGETS, ["S1-1", "工伤预防费", "财政拨款", 5.05], ["L1-1", "县道养护", "财政拨款", 3]] }));
    const { parents } = await library("department");
    assert.deepEqual(parents, [
      { key: "L1", name: "公路养护", subjects: 1, adjustedFen: "3000000", paidFen: "0" }, { key: "S1", name: "工伤保险基金", subjects: 1, adjustedFen: "5050000", paidFen: "0" },
    ]);
    const fund = await library("department", "?parent=S1");
    assert.deepEqual([fund.items.map(({ code }) => code), fund.total], [["S1-1"], { key: "", subjects: 1, adjustedFen: "5050000", paidFen: "0" }]);
    assert.deepEqual([(await library("department", "?parent=S1&book=GENERAL_PUBLIC")).total.subjects, (await library("department", "?parent=none")).total.subjects], [0, 0]);
    assert.deepEqual([(await library("school")).parents, (await library("school", "?parent=S1")).items], [[], []]);
  });

  test("attribute and tags change with the years: one event, and nobody else's", async () => {
    const [{ id }] = (await world.see<{ id: string }>("select id from hengji.subject where code = 'C1'")) as [{ id: string }];
    const change = (by: string, body: Record<string, unknown>, more: Partial<Step>): Step => ({ says: by, by, request: `PUT /api/subjects/${id}`, body, status: 200, ...more });
    await play(world, [
      change("department", { attribute: "carried-over", tags: ["重点工程", "改革"] }, { events: ["subject.changed"] }),
      change("department", { attribute: "carried-over", tags: ["重点工程", "改革"] }, { status: 422, problems: ["subject.unchanged"] }),
      change("school-department", { attribute: null, tags: [] }, { status: 404, problems: ["subject.unknown"], recorded: true }),
      change("officer", { attribute: null, tags: [] }, { status: 403, problems: ["duty.missing"], recorded: true }),
    ]);
    assert.deepEqual((await library("department", `?tag=${encodeURIComponent("改革")}`)).items.map(({ code, attribute }) => [code, attribute]), [["C1", "carried-over"]]);
  });

  test("F204: whatever a form serves is filed; a kind without a form, and what was cancelled, are told", async () => {
    const idOf = async (code: string): Promise<string> => (await world.see<{ id: string }>(`select id from hengji.subject where code = '${code}'`))[0]!.id;
    await play(world, [
      entered("a cancelled one", { code: "Q1", name: "停建的", attribute: "cancelled" }),
      { says: "an item of a fund, on the form of its book", by: "officer", request: "POST /api/2027/goal/filings", body: { subjectId: await idOf("S1-1"), from: "blank" }, status: 201, events: ["filing.started"] },
      { says: "a policy", by: "officer", request: "POST /api/2027/goal/filings", body: { subjectId: await idOf("K1"), from: "blank" }, status: 201, events: ["filing.started"] },
    ]);
    await play(world, [{ says: "nor is a cancelled one", by: "officer", request: "POST /api/2027/goal/filings", body: { subjectId: await idOf("Q1"), from: "blank" }, status: 422, problems: ["subject.cancelled"] }]);
    const { json } = await world.call("officer", "GET /api/2027/goal/subjects?without=filing");
    assert.deepEqual((json["items"] as { code: string; kind: string }[]).map(({ code, kind }) => `${code} ${kind}`).sort(), ["C1 project", "G1 project", "K0 special-fund", "K2 unit-overall", "K3 transfer-payment", "K4 special-bond", "L1 project-level-1", "L1-1 project", "P1 project", "P2 project"]);
    const listed = async (query: string): Promise<string[]> => ((await world.call("officer", `GET /api/2027/goal/filings${query}`)).json["items"] as { name: string; kind: string }[]).map(({ name, kind }) => `${name} ${kind}`).sort();
    assert.deepEqual([await listed(""), await listed("?kind=policy"), (await world.call("officer", "GET /api/2027/goal/filing-count?kind=policy")).json["count"]], [["对象1 policy", "工伤预防费 fund-item"], ["对象1 policy"], 1]);
    assert.deepEqual(await world.see("select form, subject_kind from hengji.filing where year = 2027 order by form"), [{ form: "goal-policy", subject_kind: "policy" }, { form: "goal-social-insurance", subject_kind: "fund-item" }]);
  });

  test("F103: subjects are found by the stage they have reached in the year, and counted by it", async () => {
    const of = async (query: string, by = "officer"): Promise<{ readonly items: readonly (readonly [string, string | null])[]; readonly sums: readonly (readonly [string, number])[]; readonly total: number }> => {
      const { json } = await world.call(by, `GET /api/2027/subjects${query}`);
      const { items, stages, total } = json as unknown as Awaited<ReturnType<typeof library>>;
      return { items: items.map(({ code, stage }) => [code, stage]), sums: stages.map(({ key, subjects }) => [key, subjects]), total: total.subjects };
    };
    const all = await of("?limit=200");
    assert.deepEqual(all.items.filter(([, stage]) => stage !== "none"), [["K1", "goal"], ["S1-1", "goal"]]);
    assert.deepEqual(all.sums, [["none", all.total - 2], ["goal", 2]]);
    assert.deepEqual(await of("?stage=goal"), { items: [["K1", "goal"], ["S1-1", "goal"]], sums: [["goal", 2]], total: 2 });
    assert.deepEqual([(await of("?stage=goal&book=SOCIAL_INSURANCE")).items, (await of("?stage=self-evaluation")).total, (await of("?stage=none")).total], [[["S1-1", "goal"]], 0, all.total - 2]);
    // A later stage is the one reached; another year's filings say nothing of this one.
    const [goal] = await world.see<{ id: string; subject: string }>("select filing.id, filing.subject_id as subject from hengji.filing as filing join hengji.subject as subject on subject.id = filing.subject_id where filing.year = 2027 and subject.code = 'K1'");
    await asOwner(world, async (client) => void (await client.query("update hengji.filing set stage = 'self-evaluation' where id = $1", [goal!.id])));
    assert.deepEqual((await of("?limit=200")).sums, [["none", all.total - 2], ["goal", 1], ["self-evaluation", 1]]);
    const { json } = await world.call("officer", "GET /api/2026/subjects?stage=self-evaluation");
    assert.deepEqual((json["items"] as { code: string }[]).filter(({ code }) => code === "K1"), []);
    await asOwner(world, async (client) => void (await client.query("update hengji.filing set stage = 'goal' where id = $1", [goal!.id])));
    assert.equal((await world.call("officer", "GET /api/2027/subjects?stage=finished")).status, 400);
    // What is narrowed by its stage names nothing classified: of that there are no filings.
    assert.deepEqual([(await of("?stage=goal", "school")).items, (await library("department", "?stage=none")).classifiedCount], [[], 0]);
  });

  test("a classified project: code and count, and what was typed beside them is in no answer, no column, no export and no log", async () => {
    const secret = { code: "SEC-1", name: "", classified: true };
    await play(world, [
      refused("with a name", { ...secret, name: SECRET }, ["subject.classified-says-nothing"]),
      refused("with a tag", { ...secret, tags: [SECRET] }, ["subject.classified-says-nothing"]),
      entered("a code alone", secret),
      refused("its code again, by somebody who does not see it", { code: "SEC-1", unitId: await world.body("205001") }, ["subject.code-taken"], { by: "school-department", status: 409 }),
    ]);
    const [row] = await world.see<Record<string, unknown>>("select name, tags, unit_path, parent_id, attribute from hengji.subject where code = 'SEC-1'");
    assert.deepEqual(await world.see("select event.detail from hengji.event as event join hengji.subject as subject on subject.id::text = event.subject::text where subject.code = 'SEC-1'"), [{ detail: { classified: 1 } }]);
    assert.deepEqual(row, { name: "", tags: [], unit_path: "990100.101.", parent_id: null, attribute: null });
    await assert.rejects(world.see(`insert into hengji.subject (region, id, code, name, book, unit_id, unit_path, department_id, made_at, classified) select region, gen_random_uuid(), 'SEC-2', 'x', book, unit_id, unit_path, department_id, made_at, true from hengji.subject limit 1`), /classified_says_nothing|read-only|permission|row-level/);

    // The import refuses its money, and sends nothing of the row back but its code.
    const bytes = await ledgerBook({ 支付: [["项目代码", "项目名称", ...PAYMENTS.slice(1)], ["SEC-1", SECRET, "财政拨款", "2026-03-05", 987654.32, "SEC-V"]] });
    const { json } = await world.send("performance", "/api/2026/ledger/import", bytes);
    assert.deepEqual((json["leftOut"] as { problem: { code: string } }[]).map(({ problem }) => problem.code), ["ledger.classified"]);
    const remarks = await world.app.request("/api/2026/ledger/import/remarks", { method: "POST", headers: { ...world.as("performance"), "content-type": "application/octet-stream" }, body: bytes });
    const { json: paid } = await world.call("performance", "POST /api/2026/payments", { payments: [{ subjectCode: "SEC-1", source: "appropriation", paidOn: "2026-03-05", amountFen: "98765432", voucher: "SEC-V" }] });
    assert.deepEqual((paid["problems"] as { code: string }[]).map(({ code }) => code), ["payment.classified"]);
    const { textsOf: inside } = await import("../canary/watch.ts");
    const answers = [JSON.stringify(json), JSON.stringify(paid), ...inside(new Uint8Array(await remarks.arrayBuffer()))];
    for (const by of ["department", "performance", "audit"]) {
      for (const path of [LIBRARY, "/api/2026/ledger", "/api/2026/goal/reporting", "/api/2026/goal/reporting/unreported", "/api/2027/goal/subjects", "/api/events?limit=100", "/api/refusals?limit=100", "/api/inbox?limit=100"]) answers.push(JSON.stringify((await world.call(by, `GET ${path}`)).json));
      for (const path of ["/api/2026/ledger/workbook", "/api/2026/goal/reporting/workbook"]) answers.push(...inside(new Uint8Array(await (await world.page(path, by)).arrayBuffer())));
    }
    for (const answer of answers) for (const text of [SECRET, "海棠", "98765432", "987654.32", "98.765432", "SEC-V"]) assert.ok(!answer.includes(text) || answer === JSON.stringify(paid) && text === "SEC-V", `${text} in ${answer.slice(0, 200)}`);
    const seen = await library("department");
    assert.deepEqual([seen.classified, seen.items.some(({ code }) => code === "SEC-1"), (await library("officer")).classified, (await library("department", "?kind=project")).classified], [["SEC-1"], false, [], []]);
    assert.ok(!JSON.stringify(world.log).includes("海棠"));

    // As many as there are are counted, however many of them a page names.
    await asOwner(world, async (client) => void (await client.query(
      `insert into hengji.subject (region, id, code, name, book, unit_id, unit_path, department_id, made_at, classified) select region, gen_random_uuid(), 'SEC-A' || number, '', book, unit_id, unit_path, department_id, made_at, true
        from hengji.subject, generate_series(1001, 1600) as number where code = 'SEC-1'`)));
    const many = await library("department");
    assert.deepEqual([many.classified.length, many.classifiedCount], [500, 601]);
    await asOwner(world, async (client) => void (await client.query("delete from hengji.subject where code like 'SEC-A%'")));

    // Nothing of it lies in any row of any table.
    const tables = await world.see<{ name: string }>("select tablename as name from pg_tables where schemaname = 'hengji'");
    for (const { name } of tables) assert.deepEqual(await world.see(`select 1 from hengji."${name}" as row where to_jsonb(row)::text like any(array['%海棠%', '%SEC-V%']) limit 1`), [], name);
    const [subject] = await world.see<{ id: string }>("select id from hengji.subject where code = 'SEC-1'");
    await play(world, [{ says: "no marks for it", by: "department", request: `PUT /api/subjects/${subject!.id}`, body: { attribute: null, tags: [SECRET] }, status: 422, problems: ["subject.classified-says-nothing"] }]);
    assert.deepEqual(codesOf((await world.call("officer", "POST /api/2027/goal/filings", { subjectId: subject!.id, from: "blank" })).json), ["subject.unknown"]);
    assert.equal((await world.call("department", `GET /api/2026/ledger/subjects/${subject!.id}`)).status, 404);
  });
});

describe("F103 the stage that a subject has reached is for who reads filings", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld((packs) => ({ ...packs, roles: packs.roles.map((role) => (role.role === "unit-head" ? { ...role, duties: role.duties.filter((duty) => duty !== "filing.read") } : role)) }));
    await world.filled("P1", 2026);
  });
  after(() => world.close());

  test("F103: who reads money alone is told of no stage and may not ask for one", async () => {
    const told = async (by: string): Promise<unknown> => {
      const { json } = await world.call(by, `GET ${LIBRARY}`);
      return [(json["items"] as { code: string; stage: string | null }[]).map(({ code, stage }) => [code, stage]), (json["stages"] as Sum[]).map(({ key, subjects }) => [key, subjects])];
    };
    assert.deepEqual([await told("officer"), await told("head")], [[[["P1", "goal"], ["P2", "none"]], [["none", 1], ["goal", 1]]], [[["P1", null], ["P2", null]], []]]);
    const { status, json } = await world.call("head", `GET ${LIBRARY}?stage=goal`);
    assert.deepEqual([status, codesOf(json)], [403, ["duty.missing"]]);
  });
});
