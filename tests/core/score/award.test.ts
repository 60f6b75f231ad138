import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compare, type Decimal, decimal, sum, toText, ZERO } from "../../../src/core/basics/decimal.ts";
import { award } from "../../../src/core/score/award.ts";
import { executionRate, executionScore } from "../../../src/core/score/execution.ts";
import { explain } from "../../../src/core/score/explain.ts";
import { totalScore } from "../../../src/core/score/total.ts";
import { nationalProfile } from "../national-profile.ts";

const profile = await nationalProfile();
const RUNS = { numRuns: process.env["HENGJI_LONG"] === "1" ? 50_000 : 2_000, seed: 11 };
const amount = fc.tuple(fc.nat(10 ** 9), fc.nat(4)).map(([units, scale]): Decimal => ({ units, scale }));
const points = fc.integer({ min: 1, max: 10_000 }).map((units): Decimal => ({ units, scale: 2 }));
const kind = fc.constantFrom("POSITIVE", "REVERSE", "EQUAL" as const);

test("a score lies between nothing and its points, at two decimals, and is explained", () => {
  fc.assert(fc.property(kind, amount, amount, points, (code, target, actual, worth) => {
    const given = award({ kind: code, target, actual } as Parameters<typeof award>[0], worth, profile);
    if (given.score === null) return assert.ok(given.invalid);
    assert.ok(compare(given.score, ZERO) >= 0 && compare(given.score, worth) <= 0, toText(given.score));
    assert.equal(given.score.scale, 2);
    assert.ok(explain(given, profile).length >= 3);
    assert.equal(given.judgement!.reached, compare(given.score, worth) === 0 ? given.judgement!.reached : false);
  }), RUNS);
});

test("more is never worth less where more is better, and never worth more where less is better", () => {
  fc.assert(fc.property(amount, amount, amount, points, (target, one, other, worth) => {
    const [low, high] = compare(one, other) <= 0 ? [one, other] : [other, one];
    const at = (code: "POSITIVE" | "REVERSE", actual: Decimal) => award({ kind: code, target, actual }, worth, profile).score;
    const [upLow, upHigh] = [at("POSITIVE", low), at("POSITIVE", high)];
    if (upLow && upHigh) assert.ok(compare(upLow, upHigh) <= 0);
    const [downLow, downHigh] = [at("REVERSE", low), at("REVERSE", high)];
    if (downLow && downHigh) assert.ok(compare(downLow, downHigh) >= 0);
  }), RUNS);
});

test("the total is the exact sum of the lines, in any order", () => {
  fc.assert(fc.property(fc.array(points, { maxLength: 40 }), (lines) => {
    assert.equal(toText(totalScore(lines)), toText(totalScore(lines.toReversed())));
    assert.equal(toText(totalScore(lines)), toText(sum(lines)));
  }), RUNS);
});

test("execution is capped, and a budget of zero gives no rate", () => {
  assert.equal(executionRate(decimal("0"), decimal("0")), null);
  assert.equal(executionRate(decimal("-1"), decimal("5")), null);
  assert.equal(toText(executionScore(executionRate(decimal("329.77"), decimal("338.31"))!, decimal("10"), profile)), "10.00");
});

test("saving money is no over-fulfilment, delivering thrice the target is", () => {
  const saved = award({ kind: "REVERSE", target: decimal("90"), actual: decimal("20") }, decimal("8"), profile, "产出指标/成本指标");
  assert.equal(saved.overFulfilled, null);
  const delivered = award({ kind: "POSITIVE", target: decimal("10"), actual: decimal("31") }, decimal("8"), profile, "产出指标/数量指标");
  assert.equal(toText(delivered.overFulfilled!.keep!), "0.60");
  assert.equal(toText(delivered.score!), "8.00", "proposed, not taken");
});
