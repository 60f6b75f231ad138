import { canonicalJson } from "../../core/basics/canonical-json.ts";
import type { FilingHead, FilingValues } from "../../core/form/filing-values.ts";
import { sm3 } from "./digest.ts";

/** What letters, prints and publications state of a filing: SM3 over its head and its values, in one spelling of JSON. */
export function filingDigest(head: FilingHead, values: FilingValues): string {
  return digestOfCanonical(head, canonicalJson(values));
}

/** The same where the values stand in canonical form already. */
export function digestOfCanonical(head: FilingHead, content: string): string {
  return sm3(`{"head":${canonicalJson(head)},"values":${content}}`);
}
