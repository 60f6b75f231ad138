import { z } from "zod";
import { done, refused, type Result } from "../core/basics/result.ts";
import { CARD_CODE } from "../core/library/card-ref.ts";
import type { FunctionMap } from "../core/library/function-map.ts";
import { code, fieldName, fit, flag, provenance, text, title } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

const activity = z.strictObject({
  id: code,
  title,
  core: flag,
  projects: z.array(title).max(30),
  indicators: z.array(z.string().regex(CARD_CODE, "pack.not-card-code")).max(60),
});

/** What `functions/<sector>.yaml` may hold. */
export const functionMapShape = z.strictObject({
  sector: code,
  title,
  provenance,
  duties: z.array(z.strictObject({ id: code, title, basis: text, activities: z.array(activity).max(40) })).min(1).max(40),
});

/** Reads `functions/*.yaml`. Ids stand once in a map, a card once in an activity; lists may be empty, and are gaps then. */
export function parseFunctionMap(path: string, content: PackContent): Result<FunctionMap> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(functionMapShape, file.value);
  if (!shape.ok) return shape;
  const seen = new Set<string>();
  const again = (place: readonly (string | number)[], found: string) => {
    if (!seen.has(found)) return void seen.add(found);
    return file.value.problemAt(place, "pack.twice", { field: fieldName(place), found });
  };
  const problems = shape.value.duties.flatMap((duty, index) => [
    again(["duties", index, "id"], duty.id),
    ...duty.activities.flatMap((one, number) => {
      const place = ["duties", index, "activities", number];
      return [
        again([...place, "id"], one.id),
        ...one.indicators.map((found, at) => (one.indicators.indexOf(found) === at ? undefined : file.value.problemAt([...place, "indicators", at], "pack.twice", { field: fieldName([...place, "indicators", at]), found }))),
      ];
    }),
  ]).filter((problem) => problem !== undefined);
  return problems.length > 0 ? refused(...problems) : done(shape.value);
}
