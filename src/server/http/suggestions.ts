import { createRoute, z } from "@hono/zod-openapi";
import { suggestions as askSuggestions } from "../queries/suggestions.ts";
import { askerOf } from "./asker.ts";
import { CardCode } from "./card-schema.ts";
import { describedAs } from "./described-as.ts";
import { FilingAddress } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { SaidMessage } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const Suggestions = z
  .strictObject({
    items: z.array(
      z.strictObject({
        name: z.string(), level1: z.string(), level2: z.string(), target: z.string().openapi({ description: "What the cell of the target would begin with." }),
        card: z.strictObject({ code: CardCode, version: z.int() }).nullable().openapi({ description: "The card the row would carry; null for what is only practice." }),
        from: z.array(z.enum(["goal", "history", "library", "similar"])), because: z.array(SaidMessage),
      }),
    ),
  })
  .openapi("Suggestions");

const ask = createRoute({
  method: "get", path: "/api/{year}/{stage}/filings/{id}/suggestions", tags: ["filings"], summary: "Indicators that could stand in a row, each with its reason",
  request: {
    params: FilingAddress,
    query: z.object({ row: z.string().max(40).default(""), level1: z.string().max(60).default(""), level2: z.string().max(60).default(""), typed: z.string().max(200).default("") }),
  },
  responses: { 200: { description: "From the words of the goal itself, the library, the project's own past and similar units; the best first.", content: { "application/json": { schema: Suggestions } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});

export function suggestions({ app, ground, limits }: Edge): void {
  app.openapi({ ...ask, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    const asked = http.req.valid("query");
    return http.json(describedAs<typeof Suggestions>({ items: valueOf(await ground.askAs(askerOf(http), (context) => askSuggestions(context, key, asked))) }), 200);
  });
}
