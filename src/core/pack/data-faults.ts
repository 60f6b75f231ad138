import { isList, isMap, type PackData } from "./source.ts";

/** What a file of a pack may at most be. Nobody writes more by hand, and whoever walks the data later need not fear for the stack. */
export const MOST_DEPTH = 40;
export const MOST_VALUES = 200_000;
const LONGEST_KEY = 200;

/** Names that mean something else to a program than to whoever wrote them. */
const RESERVED = new Set(["__proto__", "constructor", "prototype"]);

/** One thing that no data of a pack may have, and where. */
export interface DataFault {
  readonly code: "pack.too-deep" | "pack.too-many-values" | "pack.reserved-key" | "pack.key-too-long" | "pack.no-value" | "pack.not-data";
  readonly path: readonly (string | number)[];
}

/**
 * What keeps a value that was read from being data of a pack. Walked without recursion: what comes from outside may be nested a hundred thousand
 * deep. Too deep and too many end the walk; the rest is told one by one.
 */
export function dataFaults(data: unknown): readonly DataFault[] {
  const faults: DataFault[] = [];
  const open: { readonly value: unknown; readonly depth: number; readonly above: Trail }[] = [{ value: data, depth: 0, above: null }];
  let values = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth, above } = next;
    values += 1;
    if (values > MOST_VALUES) return [{ code: "pack.too-many-values", path: [] }];
    if (depth > MOST_DEPTH) return [{ code: "pack.too-deep", path: pathOf(above).slice(0, 3) }];
    const key = above?.key;
    if (typeof key === "string" && (RESERVED.has(key) || key.length > LONGEST_KEY)) {
      faults.push(RESERVED.has(key) ? { code: "pack.reserved-key", path: pathOf(above) } : { code: "pack.key-too-long", path: pathOf(above!.above) });
      continue;
    }
    if (typeof value === "string") continue;
    if (isList(value as PackData)) {
      for (let index = (value as readonly unknown[]).length - 1; index >= 0; index -= 1) open.push({ value: (value as readonly unknown[])[index], depth: depth + 1, above: { key: index, above } });
    } else if (isMap(value as PackData)) {
      for (const [inner, item] of Object.entries(value as object).reverse()) open.push({ value: item as unknown, depth: depth + 1, above: { key: inner, above } });
    } else faults.push({ code: value === null ? "pack.no-value" : "pack.not-data", path: pathOf(above) });
  }
  return faults;
}

type Trail = { readonly key: string | number; readonly above: Trail } | null;

function pathOf(trail: Trail): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = trail; at !== null; at = at.above) path.unshift(at.key);
  return path;
}
