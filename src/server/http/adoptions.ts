import { createRoute, z } from "@hono/zod-openapi";
import { confirmAdoption } from "../commands/confirm-adoption.ts";
import { proposeAdoption } from "../commands/propose-adoption.ts";
import { adoptions as listAdoptions } from "../queries/adoptions.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { describedAs } from "./described-as.ts";
import { valueOf } from "./outcome.ts";
import { StageName } from "./filing-schema.ts";
import { Bilingual, Day, Digest, Time } from "./plain-shapes.ts";
import { plainLine } from "./plain-text.ts";
import { problemAnswers } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import { repeatable, RepeatableHeaders } from "./repeatable.ts";
import type { Edge } from "./resource.ts";

const tags = ["adoptions"];
const Adoption = z
  .strictObject({
    id: z.uuid(), documentNo: z.string(), documentDate: Day, proposedBy: z.string(), proposedAt: Time, confirmedBy: z.string().nullable(), confirmedAt: Time.nullable(),
    refusedBecause: z.string().nullable().openapi({ description: "Code of the problem that keeps the asker from confirming it." }),
  })
  .openapi("Adoption");
const Adoptions = z
  .strictObject({
    items: z.array(
      z.strictObject({
        definition: z.string().openapi({ example: "form/goal" }), stage: StageName.nullable().openapi({ description: "Of what the records of this stage alone read; null for what all of them do." }), title: Bilingual, digest: Digest, draft: z.boolean().openapi({ description: "Prints as a draft." }),
        adopted: Adoption.nullable(), waiting: z.array(Adoption), earlier: z.array(Adoption),
      }),
    ),
  })
  .openapi("Adoptions");

const list = createRoute({
  method: "get", path: "/api/adoptions", tags, summary: "Definitions that can be adopted, and how they stand",
  responses: { 200: { description: "In the order of the packs.", content: { "application/json": { schema: Adoptions } } }, ...problemAnswers(401, 403, 429, 500, 503) },
});
const propose = createRoute({
  method: "post", path: "/api/adoptions", tags, summary: "Propose that a definition be adopted by a document",
  request: {
    headers: RepeatableHeaders,
    body: { required: true, content: { "application/json": { schema: z.strictObject({ definition: plainLine(120), documentNo: plainLine(100), documentDate: Day }).openapi("AdoptionToPropose") } } },
  },
  responses: {
    201: { description: "Proposed.", content: { "application/json": { schema: z.strictObject({ id: z.uuid(), digest: Digest }).openapi("AdoptionProposed") } } },
    ...problemAnswers(400, 401, 403, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});
const confirm = createRoute({
  method: "post", path: "/api/adoptions/{id}/confirm", tags, summary: "Confirm an adoption that somebody else proposed", request: { params: z.object({ id: z.uuid() }) },
  responses: {
    200: { description: "It holds.", content: { "application/json": { schema: z.strictObject({ definition: z.string(), confirmedAt: Time }).openapi("AdoptionConfirmed") } } },
    ...problemAnswers(400, 401, 403, 404, 409, 429, 500, 503, 507),
  },
});

export function adoptions({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: MEGABYTE, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) => {
    const items = valueOf(await ground.askAs(askerOf(http), listAdoptions));
    return http.json(describedAs<typeof Adoptions>({ items }), 200);
  });

  app.openapi({ ...propose, middleware: [limits.work, body] }, async (http) => {
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => proposeAdoption(context, http.req.valid("json")))), 201);
  });

  app.openapi({ ...confirm, middleware: [limits.work] }, async (http) => {
    const { definition, confirmedAt } = valueOf(await ground.changeAs(askerOf(http), (context) => confirmAdoption(context, http.req.valid("param").id)));
    return http.json({ definition, confirmedAt: confirmedAt.toISOString() }, 200);
  });
}
