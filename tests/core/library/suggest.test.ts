import assert from "node:assert/strict";
import { test } from "node:test";
import { rankCards } from "../../../src/core/library/search.ts";
import { statedIndicators } from "../../../src/core/library/stated-indicators.ts";
import { isSameKind, suggest, type LibraryCard, type PractisedRow, type SuggestionWish } from "../../../src/core/library/suggest.ts";
import { CARD } from "./cards.ts";

const wish = (change: Partial<SuggestionWish> = {}): SuggestionWish => ({ year: 2026, level1: "效益指标", level2: "社会效益指标", typed: "", taken: [], ...change });
const row = (level3: string, change: Partial<PractisedRow> = {}): PractisedRow => ({ year: 2025, subjectId: "s1", level1: "效益指标", level2: "社会效益指标", level3, target: "≥95%", card: null, ...change });
const cards: readonly LibraryCard[] = [
  { ...CARD, version: 3 },
  { ...CARD, code: "EDU-0002", version: 1, name: { zh: "学生体质健康达标率", en: "Fitness" }, meaning: "体质健康测试达标的学生占比。", words: ["体测"] },
  { ...CARD, code: "EDU-0003", version: 1, level1: "产出指标", level2: "数量指标", name: { zh: "义务教育学校数", en: "Schools" }, meaning: "", words: [] },
];

test("F206: what the project had last year comes first, the same indicator from several sources is one with all reasons", () => {
  const made = suggest(wish(), { stated: [], history: [row("九年义务教育巩固率"), row("控辍人数", { year: 2023, target: "≤3人" })], similar: [row("九年义务教育巩固率", { subjectId: "s2", target: "≥97%" }), row("九年义务教育巩固率", { subjectId: "s3", target: "≥98%" })], cards: rankCards("义务教育 学生体质健康", cards) });
  const [first] = made;
  assert.deepEqual([first!.name, first!.target, first!.card, first!.from], ["九年义务教育巩固率", "≥95%", { code: "EDU-0001", version: 3 }, ["history", "library", "similar"]]);
  assert.deepEqual(first!.because.map(({ code }) => code), ["library.because-history", "library.because-goal", "library.because-similar"]);
  assert.deepEqual(first!.because[2]!.params, { count: 2, targets: "≥97%、≥98%" });
  assert.deepEqual(made.map(({ name }) => name), ["九年义务教育巩固率", "控辍人数", "学生体质健康达标率"]);
  assert.ok(made.every(({ because }) => because.length > 0));
});

test("F206: only what belongs to the row's level, and nothing that the goal has already", () => {
  const names = (change: Partial<SuggestionWish>) => suggest(wish(change), { stated: [], history: [], similar: [], cards: rankCards("义务教育 学生体质健康", cards) }).map(({ name }) => name);
  assert.deepEqual(names({ level1: "产出指标", level2: "数量指标" }), ["义务教育学校数"]);
  assert.deepEqual(names({ taken: ["九年义务教育 巩固率"] }), ["学生体质健康达标率"]);
  assert.equal(names({ level1: "", level2: "" }).length, 3);
  assert.equal(names({ typed: "体质" })[0], "学生体质健康达标率");
});

test("F206: what the goal promises in words is offered with its target until a row holds it, and merged with what else says the same", () => {
  const stated = statedIndicators("九年义务教育巩固率达到99%以上，家长满意度达到90%以上，新增学位1200个。");
  const made = (change: Partial<SuggestionWish>) => suggest(wish(change), { stated, history: [row("九年义务教育巩固率")], similar: [], cards: rankCards("九年义务教育巩固率", cards) });
  const [first, ...rest] = made({});
  assert.deepEqual([first!.name, first!.target, first!.card, first!.from], ["九年义务教育巩固率", "≥99%", { code: "EDU-0001", version: 3 }, ["goal", "history", "library"]]);
  assert.deepEqual(first!.because[0], { code: "library.because-stated", params: { said: "九年义务教育巩固率达到99%以上" } });
  assert.deepEqual(rest.map(({ name, target }) => [name, target]).slice(0, 1), [["新增学位", "1200个"]]);
  assert.deepEqual(made({ level1: "满意度指标", level2: "服务对象满意度指标" }).map(({ name, target }) => [name, target]), [["家长满意度", "≥90%"]]);
  const quantities = (taken: readonly string[]) => made({ level1: "产出指标", level2: "数量指标", taken }).filter(({ from }) => from.includes("goal")).map(({ name }) => name);
  assert.deepEqual([quantities([]), quantities(["新增学位数"])], [["新增学位"], []]);
  // A rate, by its words no quantity; the card of that name says otherwise.
  const counted = suggest(wish({ level1: "产出指标", level2: "数量指标" }), { stated: statedIndicators("学校标准化率达到80%以上"), history: [], similar: [], cards: rankCards("学校标准化率", [{ ...cards[2]!, name: { zh: "学校标准化率", en: "Standard" } }]) });
  assert.deepEqual(counted.map(({ name, target, from }) => [name, target, from]), [["学校标准化率", "≥80%", ["goal", "library"]]]);
  assert.deepEqual(made({ typed: "学位" }).filter(({ from }) => from.includes("goal")).map(({ name }) => name), ["新增学位"]);
});

test("kinds that frames of other books name longer are the same", () => {
  for (const [left, right] of [["数量指标", "参保征缴数量指标"], ["服务对象满意度指标", "参保对象满意度指标"], ["可持续影响指标", "基金可持续影响指标"]] as const) assert.ok(isSameKind(left, right) && isSameKind(right, left));
  for (const [left, right] of [["数量指标", "质量指标"], ["社会效益指标", "经济效益指标"], ["", "数量指标"]] as const) assert.ok(!isSameKind(left, right) && !isSameKind(right, left));
});
