import { compareTexts } from "../basics/compare-texts.ts";
import { dayBefore } from "../calendar/iso-day.ts";
import type { PolicyDocument } from "./policy-document.ts";

/** How a document stands on a day; `unknown` where what is known of its days does not tell. */
export type PolicyState = "in-force" | "not-yet" | "ended" | "unknown";

export interface Validity {
  readonly state: PolicyState;
  /** First day on which it holds, as exactly as it is known. */
  readonly from: string | null;
  /** Last day on which it holds: as written, or the day before another takes its place; no more exact than the beginning of that one is known. */
  readonly until: string | null;
  /** Nobody wrote when it begins to hold: the day of issue counts. */
  readonly fromAssumed: boolean;
  /** Id of the document that takes its place, where one does. */
  readonly replacedBy: string | null;
  /** Whether that one has taken its place on the day; null where none does. */
  readonly replaced: "yes" | "no" | "unknown" | null;
}

/** Which rules held on a day (F105): said of each document from its own days and those of the one that replaces it. */
export function validityOn(rule: PolicyDocument, day: string, all: readonly PolicyDocument[]): Validity {
  const from = startOf(rule);
  const successor = successorOf(rule.id, all);
  const ends = successor === undefined ? null : startOf(successor);
  const state = began(from, day) === "no" ? "not-yet" : hasEnded(rule.until, ends, day);
  return {
    // Nobody knows whether it began: that it hasn't ended yet tells nothing.
    state: state === "in-force" && began(from, day) === "unknown" ? "unknown" : state,
    from, until: rule.until ?? lastDayBefore(ends), fromAssumed: rule.from === null && rule.issued !== null, replacedBy: successor?.id ?? null, replaced: successor === undefined ? null : began(ends, day),
  };
}

function lastDayBefore(start: string | null): string | null {
  return start !== null && start.length > 7 ? dayBefore(start) : start;
}

/** The first to take its place, where several say that they do. */
function successorOf(id: string, all: readonly PolicyDocument[]): PolicyDocument | undefined {
  return all.filter(({ replaces }) => replaces.includes(id)).sort((left, right) => compareTexts(startOf(left) ?? "9", startOf(right) ?? "9"))[0];
}

/** First day on which it holds: as written, or else the day of issue. */
export function startOf({ from, issued }: Pick<PolicyDocument, "from" | "issued">): string | null {
  return from ?? issued;
}

function hasEnded(until: string | null, replacedFrom: string | null, day: string): PolicyState {
  // The last day is a day on which it still holds; on the first day of its successor it does not any more.
  const byItself = until === null ? "no" : day > latestOf(until) ? "yes" : day <= earliestOf(until) ? "no" : "unknown";
  const bySuccessor = replacedFrom === null ? "no" : began(replacedFrom, day);
  if (byItself === "yes" || bySuccessor === "yes") return "ended";
  return byItself === "unknown" || bySuccessor === "unknown" ? "unknown" : "in-force";
}

/** Whether a day, known as exactly as it is, has come. */
function began(from: string | null, day: string): "yes" | "no" | "unknown" {
  if (from === null) return "unknown";
  if (day >= latestOf(from)) return "yes";
  return day < earliestOf(from) ? "no" : "unknown";
}

/** A day that is known to the year or month lies between the first and the last day of it. */
function earliestOf(partial: string): string {
  return `${partial}-01-01`.slice(0, 4) + (partial.length > 4 ? partial.slice(4, 7) : "-01") + (partial.length > 7 ? partial.slice(7) : "-01");
}

function latestOf(partial: string): string {
  if (partial.length > 7) return partial;
  // As texts every day of the month comes before its 31st, whether it has one or not.
  return partial.length > 4 ? `${partial}-31` : `${partial}-12-31`;
}
