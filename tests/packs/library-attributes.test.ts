import assert from "node:assert/strict";
import { test } from "node:test";
import { decimal, type Decimal } from "../../src/core/basics/decimal.ts";
import { checkFormula, decimalOf, evaluate, namesOf, parseFormula, type CheckedFormula, type Declared } from "../../src/core/expression/index.ts";
import { CARD_ATTRIBUTES, type CardAttribute } from "../../src/core/library/card-attributes.ts";
import type { Card } from "../../src/core/library/card.ts";
import { ECONOMIC_KINDS } from "../../src/core/library/economic-kinds-lexicon.ts";
import { EXPENDITURE_FUNCTIONS, OTHER_FUNCTIONS } from "../../src/core/library/expenditure-functions-lexicon.ts";
import { isBenchmark } from "../../src/core/library/claims.ts";
import { loadDefinitions } from "../../src/files/load-definitions.ts";
import { loadLibrary } from "../../src/files/load-library.ts";

const loaded = await loadLibrary();
assert.deepEqual(loaded.ok ? [] : loaded.problems, []);
assert.ok(loaded.ok);
const { sectors } = loaded.value;
const cards = sectors.flatMap(({ cards: own }) => own);
const told = ({ code, name }: Card): string => `${code} ${name.zh}`;
const isJudged = ({ direction }: Card): boolean => direction === "qualitative";

/** Of a hundred cards so many say it at least. What a bureau alone can say of its own cards, the packs don't. */
const LEAST: Readonly<Record<CardAttribute, number>> = {
  scoreMethod: 100, scoreFormula: 95, inspection: 100, indicatorOrigin: 100, functions: 86, fundUses: 75, economics: 75, target: 20, weight: 4, framework: 3,
  targetMeaning: 0, calculation: 0, units: 0, validFrom: 0, validUntil: 0,
};

test("R74: the cards of the packs say what the platform's table asks for, and leave to the bureau what is its own", (context) => {
  const filled = (field: CardAttribute): readonly Card[] => cards.filter((card) => card[field] !== undefined);
  context.diagnostic(CARD_ATTRIBUTES.map((field) => `${field} ${filled(field).length}`).join(", "));
  for (const field of CARD_ATTRIBUTES) assert.ok(filled(field).length * 100 >= LEAST[field] * cards.length, `${field}: ${filled(field).length} of ${cards.length}`);
  for (const field of CARD_ATTRIBUTES.filter((one) => LEAST[one] === 0)) assert.deepEqual(filled(field).map(told), [], field);
  // A judgement is scored by grades or elements and has nothing to reckon with; of all others two are told by cases that the card doesn't count.
  assert.deepEqual(cards.filter((card) => card.scoreFormula !== undefined && isJudged(card)).map(told), []);
  assert.deepEqual(cards.filter((card) => card.scoreFormula === undefined && !isJudged(card)).map(({ code }) => code), ["SCI-0005", "SSE-0003"]);
});

test("each function is one of the classification, and is what its sector spends on or known to lie elsewhere", () => {
  /** Groups whose money stands in another 类 than that of their sector. */
  const elsewhere = new Set(["208 defence-mobilisation", "213 emergency", "220 emergency", "208 government-affairs", "201 industry-commerce", "208 urban-rural-community", "221 urban-rural-community", "213 social-security-employment"]);
  const seen = new Set<string>();
  for (const { id, functions, cards: own } of sectors) {
    for (const card of own) {
      for (const code of card.functions ?? []) {
        const kind = code.slice(0, 3);
        assert.ok(kind in EXPENDITURE_FUNCTIONS || kind in OTHER_FUNCTIONS, `${told(card)}: ${code}`);
        if (functions.length === 0 || functions.includes(kind)) continue;
        assert.ok(elsewhere.has(`${kind} ${id}`), `${told(card)}: ${code} in ${id}`);
        seen.add(`${kind} ${id}`);
      }
    }
    // A card that fits whatever a body does is of no function of its own, unless there is one for what it pays, as for training.
    if (functions.length > 0) assert.deepEqual(own.filter((card) => card.functions === undefined).map(told), [], id);
  }
  assert.deepEqual([...elsewhere].filter((one) => !seen.has(one)), []);
});

