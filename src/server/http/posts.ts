import { createRoute, z } from "@hono/zod-openapi";
import { endPost } from "../commands/end-post.ts";
import { givePost } from "../commands/give-post.ts";
import { posts as listPosts } from "../queries/posts.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { describedAs } from "./described-as.ts";
import { valueOf } from "./outcome.ts";
import { Day, Limit, Next, Path, RoleName } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import type { Edge } from "./resource.ts";

const tags = ["administration"];

const Posts = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(), person: z.strictObject({ id: z.uuid(), name: z.string(), login: z.string() }), role: RoleName, unit: z.string(), unitId: z.uuid(),
        scopes: z.array(Path), validFrom: Day, validTo: Day.nullable(),
      }),
    ),
    next: Next,
  })
  .openapi("Posts");
const ToGive = z
  .strictObject({
    personId: z.uuid(),
    unitId: z.uuid(),
    role: RoleName,
    scopes: z.array(Path).max(200).optional().openapi({ description: "Ranges of the organisation tree; left out, what the role sees of itself." }),
    validFrom: Day.optional(),
    validTo: Day.optional().openapi({ description: "The first day on which it is no longer held." }),
  })
  .openapi("PostToGive");

const list = createRoute({
  method: "get",
  path: "/api/posts",
  tags,
  summary: "All posts that have not ended",
  request: { query: z.object({ after: z.uuid().optional(), limit: Limit }) },
  responses: { 200: { description: "Oldest first.", content: { "application/json": { schema: Posts } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});

const give = createRoute({
  method: "post",
  path: "/api/posts",
  tags,
  summary: "Give somebody else a post",
  request: { body: { required: true, content: { "application/json": { schema: ToGive } } } },
  responses: {
    201: { description: "Given.", content: { "application/json": { schema: z.strictObject({ id: z.uuid() }).openapi("PostGiven") } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

const end = createRoute({
  method: "post",
  path: "/api/posts/{id}/end",
  tags,
  summary: "End somebody else's post today",
  request: { params: z.object({ id: z.uuid() }) },
  responses: {
    200: { description: "Ended.", content: { "application/json": { schema: z.strictObject({ validTo: Day }).openapi("PostEnded") } } },
    ...problemAnswers(400, 401, 403, 404, 409, 429, 500, 503, 507),
  },
});

export function posts({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: MEGABYTE, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) => {
    const { after = null, limit } = http.req.valid("query");
    return http.json(describedAs<typeof Posts>(valueOf(await ground.askAs(askerOf(http), (context) => listPosts(context, { after, limit })))), 200);
  });

  app.openapi({ ...give, middleware: [limits.work, body] }, async (http) => {
    const { personId, unitId, role, scopes = null, validFrom = null, validTo = null } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => givePost(context, { personId, unitId, role, scopes, validFrom, validTo }))), 201);
  });

  app.openapi({ ...end, middleware: [limits.work] }, async (http) => {
    const { id } = http.req.valid("param");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => endPost(context, id))), 200);
  });
}
