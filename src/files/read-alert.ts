import { z } from "zod";
import { compare, HUNDRED, sign, ZERO } from "../core/basics/decimal.ts";
import { DIRECTIONS } from "../core/library/card.ts";
import { done, type Result } from "../core/basics/result.ts";
import type { AlertRule } from "../core/pack/alert-rule.ts";
import { count, exact, fit, provenance, reference, title } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

const percent = exact.refine((value) => compare(value, ZERO) >= 0 && compare(value, HUNDRED) <= 0, "pack.out-of-range");
const head = { title, provenance, reference };

export const alertShape = z.discriminatedUnion("id", [
  z.strictObject({
    ...head, id: z.literal("execution-light"),
    value: z.strictObject({ red: percent, yellow: percent }).refine(({ red, yellow }) => compare(red, yellow) < 0, { path: ["yellow"], message: "pack.not-rising" }),
  }),
  z.strictObject({ ...head, id: z.literal("goal-money-gap"), value: z.strictObject({ points: percent }) }),
  z.strictObject({ ...head, id: z.literal("zero-value"), value: z.strictObject({ directions: z.array(z.enum(DIRECTIONS)).min(1).max(DIRECTIONS.length) }) }),
  z.strictObject({ ...head, id: z.literal("overdue"), value: z.strictObject({ days: count.refine((days) => days <= 366, "pack.out-of-range") }) }),
  z.strictObject({ ...head, id: z.literal("goal-needed"), value: z.strictObject({ budget: exact.refine((budget) => sign(budget) > 0, "pack.amount-not-positive") }) }),
  z.strictObject({ ...head, id: z.literal("goal-quality"), value: z.strictObject({ full: percent, error: percent, warning: percent, note: percent }) }),
]);

/** Reads `alerts/*.yaml`, one rule a file. */
export function parseAlert(path: string, content: PackContent): Result<AlertRule> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(alertShape, file.value);
  return shape.ok ? done(shape.value) : shape;
}
