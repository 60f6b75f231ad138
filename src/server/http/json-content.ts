import type { z } from "@hono/zod-openapi";

/** A request that has to bring JSON of a shape. */
export function jsonBody<Shape extends z.ZodType>(schema: Shape) {
  return { required: true, content: { "application/json": { schema } } };
}

/** An answer in JSON of a shape. */
export function jsonAnswer<Shape extends z.ZodType>(description: string, schema: Shape) {
  return { description, content: { "application/json": { schema } } };
}
