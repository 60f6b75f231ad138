import { createRoute, z } from "@hono/zod-openapi";
import { EX_ANTE_TURNS } from "../../core/ex-ante/turn-place.ts";
import { extendExAnte } from "../commands/extend-ex-ante.ts";
import { urgeExAnte } from "../commands/urge-ex-ante.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { ExAnteAddress } from "./ex-ante-schema.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import { repeatable, RepeatableHeaders } from "./repeatable.ts";
import type { Edge } from "./resource.ts";

const path = "/api/{year}/ex-ante/{id}";
const tags = ["ex-ante"];
const described = <Shape extends z.ZodType>(schema: Shape) => ({ params: ExAnteAddress, headers: RepeatableHeaders, body: { required: true, content: { "application/json": { schema } } } });
const answers = problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507);

const ToUrge = z.strictObject({ said: z.string().max(500).openapi({ description: "May be empty." }) }).openapi("ExAnteToUrge");
const ToExtend = z
  .strictObject({
    until: z.string().max(20).openapi({ description: "Year, month and day of the last day.", example: "2026-12-01" }), reason: z.string().max(2000).openapi({ description: "Stands in the history; an empty one is refused with its place." }),
    turn: z.enum(EX_ANTE_TURNS).openapi({ description: "The turn that was looked at." }),
  })
  .openapi("ExAnteToExtend");

const urge = createRoute({
  method: "post", path: `${path}/urgings`, tags, summary: "Urge whoever has the turn of an application", request: described(ToUrge),
  responses: { 201: { description: "Urged.", content: { "application/json": { schema: z.strictObject({ id: z.uuid() }).openapi("ExAnteUrged") } } }, ...answers },
});
const extend = createRoute({
  method: "post", path: `${path}/extensions`, tags, summary: "Give an application a later last day for the turn it is at", request: described(ToExtend),
  responses: { 201: { description: "Extended; it ends with the turn.", content: { "application/json": { schema: z.strictObject({ until: z.string() }).openapi("ExAnteExtended") } } }, ...answers },
});

/** 催办和延期 of ex-ante evaluation. */
export function exAnteDays({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 16 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...urge, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => urgeExAnte(context, key, http.req.valid("json")))), 201);
  });

  app.openapi({ ...extend, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => extendExAnte(context, key, http.req.valid("json")))), 201);
  });
}
