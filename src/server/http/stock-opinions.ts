import { createRoute, z } from "@hono/zod-openapi";
import { LONGEST_OPINION, OPINION_ACTIONS } from "../../core/workflow/opinion.ts";
import { dropOpinion } from "../commands/drop-opinion.ts";
import { keepOpinion } from "../commands/keep-opinion.ts";
import { stockOpinions } from "../queries/stock-opinions.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const tags = ["opinions"];
const Action = z.enum(OPINION_ACTIONS);
const Opinions = z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), action: Action, said: z.string() })) }).openapi("StockOpinions");
const ToKeep = z.strictObject({ action: Action, said: z.string().max(LONGEST_OPINION).regex(/\S/) }).openapi("OpinionToKeep");
const Kept = z.strictObject({ id: z.uuid() }).openapi("OpinionKept");

const list = createRoute({
  method: "get", path: "/api/opinions", tags, summary: "Common opinions of whoever asks, in the order of their numbers",
  responses: { 200: { description: "At most nine of each action.", content: { "application/json": { schema: Opinions } } }, ...problemAnswers(401, 403, 429, 500, 503) },
});
const keep = createRoute({
  method: "post", path: "/api/opinions", tags, summary: "Keep an opinion among one's common ones", request: { body: { required: true, content: { "application/json": { schema: ToKeep } } } },
  responses: { 201: { description: "Kept, now or before.", content: { "application/json": { schema: Kept } } }, ...problemAnswers(400, 401, 403, 408, 413, 415, 422, 429, 500, 503, 507) },
});
const drop = createRoute({
  method: "delete", path: "/api/opinions/{id}", tags, summary: "Take an opinion off one's common ones", request: { params: z.object({ id: z.uuid() }) },
  responses: { 200: { description: "Off.", content: { "application/json": { schema: Kept } } }, ...problemAnswers(400, 401, 403, 404, 422, 429, 500, 503, 507) },
});

export function opinions({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 8 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) => http.json({ items: [...valueOf(await ground.askAs(askerOf(http), stockOpinions))] }, 200));

  app.openapi({ ...keep, middleware: [limits.work, body] }, async (http) =>
    http.json(valueOf(await ground.changeAs(askerOf(http), (context) => keepOpinion(context, http.req.valid("json")))), 201));

  app.openapi({ ...drop, middleware: [limits.work] }, async (http) => {
    const { id } = http.req.valid("param");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => dropOpinion(context, id))), 200);
  });
}
