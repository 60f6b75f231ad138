import { done, refused, type Result } from "../core/basics/result.ts";
import type { Definitions } from "../core/pack/definitions.ts";
import { ANY_TIME, type When } from "../core/pack/overlay.ts";
import { broughtLayers, ownLayers, withOwnLayers, type PackSet, type PackSource } from "../core/pack/source.ts";
import { setDigest } from "./load-definitions.ts";
import type { ReadPackSource } from "./read-pack-source.ts";
import { readingsOf, resolvePacks, type LayerTexts } from "./resolve-packs.ts";
import { writePackTexts } from "./write-pack-texts.ts";

/** A set of packs that hangs together in every budget year and for every stage. */
export interface JudgedPacks {
  readonly set: PackSet;
  /** What it says at any time, under its digest. */
  readonly definitions: Definitions;
}

/**
 * 试算: a bureau's own layers laid upon the packs below, and read in every budget year and for every stage in which something else holds. Refused with all
 * problems of the first reading that has any, each at line and column of the file that it would stand in; nothing is stored here.
 */
export function judgePacks(below: PackSet, own: readonly PackSource[]): Result<JudgedPacks> {
  const set = withOwnLayers(below, own);
  const first = readIn(set, ANY_TIME);
  if (!first.ok) return first;
  for (const when of readingsOf(set)) {
    const read = readIn(set, when);
    if (!read.ok) return refused(...read.problems);
  }
  return done({ set, definitions: { digest: setDigest(set), ...first.value } });
}

/** What is stored has no lines; it is written as files only to say where something is wrong. */
function readIn(set: PackSet, { year, stage }: When): ReturnType<typeof resolvePacks> {
  const read = resolvePacks(set, year, [], stage);
  return read.ok ? read : resolvePacks(set, year, [...broughtLayers(set).map(() => null), ...ownLayers(set).map(textsOf)] satisfies LayerTexts, stage);
}

/** A stored pack as the files that it is written back as, each under its path without ending. */
export function textsOf(pack: PackSource): ReadPackSource["texts"] {
  return new Map(writePackTexts(pack).map(([path, text]) => [path.replace(/\.yaml$/, ""), { path: `${pack.id}/${path}`, text }]));
}
