import { createRoute, z } from "@hono/zod-openapi";
import { eachInSteps, type Steps } from "../../core/basics/steps.ts";
import { remarkSheets } from "../../core/ledger/remark-sheets.ts";
import type { LedgerSheet } from "../../core/ledger/read-ledger.ts";
import type { TextGrid } from "../../files/read-grid.ts";
import { writeXlsx } from "../../files/write-xlsx.ts";
import { speak } from "../../words/index.ts";
import { importLedger, type LedgerImported } from "../commands/import-ledger.ts";
import { doneInSteps } from "../done-in-steps.ts";
import { cleanFileName } from "../files/clean-file-name.ts";
import { openFileShelf } from "../files/file-shelf.ts";
import { mayRecord } from "../queries/ledger.ts";
import { askerOf } from "./asker.ts";
import type { Http } from "./environment.ts";
import { Year } from "./filing-schema.ts";
import { chooseLanguage } from "./language.ts";
import { Imported, shownImport } from "./ledger-schema.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import { readSheets } from "./read-sheets.ts";
import { refuse } from "./refusal.ts";
import type { Edge } from "./resource.ts";
import { sendWorkbook, workbookOut } from "./workbook-answer.ts";

const tags = ["ledger"];
const params = z.object({ year: Year });
const language = z.enum(["zh-CN", "en"]).optional();
const body = { required: true, content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } } };

const take = createRoute({
  method: "post", path: "/api/{year}/ledger/import", tags, summary: "Take budgets, adjustments and payments of a workbook",
  description: "The body is the workbook. With `dry` nothing is changed, and the answer says what would be. Whoever breaks off before the answer has taken nothing. The same workbook twice takes nothing twice.",
  request: { params, query: z.object({ language, dry: z.enum(["", "true", "false"]).optional(), name: z.string().max(1000).default("").openapi({ description: "What the workbook is called, for the record of the import." }) }), body },
  responses: { 200: { description: "Taken, or what would be.", content: { "application/json": { schema: Imported } } }, ...problemAnswers(400, 401, 403, 408, 413, 422, 429, 500, 503, 507) },
});
const remarks = createRoute({
  method: "post", path: "/api/{year}/ledger/import/remarks", tags, summary: "The rows of a workbook that cannot be taken, with why and what to do beside each",
  description: "The body is the workbook. Nothing is changed.",
  request: { params, query: z.object({ language }), body },
  responses: { 200: workbookOut, ...problemAnswers(400, 401, 403, 408, 413, 422, 429, 500, 503, 507) },
});

export function ledgerImport({ app, ground, settings, limits, filesFolder }: Edge): void {
  const shelf = openFileShelf(filesFolder);
  const fileLimits = { bytes: Math.min(settings.fileBytes, 20 * MEGABYTE), seconds: settings.bodySeconds };

  app.openapi({ ...take, middleware: [limits.work] }, async (http) => {
    const { dry: asked, name } = http.req.valid("query");
    const dry = asked !== undefined && asked !== "false";
    const { outcome } = await imported(http, http.req.valid("param").year, dry, name);
    return http.json(shownImport(outcome, dry, chooseLanguage(http.req.query("language"), http.req.header("accept-language"))), 200);
  });

  app.openapi({ ...remarks, middleware: [limits.work] }, async (http) => {
    const { outcome, sheets } = await imported(http, http.req.valid("param").year, true, "");
    const say = speak(chooseLanguage(http.req.query("language"), http.req.header("accept-language")));
    const written = remarkSheets(sheets, outcome.sheets, outcome.leftOut, say);
    if (written.length === 0) throw refuse(422, "ledger.nothing-left-out");
    return sendWorkbook(http, await writeXlsx(written), say("app-ledger.remarks.name"));
  });

  async function imported(http: Http, year: number, dry: boolean, name: string): Promise<{ readonly outcome: LedgerImported; readonly sheets: readonly LedgerSheet[] }> {
    const asker = askerOf(http);
    // Whoever may not record is turned away before a single byte of the file is taken.
    valueOf(await ground.askAs(asker, mayRecord));
    const { sheets: grids, digest } = await readSheets(http, shelf, fileLimits, "long");
    const sheets = await doneInSteps(exactSheets(grids));
    const fileName = cleanFileName(name, `${digest.slice(0, 12)}.xlsx`);
    const { signal } = http.req.raw;
    return { sheets, outcome: valueOf(await ground.changeAs(asker, (context) => importLedger(context, year, { sheets, digest, fileName, dry, brokenOff: () => signal.aborted }))) };
  }
}

/** Money is read as it is stored and not as its cell shows it: a format that prints two decimals hides the others. */
function* exactSheets(grids: readonly TextGrid[]): Steps<readonly LedgerSheet[]> {
  const sheets: LedgerSheet[] = [];
  for (const { name, rows } of grids) sheets.push({ name, rows: yield* eachInSteps(rows, ({ number, cells, exact }) => ({ number, cells: new Map(cells), exact: new Map(exact ?? []) })) });
  return sheets;
}
