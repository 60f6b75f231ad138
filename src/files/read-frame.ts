import { z } from "zod";
import { toShortText } from "../core/basics/decimal.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { IndicatorFrame } from "../core/pack/definitions.ts";
import { code, exact, fit, none, provenance, text, title } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

export const frameShape = z.strictObject({
  id: code,
  title,
  provenance,
  groups: z.array(z.strictObject({ level1: text, points: none.or(exact), kinds: z.array(text).min(1).max(50) })).min(1).max(20),
  names: z.array(title).min(1).max(100).optional(),
});

/** Reads `frames/*.yaml`. */
export function parseFrame(path: string, content: PackContent): Result<IndicatorFrame> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(frameShape, file.value);
  if (!shape.ok) return shape;
  const { groups, names, ...head } = shape.value;
  const problems = groups.flatMap(({ level1, kinds }, index) => [
    ...(groups.findIndex((group) => group.level1 === level1) === index ? [] : [file.value.problemAt(["groups", index, "level1"], "pack.twice", { field: `groups[${index}].level1`, found: level1 })]),
    ...kinds.flatMap((kind, place) =>
      kinds.indexOf(kind) === place ? [] : [file.value.problemAt(["groups", index, "kinds", place], "pack.twice", { field: `groups[${index}].kinds[${place}]`, found: kind })]),
  ]);
  if (problems.length > 0) return refused(...problems);
  return done({ ...head, ...(names === undefined ? {} : { names }), groups: groups.map(({ level1, points, kinds }) => ({ level1, points: points === null ? null : toShortText(points), kinds })) });
}
