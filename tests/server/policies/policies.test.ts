import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { PolicyCollection } from "../../../src/core/policy/policy-document.ts";
import { policy } from "../../core/policy/documents.ts";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { play, type Step } from "../filings/play.ts";

const said = (text: string) => ({ zh: text, en: text });
const COLLECTION: PolicyCollection = {
  id: "test", title: said("示例"), families: [{ id: "one-nine", title: said("“1+9”系列文件"), main: 1, supporting: 9 }],
  documents: [
    policy("ten", { level: "national", number: "财预〔2020〕10号", issued: "2020-02-25", clauses: [{ at: "定量指标", gist: said("达到目标值得满分。") }] }),
    policy("main", { title: said("总纲"), family: { id: "one-nine", role: "main" } }),
    ...Array.from({ length: 8 }, (_, at) => policy(`part-${at}`, { family: { id: "one-nine", role: "supporting" }, issued: "2021-01-01" })),
  ],
};
const OPINION = { level: "county", number: "园委发〔2020〕8号", title: "关于全面落实预算绩效管理的实施意见", issuer: "管理机构", issued: "2020-04-28", source: "正式文本", clauses: [{ at: "第三条", gist: "三年内完成三十一项任务。" }] };

interface Shown { readonly id: string; readonly state: string; readonly title: { zh: string }; readonly cited: number; readonly origin: string }

