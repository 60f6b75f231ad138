import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { FilingItem } from "../../../src/web/app/api/filing-shapes.ts";
import type { Session } from "../../../src/web/app/api/session-shapes.ts";
import { readRoute } from "../../../src/web/app/routes.ts";
import { filingFinds, findsAddress, namesSomething, pageFinds, placeAfter, searchedSeasons, type SeasonFinds } from "../../../src/web/app/search/finds.ts";
import { readFilter } from "../../../src/web/pages/filings/list-filter.ts";
import { speak } from "../../../src/words/index.ts";

const OPEN = [{ year: 2027, stage: "goal" }, { year: 2026, stage: "goal" }, { year: 2026, stage: "self-evaluation" }] as const;
const session = (...duties: Session["duties"]): Session => ({ duties, seasons: OPEN }) as unknown as Session;
const [zh, en] = [speak("zh-CN"), speak("en")];

describe("pages that are found", () => {
  const found = (text: string, say = zh) => pageFinds(session("filing.read", "approval.read"), text, say).map(({ to }) => to);

  test("are all of one's own while nothing is typed, and no others", () => {
    assert.deepEqual(found("  "), ["/app/today", "/app/inbox", "/app/2027/goal", "/app/2027/goal/approvals", "/app/2026/goal", "/app/2026/goal/approvals", "/app/2026/self-evaluation", "/app/library", "/app/policies", "/app/account"]);
    assert.deepEqual(pageFinds(session("log.read"), "", zh).map(({ to }) => to), ["/app/today", "/app/policies", "/app/admin/events", "/app/admin/refusals", "/app/admin/seals", "/app/account"]);
    for (const to of found("")) assert.notEqual(readRoute(to).page, "unknown", to);
  });
  test("hold every word that is typed, in the name or the year", () => {
    assert.deepEqual(found("批复"), ["/app/2027/goal/approvals", "/app/2026/goal/approvals"]);
    assert.deepEqual(found("批复 2026"), ["/app/2026/goal/approvals"]);
    assert.deepEqual(found("2026 绩效目标"), ["/app/2026/goal"]);
    assert.deepEqual(found("批复 自评"), []);
  });
  test("are found in either width and case, by the words of the language", () => {
    assert.deepEqual(found("２０２６　自评"), ["/app/2026/self-evaluation"]);
    assert.deepEqual(found("SELF-eval", en), ["/app/2026/self-evaluation"]);
    assert.deepEqual(found("my acc", en), ["/app/account"]);
    assert.deepEqual(found("批复", en), []);
  });
});

describe("years and stages that are searched", () => {
  test("are those in season and the one in sight, each once", () => {
    assert.deepEqual(searchedSeasons(session("filing.read"), null), OPEN);
    assert.deepEqual(searchedSeasons(session("filing.read"), { year: 2026, stage: "goal" }), OPEN);
    assert.deepEqual(searchedSeasons(session("filing.read"), { year: 2025, stage: "goal" }), [...OPEN, { year: 2025, stage: "goal" }]);
  });
  test("are none for who may read no filing", () => assert.deepEqual(searchedSeasons(session("log.read"), { year: 2026, stage: "goal" }), []));
  test("are asked for what was typed, and for nothing where it names nothing", () => {
    const address = new URL(findsAddress({ year: 2026, stage: "self-evaluation" }, "河道 & 岸"), "http://h");
    assert.deepEqual([address.pathname, address.searchParams.get("name")], ["/api/2026/self-evaluation/filings", "河道 & 岸"]);
    // The server's list answers a name without a letter with everything.
    assert.deepEqual(["", " ", "·", "——（）", "%", "河", "3", "Ａ"].map(namesSomething), [false, false, false, false, false, true, true, true]);
  });
});

describe("filings that are found", () => {
  const item = (id: string, name: string): FilingItem => ({ id, name, unit: "河道管理所", stepTitle: { zh: "填报", en: "Draft" } }) as unknown as FilingItem;
  const answers: readonly SeasonFinds[] = [
    { season: OPEN[0], list: { next: null, items: [] } },
    { season: OPEN[1], list: { next: null, items: [item("a/b", "河道保洁")] } },
    { season: OPEN[2], list: { next: "cursor", items: [item("c", "河道保洁"), item("d", "河道疏浚")] } },
  ];

  test("say stage, year, unit and step, and lead to the filing", () => {
    const [first] = filingFinds(answers, "河道", zh, "zh-CN");
    assert.deepEqual([first?.title, first?.detail], ["河道保洁", "2026 年度绩效目标 · 河道管理所 · 填报"]);
    assert.deepEqual(readRoute(first!.to), { page: "filing", year: 2026, stage: "goal", id: "a/b" });
    assert.match(filingFinds(answers, "河道", en, "en")[1]!.detail, /Self-evaluation 2026 · 河道管理所 · Draft/);
  });
  test("that are more than shown are in the list, which is filtered by the same name", () => {
    const finds = filingFinds(answers, "河道 & 岸", zh, "zh-CN");
    assert.equal(finds.length, 4);
    assert.equal(finds[3]!.title, "在清单中查看全部");
    const list = new URL(finds[3]!.to, "http://h");
    assert.deepEqual([readRoute(list.pathname), readFilter(list.search).name], [{ page: "filings", year: 2026, stage: "self-evaluation" }, "河道 & 岸"]);
  });
});

describe("arrows among what was found", () => {
  test("begin at either end, go round, and lead nowhere where nothing is", () => {
    assert.deepEqual([placeAfter("ArrowDown", -1, 3), placeAfter("ArrowUp", -1, 3), placeAfter("ArrowDown", 2, 3), placeAfter("ArrowUp", 0, 3)], [0, 2, 0, 2]);
    assert.deepEqual([placeAfter("ArrowDown", -1, 0), placeAfter("Home", 1, 3), placeAfter("Enter", 1, 3)], [null, null, null]);
  });
  test("stay among them, and the one takes back the other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.constantFrom("ArrowDown", "ArrowUp"), (count, at, key) => {
        const next = placeAfter(key, at % count, count)!;
        assert.ok(next >= 0 && next < count);
        assert.equal(placeAfter(key === "ArrowDown" ? "ArrowUp" : "ArrowDown", next, count), at % count);
      }),
      { numRuns: 200, seed: 20260331 },
    );
  });
});
