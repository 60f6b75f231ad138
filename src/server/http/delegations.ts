import { createRoute, z } from "@hono/zod-openapi";
import { delegatePost } from "../commands/delegate-post.ts";
import { endDelegation } from "../commands/end-delegation.ts";
import { colleagues as listColleagues, delegations as listDelegations } from "../queries/delegations.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { describedAs } from "./described-as.ts";
import { valueOf } from "./outcome.ts";
import { Day, Limit, Next, RoleName, Time } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import type { Edge } from "./resource.ts";

const tags = ["delegations"];
const Whom = z.strictObject({ id: z.uuid(), name: z.string() });

const Delegations = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(), postId: z.uuid(), role: RoleName, unit: z.string(), by: Whom, to: Whom, from: Day, until: Day, reason: z.string(), givenAt: Time,
        standing: z.enum(["coming", "in-force", "over", "taken-back"]), endedAt: Time.nullable(), endedBy: z.string().nullable(), mayEnd: z.boolean(),
      }),
    ),
    next: Next,
  })
  .openapi("Delegations");
const Colleagues = z
  .strictObject({
    items: z.array(z.strictObject({ id: z.uuid(), name: z.string(), units: z.array(z.string()) })),
    more: z.boolean().openapi({ description: "There are others that are not listed; a longer search finds them." }),
  })
  .openapi("Colleagues");
/** Whether there is such a day the rules say, with the place; `2026-02-30` is one that people type. */
const DayTyped = z.string().max(20).openapi({ description: "Year, month and day.", example: "2026-12-01" });
const ToDelegate = z
  .strictObject({
    personId: z.uuid(),
    from: DayTyped,
    until: DayTyped.openapi({ description: "The last day.", example: "2026-12-14" }),
    reason: z.string().max(500),
  })
  .openapi("PostToDelegate");

const list = createRoute({
  method: "get",
  path: "/api/delegations",
  tags,
  summary: "What one delegated and was delegated; everybody's, for whoever manages posts or reads the log",
  request: { query: z.object({ before: z.uuid().optional(), limit: Limit }) },
  responses: { 200: { description: "Newest first.", content: { "application/json": { schema: Delegations } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});

const people = createRoute({
  method: "get",
  path: "/api/delegations/colleagues",
  tags,
  summary: "People of the same body, to choose a delegate from",
  request: { query: z.object({ search: z.string().min(1).max(100).optional() }) },
  responses: { 200: { description: "In the order of their names.", content: { "application/json": { schema: Colleagues } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});

const give = createRoute({
  method: "post",
  path: "/api/delegations",
  tags,
  summary: "Let somebody else act in one's post for a time",
  description: "The post is the one acted in. Its holder goes on acting in it; whoever acts by delegation does so under their own name.",
  request: { body: { required: true, content: { "application/json": { schema: ToDelegate } } } },
  responses: {
    201: { description: "Given.", content: { "application/json": { schema: z.strictObject({ id: z.uuid() }).openapi("DelegationGiven") } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

const end = createRoute({
  method: "post",
  path: "/api/delegations/{id}/end",
  tags,
  summary: "Take a delegation back at once",
  request: { params: z.object({ id: z.uuid() }) },
  responses: {
    200: { description: "Taken back.", content: { "application/json": { schema: z.strictObject({ endedAt: Time }).openapi("DelegationEnded") } } },
    ...problemAnswers(400, 401, 403, 404, 409, 429, 500, 503, 507),
  },
});

export function delegations({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: MEGABYTE, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) => {
    const { before = null, limit } = http.req.valid("query");
    return http.json(describedAs<typeof Delegations>(valueOf(await ground.askAs(askerOf(http), (context) => listDelegations(context, { before, limit })))), 200);
  });

  app.openapi({ ...people, middleware: [limits.work] }, async (http) => {
    const { search = null } = http.req.valid("query");
    return http.json(describedAs<typeof Colleagues>(valueOf(await ground.askAs(askerOf(http), (context) => listColleagues(context, search)))), 200);
  });

  app.openapi({ ...give, middleware: [limits.work, body] }, async (http) => {
    const wish = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => delegatePost(context, wish))), 201);
  });

  app.openapi({ ...end, middleware: [limits.work] }, async (http) => {
    const { id } = http.req.valid("param");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => endDelegation(context, id))), 200);
  });
}
