import { z } from "zod";
import { done, refused, type Result } from "../core/basics/result.ts";
import { isIsoDay } from "../core/calendar/iso-day.ts";
import type { AdjustmentRule } from "../core/pack/adjustment-rule.ts";
import { conditionProblems } from "../core/pack/application-measure.ts";
import { ADJUSTMENT_NAMES } from "../core/pack/measure-lexicon.ts";
import { code, fieldName, fit, flag, none, provenance, reference, title } from "./pack-words.ts";
import { formulaText } from "./read-measures.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

export const adjustmentShape = z.strictObject({
  id: code,
  title,
  provenance,
  triggers: z.array(z.strictObject({ id: code, title, when: none.or(formulaText) })).min(1).max(50),
  // A leap day would be none in most years.
  cutOff: z.string().refine((day) => isIsoDay(`2021-${day}`), "pack.not-month-day"),
  endsWithEvaluation: flag,
  reference,
});

/** Reads `adjustments/*.yaml`. */
export function parseAdjustment(path: string, content: PackContent): Result<AdjustmentRule> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(adjustmentShape, file.value);
  if (!shape.ok) return shape;
  const { triggers } = shape.value;
  const problems = triggers.flatMap(({ id, when }, index) => {
    const at = (field: string) => ["triggers", index, field] as const;
    return [
      ...conditionProblems(when, ADJUSTMENT_NAMES).map(({ code: kind, params }) => file.value.problemAt(at("when"), kind, { ...(params as Record<string, string | number>), field: fieldName(at("when")) })),
      ...(triggers.findIndex((one) => one.id === id) === index ? [] : [file.value.problemAt(at("id"), "pack.twice", { field: fieldName(at("id")), found: id })]),
    ];
  });
  return problems.length > 0 ? refused(...problems.slice(0, 20)) : done(shape.value);
}
