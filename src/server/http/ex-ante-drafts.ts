import { createRoute, z } from "@hono/zod-openapi";
import { discardExAnteDraft, keepApplicationDraft, keepSheetDraft } from "../commands/keep-ex-ante-draft.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { ExAnteAddress, PackId, Prose, Ratings, Saved, Version } from "./ex-ante-schema.ts";
import { jsonBody } from "./json-content.ts";
import { valueOf } from "./outcome.ts";
import { Time } from "./plain-shapes.ts";
import { plainLineOrNone } from "./plain-text.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const path = "/api/{year}/ex-ante/{id}";
const tags = ["ex-ante"];
const Kept = { description: "Kept.", content: { "application/json": { schema: z.strictObject({ savedAt: Time }).openapi("ExAnteDraftKept") } } };
const Gone = { description: "Gone.", content: { "application/json": { schema: z.strictObject({ discarded: z.boolean() }).openapi("ExAnteDraftDiscarded") } } };
const PROBLEMS = [400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507] as const;

const ApplicationTyped = z.strictObject({ amount: plainLineOrNone(40).openapi({ description: "In units of 10,000 yuan as it is typed, readable or not." }), texts: z.record(PackId, Prose), baseVersion: Version }).openapi("ExAnteDraft");
const SheetTyped = z.strictObject({ ratings: Ratings, opinion: Prose, baseSaved: Saved }).openapi("ExAnteSheetDraft");

const keep = createRoute({
  method: "put", path: `${path}/draft`, tags, summary: "Keep what is being typed of an application; it is the asker's own and no version", request: { params: ExAnteAddress, body: jsonBody(ApplicationTyped) },
  responses: { 200: Kept, ...problemAnswers(...PROBLEMS) },
});
const discard = createRoute({
  method: "delete", path: `${path}/draft`, tags, summary: "Throw away what was typed of an application and not saved", request: { params: ExAnteAddress },
  responses: { 200: Gone, ...problemAnswers(400, 401, 403, 404, 429, 500, 503, 507) },
});
const keepSheet = createRoute({
  method: "put", path: `${path}/sheet/draft`, tags, summary: "Keep what is being typed of one's own score sheet", request: { params: ExAnteAddress, body: jsonBody(SheetTyped) },
  responses: { 200: Kept, ...problemAnswers(...PROBLEMS) },
});
const discardSheet = createRoute({
  method: "delete", path: `${path}/sheet/draft`, tags, summary: "Throw away what was typed of one's own score sheet and not saved", request: { params: ExAnteAddress },
  responses: { 200: Gone, ...problemAnswers(400, 401, 403, 404, 429, 500, 503, 507) },
});

/** 草稿: what somebody types of an application or a score sheet before it is saved. */
export function exAnteDrafts({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 256 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...keep, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const typed = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => keepApplicationDraft(context, key, typed))), 200);
  });

  app.openapi({ ...discard, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => discardExAnteDraft(context, key, "application"))), 200);
  });

  app.openapi({ ...keepSheet, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const typed = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => keepSheetDraft(context, key, typed))), 200);
  });

  app.openapi({ ...discardSheet, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => discardExAnteDraft(context, key, "sheet"))), 200);
  });
}
