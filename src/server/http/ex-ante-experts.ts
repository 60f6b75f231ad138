import { createRoute, z } from "@hono/zod-openapi";
import { assignExpert } from "../commands/assign-expert.ts";
import { declareInterest, saveScoreSheet, submitScoreSheet } from "../commands/fill-score-sheet.ts";
import { releaseExpertOf } from "../commands/release-expert.ts";
import { expertCandidates } from "../queries/ex-ante-experts.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { ExAnteAddress, Prose, Ratings, Saved } from "./ex-ante-schema.ts";
import { jsonAnswer, jsonBody } from "./json-content.ts";
import { valueOf } from "./outcome.ts";
import { plainLine } from "./plain-text.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const path = "/api/{year}/ex-ante/{id}";
const tags = ["ex-ante"];
const PROBLEMS = [400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507] as const;
const Total = z.string().regex(/^\d+(\.\d+)?$/);

const ToAssign = z.strictObject({ postId: z.uuid() }).openapi("ExpertToAssign");
const ToDeclare = z.strictObject({ interest: plainLine(500).nullable().openapi({ description: "What one is too near to; null for nothing." }) }).openapi("InterestToDeclare");
const ToSave = z.strictObject({ ratings: Ratings, opinion: Prose, expectedSaved: Saved }).openapi("SheetToSave");
const Candidates = z.strictObject({ items: z.array(z.strictObject({ postId: z.uuid(), name: z.string(), unit: z.string(), avoid: z.string().nullable().openapi({ description: "Why they may not be asked." }) })) }).openapi("ExpertCandidates");

const candidates = createRoute({
  method: "get", path: `${path}/candidates`, tags, summary: "Who may be asked to judge it, and why somebody may not", request: { params: ExAnteAddress },
  responses: { 200: jsonAnswer("By their names.", Candidates), ...problemAnswers(400, 401, 403, 404, 409, 429, 500, 503) },
});
const assign = createRoute({
  method: "post", path: `${path}/experts`, tags, summary: "Ask an expert", request: { params: ExAnteAddress, body: jsonBody(ToAssign) },
  responses: { 201: jsonAnswer("Asked.", z.strictObject({ id: z.uuid() }).openapi("ExpertAssigned")), ...problemAnswers(...PROBLEMS) },
});
const release = createRoute({
  method: "delete", path: `${path}/experts/{expert}`, tags, summary: "Ask an expert no longer", request: { params: ExAnteAddress.extend({ expert: z.uuid() }) },
  responses: { 200: jsonAnswer("Released.", z.strictObject({ id: z.uuid() }).openapi("ExpertReleased")), ...problemAnswers(400, 401, 403, 404, 409, 422, 429, 500, 503, 507) },
});
const declare = createRoute({
  method: "put", path: `${path}/interest`, tags, summary: "Say whether one is too near to judge it", request: { params: ExAnteAddress, body: jsonBody(ToDeclare) },
  responses: { 200: jsonAnswer("Noted.", z.strictObject({ declared: z.boolean() }).openapi("InterestDeclared")), ...problemAnswers(...PROBLEMS) },
});
const save = createRoute({
  method: "put", path: `${path}/sheet`, tags, summary: "Save one's own score sheet", request: { params: ExAnteAddress, body: jsonBody(ToSave) },
  responses: { 200: jsonAnswer("Saved.", z.strictObject({ saved: z.int(), total: Total.nullable() }).openapi("SheetSaved")), ...problemAnswers(...PROBLEMS) },
});
const submit = createRoute({
  method: "post", path: `${path}/sheet/submissions`, tags, summary: "Hand in one's own score sheet, for good", request: { params: ExAnteAddress, body: jsonBody(z.strictObject({ expectedSaved: Saved }).openapi("SheetAsSaved")) },
  responses: { 201: jsonAnswer("Handed in.", z.strictObject({ total: Total }).openapi("SheetSubmitted")), ...problemAnswers(...PROBLEMS) },
});

/** 专家评审: who is asked, and the sheet of each. */
export function exAnteExperts({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 128 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...candidates, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    return http.json({ items: [...valueOf(await ground.askAs(askerOf(http), (context) => expertCandidates(context, key)))] }, 200);
  });

  app.openapi({ ...assign, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const { postId } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => assignExpert(context, key, postId))), 201);
  });

  app.openapi({ ...release, middleware: [limits.work] }, async (http) => {
    const { expert, ...key } = http.req.valid("param");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => releaseExpertOf(context, key, expert))), 200);
  });

  app.openapi({ ...declare, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const { interest } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => declareInterest(context, key, interest))), 200);
  });

  app.openapi({ ...save, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const wish = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => saveScoreSheet(context, key, wish))), 200);
  });

  app.openapi({ ...submit, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const { expectedSaved } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => submitScoreSheet(context, key, expectedSaved))), 201);
  });
}
