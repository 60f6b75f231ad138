import { createRoute, z } from "@hono/zod-openapi";
import { extendFiling } from "../commands/extend-filing.ts";
import { extendFilings, LARGEST_EXTENSION } from "../commands/extend-filings.ts";
import { relocateFiling } from "../commands/relocate-filing.ts";
import { reopenFiling } from "../commands/reopen-filing.ts";
import { reverseFiling } from "../commands/reverse-filing.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { FilingAddress, YearAndStage } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import { repeatable, RepeatableHeaders } from "./repeatable.ts";
import type { Edge } from "./resource.ts";

const tags = ["filings"];
const ONE = "/api/{year}/{stage}/filings/{id}";
const Reason = z.string().max(2000).openapi({ description: "Stands in the history; an empty one is refused with its place." });
const expectedVersion = z.int().min(1).openapi({ description: "The version that was looked at." });
/** Whether there is such a day the rules say, with the place; `2026-02-30` is one that people type. */
const DayTyped = z.string().max(20).openapi({ description: "Year, month and day of the last day.", example: "2026-12-01" });
const Moved = z.strictObject({ version: z.int(), step: z.string() }).openapi("FilingCorrected");
const answers = problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507);

const described = <Body extends z.ZodType>(schema: Body) => ({ params: FilingAddress, headers: RepeatableHeaders, body: { required: true, content: { "application/json": { schema } } } });

const ToReverse = z.strictObject({ reason: Reason, expectedVersion }).openapi("FilingToReverse");
const reverse = createRoute({
  method: "post", path: `${ONE}/reversals`, tags, request: described(ToReverse),
  summary: "Take back the approval or grading that froze a filing, or one's own approval that the next hands have touched",
  responses: { 200: { description: "Reversed.", content: { "application/json": { schema: Moved } } }, ...answers },
});

const ToReopen = z
  .strictObject({ reason: Reason, until: DayTyped.nullable().openapi({ description: "Opens the season for this filing up to that day; needed where it is over." }), expectedVersion })
  .openapi("FilingToReopen");
const reopen = createRoute({
  method: "post", path: `${ONE}/reopenings`, tags, request: described(ToReopen), summary: "Take a frozen filing back to those who fill it",
  responses: { 200: { description: "Open again, in a new round.", content: { "application/json": { schema: Moved } } }, ...answers },
});

const ToExtend = z.strictObject({ until: DayTyped, reason: Reason, expectedVersion }).openapi("FilingToExtend");
const extend = createRoute({
  method: "post", path: `${ONE}/extensions`, tags, request: described(ToExtend), summary: "Give a filing a later last day for the step it is at",
  responses: { 201: { description: "Extended; it ends when the filing leaves the step.", content: { "application/json": { schema: z.strictObject({ until: z.string() }).openapi("FilingExtended") } } }, ...answers },
});

const ToExtendTogether = z
  .strictObject({ departmentId: z.uuid(), step: z.string().max(40), until: DayTyped, reason: Reason })
  .openapi("FilingsToExtend", { description: `All that the department has at the step, ${LARGEST_EXTENSION} at most; a later deadline stays as it is.` });
const ExtendedTogether = z.strictObject({ extended: z.int(), left: z.int().openapi({ description: "Those with a later deadline, or none." }) }).openapi("FilingsExtended");
const extendTogether = createRoute({
  method: "post", path: "/api/{year}/{stage}/extensions", tags, summary: "Give everything that a department has at one step a later last day",
  request: { params: YearAndStage, headers: RepeatableHeaders, body: { required: true, content: { "application/json": { schema: ToExtendTogether } } } },
  responses: { 201: { description: "Extended, each with an event of its own.", content: { "application/json": { schema: ExtendedTogether } } }, ...answers },
});

const ToRelocate = z
  .strictObject({ workflow: z.string().max(64), workflowVersion: z.int().min(1), step: z.string().max(40), reason: Reason, expectedVersion })
  .openapi("FilingToRelocate");
const relocate = createRoute({
  method: "post", path: `${ONE}/relocations`, tags, request: described(ToRelocate), summary: "Put a running filing at a step of a version of a workflow, which moves it from then on",
  responses: { 200: { description: "Moved, in a new round.", content: { "application/json": { schema: Moved } } }, ...answers },
});

/** What is done to a filing beside its steps: 反审核, 重新开放, 延期, 移到环节. */
export function filingCorrections({ app, ground, settings, limits }: Edge): void {
  const middleware = [limits.work, boundedJson({ bytes: 16 * 1024, seconds: settings.bodySeconds })];

  app.openapi({ ...reverse, middleware }, async (http) => {
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => reverseFiling(context, http.req.valid("param"), http.req.valid("json")))), 200);
  });

  app.openapi({ ...reopen, middleware }, async (http) => {
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => reopenFiling(context, http.req.valid("param"), http.req.valid("json")))), 200);
  });

  app.openapi({ ...extend, middleware }, async (http) => {
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => extendFiling(context, http.req.valid("param"), http.req.valid("json")))), 201);
  });

  app.openapi({ ...extendTogether, middleware }, async (http) => {
    const { year, stage } = http.req.valid("param");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => extendFilings(context, year, stage, http.req.valid("json")))), 201);
  });

  app.openapi({ ...relocate, middleware }, async (http) => {
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => relocateFiling(context, http.req.valid("param"), http.req.valid("json")))), 200);
  });
}
