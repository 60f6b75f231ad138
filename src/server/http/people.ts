import { createRoute, z } from "@hono/zod-openapi";
import { endPerson } from "../commands/end-person.ts";
import { makePerson } from "../commands/make-person.ts";
import { unlockAccount } from "../commands/unlock-account.ts";
import { oneTimePassword } from "../one-time-password.ts";
import { mayDo } from "../queries/may-do.ts";
import { people as listPeople } from "../queries/people.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { describedAs } from "./described-as.ts";
import { valueOf } from "./outcome.ts";
import { Day, Limit, Next, RoleName, Time } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import type { Edge } from "./resource.ts";
import type { SignInTools } from "./sign-in-tools.ts";

const tags = ["administration"];
const params = z.object({ id: z.uuid() });
const Login = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,63}$/).openapi({ description: "Small letters, digits, dot, hyphen and underscore; 2 to 64 of them.", example: "li.wei" });
const OneTime = z.string().openapi({ description: "Said this once and stored nowhere; it has to be changed at the first sign-in." });

const HeldPost = z.strictObject({ id: z.uuid(), role: RoleName, unit: z.string(), unitId: z.uuid(), validFrom: Day, validTo: Day.nullable() });
const People = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(), login: z.string(), name: z.string(), madeAt: Time, endedAt: Time.nullable(), lockedUntil: Time.nullable(), factorOn: z.boolean().nullable(), posts: z.array(HeldPost),
      }),
    ),
    next: Next,
  })
  .openapi("People");

const list = createRoute({
  method: "get",
  path: "/api/people",
  tags,
  summary: "Everybody who can or could sign in",
  request: { query: z.object({ search: z.string().min(1).max(100).optional(), after: z.string().max(64).optional(), limit: Limit }) },
  responses: { 200: { description: "In the order of user names.", content: { "application/json": { schema: People } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});

const make = createRoute({
  method: "post",
  path: "/api/people",
  tags,
  summary: "Add somebody; posts are given by the security administrator",
  request: { body: { required: true, content: { "application/json": { schema: z.strictObject({ login: Login, name: z.string().trim().min(1).max(100) }) } } } },
  responses: {
    201: { description: "Added.", content: { "application/json": { schema: z.strictObject({ id: z.uuid(), login: z.string(), oneTimePassword: OneTime }).openapi("PersonMade") } } },
    ...problemAnswers(400, 401, 403, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

const end = createRoute({
  method: "post",
  path: "/api/people/{id}/end",
  tags,
  summary: "End all that a person can do, sessions included",
  request: { params },
  responses: {
    200: { description: "Ended.", content: { "application/json": { schema: z.strictObject({ endedAt: Time }).openapi("PersonEnded") } } },
    ...problemAnswers(400, 401, 403, 404, 409, 429, 500, 503, 507),
  },
});

const unlock = createRoute({
  method: "post",
  path: "/api/people/{id}/unlock",
  tags,
  summary: "Open a locked account, and where asked give a new one-time password or take the second factor away",
  request: {
    params,
    body: {
      required: true,
      content: { "application/json": { schema: z.strictObject({ newPassword: z.boolean().default(false), removeFactor: z.boolean().default(false) }).openapi("Unlocking") } },
    },
  },
  responses: {
    200: { description: "Open again.", content: { "application/json": { schema: z.strictObject({ oneTimePassword: OneTime.nullable() }).openapi("Unlocked") } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

export function people({ app, ground, settings, limits }: Edge, { hash, attempts }: SignInTools): void {
  const body = boundedJson({ bytes: MEGABYTE, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) => {
    const { search = null, after = null, limit } = http.req.valid("query");
    const found = valueOf(await ground.askAs(askerOf(http), (context) => listPeople(context, { search, after, limit })));
    return http.json(describedAs<typeof People>(found), 200);
  });

  app.openapi({ ...make, middleware: [limits.work, body] }, async (http) => {
    const { login, name } = http.req.valid("json");
    // Hashing costs much, and is nothing for whoever may not.
    valueOf(await ground.askAs(askerOf(http), (context) => mayDo(context, "person.manage")));
    const password = oneTimePassword();
    const passwordHash = await hash.make(password);
    const { id } = valueOf(await ground.changeAs(askerOf(http), (context) => makePerson(context, { login, name, passwordHash })));
    return http.json({ id, login, oneTimePassword: password }, 201);
  });

  app.openapi({ ...end, middleware: [limits.work] }, async (http) => {
    const { id } = http.req.valid("param");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => endPerson(context, id))), 200);
  });

  app.openapi({ ...unlock, middleware: [limits.work, body] }, async (http) => {
    const { id } = http.req.valid("param");
    const { newPassword, removeFactor } = http.req.valid("json");
    if (newPassword) valueOf(await ground.askAs(askerOf(http), (context) => mayDo(context, "account.unlock")));
    const password = newPassword ? oneTimePassword() : null;
    const passwordHash = password === null ? null : await hash.make(password);
    const { login } = valueOf(await ground.changeAs(askerOf(http), (context) => unlockAccount(context, id, { passwordHash, removeFactor })));
    attempts.forget(login);
    return http.json({ oneTimePassword: password }, 200);
  });
}
