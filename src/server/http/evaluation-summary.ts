import { createRoute, z } from "@hono/zod-openapi";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { drawEvaluationSummary } from "../../core/disclosure/evaluation-summary.ts";
import { writeXlsx } from "../../files/write-xlsx.ts";
import { speak } from "../../words/index.ts";
import { officeMinute } from "../office-day.ts";
import { summaryOfDepartment } from "../queries/evaluation-summary.ts";
import { sm3 } from "../store/digest.ts";
import { askerOf } from "./asker.ts";
import { YearAndStage } from "./filing-schema.ts";
import { chooseLanguage } from "./language.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";
import { sendWorkbook, workbookOut } from "./workbook-answer.ts";

const tags = ["disclosure"];
const path = "/api/{year}/self-evaluation/departments/{id}/summary";
const params = YearAndStage.omit({ stage: true }).extend({ id: z.uuid() });
const query = z.object({ language: z.enum(["zh-CN", "en"]).optional() });
const Summary = z
  .strictObject({
    department: z.string(), projects: z.int(), missing: z.int(), underWay: z.int(),
    digest: z.string().openapi({ description: "Of the rows, in whichever language they are read; printed as the version code." }),
    stamp: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())), total: z.array(z.string()), notes: z.array(z.string()),
  })
  .openapi("EvaluationSummary");

const read = createRoute({
  method: "get", path, tags, summary: "Every self-evaluation of a department's year in one table, with its sums and what is missing", request: { params, query },
  responses: { 200: { description: "As the records are now.", content: { "application/json": { schema: Summary } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const workbook = createRoute({
  method: "get", path: `${path}/workbook`, tags, summary: "The same as a workbook", request: { params, query },
  responses: { 200: workbookOut, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});

/** 自评结果汇总表: on the page and as a workbook, from the same drawing. */
export function evaluationSummaries({ app, ground, clock, limits }: Edge): void {
  app.openapi({ ...read, middleware: [limits.work] }, async (http) => {
    const { year, id } = http.req.valid("param");
    const language = chooseLanguage(http.req.query("language"), http.req.header("accept-language"));
    const found = valueOf(await ground.askAs(askerOf(http), (context) => summaryOfDepartment(context, year, id)));
    const layout = drawEvaluationSummary(found, officeMinute(clock()), speak(language));
    const [columns = [], ...lines] = layout.rows.map(({ cells }) => cells.map(({ text }) => text));
    const { missing, underWay, department } = found;
    const inChinese = drawEvaluationSummary(found, "", speak("zh-CN")).rows.map(({ cells }) => cells.map(({ text }) => text));
    return http.json({ digest: sm3(canonicalJson({ year, id, rows: inChinese })), department, projects: found.projects.length, missing, underWay, stamp: layout.stamp, columns, rows: lines.slice(0, -1), total: lines.at(-1) ?? [], notes: [...layout.notes] }, 200);
  });

  app.openapi({ ...workbook, middleware: [limits.work] }, async (http) => {
    const { year, id } = http.req.valid("param");
    const say = speak(chooseLanguage(http.req.query("language"), http.req.header("accept-language")));
    const found = valueOf(await ground.askAs(askerOf(http), (context) => summaryOfDepartment(context, year, id)));
    const layout = drawEvaluationSummary(found, officeMinute(clock()), say);
    return sendWorkbook(http, await writeXlsx([{ name: say("app-summary.sheet"), layout }]), `${layout.title} ${found.department}`);
  });
}
