import { createRoute, z } from "@hono/zod-openapi";
import { reportingSheets } from "../../core/reporting/reporting-sheets.ts";
import { writeXlsx } from "../../files/write-xlsx.ts";
import { speak } from "../../words/index.ts";
import { officeMinute } from "../office-day.ts";
import { reportingProgress, reportingWorkbook, unreported } from "../queries/reporting.ts";
import { askerOf } from "./asker.ts";
import { Period, YearAndStage } from "./filing-schema.ts";
import { chooseLanguage } from "./language.ts";
import { valueOf } from "./outcome.ts";
import { Bilingual, Time } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";
import { sendWorkbook, workbookOut } from "./workbook-answer.ts";

const tags = ["reporting"];
const counts = { expected: z.int().openapi({ description: "Projects that have to report." }), reported: z.int() };
const Progress = z
  .strictObject({
    asOf: Time,
    ...counts,
    departments: z.array(
      z.strictObject({
        departmentId: z.uuid(), department: z.string(), ...counts, rank: z.int().openapi({ description: "By the share reported; the same share, the same rank." }),
        units: z.array(z.strictObject({ unitId: z.uuid(), unit: z.string(), departmentId: z.uuid(), department: z.string(), ...counts })),
      }),
    ),
  })
  .openapi("ReportingProgress");
export const Unreported = z
  .strictObject({
    items: z.array(
      z.strictObject({
        subjectId: z.uuid(), code: z.string(), name: z.string(), kind: z.string(), unit: z.string(), department: z.string(), stepTitle: Bilingual.nullable(),
        filing: z.strictObject({ id: z.uuid(), step: z.string(), since: Time, cameBack: z.boolean() }).nullable().openapi({ description: "Null where nothing was begun." }),
      }),
    ),
    more: z.boolean().openapi({ description: "There are more than are named here; the workbook has all." }),
  })
  .openapi("UnreportedProjects");

const progress = createRoute({
  method: "get", path: "/api/{year}/{stage}/reporting", tags, summary: "How far projects have been reported to the acting post, by department and unit", request: { params: YearAndStage, query: z.object({ period: Period }) },
  responses: { 200: { description: "The greatest share first.", content: { "application/json": { schema: Progress } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});
const missing = createRoute({
  method: "get", path: "/api/{year}/{stage}/reporting/unreported", tags, summary: "Projects that have not been reported to the acting post",
  request: { params: YearAndStage, query: z.object({ department: z.uuid().optional(), period: Period }) },
  responses: { 200: { description: "In the order of the organisation.", content: { "application/json": { schema: Unreported } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});
const workbook = createRoute({
  method: "get", path: "/api/{year}/{stage}/reporting/workbook", tags, summary: "Ranking of departments and every project that is missing, as a workbook",
  request: { params: YearAndStage, query: z.object({ language: z.enum(["zh-CN", "en"]).optional(), period: Period }) },
  responses: { 200: workbookOut, ...problemAnswers(400, 401, 403, 422, 429, 500, 503) },
});

export function reporting({ app, ground, clock, limits }: Edge): void {
  app.openapi({ ...progress, middleware: [limits.work] }, async (http) => {
    const { year, stage } = http.req.valid("param");
    const found = valueOf(await ground.askAs(askerOf(http), (context) => reportingProgress(context, year, stage, http.req.valid("query").period)));
    return http.json({ asOf: clock().toISOString(), ...found, departments: found.departments.map((department) => ({ ...department, units: [...department.units] })) }, 200);
  });

  app.openapi({ ...missing, middleware: [limits.work] }, async (http) => {
    const { year, stage } = http.req.valid("param");
    const { department = null, period } = http.req.valid("query");
    const { items, more } = valueOf(await ground.askAs(askerOf(http), (context) => unreported(context, year, stage, department, period)));
    return http.json({ items: [...items], more }, 200);
  });

  app.openapi({ ...workbook, middleware: [limits.work] }, async (http) => {
    const { year, stage } = http.req.valid("param");
    const language = chooseLanguage(http.req.query("language"), http.req.header("accept-language"));
    const say = speak(language);
    const found = valueOf(await ground.askAs(askerOf(http), (context) => reportingWorkbook(context, year, stage, http.req.valid("query").period)));
    const titles = new Map(found.unreported.flatMap(({ filing, stepTitle }) => (filing === null || stepTitle === null ? [] : [[filing.step, language === "en" ? stepTitle.en : stepTitle.zh] as const])));
    const named = say(`app-frame.stage.${stage}`);
    const title = say("app-reporting.title", { year: String(year), stage: found.month === null ? named : say("app-reporting.stage-months", { stage: named, month: found.month }) });
    const sheets = reportingSheets({ title, asOf: officeMinute(clock()), ...found, stepTitle: (step) => titles.get(step) ?? step }, say);
    return sendWorkbook(http, await writeXlsx(sheets), title);
  });
}
