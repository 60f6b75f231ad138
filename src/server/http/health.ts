import { createRoute, z } from "@hono/zod-openapi";
import { databaseVersion } from "../queries/database-version.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const Health = z
  .strictObject({
    status: z.literal("ok"),
    version: z.string(),
    database: z.strictObject({ reachable: z.literal(true), version: z.string().openapi({ example: "18.4" }) }),
  })
  .openapi("Health");

const health = createRoute({
  method: "get",
  path: "/api/health",
  tags: ["operation"],
  summary: "Whether the server and its database answer",
  responses: {
    200: { description: "Both do.", content: { "application/json": { schema: Health } } },
    ...problemAnswers(429, 500, 503),
  },
});

export function healthResource({ app, ground, version, limits }: Edge): void {
  app.openapi({ ...health, middleware: [limits.reads] }, async (http) => {
    const database = await ground.ask({ actor: "anonymous" }, databaseVersion);
    return http.json({ status: "ok" as const, version, database: { reachable: true as const, version: database } }, 200);
  });
}
