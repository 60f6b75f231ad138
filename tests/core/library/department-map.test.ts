import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { decimal, toShortText } from "../../../src/core/basics/decimal.ts";
import { decideMap, importDraft } from "../../../src/core/library/decide-map.ts";
import { COMPLETENESS, completenessOf, coreMoney, coreWeight, ownGaps, type DepartmentMap, type OwnActivity, type ProjectOfYear } from "../../../src/core/library/department-map.ts";
import type { FunctionMap } from "../../../src/core/library/function-map.ts";

const said = (text: string) => ({ zh: text, en: text });
const activity = (id: string, change: Partial<OwnActivity> = {}): OwnActivity => ({ id, title: said(`活动${id}`), core: true, projects: [], indicators: [], ...change });
const project = (code: string, budgetFen: bigint | null, rows: ProjectOfYear["rows"] = null): ProjectOfYear => ({ code, name: `项目${code}`, budgetFen, rows });
const row = (card: string | null, points: string | null) => ({ name: card ?? "自拟", card, points: points === null ? null : decimal(points) });

const MAP: DepartmentMap = {
  duties: [
    { id: "roads", title: said("管养公路"), basis: "三定规定", activities: [activity("maintain", { projects: [{ name: "养护", code: "P1" }], indicators: ["TRA-0001"] }), activity("publicity", { core: false, projects: [{ name: "宣传", code: "P2" }], indicators: ["COM-0044"] })] },
    { id: "bridges", title: said("检测桥梁"), basis: "三定规定", activities: [activity("inspect", { projects: [{ name: "危桥检测", code: null }] })] },
    { id: "harbours", title: said("管理港口"), basis: "三定规定", activities: [] },
  ],
};
const PROJECTS = [
  project("P1", 300_000_00n, [row("TRA-0001", "50"), row(null, "40")]),
  project("P2", 100_000_00n, [row("COM-0044", "45"), row("TRA-0009", "45")]),
  project("P3", 150_000_00n),
  project("P4", null, [row("TRA-0001", null)]),
];

