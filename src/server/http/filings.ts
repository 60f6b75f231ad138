import { createRoute, z } from "@hono/zod-openapi";
import { readFilingValues } from "../../core/form/read-filing-values.ts";
import { SUBJECT_KINDS } from "../../core/subject/subject-kind.ts";
import { saveFilingValues } from "../commands/save-filing.ts";
import { startFiling } from "../commands/start-filing.ts";
import { filingDifferences } from "../queries/filing-differences.ts";
import { filingCount, filingList } from "../queries/filing-list.ts";
import { filingPage } from "../queries/filing.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { describedAs } from "./described-as.ts";
import { FilingAddress, FilingPage, ListItem, Period, Values, YearAndStage } from "./filing-schema.ts";
import { readCursor, writeCursor } from "./list-cursor.ts";
import { valueOf } from "./outcome.ts";
import { Limit, Next } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import { repeatable, RepeatableHeaders } from "./repeatable.ts";
import type { Edge } from "./resource.ts";

/** 500 rows of 14 cells; longer texts are refused one by one, with their place. */
export const FILING_BYTES = 4 * 1024 * 1024;
const tags = ["filings"];
const FenAsked = z.coerce.bigint().min(-(2n ** 63n)).max(2n ** 63n - 1n).optional().openapi({ type: "string", pattern: "^-?\\d{1,19}$" });

const Filings = z.strictObject({ items: z.array(ListItem), next: Next }).openapi("Filings");
const ToStart = z
  .strictObject({ subjectId: z.uuid(), from: z.enum(["blank", "last-year"]).openapi({ description: "What a goal begins from. A self-evaluation begins from its approved goal in any case." }), period: z.int().min(1).max(99).optional().openapi({ description: "Number of the monitoring period; the one whose turn it is where it is left out." }) })
  .openapi("FilingToStart");
const ToSave = z.strictObject({ values: Values, expectedVersion: z.int().min(1).openapi({ description: "The version it was typed on." }) }).openapi("FilingToSave");
const Saved = z.strictObject({ version: z.int(), digest: z.string() }).openapi("FilingSaved");
const Differences = z
  .array(z.strictObject({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() }))
  .openapi("FilingDifferences", { description: "Null before: the row was added; null after: it was taken away. `rows` and `funds` are the order of a list." });

const Only = {
  period: Period,
  step: z.string().max(40).optional(),
  kind: z.enum(SUBJECT_KINDS).optional().openapi({ description: "Only of this kind of subject." }),
  name: z.string().max(100).optional().openapi({ description: "Filings whose name holds all two-character pieces of this." }),
  from: FenAsked,
  to: FenAsked,
  state: z.enum(["waiting", "mine", "all"]).default("all"),
};

const list = createRoute({
  method: "get",
  path: "/api/{year}/{stage}/filings",
  tags,
  summary: "Filings of a year and stage that the acting post sees",
  request: {
    params: YearAndStage,
    query: z.object({
      ...Only,
      sort: z.enum(["amount", "name", "since"]).default("amount"),
      order: z.enum(["asc", "desc"]).default("desc"),
      after: z.string().max(4000).optional().openapi({ description: "`next` of the page before." }),
      limit: Limit,
    }),
  },
  responses: { 200: { description: "One page.", content: { "application/json": { schema: Filings } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});

const count = createRoute({
  method: "get",
  path: "/api/{year}/{stage}/filing-count",
  tags,
  summary: "How many filings a list has on all its pages",
  request: { params: YearAndStage, query: z.object(Only) },
  responses: { 200: { description: "Counted now.", content: { "application/json": { schema: z.strictObject({ count: z.int() }).openapi("FilingCount") } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});

const start = createRoute({
  method: "post",
  path: "/api/{year}/{stage}/filings",
  tags,
  summary: "Begin a filing",
  request: { params: YearAndStage, headers: RepeatableHeaders, body: { required: true, content: { "application/json": { schema: ToStart } } } },
  responses: {
    201: { description: "Begun.", content: { "application/json": { schema: z.strictObject({ id: z.uuid() }).openapi("FilingStarted") } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

const open = createRoute({
  method: "get",
  path: "/api/{year}/{stage}/filings/{id}",
  tags,
  summary: "A filing with all that stands around it",
  request: { params: FilingAddress },
  responses: { 200: { description: "As it is now.", content: { "application/json": { schema: FilingPage } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});

const save = createRoute({
  method: "put",
  path: "/api/{year}/{stage}/filings/{id}",
  tags,
  summary: "Save what was typed, as the next version",
  request: { params: FilingAddress, body: { required: true, content: { "application/json": { schema: ToSave } } } },
  responses: {
    200: { description: "Saved.", content: { "application/json": { schema: Saved } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

const compare = createRoute({
  method: "get",
  path: "/api/{year}/{stage}/filings/{id}/differences",
  tags,
  summary: "What changed since the present step had it last, since a version, or in this round",
  request: { params: FilingAddress, query: z.object({ from: z.string().regex(/^(round|[1-9]\d{0,8})$/).optional().openapi({ description: "`round` or the number of a version." }) }) },
  responses: { 200: { description: "Cells that differ, in reading order.", content: { "application/json": { schema: Differences } } }, ...problemAnswers(400, 401, 403, 404, 422, 429, 500, 503) },
});

export function filings({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: FILING_BYTES, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) => {
    const { year, stage } = http.req.valid("param");
    const { step, period, kind, name, from, to, state, sort, order, after, limit } = http.req.valid("query");
    const sorting = `${sort} ${order}`;
    const page = { sort, order, after: readCursor(sorting, after), limit };
    const { items, next } = valueOf(await ground.askAs(askerOf(http), (context) => filingList(context, year, stage, { step, period, kind, name, fromFen: from, toFen: to, state }, page)));
    return http.json(describedAs<typeof Filings>({ items, next: writeCursor(sorting, next) }), 200);
  });

  app.openapi({ ...count, middleware: [limits.work] }, async (http) => {
    const { year, stage } = http.req.valid("param");
    const { step, period, kind, name, from, to, state } = http.req.valid("query");
    return http.json({ count: valueOf(await ground.askAs(askerOf(http), (context) => filingCount(context, year, stage, { step, period, kind, name, fromFen: from, toFen: to, state }))) }, 200);
  });

  app.openapi({ ...start, middleware: [limits.work, body] }, async (http) => {
    const { year, stage } = http.req.valid("param");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    return http.json(valueOf(await ground.changeAs(asker, (context) => startFiling(context, year, stage, http.req.valid("json")))), 201);
  });

  app.openapi({ ...open, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    return http.json(describedAs<typeof FilingPage>(valueOf(await ground.askAs(askerOf(http), (context) => filingPage(context, key)))), 200);
  });

  app.openapi({ ...save, middleware: [limits.work, body] }, async (http) => {
    const key = http.req.valid("param");
    const { values: typed, expectedVersion } = http.req.valid("json");
    const values = valueOf(readFilingValues(typed, ""));
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => saveFilingValues(context, key, { values, expectedVersion }))), 200);
  });

  app.openapi({ ...compare, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    const { from } = http.req.valid("query");
    const since = from === undefined ? "last-seen" : from === "round" ? from : Number(from);
    return http.json([...valueOf(await ground.askAs(askerOf(http), (context) => filingDifferences(context, key, since)))], 200);
  });
}
