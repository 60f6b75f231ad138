import { createRoute, z } from "@hono/zod-openapi";
import { handOnFiling } from "../commands/hand-on-filing.ts";
import { reassignFiling } from "../commands/reassign-filing.ts";
import { COLLEAGUE_PURPOSES, filingColleagues } from "../queries/filing-colleagues.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { FilingAddress } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { RoleName } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import { repeatable, RepeatableHeaders } from "./repeatable.ts";
import type { Edge } from "./resource.ts";

const tags = ["filings"];
const expectedVersion = z.int().min(1).openapi({ description: "The version that was looked at." });
const ToHandOn = z.strictObject({ postId: z.uuid(), said: z.string().max(500).openapi({ description: "May be empty." }), expectedVersion }).openapi("FilingToHandOn");
const ToReassign = z
  .strictObject({ postId: z.uuid().nullable().openapi({ description: "Null gives it back to everybody of the role." }), reason: z.string().max(500), expectedVersion })
  .openapi("FilingToReassign");
const Handed = z.strictObject({ id: z.uuid() }).openapi("FilingHanded");
const refusals = problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507);

const handOn = createRoute({
  method: "post",
  path: "/api/{year}/{stage}/filings/{id}/handings",
  tags,
  summary: "Hand a filing on to one colleague of the same role",
  request: { params: FilingAddress, headers: RepeatableHeaders, body: { required: true, content: { "application/json": { schema: ToHandOn } } } },
  responses: { 201: { description: "Handed on.", content: { "application/json": { schema: Handed } } }, ...refusals },
});

const reassign = createRoute({
  method: "post",
  path: "/api/{year}/{stage}/filings/{id}/reassignments",
  tags,
  summary: "Give a filing under way to one post of the role that has it, or back to all of them",
  request: { params: FilingAddress, headers: RepeatableHeaders, body: { required: true, content: { "application/json": { schema: ToReassign } } } },
  responses: { 201: { description: "Reassigned.", content: { "application/json": { schema: Handed } } }, ...refusals },
});

const colleagues = createRoute({
  method: "get",
  path: "/api/{year}/{stage}/filings/{id}/colleagues",
  tags,
  summary: "Posts that a filing may be handed to, or that may be asked to sign it",
  request: { params: FilingAddress, query: z.object({ for: z.enum(COLLEAGUE_PURPOSES), name: z.string().max(40).optional().openapi({ description: "A piece of a name." }) }) },
  responses: {
    200: {
      description: "By the names of their people, fifty at most.",
      content: { "application/json": { schema: z.strictObject({ items: z.array(z.strictObject({ postId: z.uuid(), name: z.string(), unit: z.string(), role: RoleName })), more: z.boolean() }).openapi("FilingColleagues") } },
    },
    ...problemAnswers(400, 401, 403, 404, 422, 429, 500, 503),
  },
});

export function handings({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 16 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...handOn, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => handOnFiling(context, key, http.req.valid("json")))), 201);
  });

  app.openapi({ ...reassign, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => reassignFiling(context, key, http.req.valid("json")))), 201);
  });

  app.openapi({ ...colleagues, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    const { for: purpose, name = "" } = http.req.valid("query");
    const { items, more } = valueOf(await ground.askAs(askerOf(http), (context) => filingColleagues(context, key, purpose, name.trim() === "" ? null : name.trim())));
    return http.json({ items: [...items], more }, 200);
  });
}
