import { type Decimal, divide, HUNDRED, multiply, toShortText, toText } from "../basics/decimal.ts";
import type { Fraction } from "../basics/fraction.ts";
import type { MessageParams } from "../basics/message.ts";
import type { Measure } from "../indicator/index.ts";
import type { Award } from "./award.ts";
import type { Profile } from "./profile.ts";
import type { Trace, TraceStep } from "./trace.ts";

/** The sentence that shows the values of each kind. */
const VALUES_CODE: Readonly<Record<Measure["kind"], string>> = {
  POSITIVE: "trace.values.positive",
  REVERSE: "trace.values.reverse",
  EQUAL: "trace.values.equal",
  RANGE: "trace.values.range",
  BOOLEAN: "trace.values.boolean",
  TIME_LIMIT: "trace.values.time-limit",
  DEDUCT: "trace.values.deduct",
  QUALITATIVE: "trace.values.qualitative",
  SATISFACTION: "trace.values.satisfaction",
};

/** Turns an award into the lines a person reads: inputs, outcome, rule with arithmetic, rounding. Same award, same lines. */
export function explain(award: Award, profile: Profile): Trace {
  const steps: TraceStep[] = [{ code: VALUES_CODE[award.measure.kind], params: valuesOf(award.measure) }];
  if (award.invalid) return [...steps, award.invalid];
  const judgement = award.judgement!;
  if (judgement.reached !== null) steps.push({ code: judgement.reached ? "trace.reached" : "trace.missed", params: achieved(judgement.share) });
  if (award.score === null) return [...steps, { code: `trace.rule.${judgement.rule}`, params: {} }, { code: "trace.person-decides", params: {} }];
  if (award.belowThreshold) {
    return [...steps, { code: "trace.below-threshold", params: { threshold: percent(profile.passRatio.value!) }, reference: profile.passRatio.reference }];
  }
  steps.push({ code: `trace.rule.${judgement.rule}`, params: {}, reference: referenceOf(award, profile) });
  if (award.overFulfilled) {
    const { ratio, keep } = award.overFulfilled;
    steps.push({
      code: keep === null ? "trace.over-fulfilled.reason" : `trace.over-fulfilled.${profile.overFulfilment.value.mode}`,
      params: { ratio: toText(divide(multiply(ratio.top, HUNDRED), ratio.bottom, 1, "half-up")), ...(keep === null ? {} : { keep: percent(keep) }) },
      reference: profile.overFulfilment.reference,
    });
  }
  steps.push(arithmetic(award.points, judgement.share!, award.score));
  steps.push(roundingStep(profile));
  return steps;
}

export function arithmetic(points: Decimal, share: Fraction, score: Decimal): TraceStep {
  const same = toShortText(share.top) === toShortText(share.bottom);
  return same
    ? { code: "trace.full-points", params: { points: toShortText(points), score: toText(score) } }
    : { code: "trace.arithmetic", params: { points: toShortText(points), top: toShortText(share.top), bottom: toShortText(share.bottom), score: toText(score) } };
}

function roundingStep(profile: Profile): TraceStep {
  const { places, mode } = profile.rounding.value;
  return { code: `trace.rounding.${mode}`, params: { places }, reference: profile.rounding.reference };
}

function percent(share: Decimal): string {
  return toShortText(multiply(share, HUNDRED));
}

function achieved(share: Fraction | null): MessageParams {
  return { percent: share === null ? "" : toShortText(divide(multiply(share.top, HUNDRED), share.bottom, 2, "half-up")) };
}

function referenceOf(award: Award, profile: Profile) {
  if (award.measure.kind === "QUALITATIVE") return profile.qualitativeBands.reference;
  if (award.measure.kind === "SATISFACTION") return profile.satisfaction.reference;
  return profile.ratioRule;
}

function valuesOf(measure: Measure): MessageParams {
  switch (measure.kind) {
    case "POSITIVE":
    case "REVERSE":
    case "EQUAL":
    case "SATISFACTION":
      return { target: toShortText(measure.target), actual: toShortText(measure.actual) };
    case "RANGE":
      return { target: toShortText(measure.target), upper: toShortText(measure.upper), actual: toShortText(measure.actual) };
    case "BOOLEAN":
      return { target: String(measure.target), actual: String(measure.actual) };
    case "TIME_LIMIT":
      return { target: measure.deadline, actual: measure.done };
    case "DEDUCT":
      return { faults: toShortText(measure.faults), each: toShortText(measure.each) };
    case "QUALITATIVE":
      return { band: measure.band.code, chosen: percent(measure.chosen) };
  }
}
