import fc from "fast-check";
import type { OverlayChange } from "../../../src/core/pack/overlay.ts";
import { itemName, readPath, writePath } from "../../../src/core/pack/data-path.ts";
import { dataDifferences } from "../../../src/core/pack/pack-differences.ts";
import { isList, isMap, type PackData } from "../../../src/core/pack/source.ts";

export const RUNS = process.env["HENGJI_LONG"] === "1" ? 20_000 : 400;

const words = fc.constantFrom("", "a", "b", "8", "#1", "zh", "x[y]", "指标", "level1..level3", "e\u0301", "\u00e9", "40");
const keys = fc.constantFrom("id", "zh", "label", "value", "columns", "a.b", "c[0]", "#2", "事由");

/** Data as packs have it, small and full of names that could be taken for each other. */
export const { data: packData } = fc.letrec<{ data: PackData }>((tie) => ({
  data: fc.oneof({ maxDepth: 4, withCrossShrink: true }, words, fc.array(tie("data"), { maxLength: 4 }), fc.dictionary(keys, tie("data"), { maxKeys: 4, noNullPrototype: true })),
}));

/** Every place of a value that a path can name, with what is there. */
export function places(data: PackData, path: string = ""): readonly (readonly [path: string, data: PackData])[] {
  const here: readonly (readonly [string, PackData])[] = path === "" ? [] : [[path, data]];
  if (isList(data)) return [...here, ...data.flatMap((item, index) => places(item, `${path}[${itemName(data, index)}]`))];
  if (!isMap(data)) return here;
  return [...here, ...Object.entries(data).flatMap(([key, value]) => (/[.[\]]/.test(key) || key === "" ? [] : places(value, path === "" ? key : `${path}.${key}`)))];
}

/** The changes that make the later data of the earlier. What leaves a list goes last item first, so that places stay what they are. */
export function changesBetween(of: string, before: PackData, after: PackData): readonly OverlayChange[] {
  const differences = dataDifferences(of, before, after);
  const removed = differences.filter(({ kind }) => kind === "removed").reverse();
  return [...differences.filter(({ kind }) => kind === "changed"), ...removed, ...differences.filter(({ kind }) => kind === "added")].map(({ at, kind, was, is }) => {
    const path = readPath(at)!;
    const added = kind === "added" && "item" in path.at(-1)!;
    return { of, at: added ? writePath(path.slice(0, -1)) : at, act: added ? "add" : kind === "removed" ? "remove" : "set", was: added ? null : was, is, from: null, until: null, stages: null, why: "为测试而改" };
  });
}
