import { z } from "zod";
import { compare, HUNDRED, ONE, ZERO, type Decimal } from "../core/basics/decimal.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { STAGES, type Stage } from "../core/form/filing-values.ts";
import type { Profile } from "../core/score/profile.ts";
import { code, count, exact, fit, name, none, provenance, reference, text, title } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

/** A value of a rule always stands beside its source. */
function sourced<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, reference });
}

function between(low: Decimal, high: Decimal) {
  return exact.refine((value) => compare(value, low) >= 0 && compare(value, high) <= 0, "pack.out-of-range");
}

const percent = between(ZERO, HUNDRED);
const share = between(ZERO, ONE);
const year = count.refine((value) => value >= 1990 && value <= 2100, "pack.not-year");

function falling(list: readonly { readonly from: Decimal }[]): boolean {
  return list.every(({ from }, index) => index === 0 || compare(from, list[index - 1]!.from) < 0);
}

/** Steps from the highest down; below the last there is nothing. */
const steps = z.array(z.strictObject({ from: percent, share })).min(1).max(20).refine(falling, "pack.not-falling");

export const profileShape = z.strictObject({
  id: code,
  title,
  provenance,
  from: year,
  until: none.or(year),
  stages: z.array(z.enum(STAGES as readonly [Stage, ...Stage[]])).min(1).max(STAGES.length).optional(),
  executionPoints: sourced(percent),
  goalFormSum: sourced(percent),
  rounding: sourced(z.strictObject({
    places: count.refine((places) => places <= 6, "pack.out-of-range"),
    mode: z.enum(["half-up", "cut"]),
  })),
  ratioRule: reference,
  passRatio: sourced(none.or(share)),
  overFulfilment: sourced(z.strictObject({
    mode: z.enum(["off", "propose", "auto"]),
    reasonAbove: exact,
    bands: z.array(z.strictObject({ above: exact, keep: share })).max(20)
      .refine((list) => list.every(({ above }, index) => index === 0 || compare(above, list[index - 1]!.above) > 0), "pack.not-rising"),
    exempt: z.array(text).max(50),
  })),
  qualitativeBands: sourced(z.array(z.strictObject({ code: text, name, from: share, to: share })).min(1).max(10)
    .refine((list) => list.every(({ from, to }) => compare(from, to) <= 0), "pack.band-upside-down")),
  satisfaction: sourced(z.discriminatedUnion("mode", [
    z.strictObject({ mode: z.literal("step"), steps }),
    z.strictObject({ mode: z.literal("relative") }),
    z.strictObject({ mode: z.literal("absolute") }),
  ])),
  grades: sourced(z.array(z.strictObject({ code: text, name, from: percent })).min(1).max(10)
    .refine(falling, "pack.not-falling")
    .refine((list) => list.some(({ from }) => compare(from, ZERO) === 0), "pack.no-lowest-grade")),
  executionReasonBelow: sourced(none.or(percent)),
  execution: sourced(z.discriminatedUnion("mode", [
    z.strictObject({ mode: z.literal("linear") }),
    z.strictObject({ mode: z.literal("step"), steps }),
  ])),
});

/**
 * Reads a scoring profile (`packs/<pack>/profiles/*.yaml`). Numbers are exact, and each value carries its reference.
 * Steps and grades go from the highest down; grades end at 0; over-fulfilment bands go up.
 */
export function parseProfile(path: string, content: PackContent): Result<Profile> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(profileShape, file.value);
  if (!shape.ok) return shape;
  // The profile's own type has no room for where it comes from as a whole: each of its values says that by itself.
  const { provenance: _, stages, ...years } = shape.value;
  const profile: Profile = { ...years, ...(stages === undefined ? {} : { stages }) };
  if (profile.until !== null && profile.until < profile.from) {
    return refused(file.value.problemAt(["until"], "pack.years-upside-down", { field: "until", from: profile.from, until: profile.until }));
  }
  return done(profile);
}
