import { readTableJson } from "../core/recheck/read-table.ts";
import { parseJson } from "./json-text.ts";
import { mebibytes, type ReadLimits } from "./read-limits.ts";
import { refuse } from "./refusal.ts";
import { reservedKeys } from "./reserved-keys.ts";
import type { ReadOutcome } from "./read-tables.ts";

const MAX_DEPTH = 32;

/** Reads one table or a list of tables in the shape of the cases. Tables that don't fit are said; the others are read. */
export function* readCaseJson(name: string, bytes: Uint8Array, limits: ReadLimits): Generator<ReadOutcome> {
  if (bytes.length > limits.jsonBytes) refuse("json.too-large", name, { limit: mebibytes(limits.jsonBytes) });
  const value = parseJson(textOf(bytes, name), name, { values: limits.jsonValues, depth: MAX_DEPTH });
  if (!Array.isArray(value)) {
    yield readOne(name, value);
    return;
  }
  if (value.length === 0) refuse("json.empty-list", name);
  for (let index = 0; index < value.length; index++) yield readOne(`${name}#${index + 1}`, value[index]);
}

function readOne(file: string, value: unknown): ReadOutcome {
  const result = readTableJson(value, file);
  const problems = reservedKeys(value, file);
  if (result.ok) return { kind: "table", file, table: result.value.id === "" ? { ...result.value, id: file } : result.value, problems };
  const [first, ...others] = [...result.problems, ...problems];
  return { kind: "unreadable", unreadable: { id: file, file, problem: first! }, others };
}

function textOf(bytes: Uint8Array, name: string): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    refuse("json.encoding", name);
  }
}
