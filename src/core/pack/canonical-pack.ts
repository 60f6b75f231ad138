import { canonicalJson } from "../basics/canonical-json.ts";
import { composed, type PackSet, type PackSource } from "./source.ts";

/** 规范形式: one spelling of a pack, whatever folder or file it was read from. A digest is taken of it, and an export carries it. */
export function canonicalPack(pack: PackSource): string {
  return canonicalJson(plainPack(pack));
}

/** The same of all packs of a region with what the city chose: what records are pinned to. Which of them are the bureau's own says nothing else. */
export function canonicalSet({ layers, choice }: PackSet): string {
  return canonicalJson({ choice, layers: layers.map(plainPack) });
}

function plainPack({ id, version, overlays, manifest, files }: PackSource): object {
  return { id, version, overlays, manifest: composed(manifest), files: composed(files) };
}
