import { compareTexts } from "./compare-texts.ts";

/**
 * JSON in one spelling: keys in the order of their code units, nothing between them, members that are `undefined` left out.
 * The same content gives the same text on every machine, so a digest can be taken of it. What JSON has no spelling for
 * (a BigInt, NaN, a function, a list with a hole) is a mistake of the caller and throws.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError(`no JSON for ${String(value)}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${Array.from(value, (item: unknown) => canonicalJson(item)).join(",")}]`;
  if (typeof value !== "object") throw new RangeError(`no JSON for a ${typeof value}`);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([left], [right]) => compareTexts(left, right));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(",")}}`;
}
