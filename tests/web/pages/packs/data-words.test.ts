import assert from "node:assert/strict";
import { test } from "node:test";
import type { PackData } from "../../../../src/core/pack/source.ts";
import { choicesAt, keyAt, placeName, textAt, titledPlace, titleOfItem, valueText, type Reading } from "../../../../src/web/pages/packs/data-words.ts";
import { speak } from "../../../../src/words/index.ts";

const [zh, en]: readonly [Reading, Reading] = [{ say: speak("zh-CN"), language: "zh-CN" }, { say: speak("en"), language: "en" }];
const PROFILE: PackData = {
  grades: { value: [{ code: "EXCELLENT", name: { zh: "优", en: "Excellent" }, from: "90" }, { from: "80" }], reference: { document: "null", unverified: "true" } },
  blocks: [{ kind: "funds", total: { zh: "年度资金总额", en: "Funds of the year" }, parts: [{ id: "appropriation", zh: "财政拨款", en: "Fiscal appropriation" }] }],
};

test("a place is said by the names of its keys and the titles of its items, in the language of the page", () => {
  assert.equal(placeName("grades.value[EXCELLENT].from", zh, PROFILE), "等级 › 取值 › 优 › 起");
  assert.match(placeName("grades.value[EXCELLENT].from", en, PROFILE), /› Excellent ›/);
  assert.equal(placeName("blocks[funds].parts[appropriation]", zh, PROFILE), "表格各段 › 年度资金总额 › 分项 › 财政拨款");
  assert.doesNotMatch(placeName("blocks[funds].parts[appropriation]", en, PROFILE), /\p{Script=Han}/u);
});

test("an item without a name is said by its place, and one that nobody titled by its name in the file", () => {
  assert.equal(placeName("grades.value[#1].from", zh, PROFILE), "等级 › 取值 › 第 2 项 › 起");
  assert.equal(placeName("steps[no-such]", zh), "环节 › no-such");
});

test("names in both languages are said in that of the page, and the words of the format in people's", () => {
  assert.deepEqual([valueText({ zh: "优", en: "Excellent" }, zh), valueText({ zh: "优", en: "Excellent" }, en), valueText({ zh: "优", en: "" }, en)], ["优", "Excellent", "优"]);
  assert.deepEqual([valueText("true", zh), valueText("null", zh) === "null"], [zh.say("app-packs.value.true"), false]);
  assert.equal(titleOfItem({ id: "x" }, "en"), null);
});

test("a key is called by what it stands under: the subjects that a form serves are no kinds of indicators", () => {
  assert.equal(placeName("serves.kinds", zh), "适用范围 › 适用的绩效对象");
  assert.match(placeName("groups[#0].kinds", zh), /二级指标各类$/);
  assert.match(placeName("blank.groups[#0].kinds", zh), /二级指标各类$/);
  assert.match(placeName("kinds", zh), /^类别$/);
});

test("a code is said by its name, with what has to be written behind it; what is none stays as it is", () => {
  const books = [{ key: "serves" }, { key: "books" }, { item: "GENERAL_PUBLIC" }];
  assert.deepEqual([textAt(books, "GENERAL_PUBLIC", zh), textAt([{ key: "stage" }], "goal", zh), textAt([{ key: "kinds" }, { item: "#0" }], "special-fund", zh)], ["一般公共预算（GENERAL_PUBLIC）", "绩效目标（goal）", "专项资金（special-fund）"]);
  assert.doesNotMatch(textAt(books, "GENERAL_PUBLIC", en), /\p{Script=Han}/u);
  assert.deepEqual([textAt([{ key: "kinds" }, { item: "#0" }], "数量指标", zh), textAt([{ key: "why" }], "goal", zh)], ["数量指标", "goal"]);
});

test("where codes stand one is chosen, and a list takes those that it lacks; names of one's own are written", () => {
  const books: PackData = ["GENERAL_PUBLIC", "GOV_FUND"];
  assert.deepEqual(choicesAt([{ key: "serves" }, { key: "books" }], books), ["STATE_CAPITAL", "SOCIAL_INSURANCE"]);
  assert.equal(choicesAt([{ key: "serves" }, { key: "books" }, { item: "#0" }], "GOV_FUND")?.length, 4);
  assert.deepEqual(choicesAt([{ key: "adjustable" }], "true"), ["true", "false"]);
  for (const [key, value] of [["kinds", "数量指标"], ["kinds", []], ["why", "goal"], ["stage", "no-such"]] as const) assert.equal(choicesAt([{ key }], value as PackData), null, key);
});

test("values of a draft are said in words: what is not set, where a definition comes from, in which days; an item by its title, without what it is called in the file", () => {
  assert.deepEqual(["null", "draft", "document", "EXCELLENT"].map((value) => valueText(value, zh, keyAt("provenance"))), ["空", "草案", "有文件", "EXCELLENT"]);
  assert.deepEqual([valueText("null", en, keyAt("executionReasonBelow.value")), valueText("draft", en, "provenance"), valueText("draft", en, "why"), valueText([], en)], ["not set", "Draft", "draft", "not set"]);
  assert.equal(valueText({ code: "EXCELLENT", name: { zh: "优", en: "Excellent" }, from: "90" }, zh), "名称 优，起 90");
  assert.equal(valueText({ days: "10", of: "working" }, en), "Days 10, Counted in working days");
  assert.deepEqual([textAt([{ key: "provenance" }], "draft", zh), textAt([{ key: "due" }, { key: "of" }], "calendar", zh)], ["草案", "日历日"]);
});

test("a place is said by titles that come with it: a grade by its name, in the language of the page", () => {
  const place = { at: "grades.value[EXCELLENT].from", titles: [null, null, { zh: "优", en: "Excellent" }, null] };
  assert.deepEqual([titledPlace(place, zh), titledPlace(place, en).includes("› Excellent ›")], ["等级 › 取值 › 优 › 起", true]);
  assert.equal(titledPlace({ at: "steps[no-such]", titles: [null, null] }, zh), "环节 › no-such");
});
