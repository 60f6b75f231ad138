import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { toShortText } from "../../src/core/basics/decimal.ts";
import { checkFormula, namesOf, parseFormula, type Declared } from "../../src/core/expression/index.ts";
import type { Card } from "../../src/core/library/card.ts";
import { CARD_CODE } from "../../src/core/library/card-ref.ts";
import { claimOfCard } from "../../src/core/library/claims.ts";
import { mapCoverage, mapGaps } from "../../src/core/library/function-map.ts";
import { functionCoverage } from "../../src/core/library/function-coverage.ts";
import { pairsSayingTheSame } from "../../src/core/library/same-saying.ts";
import { rankCards } from "../../src/core/library/search.ts";
import { targetPattern } from "../../src/core/library/target-pattern.ts";
import { lintGoal } from "../../src/core/smart/index.ts";
import { readTarget } from "../../src/core/target/read-target.ts";
import { cardTokens, queryTokens } from "../../src/core/library/search-tokens.ts";
import { loadDefinitions } from "../../src/files/load-definitions.ts";
import { loadFunctionMaps, loadLibrary } from "../../src/files/load-library.ts";

const loaded = await loadLibrary();
assert.deepEqual(loaded.ok ? [] : loaded.problems, []);
assert.ok(loaded.ok);
const { sectors } = loaded.value;
const cards = sectors.flatMap(({ cards: own }) => own);
const told = ({ code, name }: Card): string => `${code} ${name.zh}`;
const read = <T>(name: string): T => parse(readFileSync(new URL(name, import.meta.url), "utf8")) as T;

/** Names this much alike, in hundredths, somebody must have looked at. */
const NEARLY = 55;

test("there are at least 600 cards in 25 sectors, all of them drafts", () => {
  assert.ok(cards.length >= 600, String(cards.length));
  assert.ok(sectors.length >= 25);
  for (const { id, provenance, groups, cards: own } of sectors) {
    assert.equal(provenance, "draft", id);
    assert.ok(own.length >= 12, `${id}: ${own.length}`);
    assert.deepEqual(groups.filter((group) => !own.some((card) => card.group === group.id)), [], `${id} has an empty group`);
  }
});

test("F107: the sectors of the packs serve every function of expenditure, and each field has cards", () => {
  const coverage = functionCoverage(sectors.map(({ functions, cards: own }) => ({ functions, count: own.length })));
  assert.deepEqual([coverage.percent, coverage.gaps], [100, []]);
});

test("a code stands for one card, and its letters for one sector", () => {
  assert.equal(new Set(cards.map(({ code }) => code)).size, cards.length);
  assert.deepEqual(cards.filter(({ code }) => !CARD_CODE.test(code)).map(told), []);
  for (const { id, cards: own } of sectors) assert.equal(new Set(own.map(({ code }) => code.split("-")[0])).size, 1, id);
  assert.equal(new Set(cards.map(({ code }) => code.split("-")[0])).size, sectors.length);
});

test("every level stands in an indicator frame, and every kind of indicator has cards", async () => {
  const packs = await loadDefinitions();
  assert.ok(packs.ok);
  const kinds = new Set(packs.value.frames.flatMap(({ groups }) => groups.flatMap(({ level1, kinds: level2s }) => level2s.map((level2) => `${level1} ${level2}`))));
  assert.deepEqual(cards.filter(({ level1, level2 }) => !kinds.has(`${level1} ${level2}`)).map(told), []);
  // The older layout has one kind of cost below output; the newer ones have it on the first level.
  const used = new Set(cards.map(({ level1, level2 }) => `${level1} ${level2}`));
  const cost = packs.value.frames.find(({ groups }) => groups.some(({ level1 }) => level1 === "成本指标"))!;
  for (const { level1, kinds: level2s } of cost.groups) for (const level2 of level2s) assert.ok(used.has(`${level1} ${level2}`), `${level1} ${level2}`);
});

