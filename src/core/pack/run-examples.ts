import { compare, type Decimal, toShortText, toText } from "../basics/decimal.ts";
import type { Measure } from "../indicator/index.ts";
import { award, type Award } from "../score/award.ts";
import { executionRate, executionScore } from "../score/execution.ts";
import type { Profile } from "../score/profile.ts";
import { gradeOf, rescaleToHundred, totalScore } from "../score/total.ts";
import { holdsIn } from "./overlay.ts";

/** 算例: one case of scoring as an officer reckons it, with the result that has to come out. It travels with its pack and is its test. */
export interface ScoringExample {
  /** Number by which people name it. */
  readonly case: string;
  readonly title: string;
  /** Budget years it holds for; null means open. */
  readonly from: number | null;
  readonly until: number | null;
  readonly given: ExampleGiven;
}

export type ExampleGiven =
  | { readonly of: "execution"; readonly points: Decimal; readonly budget: Decimal; readonly executed: Decimal; readonly score: Decimal }
  | {
      readonly of: "indicator"; readonly points: Decimal; readonly group: string; readonly measure: ExampleMeasure; readonly with: ExampleSettings;
      /** Null where the values must be refused, with `invalid` saying why. */
      readonly score: Decimal | null; readonly invalid: string | null; readonly keep: Decimal | null;
    }
  | { readonly of: "rescale"; readonly score: Decimal; readonly applicable: Decimal; readonly result: Decimal }
  | { readonly of: "grade"; readonly score: Decimal; readonly grade: string }
  | { readonly of: "total"; readonly lines: readonly Decimal[]; readonly score: Decimal; readonly grade: string };

/** What is given of an indicator; what a profile says about it comes from the profile. */
export type ExampleMeasure =
  | Exclude<Measure, { kind: "QUALITATIVE" | "SATISFACTION" | "DEDUCT" }>
  | { readonly kind: "QUALITATIVE"; readonly band: string; readonly chosen: Decimal }
  | { readonly kind: "SATISFACTION"; readonly target: Decimal; readonly actual: Decimal }
  | { readonly kind: "DEDUCT"; readonly faults: Decimal; readonly each: Decimal };

/** Settings of the profile that an example has otherwise, to show what they do. */
export interface ExampleSettings {
  readonly passRatio: Decimal | null;
  readonly overFulfilment: "off" | "propose" | "auto" | null;
}

/** What came out other than it should. Texts are ready to print. */
export interface ExampleFailure {
  readonly code: "pack.example-fails" | "pack.example-refused" | "pack.example-not-refused" | "pack.example-keeps" | "pack.example-band";
  readonly expected: string;
  readonly found: string;
}

/** Whether an example holds in a budget year; without a year, whether it always does. */
export function exampleHoldsIn(example: ScoringExample, year: number | null): boolean {
  return holdsIn(example, year);
}

/** Reckons an example under a profile; null where it comes out as it should. */
export function runExample({ given }: ScoringExample, profile: Profile): ExampleFailure | null {
  switch (given.of) {
    case "execution": {
      const rate = executionRate(given.budget, given.executed);
      return rate === null ? { code: "pack.example-refused", expected: toText(given.score), found: "—" } : number(given.score, executionScore(rate, given.points, profile));
    }
    case "indicator":
      return runIndicator(given, profile);
    case "rescale":
      return number(given.result, rescaleToHundred(given.score, given.applicable));
    case "grade":
      return grade(given.grade, given.score, profile);
    case "total":
      return number(given.score, totalScore(given.lines)) ?? grade(given.grade, given.score, profile);
  }
}

/** The same as {@link runExample} for one indicator, with all of how it was scored. Null where the profile has no band of the name. */
export function awardOfExample({ points, group, measure, with: settings }: Extract<ExampleGiven, { of: "indicator" }>, profile: Profile): Award | null {
  const whole = measureOf(measure, points, profile);
  return whole === null ? null : award(whole, points, profileWith(settings, profile), group);
}

function runIndicator(given: Extract<ExampleGiven, { of: "indicator" }>, profile: Profile): ExampleFailure | null {
  const scored = awardOfExample(given, profile);
  if (scored === null) return { code: "pack.example-band", expected: given.measure.kind === "QUALITATIVE" ? given.measure.band : "", found: profile.qualitativeBands.value.map(({ code }) => code).join(" | ") };
  if (given.invalid !== null) {
    if (scored.invalid?.code === given.invalid) return null;
    return { code: "pack.example-not-refused", expected: given.invalid, found: scored.invalid?.code ?? (scored.score === null ? "—" : toText(scored.score)) };
  }
  if (scored.invalid !== null || scored.score === null) return { code: "pack.example-refused", expected: given.score === null ? "—" : toText(given.score), found: scored.invalid?.code ?? "—" };
  const keep = scored.overFulfilled?.keep ?? null;
  const failure = number(given.score!, scored.score);
  if (failure !== null) return failure;
  if ((keep === null) === (given.keep === null) && (keep === null || compare(keep, given.keep!) === 0)) return null;
  return { code: "pack.example-keeps", expected: given.keep === null ? "—" : toShortText(given.keep), found: keep === null ? "—" : toShortText(keep) };
}

function number(expected: Decimal, found: Decimal | null): ExampleFailure | null {
  if (found !== null && compare(expected, found) === 0) return null;
  return { code: "pack.example-fails", expected: toText(expected), found: found === null ? "—" : toText(found) };
}

function grade(expected: string, score: Decimal, profile: Profile): ExampleFailure | null {
  const found = gradeOf(score, profile)?.name.zh ?? "—";
  return found === expected ? null : { code: "pack.example-fails", expected, found };
}

function measureOf(measure: ExampleMeasure, points: Decimal, profile: Profile): Measure | null {
  switch (measure.kind) {
    case "QUALITATIVE": {
      const band = profile.qualitativeBands.value.find(({ code }) => code === measure.band);
      return band === undefined ? null : { kind: "QUALITATIVE", band, chosen: measure.chosen };
    }
    case "SATISFACTION":
      return { ...measure, rule: profile.satisfaction.value };
    case "DEDUCT":
      return { ...measure, points };
    default:
      return measure;
  }
}

/** A profile with the settings that an example has otherwise. */
export function profileWith({ passRatio, overFulfilment }: ExampleSettings, profile: Profile): Profile {
  return {
    ...profile,
    ...(passRatio === null ? {} : { passRatio: { ...profile.passRatio, value: passRatio } }),
    ...(overFulfilment === null ? {} : { overFulfilment: { ...profile.overFulfilment, value: { ...profile.overFulfilment.value, mode: overFulfilment } } }),
  };
}
