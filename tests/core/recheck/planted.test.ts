import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { add, compare, type Decimal, decimal, subtract, sum } from "../../../src/core/basics/decimal.ts";
import { recheck } from "../../../src/core/recheck/index.ts";
import { HABITS, underHabit } from "../../../src/core/recheck/rounding-habit.ts";
import { EMPTY_PROJECT, type IndicatorRow, type PublishedTable } from "../../../src/core/recheck/table.ts";
import { nationalProfile } from "../national-profile.ts";

const profile = await nationalProfile();
const RUNS = { numRuns: process.env["HENGJI_LONG"] === "1" ? 20_000 : 800, seed: 3 };
const whole = (units: number): Decimal => ({ units, scale: 0 });

/** A table that adds up under one habit: some rows reached, some missed with a reason. */
const soundTable = fc
  .record({
    habit: fc.constantFrom(...HABITS),
    rows: fc.array(fc.record({ points: fc.integer({ min: 3, max: 20 }), target: fc.integer({ min: 20, max: 400 }), missedBy: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 19 })) }), { minLength: 4, maxLength: 12 }),
    budget: fc.integer({ min: 50, max: 900 }),
    spentShare: fc.integer({ min: 600, max: 1000 }),
  })
  .map(({ habit, rows, budget, spentShare }) => {
    const executed: Decimal = { units: budget * spentShare, scale: 3 };
    const executionScore = underHabit(whole(10), { top: executed, bottom: whole(budget) }, habit);
    const indicators = rows.map(({ points, target, missedBy }, index): IndicatorRow => {
      const actual = target - Math.min(missedBy, target - 1);
      const score = missedBy === 0 ? whole(points) : underHabit(whole(points), { top: whole(actual), bottom: whole(target) }, habit);
      return { level1: "产出指标", level2: index % 2 ? "质量指标" : "数量指标", level3: `指标${index + 1}`, targetRaw: `≥${target}个`, actualRaw: `${actual}个`, points: whole(points), score, reason: missedBy === 0 ? null : "已说明" };
    });
    const table: PublishedTable = {
      id: "sound", form: "self_evaluation", publisher: null, year: 2024, goal: { planned: null, actual: null }, places: {}, complete: true, indicators,
      project: { ...EMPTY_PROJECT, adjustedBudget: whole(budget), executed, executionPoints: whole(10), executionScore },
      totalPoints: sum([whole(10), ...indicators.map((row) => row.points!)]), totalScore: sum([executionScore, ...indicators.map((row) => row.score!)]),
    };
    return { habit, table };
  });

/** A miss so small that the rounding swallows it looks like full points, which is another matter. */
const isSwallowed = ({ table }: { table: PublishedTable }): boolean => table.indicators.some((row) => row.reason !== null && compare(row.score!, row.points!) >= 0);

test("a table that adds up has no error, whatever its habit, and the habit is never mistaken for another", () => {
  fc.assert(fc.property(soundTable, (sound) => {
    fc.pre(!isSwallowed(sound));
    const result = recheck(sound.table, profile, "sound");
    assert.deepEqual(result.findings.filter(({ severity }) => severity !== "note").map(({ code }) => code).filter((code) => code !== "actual.beyond-target" && code !== "points.not-hundred"), []);
    if (result.convention.rounding !== null) assert.equal(result.convention.rounding, sound.habit);
    assert.equal(result.convention.explained, result.convention.explainable);
    assert.equal(result.convention.explainable, sound.table.indicators.length + 1);
  }), RUNS);
});

