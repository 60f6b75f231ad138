import { z } from "zod";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { Dictionary } from "../core/pack/dictionary.ts";
import { code, fieldName, fit, flag, provenance, title } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

export const dictionaryShape = z.strictObject({
  id: code,
  title,
  provenance,
  open: flag,
  items: z.array(z.strictObject({ id: code, title })).min(1).max(500),
});

/** Reads `dictionaries/*.yaml`. Neither an id nor a Chinese name stands in it twice: records keep the name. */
export function parseDictionary(path: string, content: PackContent): Result<Dictionary> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(dictionaryShape, file.value);
  if (!shape.ok) return shape;
  const { open: isOpen, items, ...head } = shape.value;
  const again = (found: string, place: readonly (string | number)[]) => file.value.problemAt(place, "pack.twice", { field: fieldName(place), found });
  const problems = items.flatMap(({ id, title: name }, index) => [
    ...(items.findIndex((one) => one.id === id) === index ? [] : [again(id, ["items", index, "id"])]),
    ...(items.findIndex((one) => one.title.zh === name.zh) === index ? [] : [again(name.zh, ["items", index, "title", "zh"])]),
  ]);
  return problems.length > 0 ? refused(...problems) : done({ ...head, isOpen, items });
}