describe("a department's own map of duties", () => {
  test("F106: gaps at every level: an indicator, a project, an activity, a duty that leads nowhere", () => {
    const gaps = ownGaps(MAP, PROJECTS);
    assert.deepEqual(gaps.indicatorsWithoutActivity.map(({ project: { code }, row: { name } }) => [code, name]), [["P1", "自拟"], ["P2", "TRA-0009"]]);
    assert.deepEqual(gaps.dutiesWithoutActivity.map(({ id }) => id), ["harbours"]);
    assert.deepEqual(gaps.activitiesWithoutProject.map((place) => place.activity.id), ["inspect"]);
    assert.deepEqual(gaps.activitiesWithoutIndicator.map((place) => place.activity.id), ["inspect"]);
    assert.deepEqual(gaps.projectsWithoutActivity.map(({ code }) => code), ["P3", "P4"]);
  });

  test("R76: how complete the map is at each level, by number and in percent, and nothing is said of what there is none of", () => {
    const parts = completenessOf(MAP, PROJECTS, ownGaps(MAP, PROJECTS)).map(({ part, of, linked, share }) => [part, of, linked, share]);
    assert.deepEqual(parts, [["duties-activity", 3, 2, "66.67"], ["activities-project", 3, 2, "66.67"], ["activities-indicator", 3, 2, "66.67"], ["projects-activity", 4, 2, "50"], ["indicators-activity", 5, 3, "60"]]);
    const empty = { duties: [] };
    assert.deepEqual(completenessOf(empty, [], ownGaps(empty, [])), COMPLETENESS.map((part) => ({ part, of: 0, linked: 0, share: null })));
  });

  test("F106: the share of the core is computed exactly, of money and of weight, and what is missing is named", () => {
    const money = coreMoney(MAP, PROJECTS);
    assert.deepEqual(money, { core: 300_000_00n, other: 100_000_00n, unassigned: 150_000_00n, share: "54.55", missing: ["P4"] });
    const weight = coreWeight(MAP, PROJECTS);
    assert.deepEqual([toShortText(weight.core), toShortText(weight.other), toShortText(weight.unassigned), weight.share, weight.missing], ["50", "45", "85", "27.78", ["P3", "P4"]]);
    assert.deepEqual([coreMoney(MAP, [project("P1", null)]).share, coreWeight(MAP, []).share], [null, null]);
    // R29: 55 % of the weight.
    assert.equal(coreWeight(MAP, [project("P1", null, [row("TRA-0001", "55"), row("COM-0044", "45")])]).share, "55");
  });

  test("F106: a project of two activities is counted once, and to the core where one of them is", () => {
    const both: DepartmentMap = { duties: [{ ...MAP.duties[0]!, activities: [activity("a", { core: false, projects: [{ name: "", code: "P1" }] }), activity("b", { projects: [{ name: "", code: "P1" }] }), activity("c", { core: false, projects: [{ name: "", code: "P1" }] })] }] };
    assert.deepEqual([coreMoney(both, PROJECTS.slice(0, 1)).core, coreMoney(both, PROJECTS.slice(0, 1)).other], [300_000_00n, 0n]);
  });

  test("F106: whatever the map, the three parts make up all the money that is known", () => {
    const code = fc.constantFrom("P1", "P2", "P3", "P4", "P5");
    const someMap = fc.array(fc.record({ core: fc.boolean(), codes: fc.uniqueArray(code) }), { maxLength: 6 });
    fc.assert(
      fc.property(someMap, fc.uniqueArray(fc.tuple(code, fc.option(fc.bigInt({ min: 0n, max: 10n ** 15n }), { nil: null })), { selector: ([one]) => one }), (activities, money) => {
        const map: DepartmentMap = { duties: [{ ...MAP.duties[0]!, activities: activities.map(({ core, codes }, at) => activity(`a${at}`, { core, projects: codes.map((one) => ({ name: one, code: one })) })) }] };
        const { core, other, unassigned, missing } = coreMoney(map, money.map(([one, fen]) => project(one, fen)));
        assert.equal(core + other + unassigned, money.reduce((total, [, fen]) => total + (fen ?? 0n), 0n));
        assert.deepEqual(missing, money.filter(([, fen]) => fen === null).map(([one]) => one));
      }),
      { seed: 106, numRuns: process.env["HENGJI_LONG"] === "1" ? 10_000 : 200 },
    );
  });

  test("F106: a draft of the packs comes in behind what is there, and once; cards and projects that there are none of are told", () => {
    const draft: FunctionMap = { sector: "transport", title: said("交通"), provenance: "draft", duties: [{ id: "roads", title: said("管养公路"), basis: "b", activities: [] }, { id: "ferries", title: said("管理渡口"), basis: "b", activities: [{ id: "maintain", title: said("维护渡口"), core: true, projects: [said("渡口维护")], indicators: ["TRA-0001"] }] }] };
    const imported = importDraft(MAP, draft, []);
    assert.ok(imported.ok);
    assert.deepEqual(imported.value.duties.map(({ id }) => id), ["roads", "bridges", "harbours", "ferries"]);
    assert.deepEqual(imported.value.duties[3]!.activities.map(({ id, projects }) => [id, projects]), [["ferries-maintain", [{ name: "渡口维护", code: null }]]]);
    // What the department has under the very name is linked, unless two are called so.
    const linked = (names: readonly string[]) => ((outcome) => (outcome.ok ? outcome.value.duties[3]!.activities[0]!.projects[0]!.code : "refused"))(importDraft(MAP, draft, names.map((name, at) => ({ code: `P${at + 1}`, name }))));
    assert.deepEqual([linked(["桥梁检测", "渡口维护"]), linked(["渡口维护", "渡口维护"]), linked(["渡口维护费"])], ["P2", null, null]);
    const again = importDraft(imported.value, draft, []);
    assert.deepEqual(again.ok ? [] : again.problems.map(({ code }) => code), ["duty-map.nothing-new"]);
    const around = { before: null, knownCards: new Set(["TRA-0001"]), knownProjects: new Set(["P1"]) };
    const problems = (map: DepartmentMap, more: Partial<Parameters<typeof decideMap>[1]> = {}) => ((outcome) => (outcome.ok ? [] : outcome.problems.map(({ code }) => code)))(decideMap(map, { ...around, ...more }));
    assert.deepEqual(problems(MAP), ["duty-map.card-unknown", "duty-map.project-unknown"]);
    // What stood there before may stay, though a card was retired meanwhile.
    assert.deepEqual(problems({ duties: MAP.duties.slice(0, 2) }, { before: MAP }), []);
    assert.deepEqual(problems(MAP, { before: MAP }), ["duty-map.unchanged"]);
    assert.deepEqual(problems({ duties: [MAP.duties[2]!, { ...MAP.duties[2]!, activities: [activity("x"), activity("x")] }] }), ["duty-map.duty-twice", "duty-map.activity-twice", "duty-map.id-twice"]);
  });
});
