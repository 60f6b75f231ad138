import { createRoute, z } from "@hono/zod-openapi";
import { PARTS_OF_RECORDS } from "../../core/pack/differing-parts.ts";
import { issueTask } from "../commands/issue-task.ts";
import { taskHere } from "../queries/issued-tasks.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { Period, YearAndStage } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { Day, Digest } from "./plain-shapes.ts";
import { plainLineOrNone } from "./plain-text.ts";
import { problemAnswers } from "./problem-schema.ts";
import { repeatable, RepeatableHeaders } from "./repeatable.ts";
import type { Edge } from "./resource.ts";
import { TaskTold } from "./task-schema.ts";

const BODY_BYTES = 64 * 1024;
const tags = ["reporting"];
const path = "/api/{year}/{stage}/tasks";

const Named = z.strictObject({ digest: Digest, publication: z.int().nullable().openapi({ description: "Number of the publication of the packs; null before the first." }) });
const Task = z
  .strictObject({
    period: z.int(),
    issues: z.array(TaskTold.extend({ by: z.string(), packs: Named, begun: z.int().openapi({ description: "Records that were begun since, before the next issue." }) })).openapi({ description: "The one that stands first." }),
    begunBefore: z.int().openapi({ description: "Records that were begun before any issue." }),
    inForce: Named.openapi({ description: "What it would be issued under now." }),
    differs: z.array(z.enum(PARTS_OF_RECORDS)).nullable().openapi({ description: "Parts of the packs in force that say something else to its records; null where it stands under them or was not issued." }),
    mayIssue: z.boolean(), overSince: Day.nullable().openapi({ description: "The last day on which anything may be begun, where it is over." }),
  })
  .openapi("ReportingTask");
const ToIssue = z
  .strictObject({
    period: z.int().min(1).max(99).openapi({ description: "Number of a monitoring period; 1 for stages without." }),
    expectedNumber: z.int().min(0).max(100_000).openapi({ description: "Number of the issue that stood when the page was opened; 0 where there was none." }),
    packDigest: Digest.openapi({ description: "The packs that it pins: those in force." }), documentNo: plainLineOrNone(60), words: plainLineOrNone(300),
  })
  .openapi("TaskToIssue");

const read = createRoute({
  method: "get", path, tags, summary: "Whether the task of a year, stage and period was issued, under which packs, and what issuing it again would change", request: { params: YearAndStage, query: z.object({ period: Period }) },
  responses: { 200: { description: "With every issue.", content: { "application/json": { schema: Task } } }, ...problemAnswers(400, 401, 403, 422, 429, 500, 503) },
});
const issue = createRoute({
  method: "post", path, tags, summary: "Issue it: what is begun from now on stands under the packs in force",
  request: { params: YearAndStage, headers: RepeatableHeaders, body: { required: true, content: { "application/json": { schema: ToIssue } } } },
  responses: {
    201: { description: "Issued. Records that were begun before stay on their packs.", content: { "application/json": { schema: z.strictObject({ number: z.int(), begunBefore: z.int() }).openapi("TaskIssued") } } },
    ...problemAnswers(400, 401, 403, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

/** 任务下达 */
export function issuedTasks({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: BODY_BYTES, seconds: settings.bodySeconds });

  app.openapi({ ...read, middleware: [limits.work] }, async (http) => {
    const { year, stage } = http.req.valid("param");
    const found = valueOf(await ground.askAs(askerOf(http), (context) => taskHere(context, year, stage, http.req.valid("query").period)));
    return http.json({ ...found, issues: [...found.issues], differs: found.differs === null ? null : [...found.differs] }, 200);
  });

  app.openapi({ ...issue, middleware: [limits.work, body] }, async (http) => {
    const { year, stage } = http.req.valid("param");
    const { period, ...wish } = http.req.valid("json");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => issueTask(context, { year, stage, period }, wish))), 201);
  });
}
