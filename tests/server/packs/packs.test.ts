import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { PackData, PackSource } from "../../../src/core/pack/source.ts";
import { readPackFile, writePackFile } from "../../../src/files/pack-file.ts";
import { loadPackSet } from "../../../src/files/load-definitions.ts";
import { judgePacks } from "../../../src/files/judge-packs.ts";
import { packReader } from "../../../src/files/resolve-packs.ts";
import { keepPackDefinitions } from "../../../src/server/commands/keep-pack-definitions.ts";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { codesOf, play } from "../filings/play.ts";

const DRAFT = "PUT /api/packs/draft";
const PUBLISH = "POST /api/packs/publications";
const HEADING = { of: "forms/goal", at: "blocks[indicators].columns[target].label.zh", was: "指标值", is: "年度指标值", why: "市级表样的叫法" };
const GRADE = { of: "profiles/cn-national-2021", at: "grades.value[EXCELLENT].from", was: "90", is: "92", from: "2027", why: "市财政局办法，自2027年度起" };

interface Shown {
  readonly digest: string;
  readonly years: readonly number[];
  readonly ownChanges: readonly object[];
  readonly layers: readonly { id: string; own: boolean }[];
  readonly definitions: readonly { of: string; layer: string; changes: number; usedBy: string[]; records: number | null }[];
  readonly publications: readonly { number: number; source: string; publishedBy: string | null }[];
  readonly draft: {
    saved: number; refusedBecause: string | null; differences: { of: string; at: string; kind: string; was: unknown; is: unknown }[]; changes: unknown[]; overlay: string | null;
    problems: { code: string; where: string; message: string }[]; drafted: { what: string; kind: string; of: string; at: string; was: unknown; is: unknown; line: number | null; problems: number[] }[];
  } | null;
}

