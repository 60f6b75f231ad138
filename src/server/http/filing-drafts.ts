import { createRoute, z } from "@hono/zod-openapi";
import { readFilingValues } from "../../core/form/read-filing-values.ts";
import { discardFilingDraft } from "../commands/discard-draft.ts";
import { saveFilingDraft } from "../commands/save-draft.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { FilingAddress, Values } from "./filing-schema.ts";
import { FILING_BYTES } from "./filings.ts";
import { valueOf } from "./outcome.ts";
import { Time } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const path = "/api/{year}/{stage}/filings/{id}/draft";
const tags = ["filings"];
const ToKeep = z.strictObject({ values: Values, baseVersion: z.int().min(1).openapi({ description: "The version it is typed on." }) }).openapi("FilingDraft");

const keep = createRoute({
  method: "put",
  path,
  tags,
  summary: "Keep what is being typed; it is the asker's own and no version",
  request: { params: FilingAddress, body: { required: true, content: { "application/json": { schema: ToKeep } } } },
  responses: {
    200: { description: "Kept.", content: { "application/json": { schema: z.strictObject({ savedAt: Time }).openapi("FilingDraftKept") } } },
    ...problemAnswers(400, 401, 403, 404, 408, 413, 415, 422, 429, 500, 503, 507),
  },
});

const discard = createRoute({
  method: "delete",
  path,
  tags,
  summary: "Throw away what was typed and not saved",
  request: { params: FilingAddress },
  responses: {
    200: { description: "Gone.", content: { "application/json": { schema: z.strictObject({ discarded: z.boolean() }).openapi("FilingDraftDiscarded") } } },
    ...problemAnswers(400, 401, 403, 404, 429, 500, 503, 507),
  },
});

export function filingDrafts({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: FILING_BYTES, seconds: settings.bodySeconds });

  app.openapi({ ...keep, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const { values: typed, baseVersion } = http.req.valid("json");
    const values = valueOf(readFilingValues(typed, ""));
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => saveFilingDraft(context, key, { values, baseVersion }))), 200);
  });

  app.openapi({ ...discard, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => discardFilingDraft(context, key))), 200);
  });
}
