import { createRoute, z } from "@hono/zod-openapi";
import { takeSnapshot } from "../commands/take-snapshot.ts";
import { snapshotOf, type SnapshotAnswer } from "../queries/snapshot.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { Fen, FilingAddress } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { Day, Digest, Time } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import type { Edge } from "./resource.ts";

const path = "/api/{year}/{stage}/filings/{id}/snapshot";
const tags = ["payments"];
const Payments = z.strictObject({ count: z.int(), fen: Fen });
const Standing = {
  cutOff: Day, takenAt: Time, digest: Digest, budgetFen: Fen, paidFen: Fen,
  later: Payments.openapi({ description: "Paid after the day; never counted." }),
  recordedSince: Payments.openapi({ description: "Paid up to the day and recorded after the snapshot was taken, which stays as it is." }),
};
const Taken = z.strictObject({ ...Standing, version: z.int() }).openapi("SnapshotTaken");
const Source = z.strictObject({ source: z.string(), initialFen: Fen.nullable(), adjustedFen: Fen.nullable(), paidFen: Fen, payments: z.int() });
const Snapshot = z.strictObject({ snapshot: z.strictObject({ ...Standing, sources: z.array(Source) }).nullable() }).openapi("Snapshot");
const ToTake = z
  .strictObject({ cutOff: Day.openapi({ description: "Last day that is counted, in the budget year." }), expectedVersion: z.int().min(1).optional() })
  .openapi("SnapshotToTake");

const take = createRoute({
  method: "post", path, tags, summary: "Put what was paid up to a day into a self-evaluation",
  request: { params: FilingAddress, body: { required: true, content: { "application/json": { schema: ToTake } } } },
  responses: {
    201: { description: "Taken.", content: { "application/json": { schema: Taken } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});
const open = createRoute({
  method: "get", path, tags, summary: "The snapshot that holds, and what became known since",
  request: { params: FilingAddress },
  responses: { 200: { description: "Null while none was taken.", content: { "application/json": { schema: Snapshot } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});

export function snapshots({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: MEGABYTE, seconds: settings.bodySeconds });

  app.openapi({ ...take, middleware: [limits.work, body] }, async (http) => {
    const { cutOff, expectedVersion = null } = http.req.valid("json");
    const taken = valueOf(await ground.changeAs(askerOf(http), (context) => takeSnapshot(context, http.req.valid("param"), { cutOff, expectedVersion })));
    return http.json({ ...said(taken), cutOff, takenAt: taken.takenAt.toISOString(), digest: taken.digest, version: taken.version }, 201);
  });

  app.openapi({ ...open, middleware: [limits.work] }, async (http) => {
    const found = valueOf(await ground.askAs(askerOf(http), (context) => snapshotOf(context, http.req.valid("param"))));
    if (found === null) return http.json({ snapshot: null }, 200);
    const { cutOff, takenAt, digest, sources } = found;
    return http.json({ snapshot: { ...said(found), cutOff, takenAt: takenAt.toISOString(), digest, sources: [...sources] } }, 200);
  });
}

function said({ budgetFen, paidFen, later, recordedSince }: Pick<SnapshotAnswer, "budgetFen" | "paidFen" | "later" | "recordedSince">) {
  return {
    budgetFen: String(budgetFen), paidFen: String(paidFen),
    later: { count: later.count, fen: String(later.fen) }, recordedSince: { count: recordedSince.count, fen: String(recordedSince.fen) },
  };
}
