import { z } from "zod";
import { done, refused, type Result } from "../core/basics/result.ts";
import { measureFaults, type ApplicationMeasure } from "../core/pack/application-measure.ts";
import { code, fieldName, fit, none, provenance, reference, title } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

/** How long a formula may be is the formula's own bound; it is told there. */
export const formulaText = z.string().trim().min(1, "pack.empty-text");

export const measuresShape = z.strictObject({
  /** What the page of contents calls it. */
  title: title.optional(),
  measures: z.array(z.strictObject({
    id: code,
    title,
    provenance,
    group: code,
    meaning: title,
    when: none.or(formulaText),
    amount: none.or(formulaText),
    reference,
  })).min(1).max(200),
});

/** Reads `measures/*.yaml`. A condition or an amount that cannot be read, or asks for what no result has, is refused with its place. */
export function parseMeasures(path: string, content: PackContent): Result<readonly ApplicationMeasure[]> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(measuresShape, file.value);
  if (!shape.ok) return shape;
  const { measures } = shape.value;
  const problems = measures.flatMap((measure, index) => [
    ...measureFaults(measure).map(({ field, problem }) => file.value.problemAt(["measures", index, field], problem.code, { ...(problem.params as Record<string, string | number>), field: fieldName(["measures", index, field]) })),
    ...(measures.findIndex(({ id }) => id === measure.id) === index ? [] : [file.value.problemAt(["measures", index, "id"], "pack.twice", { field: fieldName(["measures", index, "id"]), found: measure.id })]),
  ]);
  return problems.length > 0 ? refused(...problems.slice(0, 20)) : done(measures);
}
