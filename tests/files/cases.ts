import { readdirSync, readFileSync } from "node:fs";
import type { PublishedTable } from "../../src/core/recheck/table.ts";
import { readTableJson } from "../../src/core/recheck/read-table.ts";
import { toShortText, type Decimal } from "../../src/core/basics/decimal.ts";

const FOLDER = new URL("../cases/", import.meta.url);

export const CASE_FILES: readonly string[] = readdirSync(FOLDER).filter((name) => name.endsWith(".json")).sort();

export function caseBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, FOLDER)));
}

export function readCase(name: string): PublishedTable {
  const result = readTableJson(JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")), name);
  if (!result.ok) throw new Error(`${name}: ${result.problems.map(({ code, where }) => `${code} at ${where}`).join(", ")}`);
  return result.value;
}

/** Numbers as short text, so that 12.50 and 12.5 compare equal and differences can be read. */
export function comparable(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("units" in value && "scale" in value) return toShortText(value as Decimal);
  if (Array.isArray(value)) return value.map(comparable);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, comparable(inner)]));
}

export function withoutOrigin({ id: _id, places: _places, ...table }: PublishedTable): Omit<PublishedTable, "id" | "places"> {
  return table;
}
