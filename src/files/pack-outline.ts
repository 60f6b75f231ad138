import { problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { packDifferences, type PackDifference } from "../core/pack/pack-differences.ts";
import { isMap, type PackData, type PackSet, type PackSource } from "../core/pack/source.ts";
import { changeWritten, type WrittenChange } from "../core/pack/written-change.ts";
import { laidDefinitions, yearsOfChange, type LaidDefinition } from "./resolve-packs.ts";

/** What a set of packs holds, as somebody looks through it: its definitions, what they are called, what names them, and how two sets differ. */

/** Examples travel with a pack and define nothing. */
export function isDefinition(of: string): boolean {
  return of.includes("/") && !of.startsWith("examples/");
}

/** The definitions of a set as a budget year reads them; those that hold at any time where it is null. */
export function definitionsIn(set: PackSet, year: number | null): readonly LaidDefinition[] {
  return laidDefinitions(set, year).filter(({ of }) => isDefinition(of));
}

/** One definition by its path (`forms/goal`). */
export function definitionIn(set: PackSet, of: string, year: number | null): Result<LaidDefinition> {
  const found = definitionsIn(set, year).find((one) => one.of === of);
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

/** What another set changes, at any time and from each budget year on in which something else holds; each difference once. */
export function differencesOf(set: PackSet, other: PackSet): readonly (PackDifference & { readonly from: number | null })[] {
  const years = [...new Set([...yearsOfChange(set), ...yearsOfChange(other)])].sort((left, right) => left - right);
  const told = new Set<string>();
  return [null, ...years].flatMap((from) => {
    const found = packDifferences({ manifest: "", files: byPath(definitionsIn(set, from)) }, { manifest: "", files: byPath(definitionsIn(other, from)) });
    return found.flatMap((one) => {
      const key = JSON.stringify([one.of, one.at, one.was, one.is]);
      if (told.has(key)) return [];
      told.add(key);
      return [{ ...one, from }];
    });
  });
}

/** Paths of the definitions that name one by its id, as a workflow names its form. */
export function usersOf(of: string, laid: readonly LaidDefinition[]): readonly string[] {
  const [folder, id] = of.split("/");
  const key = folder!.replace(/s$/, "");
  return laid.filter((other) => other.of !== of && isMap(other.data) && other.data[key] === id).map((other) => other.of);
}

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
