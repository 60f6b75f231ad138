import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "../core/basics/canonical-json.ts";
import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { canonicalPack } from "../core/pack/canonical-pack.ts";
import { dataFaults, MOST_DEPTH, MOST_VALUES } from "../core/pack/data-faults.ts";
import { composed, isMap, type PackData, type PackSource } from "../core/pack/source.ts";
import { parseJson } from "./json-text.ts";
import { code, fit } from "./pack-words.ts";
import { parsePackFile } from "./parse-pack.ts";
import { isPackPath, MOST_FILES } from "./read-pack-source.ts";
import { faultParams, MAX_LENGTH, readYaml } from "./read-yaml.ts";
import { Refusal } from "./refusal.ts";

/** What the file of a pack is called by. */
export const PACK_FILE_ENDING = ".hengji-pack.json";
/** Longest file of a pack that is read at all, in characters. */
export const LONGEST_PACK_FILE = 20_000_000;

/** SM3 of a pack in canonical form: the same wherever, and however spelled, the pack was read from. */
export function packDigest(pack: PackSource): string {
  return createHash("sm3").update(canonicalPack(pack), "utf8").digest("hex");
}

/** A pack as one file, for carrying it to another city: its canonical form and the digest that says nobody changed it on the way. */
export function writePackFile(pack: PackSource): string {
  return `${canonicalJson({ format: "hengji-pack", schema: 1, digest: packDigest(pack), pack: JSON.parse(canonicalPack(pack)) as unknown })}\n`;
}

const anything = z.unknown().refine((data) => isMap(data as PackData), "pack.not-map");
const fileShape = z.strictObject({
  format: z.literal("hengji-pack", "pack.file-format"),
  schema: z.literal(1, "pack.schema-version"),
  digest: z.string().regex(/^[0-9a-f]{64}$/, "pack.file-digest-form"),
  pack: z.strictObject({ id: code, version: z.string().max(50), overlays: code.nullable(), manifest: anything, files: anything }),
});

/** Reads the file of a pack. It is taken as it was written or not at all: `name` stands before the places of problems. */
export function readPackFile(name: string, text: string): Result<PackSource> {
  if (text.length > LONGEST_PACK_FILE) return refused(problem("pack.too-large", name, { limit: LONGEST_PACK_FILE }));
  let data: unknown;
  try {
    // Deeper by the levels around a file of the pack.
    data = parseJson(text.replace(/^\uFEFF/, ""), name, { values: MOST_VALUES * 5, depth: MOST_DEPTH + 5 });
  } catch (error) {
    if (error instanceof Refusal) return refused(error.problem);
    throw error;
  }
  const head = readYaml(name, { data: data as PackData });
  if (!head.ok) return head;
  const shape = fit(fileShape, head.value);
  if (!shape.ok) return shape;
  const { digest, pack } = shape.value;
  const problems = contentProblems(name, pack.manifest as PackData, pack.files as Readonly<Record<string, PackData>>);
  if (problems.length > 0) return refused(...problems);
  const source: PackSource = { id: pack.id, version: pack.version, overlays: pack.overlays, manifest: composed(pack.manifest as PackData), files: composed(pack.files as PackData) as Readonly<Record<string, PackData>> };
  const found = packDigest(source);
  if (found !== digest) return refused(problem("pack.file-digest", name, { expected: digest.slice(0, 12), found: found.slice(0, 12) }));
  if (writePackFile(source).trimEnd() !== text.trimEnd()) return refused(problem("pack.file-spelling", name));
  const manifest = parsePackFile("pack.yaml", { data: source.manifest });
  if (!manifest.ok) return refused(...manifest.problems.map((one) => ({ ...one, where: `${name}: pack` })));
  const said = manifest.value.kind === "manifest" ? manifest.value.manifest : null;
  const fits = said !== null && said.id === source.id && said.version === source.version && said.overlays === source.overlays;
  return fits ? done(source) : refused(problem("pack.file-manifest", name));
}

/** What may not be in any file of a pack, before its digest is looked at: walking it must be safe. */
function contentProblems(name: string, manifest: PackData, files: Readonly<Record<string, PackData>>): readonly Problem[] {
  const paths = Object.keys(files);
  if (paths.length > MOST_FILES) return [problem("pack.too-many-files", name, { limit: MOST_FILES })];
  const strange = paths.filter((path) => !isPackPath(path));
  if (strange.length > 0) return strange.slice(0, 20).map((path) => problem("pack.file-name", name, { found: path.slice(0, 80) }));
  return [["pack", manifest] as const, ...Object.entries(files)].flatMap(([path, data]) => {
    const place = `${name}: ${path}`;
    if (!isMap(data)) return [problem("pack.not-map", place, { field: path })];
    const faults = dataFaults(data);
    if (faults.length > 0) return faults.slice(0, 20).map((fault) => problem(fault.code, place, faultParams(fault)));
    return canonicalJson(data).length > MAX_LENGTH ? [problem("pack.too-large", place, { limit: MAX_LENGTH })] : [];
  });
}