/** What is paid for has its 类: people, goods, works, firms; the first of them that fits. */
const PAID_AS: Readonly<Record<string, readonly string[]>> = {
  人员经费: ["301", "302", "303"], 培训: ["302", "301", "303"], 会议与活动: ["302"], 宣传: ["302"], 设备购置: ["310", "302", "301"], 工程建设与修缮: ["310", "302", "303", "312"], 补助补贴发放: ["303", "312", "310"],
  贴息与基金投资: ["312"], 资本金注入: ["312"], 债务还本付息: ["307", "310"],
};

test("what is paid for and as what it is booked go together, and a card that pays for nothing says neither", () => {
  for (const card of cards) {
    for (const code of card.economics ?? []) assert.ok(code.slice(0, 3) in ECONOMIC_KINDS, `${told(card)}: ${code}`);
    for (const use of card.fundUses ?? []) {
      const fit = PAID_AS[use];
      if (fit !== undefined && card.economics !== undefined) assert.ok(card.economics.some((code) => fit.includes(code.slice(0, 3))), `${told(card)}: ${use} ${card.economics.join()}`);
    }
    assert.ok(card.economics === undefined || card.fundUses !== undefined, `${told(card)} is booked and for nothing`);
  }
  // That people are content, or a rule was kept, is no payment; some surveys are bought, most are not.
  assert.ok(cards.filter(({ level1, economics }) => level1 === "满意度指标" && economics === undefined).length >= 15);
  assert.ok(cards.filter(({ economics, fundUses }) => economics === undefined && fundUses === undefined).length >= 60);
});

/** Numbers that a sentence says in words: half, four fifths, twice as much. */
const IN_WORDS: Readonly<Record<string, readonly number[]>> = { 一半: [50], 八成: [80], 五成: [50], 两倍: [2, 200], 加倍: [2, 200] };

function numbersSaid(scoring: string): ReadonlySet<number> {
  const written = [...scoring.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => Number(number));
  const said = Object.entries(IN_WORDS).flatMap(([word, numbers]) => (scoring.includes(word) ? numbers : []));
  // A limit of so much above or below what was asked for is a share of it: 5% either way is 95% and 105%.
  const all = [...written, ...said, ...written.flatMap((number) => [100 - number, 100 + number])];
  return new Set([...all, ...all.map((number) => number / 100)]);
}

/** Values beside those of every indicator, and what the sentence must say so that one knows which is meant. */
const COMPARED: Readonly<Record<string, string>> = { 上年值: "上年", 上次调查值: "上次", 宣传前知晓率: "宣传前", 区间下限: "下限", 区间上限: "上限" };

test("a scoring formula names only what its card names, and every number of it stands in the sentence", () => {
  for (const card of cards) {
    if (card.scoreFormula === undefined) continue;
    const formula = parseFormula(card.scoreFormula);
    assert.ok(formula.ok, told(card));
    const own = card.formula === null ? [] : namesOf(parsed(card.formula));
    for (const name of namesOf(formula.value)) {
      const known = ["分值", "完成值", "目标值", ...own].includes(name) || (COMPARED[name] !== undefined && card.scoring.includes(COMPARED[name]));
      assert.ok(known, `${told(card)}: ${name}`);
    }
    const said = numbersSaid(card.scoring);
    const unsaid = [...card.scoreFormula.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => Number(number)).filter((number) => ![0, 1, 100].includes(number) && !said.has(number));
    assert.deepEqual(unsaid, [], `${told(card)}: ${card.scoring}`);
  }
});

const POINTS = 10;
/** Shares of the target at which a formula is tried, in hundredths. */
const TRIED = [0, 10, 20, 30, 40, 50, 60, 70, 80, 85, 90, 94, 95, 96, 97, 98, 99, 100, 101, 102, 103, 105, 106, 110, 120, 150, 200, 300, 500];

