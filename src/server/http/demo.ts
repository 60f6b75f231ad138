import { createRoute, z } from "@hono/zod-openapi";
import { beginDemoSession } from "../commands/begin-demo-session.ts";
import { demoPeople } from "../queries/demo-people.ts";
import { newSessionToken } from "../session-token.ts";
import { boundedJson } from "./bounded-json.ts";
import { valueOf } from "./outcome.ts";
import { Bilingual, RoleName } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import type { Edge } from "./resource.ts";
import { giveSession, originOf } from "./session-cookie.ts";
import { State } from "./session-schema.ts";

const tags = ["demo"];
const People = z
  .strictObject({ people: z.array(z.strictObject({ login: z.string(), name: z.string(), role: RoleName, roleTitle: Bilingual, unit: z.string() })) })
  .openapi("DemoPeople");

const list = createRoute({
  method: "get",
  path: "/api/demo",
  tags,
  summary: "Whom one can be in a demo city",
  responses: { 200: { description: "The people it was founded with.", content: { "application/json": { schema: People } } }, ...problemAnswers(404, 429, 500, 503) },
});

const enter = createRoute({
  method: "post",
  path: "/api/demo/session",
  tags,
  summary: "Sign in as one of them, without a password; never where the city is no demo",
  request: { body: { required: true, content: { "application/json": { schema: z.strictObject({ login: z.string().min(1).max(64) }) } } } },
  responses: {
    200: { description: "The session stands in the cookie.", content: { "application/json": { schema: State } } },
    ...problemAnswers(400, 403, 404, 408, 413, 415, 422, 429, 500, 503, 507),
  },
});

export function demo({ app, ground, settings, publicAddress, limits }: Edge): void {
  const asker = { actor: "anonymous", task: "demo" } as const;
  const body = boundedJson({ bytes: MEGABYTE, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.reads] }, async (http) => http.json({ people: [...valueOf(await ground.ask(asker, demoPeople))] }, 200));

  app.openapi({ ...enter, middleware: [limits.signIns, body] }, async (http) => {
    const { login } = http.req.valid("json");
    const token = newSessionToken();
    const outcome = valueOf(await ground.change(asker, (context) => beginDemoSession(context, { login, token, ...originOf(http) })));
    giveSession(http, publicAddress, token);
    return http.json(outcome, 200);
  });
}
