import type { Stage } from "../core/form/filing-values.ts";
import { problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { itemNames, readPath, writePath, type DataPath } from "../core/pack/data-path.ts";
import { titlesAlong } from "../core/pack/item-title.ts";
import { packDifferences, type PackDifference } from "../core/pack/pack-differences.ts";
import { isList, isMap, type PackData, type PackSet, type PackSource } from "../core/pack/source.ts";
import { changeWritten, type WrittenChange } from "../core/pack/written-change.ts";
import type { Bilingual } from "../core/workflow/workflow.ts";
import { laidDefinitions, stagesOfChange, yearsOfChange, type LaidDefinition } from "./resolve-packs.ts";

/** What a set of packs holds, as somebody looks through it: its definitions, what they are called, what names them, and how two sets differ. */

/** Examples travel with a pack and define nothing. */
export function isDefinition(of: string): boolean {
  return of.includes("/") && !of.startsWith("examples/");
}

/** The definitions of a set as records of a budget year and a stage read them; those that hold at any time, or to all of them, where these are null. */
export function definitionsIn(set: PackSet, year: number | null, stage: Stage | null = null): readonly LaidDefinition[] {
  return laidDefinitions(set, year, stage).filter(({ of }) => isDefinition(of));
}

/** One definition by its path (`forms/goal`). */
export function definitionIn(set: PackSet, of: string, year: number | null, stage: Stage | null = null): Result<LaidDefinition> {
  const found = definitionsIn(set, year, stage).find((one) => one.of === of);
  return found === undefined ? refused(problem("scheme.definition-unknown", "", { of })) : done(found);
}

export function packIn({ layers }: PackSet, id: string): Result<PackSource> {
  const found = layers.find((one) => one.id === id);
  return found === undefined ? refused(problem("scheme.pack-unknown", "", { id })) : done(found);
}

/** A change that begins in a later year is a difference too. */
export function lastYearOf(set: PackSet): number | null {
  return yearsOfChange(set).at(-1) ?? null;
}

/** What another set changes, at any time and from each budget year on in which something else holds, to all records or to those of a stage; each difference once. */
export function differencesOf(set: PackSet, other: PackSet): readonly (PackDifference & { readonly from: number | null; readonly stage: Stage | null })[] {
  const years = [...new Set([...yearsOfChange(set), ...yearsOfChange(other)])].sort((left, right) => left - right);
  const stages = new Set([...stagesOfChange(set), ...stagesOfChange(other)]);
  const told = new Set<string>();
  return [null, ...stages].flatMap((stage) => [null, ...years].map((from) => ({ from, stage }))).flatMap(({ from, stage }) => {
    const found = packDifferences({ manifest: "", files: byPath(definitionsIn(set, from, stage)) }, { manifest: "", files: byPath(definitionsIn(other, from, stage)) });
    return found.flatMap((one) => {
      const key = JSON.stringify([one.of, one.at, one.was, one.is]);
      if (told.has(key)) return [];
      told.add(key);
      return [{ ...one, from, stage }];
    });
  });
}

/** What the items on the way to a place of a definition are called, by the first of the sets that has them. */
export function titlesIn(...sets: readonly PackSet[]): (place: { readonly of: string; readonly at: string }) => readonly (Bilingual | null)[] {
  const laid = sets.map((set) => byPath(definitionsIn(set, lastYearOf(set))));
  return ({ of, at }) => {
    const path = readPath(at) ?? [];
    const found = laid.map((definitions) => titlesAlong(definitions[of], path));
    return path.map((_, index) => found.map((titles) => titles[index]!).find((title) => title !== null) ?? null);
  };
}

/** Paths of the definitions that name one by its id, as a workflow names its form. */
export function usersOf(of: string, laid: readonly LaidDefinition[]): readonly string[] {
  const [folder, id] = of.split("/");
  const key = folder!.replace(/s$/, "");
  return laid.filter((other) => other.of !== of && isMap(other.data) && other.data[key] === id).map((other) => other.of);
}

/** A place at which something else names an item of a list by its name. */
export interface PlaceNaming {
  readonly name: string;
  readonly of: string;
  readonly at: string;
}

/** More places than this are told as so many. */
const MOST_PLACES = 500;

/** Where the items of a definition's lists are named elsewhere, in it or in another: by their `id` or `code`, as a whole value. */
export function placesNaming({ of, data }: LaidDefinition, laid: readonly LaidDefinition[]): readonly PlaceNaming[] {
  const items = new Map<string, string>();
  const found: PlaceNaming[] = [];
  const gather = (value: PackData, path: DataPath): void => {
    if (isList(value)) itemNames(value).forEach((item, index) => {
      const one = value[index]!;
      const name = isMap(one) ? (one["id"] ?? one["code"]) : undefined;
      if (typeof name === "string") items.set(name, writePath([...path, { item }]));
      gather(one, [...path, { item }]);
    });
    else if (isMap(value)) for (const [key, inner] of Object.entries(value)) gather(inner, [...path, { key }]);
  };
  const search = (other: string, value: PackData, path: DataPath): void => {
    if (typeof value === "string") {
      const [item, at] = [items.get(value), writePath(path)];
      if (item !== undefined && found.length < MOST_PLACES && !(other === of && at.startsWith(item))) found.push({ name: value, of: other, at });
    } else if (isList(value)) itemNames(value).forEach((item, index) => search(other, value[index]!, [...path, { item }]));
    else for (const [key, inner] of Object.entries(value as { readonly [key: string]: PackData })) if (!IDS.has(key)) search(other, inner, [...path, { key }]);
  };
  gather(data, []);
  for (const other of items.size === 0 ? [] : laid) search(other.of, other.data, []);
  return found;
}

/** What something is called by itself names nothing else. */
const IDS = new Set(["id", "code"]);

export function titleOf({ of, data }: LaidDefinition): { readonly zh: string; readonly en: string } {
  return titleIn(data, of.split("/")[1]!);
}

/** The title that a file gives itself in both languages; its id where it gives none. */
export function titleIn(data: PackData, otherwise: string): { readonly zh: string; readonly en: string } {
  const title = isMap(data) ? data["title"] : undefined;
  const { zh, en } = isMap(title) ? title : {};
  return typeof zh === "string" && typeof en === "string" ? { zh, en } : { zh: otherwise, en: otherwise };
}

/** A change of a definition as it is written in a file, with the pack that makes it. */
export function changeShown({ layer, ...change }: LaidDefinition["changes"][number]): WrittenChange & { readonly layer: string } {
  return { layer, ...changeWritten(change) };
}

function byPath(laid: readonly LaidDefinition[]): Readonly<Record<string, PackData>> {
  return Object.fromEntries(laid.map(({ of, data }) => [of, data]));
}
