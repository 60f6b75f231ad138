import { createRoute, z } from "@hono/zod-openapi";
import { addMoney, NO_MONEY } from "../../core/ledger/ledger-totals.ts";
import { ledgerSheets, ledgerTemplate } from "../../core/ledger/ledger-sheets.ts";
import { ledgerSources } from "../../core/ledger/ledger-sources.ts";
import { writeXlsx } from "../../files/write-xlsx.ts";
import { speak } from "../../words/index.ts";
import { officeMinute } from "../office-day.ts";
import { ledger as readLedgerPage, ledgerOfSubject, ledgerWhole, mayRecord, type LedgerFilter, type MonthMoney } from "../queries/ledger.ts";
import { askerOf } from "./asker.ts";
import { Year } from "./filing-schema.ts";
import { chooseLanguage } from "./language.ts";
import { Book, Ledger, Month, shownMoney, shownSources, SubjectLedger } from "./ledger-schema.ts";
import { valueOf } from "./outcome.ts";
import { plainLine } from "./plain-text.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";
import { sendWorkbook, workbookOut } from "./workbook-answer.ts";

const tags = ["ledger"];
const params = z.object({ year: Year });
const Filter = z.object({
  book: Book.optional(), source: plainLine(40).optional(), month: Month.optional().openapi({ description: "What is known up to the end of this month." }),
  text: plainLine(100).optional().openapi({ description: "A part of the name or the code." }),
});
const language = z.enum(["zh-CN", "en"]).optional();

const page = createRoute({
  method: "get", path: "/api/{year}/ledger", tags, summary: "Budgets and payments of a year that the acting post sees, by book, source and month, and by project",
  request: { params, query: Filter.extend({ after: plainLine(100).optional(), limit: z.coerce.number().int().min(1).max(200).optional() }) },
  responses: { 200: { description: "Projects by their codes.", content: { "application/json": { schema: Ledger } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});
const one = createRoute({
  method: "get", path: "/api/{year}/ledger/subjects/{id}", tags, summary: "Every adjustment and payment of a project's year",
  request: { params: params.extend({ id: z.uuid() }) },
  responses: { 200: { description: "The latest payment first.", content: { "application/json": { schema: SubjectLedger } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const workbook = createRoute({
  method: "get", path: "/api/{year}/ledger/workbook", tags, summary: "The ledger as a workbook", request: { params, query: Filter.extend({ language }) },
  responses: { 200: workbookOut, ...problemAnswers(400, 401, 403, 422, 429, 500, 503) },
});
const template = createRoute({
  method: "get", path: "/api/{year}/ledger/template", tags, summary: "An empty workbook with the headings that the import reads", request: { params, query: z.object({ language }) },
  responses: { 200: workbookOut, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});

export function ledger({ app, ground, packs, clock, limits }: Edge): void {
  app.openapi({ ...page, middleware: [limits.work] }, async (http) => {
    const { after, limit = 50, ...filter } = http.req.valid("query");
    const found = valueOf(await ground.askAs(askerOf(http), (context) => readLedgerPage(context, filterOf(http.req.valid("param").year, filter), { after, limit })));
    return http.json(
      {
        mayImport: found.mayImport, sources: shownSources(found.sources), subjects: found.subjects, total: shownMoney(found.total), next: found.next,
        books: found.books.map((row) => ({ book: row.book, ...shownMoney(row) })), bySource: found.bySource.map((row) => ({ source: row.source, ...shownMoney(row) })),
        months: found.months.map(shownMonth), undatedFen: String(found.undatedFen),
        items: found.items.map(shownItem),
      },
      200,
    );
  });

  app.openapi({ ...one, middleware: [limits.work] }, async (http) => {
    const { year, id } = http.req.valid("param");
    const found = valueOf(await ground.askAs(askerOf(http), (context) => ledgerOfSubject(context, year, id)));
    return http.json(
      {
        sources: shownSources(found.sources), item: shownItem(found.item), bySource: found.bySource.map((row) => ({ source: row.source, ...shownMoney(row) })), more: found.more,
        adjustments: found.adjustments.map(({ source, documentNo, adjustedOn, amountFen, beforeFen, afterFen }) => ({
          source, documentNo, adjustedOn, amountFen: String(amountFen), beforeFen: beforeFen === null ? null : String(beforeFen), afterFen: String(afterFen),
        })),
        payments: found.payments.map(({ source, voucher, paidOn, amountFen }) => ({ source, voucher, paidOn, amountFen: String(amountFen) })),
        months: found.months.map(shownMonth), undatedFen: String(found.undatedFen),
        takenBack: found.takenBack.map(({ kind, source, reference, day, amountFen, takenBackAt }) => ({ kind, source, reference, day, amountFen: String(amountFen), takenBackAt: takenBackAt.toISOString() })),
      },
      200,
    );
  });

  app.openapi({ ...workbook, middleware: [limits.work] }, async (http) => {
    const { year } = http.req.valid("param");
    const { language: _, ...filter } = http.req.valid("query");
    const found = valueOf(await ground.askAs(askerOf(http), (context) => ledgerWhole(context, filterOf(year, filter))));
    const inLanguage = chooseLanguage(http.req.query("language"), http.req.header("accept-language"));
    const say = speak(inLanguage);
    const titles = new Map(found.sources.map(({ id, title }) => [id, inLanguage === "en" ? title.en : title.zh]));
    const sheets = ledgerSheets({
      year, asOf: officeMinute(clock()), items: found.items, total: found.items.reduce(addMoney, NO_MONEY), adjustments: found.adjustments, payments: found.payments,
      sourceTitle: (source) => titles.get(source) ?? source,
    }, say);
    return sendWorkbook(http, await writeXlsx(sheets), say("app-ledger.title", { year: String(year) }));
  });

  app.openapi({ ...template, middleware: [limits.work] }, async (http) => {
    valueOf(await ground.askAs(askerOf(http), mayRecord));
    const inLanguage = chooseLanguage(http.req.query("language"), http.req.header("accept-language"));
    const say = speak(inLanguage);
    const names = ledgerSources(packs.forms).map(({ title }) => (inLanguage === "en" ? title.en : title.zh));
    return sendWorkbook(http, await writeXlsx(ledgerTemplate(names, say)), say("app-ledger.template.title"));
  });
}

function shownItem({ id, code, name, book, unit, department, ...money }: Parameters<typeof shownMoney>[0] & { readonly id: string; readonly code: string; readonly name: string; readonly book: string; readonly unit: string; readonly department: string }) {
  return { id, code, name, book, unit, department, ...shownMoney(money) };
}

function shownMonth({ month, paidFen, adjustedByFen }: MonthMoney) {
  return { month, paidFen: String(paidFen), adjustedByFen: String(adjustedByFen) };
}

function filterOf(year: number, { month, ...filter }: z.infer<typeof Filter>): LedgerFilter {
  // The last day of a month is the day before the first of the next.
  return { year, ...filter, ...(month === undefined ? {} : { until: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) }) };
}
