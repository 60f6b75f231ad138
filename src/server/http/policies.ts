import { createRoute, z } from "@hono/zod-openapi";
import { POLICY_LEVELS, POLICY_ROLES } from "../../core/policy/policy-document.ts";
import { keepPolicy } from "../commands/keep-policy.ts";
import { policyLibrary, policyPage } from "../queries/policies.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { describedAs } from "./described-as.ts";
import { jsonAnswer, jsonBody } from "./json-content.ts";
import { valueOf } from "./outcome.ts";
import { packName } from "./pack-name.ts";
import { Bilingual, Day, Time } from "./plain-shapes.ts";
import { plainLine, plainLineOrNone } from "./plain-text.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const tags = ["policies"];
const Level = z.enum(POLICY_LEVELS);
const PolicyName = packName();
const PartialDay = z.string().nullable().openapi({ description: "As exactly as it is known: a year, a month or a day.", example: "2020-02" });
const Family = z.strictObject({ id: PolicyName, role: z.enum(POLICY_ROLES) });
const Citation = { part: z.string(), of: z.string(), title: Bilingual.nullable(), at: z.string(), document: z.string(), clause: z.string().nullable(), unverified: z.boolean() };
const Item = {
  id: PolicyName, level: Level, number: z.string().nullable(), title: Bilingual, issuer: Bilingual, issued: PartialDay, from: PartialDay, until: PartialDay, replaces: z.array(PolicyName), family: Family.nullable(),
  provenance: z.enum(["seed", "document", "draft"]), unverified: z.boolean(), source: z.union([z.string(), Bilingual]).openapi({ description: "A text alone where a bureau wrote it." }), state: z.enum(["in-force", "not-yet", "ended", "unknown"]),
  fromAssumed: z.boolean().openapi({ description: "Nobody wrote when it begins to hold: the day of issue counts." }), replacedBy: PolicyName.nullable(),
  replaced: z.enum(["yes", "no", "unknown"]).nullable().openapi({ description: "Whether that one has taken its place on the day." }), holdsFrom: PartialDay, holdsUntil: PartialDay,
  origin: z.enum(["pack", "region"]), draft: z.boolean().openapi({ description: "Prints as a draft here." }), clauseCount: z.int(), cited: z.int(),
};
const Ground = { ...Citation, document: z.string().nullable(), documentId: z.string().nullable(), level: Level.nullable(), gap: z.enum(["no-document", "not-in-library", "no-clause"]).nullable() };
const Library = z
  .strictObject({
    on: Day, today: Day, documents: z.array(z.strictObject(Item)),
    families: z.array(z.strictObject({ family: z.strictObject({ id: PolicyName, title: Bilingual, main: z.int(), supporting: z.int() }), main: z.int(), supporting: z.int(), missingMain: z.int(), missingSupporting: z.int(), surplus: z.int() })),
    orphans: z.array(z.strictObject(Citation)).openapi({ description: "Places of the packs that name a document which is not in the library." }),
    grounds: z.array(z.strictObject(Ground)).openapi({ description: "Every rule of the packs and every check of goals, with what it rests on." }), mayKeep: z.boolean(),
  })
  .openapi("PolicyLibrary");
const Titled = z.strictObject({ id: PolicyName, title: Bilingual });
const Page = z
  .strictObject({
    ...Item, on: Day, clauses: z.array(z.strictObject({ at: z.string(), gist: Bilingual, citations: z.array(z.strictObject(Citation)) })),
    citations: z.array(z.strictObject({ ...Citation, clauseMissing: z.boolean() })), cards: z.array(z.strictObject({ code: z.string(), name: z.string() })),
    replacing: z.array(Titled), replacedByTitle: z.union([Bilingual, z.null()]), familyTitle: z.union([Bilingual, z.null()]),
    versions: z.array(z.strictObject({ version: z.int(), by: z.string(), at: Time, reason: z.string() })), mayChange: z.boolean(),
  })
  .openapi("PolicyPage");

const DayOrNone = z.union([Day, z.literal("")]);
const wish = {
  level: Level, number: plainLineOrNone(60).default(""), title: plainLine(200), issuer: plainLine(100), issued: DayOrNone.default(""), from: DayOrNone.default(""), until: DayOrNone.default(""), replaces: z.array(PolicyName).max(20).default([]),
  family: Family.nullable().default(null), source: plainLine(200), clauses: z.array(z.strictObject({ at: plainLine(60), gist: plainLine(500) })).max(100).default([]),
};
const ToEnter = z.strictObject(wish).openapi("PolicyToEnter");
const ToChange = z.strictObject({ ...wish, reason: plainLine(500), expectedVersion: z.int().min(1).max(100_000) }).openapi("PolicyToChange");
const Kept = z.strictObject({ id: z.uuid(), version: z.int() }).openapi("PolicyKept");
const params = z.object({ id: PolicyName });

const list = createRoute({
  method: "get", path: "/api/policies", tags, summary: "The library of policies and regulations, and which of them held on a day",
  request: { query: z.object({ on: Day.optional(), text: plainLine(100).optional(), level: Level.optional(), family: PolicyName.optional() }) },
  responses: { 200: jsonAnswer("Those of the packs and the region's own.", Library), ...problemAnswers(400, 401, 403, 429, 500, 503) },
});
const one = createRoute({
  method: "get", path: "/api/policies/{id}", tags, summary: "One document with its clauses and what cites them",
  request: { params, query: z.object({ on: Day.optional() }) }, responses: { 200: jsonAnswer("As it stands on the day.", Page), ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const enter = createRoute({
  method: "post", path: "/api/policies", tags, summary: "Enter a document of the region's own",
  request: { body: jsonBody(ToEnter) }, responses: { 201: jsonAnswer("Entered.", Kept), ...problemAnswers(400, 401, 403, 408, 409, 413, 415, 422, 429, 500, 503, 507) },
});
const change = createRoute({
  method: "put", path: "/api/policies/{id}", tags, summary: "Change a document of the region's own, as a new version",
  request: { params, body: jsonBody(ToChange) }, responses: { 200: jsonAnswer("Changed.", Kept), ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507) },
});

export function policies({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 128 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) => {
    const filter = http.req.valid("query");
    return http.json(describedAs<typeof Library>(valueOf(await ground.askAs(askerOf(http), (context) => policyLibrary(context, filter)))), 200);
  });

  app.openapi({ ...one, middleware: [limits.work] }, async (http) => {
    const { id } = http.req.valid("param");
    const { on } = http.req.valid("query");
    return http.json(describedAs<typeof Page>(valueOf(await ground.askAs(askerOf(http), (context) => policyPage(context, id, on)))), 200);
  });

  app.openapi({ ...enter, middleware: [limits.work, body] }, async (http) => {
    const given = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => keepPolicy(context, null, given, "", 0))), 201);
  });

  app.openapi({ ...change, middleware: [limits.work, body] }, async (http) => {
    const { reason, expectedVersion, ...given } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => keepPolicy(context, http.req.valid("param").id, given, reason, expectedVersion))), 200);
  });
}
