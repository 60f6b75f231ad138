import { createRoute, z } from "@hono/zod-openapi";
import { EX_ANTE_MOVES } from "../../core/ex-ante/procedure.ts";
import { concludeExAnte } from "../commands/conclude-ex-ante.ts";
import { decideExAnte } from "../commands/decide-ex-ante.ts";
import { moveExAnte } from "../commands/move-ex-ante.ts";
import { saveExAnte } from "../commands/save-ex-ante.ts";
import { startExAnte } from "../commands/start-ex-ante.ts";
import { exAnteList, exAntePage } from "../queries/ex-ante.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { describedAs } from "./described-as.ts";
import { ConclusionName, ExAnteAddress, ExAnteList, ExAnteShown, Moved, PackId, PositiveFen, Prose, Version } from "./ex-ante-schema.ts";
import { Year } from "./filing-schema.ts";
import { jsonAnswer, jsonBody } from "./json-content.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const path = "/api/{year}/ex-ante";
const tags = ["ex-ante"];
const PROBLEMS = [400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507] as const;
const fenOrNull = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

const ToStart = z.strictObject({ subjectId: z.uuid() }).openapi("ExAnteToStart");
const ToSave = z.strictObject({ amountFen: PositiveFen.nullable(), texts: z.record(PackId, Prose), expectedVersion: Version }).openapi("ExAnteToSave");
const ToMove = z.strictObject({ action: z.enum(EX_ANTE_MOVES), opinion: Prose.default(""), expectedVersion: Version }).openapi("ExAnteToMove");
const ToConclude = z.strictObject({ conclusion: ConclusionName, capFen: PositiveFen.nullable(), reason: Prose, panelNote: Prose, expectedVersion: Version }).openapi("ExAnteToConclude");
const ToDecide = z.strictObject({ decision: z.enum(["accept", "return", "reject"]), grantedFen: PositiveFen.nullable(), opinion: Prose, expectedVersion: Version }).openapi("ExAnteToDecide");

const list = createRoute({
  method: "get", path, tags, summary: "Ex-ante evaluations of a year that the acting post sees, at most 500", request: { params: z.object({ year: Year }) },
  responses: { 200: jsonAnswer("What changed last comes first.", ExAnteList), ...problemAnswers(400, 401, 403, 429, 500, 503) },
});
const start = createRoute({
  method: "post", path, tags, summary: "Begin an application", request: { params: z.object({ year: Year }), body: jsonBody(ToStart) },
  responses: { 201: jsonAnswer("Begun.", z.strictObject({ id: z.uuid() }).openapi("ExAnteStarted")), ...problemAnswers(...PROBLEMS) },
});
const page = createRoute({
  method: "get", path: `${path}/{id}`, tags, summary: "An application with all that stands around it", request: { params: ExAnteAddress },
  responses: { 200: jsonAnswer("As the acting post sees it.", ExAnteShown), ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const save = createRoute({
  method: "put", path: `${path}/{id}`, tags, summary: "Save amount and texts", request: { params: ExAnteAddress, body: jsonBody(ToSave) },
  responses: { 200: jsonAnswer("Saved.", z.strictObject({ version: z.int() }).openapi("ExAnteSaved")), ...problemAnswers(...PROBLEMS) },
});
const move = createRoute({
  method: "post", path: `${path}/{id}/moves`, tags, summary: "Submit, take back, take up, send to the experts, forward or return", request: { params: ExAnteAddress, body: jsonBody(ToMove) },
  responses: { 200: jsonAnswer("Where it is now.", Moved), ...problemAnswers(...PROBLEMS) },
});
const conclude = createRoute({
  method: "post", path: `${path}/{id}/conclusions`, tags, summary: "Conclude over all sheets of the round", request: { params: ExAnteAddress, body: jsonBody(ToConclude) },
  responses: { 201: jsonAnswer("Concluded.", Moved), ...problemAnswers(...PROBLEMS) },
});
const decide = createRoute({
  method: "post", path: `${path}/{id}/decisions`, tags, summary: "Finance accepts with an amount, sends back or rejects", request: { params: ExAnteAddress, body: jsonBody(ToDecide) },
  responses: { 201: jsonAnswer("Decided.", Moved), ...problemAnswers(...PROBLEMS) },
});

/** 事前绩效评估: applications and the way they go. */
export function exAnte({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 256 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) => {
    const { year } = http.req.valid("param");
    return http.json(valueOf(await ground.askAs(askerOf(http), (context) => exAnteList(context, year))), 200);
  });

  app.openapi({ ...start, middleware: [limits.work, body] }, async (http) => {
    const { year } = http.req.valid("param");
    const { subjectId } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => startExAnte(context, year, subjectId))), 201);
  });

  app.openapi({ ...page, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    return http.json(describedAs<typeof ExAnteShown>(valueOf(await ground.askAs(askerOf(http), (context) => exAntePage(context, key)))), 200);
  });

  app.openapi({ ...save, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const { amountFen, ...wish } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => saveExAnte(context, key, { ...wish, amountFen: fenOrNull(amountFen) }))), 200);
  });

  app.openapi({ ...move, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const wish = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => moveExAnte(context, key, wish))), 200);
  });

  app.openapi({ ...conclude, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const { capFen, ...wish } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => concludeExAnte(context, key, { ...wish, capFen: fenOrNull(capFen) }))), 201);
  });

  app.openapi({ ...decide, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const { grantedFen, ...wish } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => decideExAnte(context, key, { ...wish, grantedFen: fenOrNull(grantedFen) }))), 201);
  });
}