test("a scoring formula gives all points at the target, none too many, and fewer the further the value is on the side the sign forbids", () => {
  for (const card of cards) {
    if (card.scoreFormula === undefined) continue;
    const formula = checked(card, card.scoreFormula);
    const names = namesOf(formula.formula);
    if (!names.includes("完成值")) {
      counted(card, formula);
      continue;
    }
    const target = card.direction === "range" ? 100 : Number(card.target ?? (card.unit === "%" ? 95 : 1000));
    const values = (target === 0 ? TRIED.map((share) => share / 5) : TRIED.map((share) => (target * share) / 100));
    const scores = values.map((value) => points(card, formula, { 完成值: value, 目标值: target, ...comparedTo(card, target) }));
    const at = (value: number): number => scores[values.indexOf(value)]!;
    assert.ok(scores.every((score) => score >= 0 && score <= POINTS), told(card));
    assert.equal(at(target), POINTS, `${told(card)} at its target of ${target}`);
    const below = scores.filter((_, index) => values[index]! <= target);
    const above = scores.filter((_, index) => values[index]! >= target);
    const rises = (list: readonly number[]): boolean => list.every((score, index) => index === 0 || score >= list[index - 1]!);
    if (card.direction !== "reverse") assert.ok(rises(below) && below[0]! < POINTS, `${told(card)} below: ${below.join(" ")}`);
    if (card.direction === "reverse" || card.direction === "range") assert.ok(rises(above.toReversed()) && above.at(-1)! < POINTS, `${told(card)} above: ${above.join(" ")}`);
    if (card.direction === "positive") assert.ok(above.every((score) => score === POINTS), `${told(card)} above: ${above.join(" ")}`);
    if (card.direction === "reverse") assert.ok(below.every((score) => score === POINTS), `${told(card)} below: ${below.join(" ")}`);
  }
});

/** Where each miss counts, the score goes the way of the value that the card's own formula gives, whichever number of it changes. */
function counted(card: Card, formula: CheckedFormula): void {
  const value = checked(card, card.formula!);
  const names = namesOf(value.formula);
  const given = (changed: string, by: number): Record<string, number> => Object.fromEntries(names.map((name) => [name, name === changed ? 2 + by : 2]));
  const sense = card.direction === "reverse" ? -1 : 1;
  let follows = false;
  for (const name of names) {
    for (const by of [-1, 1]) {
      const [was, is] = [given(name, 0), given(name, by)];
      const better = sense * (points(card, value, is) - points(card, value, was));
      const more = points(card, formula, is) - points(card, formula, was);
      assert.ok(better * more >= 0, `${told(card)}: ${name}`);
      follows ||= better * more > 0;
    }
  }
  assert.ok(follows, told(card));
}

/** What was before is a little worse than what is asked for. */
function comparedTo(card: Card, target: number): Record<string, number> {
  const before = card.direction === "reverse" ? target * 1.1 : target * 0.9;
  return { 上年值: before, 上次调查值: before, 宣传前知晓率: before, 区间下限: target * 0.9, 区间上限: target * 1.1 };
}

function parsed(text: string): CheckedFormula["formula"] {
  const formula = parseFormula(text);
  assert.ok(formula.ok, text);
  return formula.value;
}

/** Shares in their unit; what the inputs of a card are measured in it doesn't say, so they are plain numbers. */
function checked(card: Card, text: string): CheckedFormula {
  const formula = parsed(text);
  const share = card.unit === "%" || card.unit === "‰" || card.unit === "百分点" ? { unit: card.unit } : {};
  const ownNames = card.formula === null || text === card.formula ? [] : namesOf(parsed(card.formula));
  const declared = (name: string): Declared => {
    if (name === "分值") return { type: "number", unit: "分" };
    return { type: "number", ...(text === card.formula || ownNames.includes(name) ? {} : share) };
  };
  const result = checkFormula(formula, new Map(namesOf(formula).map((name) => [name, declared(name)])), text === card.formula ? share : { unit: "分" });
  assert.deepEqual(result.ok ? [] : result.problems, [], `${told(card)}: ${text}`);
  assert.ok(result.ok);
  return result.value;
}

