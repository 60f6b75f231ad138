import { createRoute, z } from "@hono/zod-openapi";
import { takeGoalWaiverBack } from "../commands/take-goal-waiver-back.ts";
import { waiveGoal } from "../commands/waive-goal.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { Year } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { plainLine } from "./plain-text.ts";
import { problemAnswers } from "./problem-schema.ts";
import { repeatable, RepeatableHeaders } from "./repeatable.ts";
import type { Edge } from "./resource.ts";

const BODY_BYTES = 64 * 1024;
const tags = ["reporting"];
const path = "/api/{year}/goal/waivers";

const waive = createRoute({
  method: "post", path, tags, summary: "Let the later stages of a subject's year begin without an approved goal",
  request: { params: z.object({ year: Year }), headers: RepeatableHeaders, body: { required: true, content: { "application/json": { schema: z.strictObject({ subjectId: z.uuid(), reason: plainLine(300) }).openapi("GoalToWaive") } } } },
  responses: {
    201: { description: "Waived.", content: { "application/json": { schema: z.strictObject({ id: z.uuid() }).openapi("GoalWaived") } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});
const back = createRoute({
  method: "delete", path: `${path}/{subject}`, tags, summary: "Take that back, as long as nothing was begun on it", request: { params: z.object({ year: Year, subject: z.uuid() }) },
  responses: {
    200: { description: "A goal has to be approved again.", content: { "application/json": { schema: z.strictObject({ takenBack: z.uuid() }).openapi("GoalWaiverTakenBack") } } },
    ...problemAnswers(400, 401, 403, 404, 409, 429, 500, 503, 507),
  },
});

/** 豁免目标. What stands is in the list of gaps. */
export function goalWaivers({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: BODY_BYTES, seconds: settings.bodySeconds });

  app.openapi({ ...waive, middleware: [limits.work, body] }, async (http) => {
    const { year } = http.req.valid("param");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => waiveGoal(context, year, http.req.valid("json")))), 201);
  });

  app.openapi({ ...back, middleware: [limits.work] }, async (http) => {
    const { year, subject } = http.req.valid("param");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => takeGoalWaiverBack(context, year, subject))), 200);
  });
}
