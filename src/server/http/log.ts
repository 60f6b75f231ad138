import { createRoute, z } from "@hono/zod-openapi";
import { events as listEvents } from "../queries/events.ts";
import { refusals as listRefusals } from "../queries/refusals.ts";
import { seals as listSeals } from "../queries/seals.ts";
import { catalogue } from "../../words/catalogue.ts";
import type { Language } from "../../words/index.ts";
import { askerOf } from "./asker.ts";
import { describedAs } from "./described-as.ts";
import { chooseLanguage } from "./language.ts";
import { valueOf } from "./outcome.ts";
import { Limit, Next, Time } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const tags = ["administration"];

const Who = z.string().max(60).optional().openapi({ description: "The id of a person, `system`, `anonymous`, or a piece of a name or user name." });

const Only = z.strictObject({ actor: z.string().nullable(), subject: z.string().nullable() }).openapi({ description: "Names of the one person and of the one record asked for, where they are people." });

const Events = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(), at: Time, actor: z.string(), actorName: z.string().nullable(), verb: z.string(), subject: z.uuid(), subjectName: z.string().nullable(), post: z.uuid().nullable(), role: z.string().nullable(),
        unit: z.string().nullable(), year: z.int().nullable(), stage: z.string().nullable(), digestBefore: z.string().nullable(), digestAfter: z.string().nullable(),
        batch: z.int().nullable().openapi({ description: "The batch it was sealed in; null while it waits for its seal." }),
        about: z.record(z.string(), z.union([z.string(), z.number()])).openapi({ description: "Codes of the procedure and of the administration; never what a record holds." }),
        aboutNames: z.strictObject({ person: z.string().nullable(), unit: z.string().nullable() }),
      }),
    ),
    next: Next, only: Only,
  })
  .openapi("Events");
const Refusals = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(), at: Time, personId: z.uuid().nullable(), personName: z.string().nullable(), role: z.string().nullable(), route: z.string(), subject: z.string(),
        status: z.int(), problem: z.string(), source: z.string(),
        said: z.string().nullable().openapi({ description: "What the person was told, in the language asked for; null where that named something of the record." }),
      }),
    ),
    next: Next, only: Only,
  })
  .openapi("Refusals");

const Seals = z
  .strictObject({
    items: z.array(
      z.strictObject({
        number: z.int(), sealedAt: Time, events: z.int(),
        head: z.string().openapi({ description: "As letters of approval print it.", example: "990100-128-9f3a2-b11c0-4d5e6-f7a8b" }),
      }),
    ),
    next: Next,
  })
  .openapi("Seals");

const events = createRoute({
  method: "get",
  path: "/api/events",
  tags,
  summary: "What happened, for the audit administrator",
  request: {
    query: z.object({
      verb: z.string().max(60).optional().openapi({ description: "A verb, or an area of verbs: `filing.saved`, `filing`." }), actor: Who, subject: z.uuid().optional(), from: Time.optional(), to: Time.optional(),
      before: z.uuid().optional(), limit: Limit,
    }),
  },
  responses: { 200: { description: "Newest first.", content: { "application/json": { schema: Events } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});

const refusals = createRoute({
  method: "get",
  path: "/api/refusals",
  tags,
  summary: "What people asked for and did not get, for the audit administrator",
  request: { query: z.object({ actor: Who, subject: z.uuid().optional(), from: Time.optional(), to: Time.optional(), before: z.uuid().optional(), limit: Limit }) },
  responses: { 200: { description: "Newest first.", content: { "application/json": { schema: Refusals } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});

const seals = createRoute({
  method: "get",
  path: "/api/seals",
  tags,
  summary: "The batches that the log was sealed in, for the audit administrator",
  request: { query: z.object({ before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(), limit: Limit }) },
  responses: { 200: { description: "Newest first.", content: { "application/json": { schema: Seals } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});

export function log({ app, ground, limits }: Edge): void {
  const moment = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));

  app.openapi({ ...events, middleware: [limits.work] }, async (http) => {
    const { verb = null, actor = null, subject = null, from, to, before = null, limit } = http.req.valid("query");
    const found = await ground.askAs(askerOf(http), (context) => listEvents(context, { verb, actor, subject, from: moment(from), to: moment(to), before, limit }));
    return http.json(describedAs<typeof Events>(valueOf(found)), 200);
  });

  app.openapi({ ...refusals, middleware: [limits.work] }, async (http) => {
    const { actor = null, subject = null, from, to, before = null, limit } = http.req.valid("query");
    const found = await ground.askAs(askerOf(http), (context) => listRefusals(context, { actor, subject, from: moment(from), to: moment(to), before, limit }));
    const { items, next, only } = valueOf(found);
    const language = chooseLanguage(http.req.query("language"), http.req.header("accept-language"));
    const answer: z.infer<typeof Refusals> = { items: items.map((one) => ({ ...one, said: saidWithout(one.problem, language) })), next, only };
    return http.json(answer, 200, { "Content-Language": language, Vary: "Accept-Language" });
  });

  app.openapi({ ...seals, middleware: [limits.work] }, async (http) => {
    const { before = null, limit } = http.req.valid("query");
    return http.json(describedAs<typeof Seals>(valueOf(await ground.askAs(askerOf(http), (context) => listSeals(context, { before, limit })))), 200);
  });
}

/** A problem in words where they have no gaps: what stood in those is not kept with a refusal. */
function saidWithout(code: string, language: Language): string | null {
  const text = catalogue[language][`problem.${code}`];
  return text === undefined || text.includes("{{") ? null : text;
}