test("no two cards say the same, and names that are close were looked at", () => {
  const pairs = pairsSayingTheSame(cards, NEARLY).map((pair) => ({ ...pair, merelyClose: pair.because.every(({ code }) => code === "library-same.alike") }));
  assert.deepEqual(pairs.flatMap(({ one, other, because, merelyClose }) => (merelyClose ? [] : [`${told(one)} | ${told(other)} | ${because.map(({ code }) => code).join()}`])), []);
  const reviewed = read<readonly { pair: readonly [string, string]; reason: string }[]>("library-reviewed.yaml");
  const sorted = (codes: readonly string[]): string => [...codes].sort().join(" ");
  assert.deepEqual(pairs.map(({ one, other }) => sorted([one.code, other.code])).sort(), reviewed.map(({ pair }) => sorted(pair)).sort());
  for (const { reason } of reviewed) assert.ok(reason.length > 10);
  assert.equal(new Set(cards.map(({ name }) => name.en.toLowerCase())).size, cards.length, "an English name twice");
  assert.equal(new Set(cards.map(({ meaning }) => meaning)).size, cards.length, "an explanation twice");
});

test("each card has what an officer needs to use it", () => {
  for (const card of cards) {
    const judged = card.direction === "qualitative";
    assert.equal(card.unit === null, judged, told(card));
    for (const text of [card.meaning, card.scoring, card.scope, card.reasoning]) assert.ok(text.length >= 4, told(card));
    assert.ok(card.evidence.length >= 1 && card.words.length >= 1, told(card));
    assert.doesNotMatch(card.name.en, /\p{Script=Han}/u, told(card));
    assert.match(card.name.en, /^[A-Z0-9]/, told(card));
    assert.match(card.name.zh, /^[\p{Script=Han}0-9]/u, told(card));
    assert.equal(card.common, card.sector === "cross-sector", told(card));
    // Grades for a judgement say what each of them means.
    if (judged) assert.match(card.scoring, /得 ?\d+%|减 ?\d+%/, told(card));
    // 草案 holds no number of which nobody knows where it is from.
    if (card.standard !== null) assert.match(card.standard.source, /演示取值/, told(card));
  }
});

test("the reason of each card is its own, and scoring fits the card more often than not", () => {
  assert.equal(new Set(cards.map(({ reasoning }) => reasoning)).size, cards.length);
  const scorings = new Map<string, number>();
  for (const { scoring } of cards) scorings.set(scoring, (scorings.get(scoring) ?? 0) + 1);
  assert.ok(scorings.size > cards.length / 2, `${scorings.size} ways of scoring for ${cards.length} cards`);
  // What several cards share word for word was filled in and not thought of.
  assert.ok(Math.max(...scorings.values()) <= 3, [...scorings].filter(([, count]) => count > 3).map(([scoring]) => scoring).join("\n"));
  // Between full marks and none there are steps, unless what is measured is a limit that is kept or not.
  const graded = /每|之比|按[^，；]*(比例|差距)|得 ?\d+%/;
  const limit = /超(过|出|标|支|限额|概算)|未达到不得分|低于标准|低于 100% 的不得分|高于目标值不得分|过低|与计划一致/;
  assert.deepEqual(cards.filter(({ direction, scoring }) => direction !== "qualitative" && !graded.test(scoring) && !limit.test(scoring)).map(told), []);
  assert.ok(cards.filter(({ scoring }) => graded.test(scoring)).length > cards.length * 0.9);
  for (const { direction, scoring, ...card } of cards) {
    if (direction === "reverse") assert.doesNotMatch(scoring, /^达到目标值得满分/, `${card.code} is better when it is less`);
    if (direction === "equal") assert.doesNotMatch(scoring, /^(达到目标值|不高于)/, `${card.code} is one value`);
  }
});

/** Missed items that are counted one by one where the card is a share: people, cases, works, months of delay. */
const COUNTED = /每(漏|有|差|存在|出现|被) ?|延期或缺项的每项/;

