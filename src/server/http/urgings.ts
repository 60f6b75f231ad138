import { createRoute, z } from "@hono/zod-openapi";
import { urgeFiling } from "../commands/urge-filing.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { FilingAddress } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import { repeatable, RepeatableHeaders } from "./repeatable.ts";
import type { Edge } from "./resource.ts";

const ToUrge = z.strictObject({ said: z.string().max(500).openapi({ description: "May be empty." }) }).openapi("FilingToUrge");

const urge = createRoute({
  method: "post",
  path: "/api/{year}/{stage}/filings/{id}/urgings",
  tags: ["filings"],
  summary: "Urge whoever holds a filing",
  request: { params: FilingAddress, headers: RepeatableHeaders, body: { required: true, content: { "application/json": { schema: ToUrge } } } },
  responses: {
    201: { description: "Urged.", content: { "application/json": { schema: z.strictObject({ id: z.uuid() }).openapi("FilingUrged") } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

export function urgings({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 16 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...urge, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => urgeFiling(context, key, http.req.valid("json")))), 201);
  });
}
