import { problem, type Problem } from "../core/basics/problem.ts";

/** Names that mean something to every object of the language: nobody's table has them, and nothing here may follow them. */
const RESERVED: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
/** After so many the rest tells nobody anything new. */
const MAX_PROBLEMS = 20;
/** Longer keys are cut in a path. */
const LONGEST_KEY = 40;

/** Every such key of a parsed value with its path; its depth is bounded by the parser. */
export function reservedKeys(value: unknown, file: string): Problem[] {
  const found: Problem[] = [];
  const walk = (inner: unknown, path: string): void => {
    if (typeof inner !== "object" || inner === null || found.length === MAX_PROBLEMS) return;
    if (Array.isArray(inner)) {
      inner.forEach((one: unknown, index) => walk(one, `${path}[${index}]`));
      return;
    }
    for (const key of Object.keys(inner)) {
      const shown = key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY)}…` : key;
      const at = path === "" ? shown : `${path}.${shown}`;
      if (RESERVED.has(key) && found.length < MAX_PROBLEMS) found.push(problem("json.reserved-key", `${file}: ${at}`, { key }));
      walk((inner as Readonly<Record<string, unknown>>)[key], at);
    }
  };
  walk(value, "");
  return found;
}
