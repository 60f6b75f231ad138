import { createRoute, z } from "@hono/zod-openapi";
import { STAGES } from "../../core/form/filing-values.ts";
import { COVERAGE_STANDINGS } from "../../core/reporting/coverage.ts";
import { BOOKS } from "../../core/subject/subject-kind.ts";
import { coverage as coverageOfYear, gaps as gapsOfStage } from "../queries/coverage.ts";
import { goalQuality } from "../queries/goal-quality.ts";
import { askerOf } from "./asker.ts";
import { describedAs } from "./described-as.ts";
import { YearAndStage } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { SaidMessage, Time } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import { Unreported } from "./reporting.ts";
import type { Edge } from "./resource.ts";

const tags = ["reporting"];
const Standing = z.enum(COVERAGE_STANDINGS);
const Cell = z.strictObject({
  stage: z.enum(STAGES), standings: z.record(Standing, z.int()).openapi({ description: "How many subjects stand so; together they are the subjects of the row." }), returned: z.int().openapi({ description: "Sent back at least once." }),
  state: z.enum(["nothing-due", "missing", "open", "whole"]),
});
const Coverage = z
  .strictObject({
    asOf: Time,
    books: z.array(z.strictObject({ book: z.enum(BOOKS), subjects: z.int(), cells: z.array(Cell), firstYear: z.int().nullable().openapi({ description: "First year with an approved goal." }) })),
    departments: z.array(z.strictObject({ departmentId: z.uuid(), department: z.string(), subjects: z.int(), cells: z.array(Cell) })),
  })
  .openapi("Coverage");

const Gaps = z
  .strictObject({
    items: z.array(Unreported.shape.items.element.extend({ waived: z.string().nullable().openapi({ description: "Why a goal was waived; null where it was not." }), standing: Standing })),
    reportBy: z.iso.date().nullable().openapi({ description: "Last day on which the stage is reported in time." }), mayWaive: z.boolean(), more: z.boolean().openapi({ description: "There are more than are named here." }),
  })
  .openapi("CoverageGaps");

const read = createRoute({
  method: "get", path: "/api/{year}/coverage", tags, summary: "How far a year is covered, by budget book, department and stage", request: { params: YearAndStage.pick({ year: true }) },
  responses: { 200: { description: "All four books.", content: { "application/json": { schema: Coverage } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});
const missing = createRoute({
  method: "get", path: "/api/{year}/{stage}/coverage/gaps", tags, summary: "Subjects that are not done in a stage, and how each stands",
  request: { params: YearAndStage, query: z.object({ book: z.enum(BOOKS).optional(), department: z.uuid().optional() }) },
  responses: { 200: { description: "What is truly missing first, then in the order of the organisation.", content: { "application/json": { schema: Gaps } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});

const Points = z.string().openapi({ description: "Exact decimal.", example: "89" });
const Quality = z
  .strictObject({
    books: z.array(z.strictObject({ book: z.enum(BOOKS), submitted: z.int(), returned: z.int(), returnRate: Points.nullable().openapi({ description: "Percent of what was handed on; null where nothing was." }), mean: Points.nullable() })),
    rule: z.strictObject({ full: Points, error: Points, warning: Points, note: Points }).nullable().openapi({ description: "As the packs declare it; null where they do not." }),
    items: z.array(z.strictObject({
      id: z.uuid(), code: z.string(), name: z.string(), unit: z.string(), book: z.enum(BOOKS), returned: z.boolean(), score: Points,
      trace: z.array(z.strictObject({ said: SaidMessage, severity: z.string(), times: z.int(), off: Points })),
    })).openapi({ description: "The lowest scores first, at most 100." }),
    more: z.boolean(),
  })
  .openapi("GoalQualities");
const quality = createRoute({
  method: "get", path: "/api/{year}/goal/quality", tags, summary: "Quality of the goals that were handed on, and how many of each book were sent back", request: { params: YearAndStage.pick({ year: true }) },
  responses: { 200: { description: "All four books.", content: { "application/json": { schema: Quality } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});

/** 覆盖情况 */
export function coverage({ app, ground, clock, limits }: Edge): void {
  app.openapi({ ...read, middleware: [limits.work] }, async (http) => {
    const { year } = http.req.valid("param");
    const { books, departments } = valueOf(await ground.askAs(askerOf(http), (context) => coverageOfYear(context, year)));
    const own = <Row extends { readonly cells: readonly object[] }>(row: Row) => ({ ...row, cells: [...row.cells] as Row["cells"][number][] });
    return http.json({ asOf: clock().toISOString(), books: books.map(own), departments: departments.map(own) }, 200);
  });

  app.openapi({ ...quality, middleware: [limits.work] }, async (http) =>
    http.json(describedAs<typeof Quality>(valueOf(await ground.askAs(askerOf(http), (context) => goalQuality(context, http.req.valid("param").year)))), 200));

  app.openapi({ ...missing, middleware: [limits.work] }, async (http) => {
    const { year, stage } = http.req.valid("param");
    const { book = null, department = null } = http.req.valid("query");
    const { items, reportBy, mayWaive, more } = valueOf(await ground.askAs(askerOf(http), (context) => gapsOfStage(context, year, stage, { book, departmentId: department })));
    return http.json({ items: [...items], reportBy, mayWaive, more }, 200);
  });
}