test("F108: scoring says in numbers what a miss costs, and doesn't contradict itself", () => {
  const lines = cards.filter(({ direction }) => direction !== "qualitative");
  const found = (fits: (scoring: string, card: Card) => boolean): readonly string[] => lines.filter((card) => fits(card.scoring, card)).map((card) => `${told(card)}: ${card.scoring}`);
  // Whole from the target on: below it by steps, in proportion, by grades, or nothing at all.
  const missed = /每[^，；。]{0,8}(低|高|超|少|多|慢|偏离|增加|上升|没有)[^；。]*(扣|减)|之比|按[^，；。]*(占比|的百分比|完成比例|比例)(计分|得分|扣分|的两倍扣分|加倍扣分)|得 ?\d+%|按其占比|分值|(超|低于|高于|不足|没有)[^；。]*不得分/;
  assert.deepEqual(found((scoring) => !missed.test(scoring) && !COUNTED.test(scoring)), []);
  // What meets its target has full marks; that it was better last year doesn't take them all again.
  assert.deepEqual(found((scoring) => /目标值?得满分/.test(scoring) && /(^|[；。，])(低于|高于)(上年|前三年平均)的?不得分/.test(scoring) && !/(持平|没有达到|未达到|不低于上年|不高于上年)/.test(scoring)), []);
  assert.deepEqual(found((scoring) => /每(低|高) .*；减少不得分/.test(scoring)), []);
  // Between growth and decline there is what stayed as it was.
  assert.deepEqual(found((scoring) => /为正|比上年(提高|增加|减少)的|有(下降|缩短)但/.test(scoring) && /(负增长|净减少|亏损|(?<!没有下降或者反而)上升|低于上年|比上年减少)的?不得分/.test(scoring) && !/持平/.test(scoring)), []);
  // What is to be done about it is not what it scores.
  assert.deepEqual(found((scoring) => /按合同扣款|扣款并计分|须(整改|说明)。|的追回。|不得发放|重做|按差距扣分|拖欠按比例扣分|按数量扣分/.test(scoring)), []);
});

test("what people say they are content with is satisfaction, what they know is not; people and visits are counted as the unit says", () => {
  assert.deepEqual(cards.filter(({ level1, name }) => level1 === "满意度指标" && /知晓/.test(name.zh)).map(told), []);
  assert.deepEqual(cards.filter(({ name, unit, meaning }) => unit === "人次" && (/人数$/.test(name.zh) || /的人数。$/.test(meaning))).map(told), []);
  for (const card of cards) for (const piece of card.evidence) assert.ok(piece.length > 2, `${told(card)}: ${piece} is no paper that one could ask for`);
});

test("satisfaction in grades is scored as the profile scores it", async () => {
  const packs = await loadDefinitions();
  assert.ok(packs.ok);
  const { satisfaction } = packs.value.profiles.find(({ id }) => id === "cn-national-2021")!;
  assert.ok(satisfaction.value.mode === "step");
  const steps = satisfaction.value.steps.map(({ from, share }) => `${toShortText(from)}:${toShortText(share)}`);
  const graded = cards.filter(({ level1, scoring }) => level1 === "满意度指标" && /不足 90% 的得|80% 至 90% 得/.test(scoring));
  assert.ok(graded.length >= 2);
  for (const card of graded) {
    const [first, second, third] = [/90%( 以上（含）)?(得满分| 得满分)/, /80% 以上、不足 90% 的得 (\d+)%/, /60% 以上、不足 80% 的得 (\d+)%/].map((pattern) => pattern.exec(card.scoring));
    assert.ok(first, told(card));
    assert.deepEqual(["90:1", `80:${Number(second?.[1]) / 100}`, `60:${Number(third?.[1]) / 100}`], steps, told(card));
  }
});

