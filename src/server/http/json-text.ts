import { compare, fromNumber, parseDecimal } from "../../core/basics/decimal.ts";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";

/** Deeper nesting than any form has would only exhaust the stack of whoever walks it. */
const DEEPEST = 40;
/** As many digits always survive a number of JavaScript; only longer ones are looked at closely. */
const MAY_LOSE_DIGITS = /\d[\d.]{15}|\d[eE]/;

/**
 * Parses JSON from anywhere and takes only what can be stored and shown as it was sent: no NUL and no half characters
 * (PostgreSQL has no place for them), no `__proto__`, no number that loses a digit or leaves the range.
 */
export function parseJsonText(bytes: Uint8Array): Result<unknown> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refused(problem("http.not-utf8"));
  }
  if (isTooDeep(text)) return refused(problem("http.too-deep", "", { deepest: DEEPEST }));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused(problem("http.not-json-text"));
  }
  const found = firstUnfit(value) ?? (MAY_LOSE_DIGITS.test(text) ? firstInexact(text) : null);
  return found === null ? done(value) : refused(found);
}

/** Counts brackets outside of strings; a text that is not JSON may fool it, and is refused afterwards anyway. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}

function firstUnfit(value: unknown, where = ""): Problem | null {
  if (typeof value === "string") return unfitText(value, where);
  if (typeof value === "number") return Number.isFinite(value) ? null : problem("http.number-range", where);
  if (typeof value !== "object" || value === null) return null;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const found = firstUnfit(item, `${where}[${index}]`);
      if (found !== null) return found;
    }
    return null;
  }
  for (const [name, item] of Object.entries(value)) {
    const path = where === "" ? name : `${where}.${name}`;
    const found = unfitText(name, where) ?? (name === "__proto__" ? problem("http.field-unknown", path) : firstUnfit(item, path));
    if (found !== null) return found;
  }
  return null;
}

function unfitText(text: string, where: string): Problem | null {
  if (text.includes("\0")) return problem("http.text-nul", where);
  return /\p{Surrogate}/u.test(text) ? problem("http.text-broken", where) : null;
}

/** What `JSON.parse` tells a reviver about where a value came from; not in the compiler's library yet. */
type SourceReviver = (this: unknown, key: string, value: unknown, from: { readonly source?: string }) => unknown;

function firstInexact(text: string): Problem | null {
  let found: Problem | null = null;
  const look: SourceReviver = (key, value, { source }) => {
    if (found === null && typeof value === "number" && source !== undefined) {
      const sent = parseDecimal(source);
      const got = fromNumber(value);
      if (sent === null || got === null || compare(sent, got) !== 0) found = problem("http.number-inexact", key, { number: source.slice(0, 40) });
    }
    return value;
  };
  JSON.parse(text, look as Parameters<typeof JSON.parse>[1]);
  return found;
}
