import type { Problem } from "../core/basics/problem.ts";
import { namedPath, writePath } from "../core/pack/data-path.ts";
import { isList, isMap, type PackData } from "../core/pack/source.ts";
import type { ReadPackSource } from "./read-pack-source.ts";
import { readYaml } from "./read-yaml.ts";

/** A layer as it was read, and what was changed in it from above. */
interface PlacedLayer {
  readonly texts: ReadPackSource["texts"] | null;
  readonly files: Readonly<Record<string, PackData>>;
  readonly steps: readonly { readonly of: string; readonly change: { readonly at: string }; readonly told: (code: string, params: Problem["params"]) => Problem }[];
}

/** Where sums are wrong, the numbers that were added up stand; everything else names what it found. */
const SUMMED = "groups";

/**
 * What only shows when packs are laid upon each other is told of a definition: `frames/cost-first`. Here it gets the place that people look at: the
 * change of an overlay that touched what was found last, or else the definition; where none did, file, line and column of what was found in it. Layers lowest first.
 */
export function placeJoined(one: Problem, layers: readonly PlacedLayer[]): Problem {
  const [part, id, ...more] = one.where.split("/");
  if (id === undefined || more.length > 0) return one;
  for (const { texts, files, steps } of layers.toReversed()) {
    const found = Object.entries(files).filter(([of]) => of.startsWith(`${part}/`)).map(([of, data]) => ({ of, at: pathTo(data, id, of === one.where) })).find(({ at }) => at !== null);
    if (found === undefined) continue;
    const at = inside(files[found.of]!, found.at!, one.params["found"]);
    const [changes, called] = [steps.filter(({ of }) => of === found.of), writePath(namedPath(files[found.of]!, at))];
    const step = changes.findLast(({ change }) => change.at.startsWith(called) || called.startsWith(change.at)) ?? changes.at(-1);
    if (step !== undefined) return step.told(one.code, one.params);
    const text = texts?.get(found.of);
    const file = text === undefined ? null : readYaml(text.path, text.text);
    return file?.ok === true ? file.value.problemAt(at, one.code, one.params as Record<string, string | number>) : one;
  }
  return one;
}

/** The way to what is called `id`, or to the whole where the file itself is; null where it is in no such file. */
function pathTo(data: PackData, id: string, isNamedSo: boolean): readonly PropertyKey[] | null {
  if (isNamedSo || (isMap(data) && data["id"] === id)) return [];
  for (const [key, value] of isMap(data) ? Object.entries(data) : []) {
    const index = isList(value) ? value.findIndex((item) => isMap(item) && item["id"] === id) : -1;
    if (index !== -1) return [key, index];
  }
  return null;
}

/** Within what is at a path the way to a value that says what was found; else to the numbers that were added up, or no further. */
function inside(whole: PackData, at: readonly PropertyKey[], found: unknown): readonly PropertyKey[] {
  const start = at.reduce<PackData | undefined>((data, key) => (data === undefined || typeof data === "string" ? undefined : (data as Record<PropertyKey, PackData>)[key]), whole);
  const search = (data: PackData, fits: (key: string, value: PackData) => boolean): readonly PropertyKey[] | null => {
    for (const [key, value] of typeof data === "string" ? [] : Object.entries(data)) {
      const here = isList(data) ? Number(key) : key;
      if (fits(key, value)) return [here];
      const below = search(value, fits);
      if (below !== null) return [here, ...below];
    }
    return null;
  };
  if (start === undefined) return at;
  return [...at, ...(search(start, (_, value) => value === found) ?? search(start, (key) => key === SUMMED) ?? [])];
}
