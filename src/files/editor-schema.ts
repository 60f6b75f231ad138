import { z } from "zod";

/** JSON Schema as far as pack files need it. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly [key: string]: unknown;
}

/** What a field is for, by the names that lead to it; lists have no name of their own. */
export type Describe = (path: readonly string[]) => string | undefined;

/** What an editor takes for a number where our readers take its text: whole ones of any length, one with decimals, one below zero. */
const NINES = Array.from({ length: 15 }, (_, index) => "9".repeat(index + 1));
const SMALL = ["0", "1", "-1"];
const BROKEN = "12.5";

/**
 * The shape of a pack file as an editor can use it. Our reader takes every value as the text somebody typed, so a shape
 * only knows texts; an editor reads `90` as a number, `true` as a truth value and `null` as nothing. Each leaf is widened
 * to what the editor makes of a text that the reader would take, and no further. What a shape refines by code, an editor
 * cannot know: it is told when the pack is checked.
 */
export function editorSchema(shape: z.ZodType, title: string, describe: Describe): object {
  const { $schema, ...rest } = z.toJSONSchema(shape, { target: "draft-7", io: "input", unrepresentable: "any", reused: "inline" });
  return { $schema, title, ...(forEditors(rest, [], describe) as Schema) };
}

function forEditors(node: unknown, path: readonly string[], describe: Describe): unknown {
  if (Array.isArray(node)) return node.map((one: unknown) => forEditors(one, path, describe));
  if (typeof node !== "object" || node === null) return node;
  const schema = node as Schema;
  if (schema.const === "null") return { type: "null" };
  if (schema.enum?.every((one) => one === "true" || one === "false")) return { type: "boolean" };
  if (schema.type === "string" && schema.enum === undefined && schema.const === undefined) return widened(schema);
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, key === "properties" ? described(value as NonNullable<Schema["properties"]>, path, describe) : forEditors(value, path, describe)]));
}

function described(properties: NonNullable<Schema["properties"]>, path: readonly string[], describe: Describe): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => {
    const description = describe([...path, name]);
    return [name, { ...(description === undefined ? {} : { description }), ...(forEditors(schema, [...path, name], describe) as Schema) }];
  }));
}

function widened(schema: Schema): Schema {
  const patterns = [schema.pattern, ...(schema.allOf ?? []).map(({ pattern }) => pattern)].flatMap((pattern) => (pattern === undefined ? [] : [new RegExp(pattern, "u")]));
  const takes = (text: string): boolean => patterns.every((pattern) => pattern.test(text));
  if (![...NINES, ...SMALL].some(takes)) return schema;
  const largest = NINES.findLast(takes);
  const bounds = patterns.length === 0 ? {} : { ...(takes("-1") ? {} : { minimum: 0 }), ...(largest === undefined || largest === NINES.at(-1) ? {} : { maximum: Number(largest) }) };
  return { ...schema, type: ["string", takes(BROKEN) ? "number" : "integer"], ...bounds };
}
