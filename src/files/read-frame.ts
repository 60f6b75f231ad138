import { z } from "zod";
import { equals, sum, toShortText } from "../core/basics/decimal.ts";
import type { Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { IndicatorFrame } from "../core/pack/definitions.ts";
import { code, exact, fit, none, provenance, text, title } from "./pack-words.ts";
import { readYaml, type PackContent, type YamlFile } from "./read-yaml.ts";

export const frameShape = z.strictObject({
  id: code,
  title,
  provenance,
  groups: z.array(z.strictObject({ level1: text, points: none.or(exact), kinds: z.array(text).min(1).max(50) })).min(1).max(20),
  lines: z.array(z.strictObject({ level1: text, level2: text, level3: text, target: text.optional(), points: exact })).min(1).max(200).optional(),
  names: z.array(title).min(1).max(100).optional(),
});

/** Reads `frames/*.yaml`. */
export function parseFrame(path: string, content: PackContent): Result<IndicatorFrame> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(frameShape, file.value);
  if (!shape.ok) return shape;
  const { groups, names, lines, ...head } = shape.value;
  const problems = groups.flatMap(({ level1, kinds }, index) => [
    ...(groups.findIndex((group) => group.level1 === level1) === index ? [] : [file.value.problemAt(["groups", index, "level1"], "pack.twice", { field: `groups[${index}].level1`, found: level1 })]),
    ...kinds.flatMap((kind, place) =>
      kinds.indexOf(kind) === place ? [] : [file.value.problemAt(["groups", index, "kinds", place], "pack.twice", { field: `groups[${index}].kinds[${place}]`, found: kind })]),
  ]);
  problems.push(...lineProblems(shape.value, file.value));
  if (problems.length > 0) return refused(...problems);
  return done({ ...head, ...(lines === undefined ? {} : { lines: lines.map(({ target = "", points, ...line }) => ({ ...line, target, points: toShortText(points) })) }), ...(names === undefined ? {} : { names }), groups: groups.map(({ level1, points, kinds }) => ({ level1, points: points === null ? null : toShortText(points), kinds })) });
}

/** A line of a kind that the frame does not have, one that stands twice, and a group whose lines do not come to its points: whoever fills it could not mend that. */
function lineProblems({ groups, lines = [] }: z.output<typeof frameShape>, file: YamlFile): readonly Problem[] {
  const strange = lines.flatMap(({ level1, level2, level3 }, index) => {
    const kinds = groups.find((group) => group.level1 === level1)?.kinds ?? [];
    const isTwice = lines.findIndex((line) => line.level1 === level1 && line.level2 === level2 && line.level3 === level3) !== index;
    return [
      ...(kinds.includes(level2) ? [] : [file.problemAt(["lines", index, "level2"], "pack.not-one-of", { field: `lines[${index}].level2`, found: level2, expected: kinds.join(" | ") })]),
      ...(isTwice ? [file.problemAt(["lines", index, "level3"], "pack.twice", { field: `lines[${index}].level3`, found: level3 })] : []),
    ];
  });
  if (lines.length === 0 || strange.length > 0) return strange;
  return groups.flatMap(({ level1, points }, index) => {
    const found = sum(lines.filter((line) => line.level1 === level1).map((line) => line.points));
    return points === null || equals(found, points) ? [] : [file.problemAt(["groups", index, "points"], "pack.lines-sum", { field: `groups[${index}].points`, found: toShortText(found), expected: toShortText(points) })];
  });
}
