import { createRoute, z } from "@hono/zod-openapi";
import { benchmarks } from "../queries/benchmarks.ts";
import { libraryCard } from "../queries/library-card.ts";
import { libraryCoverage } from "../queries/library-coverage.ts";
import { librarySearch } from "../queries/library-search.ts";
import { libraryTree } from "../queries/library-tree.ts";
import { askerOf } from "./asker.ts";
import { CardCode, CardPage, Coverage, Found, Tree } from "./card-schema.ts";
import { describedAs } from "./described-as.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const tags = ["library"];
const named = z.string().max(60);

const tree = createRoute({
  method: "get", path: "/api/library", tags, summary: "Sectors of the indicator library, and what is being written",
  responses: { 200: { description: "With how many cards stand where.", content: { "application/json": { schema: Tree } } }, ...problemAnswers(401, 403, 429, 500, 503) },
});
const search = createRoute({
  method: "get", path: "/api/library/cards", tags, summary: "Cards in force that answer a query",
  request: {
    query: z.object({
      query: z.string().max(200).default(""), sector: named.optional(), group: named.optional(), level1: named.optional(), level2: named.optional(),
      function: z.string().regex(/^[0-9]{3,7}$/).optional().openapi({ description: "Code of an expenditure function, or its beginning." }), after: CardCode.optional(), limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
  },
  responses: { 200: { description: "The best first; without a query, by their codes.", content: { "application/json": { schema: Found } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});
const coverage = createRoute({
  method: "get", path: "/api/library/function-coverage", tags, summary: "Which functions of expenditure have cards, and which have too few",
  request: { query: z.object({ least: z.coerce.number().int().min(1).max(100).default(1) }) },
  responses: { 200: { description: "The tree of functions, sectors and fields, and its gaps.", content: { "application/json": { schema: Coverage } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});
const marks = createRoute({
  method: "get", path: "/api/library/benchmarks", tags, summary: "Which of these cards have a benchmark to lead against",
  request: { query: z.object({ codes: z.string().max(4000).regex(/^[A-Z0-9,-]*$/).openapi({ description: "Codes of cards, with commas between." }) }) },
  responses: { 200: { description: "Those that have one.", content: { "application/json": { schema: z.strictObject({ codes: z.array(CardCode) }).openapi("CardsWithBenchmark") } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});
const read = createRoute({
  method: "get", path: "/api/library/cards/{code}", tags, summary: "One card with its versions, uses, reviews and reference values",
  request: { params: z.object({ code: CardCode }) },
  responses: { 200: { description: "The newest version first.", content: { "application/json": { schema: CardPage } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});

/** Reading the indicator library. */
export function library({ app, ground, limits }: Edge): void {
  app.openapi({ ...tree, middleware: [limits.work] }, async (http) => http.json(describedAs<typeof Tree>(valueOf(await ground.askAs(askerOf(http), libraryTree))), 200));

  app.openapi({ ...search, middleware: [limits.work] }, async (http) => {
    const asked = http.req.valid("query");
    return http.json(describedAs<typeof Found>(valueOf(await ground.askAs(askerOf(http), (context) => librarySearch(context, asked)))), 200);
  });

  app.openapi({ ...coverage, middleware: [limits.work] }, async (http) => {
    const { least } = http.req.valid("query");
    return http.json(describedAs<typeof Coverage>(valueOf(await ground.askAs(askerOf(http), (context) => libraryCoverage(context, least)))), 200);
  });

  app.openapi({ ...marks, middleware: [limits.work] }, async (http) => {
    const { codes } = http.req.valid("query");
    const { codes: marked } = valueOf(await ground.askAs(askerOf(http), (context) => benchmarks(context, codes.split(",").filter((code) => code !== ""))));
    return http.json({ codes: [...marked] }, 200);
  });

  app.openapi({ ...read, middleware: [limits.work] }, async (http) => {
    const { code } = http.req.valid("param");
    return http.json(describedAs<typeof CardPage>(valueOf(await ground.askAs(askerOf(http), (context) => libraryCard(context, code)))), 200);
  });
}
