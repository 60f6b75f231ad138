import { z } from "zod";
import { done, refused, type Result } from "../core/basics/result.ts";
import { taskFaults, type TaskPlan } from "../core/pack/task-plan.ts";
import { code, count, fieldName, fit, provenance, text, title } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

const year = count.refine((value) => value >= 1990 && value <= 2100, "pack.not-year");
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "pack.not-day");

export const taskPlanShape = z.strictObject({
  id: code,
  title,
  provenance,
  begins: day,
  from: year,
  until: year,
  superiors: z.array(z.strictObject({ id: code, title, document: text, clause: text })).min(1).max(100),
  tasks: z.array(z.strictObject({ number: count, title, starts: day, due: z.string().regex(/^\d{4}Q[1-4]$/, "pack.not-quarter"), cites: code })).min(1).max(500),
});

/** Reads `tasks/*.yaml`. Tasks are numbered through, due within the span of the plan, and each answers one superior task. */
export function parseTaskPlan(path: string, content: PackContent): Result<TaskPlan> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(taskPlanShape, file.value);
  if (!shape.ok) return shape;
  const problems = taskFaults(shape.value).map(({ code: kind, path: place, params }) => file.value.problemAt(place, kind, { field: fieldName(place), ...params }));
  return problems.length > 0 ? refused(...problems.slice(0, 20)) : done(shape.value);
}