test("no card asks for how many pass an entrance examination", () => {
  assert.deepEqual(cards.filter(({ name, words }) => /(本科|重点|高考)上线率|升学率|录取率/.test(`${name.zh} ${words.join(" ")}`)).map(told), []);
});

test("F111: no card of the packs claims to lead without a value to lead against", () => {
  assert.deepEqual(cards.flatMap((card) => claimOfCard(card, false).map(({ where, params }) => `${told(card)} ${where} ${String(params["claim"])}`)), []);
});

test("every formula reads, and is sound where its names are numbers", () => {
  for (const card of cards) {
    if (card.formula === null) continue;
    const formula = parseFormula(card.formula);
    assert.deepEqual(formula.ok ? [] : formula.problems, [], told(card));
    assert.ok(formula.ok);
    const names = new Map<string, Declared>(namesOf(formula.value).map((name) => [name, { type: "number" }]));
    assert.ok(names.size >= 2, told(card));
    // What the inputs are measured in a card doesn't say; a share is one whatever they are.
    const share = card.unit === "%" || card.unit === "‰" ? { unit: card.unit } : {};
    const checked = checkFormula(formula.value, names, share);
    assert.deepEqual(checked.ok ? [] : checked.problems, [], told(card));
    if (card.unit === "%") assert.match(card.formula, /100%$/, told(card));
  }
  assert.ok(cards.filter(({ formula }) => formula !== null).length > cards.length / 2);
});

/** Remarks that the linter makes of a card on purpose. */
const REMARKED: Readonly<Record<string, string>> = {
  // 投入 in the frame for departments as a whole: how the budget is made up is what it asks for.
  "DEP-0003": "input-as-result",
};

test("a goal that is written from a card is one of which the linter has nothing to say", () => {
  for (const card of cards) {
    if (card.direction === "qualitative") continue;
    const value = card.unit === "%" ? "96" : "12";
    const target = card.sign === "range" ? `95${card.unit}至105${card.unit}` : `${targetPattern({ ...card, unit: null })}${value}${card.unit}`;
    const read = readTarget(target);
    assert.ok(read.kind === (card.sign === "range" ? "range" : "number"), `${told(card)}: ${target} is read as ${read.kind}`);
    const remarks = lintGoal({ year: 2026, goal: null, rows: [{ level1: card.level1, level2: card.level2, name: card.name.zh, target, points: null }], complete: false });
    assert.deepEqual(remarks.map(({ rule }) => rule).filter((rule) => rule !== REMARKED[card.code]), [], `${told(card)}: ${target}`);
  }
});

test("cards of every direction, output, cost, benefit and satisfaction are among them", () => {
  const count = (fits: (card: Card) => boolean): number => cards.filter(fits).length;
  assert.ok(count(({ direction }) => direction === "reverse") >= 60);
  assert.ok(count(({ direction }) => direction === "qualitative") >= 15);
  assert.ok(count(({ direction }) => direction === "range") >= 5);
  assert.ok(count(({ standard }) => standard !== null) >= 20);
  for (const [level1, least] of [["产出指标", 150], ["成本指标", 40], ["效益指标", 100], ["满意度指标", 15]] as const) assert.ok(count((card) => card.level1 === level1) >= least, level1);
});

/** What the first five of a search are, as the library of the packs alone would answer. */
const firstFive = ((): ((phrase: string) => readonly string[]) => {
  const index = new Map<string, Set<Card>>();
  for (const card of cards) for (const { token } of cardTokens(card)) index.set(token, (index.get(token) ?? new Set()).add(card));
  const held = new Map([...index].map(([token, holders]) => [token, holders.size]));
  return (phrase) => rankCards(phrase, [...new Set(queryTokens(phrase).flatMap((token) => [...(index.get(token) ?? [])]))], held).slice(0, 5).map(({ card }) => card.code);
})();

interface Spoken {
  readonly phrase: string;
  readonly cards: readonly string[];
}

