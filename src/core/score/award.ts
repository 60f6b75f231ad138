import { compare, type Decimal, multiply, round, sign, ZERO } from "../basics/decimal.ts";
import { compareFraction, type Fraction, shareOf } from "../basics/fraction.ts";
import type { Message } from "../basics/message.ts";
import { judge, type Measure } from "../indicator/index.ts";
import { isInvalid, type Judgement } from "../indicator/judgement.ts";
import type { Profile } from "./profile.ts";

/** Points given for one line. The score is rounded by the profile and is the score: nothing finer exists behind it. */
export interface Award {
  readonly measure: Measure;
  readonly points: Decimal;
  /** Null when the rule gives no number: a person decides, or the values are invalid. */
  readonly score: Decimal | null;
  readonly judgement: Judgement | null;
  readonly invalid: Message | null;
  /** The ratio that lies beyond the profile's limit; in mode `propose` a reviewer decides on `keep`. */
  readonly overFulfilled: { readonly ratio: Fraction; readonly keep: Decimal | null } | null;
  /** True when the profile's pass threshold turned a ratio into nothing. */
  readonly belowThreshold: boolean;
}

/**
 * 赋分: scores one indicator under a profile.
 * @param group level-1 or level-2 name, for the profile's exemptions from over-fulfilment (cost by default).
 */
export function award(measure: Measure, points: Decimal, profile: Profile, group = ""): Award {
  const judgement = judge(measure);
  if (isInvalid(judgement)) return { measure, points, score: null, judgement: null, invalid: judgement.invalid, overFulfilled: null, belowThreshold: false };
  const { places, mode } = profile.rounding.value;
  const { share } = judgement;
  if (share === null) return { measure, points, score: null, judgement, invalid: null, overFulfilled: null, belowThreshold: false };
  const threshold = profile.passRatio.value;
  const belowThreshold = threshold !== null && judgement.reached === false && isRatio(measure) && compareFraction(share, threshold) < 0;
  if (belowThreshold) return { measure, points, score: round(ZERO, places, mode), judgement, invalid: null, overFulfilled: null, belowThreshold };
  const overFulfilled = judgement.beyond === null ? null : judgeOverFulfilment(judgement.beyond, profile, group);
  const keep = overFulfilled?.keep ?? null;
  const taken = keep !== null && profile.overFulfilment.value.mode === "auto" ? multiply(points, keep) : points;
  return { measure, points, score: shareOf(taken, share, places, mode), judgement, invalid: null, overFulfilled, belowThreshold: false };
}

function isRatio({ kind }: Measure): boolean {
  return kind === "POSITIVE" || kind === "REVERSE" || kind === "EQUAL" || kind === "RANGE";
}

function judgeOverFulfilment(beyond: Fraction, profile: Profile, group: string): Award["overFulfilled"] {
  const rule = profile.overFulfilment.value;
  if (rule.mode === "off" || sign(beyond.bottom) <= 0 || compareFraction(beyond, rule.reasonAbove) <= 0) return null;
  if (rule.exempt.some((exempt) => group.includes(exempt))) return null;
  let keep: Decimal | null = null;
  for (const band of rule.bands) {
    if (compareFraction(beyond, band.above) > 0 && (keep === null || compare(band.keep, keep) < 0)) keep = band.keep;
  }
  return { ratio: beyond, keep };
}
