import { createRoute, z } from "@hono/zod-openapi";
import { remarkCell } from "../commands/remark-cell.ts";
import { settleCellRemark } from "../commands/settle-remark.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { CellPath, FilingAddress } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { Time } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import { repeatable, RepeatableHeaders } from "./repeatable.ts";
import type { Edge } from "./resource.ts";

const tags = ["filings"];
export const SaidText = z.string().max(2000).regex(/\S/).openapi({ description: "At least one character that is seen." });
const ToSay = z.strictObject({ path: CellPath, said: SaidText }).openapi("RemarkToMake");

const make = createRoute({
  method: "post",
  path: "/api/{year}/{stage}/filings/{id}/remarks",
  tags,
  summary: "Say something about one cell",
  request: { params: FilingAddress, headers: RepeatableHeaders, body: { required: true, content: { "application/json": { schema: ToSay } } } },
  responses: {
    201: { description: "Said.", content: { "application/json": { schema: z.strictObject({ id: z.uuid() }).openapi("RemarkMade") } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

const settle = createRoute({
  method: "post",
  path: "/api/{year}/{stage}/filings/{id}/remarks/{remarkId}/settle",
  tags,
  summary: "Mark a remark as dealt with",
  request: { params: FilingAddress.extend({ remarkId: z.uuid() }) },
  responses: {
    200: { description: "Dealt with.", content: { "application/json": { schema: z.strictObject({ settledAt: Time }).openapi("RemarkSettled") } } },
    ...problemAnswers(400, 401, 403, 404, 422, 429, 500, 503, 507),
  },
});

export function remarks({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 64 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...make, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => remarkCell(context, key, http.req.valid("json")))), 201);
  });

  app.openapi({ ...settle, middleware: [limits.work] }, async (http) => {
    const { remarkId, ...key } = http.req.valid("param");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => settleCellRemark(context, key, remarkId))), 200);
  });
}
