import { problem, type Problem } from "../../core/basics/problem.ts";
import { Refusal } from "./refusal.ts";

/** As much of an issue of Zod as is needed to say it in our words. */
interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly expected?: string;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly maximum?: number | bigint;
  readonly minimum?: number | bigint;
  readonly origin?: string;
  readonly format?: string;
}

/** More would help nobody. */
const SHOWN = 20;
const LONGEST_WHERE = 200;
const LONGEST_FOUND = 40;

type Target = "json" | "query" | "param" | "header" | string;

/** What a schema found wrong, in the one shape: bodies answer 422, everything in address and headers 400. */
export function refuseInvalid(target: Target, value: unknown, issues: readonly Issue[]): Refusal {
  const problems = issues.slice(0, SHOWN).flatMap((issue) => problemsOf(issue, target, value)).filter(isFirstOfText);
  if (issues.length > SHOWN) problems.push(problem("http.more-problems", "", { more: issues.length - SHOWN }));
  return new Refusal(target === "json" ? 422 : 400, problems);
}

/** A text of a query with a NUL in it, as `json-text.ts` finds it in bodies: nothing stored holds one, and PostgreSQL takes none. */
export function refuseNul(asked: object): Refusal | null {
  const held = Object.entries(asked).find(([, value]) => typeof value === "string" && value.includes("\0"));
  return held === undefined ? null : new Refusal(400, [problem("http.text-nul", place("query", [held[0]]))]);
}

function problemsOf(issue: Issue, target: Target, value: unknown): Problem[] {
  const where = place(target, issue.path);
  const found = valueAt(value, issue.path);
  if (found === undefined) return [problem("http.value-missing", where)];
  // What somebody typed is told in words for people; all else concerns programmes.
  const ofText = typeof found === "string" ? textProblem(issue, where, found) : null;
  if (ofText !== null) return [ofText];
  switch (issue.code) {
    case "invalid_type":
      return [problem("http.value-type", where, { expected: issue.expected ?? "" })];
    case "invalid_value":
      return [problem("http.value-not-allowed", where, { allowed: (issue.values ?? []).map(String).join(", ") })];
    case "unrecognized_keys":
      return (issue.keys ?? []).slice(0, SHOWN).map((key) => problem("http.field-unknown", place(target, [...issue.path, key])));
    case "too_big":
      return [problem("http.value-too-large", where, { maximum: String(issue.maximum) })];
    case "too_small":
      return [problem("http.value-too-small", where, { minimum: String(issue.minimum) })];
    default:
      return [problem("http.value-invalid", where)];
  }
}

function textProblem({ code, origin, format, maximum, minimum }: Issue, where: string, found: string): Problem | null {
  if (found.trim() === "" && ((code === "too_small" && minimum === 1) || code === "invalid_format")) return problem("http.text-missing", where);
  if (code === "too_big" && origin === "string") return problem("http.text-too-long", where, { maximum: String(maximum), count: Math.max(found.trim().length, Number(maximum) + 1) });
  if (code === "invalid_format" && format === "date") return problem("http.day-unknown", where, { found: shown(found) });
  return code === "invalid_format" && format === "regex" && /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(found.trim()) ? problem("http.text-unprintable", where) : null;
}

/** A text that is missing breaks two rules at once. */
function isFirstOfText({ code, where }: Problem, at: number, all: readonly Problem[]): boolean {
  return code !== "http.text-missing" || all.findIndex((one) => one.code === code && one.where === where) === at;
}

function shown(found: string): string {
  return found.slice(0, LONGEST_FOUND).replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, "\ufffd");
}

/** `tables[0].indicators[3].points` in a body, `?language` in a query, the header's name in a header. */
function place(target: Target, path: readonly PropertyKey[]): string {
  let text = target === "query" ? "?" : "";
  for (const step of path) {
    text += typeof step === "number" ? `[${step}]` : text === "" || text === "?" ? String(step) : `.${String(step)}`;
    if (text.length > LONGEST_WHERE) return `${text.slice(0, LONGEST_WHERE)}…`;
  }
  return text;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[step];
  }
  return at;
}
