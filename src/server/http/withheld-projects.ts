import { createRoute, z } from "@hono/zod-openapi";
import { WITHHOLDING_REASONS } from "../../core/disclosure/withholding.ts";
import { releaseProject } from "../commands/release-project.ts";
import { withholdProject } from "../commands/withhold-project.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { Year } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { Time } from "./plain-shapes.ts";
import { plainLineOrNone } from "./plain-text.ts";
import { problemAnswers } from "./problem-schema.ts";
import { repeatable, RepeatableHeaders } from "./repeatable.ts";
import type { Edge } from "./resource.ts";

const BODY_BYTES = 64 * 1024;
const LONGEST_GROUND = 300;
const tags = ["disclosure"];
const path = "/api/{year}/self-evaluation/departments/{id}/withheld";
const params = z.object({ year: Year, id: z.uuid() });
const ToWithhold = z
  .strictObject({
    subjectId: z.uuid(), reason: z.enum(WITHHOLDING_REASONS),
    ground: plainLineOrNone(LONGEST_GROUND).default("").openapi({ description: "The law in words, where the reason is another lawful ground; empty otherwise." }),
  })
  .openapi("ProjectToWithhold");

const withhold = createRoute({
  method: "post", path, tags, summary: "Keep a project out of what is published from now on, on lawful grounds",
  request: { params, headers: RepeatableHeaders, body: { required: true, content: { "application/json": { schema: ToWithhold } } } },
  responses: {
    201: { description: "Withheld.", content: { "application/json": { schema: z.strictObject({ id: z.uuid(), withheldAt: Time }).openapi("ProjectWithheld") } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});
const release = createRoute({
  method: "post", path: `${path}/{mark}/release`, tags, summary: "Take that back: the next version has the project again", request: { params: params.extend({ mark: z.uuid() }) },
  responses: {
    200: { description: "Released.", content: { "application/json": { schema: z.strictObject({ releasedAt: Time }).openapi("ProjectReleased") } } },
    ...problemAnswers(400, 401, 403, 404, 409, 429, 500, 503, 507),
  },
});

/** 不予公开: which projects a department's year leaves out. What stands is in the kit. */
export function withheldProjects({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: BODY_BYTES, seconds: settings.bodySeconds });

  app.openapi({ ...withhold, middleware: [limits.work, body] }, async (http) => {
    const { year, id } = http.req.valid("param");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => withholdProject(context, year, id, http.req.valid("json")))), 201);
  });

  app.openapi({ ...release, middleware: [limits.work] }, async (http) => {
    const { year, id, mark } = http.req.valid("param");
    const { releasedAt } = valueOf(await ground.changeAs(askerOf(http), (context) => releaseProject(context, year, id, mark)));
    return http.json({ releasedAt: releasedAt.toISOString() }, 200);
  });
}
