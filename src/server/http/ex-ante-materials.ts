import { createRoute, z } from "@hono/zod-openapi";
import { attachMaterial } from "../commands/attach-material.ts";
import { judgeMaterial } from "../commands/judge-material.ts";
import { withdrawMaterial } from "../commands/withdraw-material.ts";
import { openFileShelf } from "../files/file-shelf.ts";
import { materialFile, mayBring } from "../queries/ex-ante-files.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { ExAnteAddress, PackId } from "./ex-ante-schema.ts";
import { valueOf } from "./outcome.ts";
import { Digest, Time } from "./plain-shapes.ts";
import { plainLineOrNone } from "./plain-text.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";
import { keepFile, sendFile } from "./stored-file.ts";

const path = "/api/{year}/ex-ante/{id}";
const tags = ["ex-ante"];
const Bytes = { content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } } };
const Attached = z.strictObject({ id: z.uuid(), digest: Digest, bytes: z.int(), media: z.string(), name: z.string() }).openapi("MaterialAttached");
const ToJudge = z.strictObject({ state: z.enum(["approved", "rejected"]), note: plainLineOrNone(500) }).openapi("MaterialToJudge");
const fileParams = ExAnteAddress.extend({ file: z.uuid() });

const attach = createRoute({
  method: "post", path: `${path}/files`, tags, summary: "Bring a file for one line of the check-list",
  description: "The body is the file as it is. What it is, its first bytes say.",
  request: { params: ExAnteAddress, query: z.object({ material: PackId, name: z.string().max(1000).default("") }), body: { required: true, ...Bytes } },
  responses: { 201: { description: "Received.", content: { "application/json": { schema: Attached } } }, ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 503, 507) },
});
const download = createRoute({
  method: "get", path: `${path}/files/{file}`, tags, summary: "The file, to be saved", request: { params: fileParams },
  responses: { 200: { description: "As it was brought.", ...Bytes }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const withdraw = createRoute({
  method: "delete", path: `${path}/files/{file}`, tags, summary: "Withdraw a file; row and file stay", request: { params: fileParams },
  responses: { 200: { description: "Withdrawn.", content: { "application/json": { schema: z.strictObject({ withdrawnAt: Time }).openapi("MaterialWithdrawn") } } }, ...problemAnswers(400, 401, 403, 404, 409, 422, 429, 500, 503, 507) },
});
const judge = createRoute({
  method: "put", path: `${path}/materials/{material}`, tags, summary: "Say of one line of the check-list whether it will do",
  request: { params: ExAnteAddress.extend({ material: PackId }), body: { required: true, content: { "application/json": { schema: ToJudge } } } },
  responses: { 200: { description: "Judged.", content: { "application/json": { schema: z.strictObject({ state: z.string() }).openapi("MaterialJudged") } } }, ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507) },
});

/** 申报材料 of an application: typed by their first bytes and stored under their digest, like evidence. */
export function exAnteMaterials({ app, ground, settings, limits, filesFolder, log }: Edge): void {
  const shelf = openFileShelf(filesFolder);
  const body = boundedJson({ bytes: 16 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...attach, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    const { material, name } = http.req.valid("query");
    const asker = askerOf(http);
    const allowed = valueOf(await ground.askAs(asker, (context) => mayBring(context, key, material)));
    const file = await keepFile(http, shelf, settings, allowed, name);
    return http.json(valueOf(await ground.changeAs(asker, (context) => attachMaterial(context, key, { material, ...file }))), 201);
  });

  app.openapi({ ...download, middleware: [limits.work] }, async (http) => {
    const { file: id, ...key } = http.req.valid("param");
    const file = valueOf(await ground.askAs(askerOf(http), (context) => materialFile(context, key, id)));
    return sendFile(http, shelf, file, log, "a material of an application is gone from the data folder");
  });

  app.openapi({ ...withdraw, middleware: [limits.work] }, async (http) => {
    const { file: id, ...key } = http.req.valid("param");
    const { withdrawnAt } = valueOf(await ground.changeAs(askerOf(http), (context) => withdrawMaterial(context, key, id)));
    return http.json({ withdrawnAt: withdrawnAt.toISOString() }, 200);
  });

  app.openapi({ ...judge, middleware: [limits.work, body] }, async (http) => {
    const { material, ...key } = http.req.valid("param");
    const wish = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => judgeMaterial(context, key, material, wish))), 200);
  });
}
