import { createRoute, z } from "@hono/zod-openapi";
import { minutesLocked } from "../../core/sign-in/lockout.ts";
import { actInPost } from "../commands/act-in-post.ts";
import { giveSecondFactor } from "../commands/give-second-factor.ts";
import { signIn } from "../commands/sign-in.ts";
import { signOut } from "../commands/sign-out.ts";
import { signInCandidate } from "../queries/sign-in-candidate.ts";
import { whoAmI } from "../queries/who-am-i.ts";
import { newSessionToken } from "../session-token.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { describedAs } from "./described-as.ts";
import type { Http } from "./environment.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import { refuse, Refusal } from "./refusal.ts";
import type { Edge } from "./resource.ts";
import { browserMark, giveBrowserMark, giveSession, originOf, takeSession } from "./session-cookie.ts";
import { Done, Me, Password, State } from "./session-schema.ts";
import type { SignInTools } from "./sign-in-tools.ts";

const tags = ["session"];
/** User names as the database takes them; any other text is nobody's. */
const LOGIN = /^[a-z0-9][a-z0-9._-]{1,63}$/;

const begin = createRoute({
  method: "post",
  path: "/api/session",
  tags,
  summary: "Sign in",
  description: "Answers the same, after the same work, whether the user name is unknown or the password is wrong.",
  request: { body: { required: true, content: { "application/json": { schema: z.strictObject({ login: z.string().min(1).max(200), password: Password }) } } } },
  responses: {
    200: { description: "The session stands in the cookie; `state` says what it still waits for.", content: { "application/json": { schema: State } } },
    ...problemAnswers(400, 401, 403, 408, 413, 415, 422, 423, 429, 500, 503, 507),
  },
});

const second = createRoute({
  method: "post",
  path: "/api/session/factor",
  tags,
  summary: "Give the code of the second factor",
  description: "A code serves once. The session goes on under a new token.",
  request: { body: { required: true, content: { "application/json": { schema: z.strictObject({ code: z.string().regex(/^\d{6}$/) }) } } } },
  responses: {
    200: { description: "Taken.", content: { "application/json": { schema: State } } },
    ...problemAnswers(400, 401, 403, 408, 409, 413, 415, 422, 423, 429, 500, 503, 507),
  },
});

const end = createRoute({
  method: "delete",
  path: "/api/session",
  tags,
  summary: "Sign out",
  responses: { 200: { description: "Signed out.", content: { "application/json": { schema: Done } } }, ...problemAnswers(401, 403, 429, 500, 503, 507) },
});

const read = createRoute({
  method: "get",
  path: "/api/session",
  tags,
  summary: "Who is signed in, in which post, and what is in season",
  responses: { 200: { description: "The session.", content: { "application/json": { schema: Me } } }, ...problemAnswers(401, 429, 500, 503) },
});

const act = createRoute({
  method: "post",
  path: "/api/session/post",
  tags,
  summary: "Act in another of one's posts",
  request: { body: { required: true, content: { "application/json": { schema: z.strictObject({ postId: z.uuid() }) } } } },
  responses: {
    200: { description: "From here on the session acts in it.", content: { "application/json": { schema: Me } } },
    ...problemAnswers(400, 401, 403, 404, 408, 413, 415, 422, 429, 500, 503, 507),
  },
});

export function session({ app, ground, settings, publicAddress, limits, clock }: Edge, { hash, codes, attempts }: SignInTools): void {
  const body = boundedJson({ bytes: MEGABYTE, seconds: settings.bodySeconds });
  const locked = (minutes: number): Refusal => new Refusal(423, refuse(423, "session.locked", "", { minutes }).problems, { "Retry-After": String(minutes * 60) });

  app.openapi({ ...begin, middleware: [limits.signIns, body] }, async (http) => {
    const given = http.req.valid("json");
    const name = given.login.normalize("NFKC").trim().toLowerCase();
    const login = LOGIN.test(name) ? name : null;
    const origin = originOf(http);
    const asker = { actor: "anonymous" as const, login: login ?? undefined };

    const candidate = await ground.ask(asker, (context) => signInCandidate(context, login));
    const mark = browserMark(http);
    const knownBrowser = candidate !== null && attempts.knowsBrowser(mark, candidate.personId);
    if (!knownBrowser && attempts.isSpent(origin.source, name)) throw refuse(429, "session.too-many-here");
    const minutes = candidate === null ? attempts.minutesOfUnknown(name) : minutesLocked({ failures: 0, lockedUntil: candidate.lockedUntil }, clock().getTime());
    // What is locked is not even compared: a right guess must not take another time than a wrong one.
    const matches = (minutes === 0 || knownBrowser) && (await hash.matches(given.password, candidate?.passwordHash ?? null));
    const madeAnew = matches && candidate !== null && !hash.isCurrent(candidate.passwordHash) ? await hash.make(given.password) : null;
    const token = newSessionToken();
    const outcome = valueOf(
      await ground.change(asker, (context) => signIn(context, { login, comparedWith: candidate?.passwordHash ?? null, matches, madeAnew, knownBrowser, token, ...origin })),
    );

    if (outcome.state === "wrong" || outcome.state === "locked") {
      if (minutes === 0 || knownBrowser) attempts.failed(origin.source, name, knownBrowser ? mark : undefined, candidate !== null);
      const wait = outcome.state === "locked" ? outcome.minutes : attempts.minutesOfUnknown(name);
      throw wait > 0 ? locked(wait) : refuse(401, "session.wrong", "", { failures: settings.signIn.lockout.failures, minutes: settings.signIn.lockout.minutes });
    }
    attempts.succeeded(origin.source, name);
    await endReplaced(http);
    giveSession(http, publicAddress, token);
    giveBrowserMark(http, publicAddress, attempts.newMark(outcome.personId));
    return http.json({ state: outcome.state }, 200);
  });

  app.openapi({ ...second, middleware: [limits.signIns, body] }, async (http) => {
    const { code } = http.req.valid("json");
    const token = newSessionToken();
    const now = clock();
    const outcome = valueOf(
      await ground.change(askerOf(http), (context) =>
        giveSecondFactor(context, { token, ...originOf(http), stepOf: (sealed, personId, used) => codes.stepOf(sealed, personId, code, now, used) }),
      ),
    );
    if (outcome.state === "locked") throw locked(outcome.minutes);
    if (outcome.state === "wrong") throw refuse(401, "session.wrong-code", "code");
    giveSession(http, publicAddress, token);
    return http.json({ state: outcome.state }, 200);
  });

  app.openapi({ ...end, middleware: [limits.work] }, async (http) => {
    valueOf(await ground.change(askerOf(http), (context) => signOut(context, "signed-out")));
    takeSession(http, publicAddress);
    return http.json({ done: true as const }, 200);
  });

  app.openapi({ ...read, middleware: [limits.work] }, async (http) =>
    http.json(describedAs<typeof Me>(valueOf(await ground.ask(askerOf(http), (context) => whoAmI(context)))), 200),
  );

  app.openapi({ ...act, middleware: [limits.work, body] }, async (http) => {
    const { postId } = http.req.valid("json");
    valueOf(await ground.change(askerOf(http), (context) => actInPost(context, postId)));
    return http.json(describedAs<typeof Me>(valueOf(await ground.ask(askerOf(http), (context) => whoAmI(context)))), 200);
  });

  /** The session that this browser had before is nobody's any more. */
  async function endReplaced(http: Http): Promise<void> {
    const asker = askerOf(http);
    if (asker.sessionToken !== undefined) await ground.change(asker, (context) => signOut(context, "replaced"));
  }
}