/** 方案: changed by a bureau in the browser, published by two roles; new records use what is new, running ones stay on what they were begun under. */
describe("packs of a region", () => {
  let world: FilingWorld;
  before(async () => {
    const loaded = await loadPackSet();
    assert.ok(loaded.ok);
    const brought = { set: loaded.value.set, reader: packReader };
    world = await openFilingWorld(undefined, brought);
    const judged = judgePacks(brought.set, []);
    assert.ok(judged.ok);
    const keep = () => world.ground.change({ actor: "system", task: "packs" }, (context) => keepPackDefinitions(context, judged.value.definitions, judged.value.set));
    const before = (await world.events()).length;
    const kept = await keep();
    assert.equal(kept.ok && kept.value.isNew, true);
    const again = await keep();
    assert.equal(again.ok && again.value.isNew, false);
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["packs.kept"]);
  });
  after(() => world.close());

  const shown = async (login = "performance") => (await world.call(login, "GET /api/packs")).json as unknown as Shown;
  const drafted = (changes: readonly object[], expectedSaved: number, files: readonly object[] = []) => ({ request: DRAFT, body: { changes, files, reason: "按市级办法调整", expectedSaved } });

  test("what is in force is shown with where it stands, what names it, and what runs on it", async () => {
    const packs = await shown("officer");
    assert.deepEqual([packs.layers.map(({ id, own }) => [id, own]), packs.publications.map(({ number, source, publishedBy }) => [number, source, publishedBy]), packs.draft, packs.years], [[["national", false]], [[1, "installation", null]], null, []]);
    const goal = packs.definitions.find(({ of }) => of === "forms/goal")!;
    assert.deepEqual([goal.layer, goal.changes, goal.records, goal.usedBy.includes("workflows/goal")], ["national", 0, 0, true]);
    const { json } = await world.call("officer", "GET /api/packs/definitions/profiles/cn-national-2021");
    assert.match(JSON.stringify(json["data"]), /"EXCELLENT"/);
  });

  test("P2, F115: what is no change, or cannot be read by itself, is refused with the place, and nothing is kept", async () => {
    const nothing = { events: [] as string[] };
    await play(world, [
      { says: "a file that is no form, by its line", by: "performance", ...drafted([], 0, [{ path: "frames/own", text: "id: own\ntitle: { zh: 甲, en: A }\nprovenance: 很好\ngroups:\n  - { level1: 产出指标, points: 90, kinds: [数量指标] }\n" }]), status: 422, problems: ["pack.not-one-of"], ...nothing },
      { says: "a change that says nothing", by: "performance", ...drafted([{ ...HEADING, is: HEADING.was }], 0), status: 422, problems: ["pack.overlay-says-nothing"], ...nothing },
      { says: "no reason", by: "performance", ...drafted([{ ...HEADING, why: "" }], 0), status: 422, problems: ["pack.empty-text"], ...nothing },
      { says: "nothing changed", by: "performance", ...drafted([], 0), status: 409, problems: ["scheme.unchanged"], ...nothing },
      { says: "a unit officer changes none", by: "officer", ...drafted([HEADING], 0), status: 403, problems: ["duty.missing"], recorded: true, ...nothing },
      { says: "an administrator of the system has no business with it", by: "system", request: "GET /api/packs", status: 403, problems: ["duty.missing"], recorded: true, ...nothing },
      { says: "there is nothing to publish", by: "leader", request: PUBLISH, body: { expectedSaved: 1 }, status: 404, problems: ["scheme.no-draft"], recorded: true, ...nothing },
    ]);
    assert.deepEqual(await world.see("select 1 from hengji.pack_draft"), []);
  });

  test("P2, F115: a draft may be unsound while it is worked on, and says so at each change by line and column; what is unsound is not published", async () => {
    const before = await shown();
    const wrong = [
      { ...HEADING, of: "forms/none" }, { ...HEADING, at: "blocks[indicators].columns[none].label.zh" }, { ...HEADING, was: "目标值" }, { of: "workflows/goal", at: "title.zh", was: "x", is: "y", why: "试" },
    ];
    const toldOf = async () => {
      const { draft } = await shown();
      return [draft!.drafted.map(({ line, problems }) => [line, problems.map((index) => draft!.problems[index]!.code)]), draft!.problems.map(({ where }) => where)];
    };
    await play(world, [{ says: "changes that cannot be laid", by: "performance", ...drafted(wrong, 0), status: 200, answer: { saved: 1, problems: 4 }, events: ["packs.drafted"] }]);
    assert.deepEqual(await toldOf(), [
      [[2, ["pack.overlay-unknown"]], [7, ["pack.overlay-nowhere"]], [12, ["pack.overlay-conflict"]], [17, ["pack.overlay-workflow"]]],
      ["local/overlay.yaml:2:5", "local/overlay.yaml:7:5", "local/overlay.yaml:12:5", "local/overlay.yaml:17:5"],
    ]);
    await play(world, [
      { says: "not in force by another role either", by: "leader", request: PUBLISH, body: { expectedSaved: 1 }, status: 422, problems: ["pack.overlay-unknown", "pack.overlay-nowhere", "pack.overlay-conflict", "pack.overlay-workflow"], events: [] },
      { says: "grades that no longer fall, in a year to come", by: "performance", ...drafted([HEADING, { ...GRADE, is: "79" }], 1), status: 200, answer: { saved: 2, problems: 1 }, events: ["packs.drafted"] },
    ]);
    assert.deepEqual(await toldOf(), [[[2, []], [7, ["pack.not-falling"]]], ["local/overlay.yaml:7:5"]]);
    await play(world, [{ says: "a number in words, in a year to come", by: "performance", ...drafted([{ ...GRADE, is: "九十" }], 2), status: 200, answer: { saved: 3, problems: 1 }, events: ["packs.drafted"] }]);
    assert.deepEqual((await shown()).draft!.problems.map(({ code }) => code), ["pack.not-decimal"]);
    await play(world, [{ says: "thrown away whole", by: "performance", request: "DELETE /api/packs/draft?saved=3", status: 200, events: ["packs.draft-discarded"] }]);
    assert.deepEqual([await shown(), await world.see("select 1 from hengji.pack_draft")], [before, []]);
  });

  test("P6: a scheme that no worked example shows is drafted and not published; brought as a pack with its example it may be", async () => {
    const national = await world.within("officer", async (context) => ({ ok: true, value: context.scheme.set!.layers[0]!.files["profiles/cn-national-2021"] as { readonly [key: string]: PackData } }));
    assert.ok(national.ok);
    const profile = { ...national.value, id: "city-2027" };
    const before = await shown();
    await play(world, [
      { says: "without an example", by: "performance", ...drafted([], 0, [{ path: "profiles/city-2027", text: JSON.stringify(profile) }]), status: 200, answer: { saved: 1, problems: 1 }, events: ["packs.drafted"] },
      { says: "is not published", by: "leader", request: PUBLISH, body: { expectedSaved: 1 }, status: 422, problems: ["pack.profile-without-example"], events: [] },
    ]);
    const told = async (): Promise<readonly (readonly [string, string])[]> => (await shown("leader")).draft!.problems.map(({ code, where }) => [code, where]);
    assert.deepEqual(await told(), [["pack.profile-without-example", "local/profiles/city-2027"]]);
    const manifest = { id: "county", version: "1.0.0", schema: "1", title: { zh: "县级方案", en: "County pack" }, overlays: "national" };
    const example = { profiles: ["city-2027"], grades: [{ case: "c1", title: "恰好90分", score: "90", grade: "优" }] };
    const pack: PackSource = { id: "county", version: "1.0.0", overlays: "national", manifest, files: { "profiles/city-2027": profile, "examples/own": example } };
    await play(world, [{ says: "with one", by: "performance", request: DRAFT, body: { changes: [], files: [], imported: [{ id: "county", text: writePackFile(pack) }], reason: "引入县级方案", expectedSaved: 1 }, status: 200, answer: { saved: 2, problems: 0 }, events: ["packs.drafted"] }]);
    assert.deepEqual(await told(), []);
    await play(world, [{ says: "given up", by: "performance", request: "DELETE /api/packs/draft?saved=2", status: 200, events: ["packs.draft-discarded"] }]);
    assert.deepEqual(await shown(), before);
  });

  test("P4, P9: a column's title and next year's threshold: drafted by one, published by another role; running records stay on what they were begun under", async () => {
    const running = await world.filled("P1", 2027);
    const before = await shown();
    await play(world, [
      { says: "drafted", by: "performance", ...drafted([HEADING, GRADE], 0), status: 200, answer: { saved: 1 }, events: ["packs.drafted"] },
      { says: "somebody else had opened it before that", by: "performance2", ...drafted([HEADING], 0), status: 409, problems: ["scheme.draft-stale"] },
      { says: "whoever drafted it may not publish", by: "performance", request: PUBLISH, body: { expectedSaved: 1 }, status: 403, problems: ["duty.missing"], recorded: true },
    ]);
    const { draft } = await shown("leader");
    assert.deepEqual([draft!.refusedBecause, draft!.problems, draft!.differences.map(({ of, at, kind, was, is }) => [of, at, kind, was, is])], [null, [], [
      ["forms/goal", "blocks[indicators].columns[target].label.zh", "changed", "指标值", "年度指标值"], ["profiles/cn-national-2021", "grades.value[EXCELLENT].from", "changed", "90", "92"],
    ]]);
    await play(world, [{ says: "published", by: "leader", request: PUBLISH, body: { expectedSaved: 1 }, status: 201, answer: { number: 2 }, events: ["packs.published"] }]);
    const now = await shown();
    assert.notEqual(now.digest, before.digest);
    assert.deepEqual([now.layers.map(({ id, own }) => [id, own]), now.years, now.draft], [[["national", false], ["local", true]], [2027], null]);
    assert.deepEqual(now.publications.map(({ number, source, publishedBy }) => [number, source, publishedBy]), [[2, "bureau", "周局长"], [1, "installation", null]]);
    // This year keeps its threshold.
    const at = async (year: number) => JSON.stringify((await world.call("leader", `GET /api/packs/definitions/profiles/cn-national-2021?year=${year}`)).json["data"]);
    assert.match(await at(2026), /"code":"EXCELLENT","name":\{"zh":"优","en":"Excellent"\},"from":"90"/);
    assert.match(await at(2027), /"code":"EXCELLENT","name":\{"zh":"优","en":"Excellent"\},"from":"92"/);

    const later = await world.filled("P2", 2027);
    const pinned = await world.see<{ id: string; pack_digest: string }>("select id, pack_digest from hengji.filing order by id");
    assert.deepEqual([pinned.find(({ id }) => id === running)!.pack_digest, pinned.find(({ id }) => id === later)!.pack_digest], [before.digest, now.digest]);
    const heading = async (id: string): Promise<string> => {
      const digest = pinned.find((one) => one.id === id)!.pack_digest;
      const { json } = await world.call("officer", `GET /api/packs/${digest}/2027/forms/goal`);
      return JSON.stringify(json);
    };
    assert.match(await heading(running), /"zh":"指标值"/);
    assert.match(await heading(later), /"zh":"年度指标值"/);
  });

  test("a threshold of 2027 counts in 2027 and not in 2026", async () => {
    const grades: Record<number, unknown> = {};
    for (const year of [2025, 2026]) {
      const scheme = await world.within("officer", async (context) => ({ ok: true, value: context.scheme.packsIn(year, "self-evaluation").profiles.find(({ id }) => id === "cn-national-2021")!.grades.value[0]!.from }));
      grades[year] = scheme.ok && scheme.value;
    }
    const next = await world.within("officer", async (context) => ({ ok: true, value: context.scheme.packsIn(2027, "self-evaluation").profiles.find(({ id }) => id === "cn-national-2021")!.grades.value[0]!.from }));
    assert.deepEqual([grades[2025], grades[2026]], [{ units: 90, scale: 0 }, { units: 90, scale: 0 }]);
    assert.deepEqual(next.ok && next.value, { units: 92, scale: 0 });
  });

  test("F115: each thing of a draft is told with what its items are called and why it is there: a file by its own reason, a difference by that of the overlay that makes it", async () => {
    const frame = JSON.stringify({ id: "own", title: { zh: "自有", en: "Own" }, provenance: "draft", groups: [{ level1: "产出指标", points: "90", kinds: ["数量指标"] }] });
    const change = { of: "profiles/cn-national-2020", at: "grades.value[EXCELLENT].from", was: "90", is: "91", why: "市财政局办法" };
    const files = [{ path: "frames/own", text: frame, why: "省财政厅表样" }, { path: "frames/other", text: frame.replace('"own"', '"other"') }];
    const known = await shown();
    await play(world, [
      { says: "an empty reason is none", by: "performance", ...drafted([], 0, [{ ...files[0]!, why: "" }]), status: 422, problems: ["http.text-missing"] },
      { says: "drafted", by: "performance", ...drafted([...known.ownChanges, change], 0, files), status: 200, answer: { saved: 1 }, events: ["packs.drafted"] },
    ]);
    type Told = { readonly draft: { readonly files: readonly { readonly path: string; readonly why?: string }[]; readonly drafted: readonly { readonly of: string; readonly titles: readonly unknown[]; readonly why: string }[]; readonly differences: readonly { readonly of: string; readonly why: string | null; readonly titles: readonly unknown[] }[] } };
    const { draft } = (await world.call("leader", "GET /api/packs")).json as unknown as Told;
    const titles = [null, null, { zh: "优", en: "Excellent" }, null];
    const byPath = (left: { readonly of: string }, right: { readonly of: string }): number => (left.of < right.of ? -1 : 1);
    assert.deepEqual(draft.drafted.map(({ of, titles: named, why }) => ({ of, named, why })).sort(byPath), [{ of: "frames/other", named: [], why: "" }, { of: "frames/own", named: [], why: "省财政厅表样" }, { of: change.of, named: titles, why: "市财政局办法" }]);
    assert.deepEqual(draft.differences.map(({ of, titles: named, why }) => ({ of, named, why })).sort(byPath), [{ of: "frames/other", named: [], why: null }, { of: "frames/own", named: [], why: null }, { of: change.of, named: titles, why: "市财政局办法" }]);
    assert.deepEqual(draft.files.map(({ path, why }) => [path, why]).sort(), [["frames/other", undefined], ["frames/own", "省财政厅表样"]]);
    await play(world, [{ says: "given up", by: "performance", request: "DELETE /api/packs/draft?saved=1", status: 200, events: ["packs.draft-discarded"] }]);
  });

  test("a draft is thrown away by whoever may draft", async () => {
    await play(world, [
      { says: "another heading", by: "performance", ...drafted([HEADING, GRADE, { ...HEADING, at: "title.zh", was: "项目支出绩效目标申报表", is: "项目绩效目标表" }], 0), status: 200, answer: { saved: 1 }, events: ["packs.drafted"] },
      { says: "thrown away", by: "performance2", request: "DELETE /api/packs/draft?saved=1", status: 200, events: ["packs.draft-discarded"] },
    ]);
    assert.equal((await shown()).draft, null);
  });

  test("two publish at once: one wins, and the other is told", async () => {
    await play(world, [{ says: "drafted", by: "performance", ...drafted([HEADING], 0), status: 200, events: ["packs.drafted"] }]);
    const both = await Promise.all([1, 2].map(() => world.call("leader", PUBLISH, { expectedSaved: 1 })));
    assert.deepEqual(both.map(({ status }) => status).sort(), [201, 404]);
    assert.deepEqual(codesOf(both.find(({ status }) => status !== 201)!.json), ["scheme.no-draft"]);
    assert.deepEqual((await shown()).years, []);
  });

  test("F115: rolled back, what the bureau had laid upon its packs at an earlier publication becomes the draft again", async () => {
    const { publications, digest } = await shown();
    const second = publications.find(({ number }) => number === 2)!;
    await play(world, [
      { says: "no such publication", by: "performance", request: DRAFT, body: { changes: [], files: [], again: 999, reason: "恢复", expectedSaved: 0 }, status: 404, problems: ["scheme.publication-unknown"], recorded: true },
      { says: "back to the second", by: "performance", request: DRAFT, body: { changes: [], files: [], again: 2, reason: "恢复", expectedSaved: 0 }, status: 200, events: ["packs.drafted"] },
    ]);
    assert.deepEqual((await shown()).draft!.differences.map(({ of, is }) => [of, is]), [["profiles/cn-national-2021", "92"]]);
    await play(world, [{ says: "published", by: "leader", request: PUBLISH, body: { expectedSaved: 1 }, status: 201, events: ["packs.published"] }]);
    const now = await shown();
    assert.notEqual(now.digest, digest);
    assert.equal((now.publications[0] as unknown as { digest: string }).digest, (second as unknown as { digest: string }).digest);
  });

  test("F115: a pack is exported and imported with the same digest; what does not fit leaves everything as it was", async () => {
    const exported = await world.app.request("/api/packs/layers/national", { headers: world.as("performance") });
    const text = await exported.text();
    const national = readPackFile("national", text);
    assert.ok(national.ok);
    assert.equal(writePackFile(national.value), text);
    // Another city's variant of the form, upon the national pack.
    const form = { ...(national.value.files["forms/goal"] as { readonly [key: string]: PackData }), title: { zh: "县级项目支出绩效目标申报表", en: "County goal form" } };
    const county: PackSource = { id: "county", version: "1.0.0", overlays: "national", manifest: { id: "county", version: "1.0.0", schema: "1", title: { zh: "县级方案", en: "County pack" }, overlays: "national" }, files: { "forms/goal": form, "workflows/goal-county": { ...(national.value.files["workflows/goal-small"] as { readonly [key: string]: PackData }), id: "goal-county" } } };
    const wish = (pack: PackSource, expectedSaved: number) => ({ changes: [], files: [], imported: [{ id: pack.id, text: writePackFile(pack) }], reason: "引入县级方案", expectedSaved });
    const broken: PackSource = { ...county, files: { "workflows/goal": { ...(national.value.files["workflows/goal"] as { readonly [key: string]: PackData }), form: "goal-none" } } };
    const before = await shown();
    await play(world, [
      { says: "a reference that leads nowhere", by: "performance", request: DRAFT, body: wish(broken, 0), status: 422, problems: ["pack.form-unknown"] },
      { says: "changed on the way", by: "performance", request: DRAFT, body: { ...wish(county, 0), imported: [{ id: "county", text: writePackFile(county).replace("县级方案", "某县方案") }] }, status: 422, problems: ["pack.file-digest"] },
      { says: "no pack of this name is here", by: "performance", request: DRAFT, body: { ...wish(county, 0), imported: [{ id: "none" }] }, status: 404, problems: ["scheme.pack-unknown"], recorded: true },
    ]);
    assert.deepEqual([await shown(), await world.see("select 1 from hengji.pack_draft")], [before, []]);
    // As long as a pack of thousands of definitions.
    const long: PackSource = { ...county, files: { ...county.files, ...Object.fromEntries(Array.from({ length: 500 }, (_, number) => [`dictionaries/list-${number}`, {
      id: `list-${number}`, title: { zh: "清单", en: "List" }, provenance: "draft", open: "false", items: Array.from({ length: 40 }, (_, item) => ({ id: `item-${item}`, title: { zh: `第${item}项：${"清单中的一项".repeat(15)}`, en: `Item ${item}: ${"one item of this list ".repeat(5).trim()}` } })),
    }])) } };
    assert.ok(writePackFile(long).length > 4_500_000, String(writePackFile(long).length));
    await play(world, [
      { says: "a long one", by: "performance", request: DRAFT, body: wish(long, 0), status: 200, events: ["packs.drafted"] },
      { says: "not that one", by: "performance", request: `DELETE ${DRAFT.replace("PUT ", "")}?saved=1`, status: 200, events: ["packs.draft-discarded"] },
    ]);
    await play(world, [
      { says: "drafted", by: "performance", request: DRAFT, body: wish(county, 0), status: 200, events: ["packs.drafted"] },
      { says: "published", by: "leader", request: PUBLISH, body: { expectedSaved: 1 }, status: 201, events: ["packs.published"] },
    ]);
    const now = await shown();
    assert.deepEqual(now.layers.map(({ id, own }) => [id, own]), [["national", false], ["county", true]]);
    assert.equal(now.definitions.find(({ of }) => of === "forms/goal")!.layer, "county");
    // Its workflow is there to be moved to, and stored for whatever will run on it.
    assert.deepEqual(await world.see("select version, source from hengji.workflow_version where workflow = 'goal-county'"), [{ version: 1, source: "pack" }]);
    const again = await world.app.request("/api/packs/layers/county", { headers: world.as("leader") });
    assert.equal(await again.text(), writePackFile(county));
  });

  test("a pack may bring a workflow as well as a bureau, and under the same conditions", async () => {
    const before = await shown();
    const goal = JSON.stringify((await world.within("officer", async ({ scheme }) => ({ ok: true, value: scheme.set!.layers[0]!.files["workflows/goal"] as PackData })) as { value: PackData }).value);
    const bringing = (text: string, expectedSaved: number) => {
      const pack: PackSource = { id: "town", version: "1.0.0", overlays: "national", manifest: { id: "town", version: "1.0.0", schema: "1", title: { zh: "镇级方案", en: "Town pack" }, overlays: "national" }, files: { "workflows/goal": JSON.parse(text) as PackData } };
      return { changes: [], files: [], imported: [{ id: "county" }, { id: "town", text: writePackFile(pack) }], reason: "引入镇级方案", expectedSaved };
    };
    await play(world, [
      { says: "another text under the same number", by: "performance", request: DRAFT, body: bringing(goal.replace("单位审核", "负责人审核"), 0), status: 200, events: ["packs.drafted"] },
      { says: "would never be in force", by: "leader", request: PUBLISH, body: { expectedSaved: 1 }, status: 422, problems: ["scheme.workflow-differs"] },
      { says: "a step that nobody holds", by: "performance", request: DRAFT, body: bringing(goal.replace('"version":"1"', '"version":"9"').replace('"role":"business-division"', '"role":"third-party-reviewer"'), 1), status: 200, events: ["packs.drafted"] },
      { says: "would leave records without a holder", by: "leader", request: PUBLISH, body: { expectedSaved: 2 }, status: 422, problems: ["workflow.step-orphaned"] },
    ]);
    assert.deepEqual((await world.see<{ version: number }>("select version from hengji.workflow_version where workflow = 'goal'")).map(({ version }) => version), [1]);
    await play(world, [{ says: "given up", by: "performance", request: "DELETE /api/packs/draft?saved=2", status: 200, events: ["packs.draft-discarded"] }]);
    assert.deepEqual(await shown(), before);
  });

  test("F115, P3: upgraded, a newer installation goes under what the bureau changed; where both changed the same, what is in force goes on", async () => {
    await play(world, [
      { says: "drafted", by: "performance", ...drafted([{ ...GRADE, from: "2027" }], 0), status: 200, events: ["packs.drafted"] },
      { says: "published", by: "leader", request: PUBLISH, body: { expectedSaved: 1 }, status: 201, events: ["packs.published"] },
    ]);
    const scheme = await world.within("officer", async (context) => ({ ok: true, value: context.scheme.set! }));
    assert.ok(scheme.ok);
    const loaded = await loadPackSet();
    assert.ok(loaded.ok);
    const own = scheme.value.layers.slice(-scheme.value.own);
    const newer = (of: string, change: (text: string) => string) => ({
      ...loaded.value.set, layers: loaded.value.set.layers.map((layer) => ({ ...layer, files: { ...layer.files, [of]: JSON.parse(change(JSON.stringify(layer.files[of]))) as PackData } })),
    });
    const fits = judgePacks(newer("forms/evaluation", (text) => text.replace("绩效评价评分表", "绩效评价打分表")), own);
    assert.ok(fits.ok, JSON.stringify(fits));
    const conflicts = judgePacks(newer("profiles/cn-national-2021", (text) => text.replace('"en":"Excellent"},"from":"90"', '"en":"Excellent"},"from":"91"')), own);
    assert.deepEqual(conflicts.ok ? [] : conflicts.problems.map(({ code, params }) => [code, params["was"], params["found"], params["is"]]), [["pack.overlay-conflict", "90", "91", "92"]]);
    // What fits is put in force at a start, and says so in the log.
    world.time = new Date(world.time.getTime() + 60_000);
    const before = (await world.events()).length;
    const kept = await world.ground.change({ actor: "system", task: "packs" }, (context) => keepPackDefinitions(context, fits.value.definitions, fits.value.set));
    assert.equal(kept.ok && kept.value.isNew, true);
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["packs.kept"]);
    const now = await shown();
    assert.deepEqual([now.publications[0]!.source, now.layers.at(-1)!.id, now.years], ["installation", "local", [2027]]);
  });

  test("F115: points move between two groups of a frame by two changes, kept one after the other, taken back singly, and in force together or not at all", async () => {
    const [cost, output] = [{ of: "frames/cost-first", at: "groups[成本指标].points", was: "20", is: "15", why: "市财政局通知" }, { of: "frames/cost-first", at: "groups[产出指标].points", was: "40", is: "45", why: "市财政局通知" }];
    const { digest, ownChanges, publications: { length: publications } } = await shown();
    await play(world, [
      { says: "the first alone leaves the sum open", by: "performance", ...drafted([...ownChanges, cost!], 0), status: 200, answer: { saved: 1, problems: 1 }, events: ["packs.drafted"] },
      { says: "which is not published", by: "leader", request: PUBLISH, body: { expectedSaved: 1 }, status: 422, problems: ["pack.weights-sum"], events: [] },
    ]);
    const { draft } = await shown("leader");
    assert.deepEqual([draft!.drafted.map(({ what, kind, at, was, is, problems }) => [what, kind, at, was, is, problems]), draft!.problems.map(({ where, message }) => [where, message])], [
      [["change", "new", cost!.at, "20", "15", [0]]], [["local/overlay.yaml:8:5", "各组分值合计为 85，应为 90 或 100。"]],
    ]);
    assert.equal(draft!.overlay!.split("\n")[7], "  - of: frames/cost-first");
    await play(world, [
      { says: "the second completes it, by somebody else of the office", by: "performance2", ...drafted([...ownChanges, cost!, output!], 1), status: 200, answer: { saved: 2, problems: 0 }, events: ["packs.drafted"] },
      { says: "opened before that", by: "performance", ...drafted([...ownChanges, cost!], 1), status: 409, problems: ["scheme.draft-stale"], events: [] },
      { says: "the first taken back by itself", by: "performance", ...drafted([...ownChanges, output!], 2), status: 200, answer: { saved: 3, problems: 1 }, events: ["packs.drafted"] },
      { says: "and made again", by: "performance", ...drafted([...ownChanges, cost!, output!], 3), status: 200, answer: { saved: 4, problems: 0 }, events: ["packs.drafted"] },
    ]);
    assert.equal((await shown()).digest, digest);
    await play(world, [
      { says: "whoever worked on it may not publish", by: "performance2", request: PUBLISH, body: { expectedSaved: 4 }, status: 403, problems: ["duty.missing"], recorded: true, events: [] },
      { says: "published by another role", by: "leader", request: PUBLISH, body: { expectedSaved: 4 }, status: 201, answer: { number: publications + 1 }, events: ["packs.published"] },
    ]);
    const points = async () => ((await world.call("officer", "GET /api/packs/definitions/frames/cost-first")).json["data"] as { groups: { points: string }[] }).groups.map((group) => group.points);
    assert.deepEqual(await points(), ["15", "45", "20", "10"]);
    // Half of it taken away again leaves another sum, and the whole comes back as it came with the installation.
    await play(world, [
      { says: "one of the two is no longer said", by: "performance", ...drafted([...ownChanges, cost!], 0), status: 200, answer: { saved: 1, problems: 1 }, events: ["packs.drafted"] },
      { says: "as it was before", by: "performance", ...drafted(ownChanges, 1), status: 200, answer: { saved: 2, problems: 0 }, events: ["packs.drafted"] },
    ]);
    assert.deepEqual((await shown()).draft!.drafted.map(({ kind, at, was, is }) => [kind, at, was, is]), [["gone", cost!.at, "15", "20"], ["gone", output!.at, "45", "40"]]);
    await play(world, [{ says: "in force", by: "leader", request: PUBLISH, body: { expectedSaved: 2 }, status: 201, answer: { number: publications + 2 }, events: ["packs.published"] }]);
    assert.deepEqual([await points(), (await shown()).digest], [["20", "40", "20", "10"], digest]);
  });
});
