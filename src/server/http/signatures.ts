import { createRoute, z } from "@hono/zod-openapi";
import { addSigner } from "../commands/add-signer.ts";
import { signFiling } from "../commands/sign-filing.ts";
import { takeSignatureBack } from "../commands/take-signature-back.ts";
import { takeSignerBack } from "../commands/take-signer-back.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { FilingAddress } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import { repeatable, RepeatableHeaders } from "./repeatable.ts";
import type { Edge } from "./resource.ts";

const tags = ["filings"];
const expectedVersion = z.int().min(1).openapi({ description: "The version that was looked at." });
const ToSign = z
  .strictObject({ agrees: z.boolean(), opinion: z.string().max(2000).openapi({ description: "May be empty for an agreement; an objection needs one." }), expectedVersion })
  .openapi("FilingToSign");
const ToAdd = z.strictObject({ postId: z.uuid(), said: z.string().max(500).openapi({ description: "May be empty." }), expectedVersion }).openapi("SignerToAdd");
const Made = z.strictObject({ id: z.uuid() });
const refusals = problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507);
const refusalsWithoutBody = problemAnswers(400, 401, 403, 404, 409, 422, 429, 500, 503, 507);

const sign = createRoute({
  method: "post",
  path: "/api/{year}/{stage}/filings/{id}/signatures",
  tags,
  summary: "Sign for or against a filing beside the holder of its step",
  request: { params: FilingAddress, headers: RepeatableHeaders, body: { required: true, content: { "application/json": { schema: ToSign } } } },
  responses: { 201: { description: "Signed.", content: { "application/json": { schema: Made.openapi("FilingSigned") } } }, ...refusals },
});

const unsign = createRoute({
  method: "post",
  path: "/api/{year}/{stage}/filings/{id}/signatures/{signatureId}/take-back",
  tags,
  summary: "Take one's own signature back while the filing has not left the step",
  request: { params: FilingAddress.extend({ signatureId: z.uuid() }) },
  responses: { 200: { description: "Taken back.", content: { "application/json": { schema: Made.openapi("SignatureTakenBack") } } }, ...refusalsWithoutBody },
});

const add = createRoute({
  method: "post",
  path: "/api/{year}/{stage}/filings/{id}/signers",
  tags,
  summary: "Ask a further post to sign before the filing goes on",
  request: { params: FilingAddress, headers: RepeatableHeaders, body: { required: true, content: { "application/json": { schema: ToAdd } } } },
  responses: { 201: { description: "Asked.", content: { "application/json": { schema: Made.openapi("SignerAdded") } } }, ...refusals },
});

const unask = createRoute({
  method: "post",
  path: "/api/{year}/{stage}/filings/{id}/signers/{signerId}/take-back",
  tags,
  summary: "Take back that a post was asked to sign, until it has signed",
  request: { params: FilingAddress.extend({ signerId: z.uuid() }) },
  responses: { 200: { description: "Taken back.", content: { "application/json": { schema: Made.openapi("SignerTakenBack") } } }, ...refusalsWithoutBody },
});

export function signatures({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 16 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...sign, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => signFiling(context, key, http.req.valid("json")))), 201);
  });

  app.openapi({ ...unsign, middleware: [limits.work] }, async (http) => {
    const { signatureId, ...key } = http.req.valid("param");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => takeSignatureBack(context, key, signatureId))), 200);
  });

  app.openapi({ ...add, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => addSigner(context, key, http.req.valid("json")))), 201);
  });

  app.openapi({ ...unask, middleware: [limits.work] }, async (http) => {
    const { signerId, ...key } = http.req.valid("param");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => takeSignerBack(context, key, signerId))), 200);
  });
}
