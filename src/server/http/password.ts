import { createRoute, z } from "@hono/zod-openapi";
import { problem } from "../../core/basics/problem.ts";
import { judgePassword } from "../../core/sign-in/password.ts";
import { changePassword } from "../commands/change-password.ts";
import { passwordFacts, type PasswordFacts } from "../queries/password-facts.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { valueOf } from "./outcome.ts";
import { passwordAgain } from "./password-again.ts";
import { problemAnswers } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import { refusalOf } from "./refusal.ts";
import type { Edge } from "./resource.ts";
import { Password, State } from "./session-schema.ts";
import type { SignInTools } from "./sign-in-tools.ts";

const change = createRoute({
  method: "post",
  path: "/api/password",
  tags: ["session"],
  summary: "Change one's password",
  description: "All other sessions of the person end.",
  request: { body: { required: true, content: { "application/json": { schema: z.strictObject({ old: Password, new: Password }) } } } },
  responses: {
    200: { description: "Changed.", content: { "application/json": { schema: State } } },
    ...problemAnswers(400, 401, 403, 408, 413, 415, 422, 423, 429, 500, 503, 507),
  },
});

export function password(edge: Edge, tools: SignInTools): void {
  const { app, ground, settings, limits } = edge;
  const { hash } = tools;
  const rules = settings.signIn.password;
  const body = boundedJson({ bytes: MEGABYTE, seconds: settings.bodySeconds });

  app.openapi({ ...change, middleware: [limits.signIns, body] }, async (http) => {
    const given = http.req.valid("json");
    const facts = valueOf(await ground.ask(askerOf(http), (context) => passwordFacts(context, rules.history)));
    await passwordAgain(http, edge, tools, given.old, facts.passwordHash, "old");
    const problems = [...judgePassword(rules, given.new, facts.login), ...(await usedBefore(given.new, facts))];
    if (problems.length > 0) throw refusalOf(problems);
    const passwordHash = await hash.make(given.new);
    const outcome = await ground.change(askerOf(http), (context) => changePassword(context, { comparedWith: facts.passwordHash, passwordHash }));
    return http.json(valueOf(outcome), 200);
  });

  async function usedBefore(wanted: string, { before }: PasswordFacts) {
    for (const stored of before) {
      if (await hash.matches(wanted, stored)) return [problem("password.used-before", "new", { history: rules.history })];
    }
    return [];
  }
}
