import { createRoute, z } from "@hono/zod-openapi";
import { moveFilingOn } from "../commands/move-filing.ts";
import { LARGEST_MOVE, moveFilings } from "../commands/move-filings.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { CellPath, FilingAddress, YearAndStage } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import { SaidText } from "./remarks.ts";
import { repeatable, RepeatableHeaders } from "./repeatable.ts";
import type { Edge } from "./resource.ts";

const ToMove = z
  .strictObject({
    action: z.enum(["submit", "approve", "return", "confirm", "withdraw"]).openapi({ description: "A goal is approved in a batch, by a letter to its department. `withdraw` takes back a submission or an approval that nobody has touched since." }),
    to: z.string().max(40).optional().openapi({ description: "Needed where the action leads to several steps, and for the straight way back to the step that returned it." }),
    opinion: z.string().max(2000).openapi({ description: "A return needs one, or a remark." }),
    remarks: z.array(z.strictObject({ path: CellPath, said: SaidText })).max(200).default([]),
    expectedVersion: z.int().min(1).openapi({ description: "The version that was looked at." }),
  })
  .openapi("FilingToMove");
const Moved = z.strictObject({ version: z.int(), step: z.string() }).openapi("FilingMoved");

const move = createRoute({
  method: "post",
  path: "/api/{year}/{stage}/filings/{id}/moves",
  tags: ["filings"],
  summary: "Take a step with a filing: submit, approve, return, confirm, withdraw",
  request: { params: FilingAddress, headers: RepeatableHeaders, body: { required: true, content: { "application/json": { schema: ToMove } } } },
  responses: {
    200: { description: "Moved.", content: { "application/json": { schema: Moved } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

const ToMoveTogether = z
  .strictObject({
    opinion: z.string().max(2000).openapi({ description: "One for all." }),
    items: z.array(z.strictObject({ id: z.uuid(), expectedVersion: z.int().min(1), opinion: z.string().max(2000).optional().openapi({ description: "Its own, in place of the one for all." }) })).min(1).max(LARGEST_MOVE),
  })
  .openapi("FilingsToMove");
const MovedTogether = z.strictObject({ moved: z.array(z.strictObject({ id: z.uuid(), version: z.int(), step: z.string() })) }).openapi("FilingsMoved");

const moveTogether = createRoute({
  method: "post",
  path: "/api/{year}/{stage}/moves",
  tags: ["filings"],
  summary: "Send many filings onwards with one opinion, all of them or none",
  request: { params: YearAndStage, headers: RepeatableHeaders, body: { required: true, content: { "application/json": { schema: ToMoveTogether } } } },
  responses: {
    200: { description: "Sent, each with an event of its own.", content: { "application/json": { schema: MovedTogether } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

export function filingMoves({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: MEGABYTE, seconds: settings.bodySeconds });

  app.openapi({ ...move, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const { to = null, ...wish } = http.req.valid("json");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => moveFilingOn(context, key, { ...wish, to }))), 200);
  });

  app.openapi({ ...moveTogether, middleware: [limits.work, body] }, async (http) => {
    const { year, stage } = http.req.valid("param");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    const { moved } = valueOf(await ground.changeAs(asker, (context) => moveFilings(context, year, stage, http.req.valid("json"))));
    return http.json({ moved: [...moved] }, 200);
  });
}
