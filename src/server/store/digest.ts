import { createHash } from "node:crypto";
import { compareTexts } from "../../core/basics/compare-texts.ts";

/** SM3 (GB/T 32905) in hexadecimal digits. */
export function sm3(content: string | Uint8Array): string {
  return createHash("sm3").update(content).digest("hex");
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** Digest of a record as an event states it: of its JSON with the names in order, so that anybody can compute it again. */
export function digestOf(record: { readonly [name: string]: Json }): string {
  return sm3(JSON.stringify(Object.fromEntries(Object.entries(record).sort(([left], [right]) => compareTexts(left, right)))));
}
