import assert from "node:assert/strict";
import { test } from "node:test";
import { decimal, HUNDRED, multiply, round, toText, ZERO, type Decimal } from "../../../src/core/basics/decimal.ts";
import type { Measure } from "../../../src/core/indicator/index.ts";
import { award } from "../../../src/core/score/award.ts";
import { executionRate, executionScore } from "../../../src/core/score/execution.ts";
import type { Profile } from "../../../src/core/score/profile.ts";
import { gradeOf, totalScore } from "../../../src/core/score/total.ts";
import { nationalProfile } from "../national-profile.ts";

const PROFILES = [await nationalProfile("cn-national-2020"), await nationalProfile("cn-national-2021")];
const profile = PROFILES[1]!;

const scored = (measure: Measure, points = "10", by: Profile = profile): string | null => {
  const { score } = award(measure, decimal(points), by);
  return score && toText(score);
};

test("F112 a grade changes exactly at 90, 80 and 60: a hundredth below is the lower one, and nothing is rounded up", () => {
  for (const one of PROFILES) {
    const grade = (total: string): string | undefined => gradeOf(decimal(total), one)?.name.zh;
    for (const [edge, above, below] of [["90", "优", "良"], ["80", "良", "中"], ["60", "中", "差"]] as const) {
      const whole = Number(edge);
      assert.deepEqual([grade(`${whole - 1}.99`), grade(edge), grade(`${edge}.01`)], [below, above, above], `${one.id} at ${edge}`);
      assert.equal(grade(`${whole - 1}.9999999999`), below, "however near");
      assert.equal(grade(`${edge}.00`), above);
    }
    assert.deepEqual([grade("100"), grade("0"), grade("0.01"), grade("-0.01")], ["优", "差", "差", undefined]);
  }
});

test("F112 the grade comes from the lines as they are rounded and printed, never from finer values behind them", () => {
  // Three lines of 29.9955 would be 89.9865; each is printed as 30.00, and the printed sheet says 90.00.
  const line = award({ kind: "POSITIVE", target: decimal("100"), actual: decimal("99.985") }, decimal("30"), profile).score!;
  assert.equal(toText(line), "30.00");
  const total = totalScore([line, line, line]);
  assert.deepEqual([toText(total), gradeOf(total, profile)?.name.zh], ["90.00", "优"]);
});

test("F112 linear: points in proportion, whole from the target on", () => {
  const at = (actual: string) => scored({ kind: "POSITIVE", target: decimal("90"), actual: decimal(actual) });
  assert.deepEqual([at("89.99"), at("90"), at("90.01"), at("45"), at("0")], ["10.00", "10.00", "10.00", "5.00", "0.00"]);
  assert.deepEqual(executionRate(decimal("100"), decimal("86"))?.top, decimal("86"));
  assert.equal(toText(executionScore(executionRate(decimal("100"), decimal("86"))!, decimal("10"), profile)), "8.60");
});

test("F112 ratio: the target over what was used, the nearer limit of a range, and how near to an equal", () => {
  const number = decimal;
  assert.equal(scored({ kind: "REVERSE", target: number("90"), actual: number("90.01") }), "10.00");
  assert.equal(scored({ kind: "REVERSE", target: number("90"), actual: number("100") }), "9.00");
  assert.equal(scored({ kind: "RANGE", target: number("95"), upper: number("105"), actual: number("94.99") }), "10.00");
  assert.equal(scored({ kind: "RANGE", target: number("95"), upper: number("105"), actual: number("76") }), "8.00");
  assert.equal(scored({ kind: "EQUAL", target: number("100"), actual: number("98") }), "9.80");
});

test("F112 step: each step begins exactly at its edge", () => {
  for (const rule of PROFILES.map(({ satisfaction }) => satisfaction.value)) {
    assert.ok(rule.mode === "step");
    const at = (rate: string): string | null => scored({ kind: "SATISFACTION", target: decimal("90"), actual: decimal(rate), rule }, "100");
    // Of a hundred points the share is what is given.
    const worth = (share: Decimal): string => toText(round(multiply(share, HUNDRED), 2, "half-up"));
    for (const [index, step] of rule.steps.entries()) {
      const edge = Number(toText(step.from));
      assert.equal(at(String(edge)), worth(step.share), `${edge} begins its step`);
      if (edge > 0) assert.equal(at(`${edge - 1}.99`), worth(rule.steps[index + 1]?.share ?? ZERO), `${edge - 1}.99 lies below it`);
    }
  }
});

test("F112 band: a share belongs to one band, and only a share of the chosen band is taken", () => {
  for (const one of PROFILES) {
    for (const band of one.qualitativeBands.value) {
      const taken = (chosen: string) => scored({ kind: "QUALITATIVE", band, chosen: decimal(chosen) }, "10", one);
      assert.notEqual(taken(toText(band.from)), null, `${one.id} ${band.code} holds its lower edge`);
      assert.equal(taken(toText(band.to)) === null, toText(band.to) !== "1" && Number(toText(band.to)) !== 1, `${one.id} ${band.code} at its upper edge`);
    }
    const holders = (chosen: string) => one.qualitativeBands.value.filter((band) => scored({ kind: "QUALITATIVE", band, chosen: decimal(chosen) }, "10", one) !== null).length;
    for (const chosen of ["0", "0.5999", "0.6", "0.7999", "0.8", "1"]) assert.equal(holders(chosen), 1, `${one.id} ${chosen}`);
  }
});

test("F112 composite: the lines of one sheet under their own rules come to one total and one grade, on either side of 90", () => {
  const sheet = (satisfied: string): readonly string[] => {
    const lines = [
      award({ kind: "POSITIVE", target: decimal("100"), actual: decimal("86") }, decimal("10"), profile).score!,
      award({ kind: "REVERSE", target: decimal("90"), actual: decimal("90") }, decimal("40"), profile).score!,
      award({ kind: "RANGE", target: decimal("95"), upper: decimal("105"), actual: decimal("100") }, decimal("36.4"), profile).score!,
      award({ kind: "SATISFACTION", target: decimal("90"), actual: decimal(satisfied), rule: { mode: "absolute" } }, decimal("10"), profile).score!,
    ];
    const total = totalScore(lines);
    return [toText(total), gradeOf(total, profile)!.name.zh];
  };
  assert.deepEqual(sheet("49.9"), ["89.99", "良"]);
  assert.deepEqual(sheet("50"), ["90.00", "优"]);
  assert.deepEqual(sheet("50.1"), ["90.01", "优"]);
});
