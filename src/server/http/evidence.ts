import { createRoute, z } from "@hono/zod-openapi";
import { attachEvidence } from "../commands/attach-evidence.ts";
import { withdrawEvidence } from "../commands/withdraw-evidence.ts";
import { openFileShelf } from "../files/file-shelf.ts";
import { evidenceFile, mayAttach } from "../queries/evidence.ts";
import { askerOf } from "./asker.ts";
import { CellPath, FilingAddress } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { Digest, Time } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";
import { keepFile, sendFile } from "./stored-file.ts";

const path = "/api/{year}/{stage}/filings/{id}/evidence";
const tags = ["evidence"];
const File = { content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } } };
const Attached = z.strictObject({ id: z.uuid(), digest: Digest, bytes: z.int(), media: z.string(), name: z.string() }).openapi("EvidenceAttached");
const params = FilingAddress.extend({ evidence: z.uuid() });

const attach = createRoute({
  method: "post", path, tags, summary: "Attach a file to a cell",
  description: "The body is the file as it is. What it is, its first bytes say; how large it may be, its kind.",
  request: {
    params: FilingAddress,
    query: z.object({ path: CellPath, kind: z.string().min(1).max(40), name: z.string().max(1000).default("") }),
    body: { required: true, ...File },
  },
  responses: {
    201: { description: "Attached.", content: { "application/json": { schema: Attached } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 503, 507),
  },
});
const download = createRoute({
  method: "get", path: `${path}/{evidence}`, tags, summary: "The file, to be saved", request: { params },
  responses: { 200: { description: "As it was attached.", ...File }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const withdraw = createRoute({
  method: "delete", path: `${path}/{evidence}`, tags, summary: "Withdraw evidence; row and file stay", request: { params },
  responses: {
    200: { description: "Withdrawn.", content: { "application/json": { schema: z.strictObject({ withdrawnAt: Time }).openapi("EvidenceWithdrawn") } } },
    ...problemAnswers(400, 401, 403, 404, 409, 422, 429, 500, 503, 507),
  },
});

export function evidence({ app, ground, settings, limits, filesFolder, log }: Edge): void {
  const shelf = openFileShelf(filesFolder);

  app.openapi({ ...attach, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    const { path: cell, kind, name } = http.req.valid("query");
    const asker = askerOf(http);
    const allowed = valueOf(await ground.askAs(asker, (context) => mayAttach(context, key, cell, kind)));
    const file = await keepFile(http, shelf, settings, allowed, name);
    const attached = await ground.changeAs(asker, (context) => attachEvidence(context, key, { path: cell, kind, ...file }));
    return http.json(valueOf(attached), 201);
  });

  app.openapi({ ...download, middleware: [limits.work] }, async (http) => {
    const { evidence: id, ...key } = http.req.valid("param");
    const file = valueOf(await ground.askAs(askerOf(http), (context) => evidenceFile(context, key, id)));
    return sendFile(http, shelf, file, log, "a file of evidence is gone from the data folder");
  });

  app.openapi({ ...withdraw, middleware: [limits.work] }, async (http) => {
    const { evidence: id, ...key } = http.req.valid("param");
    const { withdrawnAt } = valueOf(await ground.changeAs(askerOf(http), (context) => withdrawEvidence(context, key, id)));
    return http.json({ withdrawnAt: withdrawnAt.toISOString() }, 200);
  });
}
