import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CARD_ATTRIBUTES, type CardAttributes } from "../../../src/core/library/card-attributes.ts";
import type { CardDraft } from "../../../src/core/library/card-draft.ts";
import { CRITERIA, type Criterion } from "../../../src/core/library/card-review.ts";
import { CARD } from "../../core/library/cards.ts";
import { asOwner, openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { play } from "../filings/play.ts";
import { keepCards, ROAD, smallLibrary } from "./small-library.ts";

const judged = (failed?: Criterion, note = "口径与部门统计不一致") => CRITERIA.map((criterion) => ({ criterion, passed: criterion !== failed, note: criterion === failed ? note : "" }));
const { code: _code, ...whole } = CARD;
const draft = (change: Partial<CardDraft> = {}): CardDraft => ({ ...whole, name: { zh: "随迁子女公办学校就读比例", en: "Share of migrant children in public schools" }, words: ["外来孩子上公办"], ...change });
/** What the platform's table of indicators has beside what every card needs. */
const ATTRIBUTES: CardAttributes = {
  target: "95", targetMeaning: "以学年初为准。", calculation: "按学籍系统统计。", scoreMethod: "formula", scoreFormula: "完成值 / 目标值 * 分值", weight: "12.5", inspection: ["学籍核对"], indicatorOrigin: "statistics",
  functions: ["20502"], economics: ["302"], fundUses: ["公用经费"], framework: "教育行业指标体系", units: ["205"], validFrom: "2026-01-01", validUntil: "2028-12-31",
};
const CARDS = "/api/library/cards";

interface Versions { readonly versions: readonly { readonly version: number; readonly state: string; readonly differences: readonly { readonly field: string }[]; readonly reviews: readonly { readonly judgements: readonly { readonly note: string }[] }[] }[] }

/** 指标库: cards of the packs and of the region, written, judged and published, and never changed under a goal. */
describe("the indicator library", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
  });
  after(() => world.close());

  const search = async (login: string, query: string) => ((await world.call(login, `GET ${CARDS}?${query}`)).json["items"] as { code: string; version: number; uses: number; because: { code: string }[] }[]);
  const codes = async (query: string, login = "officer") => (await search(login, query)).map(({ code }) => code);
  const page = async (code: string, login = "performance") => (await world.call(login, `GET ${CARDS}/${code}`)).json as unknown as Versions;

  test("F110: the cards of the packs are the region's published cards, once; a changed formula is a new version", async () => {
    const first = (await world.events()).length;
    assert.deepEqual(await keepCards(world.ground, smallLibrary()), { added: 3, changed: [], differing: [] });
    assert.deepEqual(await keepCards(world.ground, smallLibrary()), { added: 0, changed: [], differing: [] });
    const changed = smallLibrary((cards) => cards.map((card) => (card.code === "EDU-0001" ? { ...card, formula: "毕业人数 / 入学人数 * 100" } : card)));
    assert.deepEqual(await keepCards(world.ground, changed), { added: 0, changed: ["EDU-0001/2"], differing: [] });
    assert.deepEqual((await world.events()).slice(first).map(({ verb, detail }) => [verb, detail]), [["cards.kept", { cards: 3, changed: 0 }], ["cards.kept", { cards: 1, changed: 1 }]]);
    const { versions } = await page("EDU-0001", "officer");
    assert.deepEqual(versions.map(({ version, state, differences }) => [version, state, differences.map(({ field }) => field)]), [[2, "published", ["formula"]], [1, "replaced", []]]);
  });

  test("R74: everybody who works with goals finds cards by how they would say it; administrators see none", async () => {
    assert.deepEqual(await codes("query=" + encodeURIComponent("控辍保学")), ["EDU-0001"]);
    assert.deepEqual(await codes("query=" + encodeURIComponent("乡下路况怎么样")), ["TRA-0001"]);
    const [hit] = await search("officer", "query=" + encodeURIComponent("养路"));
    assert.deepEqual([hit!.code, hit!.because.map(({ code }) => code), hit!.uses], ["TRA-0002", ["library.found-word"], 0]);
    assert.deepEqual(await codes(""), ["EDU-0001", "TRA-0001", "TRA-0002"]);
    assert.deepEqual(await codes("level2=" + encodeURIComponent("数量指标")), ["TRA-0002"]);
    assert.deepEqual(await codes("function=205"), ["EDU-0001"]);
    assert.deepEqual(await codes("function=229"), []);
    assert.deepEqual(await codes("sector=transport&limit=1"), ["TRA-0001"]);
    assert.deepEqual(await codes("sector=transport&limit=1&after=TRA-0001"), ["TRA-0002"]);
    const { json } = await world.call("officer", "GET /api/library");
    assert.deepEqual((json["sectors"] as { id: string; count: number; groups: { count: number }[] }[]).map(({ id, count, groups }) => [id, count, groups[0]!.count]), [["education", 1, 1], ["transport", 2, 2]]);
    assert.deepEqual([json["mayDraft"], json["mayReview"], json["count"]], [false, false, 3]);
    assert.deepEqual((json["draftedBy"] as { zh: string }[]).map(({ zh }) => zh), ["主管部门财务", "财政业务处室", "财政绩效管理机构"]);
    // F107
    assert.deepEqual((({ covered, percent, gaps }) => [covered, percent, gaps.some(({ code }) => code === "210")])(json["coverage"] as { covered: number; percent: number; gaps: { code: string }[] }), [2, 9, true]);
    for (const login of ["system", "security", "audit"]) {
      for (const request of ["GET /api/library", `GET ${CARDS}`, `GET ${CARDS}/EDU-0001`]) assert.equal((await world.call(login, request)).status, 403, `${login} ${request}`);
    }
  });

  test("F108: a card lacking unit, direction or source is kept as a draft and cannot be submitted", async () => {
    await play(world, [
      { says: "a unit officer writes none", by: "officer", request: `POST ${CARDS}`, body: { draft: draft(), reason: "补充指标" }, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "begun without unit, direction and source", by: "school-department", request: `POST ${CARDS}`, body: { draft: draft({ unit: null, direction: null, dataSource: null }), reason: "补充指标" }, as: "own", status: 201, answer: { code: "LOC-0001", version: 1, saved: 1 }, events: ["card.drafted"] },
      { says: "cannot be submitted", by: "school-department", request: `POST ${CARDS}/LOC-0001/proposals`, body: { expectedSaved: 1 }, status: 422, problems: ["card.direction-missing", "card.unit-missing", "card.source-missing"] },
      { says: "a sector that is none", by: "school-department", request: `PUT ${CARDS}/LOC-0001/draft`, body: { draft: draft({ sector: "none" }), reason: "试", expectedSaved: 1 }, status: 422, problems: ["card.sector-unknown"] },
      { says: "a field of a card that is none", by: "school-department", request: `PUT ${CARDS}/LOC-0001/draft`, body: { draft: { ...draft(), other: 1 }, reason: "试", expectedSaved: 1 }, status: 422, problems: ["http.field-unknown"] },
      { says: "with attributes that cannot be so, it is kept", by: "school-department", request: `PUT ${CARDS}/LOC-0001/draft`, body: { draft: draft({ weight: "101", economics: ["商品和服务支出"], validFrom: "2027-01-01", validUntil: "2026-12-31" }), reason: "补充指标", expectedSaved: 1 }, status: 200, answer: { saved: 2 }, events: ["card.drafted"] },
      { says: "and not submitted", by: "school-department", request: `POST ${CARDS}/LOC-0001/proposals`, body: { expectedSaved: 2 }, status: 422, problems: ["card.weight-unfit", "card.codes-unfit"] },
      { says: "completed", by: "school-department", request: `PUT ${CARDS}/LOC-0001/draft`, body: { draft: draft(ATTRIBUTES), reason: "补充指标", expectedSaved: 2 }, status: 200, answer: { saved: 3 }, events: ["card.drafted"] },
      { says: "saved again on the old text", by: "school-department", request: `PUT ${CARDS}/LOC-0001/draft`, body: { draft: draft(), reason: "补充指标", expectedSaved: 2 }, status: 409, problems: ["card.draft-stale"] },
      { says: "another department does not see it", by: "department", request: `GET ${CARDS}/LOC-0001`, status: 404, problems: ["card.unknown"], recorded: true },
      { says: "nor changes it", by: "department", request: `PUT ${CARDS}/LOC-0001/draft`, body: { draft: draft(), reason: "试", expectedSaved: 3 }, status: 404, problems: ["card.unknown"], recorded: true },
      { says: "and its own takes the next number", by: "department", request: `POST ${CARDS}`, body: { draft: draft({ sector: "transport", group: "roads" }), reason: "补充指标" }, status: 201, answer: { code: "LOC-0002" }, events: ["card.drafted"] },
      { says: "thrown away", by: "department", request: `DELETE ${CARDS}/LOC-0002/draft?saved=1`, status: 200, events: ["card.discarded"] },
      { says: "a division writes for the departments that it looks after", by: "business", request: `POST ${CARDS}`, body: { draft: draft(), reason: "补充指标" }, status: 201, answer: { code: "LOC-0002" }, events: ["card.drafted"] },
      { says: "and throws it away", by: "business", request: `DELETE ${CARDS}/LOC-0002/draft?saved=1`, status: 200, events: ["card.discarded"] },
      { says: "submitted", by: "school-department", request: `POST ${CARDS}/LOC-0001/proposals`, body: { expectedSaved: 3 }, status: 201, events: ["card.proposed"] },
      { says: "not changed while it is judged", by: "school-department", request: `PUT ${CARDS}/LOC-0001/draft`, body: { draft: draft(), reason: "试", expectedSaved: 3 }, status: 409, problems: ["card.proposed-already"] },
    ]);
    assert.deepEqual(await codes("query=" + encodeURIComponent("外来孩子上公办")), []);
  });

  test("F109, R78: one criterion that failed keeps it from being published, and its author reads why", async () => {
    const reviews = `POST ${CARDS}/LOC-0001/reviews`;
    const publish = { request: `POST ${CARDS}/LOC-0001/publications`, body: { expectedSaved: 3 } };
    await play(world, [
      { says: "a department judges none", by: "school-department", request: reviews, body: { judgements: judged(), opinion: "", returns: false, expectedSaved: 3 }, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "not judged yet", by: "performance", ...publish, status: 409, problems: ["card.not-reviewed"] },
      { says: "three of four", by: "performance", request: reviews, body: { judgements: judged().slice(1), opinion: "", returns: false, expectedSaved: 3 }, status: 422, problems: ["card.criterion-not-judged"] },
      { says: "a failure without a reason", by: "performance", request: reviews, body: { judgements: judged("sound", ""), opinion: "", returns: false, expectedSaved: 3 }, status: 422, problems: ["card.criterion-needs-note"] },
      { says: "one failed", by: "performance", request: reviews, body: { judgements: judged("sound"), opinion: "", returns: false, expectedSaved: 3 }, status: 201, answer: { passed: false }, events: ["card.reviewed"] },
      { says: "so it is not published", by: "performance2", ...publish, status: 422, problems: ["card.criterion-failed"] },
      { says: "it goes back", by: "performance", request: reviews, body: { judgements: judged("sound"), opinion: "请与统计口径一致", returns: true, expectedSaved: 3 }, status: 201, events: ["card.reviewed"] },
    ]);
    const { versions: [version] } = await page("LOC-0001", "school-department");
    assert.equal(version!.state, "draft");
    assert.deepEqual(version!.reviews.map(({ judgements }) => judgements.find(({ note }) => note !== "")?.note), ["口径与部门统计不一致", "口径与部门统计不一致"]);
  });

  test("F109: published by another person than its author once all four passed, and found from then on", async () => {
    await play(world, [
      { says: "mended", by: "school-department", request: `PUT ${CARDS}/LOC-0001/draft`, body: { draft: draft({ ...ATTRIBUTES, meaning: "随迁子女在公办学校就读人数占随迁子女总数的比例。" }), reason: "按统计口径修改", expectedSaved: 3 }, status: 200, answer: { saved: 4 }, events: ["card.drafted"] },
      { says: "the performance office mends a word", by: "performance", request: `PUT ${CARDS}/LOC-0001/draft`, body: { draft: draft({ ...ATTRIBUTES, meaning: "随迁子女在公办学校就读人数占其总数的比例。" }), reason: "按统计口径修改", expectedSaved: 4 }, status: 200, answer: { saved: 5 }, events: ["card.drafted"] },
      { says: "submitted again", by: "school-department", request: `POST ${CARDS}/LOC-0001/proposals`, body: { expectedSaved: 5 }, status: 201, events: ["card.proposed"] },
      { says: "who wrote a word of it does not judge it", by: "performance", request: `POST ${CARDS}/LOC-0001/reviews`, body: { judgements: judged(), opinion: "", returns: false, expectedSaved: 5 }, status: 403, problems: ["card.review-same-person"], recorded: true },
      { says: "all four pass", by: "performance2", request: `POST ${CARDS}/LOC-0001/reviews`, body: { judgements: judged(), opinion: "可以发布", returns: false, expectedSaved: 5 }, status: 201, answer: { passed: true }, events: ["card.reviewed"] },
      { says: "who wrote a word of it does not publish it", by: "performance", request: `POST ${CARDS}/LOC-0001/publications`, body: { expectedSaved: 5 }, status: 403, problems: ["card.publish-same-person"], recorded: true },
      { says: "published", by: "leader", request: `POST ${CARDS}/LOC-0001/publications`, body: { expectedSaved: 5 }, status: 201, answer: { version: 1 }, events: ["card.published"] },
      { says: "only once", by: "leader", request: `POST ${CARDS}/LOC-0001/publications`, body: { expectedSaved: 5 }, status: 404, problems: ["card.no-draft"], recorded: true },
    ]);
    assert.deepEqual(await codes("query=" + encodeURIComponent("外来孩子上公办"), "bridges"), ["LOC-0001"]);
    // R74: a card with all fields, as it was written.
    const { versions: [published] } = (await world.call("bridges", `GET ${CARDS}/LOC-0001`)).json as unknown as { versions: { card: CardDraft }[] };
    assert.deepEqual(CARD_ATTRIBUTES.map((field) => published!.card[field]), CARD_ATTRIBUTES.map((field) => ATTRIBUTES[field]));
  });

  test("F110: a version of the region's own replaces the one of the packs, which then leave it alone; what is retired is found no more", async () => {
    const { code: _own, ...road } = ROAD;
    const next: CardDraft = { ...road, scoring: "达到目标值得满分，每低 1 个百分点扣 5%。" };
    await play(world, [
      { says: "nothing changed", by: "department", request: `PUT ${CARDS}/TRA-0001/draft`, body: { draft: road, reason: "试", expectedSaved: 0 }, status: 409, problems: ["card.unchanged"] },
      { says: "drafted", by: "department", request: `PUT ${CARDS}/TRA-0001/draft`, body: { draft: next, reason: "评分更细", expectedSaved: 0 }, status: 200, answer: { version: 2 }, events: ["card.drafted"] },
      { says: "another department is told that somebody works on it", by: "school-department", request: `PUT ${CARDS}/TRA-0001/draft`, body: { draft: next, reason: "评分更细", expectedSaved: 0 }, status: 409, problems: ["card.worked-on-elsewhere"] },
      { says: "submitted", by: "department", request: `POST ${CARDS}/TRA-0001/proposals`, body: { expectedSaved: 1 }, status: 201, events: ["card.proposed"] },
      { says: "judged", by: "performance", request: `POST ${CARDS}/TRA-0001/reviews`, body: { judgements: judged(), opinion: "", returns: false, expectedSaved: 1 }, status: 201, events: ["card.reviewed"] },
      { says: "published", by: "performance", request: `POST ${CARDS}/TRA-0001/publications`, body: { expectedSaved: 1 }, status: 201, answer: { version: 2 }, events: ["card.published"] },
      { says: "a card of which another version is in force", by: "performance", request: `POST ${CARDS}/TRA-0002/retirements`, body: { version: 7, reason: "停用", replacedBy: null }, status: 409, problems: ["card.not-in-force"] },
      { says: "replaced by one that is none", by: "performance", request: `POST ${CARDS}/TRA-0002/retirements`, body: { version: 1, reason: "并入", replacedBy: "TRA-9999" }, status: 422, problems: ["card.replacement-unknown"] },
      { says: "retired", by: "performance", request: `POST ${CARDS}/TRA-0002/retirements`, body: { version: 1, reason: "并入优良中等路率", replacedBy: "TRA-0001" }, status: 201, events: ["card.retired"] },
      { says: "an officer retires none", by: "officer", request: `POST ${CARDS}/TRA-0001/retirements`, body: { version: 2, reason: "试", replacedBy: null }, status: 403, problems: ["duty.missing"], recorded: true },
    ]);
    const { versions } = await page("TRA-0001", "officer");
    assert.deepEqual(versions.map(({ version, state, differences }) => [version, state, differences.map(({ field }) => field)]), [[2, "published", ["scoring"]], [1, "replaced", []]]);
    assert.deepEqual(await codes("sector=transport"), ["TRA-0001"]);
    // 养路 is a saying of the retired one, and an everyday word for 公路.
    assert.deepEqual(await codes("query=" + encodeURIComponent("养路")), ["TRA-0001"]);
    const changed = smallLibrary((cards) => cards.map((card) => (card.code.startsWith("TRA") ? { ...card, scope: "全部单位" } : { ...card, formula: "毕业人数 / 入学人数 * 100" })));
    assert.deepEqual(await keepCards(world.ground, changed), { added: 0, changed: [], differing: ["TRA-0001", "TRA-0002"] });
  });

  test("F111: reference values have a source and a date, and their percentiles are shown", async () => {
    const value = (number: string, change: object = {}) => ({ kind: "sector", value: number, year: 2025, compared: "同类城市", source: "演示取值", sourceDate: "2026-03-01", ...change });
    const request = `POST ${CARDS}/EDU-0001/references`;
    await play(world, [
      { says: "an officer records none", by: "officer", request, body: value("95"), status: 403, problems: ["duty.missing"], recorded: true },
      { says: "no source", by: "performance", request, body: value("95", { source: " " }), status: 422 },
      { says: "a source of tomorrow", by: "performance", request, body: value("95", { sourceDate: "2027-01-01" }), status: 422, problems: ["card.reference-of-tomorrow"] },
      { says: "a card that is none", by: "performance", request: `POST ${CARDS}/EDU-9999/references`, body: value("95"), status: 404, problems: ["card.unknown"], recorded: true },
      ...["95", "99", "97", "98"].map((number) => ({ says: number, by: "performance", request, body: value(number), status: 201, events: ["card.reference-recorded"] })),
    ]);
    const { json } = await world.call("officer", `GET ${CARDS}/EDU-0001`);
    assert.deepEqual((json["spread"] as { references: unknown }).references, { count: 4, lowest: "95", quarter: "96.5", middle: "97.5", threeQuarters: "98.25", highest: "99" });
    assert.equal((json["references"] as unknown[]).length, 4);
    const [{ id }] = json["references"] as [{ id: string }];
    const withdraw = (of: string, code = "EDU-0001") => `POST ${CARDS}/${code}/references/${of}/withdrawals`;
    await play(world, [
      { says: "an officer withdraws none", by: "officer", request: withdraw(id), body: { reason: "试" }, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "no reason", by: "performance", request: withdraw(id), body: { reason: " " }, status: 422 },
      { says: "of another card", by: "performance", request: withdraw(id, "TRA-0001"), body: { reason: "出处已更正" }, status: 404, problems: ["card.reference-unknown"], recorded: true },
      { says: "withdrawn", by: "performance", request: withdraw(id), body: { reason: "出处已更正" }, status: 201, events: ["card.reference-withdrawn"] },
      { says: "only once", by: "performance2", request: withdraw(id), body: { reason: "再撤" }, status: 409, problems: ["card.reference-withdrawn-already"] },
    ]);
    const after = (await world.call("officer", `GET ${CARDS}/EDU-0001`)).json as { spread: { references: { count: number } }; references: { id: string; withdrawn: { by: string; reason: string } | null }[] };
    assert.deepEqual([after.spread.references.count, after.references.length, after.references.at(-1)!.id, after.references.at(-1)!.withdrawn?.by, after.references.at(-1)!.withdrawn?.reason], [3, 4, id, "孙绩效", "出处已更正"]);
  });

  test("F111: which cards have a benchmark is told to whoever writes; a plan is none, nor what was withdrawn", async () => {
    const marked = async (login = "officer") => (await world.call(login, "GET /api/library/benchmarks?codes=EDU-0001,TRA-0001,TRA-0009")).json["codes"];
    assert.deepEqual(await marked(), ["EDU-0001"]);
    const plan = await world.call("performance", `POST ${CARDS}/TRA-0001/references`, { kind: "plan", value: "80", year: 2025, compared: "规划", source: "演示取值", sourceDate: "2026-03-01" });
    assert.equal(plan.status, 201);
    assert.deepEqual(await marked(), ["EDU-0001"]);
    for (const { id } of ((await world.call("officer", `GET ${CARDS}/EDU-0001`)).json["references"] as { id: string; withdrawn: object | null }[]).filter(({ withdrawn }) => withdrawn === null)) {
      assert.equal((await world.call("performance", `POST ${CARDS}/EDU-0001/references/${id}/withdrawals`, { reason: "停用" })).status, 201);
    }
    assert.deepEqual(await marked(), []);
    assert.equal((await world.call("system", "GET /api/library/benchmarks?codes=EDU-0001")).status, 403);
  });

  test("F111: a card that claims to lead is not submitted without a value of others", async () => {
    const leading = draft({ name: { zh: "特殊教育水平全省领先程度", en: "" }, formula: null });
    await play(world, [
      { says: "begun", by: "school-department", request: `POST ${CARDS}`, body: { draft: leading, reason: "补充指标" }, as: "leading", status: 201, answer: { code: "LOC-0002" }, events: ["card.drafted"] },
      { says: "claims", by: "school-department", request: `POST ${CARDS}/LOC-0002/proposals`, body: { expectedSaved: 1 }, status: 422, problems: ["card.claim-without-benchmark"] },
      { says: "with a standard of the trade", by: "school-department", request: `PUT ${CARDS}/LOC-0002/draft`, body: { draft: { ...leading, standard: { kind: "sector", value: "90", year: 2025, source: "演示取值" } }, reason: "补充指标", expectedSaved: 1 }, status: 200, events: ["card.drafted"] },
      { says: "goes on", by: "school-department", request: `POST ${CARDS}/LOC-0002/proposals`, body: { expectedSaved: 2 }, status: 201, events: ["card.proposed"] },
    ]);
  });

  test("a card that says what another says is submitted only with why there are to be both, and its reviewer reads it", async () => {
    const same = draft({ name: { zh: "九年义务教育的巩固比例", en: "" }, formula: null });
    await play(world, [
      { says: "begun", by: "school-department", request: `POST ${CARDS}`, body: { draft: same, reason: "补充指标" }, as: "same", status: 201, answer: { code: "LOC-0003" }, events: ["card.drafted"] },
      { says: "says the same", by: "school-department", request: `POST ${CARDS}/LOC-0003/proposals`, body: { expectedSaved: 1 }, status: 422, problems: ["card.says-the-same"] },
      { says: "a blank is no reason", by: "school-department", request: `POST ${CARDS}/LOC-0003/proposals`, body: { expectedSaved: 1, sameReason: "  " }, status: 422, problems: ["card.says-the-same"] },
      { says: "by its formula", by: "school-department", request: `PUT ${CARDS}/LOC-0003/draft`, body: { draft: draft({ name: { zh: "完成学业情况", en: "" }, formula: "100% - 毕业人数 / 入学人数 * 100%" }), reason: "补充指标", expectedSaved: 1 }, status: 200, events: ["card.drafted"] },
      { says: "says the same", by: "school-department", request: `POST ${CARDS}/LOC-0003/proposals`, body: { expectedSaved: 2 }, status: 422, problems: ["card.says-the-same"] },
      { says: "by much of its name", by: "school-department", request: `PUT ${CARDS}/LOC-0003/draft`, body: { draft: draft({ name: { zh: "公办九年义务教育巩固率", en: "" }, formula: null }), reason: "补充指标", expectedSaved: 2 }, status: 200, events: ["card.drafted"] },
      { says: "looks alike", by: "school-department", request: `POST ${CARDS}/LOC-0003/proposals`, body: { expectedSaved: 3 }, status: 422, problems: ["card.looks-alike"] },
      { says: "with a reason", by: "school-department", request: `POST ${CARDS}/LOC-0003/proposals`, body: { expectedSaved: 3, sameReason: "只算公办学校" }, status: 201, events: ["card.proposed"] },
    ]);
    assert.deepEqual((await world.events()).findLast(({ verb }) => verb === "card.proposed")!.detail, { card: "LOC-0003", version: 1, beside: "EDU-0001" });
    const { json } = await world.call("performance", `GET ${CARDS}/LOC-0003`);
    assert.deepEqual([(json["versions"] as { sameReason: string }[])[0]!.sameReason, (json["same"] as { code: string; because: { code: string }[] }[]).map(({ code, because }) => [code, because.map((one) => one.code)])], ["只算公办学校", [["EDU-0001", ["library-same.alike"]]]]);
  });

  test("cards that were laid in before they could be compared are compared after the next start", async () => {
    await asOwner(world, async (client) => void (await client.query("delete from hengji.indicator_token where weight = 1")));
    const found = async () => ((await world.call("performance", `GET ${CARDS}/LOC-0003`)).json["same"] as unknown[]).length;
    assert.equal(await found(), 0);
    await keepCards(world.ground, smallLibrary());
    assert.equal(await found(), 1);
  });

  test("F107, R79: which functions and fields have cards, and the gaps, as a page asks for it", async () => {
    type Coverage = { functionShare: object; fieldShare: object; gaps: { function: string; group: string | null }[]; mayDraft: boolean };
    const coverage = async (login: string, least = 1) => (await world.call(login, `GET /api/library/function-coverage?least=${least}`)).json as unknown as Coverage;
    const { functionShare, fieldShare, gaps, mayDraft } = await coverage("officer");
    assert.deepEqual([functionShare, fieldShare, gaps.length, mayDraft], [{ of: 22, covered: 2, percent: 9 }, { of: 2, covered: 2, percent: 100 }, 20, false]);
    const more = await coverage("department", 2);
    assert.deepEqual([more.functionShare, more.gaps.filter(({ group }) => group !== null).map((gap) => gap.function), more.mayDraft], [{ of: 22, covered: 1, percent: 4 }, ["214"], true]);
    assert.equal((await world.call("audit", "GET /api/library/function-coverage")).status, 403);
    // The tally is what counting them one by one gives.
    const counted = await world.see("select region, sector, group_id, level1, level2, count(*)::int as number from hengji.indicator_card where state = 'published' group by 1, 2, 3, 4, 5 order by 2, 3, 4, 5");
    assert.deepEqual(await world.see("select region, sector, group_id, level1, level2, number from hengji.card_tally where number <> 0 order by 2, 3, 4, 5"), counted);
  });
});