test("a card is found from how an officer would say it, among the first five", () => {
  const phrases = read<readonly Spoken[]>("library-phrases.yaml");
  assert.ok(phrases.length >= 60);
  assert.equal(new Set(phrases.map(({ phrase }) => phrase)).size, phrases.length);
  const missed = phrases.flatMap(({ phrase, cards: wanted }) => {
    assert.ok(wanted.length > 0 && wanted.every((code) => cards.some((card) => card.code === code)), phrase);
    const found = firstFive(phrase);
    return wanted.filter((code) => !found.includes(code)).map((code) => `${phrase}: ${code} is not among ${found.join(" ")}`);
  });
  assert.deepEqual(missed, []);
});

/** How many of sixty found a right card before sayings and everyday words were added to, and the least that must. */
const HITS = { tuning: { before: 33, least: 55 }, "held-back": { before: 33, least: 49 } } as const;

test("of what is said in everyday words most finds a right card among the first five, also of what nothing was written for", (told) => {
  const spoken = read<Readonly<Record<keyof typeof HITS, readonly Spoken[]>>>("library-spoken.yaml");
  const all = [...spoken.tuning, ...spoken["held-back"]];
  assert.equal(new Set(all.map(({ phrase }) => phrase)).size, 120);
  for (const part of ["tuning", "held-back"] as const) {
    assert.equal(spoken[part].length, 60);
    const hits = spoken[part].filter(({ phrase, cards: wanted }) => firstFive(phrase).some((code) => wanted.includes(code))).length;
    told.diagnostic(`${part}: ${hits} of 60 (${HITS[part].before} before)`);
    assert.ok(hits >= HITS[part].least, `${part}: ${hits} of 60`);
  }
  // What is held back says nothing as long as no card has it word for word.
  const sayings = new Set(cards.flatMap(({ words }) => words));
  assert.deepEqual(spoken["held-back"].filter(({ phrase }) => sayings.has(phrase)), []);
});

test("F106: each map says what it leaves open, and how much of it is core", async () => {
  const maps = await loadFunctionMaps(loaded.value);
  assert.deepEqual(maps.ok ? [] : maps.problems, []);
  assert.ok(maps.ok);
  const education = maps.value.find(({ sector }) => sector === "education")!;
  const gaps = mapGaps(education, cards);
  assert.deepEqual(gaps.indicatorsWithoutActivity.map(told), []);
  assert.deepEqual(gaps.activitiesWithoutIndicator.map(({ activity }) => activity.title.zh), ["办好特殊教育和送教上门", "组织招生考试", "维护校园安全"]);
  assert.deepEqual([gaps.dutiesWithoutActivity, gaps.activitiesWithoutProject], [[], []]);
  const { activities, coreActivities, covered, coreShare, coverage } = mapCoverage(education);
  assert.deepEqual([activities, coreActivities, covered, coreShare, coverage], [23, 18, 20, "78.3", "87"]);
  const health = maps.value.find(({ sector }) => sector === "health")!;
  assert.deepEqual(mapGaps(health, cards).indicatorsWithoutActivity.map(told), []);
  assert.deepEqual(mapGaps(health, cards).activitiesWithoutIndicator.map(({ activity }) => activity.title.zh), ["管理严重精神障碍患者", "实施基本药物制度"]);
  // Departments of transport and of culture find a draft of their own; a gap is left open and not filled with something else.
  for (const [sector, open] of [["transport", ["改造候车设施和无障碍设施"]], ["culture-tourism-sport", []]] as const) {
    const map = maps.value.find((one) => one.sector === sector)!;
    const left = mapGaps(map, cards);
    assert.deepEqual([left.indicatorsWithoutActivity.map(told), left.activitiesWithoutIndicator.map(({ activity }) => activity.title.zh)], [[], open], sector);
  }
  for (const { provenance, duties } of maps.value) {
    assert.equal(provenance, "draft");
    for (const { basis, title } of duties) assert.ok(basis.length > 8 && !/\p{Script=Han}/u.test(title.en));
  }
});
