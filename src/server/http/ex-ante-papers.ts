import { createRoute, z } from "@hono/zod-openapi";
import { PAPERS } from "../../core/ex-ante/papers.ts";
import { drawExAnte, exAnteWorkbook } from "../../files/draw-ex-ante.ts";
import { applicationInWorkbook } from "../../files/application-in-workbook.ts";
import { writePrintPage } from "../../files/write-print-page.ts";
import { writeXlsx } from "../../files/write-xlsx.ts";
import { speak } from "../../words/index.ts";
import { importExAnte } from "../commands/import-ex-ante.ts";
import { openFileShelf } from "../files/file-shelf.ts";
import { officeMinute } from "../office-day.ts";
import { exAntePapers, exAnteToFill } from "../queries/ex-ante-papers.ts";
import { askerOf } from "./asker.ts";
import { ExAnteAddress } from "./ex-ante-schema.ts";
import { sendHtml } from "./html-page.ts";
import { chooseLanguage } from "./language.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import { readSheets } from "./read-sheets.ts";
import type { Edge } from "./resource.ts";
import { sendWorkbook, workbookOut } from "./workbook-answer.ts";

const tags = ["ex-ante"];
const query = z.object({ paper: z.enum(PAPERS), language: z.enum(["zh-CN", "en"]).optional(), sheet: z.coerce.number().int().min(1).max(99).optional().openapi({ description: "Which expert's score sheet, counted from 1; the blank one where it is left out." }) });

const print = createRoute({
  method: "get", path: "/print/{year}/ex-ante/{id}", tags, summary: "A paper of an ex-ante evaluation", request: { params: ExAnteAddress, query },
  responses: { 200: { description: "A page.", content: { "text/html": { schema: z.string() } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const workbook = createRoute({
  method: "get", path: "/api/{year}/ex-ante/{id}/workbook", tags, summary: "All papers of an ex-ante evaluation as a workbook", request: { params: ExAnteAddress, query: z.object({ language: z.enum(["zh-CN", "en"]).optional() }) },
  responses: { 200: workbookOut, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});

const readBack = createRoute({
  method: "post", path: "/api/{year}/ex-ante/{id}/workbook", tags, summary: "Read an application's own workbook back, changed elsewhere",
  description: "The body is the workbook that was taken from here. A workbook of another application, or of an earlier state of this one, is refused by its cell.",
  request: { params: ExAnteAddress, body: { required: true, content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } } } },
  responses: {
    200: { description: "Read.", content: { "application/json": { schema: z.strictObject({ version: z.int(), changes: z.array(z.string()) }).openapi("ExAnteImported") } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 503, 507),
  },
});

/** 申请书、材料清单、评分表、评估报告: drawn from the one layout tree, to print and as a workbook. */
export function exAntePaperRoutes({ app, ground, settings, limits, publicAddress, clock, filesFolder }: Edge): void {
  const shelf = openFileShelf(filesFolder);
  const server = publicAddress.replace(/\/$/, "");

  app.openapi({ ...print, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    const { paper, sheet, language: asked } = http.req.valid("query");
    const { matter, version, digest, demo } = valueOf(await ground.askAs(askerOf(http), (context) => exAntePapers(context, key)));
    const language = chooseLanguage(asked, http.req.header("accept-language"));
    const say = speak(language);
    const said = say("app-ex-ante.paper.mark", { version, digest: digest.slice(0, 16), time: officeMinute(clock()) });
    return sendHtml(http, writePrintPage(drawExAnte(paper, matter, sheet ?? null, say), { address: `${server}/print/${key.year}/ex-ante/${key.id}?paper=${paper}`, said, notice: "", demo }, language), language);
  });

  app.openapi({ ...workbook, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    const { matter } = valueOf(await ground.askAs(askerOf(http), (context) => exAntePapers(context, key)));
    const say = speak(chooseLanguage(http.req.valid("query").language, http.req.header("accept-language")));
    return sendWorkbook(http, await writeXlsx(exAnteWorkbook(matter, say)), say("app-ex-ante.paper.file", { name: matter.head.name, year: matter.year }));
  });

  app.openapi({ ...readBack, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    const asker = askerOf(http);
    // Whoever may not fill it is turned away before a single byte of the file is taken.
    const { matter, version } = valueOf(await ground.askAs(asker, (context) => exAnteToFill(context, key)));
    const { sheets, digest } = await readSheets(http, shelf, { bytes: Math.min(settings.fileBytes, 20 * MEGABYTE), seconds: settings.bodySeconds });
    const read = valueOf(applicationInWorkbook(sheets, matter));
    const { changes, ...written } = valueOf(await ground.changeAs(asker, (context) => importExAnte(context, key, { ...read, version, digest })));
    return http.json({ ...written, changes: [...changes] }, 200);
  });
}
