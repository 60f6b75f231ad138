import { z } from "zod";
import { decimal } from "../core/basics/decimal.ts";
import type { Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { daysOf } from "../core/basics/gregorian.ts";
import type { YamlFile } from "./read-yaml.ts";

/**
 * The words a pack file is made of. Every value of a pack is text when it is read; these turn it into what it stands for.
 * Where a rule of our own is broken, the message is the code of a problem.
 */
/** Nothing that can't be stored, shown or printed: control characters (an escape in YAML can write any), and halves of characters. Lines may be broken. */
const PRINTED = /^(?:[^\p{Cc}\p{Cs}]|\n)*$/u;
export const text = z.string().trim().min(1, "pack.empty-text").max(2000, "pack.text-too-long").regex(PRINTED, "pack.not-printed");
export const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "pack.not-code");
export const flag = z.enum(["true", "false"]).transform((value) => value === "true");
/** What is no number ends the check of the list it stands in, too: there is nothing to compare. */
export const exact = z.string().regex(/^-?\d{1,15}(\.\d{1,15})?$/, { message: "pack.not-decimal", abort: true }).transform(decimal);
export const count = z.string().regex(/^\d{1,4}$/, { message: "pack.not-count", abort: true }).transform(Number);
export const millimetres = z.string().regex(/^\d{1,3}(\.\d)?$/, "pack.not-millimetres").transform(Number);
/** Labels may be empty on purpose: an empty cell of a form. */
export const label = z.strictObject({ zh: z.string().max(500, "pack.text-too-long").regex(PRINTED, "pack.not-printed"), en: z.string().max(500, "pack.text-too-long").regex(PRINTED, "pack.not-printed") });
export const provenance = z.enum(["seed", "document", "draft"]);
export const title = z.strictObject({ zh: text, en: text });
/** A name in both languages; where it is a text alone, as it was before it had two, it has no English one. */
export const name = z.union([text.transform((zh) => ({ zh, en: "" })), title]);

/** A day counted from the budget year: `{ year: 1, day: 06-30 }`. */
export const seasonDay = z.strictObject({
  year: z.string().regex(/^-?[0-3]$/, "pack.not-season-year").transform(Number),
  day: z.string().refine(isMonthAndDay, "pack.not-month-day"),
});

function isMonthAndDay(text: string): boolean {
  const [, month, day] = /^(\d\d)-(\d\d)$/.exec(text) ?? [];
  return month !== undefined && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= daysOf(null, Number(month));
}

/**
 * Some of the codes that there are, each once. The list has no length of its own: what is too many for it is one that stands twice or one that nobody
 * knows, and that is what is told.
 */
export function someOf<const Code extends string>(codes: readonly Code[], least = 1) {
  return z.array(z.enum(codes as unknown as [Code, ...Code[]])).min(least).superRefine((list, check) => {
    list.forEach((found, index) => {
      if (list.indexOf(found) !== index) check.addIssue({ code: "custom", path: [index], message: "pack.twice", params: { found } });
    });
  });
}

/** `null` says that there is none; leaving the line out would say nothing. */
export const none = z.literal("null").transform(() => null);

/** A rule of our own has no document. */
export const reference = z.strictObject({ document: none.or(text), clause: text.optional(), unverified: flag }).transform(({ document, clause, unverified }) => ({
  document,
  ...(clause === undefined ? {} : { clause }),
  unverified,
}));

/** Checks the data of a file against its shape; what is wrong is said with its place in the file. */
export function fit<T>(shape: z.ZodType<T>, file: YamlFile): Result<T> {
  const outcome = shape.safeParse(file.data);
  if (outcome.success) return done(outcome.data);
  return refused(...outcome.error.issues.slice(0, 20).flatMap((issue) => problemsOf(issue, file)));
}

export function fieldName(path: readonly PropertyKey[]): string {
  return path.map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`)).join("");
}

function problemsOf(issue: z.core.$ZodIssue, file: YamlFile): Problem[] {
  const field = fieldName(issue.path);
  const say = (kind: string, params = {}) => [file.problemAt(issue.path, kind, { field, ...params })];
  if (issue.message.startsWith("pack.")) return say(issue.message, "params" in issue ? (issue.params ?? {}) : {});
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => file.problemAt([...issue.path, key], "pack.unknown", { field: fieldName([...issue.path, key]) }));
  }
  const found = valueAt(file.data, issue.path);
  if (found === undefined) return say("pack.missing");
  if (issue.code === "invalid_value") return say("pack.not-one-of", { expected: issue.values.map(String).join(" | "), found: shown(found) });
  if (issue.code === "invalid_union" && "options" in issue) {
    return say("pack.not-one-of", { expected: (issue.options as readonly unknown[]).map(String).join(" | "), found: shown(found) });
  }
  if (issue.code === "invalid_type") {
    return say(issue.expected === "array" ? "pack.not-list" : issue.expected === "object" ? "pack.not-map" : "pack.not-text");
  }
  if (issue.code === "invalid_union") return issue.errors.slice(-1).flat().flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, file));
  if (issue.code === "too_small") return say("pack.empty-list");
  return say("pack.too-many");
}

function shown(found: unknown): string {
  return typeof found === "string" ? found.slice(0, 80) : "…";
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.prototype.hasOwnProperty.call(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
