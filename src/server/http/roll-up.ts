import { createRoute, z } from "@hono/zod-openapi";
import { rolledUp } from "../queries/roll-up.ts";
import { askerOf } from "./asker.ts";
import { describedAs } from "./described-as.ts";
import { FilingAddress, Said } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const SaidOrNone = z.union([Said, z.null()]);
const RollUp = z
  .strictObject({
    rolls: z.boolean().openapi({ description: "It is a department's form as a whole, and the asker sees all units below." }),
    units: z.array(z.strictObject({ code: z.string(), unit: z.string(), filingId: z.uuid().nullable(), reported: z.boolean().openapi({ description: "It has left the unit's own hands." }) })),
    rows: z.array(
      z.strictObject({
        rowId: z.string().openapi({ description: "Empty for the rule that was asked for." }), name: z.string(), rule: z.string(),
        result: z.string().nullable().openapi({ description: "With its unit of measure; null while a unit is missing. It is never zero in its stead.", example: "89.99%" }),
        said: SaidOrNone, problem: SaidOrNone,
        missing: z.array(z.strictObject({ code: z.string(), unit: z.string(), because: Said })),
        lines: z.array(z.strictObject({ code: z.string(), unit: z.string(), value: z.string(), by: z.string() })).openapi({ description: "What each unit gave, and its weight or the denominator." }),
        stale: z.boolean().openapi({ description: "What was taken is no longer what the units say." }),
      }),
    ),
  })
  .openapi("RollUp");

const ask = createRoute({
  method: "get",
  path: "/api/{year}/{stage}/filings/{id}/roll-up",
  tags: ["filings"],
  summary: "What the units below a department come to, for every row that rolls up",
  request: {
    params: FilingAddress,
    query: z.object({
      rule: z.string().max(4000).optional().openapi({ description: "One more rule to try.", example: "method=weighted-mean;by=budget" }),
      name: z.string().max(4000).optional().openapi({ description: "The indicator that rule is of." }),
    }),
  },
  responses: { 200: { description: "As the units' forms are now.", content: { "application/json": { schema: RollUp } } }, ...problemAnswers(400, 401, 403, 404, 422, 429, 500, 503) },
});

export function rollUps({ app, ground, limits }: Edge): void {
  app.openapi({ ...ask, middleware: [limits.work] }, async (http) => {
    const { rule, name } = http.req.valid("query");
    const asked = rule === undefined ? null : { rule, name: name ?? "" };
    return http.json(describedAs<typeof RollUp>(valueOf(await ground.askAs(askerOf(http), (context) => rolledUp(context, http.req.valid("param"), asked)))), 200);
  });
}
