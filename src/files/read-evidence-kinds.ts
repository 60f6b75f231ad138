import { z } from "zod";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { EvidenceKind } from "../core/pack/definitions.ts";
import { code, count, fit, title } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

const MOST_MEGABYTES = 500;

export const kindsShape = z.strictObject({
  kinds: z.array(z.strictObject({
    id: code,
    title,
    media: z.array(z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/, "pack.not-media")).min(1).max(30),
    megabytes: count.refine((size) => size >= 1 && size <= MOST_MEGABYTES, { message: "pack.megabytes", params: { limit: MOST_MEGABYTES } }),
  })).min(1).max(100),
});

/** Reads `evidence/kinds.yaml`. */
export function parseEvidenceKinds(path: string, content: PackContent): Result<readonly EvidenceKind[]> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(kindsShape, file.value);
  if (!shape.ok) return shape;
  const { kinds } = shape.value;
  const twice = kinds.findIndex(({ id }, index) => kinds.findIndex((other) => other.id === id) !== index);
  return twice < 0 ? done(kinds) : refused(file.value.problemAt(["kinds", twice, "id"], "pack.twice", { field: `kinds[${twice}].id`, found: kinds[twice]!.id }));
}
