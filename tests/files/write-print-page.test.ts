import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { EMPTY_FUNDS, EMPTY_ROW } from "../../src/core/form/cell-path.ts";
import { ownNames } from "../../src/core/layout/own-names.ts";
import type { Definitions } from "../../src/core/pack/definitions.ts";
import { letterLists } from "../../src/core/disclosure/letter-lists.ts";
import { drawFiling, type FilingToDraw } from "../../src/files/draw-filing.ts";
import { loadDefinitions } from "../../src/files/load-definitions.ts";
import { writeLetterPage, writePrintPage, type LetterOnPaper, type PrintMark } from "../../src/files/write-print-page.ts";
import { speak } from "../../src/words/index.ts";

const MARK: PrintMark = { address: "http://hengji.test/print/2026/goal/x/7Q2M9KX4T0BD3HRW", said: "版本码 7Q2M", notice: "", demo: false };

describe("pages to print", () => {
  let definitions: Definitions;
  before(async () => {
    const loaded = await loadDefinitions();
    assert.ok(loaded.ok);
    definitions = loaded.value;
  });
  const filing = (change: Partial<FilingToDraw> = {}): FilingToDraw => ({
    head: { stage: "goal", year: 2026, name: "农村公路日常养护", department: "交通运输局", unit: "公路养护中心" },
    values: { goal: { planned: "目标", actual: "" }, funds: [{ id: "total", ...EMPTY_FUNDS, initialBudget: "320.5" }], rows: [{ ...EMPTY_ROW, id: "a", level1: "产出指标", level2: "数量指标", level3: "里程", target: "≥1公里", points: "90" }] },
    form: definitions.forms.find(({ id }) => id === "goal")!, profile: definitions.profiles[0]!, demo: false, drafts: [], ...change,
  });

  test("stamps: none, draft, demonstration, both; and what is a draft is named", () => {
    const stamp = (change: Partial<FilingToDraw>) => drawFiling(filing(change), speak("zh-CN"));
    const drafts = [{ zh: "流程甲", en: "Flow A" }, { zh: "方案乙", en: "Profile B" }];
    assert.equal(stamp({}).stamp, "");
    assert.equal(stamp({ demo: true }).stamp, "演示数据");
    assert.equal(stamp({ drafts }).stamp, "草案");
    assert.equal(stamp({ drafts, demo: true }).stamp, "草案 · 演示数据");
    assert.ok(stamp({ drafts }).notes.includes("草案：流程甲、方案乙尚未正式采用。"));
    assert.ok(drawFiling(filing({ drafts }), speak("en")).notes.some((note) => note.includes("Flow A, Profile B")));
  });

  test("in English levels and sources of money have their English names, in Chinese and in a workbook they keep the Chinese ones", () => {
    const form = filing().form;
    const values = { ...filing().values, funds: [{ id: "total", ...EMPTY_FUNDS, initialBudget: "1" }, { id: "appropriation", ...EMPTY_FUNDS, source: "财政拨款", initialBudget: "1" }] };
    const names = ownNames([form], []);
    const texts = (language: "zh-CN" | "en", told?: typeof names): readonly string[] => drawFiling(filing({ values }), speak(language), told).rows.flatMap(({ cells }) => cells.map(({ text }) => text));
    for (const [language, told, shown] of [["en", names, ["Output", "Quantity"]], ["en", undefined, ["产出指标", "数量指标"]], ["zh-CN", names, ["产出指标", "数量指标"]]] as const) {
      assert.deepEqual(texts(language, told).filter((text) => ["Output", "Quantity", "产出指标", "数量指标"].includes(text)), shown);
      assert.equal(texts(language, told).some((text) => text.includes("财政拨款")), told === undefined || language === "zh-CN");
    }
    assert.ok(texts("en", names).some((text) => text.includes("Fiscal appropriation")));
    assert.equal(values.rows[0]!.level1, "产出指标");
  });

  test("an adopted draft form prints without the stamp of its own provenance", () => {
    const form = { ...filing().form, provenance: "draft" as const };
    assert.equal(drawFiling(filing({ form }), speak("zh-CN")).stamp, "");
  });

  test("the mark stands in the page once, with room for it at the foot of every sheet", () => {
    const page = writePrintPage(drawFiling(filing(), speak("zh-CN")), { ...MARK, notice: "已有新版" }, "zh-CN");
    assert.equal(page.match(/<footer class="mark">/g)?.length, 1);
    assert.match(page, /<tfoot><tr><td><div class="room">/);
    assert.ok(page.includes("版本码 7Q2M") && page.includes("已有新版"));
    assert.doesNotMatch(page, /<script|演示数据|style="/);
    assert.match(writePrintPage(drawFiling(filing({ demo: true }), speak("en")), { ...MARK, demo: true }, "en"), /Demonstration data/);
  });

  test("a letter keeps its year on one line and its text as text", () => {
    const letter: LetterOnPaper = {
      title: "关于批复甲<b>2026年度项目支出绩效目标的通知", documentNo: "<script>", department: "甲&乙", paragraphs: ["<p>"], signature: "财政局", issuedOn: "2026年2月1日",
      lists: letterLists({ year: 2026, demo: false, lists: [], drafts: [], goals: [{ code: "1", name: "<i>", unit: "\"单位\"", book: null, form: { zh: "基金表<", en: "Fund" }, whole: null, money: {}, amountFen: "320500000", digest: "a".repeat(64) }] }, speak("zh-CN")).map(({ layout }) => layout),
      sealHead: null,
    };
    const page = writeLetterPage(letter, MARK, "zh-CN");
    assert.ok(page.includes('甲&lt;b&gt;<span class="k">2026年度</span>项目'));
    assert.ok(writeLetterPage({ ...letter, title: "关于批复甲&乙2026年度项目支出绩效目标的通知" }, MARK, "zh-CN").includes('批复<span class="n">甲&amp;乙</span><span class="k">2026年度</span>'), "a department's name is not broken where a line holds it");
    assert.doesNotMatch(page, /<script>|<i>|<p><\/p>/);
    assert.ok(!page.includes("封存值"), "no seal, no sentence about one");
    assert.ok(page.includes("基金表&lt;") && page.includes("320.50"));
    assert.ok(writeLetterPage({ ...letter, sealHead: "990100-128-9f3a2" }, MARK, "zh-CN").includes("990100-128-9f3a2"));
  });
});
