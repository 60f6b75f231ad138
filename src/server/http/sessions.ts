import { createRoute, z } from "@hono/zod-openapi";
import { endOtherSessions } from "../commands/end-other-sessions.ts";
import { endSession } from "../commands/end-session.ts";
import { ownSessions, sessionsOfPerson, type SessionShown } from "../queries/session-list.ts";
import { askerOf } from "./asker.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";
import { Done, SessionList } from "./session-schema.ts";

const tags = ["session"];
const params = z.object({ id: z.uuid() });

const list = createRoute({
  method: "get",
  path: "/api/sessions",
  tags,
  summary: "One's own live sessions",
  responses: { 200: { description: "Newest first.", content: { "application/json": { schema: SessionList } } }, ...problemAnswers(401, 429, 500, 503) },
});

const endOne = createRoute({
  method: "delete",
  path: "/api/sessions/{id}",
  tags,
  summary: "End a session: one's own, or anybody's as the security administrator",
  request: { params },
  responses: { 200: { description: "Ended.", content: { "application/json": { schema: Done } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503, 507) },
});

const endOthers = createRoute({
  method: "delete",
  path: "/api/sessions",
  tags,
  summary: "End all of one's own sessions but this",
  responses: {
    200: { description: "How many ended.", content: { "application/json": { schema: z.strictObject({ ended: z.int() }).openapi("SessionsEnded") } } },
    ...problemAnswers(401, 403, 429, 500, 503, 507),
  },
});

const ofPerson = createRoute({
  method: "get",
  path: "/api/people/{id}/sessions",
  tags: ["administration"],
  summary: "Live sessions of a person, for the security administrator",
  request: { params },
  responses: { 200: { description: "Newest first.", content: { "application/json": { schema: SessionList } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});

export function sessions({ app, ground, limits }: Edge): void {
  const shown = (items: readonly SessionShown[]): z.infer<typeof SessionList> => ({ items: [...items] });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) => http.json(shown(valueOf(await ground.ask(askerOf(http), ownSessions))), 200));

  app.openapi({ ...endOne, middleware: [limits.work] }, async (http) => {
    const { id } = http.req.valid("param");
    valueOf(await ground.change(askerOf(http), (context) => endSession(context, id)));
    return http.json({ done: true as const }, 200);
  });

  app.openapi({ ...endOthers, middleware: [limits.work] }, async (http) => http.json(valueOf(await ground.change(askerOf(http), endOtherSessions)), 200));

  app.openapi({ ...ofPerson, middleware: [limits.work] }, async (http) => {
    const { id } = http.req.valid("param");
    return http.json(shown(valueOf(await ground.askAs(askerOf(http), (context) => sessionsOfPerson(context, id)))), 200);
  });
}
