import type { InvalidMeasure, Judgement } from "./judgement.ts";
import { type BooleanMeasure, judgeBoolean } from "./kinds/boolean.ts";
import { type DeductMeasure, judgeDeduct } from "./kinds/deduct.ts";
import { type EqualMeasure, judgeEqual } from "./kinds/equal.ts";
import { type PositiveMeasure, judgePositive } from "./kinds/positive.ts";
import { type QualitativeMeasure, judgeQualitative } from "./kinds/qualitative.ts";
import { type RangeMeasure, judgeRange } from "./kinds/range.ts";
import { type ReverseMeasure, judgeReverse } from "./kinds/reverse.ts";
import { type SatisfactionMeasure, judgeSatisfaction } from "./kinds/satisfaction.ts";
import { type TimeLimitMeasure, judgeTimeLimit } from "./kinds/time-limit.ts";

/** The values of one indicator in the shape its kind asks for: an indicator is data, a kind is code. */
export type Measure =
  | PositiveMeasure | ReverseMeasure | EqualMeasure | RangeMeasure | BooleanMeasure | TimeLimitMeasure | DeductMeasure | QualitativeMeasure | SatisfactionMeasure;

export type KindCode = Measure["kind"];

/** The list of kinds; to add one see `docs/how-to/add-an-indicator-kind.md`. */
const KINDS: { readonly [Code in KindCode]: (measure: Extract<Measure, { kind: Code }>) => Judgement | InvalidMeasure } = {
  POSITIVE: judgePositive,
  REVERSE: judgeReverse,
  EQUAL: judgeEqual,
  RANGE: judgeRange,
  BOOLEAN: judgeBoolean,
  TIME_LIMIT: judgeTimeLimit,
  DEDUCT: judgeDeduct,
  QUALITATIVE: judgeQualitative,
  SATISFACTION: judgeSatisfaction,
};

export function judge(measure: Measure): Judgement | InvalidMeasure {
  // The table pairs each code with its own measure, which the compiler cannot follow through an index.
  return (KINDS[measure.kind] as (measure: Measure) => Judgement | InvalidMeasure)(measure);
}
