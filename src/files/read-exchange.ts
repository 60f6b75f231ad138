import { z } from "zod";
import { done, refused, type Result } from "../core/basics/result.ts";
import { EXCHANGE_FIELDS, NEEDED, type Exchange, type ExchangeField } from "../core/exchange/exchange.ts";
import { STAGES, type Stage } from "../core/form/filing-values.ts";
import { code, fit, provenance, text, title } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

const holds = z.string().refine((name): name is ExchangeField => (EXCHANGE_FIELDS as readonly string[]).includes(name) || /^funds\.[a-z0-9-]{1,40}$/.test(name), {
  message: "pack.not-one-of", params: { expected: [...EXCHANGE_FIELDS, "funds.…"].join(" | ") },
});

export const exchangeShape = z.strictObject({
  id: code,
  title,
  provenance,
  stage: z.enum(STAGES as [Stage, ...Stage[]]),
  sheet: text.max(31, "pack.text-too-long"),
  columns: z.array(z.strictObject({ heading: text.max(100, "pack.text-too-long"), holds })).min(1).max(100),
});

/** Reads `exchange/*.yaml`. */
export function parseExchange(path: string, content: PackContent): Result<Exchange> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(exchangeShape, file.value);
  if (!shape.ok) return shape;
  const { columns } = shape.value;
  const twice = columns.findIndex(({ heading, holds: field }, index) => columns.findIndex((other) => other.heading === heading || (field !== "nothing" && other.holds === field)) !== index);
  if (twice >= 0) return refused(file.value.problemAt(["columns", twice], "pack.twice", { field: `columns[${twice}]`, found: columns[twice]!.heading }));
  const missing = NEEDED.find((field) => !columns.some((column) => column.holds === field));
  return missing === undefined ? done(shape.value as Exchange) : refused(file.value.problemAt(["columns"], "pack.missing", { field: `columns: ${missing}` }));
}