function points(card: Card, formula: CheckedFormula, given: Readonly<Record<string, number>>): number {
  const values = new Map<string, Decimal>([["分值", decimal(String(POINTS))], ...Object.entries(given).map(([name, value]) => [name, decimal(value.toFixed(6))] as const)]);
  const outcome = decimalOf(evaluate(formula, values), 6);
  assert.ok(outcome !== null, told(card));
  return Number(outcome.units) / 10 ** outcome.scale;
}

test("how points are given is said alike by method, formula and sentence", () => {
  for (const card of cards) {
    const { scoreMethod, scoreFormula, scoring } = card;
    if (isJudged(card)) assert.ok(scoreMethod === "elements" || scoreMethod === "grades", told(card));
    else assert.ok(scoreMethod !== "elements", told(card));
    if (scoreMethod === "formula") assert.match(`${scoring} ${scoreFormula}`, /比例|之比.*最小/, told(card));
    if (scoreMethod === "grades") assert.match(scoring, /得 ?\d+%/, told(card));
    if (scoreMethod === "condition") assert.match(scoring, /不得分/, told(card));
    if (scoreMethod === "deduction") assert.match(scoring, /扣|按其占比|再减/, told(card));
  }
});

test("a target is said by the measure itself or rests on a reference value that is no past of one's own", () => {
  for (const card of cards) {
    if (card.target === undefined) continue;
    const fromStandard = card.standard !== null && card.standard.kind !== "history" && card.standard.value === card.target;
    const inSentence = card.target.split("至").every((number) => new RegExp(`(^|[^\\d.])${number.replace(".", "\\.")}([^\\d.]|$)`).test(card.scoring));
    const allOfIt = card.unit === "%" && card.target === "100" && /等于 100%|全部|按时|到位|相符|足额|不低于(公务员|本金)|不超过编制/.test(card.scoring);
    const noneOfIt = card.target === "0" && /没有|不比上年增加|不高于控制线/.test(card.scoring);
    assert.ok(fromStandard || inSentence || allOfIt || noneOfIt, `${told(card)}: ${card.target}`);
  }
  assert.ok(cards.some(({ target, standard }) => target === undefined && standard !== null && !isBenchmark(standard.kind)), "what somebody reached last year is nobody's target");
});

test("a weight is what the frames give to satisfaction, and nothing else has one", async () => {
  const packs = await loadDefinitions();
  assert.ok(packs.ok);
  const given = packs.value.frames.filter(({ id }) => id === "cost-first" || id === "cost-in-output").map(({ groups }) => groups.find(({ level1 }) => level1 === "满意度指标")!.points);
  assert.equal(given.length, 2);
  assert.deepEqual([...new Set(cards.flatMap(({ weight }) => weight ?? []))], [...new Set(given.map((points) => (String(points))))]);
  assert.deepEqual(cards.filter(({ level1, weight }) => (level1 === "满意度指标") !== (weight !== undefined)).map(told), []);
});

/** Of a hundred points to check at least so many are nobody else's. */
const OWN_POINTS = 98;

test("each card has two to four points to check, short, its own, and no copy of its scoring", () => {
  const all = cards.flatMap(({ inspection }) => inspection ?? []);
  for (const card of cards) {
    const { inspection = [] } = card;
    assert.ok(inspection.length >= 2 && inspection.length <= 4, told(card));
    // The editor of cards parts a list at these signs.
    for (const point of inspection) assert.match(point, /^[^、，；。,;]{4,20}$/u, `${told(card)}: ${point}`);
    for (const point of inspection) assert.ok(!card.scoring.includes(point) && !card.evidence.includes(point), `${told(card)}: ${point}`);
  }
  assert.ok(new Set(all).size * 100 >= all.length * OWN_POINTS, `${new Set(all).size} of ${all.length}`);
});
