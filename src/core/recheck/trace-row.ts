import { type Decimal, divide, HUNDRED, multiply, sign, toShortText, toText } from "../basics/decimal.ts";
import { daysBetween } from "../calendar/iso-day.ts";
import type { Profile } from "../score/profile.ts";
import type { Reference, Trace, TraceStep } from "../score/trace.ts";
import type { FoundConvention } from "./convention.ts";
import type { Row } from "./row.ts";

/** How a row came to its suggestion, or why a person decides: the values, what was assumed, the outcome, the rule, the arithmetic. */
export function traceRow(row: Row, suggested: Decimal | null, convention: FoundConvention, profile: Profile): Trace {
  const { target, actual, comparison, printed, share } = row;
  const rule = ruleOf(row);
  const reference = referenceOf(rule, profile);
  const steps: TraceStep[] = [
    { code: "trace.values.printed", params: { target: target.text, actual: actual.text } },
    ...target.assumed, ...actual.assumed, ...comparison.assumed,
    ...outcomeOf(row),
    { code: `trace.rule.${rule}`, params: {}, ...(reference === undefined ? {} : { reference }) },
  ];
  const { points } = printed;
  if (points === null || sign(points) < 0) return steps;
  if (suggested === null) return [...steps, { code: "trace.person-decides", params: {} }];
  if (comparison.reached === true) return [...steps, { code: "trace.full-points", params: { points: toShortText(points), score: toText(suggested) } }];
  if (share === null || sign(share.top) === 0) return [...steps, { code: "trace.no-points", params: { score: toText(suggested) } }];
  const arithmetic = { points: toShortText(points), top: toShortText(share.top), bottom: toShortText(share.bottom), score: toText(suggested) };
  return [...steps, { code: "trace.arithmetic", params: arithmetic }, habitStep(convention, profile)];
}

/** Days between the deadline and the day it was done on; null for rows without both. Of a month only its first day is known. */
export function daysLate({ comparison, actual }: Row): { deadline: string; done: string; days: number; atLeast: boolean } | null {
  const { measure } = comparison;
  if (measure?.kind !== "TIME_LIMIT" || comparison.reached !== false) return null;
  const { deadline, done } = measure;
  return { deadline, done, days: daysBetween(deadline, done), atLeast: actual.date !== actual.lastDate };
}

function outcomeOf(row: Row): TraceStep[] {
  const { comparison, share, isAtEdge } = row;
  const { measure, reached } = comparison;
  if (measure?.kind === "TIME_LIMIT") {
    const late = daysLate(row);
    return [
      { code: "trace.values.time-limit", params: { target: measure.deadline, actual: measure.done } },
      late === null ? { code: "trace.in-time", params: {} } : { code: late.atLeast ? "trace.late-at-least" : "trace.late", params: { count: late.days } },
    ];
  }
  if (reached === true) return [{ code: "trace.reached", params: { percent: "100" } }];
  if (isAtEdge) return [{ code: "trace.at-edge", params: {} }];
  if (share === null || sign(share.top) === 0) return [{ code: "trace.missed-plainly", params: {} }];
  return [{ code: "trace.missed", params: { percent: toShortText(divide(multiply(share.top, HUNDRED), share.bottom, 2, "half-up")) } }];
}

/** The rule that judged the values; where none could, the one its kind of target would have. */
function ruleOf({ rule, target }: Row): string {
  if (rule !== null) return rule;
  if (target.kind === "number" || target.kind === "range") return "number";
  if (target.kind === "date") return "time-limit";
  return target.kind === "boolean" ? "boolean" : "words";
}

/** Deadlines and yes or no have no source of their own in a profile. */
function referenceOf(rule: string, profile: Profile): Reference | undefined {
  if (rule === "words") return profile.qualitativeBands.reference;
  return rule.startsWith("time-") || rule === "boolean" ? undefined : profile.ratioRule;
}

/** Which rounding was used, and whether it is the authority's own or the profile's. */
export function habitStep(convention: FoundConvention, profile: Profile): TraceStep {
  if (convention.rounding !== null) return { code: `trace.habit.${convention.rounding}`, params: {} };
  const { places, mode } = profile.rounding.value;
  return { code: `trace.rounding.${mode}`, params: { places }, reference: profile.rounding.reference };
}
