import { createRoute, z } from "@hono/zod-openapi";
import { LONGEST_VIEW_ADDRESS, LONGEST_VIEW_NAME, VIEW_ADDRESS } from "../../core/workflow/saved-view.ts";
import { dropView } from "../commands/drop-view.ts";
import { keepView } from "../commands/keep-view.ts";
import { renameView } from "../commands/rename-view.ts";
import { savedViews } from "../queries/saved-views.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const tags = ["views"];
const Name = z.string().max(LONGEST_VIEW_NAME).regex(/\S/);
const Views = z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), name: z.string(), address: z.string() })) }).openapi("SavedViews");
const ToKeep = z
  .strictObject({ name: Name, address: z.string().max(LONGEST_VIEW_ADDRESS).regex(VIEW_ADDRESS).openapi({ description: "Path and search of the inbox or of a list.", example: "/app/inbox?box=late" }) })
  .openapi("ViewToKeep");
const Kept = z.strictObject({ id: z.uuid() }).openapi("ViewKept");
const params = z.object({ id: z.uuid() });

const list = createRoute({
  method: "get", path: "/api/views", tags, summary: "Views that whoever asks has kept, in their order",
  responses: { 200: { description: "At most twenty.", content: { "application/json": { schema: Views } } }, ...problemAnswers(401, 403, 429, 500, 503) },
});
const keep = createRoute({
  method: "post", path: "/api/views", tags, summary: "Keep a filter under a name", request: { body: { required: true, content: { "application/json": { schema: ToKeep } } } },
  responses: { 201: { description: "Kept.", content: { "application/json": { schema: Kept } } }, ...problemAnswers(400, 401, 403, 408, 413, 415, 422, 429, 500, 503, 507) },
});
const rename = createRoute({
  method: "put", path: "/api/views/{id}", tags, summary: "Give a view another name", request: { params, body: { required: true, content: { "application/json": { schema: z.strictObject({ name: Name }).openapi("ViewName") } } } },
  responses: { 200: { description: "Renamed.", content: { "application/json": { schema: Kept } } }, ...problemAnswers(400, 401, 403, 404, 408, 413, 415, 422, 429, 500, 503, 507) },
});
const drop = createRoute({
  method: "delete", path: "/api/views/{id}", tags, summary: "Take a view away", request: { params },
  responses: { 200: { description: "Gone.", content: { "application/json": { schema: Kept } } }, ...problemAnswers(400, 401, 403, 404, 422, 429, 500, 503, 507) },
});

export function views({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 8 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) => http.json({ items: [...valueOf(await ground.askAs(askerOf(http), savedViews))] }, 200));

  app.openapi({ ...keep, middleware: [limits.work, body] }, async (http) =>
    http.json(valueOf(await ground.changeAs(askerOf(http), (context) => keepView(context, http.req.valid("json")))), 201));

  app.openapi({ ...rename, middleware: [limits.work, body] }, async (http) => {
    const { id } = http.req.valid("param");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => renameView(context, id, http.req.valid("json").name))), 200);
  });

  app.openapi({ ...drop, middleware: [limits.work] }, async (http) => {
    const { id } = http.req.valid("param");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => dropView(context, id))), 200);
  });
}
