import { existsSync, readFileSync } from "node:fs";
import { createRoute, z } from "@hono/zod-openapi";
import { problemAnswers } from "./problem-schema.ts";
import { refuse } from "./refusal.ts";
import { jsonText, type Edge } from "./resource.ts";

const AnyObject = z.record(z.string(), z.unknown());
const tags = ["descriptions"];

const openapi = createRoute({
  method: "get",
  path: "/api/openapi.json",
  tags,
  summary: "This description of all routes",
  responses: {
    200: { description: "OpenAPI 3.1.", content: { "application/json": { schema: AnyObject } } },
    ...problemAnswers(429, 500),
  },
});

const recheckSchema = createRoute({
  method: "get",
  path: "/api/recheck-schema.json",
  tags,
  summary: "The published schema of the outcome of a recheck",
  responses: {
    200: { description: "JSON Schema 2020-12.", content: { "application/json": { schema: AnyObject } } },
    ...problemAnswers(404, 429, 500),
  },
});

const SCHEMA_FILE = new URL("../../../docs/recheck.schema.json", import.meta.url);

/** Descriptions of everything else, made from the routes themselves; so this comes after them. */
export function descriptions({ app, version, publicAddress, limits }: Edge): void {
  const schema = existsSync(SCHEMA_FILE) ? readFileSync(SCHEMA_FILE, "utf8") : null;
  let document: string | null = null;

  app.openapi({ ...openapi, middleware: [limits.reads] }, (http) => {
    document ??= JSON.stringify(
      app.getOpenAPI31Document({
        openapi: "3.1.0",
        info: { title: "Hengji", version, license: { name: "Apache-2.0" } },
        servers: [{ url: publicAddress }],
      }),
    );
    return jsonText(http, document);
  });

  app.openapi({ ...recheckSchema, middleware: [limits.reads] }, (http) => {
    if (schema === null) throw refuse(404, "http.no-such-address");
    return jsonText(http, schema);
  });
}
