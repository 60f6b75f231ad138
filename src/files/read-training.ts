import { z } from "zod";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { TrainingPlan } from "../core/pack/training-plan.ts";
import { code, count, fieldName, fit, provenance, title } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

export const trainingShape = z.strictObject({
  id: code,
  title,
  provenance,
  topics: z.array(z.strictObject({ id: code, title })).min(1).max(50),
  sessions: z.array(z.strictObject({ number: count, title, topics: z.array(code).min(1).max(50) })).min(1).max(200),
});

/** Reads `training/*.yaml`: every topic that a session names is there, and every topic is taught. */
export function parseTraining(path: string, content: PackContent): Result<TrainingPlan> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(trainingShape, file.value);
  if (!shape.ok) return shape;
  const { topics, sessions } = shape.value;
  const ids = topics.map(({ id }) => id);
  const say = (place: readonly (string | number)[], kind: string, params: Record<string, string | number>) => file.value.problemAt(place, kind, { field: fieldName(place), ...params });
  const problems = [
    ...ids.flatMap((id, index) => [
      ...(ids.indexOf(id) === index ? [] : [say(["topics", index, "id"], "pack.twice", { found: id })]),
      ...(sessions.some((one) => one.topics.includes(id)) ? [] : [say(["topics", index, "id"], "pack.topic-untaught", { found: id })]),
    ]),
    ...sessions.flatMap(({ number, topics: taught }, index) => [
      ...(number === index + 1 ? [] : [say(["sessions", index, "number"], "pack.task-number", { found: number, expected: index + 1 })]),
      ...taught.flatMap((id, at) => (ids.includes(id) ? [] : [say(["sessions", index, "topics", at], "pack.topic-unknown", { found: id, expected: ids.join(" | ") })])),
    ]),
  ];
  return problems.length > 0 ? refused(...problems.slice(0, 20)) : done(shape.value);
}
