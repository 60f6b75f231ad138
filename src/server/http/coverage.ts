import { createRoute, z } from "@hono/zod-openapi";
import { STAGES } from "../../core/form/filing-values.ts";
import { BOOKS } from "../../core/subject/subject-kind.ts";
import { coverage as coverageOfYear, gaps as gapsOfStage } from "../queries/coverage.ts";
import { askerOf } from "./asker.ts";
import { YearAndStage } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import { Unreported } from "./reporting.ts";
import type { Edge } from "./resource.ts";
import { Time } from "./session-schema.ts";

const tags = ["reporting"];
const Cell = z.strictObject({
  stage: z.enum(STAGES), due: z.int(), begun: z.int(), finished: z.int().openapi({ description: "The goal approved, the others at their end." }), returned: z.int().openapi({ description: "Sent back at least once." }), waived: z.int(),
  state: z.enum(["nothing-due", "none", "partly", "whole"]),
});
const Coverage = z
  .strictObject({
    asOf: Time,
    books: z.array(z.strictObject({ book: z.enum(BOOKS), cells: z.array(Cell), firstYear: z.int().nullable().openapi({ description: "First year with an approved goal." }) })),
    departments: z.array(z.strictObject({ departmentId: z.uuid(), department: z.string(), cells: z.array(Cell) })),
  })
  .openapi("Coverage");

const Gaps = z
  .strictObject({
    items: z.array(Unreported.shape.items.element.extend({ waived: z.string().nullable().openapi({ description: "Why a goal was waived; null where it was not." }) })),
    mayWaive: z.boolean(), more: z.boolean().openapi({ description: "There are more than are named here." }),
  })
  .openapi("CoverageGaps");

const read = createRoute({
  method: "get", path: "/api/{year}/coverage", tags, summary: "How far a year is covered, by budget book, department and stage", request: { params: YearAndStage.pick({ year: true }) },
  responses: { 200: { description: "All four books.", content: { "application/json": { schema: Coverage } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});
const missing = createRoute({
  method: "get", path: "/api/{year}/{stage}/coverage/gaps", tags, summary: "Projects that are not finished in a stage",
  request: { params: YearAndStage, query: z.object({ book: z.enum(BOOKS).optional(), department: z.uuid().optional() }) },
  responses: { 200: { description: "In the order of the organisation.", content: { "application/json": { schema: Gaps } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});

/** 覆盖情况 */
export function coverage({ app, ground, clock, limits }: Edge): void {
  app.openapi({ ...read, middleware: [limits.work] }, async (http) => {
    const { year } = http.req.valid("param");
    const { books, departments } = valueOf(await ground.askAs(askerOf(http), (context) => coverageOfYear(context, year)));
    const own = <Row extends { readonly cells: readonly object[] }>(row: Row) => ({ ...row, cells: [...row.cells] as Row["cells"][number][] });
    return http.json({ asOf: clock().toISOString(), books: books.map(own), departments: departments.map(own) }, 200);
  });

  app.openapi({ ...missing, middleware: [limits.work] }, async (http) => {
    const { year, stage } = http.req.valid("param");
    const { book = null, department = null } = http.req.valid("query");
    const { items, mayWaive, more } = valueOf(await ground.askAs(askerOf(http), (context) => gapsOfStage(context, year, stage, { book, departmentId: department })));
    return http.json({ items: [...items], mayWaive, more }, 200);
  });
}
