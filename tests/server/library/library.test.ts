import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { CardDraft } from "../../../src/core/library/card-draft.ts";
import { CRITERIA, type Criterion } from "../../../src/core/library/card-review.ts";
import { CARD } from "../../core/library/cards.ts";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { play } from "../filings/play.ts";
import { keepCards, ROAD, smallLibrary } from "./small-library.ts";

const judged = (failed?: Criterion, note = "口径与部门统计不一致") => CRITERIA.map((criterion) => ({ criterion, passed: criterion !== failed, note: criterion === failed ? note : "" }));
const { code: _code, ...whole } = CARD;
const draft = (change: Partial<CardDraft> = {}): CardDraft => ({ ...whole, name: { zh: "随迁子女公办学校就读比例", en: "Share of migrant children in public schools" }, words: ["外来孩子上公办"], ...change });
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
      { says: "completed", by: "school-department", request: `PUT ${CARDS}/LOC-0001/draft`, body: { draft: draft(), reason: "补充指标", expectedSaved: 1 }, status: 200, answer: { saved: 2 }, events: ["card.drafted"] },
      { says: "saved again on the old text", by: "school-department", request: `PUT ${CARDS}/LOC-0001/draft`, body: { draft: draft(), reason: "补充指标", expectedSaved: 1 }, status: 409, problems: ["card.draft-stale"] },
      { says: "another department does not see it", by: "department", request: `GET ${CARDS}/LOC-0001`, status: 404, problems: ["card.unknown"], recorded: true },
      { says: "nor changes it", by: "department", request: `PUT ${CARDS}/LOC-0001/draft`, body: { draft: draft(), reason: "试", expectedSaved: 2 }, status: 404, problems: ["card.unknown"], recorded: true },
      { says: "and its own takes the next number", by: "department", request: `POST ${CARDS}`, body: { draft: draft({ sector: "transport", group: "roads" }), reason: "补充指标" }, status: 201, answer: { code: "LOC-0002" }, events: ["card.drafted"] },
      { says: "thrown away", by: "department", request: `DELETE ${CARDS}/LOC-0002/draft?saved=1`, status: 200, events: ["card.discarded"] },
      { says: "a division writes for the departments that it looks after", by: "business", request: `POST ${CARDS}`, body: { draft: draft(), reason: "补充指标" }, status: 201, answer: { code: "LOC-0002" }, events: ["card.drafted"] },
      { says: "and throws it away", by: "business", request: `DELETE ${CARDS}/LOC-0002/draft?saved=1`, status: 200, events: ["card.discarded"] },
      { says: "submitted", by: "school-department", request: `POST ${CARDS}/LOC-0001/proposals`, body: { expectedSaved: 2 }, status: 201, events: ["card.proposed"] },
      { says: "not changed while it is judged", by: "school-department", request: `PUT ${CARDS}/LOC-0001/draft`, body: { draft: draft(), reason: "试", expectedSaved: 2 }, status: 409, problems: ["card.proposed-already"] },
    ]);
    assert.deepEqual(await codes("query=" + encodeURIComponent("外来孩子上公办")), []);
  });

  test("F109: one criterion that failed keeps it from being published, and its author reads why", async () => {
    const reviews = `POST ${CARDS}/LOC-0001/reviews`;
    const publish = { request: `POST ${CARDS}/LOC-0001/publications`, body: { expectedSaved: 2 } };
    await play(world, [
      { says: "a department judges none", by: "school-department", request: reviews, body: { judgements: judged(), opinion: "", returns: false, expectedSaved: 2 }, status: 403, problems: ["duty.missing"], recorded: true },
      { says: "not judged yet", by: "performance", ...publish, status: 409, problems: ["card.not-reviewed"] },
      { says: "three of four", by: "performance", request: reviews, body: { judgements: judged().slice(1), opinion: "", returns: false, expectedSaved: 2 }, status: 422, problems: ["card.criterion-not-judged"] },
      { says: "a failure without a reason", by: "performance", request: reviews, body: { judgements: judged("sound", ""), opinion: "", returns: false, expectedSaved: 2 }, status: 422, problems: ["card.criterion-needs-note"] },
      { says: "one failed", by: "performance", request: reviews, body: { judgements: judged("sound"), opinion: "", returns: false, expectedSaved: 2 }, status: 201, answer: { passed: false }, events: ["card.reviewed"] },
      { says: "so it is not published", by: "performance2", ...publish, status: 422, problems: ["card.criterion-failed"] },
      { says: "it goes back", by: "performance", request: reviews, body: { judgements: judged("sound"), opinion: "请与统计口径一致", returns: true, expectedSaved: 2 }, status: 201, events: ["card.reviewed"] },
    ]);
    const { versions: [version] } = await page("LOC-0001", "school-department");
    assert.equal(version!.state, "draft");
    assert.deepEqual(version!.reviews.map(({ judgements }) => judgements.find(({ note }) => note !== "")?.note), ["口径与部门统计不一致", "口径与部门统计不一致"]);
  });

  test("F109: published by another person than its author once all four passed, and found from then on", async () => {
    await play(world, [
      { says: "mended", by: "school-department", request: `PUT ${CARDS}/LOC-0001/draft`, body: { draft: draft({ meaning: "随迁子女在公办学校就读人数占随迁子女总数的比例。" }), reason: "按统计口径修改", expectedSaved: 2 }, status: 200, answer: { saved: 3 }, events: ["card.drafted"] },
      { says: "the performance office mends a word", by: "performance", request: `PUT ${CARDS}/LOC-0001/draft`, body: { draft: draft({ meaning: "随迁子女在公办学校就读人数占其总数的比例。" }), reason: "按统计口径修改", expectedSaved: 3 }, status: 200, answer: { saved: 4 }, events: ["card.drafted"] },
      { says: "submitted again", by: "school-department", request: `POST ${CARDS}/LOC-0001/proposals`, body: { expectedSaved: 4 }, status: 201, events: ["card.proposed"] },
      { says: "who wrote a word of it does not judge it", by: "performance", request: `POST ${CARDS}/LOC-0001/reviews`, body: { judgements: judged(), opinion: "", returns: false, expectedSaved: 4 }, status: 403, problems: ["card.review-same-person"], recorded: true },
      { says: "all four pass", by: "performance2", request: `POST ${CARDS}/LOC-0001/reviews`, body: { judgements: judged(), opinion: "可以发布", returns: false, expectedSaved: 4 }, status: 201, answer: { passed: true }, events: ["card.reviewed"] },
      { says: "who wrote a word of it does not publish it", by: "performance", request: `POST ${CARDS}/LOC-0001/publications`, body: { expectedSaved: 4 }, status: 403, problems: ["card.publish-same-person"], recorded: true },
      { says: "published", by: "leader", request: `POST ${CARDS}/LOC-0001/publications`, body: { expectedSaved: 4 }, status: 201, answer: { version: 1 }, events: ["card.published"] },
      { says: "only once", by: "leader", request: `POST ${CARDS}/LOC-0001/publications`, body: { expectedSaved: 4 }, status: 404, problems: ["card.no-draft"], recorded: true },
    ]);
    assert.deepEqual(await codes("query=" + encodeURIComponent("外来孩子上公办"), "bridges"), ["LOC-0001"]);
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
    assert.deepEqual(await codes("query=" + encodeURIComponent("养路")), []);
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
  });
});
