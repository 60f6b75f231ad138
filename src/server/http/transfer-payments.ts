import { createRoute, z } from "@hono/zod-openapi";
import { SPLIT_RULES } from "../../core/regional/split.ts";
import { splitTransferPayment } from "../commands/split-transfer-payment.ts";
import { transferPaymentList, transferPaymentPage } from "../queries/transfer-payments.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { describedAs } from "./described-as.ts";
import { Fen, Year } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { SaidMessage, Time } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const tags = ["transfer payments"];
const Rule = z.enum(SPLIT_RULES).openapi({ description: "How an indicator is passed on: shared out, unchanged, or set by each part itself." });
const RowId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
const Targets = z.record(RowId, z.string().max(4000)).openapi({ description: "By row of the goal, as typed." });
const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);

const List = z
  .strictObject({
    items: z.array(z.strictObject({
      id: z.uuid(), code: z.string(), name: z.string(), unit: z.string(), goal: z.enum(["approved", "under-way", "none"]), parts: z.int(), version: z.int().nullable(),
      stale: z.boolean().openapi({ description: "The goal was approved anew, or is approved no more, since it was split." }),
    })),
  })
  .openapi("TransferPayments");
const Difference = z.strictObject({ path: z.string(), name: z.string(), passedDown: z.string(), found: z.string() });
const Indicator = z.strictObject({ id: RowId, level1: z.string(), level2: z.string(), name: z.string(), target: z.string(), rule: Rule });
const Page = z
  .strictObject({
    id: z.uuid(), code: z.string(), name: z.string(), unit: z.string(), year: z.int(),
    whole: orNull(z.strictObject({ goalId: z.uuid(), amountFen: Fen.nullable(), planned: z.string(), indicators: z.array(Indicator) })).openapi({ description: "What is passed down; null while its goal is not approved." }),
    split: orNull(z.strictObject({ version: z.int(), by: z.string(), at: Time, reason: z.string() })),
    stale: z.boolean(),
    parts: z.array(z.strictObject({
      subjectId: z.uuid(), unitId: z.uuid(), name: z.string(), amount: z.string(), targets: Targets,
      goal: orNull(z.strictObject({ id: z.uuid(), approved: z.boolean(), differences: z.array(Difference).openapi({ description: "What of its goal is not what was passed down." }) })),
    })),
    receivers: z.array(z.strictObject({ id: z.uuid(), name: z.string(), code: z.string() })),
    maySplit: z.boolean(),
    returns: orNull(z.strictObject({
      budgetFen: Fen.nullable(), executedFen: Fen.nullable(), missing: z.array(z.string()).openapi({ description: "Bodies that have not reported; they are in no sum." }),
      indicators: z.array(z.strictObject({
        id: RowId, name: z.string(), target: z.string(), suggested: z.string().nullable(), sofar: z.string().nullable(), missing: z.array(z.string()),
        parts: z.array(z.strictObject({ name: z.string(), text: z.string().nullable() })), trace: z.array(SaidMessage),
      })),
    })),
  })
  .openapi("TransferPayment");
const ToSplit = z
  .strictObject({
    expectedVersion: z.int().min(0).openapi({ description: "Of the split that was open; 0 for the first." }), rules: z.record(RowId, Rule).default({}),
    parts: z.array(z.strictObject({ unitId: z.uuid(), amount: z.string().max(100).openapi({ description: "In 10,000 yuan, as typed." }), targets: Targets })).max(1000), reason: z.string().max(1000).default(""),
  })
  .openapi("TransferPaymentToSplit");

const address = z.object({ year: Year, id: z.uuid() });
const list = createRoute({
  method: "get", path: "/api/{year}/transfer-payments", tags, summary: "Transfer payments that the acting post sees, at most 300",
  request: { params: z.object({ year: Year }) },
  responses: { 200: { description: "By name.", content: { "application/json": { schema: List } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});
const one = createRoute({
  method: "get", path: "/api/{year}/transfer-payments/{id}", tags, summary: "How a transfer payment is split, how the goals of its parts stand to it, and what came back",
  request: { params: address },
  responses: { 200: { description: "The page.", content: { "application/json": { schema: Page } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const split = createRoute({
  method: "post", path: "/api/{year}/transfer-payments/{id}/splits", tags, summary: "Pass the goal of a transfer payment down to regions or units",
  request: { params: address, body: { required: true, content: { "application/json": { schema: ToSplit } } } },
  responses: { 201: { description: "Split.", content: { "application/json": { schema: z.strictObject({ version: z.int() }).openapi("TransferPaymentSplit") } } }, ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507) },
});

export function transferPaymentRoutes({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 1024 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) =>
    http.json({ items: [...valueOf(await ground.askAs(askerOf(http), (context) => transferPaymentList(context, http.req.valid("param").year)))] }, 200));

  app.openapi({ ...one, middleware: [limits.work] }, async (http) => {
    const { year, id } = http.req.valid("param");
    return http.json(describedAs<typeof Page>(valueOf(await ground.askAs(askerOf(http), (context) => transferPaymentPage(context, year, id)))), 200);
  });

  app.openapi({ ...split, middleware: [limits.work, body] }, async (http) => {
    const { year, id } = http.req.valid("param");
    const wish = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => splitTransferPayment(context, year, id, wish))), 201);
  });
}
