import { createRoute, z } from "@hono/zod-openapi";
import { readExchange, type ReadExchange } from "../../core/exchange/read-exchange.ts";
import { drawFiling } from "../../files/draw-filing.ts";
import { formInWorkbook } from "../../files/form-in-workbook.ts";
import { writeExchangeWorkbook } from "../../files/write-exchange-workbook.ts";
import { writeXlsx } from "../../files/write-xlsx.ts";
import { speak } from "../../words/index.ts";
import { importForm } from "../commands/import-form.ts";
import { importGoals } from "../commands/import-goal.ts";
import { openFileShelf } from "../files/file-shelf.ts";
import { goalsToExport, mayImport } from "../queries/filing-workbook.ts";
import { formsThere, presentForm } from "../queries/print-page.ts";
import { speakProblems } from "./answer-problems.ts";
import { askerOf } from "./asker.ts";
import { FilingAddress, Year } from "./filing-schema.ts";
import { chooseLanguage } from "./language.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers, ProblemSchema } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import { readSheets } from "./read-sheets.ts";
import { refuse, Refusal } from "./refusal.ts";
import type { Edge } from "./resource.ts";
import { sendWorkbook, workbookOut } from "./workbook-answer.ts";

const tags = ["workbooks"];
const query = z.object({ language: z.enum(["zh-CN", "en"]).optional() });
const params = z.object({ year: Year });

const Changes = z.array(z.strictObject({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() }));
const Imported = z
  .strictObject({
    dry: z.boolean(),
    filings: z.array(
      z.strictObject({
        id: z.uuid(), code: z.string(), name: z.string(),
        changes: z.array(z.strictObject({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() })).openapi({ description: "Against what the officer has before them." }),
      }),
    ),
    problems: z.array(ProblemSchema).openapi({ description: "Projects and rows that were left out; `where` is the row of the workbook." }),
  })
  .openapi("GoalsImported");

const form = createRoute({
  method: "get", path: "/api/{year}/{stage}/filings/{id}/workbook", tags, summary: "The official form of a filing as a workbook", request: { params: FilingAddress, query },
  responses: { 200: workbookOut, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const readBack = createRoute({
  method: "post", path: "/api/{year}/{stage}/filings/{id}/workbook", tags, summary: "Put a form's own workbook, changed elsewhere, into one's draft of it",
  description: "The body is the workbook that was taken from here. What differs from the saved version goes into the draft; a workbook of another form, project or year is refused by its name.",
  request: { params: FilingAddress, query, body: { required: true, content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } } } },
  responses: {
    200: { description: "Read.", content: { "application/json": { schema: z.strictObject({ changes: Changes }).openapi("FormImported") } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 503, 507),
  },
});
const exportGoals = createRoute({
  method: "get", path: "/api/{year}/goal/export", tags, summary: "Goals in the order of columns in which the province's system imports them",
  request: { params, query: query.extend({ filing: z.uuid().optional() }) },
  responses: { 200: workbookOut, ...problemAnswers(400, 401, 403, 404, 422, 429, 500, 503) },
});
const importWorkbook = createRoute({
  method: "post", path: "/api/{year}/goal/import", tags, summary: "Put a workbook of the province's system into the drafts of goals",
  description: "The body is the workbook. With `dry` nothing is changed, and the answer says what would be.",
  request: {
    params, query: query.extend({ dry: z.enum(["", "true", "false"]).optional() }),
    body: { required: true, content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } } },
  },
  responses: {
    200: { description: "Imported, or what would be.", content: { "application/json": { schema: Imported } } },
    ...problemAnswers(400, 401, 403, 404, 408, 413, 422, 429, 500, 503, 507),
  },
});

export function workbooks({ app, ground, settings, limits, filesFolder }: Edge): void {
  const shelf = openFileShelf(filesFolder);

  app.openapi({ ...form, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    const found = valueOf(await ground.askAs(askerOf(http), (context) => presentForm(context, key)));
    const layout = drawFiling(found, speak(chooseLanguage(http.req.query("language"), http.req.header("accept-language"))));
    return sendWorkbook(http, await writeXlsx([{ name: layout.title, layout }]), `${found.head.year} ${found.head.name} ${layout.title}`);
  });

  app.openapi({ ...readBack, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    const asker = askerOf(http);
    // Whoever may not see it is turned away before a single byte of the file is taken.
    const found = valueOf(await ground.askAs(asker, (context) => presentForm(context, key)));
    const { sheets, digest } = await readSheets(http, shelf, { bytes: Math.min(settings.fileBytes, 20 * MEGABYTE), seconds: settings.bodySeconds });
    const forms = valueOf(await ground.askAs(asker, formsThere));
    const values = valueOf(formInWorkbook(sheets, found, forms));
    const { changes } = valueOf(await ground.changeAs(asker, (context) => importForm(context, key, { values, version: found.version, digest })));
    return http.json({ changes: [...changes] }, 200);
  });

  app.openapi({ ...exportGoals, middleware: [limits.work] }, async (http) => {
    const { year } = http.req.valid("param");
    const { filing = null } = http.req.valid("query");
    const { exchange, filings, drafts } = valueOf(await ground.askAs(askerOf(http), (context) => goalsToExport(context, year, filing)));
    return sendWorkbook(http, await writeExchangeWorkbook(exchange, filings, drafts), [`${year} ${exchange.title.zh}`, ...(drafts.length === 0 ? [] : [speak("zh-CN")("form.draft")])].join(" "));
  });

  app.openapi({ ...importWorkbook, middleware: [limits.work] }, async (http) => {
    const { year } = http.req.valid("param");
    const { dry: asked } = http.req.valid("query");
    const asker = askerOf(http);
    // Whoever may not fill a goal at all is turned away before a single byte of the file is taken.
    const exchange = valueOf(await ground.askAs(asker, mayImport));
    const { sheets, digest } = await readSheets(http, shelf, { bytes: Math.min(settings.fileBytes, 20 * MEGABYTE), seconds: settings.bodySeconds });
    const read = sheets.flatMap(({ rows }) => readExchange(exchange, rows.map(({ number, cells }) => ({ number, cells: new Map(cells) })), year) ?? []);
    if (read.length === 0) throw refuse(422, "exchange.no-headings", "", { headings: exchange.columns.map(({ heading }) => heading).join(" | ") });
    const { projects, problems } = joined(read);
    if (projects.length === 0) throw new Refusal(422, problems.length > 0 ? problems : refuse(422, "exchange.nothing-to-import").problems);
    const dry = asked !== undefined && asked !== "false";
    const outcome = valueOf(await ground.changeAs(asker, (context) => importGoals(context, year, { projects, digest, dry })));
    const language = chooseLanguage(http.req.query("language"), http.req.header("accept-language"));
    return http.json({ dry, filings: outcome.filings.map(({ changes, ...filing }) => ({ ...filing, changes: [...changes] })), problems: speakProblems([...problems, ...outcome.problems], language) }, 200);
  });
}

/** What several sheets say; a project that stands in two of them is taken from the first. */
function joined(read: readonly ReadExchange[]): ReadExchange {
  const projects = read.flatMap((one) => one.projects);
  return { projects: projects.filter(({ code }, index) => projects.findIndex((other) => other.code === code) === index), problems: read.flatMap(({ problems }) => problems) };
}