test("each planted fault is found, at its place", () => {
  fc.assert(fc.property(soundTable, fc.nat(), (sound, pick) => {
    fc.pre(!isSwallowed(sound));
    const { table } = sound;
    const index = pick % table.indicators.length;
    const row = table.indicators[index]!;
    const change = (changed: Partial<IndicatorRow>): PublishedTable => ({ ...table, indicators: table.indicators.map((one, at) => (at === index ? { ...one, ...changed } : one)) });
    const expect = (planted: PublishedTable, code: string, path: string): void => {
      const found = recheck(planted, profile, "planted").findings.map((finding) => `${finding.code} ${finding.path}`);
      assert.ok(found.includes(`${code} ${path}`), `${code} ${path} among ${found.join(", ")}`);
    };
    expect({ ...table, totalScore: add(table.totalScore!, decimal("0.01")) }, "sum.score", "total_score");
    expect({ ...table, totalPoints: subtract(table.totalPoints!, whole(1)) }, "sum.points", "total_points");
    expect(change({ score: add(row.points!, decimal("0.5")) }), "score.above-points", `indicators[${index}].score`);
    expect(change({ actualRaw: null }), "actual.missing", `indicators[${index}].actual`);
    expect(change({ targetRaw: null }), "target.missing", `indicators[${index}].target`);
    expect(change({ score: null }), "score.missing", `indicators[${index}].score`);
    expect(change({ points: whole(-3) }), "points.negative", `indicators[${index}].points`);
    if (row.reason === null) expect(change({ score: subtract(row.points!, whole(2)) }), "score.lost-though-reached", `indicators[${index}].score`);
    else {
      expect(change({ reason: "  " }), "reason.missing", `indicators[${index}].reason`);
      expect(change({ actualRaw: "1个", score: row.points }), "score.full-though-missed", `indicators[${index}].score`);
      expect(change({ actualRaw: "5个百分点" }), "unit.mismatch", `indicators[${index}].actual`);
    }
    expect({ ...table, project: { ...table.project, executionScore: decimal("3.33") } }, "execution.score", "project.execution_score");
    expect({ ...table, project: { ...table.project, executionRate: decimal("12.34"), executionRateRaw: "12.34%" } }, "execution.rate", "project.execution_rate");
    expect({ ...table, project: { ...table.project, fundsRows: [{ source: "其他资金", initialBudget: null, adjustedBudget: add(table.project.adjustedBudget!, whole(5)), executed: null, executionRateRaw: null }] } }, "funds.parts", "project.adjusted_budget");
    const { initialBudget, adjustedBudget, executed } = table.project;
    expect({ ...table, project: { ...table.project, fundsRows: [{ source: "财政拨款", initialBudget, adjustedBudget, executed, executionRateRaw: "12.34%" }] } }, "execution.rate", "project.funds_rows[0].execution_rate");
  }), RUNS);
});

test("sums of a cut table prove nothing", () => {
  fc.assert(fc.property(soundTable, ({ table }) => {
    const result = recheck({ ...table, complete: false, totalScore: whole(1), totalPoints: whole(1) }, profile, "cut");
    assert.ok(!result.findings.some(({ code }) => code.startsWith("sum.")));
  }), RUNS);
});

const cell = fc.option(fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), fc.constantFrom("≥95%", "达成预期指标", "2022年12月底前", "是", "0", "≤0", "-5%", "95%左右", "1-2万人", "优")));
const amount = fc.option(fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(6)).map(([units, scale]): Decimal => ({ units: units > 9007199254740991n || units < -9007199254740991n ? units : Number(units), scale })));

test("any table is rechecked without an exception", () => {
  const row = fc.record({ level1: cell, level2: cell, level3: cell, targetRaw: cell, actualRaw: cell, points: amount, score: amount, reason: cell });
  const part = fc.record({ source: fc.string({ maxLength: 4 }), initialBudget: amount, adjustedBudget: amount, executed: amount, executionRateRaw: fc.oneof(cell, fc.constantFrom("98.67%", "0.958", "—", "1,000%")) });
  const project = fc.record({ adjustedBudget: amount, initialBudget: amount, executed: amount, executionPoints: amount, executionRate: amount, executionRateRaw: cell, executionScore: amount, fundsUnit: cell, fundsRows: fc.array(part, { maxLength: 4 }) });
  fc.assert(fc.property(fc.array(row, { maxLength: 12 }), project, amount, amount, fc.boolean(), (indicators, money, totalPoints, totalScore, complete) => {
    const table: PublishedTable = { id: "any", form: "self_evaluation", publisher: null, year: null, goal: { planned: null, actual: null }, places: {}, project: { ...EMPTY_PROJECT, ...money }, indicators, totalPoints, totalScore, complete };
    const result = recheck(table, profile, "any");
    assert.equal(result.indicators.length, indicators.length);
    assert.ok(result.convention.explained <= result.convention.explainable);
  }), RUNS);
});
