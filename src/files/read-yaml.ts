import { isNode, LineCounter, parseDocument, visit, type Document, type YAMLError } from "yaml";
import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { dataFaults, MOST_DEPTH, MOST_VALUES, type DataFault } from "../core/pack/data-faults.ts";
import type { PackData } from "../core/pack/source.ts";
import { fieldName } from "./pack-words.ts";

/** Longest pack file that is read at all; the files of a pack are written by hand. */
export const MAX_LENGTH = 1_000_000;

/** What a definition is read from: the text of its file, or its data where that was stored, carried in one file or changed by an overlay. */
export type PackContent = string | { readonly data: PackData };

/** Stands where bytes of another encoding, GBK for one, were read as UTF-8. */
const NO_CHARACTER = "\uFFFD";

/** What the reader of YAML stumbles over, by its own codes, as a problem with words for people; what is not here is a sign out of place. */
const STUMBLES: Partial<Record<YAMLError["code"], string>> = {
  TAB_AS_INDENT: "pack.yaml-tab", DUPLICATE_KEY: "pack.yaml-twice", BAD_SCALAR_START: "pack.yaml-quote", BAD_DQ_ESCAPE: "pack.yaml-escape", MULTIPLE_DOCS: "pack.yaml-documents",
  BLOCK_AS_IMPLICIT_KEY: "pack.yaml-colon", MULTILINE_IMPLICIT_KEY: "pack.yaml-colon", KEY_OVER_1024_CHARS: "pack.yaml-colon", NON_STRING_KEY: "pack.yaml-colon", BLOCK_IN_FLOW: "pack.yaml-colon",
  MISSING_CHAR: "pack.yaml-character", BAD_INDENT: "pack.yaml-character",
  // A type such as `!!int` is one that this reader doesn't give.
  TAG_RESOLVE_FAILED: "pack.yaml-tag", BAD_COLLECTION_TYPE: "pack.yaml-tag", MULTIPLE_TAGS: "pack.yaml-tag",
  ALIAS_PROPS: "pack.alias", BAD_ALIAS: "pack.alias", MULTIPLE_ANCHORS: "pack.alias",
  RESOURCE_EXHAUSTION: "pack.too-deep",
};
/** Mistakes that stay by themselves; behind any other, all that follows may only be its echo. */
const APART = new Set(["pack.yaml-twice", "pack.yaml-tag"]);
const MOST_TOLD = 20;

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
  const lost = text.indexOf(NO_CHARACTER);
  if (lost !== -1) return refused(problem("pack.encoding", `${path}:${text.slice(0, lost).split("\n").length}:${lost - text.lastIndexOf("\n", lost)}`, { file: path }));
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { schema: "failsafe", lineCounter: lines, prettyErrors: false, stringKeys: true });
  } catch {
    // Nesting beyond the stack; nobody writes that by hand.
    return refused(problem("pack.too-deep", path));
  }
  const stumbles = stumblesOf(document);
  if (stumbles.length > 0) return refused(...stumbles.map(({ offset, code }) => at(path, lines, offset, code, {})));
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    return refused(error instanceof RangeError ? problem("pack.too-deep", path) : at(path, lines, firstAlias(document), "pack.alias", {}));
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
  return faults.length > 0 ? refused(...faults.slice(0, MOST_TOLD).map((fault) => problemAt(fault.path, fault.code, faultParams(fault)))) : done({ data, problemAt });
}

/** What is no YAML, in the order of the file: the first mistake, and where it stays by itself all that do. */
function stumblesOf({ errors, warnings }: Document.Parsed): readonly { readonly offset: number; readonly code: string }[] {
  const found = [...errors, ...warnings].map(({ code, pos }) => ({ offset: pos[0], code: STUMBLES[code] ?? "pack.yaml" })).sort((left, right) => left.offset - right.offset);
  const spreading = found.find(({ code }) => !APART.has(code));
  return spreading === undefined ? found.slice(0, MOST_TOLD) : [found.find(({ code }) => code === "pack.too-deep") ?? spreading];
}

function firstAlias(document: Document.Parsed): number {
  let offset = 0;
  visit(document, { Alias: (_, node) => { offset = node.range?.[0] ?? 0; return visit.BREAK; } });
  return offset;
}

function at(path: string, lines: LineCounter, offset: number, code: string, params: Record<string, string | number>): Problem {
  const { line, col } = lines.linePos(offset);
  return problem(code, `${path}:${line}:${col}`, { file: path, line, column: col, ...params });
}

/** What the words of a fault say beside its place. */
export function faultParams({ code, path }: DataFault): Record<string, string | number> {
  return { field: fieldName(path), limit: code === "pack.too-many-values" ? MOST_VALUES : MOST_DEPTH };
}
