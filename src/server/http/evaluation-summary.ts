import { createRoute, z } from "@hono/zod-openapi";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { MONEY_FIELDS } from "../../core/disclosure/book-list.ts";
import { drawEvaluationSummary } from "../../core/disclosure/evaluation-summary.ts";
import type { Layout } from "../../core/layout/layout.ts";
import { writeXlsx } from "../../files/write-xlsx.ts";
import { speak } from "../../words/index.ts";
import { officeMinute } from "../office-day.ts";
import { summaryOfDepartment } from "../queries/evaluation-summary.ts";
import { sm3 } from "../store/digest.ts";
import { askerOf } from "./asker.ts";
import { YearAndStage } from "./filing-schema.ts";
import { chooseLanguage, speakWith } from "./language.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";
import { sendWorkbook, workbookOut } from "./workbook-answer.ts";

const tags = ["disclosure"];
const path = "/api/{year}/self-evaluation/departments/{id}/summary";
const params = YearAndStage.omit({ stage: true }).extend({ id: z.uuid() });
const query = z.object({ language: z.enum(["zh-CN", "en"]).optional() });
const Book = z.strictObject({
  book: z.string().nullable().openapi({ description: "The budget book; null where it is not told." }), title: z.string(), projects: z.int(), missing: z.int(), underWay: z.int(),
  stamp: z.string(), columns: z.array(z.strictObject({ title: z.string(), isNumber: z.boolean(), isName: z.boolean() })), rows: z.array(z.array(z.string())), total: z.array(z.string()), notes: z.array(z.string()),
});
const Summary = z
  .strictObject({
    department: z.string(), digest: z.string().openapi({ description: "Of the rows, in whichever language they are read; printed as the version code." }),
    books: z.array(Book).openapi({ description: "A table for each budget book, with sums of its own." }),
  })
  .openapi("EvaluationSummary");
/** Columns that stand at the right, as numbers do. */
const NUMBERS: readonly string[] = [...MONEY_FIELDS, "rate", "score"];

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
    const { summary, drafts, names } = valueOf(await ground.askAs(askerOf(http), (context) => summaryOfDepartment(context, year, id)));
    const inChinese = drawEvaluationSummary(summary, "", [], speak("zh-CN")).map(({ book, layout }) => ({ book, rows: textsOf(layout) }));
    const books = drawEvaluationSummary(summary, officeMinute(clock()), drafts, speakWith(names, language)).map(({ book, layout }, index) => {
      const { shape, projects, missing, underWay } = summary.books[index]!;
      const [titles = [], ...lines] = textsOf(layout);
      const columns = titles.map((title, at) => ({ title, isNumber: NUMBERS.includes(shape.columns[at]!.field), isName: shape.columns[at]!.field === "name" }));
      const rows = layout.sums === 0 ? lines : lines.slice(0, -1);
      return { book, title: layout.title, projects: projects.length, missing, underWay, stamp: layout.stamp, columns, rows, total: layout.sums === 0 ? [] : lines.at(-1)!, notes: [...layout.notes] };
    });
    return http.json({ digest: sm3(canonicalJson({ year, id, books: inChinese })), department: summary.department, books }, 200);
  });

  app.openapi({ ...workbook, middleware: [limits.work] }, async (http) => {
    const { year, id } = http.req.valid("param");
    const language = chooseLanguage(http.req.query("language"), http.req.header("accept-language"));
    const { summary, drafts, names } = valueOf(await ground.askAs(askerOf(http), (context) => summaryOfDepartment(context, year, id)));
    const say = speakWith(names, language);
    const sheets = drawEvaluationSummary(summary, officeMinute(clock()), drafts, say).map(({ book, layout }) => ({ name: book === null ? say("app-summary.sheet") : say(`app-ledger.book.${book}`), layout }));
    return sendWorkbook(http, await writeXlsx(sheets), `${say("app-summary.title", { year: String(year) })} ${summary.department}`);
  });
}

function textsOf({ rows }: Layout): string[][] {
  return rows.map(({ cells }) => cells.map(({ text }) => text));
}