describe("F105 the policy library", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld((packs) => ({ ...packs, policies: [COLLECTION] }));
  });
  after(() => world.close());

  const library = async (by: string, query = "") => (await world.call(by, `GET /api/policies${query}`)).json as unknown as { documents: Shown[]; families: { main: number; supporting: number; missingSupporting: number; family: { main: number; supporting: number } }[]; orphans: { document: string }[]; mayKeep: boolean; on: string };
  const enter = (says: string, change: Record<string, unknown>, more: Partial<Step> = {}): Step => ({ says, by: "performance", request: "POST /api/policies", body: { ...OPINION, ...change }, status: 201, events: ["policy.entered"], ...more });

  test("F105: the rule valid on 2020-04-27 and on 2020-04-28 differ, of the packs and of what was entered here", async () => {
    const { answers } = await play(world, [enter("the opinions of the region", {}, { as: "own" })]);
    const own = String(answers["own"]!["id"]);
    const inForce = async (on: string) => (await library("officer", `?on=${on}`)).documents.filter(({ state }) => state === "in-force").map(({ id }) => id);
    const [eve, day] = [await inForce("2020-04-27"), await inForce("2020-04-28")];
    assert.deepEqual(day.filter((id) => !eve.includes(id)).sort(), ["main", own].sort());
    assert.ok(eve.includes("ten"));
    const page = async (on: string) => (await world.call("officer", `GET /api/policies/${own}?on=${on}`)).json as unknown as Shown & { fromAssumed: boolean };
    assert.deepEqual([(await page("2020-04-27")).state, (await page("2020-04-28")).state, (await page("2020-04-28")).fromAssumed], ["not-yet", "in-force", true]);
  });

  test("F105: family “1+9” with its count, search, level; and everyone signed in may read", async () => {
    const { families: [family], mayKeep } = await library("officer");
    assert.deepEqual([family!.family.main, family!.family.supporting, family!.main, family!.supporting, family!.missingSupporting, mayKeep], [1, 9, 1, 8, 1, false]);
    const ids = async (query: string) => (await library("performance", query)).documents.map(({ id }) => id);
    assert.deepEqual(await ids(`?text=${encodeURIComponent("财预[2020]10 号")}`), ["ten"]);
    assert.equal((await ids(`?text=${encodeURIComponent("三十一项")}`)).length, 1);
    assert.deepEqual([(await ids("?level=national")).length, (await ids("?family=one-nine")).length], [1, 9]);
    for (const login of ["audit", "system", "reviewer", "school"]) assert.equal((await library(login)).documents.length, 11, login);
  });

  test("F105: a rule of the packs shows its document, level and clause, and what no document answers is listed", async () => {
    const { json } = await world.call("officer", "GET /api/policies/ten");
    const clause = (json["clauses"] as { at: string; citations: { part: string; of: string; at: string }[] }[])[0]!;
    assert.ok(clause.citations.some(({ part, of, at }) => part === "profiles" && of === "cn-national-2021" && at === "ratioRule"), JSON.stringify(clause));
    assert.ok((json["citations"] as { clauseMissing: boolean; clause: string | null }[]).some(({ clauseMissing, clause: cited }) => clauseMissing && cited === "评价等级"));
    const { orphans } = await library("officer");
    assert.ok(orphans.some(({ document }) => document === "财预〔2021〕101号"));
  });

  test("R35: each rule shows its document, level and clause; those that rest on nothing are listed, be they of the packs or checks of goals", async () => {
    type Ground = { part: string; of: string; at: string; document: string | null; documentId: string | null; level: string | null; clause: string | null; gap: string | null };
    const { grounds } = (await library("officer")) as unknown as { grounds: Ground[] };
    const found = (part: string, of: string, at: string): Ground => grounds.find((one) => one.part === part && one.of === of && one.at === at)!;
    const { document: _cited, ...ratio } = found("profiles", "cn-national-2021", "ratioRule");
    assert.deepEqual([ratio.documentId, ratio.level, ratio.gap], ["ten", "national", ratio.clause === "定量指标" ? null : "no-clause"]);
    assert.deepEqual([found("profiles", "cn-national-2021", "passRatio").gap, found("workflows", "goal", "").gap, found("linter", "all-targets-100", "").gap], ["not-in-library", "no-document", "no-document"]);
    assert.ok(grounds.some(({ gap }) => gap === "no-clause"), "a clause that nobody entered is told as well");
  });

  test("F105: a document is entered and changed by those who keep the library, as versions with their reasons; the packs' own are left alone", async () => {
    const { documents } = await library("performance");
    const own = documents.find(({ origin }) => origin === "region")!.id;
    const change = (says: string, body: Record<string, unknown>, more: Partial<Step>): Step => ({ says, by: "performance", request: `PUT /api/policies/${own}`, body: { ...OPINION, reason: "补充条款", expectedVersion: 1, ...body }, status: 200, ...more });
    const { events } = await play(world, [
      enter("a unit's officer", {}, { by: "officer", status: 403, problems: ["duty.missing"], events: [], recorded: true }),
      enter("its number again", {}, { status: 409, problems: ["policy.number-taken"], events: [] }),
      enter("no day at all", { number: "无日期", issued: "" }, { status: 422, problems: ["policy.day-missing"], events: [] }),
      enter("30 February", { number: "甲", issued: "2020-02-30" }, { status: 422, problems: ["http.day-unknown"], events: [] }),
      change("as it was", {}, { status: 409, problems: ["policy.unchanged"] }),
      change("with a last day", { until: "2022-12-31" }, { events: ["policy.changed"], answer: { version: 2 } }),
      change("on the old version", { until: "2023-12-31" }, { status: 409, problems: ["policy.stale"] }),
      { ...change("one of the packs", {}, { status: 409, problems: ["policy.of-packs"] }), request: "PUT /api/policies/ten" },
      { ...change("one that is none", {}, { status: 404, problems: ["policy.unknown"], recorded: true }), request: "PUT /api/policies/none" },
      enter("what replaces it", { number: "园委发〔2023〕1号", title: "新的实施意见", issued: "2022-06-01", replaces: [own] }),
    ]);
    assert.deepEqual(events[0]!.detail, { level: "county", number: "园委发〔2020〕8号", version: 2 });
    const page = async (on: string) => (await world.call("officer", `GET /api/policies/${own}?on=${on}`)).json as unknown as Shown & { versions: { version: number; reason: string }[]; replacedByTitle: { zh: string } };
    const replaced = async (on: string): Promise<unknown> => ((await page(on)) as unknown as { replaced: string | null }).replaced;
    assert.deepEqual([await replaced("2022-05-31"), await replaced("2022-06-01")], ["no", "yes"], "it is not said to be replaced before the day of the other");
    assert.deepEqual([(await page("2022-05-31")).state, (await page("2022-06-01")).state, (await page("2022-06-01")).replacedByTitle.zh], ["in-force", "ended", "新的实施意见"]);
    assert.deepEqual((await page("2022-06-01")).versions.map(({ version, reason }) => [version, reason]), [[2, "补充条款"], [1, ""]]);
  });
});
