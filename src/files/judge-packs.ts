import { done, refused, type Result } from "../core/basics/result.ts";
import type { Definitions } from "../core/pack/definitions.ts";
import { withOwnLayers, type PackSet, type PackSource } from "../core/pack/source.ts";
import { setDigest } from "./load-definitions.ts";
import { resolvePacks, yearsOfChange } from "./resolve-packs.ts";

/** A set of packs that hangs together in every budget year. */
export interface JudgedPacks {
  readonly set: PackSet;
  /** What it says at any time, under its digest. */
  readonly definitions: Definitions;
}

/**
 * 试算: a bureau's own layers laid upon the packs below, and read in every budget year in which something else holds. Refused with all problems of
 * the first year that has any; nothing is stored here.
 */
export function judgePacks(below: PackSet, own: readonly PackSource[]): Result<JudgedPacks> {
  const set = withOwnLayers(below, own);
  const first = resolvePacks(set, null);
  if (!first.ok) return first;
  for (const year of yearsOfChange(set)) {
    const read = resolvePacks(set, year);
    if (!read.ok) return refused(...read.problems);
  }
  return done({ set, definitions: { digest: setDigest(set), ...first.value } });
}
