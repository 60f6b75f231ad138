import { isList, isMap, type PackData } from "./source.ts";

/**
 * A place inside a definition, as people write it: `blocks[#3].columns[target].label.zh`. In brackets stands what an item is called by its own
 * words, or # and its place counted from 0 where it has no name of its own; so a change still finds its item when others were put before it.
 */
export type DataPath = readonly Part[];
type Part = { readonly key: string } | { readonly item: string };

/** What items of lists are called by, the first that an item has; a line of a frame by its indicator, since many share a level. */
const NAMES = ["level3", "id", "code", "case", "role", "field", "level1", "level2", "kind", "columns"] as const;
export const MOST_PARTS = 20;
const KEY = /^[^.[\]]{1,100}$/;
const NAME = /^[^#[\]][^[\]]{0,199}$/;
const PLACE = /^#(\d{1,5})$/;

/** Reads a path; null where it is none. */
export function readPath(text: string): DataPath | null {
  const parts: Part[] = [];
  const scan = /(?:^|\.)([^.[\]]{1,100})|\[([^[\]]{1,200})\]/gy;
  while (scan.lastIndex < text.length) {
    const found = scan.exec(text);
    if (found === null || parts.length === MOST_PARTS) return null;
    parts.push(found[1] === undefined ? { item: found[2]! } : { key: found[1] });
  }
  return parts.length === 0 || text.startsWith(".") ? null : parts;
}

export function writePath(path: DataPath): string {
  return path.map((part, index) => ("item" in part ? `[${part.item}]` : `${index === 0 ? "" : "."}${part.key}`)).join("");
}

/** Whether a path can name a key; those with dots and brackets are changed together with the map they stand in. */
export function canBeNamed(key: string): boolean {
  return KEY.test(key);
}

/** What is at a path; undefined where nothing is, or where more than one item is called so. */
export function dataAt(data: PackData, path: DataPath): PackData | undefined {
  let found: PackData | undefined = data;
  for (const part of path) {
    const at = keyOf(found, part);
    if (at === null) return undefined;
    found = (found as Readonly<Record<string | number, PackData>>)[at];
  }
  return found;
}

/** The same data with another value at a path; undefined takes what is there away. The path must lead to something, or to a key that its map does not have yet. */
export function withDataAt(data: PackData, path: DataPath, value: PackData | undefined): PackData | null {
  const [part, ...rest] = path;
  if (part === undefined) return value ?? null;
  if (isMap(data) && "key" in part) {
    const had = Object.prototype.hasOwnProperty.call(data, part.key) ? data[part.key] : undefined;
    if (rest.length > 0) {
      if (had === undefined) return null;
      const inner = withDataAt(had, rest, value);
      return inner === null ? null : { ...data, [part.key]: inner };
    }
    if (value !== undefined) return { ...data, [part.key]: value };
    return Object.fromEntries(Object.entries(data).filter(([key]) => key !== part.key));
  }
  const at = keyOf(data, part);
  if (!isList(data) || typeof at !== "number") return null;
  if (rest.length > 0) {
    const inner = withDataAt(data[at]!, rest, value);
    return inner === null ? null : data.map((one, index) => (index === at ? inner : one));
  }
  return value === undefined ? data.filter((_, index) => index !== at) : data.map((one, index) => (index === at ? value : one));
}

/** What an item is called in the brackets of a path: its name where it is the only one of that name, else its place. */
export function itemName(list: readonly PackData[], index: number): string {
  return itemNames(list)[index]!;
}

/** Whether an item is called by words of its own, so that it is found wherever it stands. */
export function hasOwnName(part: DataPath[number] | undefined): boolean {
  return part !== undefined && "item" in part && !PLACE.test(part.item);
}

/** The same place as a reader of shapes gives it, where an item is told by its number, in the names of items; as far as it leads in the data. */
export function namedPath(data: PackData, keys: readonly PropertyKey[]): DataPath {
  const [key, ...rest] = keys;
  if (typeof key === "number" && isList(data) && data[key] !== undefined) return [{ item: itemName(data, key) }, ...namedPath(data[key], rest)];
  if (typeof key === "string" && isMap(data) && Object.prototype.hasOwnProperty.call(data, key)) return [{ key }, ...namedPath(data[key]!, rest)];
  return [];
}

/** The names of all items of a list; no two are the same. */
export function itemNames(list: readonly PackData[]): readonly string[] {
  const names = list.map(ownName);
  const counts = new Map<string | null, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.map((name, index) => (name !== null && NAME.test(name) && counts.get(name) === 1 ? name : `#${index}`));
}

function keyOf(data: PackData | undefined, part: Part): string | number | null {
  if ("key" in part) return isMap(data) && Object.prototype.hasOwnProperty.call(data, part.key) ? part.key : null;
  if (!isList(data)) return null;
  const place = PLACE.exec(part.item)?.[1];
  if (place !== undefined) return Number(place) < data.length ? Number(place) : null;
  const named = placesOf(data, (item) => ownName(item) === part.item);
  if (named.length > 0) return named.length === 1 ? named[0]! : null;
  // Written when lines were called by a level.
  const other = placesOf(data, (item) => isMap(item) && NAMES.some((name) => saidUnder(item, name) === part.item));
  return other.length === 1 ? other[0]! : null;
}

function placesOf(list: readonly PackData[], fits: (item: PackData) => boolean): readonly number[] {
  return list.flatMap((item, index) => (fits(item) ? [index] : []));
}

function ownName(item: PackData | undefined): string | null {
  if (typeof item === "string") return item;
  if (!isMap(item)) return null;
  for (const name of NAMES) {
    const found = saidUnder(item, name);
    if (found !== null) return found;
  }
  return null;
}

function saidUnder(item: { readonly [key: string]: PackData }, name: string): string | null {
  const found = Object.prototype.hasOwnProperty.call(item, name) ? item[name] : undefined;
  if (typeof found === "string") return found;
  return isMap(found) && typeof found["zh"] === "string" ? found["zh"] : null;
}
