import { isNode, LineCounter, parseDocument, type Document } from "yaml";
import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { dataFaults, MOST_DEPTH, MOST_VALUES, type DataFault } from "../core/pack/data-faults.ts";
import type { PackData } from "../core/pack/source.ts";
import { fieldName } from "./pack-words.ts";

/** Longest pack file that is read at all; the files of a pack are written by hand. */
export const MAX_LENGTH = 1_000_000;

/** What a definition is read from: the text of its file, or its data where that was stored, carried in one file or changed by an overlay. */
export type PackContent = string | { readonly data: PackData };

/** The data of a YAML file, all of it text, lists and maps, and where each of them stands. */
export interface YamlFile {
  readonly data: unknown;
  /** A problem at the place a path leads to, or at the nearest place that exists. */
  readonly problemAt: (path: readonly PropertyKey[], code: string, params?: Record<string, string | number>) => Problem;
}

/**
 * Reads YAML without turning anything into a number, date or truth value, so that `22.50`, `007`, `no` and
 * `2024-01-01` stay what somebody typed. Aliases are refused: data for people needs none, and they can grow without end.
 */
export function readYaml(path: string, content: PackContent): Result<YamlFile> {
  // Data has no lines; the field says where in it.
  if (typeof content !== "string") return done({ data: content.data, problemAt: (place, code, params = {}) => problem(code, path, { file: path, field: fieldName(place), ...params }) });
  const text = content;
  if (text.length > MAX_LENGTH) return refused(problem("pack.too-large", path, { limit: MAX_LENGTH }));
  const lines = new LineCounter();
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { schema: "failsafe", lineCounter: lines, prettyErrors: false, stringKeys: true });
  } catch {
    // Nesting beyond the stack; nobody writes that by hand.
    return refused(problem("pack.too-deep", path));
  }
  if (document.errors.some(({ code }) => code === "RESOURCE_EXHAUSTION")) return refused(problem("pack.too-deep", path));
  // A warning is a tag such as `!!int`, which would ask for a type that this reader doesn't give.
  const errors = [...document.errors, ...document.warnings];
  if (errors.length > 0) {
    return refused(...errors.slice(0, 20).map((fault) => at(path, lines, fault.pos[0], "pack.yaml", { detail: fault.message })));
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    return refused(problem(error instanceof RangeError ? "pack.too-deep" : "pack.alias", path));
  }
  const problemAt: YamlFile["problemAt"] = (place, code, params = {}) => {
    for (let length = place.length; length > 0; length -= 1) {
      const node = document.getIn(place.slice(0, length), true);
      if (isNode(node) && node.range) return at(path, lines, node.range[0], code, params);
    }
    return at(path, lines, 0, code, params);
  };
  // An empty file is nothing yet; its reader says what is missing.
  const faults = data === null ? [] : dataFaults(data);
  return faults.length > 0 ? refused(...faults.slice(0, 20).map((fault) => problemAt(fault.path, fault.code, faultParams(fault)))) : done({ data, problemAt });
}

function at(path: string, lines: LineCounter, offset: number, code: string, params: Record<string, string | number>): Problem {
  const { line, col } = lines.linePos(offset);
  return problem(code, `${path}:${line}:${col}`, { file: path, line, column: col, ...params });
}

/** What the words of a fault say beside its place. */
export function faultParams({ code, path }: DataFault): Record<string, string | number> {
  return { field: fieldName(path), limit: code === "pack.too-many-values" ? MOST_VALUES : MOST_DEPTH };
}
