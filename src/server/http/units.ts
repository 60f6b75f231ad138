import { createRoute, z } from "@hono/zod-openapi";
import { units as listUnits } from "../queries/units.ts";
import { askerOf } from "./asker.ts";
import { valueOf } from "./outcome.ts";
import { Path } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const Units = z
  .strictObject({
    items: z.array(z.strictObject({ id: z.uuid(), code: z.string(), name: z.string(), path: Path, kind: z.string(), departmentId: z.uuid().nullable() })),
  })
  .openapi("Units");

const list = createRoute({
  method: "get",
  path: "/api/units",
  tags: ["administration"],
  summary: "The organisation tree of today",
  responses: { 200: { description: "Parents before children.", content: { "application/json": { schema: Units } } }, ...problemAnswers(401, 403, 429, 500, 503) },
});

export function units({ app, ground, limits }: Edge): void {
  app.openapi({ ...list, middleware: [limits.work] }, async (http) => http.json({ items: [...valueOf(await ground.askAs(askerOf(http), listUnits))] }, 200));
}
