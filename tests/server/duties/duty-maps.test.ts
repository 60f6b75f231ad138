import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { FunctionMap } from "../../../src/core/library/function-map.ts";
import { goalValues, openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { play, type Step } from "../filings/play.ts";
import { keepCards, smallLibrary } from "../library/small-library.ts";

const said = (text: string) => ({ zh: text, en: text });
const DRAFT: FunctionMap = {
  sector: "transport", title: said("交通运输"), provenance: "draft",
  duties: [
    { id: "roads", title: said("管养公路"), basis: "公路养护由交通部门负责。", activities: [{ id: "maintain", title: said("日常养护"), core: true, projects: [said("公路养护")], indicators: ["TRA-0001"] }, { id: "publicity", title: said("宣传"), core: false, projects: [said("宣传")], indicators: [] }] },
    { id: "harbours", title: said("管理港口"), basis: "", activities: [] },
  ],
};
type Gaps = Record<"dutiesWithoutActivity" | "activitiesWithoutProject" | "activitiesWithoutIndicator" | "projectsWithoutActivity" | "indicatorsWithoutActivity", Record<string, unknown>[]>;
interface Page { readonly version: number; readonly map: { duties: { id: string; activities: { id: string; core: boolean; projects: { name: string; code: string | null }[]; indicators: string[] }[] }[] }; readonly gaps: Gaps; readonly money: { core: string; share: string | null; missing: string[] }; readonly weight: { core: string; unassigned: string; share: string | null; missing: string[] }; readonly completeness: { part: string; of: number; linked: number; share: string | null }[]; readonly mayKeep: boolean; readonly drafts: { sector: string }[] }

describe("F106 duties, activities, projects and indicators of a department", () => {
  let world: FilingWorld;
  let department: string;
  let other: string;
  before(async () => {
    world = await openFilingWorld((packs) => ({ ...packs, functionMaps: [DRAFT] }));
    await keepCards(world.ground, smallLibrary());
    const units = new Map((await world.see<{ code: string; id: string }>("select code, id from hengji.org_unit")).map(({ code, id }) => [code, id]));
    [department, other] = [units.get("101")!, units.get("205")!];
  });
  after(() => world.close());

  const page = async (by = "department", year = 2026): Promise<Page> => (await world.call(by, `GET /api/${year}/duties/${department}`)).json as unknown as Page;
  const imported = (says: string, more: Partial<Step>): Step => ({ says, by: "department", request: `POST /api/duties/${department}/imports`, body: { sector: "transport", expectedVersion: 0 }, status: 201, ...more });
  const kept = (says: string, map: unknown, more: Partial<Step>): Step => ({ says, by: "department", request: `PUT /api/duties/${department}`, body: { map, reason: "与三定规定核对", expectedVersion: 1 }, status: 200, ...more });

  test("F106: a department begins from the draft of the packs, and nobody else does it for it", async () => {
    assert.deepEqual([(await page()).version, (await page()).drafts.map(({ sector }) => sector), (await page("officer")) as unknown], [0, ["transport"], (await page("officer")) as unknown]);
    const { events } = await play(world, [
      imported("a unit's officer", { by: "officer", status: 403, problems: ["duty.missing"], recorded: true }),
      imported("another department", { by: "school-department", status: 404, problems: ["duty-map.department-unknown"], recorded: true }),
      imported("a sector without a draft", { body: { sector: "none", expectedVersion: 0 }, status: 404, problems: ["duty-map.sector-unknown"], recorded: true }),
      imported("its own", { events: ["duty-map.imported"], answer: { version: 1 } }),
      imported("on the old version", { status: 409, problems: ["duty-map.stale"] }),
      imported("again", { body: { sector: "transport", expectedVersion: 1 }, status: 409, problems: ["duty-map.nothing-new"] }),
      { says: "a unit is no department", by: "department", request: `GET /api/2026/duties/${(await world.see<{ id: string }>("select id from hengji.org_unit where code = '101001'"))[0]!.id}`, status: 404, problems: ["duty-map.department-unknown"], recorded: true },
      { says: "nor does an administrator see it", by: "system", request: "GET /api/duties", status: 403, problems: ["duty.missing"], recorded: true },
    ]);
    assert.deepEqual([events[0]!.subject, events[0]!.detail], [department, { version: 1, duties: 2, activities: 2, sector: "transport" }]);
    const list = async (by: string) => ((await world.call(by, "GET /api/duties")).json["items"] as { name: string; version: number; activities: number }[]).map(({ name, version, activities }) => [name, version, activities]);
    assert.deepEqual(await list("performance"), [["示例市交通运输局", 1, 2], ["示例市教育局", 0, 0]]);
    assert.deepEqual([await list("school-department"), await list("officer")], [[["示例市教育局", 0, 0]], []]);
    assert.equal((await world.call("department", `GET /api/2026/duties/${other}`)).status, 404);
  });

  test("F106, R76, R77: an indicator without activity is listed, and the core share of money and weight is computed with what is missing named", async () => {
    const before = await page();
    const link = before.map.duties.map((duty) => ({ ...duty, activities: duty.activities.map((one) => (one.id === "maintain" ? { ...one, projects: [{ name: "农村公路日常养护", code: "P1" }] } : one)) }));
    const rows = goalValues().rows.map((row, at) => (at === 0 ? { ...row, card: "TRA-0001@1" } : row));
    await world.filled("P1", 2026, { ...goalValues(), rows });
    await play(world, [
      kept("a card that is none", { duties: link.map((duty) => ({ ...duty, activities: duty.activities.map((one) => ({ ...one, indicators: ["TRA-0099"] })) })) }, { status: 422, problems: ["duty-map.card-unknown", "duty-map.card-unknown"] }),
      kept("a project of another department", { duties: [{ ...link[0], activities: [{ ...link[0]!.activities[0], projects: [{ name: "", code: "P4" }] }] }] }, { status: 422, problems: ["duty-map.project-unknown"] }),
      kept("linked", { duties: link }, { events: ["duty-map.saved"], answer: { version: 2 } }),
      kept("on the old version", { duties: link }, { status: 409, problems: ["duty-map.stale"] }),
    ]);
    const { map, gaps, completeness, money, weight, mayKeep } = await page();
    assert.equal(mayKeep, true);
    assert.deepEqual(gaps.indicatorsWithoutActivity.map(({ project, card }) => [project, card]), rows.slice(1).map(() => ["农村公路日常养护", null]));
    assert.deepEqual([gaps.dutiesWithoutActivity.map((one) => one["zh"]), gaps.activitiesWithoutProject.length, gaps.activitiesWithoutIndicator.length, gaps.projectsWithoutActivity.map(({ code }) => code)], [["管理港口"], 1, 1, ["P2", "P3"]]);
    // R76: the department's page tells its tree and how complete it is.
    assert.deepEqual([map.duties.map(({ id, activities }) => [id, activities.map((one) => one.id)]), completeness.map(({ part, of, linked, share }) => [part, of, linked, share])], [
      [["roads", ["maintain", "publicity"]], ["harbours", []]],
      [["duties-activity", 2, 1, "50"], ["activities-project", 2, 1, "50"], ["activities-indicator", 2, 1, "50"], ["projects-activity", 3, 1, "33.33"], ["indicators-activity", rows.length, 1, "25"]],
    ]);
    assert.deepEqual([money.core, money.share, money.missing], ["320000000", "100", ["P2", "P3"]]);
    const points = rows.map((row) => Number(row.points));
    const all = points.reduce((total, one) => total + one, 0);
    assert.deepEqual([weight.core, weight.unassigned, weight.share, weight.missing], [String(points[0]), String(all - points[0]!), String(Math.round((points[0]! * 10_000) / all) / 100), ["P2", "P3"]]);
    // Of a year of which nothing is recorded nothing is said.
    assert.deepEqual([(await page("department", 2024)).money.share, (await page("department", 2024)).weight.share], [null, null]);
  });
});
