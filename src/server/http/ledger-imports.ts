import { createRoute, z } from "@hono/zod-openapi";
import { takeLedgerImportBack } from "../commands/take-ledger-import-back.ts";
import { ledgerImport, ledgerImports as listImports } from "../queries/ledger-imports.ts";
import { speakProblems } from "./answer-problems.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { Year } from "./filing-schema.ts";
import { chooseLanguage } from "./language.ts";
import { ImportTakenBack, LedgerImports, OneLedgerImport, shownRecord, shownSources, shownTaken } from "./ledger-schema.ts";
import { valueOf } from "./outcome.ts";
import { plainLine } from "./plain-text.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const BODY_BYTES = 64 * 1024;
const tags = ["ledger"];
const path = "/api/{year}/ledger/imports";
const one = z.object({ year: Year, id: z.uuid() });

const list = createRoute({
  method: "get", path, tags, summary: "Imports of a year into the ledger, the latest first", request: { params: z.object({ year: Year }) },
  responses: { 200: { description: "Of all that the acting post sees wholly; at most 200.", content: { "application/json": { schema: LedgerImports } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});
const show = createRoute({
  method: "get", path: `${path}/{id}`, tags, summary: "What one import recorded, and what keeps it from being taken back", request: { params: one },
  responses: { 200: { description: "At most 500 entries are named.", content: { "application/json": { schema: OneLedgerImport } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const back = createRoute({
  method: "post", path: `${path}/{id}/withdrawals`, tags, summary: "Take back exactly what one import recorded, as long as nothing was built upon it",
  description: "What was taken back is in no sum any more; it stays on record with the import.",
  request: { params: one, body: { required: true, content: { "application/json": { schema: z.strictObject({ reason: plainLine(300) }).openapi("LedgerImportToTakeBack") } } } },
  responses: { 200: { description: "Taken back.", content: { "application/json": { schema: ImportTakenBack } } }, ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507) },
});

/** 导入记录 and 撤回导入. */
export function ledgerImports({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: BODY_BYTES, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) =>
    http.json({ items: valueOf(await ground.askAs(askerOf(http), (context) => listImports(context, http.req.valid("param").year))).map(shownRecord) }, 200));

  app.openapi({ ...show, middleware: [limits.work] }, async (http) => {
    const { year, id } = http.req.valid("param");
    const { sources, record, entries, more, inTheWay } = valueOf(await ground.askAs(askerOf(http), (context) => ledgerImport(context, year, id)));
    const language = chooseLanguage(http.req.query("language"), http.req.header("accept-language"));
    return http.json(
      { sources: shownSources(sources), record: shownRecord(record), entries: entries.map(({ amountFen, ...entry }) => ({ ...entry, amountFen: String(amountFen) })), more, inTheWay: speakProblems(inTheWay, language) }, 200);
  });

  app.openapi({ ...back, middleware: [limits.work, body] }, async (http) => {
    const { year, id } = http.req.valid("param");
    const { takenBack } = valueOf(await ground.changeAs(askerOf(http), (context) => takeLedgerImportBack(context, year, id, http.req.valid("json").reason)));
    return http.json({ id, takenBack: shownTaken(takenBack) }, 200);
  });
}
