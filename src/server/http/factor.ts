import { createRoute, z } from "@hono/zod-openapi";
import { confirmFactor } from "../commands/confirm-factor.ts";
import { removeFactor } from "../commands/remove-factor.ts";
import { setUpFactor } from "../commands/set-up-factor.ts";
import { passwordFacts } from "../queries/password-facts.ts";
import { newSessionToken } from "../session-token.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { valueOf } from "./outcome.ts";
import { passwordAgain } from "./password-again.ts";
import { problemAnswers } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import type { Edge } from "./resource.ts";
import { giveSession, originOf } from "./session-cookie.ts";
import { Done, Password, State } from "./session-schema.ts";
import type { SignInTools } from "./sign-in-tools.ts";

const tags = ["session"];

const setUp = createRoute({
  method: "post",
  path: "/api/factor",
  tags,
  summary: "Begin to set up a second factor",
  description: "Gives a secret for an authenticator. It is asked for only after a first code of it was given.",
  responses: {
    200: {
      description: "Said this once.",
      content: { "application/json": { schema: z.strictObject({ secret: z.string(), address: z.string().openapi({ description: "`otpauth:` address, for a QR code." }) }).openapi("FactorOffered") } },
    },
    ...problemAnswers(401, 403, 409, 429, 500, 503, 507),
  },
});

const confirm = createRoute({
  method: "post",
  path: "/api/factor/confirm",
  tags,
  summary: "Give the first code: from here on it is asked for",
  request: { body: { required: true, content: { "application/json": { schema: z.strictObject({ code: z.string().regex(/^\d{6}$/) }) } } } },
  responses: {
    200: { description: "Set up.", content: { "application/json": { schema: State } } },
    ...problemAnswers(400, 401, 403, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

const remove = createRoute({
  method: "delete",
  path: "/api/factor",
  tags,
  summary: "Take one's second factor away, with the password",
  request: { body: { required: true, content: { "application/json": { schema: z.strictObject({ password: Password }) } } } },
  responses: {
    200: { description: "Taken away.", content: { "application/json": { schema: Done } } },
    ...problemAnswers(400, 401, 403, 408, 409, 413, 415, 422, 423, 429, 500, 503, 507),
  },
});

export function factor(edge: Edge, tools: SignInTools): void {
  const { app, ground, settings, publicAddress, limits, clock } = edge;
  const { codes } = tools;
  const body = boundedJson({ bytes: MEGABYTE, seconds: settings.bodySeconds });

  app.openapi({ ...setUp, middleware: [limits.signIns] }, async (http) =>
    http.json(valueOf(await ground.change(askerOf(http), (context) => setUpFactor(context, codes.newSecret))), 200),
  );

  app.openapi({ ...confirm, middleware: [limits.signIns, body] }, async (http) => {
    const { code } = http.req.valid("json");
    const token = newSessionToken();
    const now = clock();
    const outcome = await ground.change(askerOf(http), (context) =>
      confirmFactor(context, { token, ...originOf(http), stepOf: (sealed, personId, used) => codes.stepOf(sealed, personId, code, now, used) }),
    );
    const { state } = valueOf(outcome);
    giveSession(http, publicAddress, token);
    return http.json({ state }, 200);
  });

  app.openapi({ ...remove, middleware: [limits.signIns, body] }, async (http) => {
    const given = http.req.valid("json");
    const { passwordHash } = valueOf(await ground.ask(askerOf(http), (context) => passwordFacts(context, 1)));
    await passwordAgain(http, edge, tools, given.password, passwordHash, "password");
    valueOf(await ground.change(askerOf(http), (context) => removeFactor(context, passwordHash)));
    return http.json({ done: true as const }, 200);
  });
}
