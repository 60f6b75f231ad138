import { createRoute, z } from "@hono/zod-openapi";
import { scoreWhy } from "../queries/score-why.ts";
import { askerOf } from "./asker.ts";
import { describedAs } from "./described-as.ts";
import { FilingAddress, Score } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { Bilingual, SaidMessage } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const Reference = z.strictObject({ document: z.string().nullable(), clause: z.string().nullable(), unverified: z.boolean() }).openapi("Reference");
const By = z.enum(["unit", "department", "finance"]).nullable();
const ScoreOrNone = Score.nullable();
const Why = z
  .strictObject({
    lines: z.array(
      z.strictObject({
        rowId: z.string().openapi({ description: "`execution` for the rate of budget execution." }), path: z.string(), level3: z.string().nullable(), points: ScoreOrNone,
        suggested: ScoreOrNone, unit: ScoreOrNone, department: ScoreOrNone, finance: ScoreOrNone, effective: ScoreOrNone, effectiveBy: By,
        trace: z
          .array(SaidMessage.extend({ reference: z.union([Reference, z.null()]) }))
          .openapi({ description: "Inputs, outcome, rule and rounding, as codes of the texts." }),
      }),
    ),
    total: ScoreOrNone, by: By, grade: z.string().nullable(),
    gradeRule: z.strictObject({ bands: z.array(z.strictObject({ code: z.string(), name: z.string(), from: Score })), reference: Reference }),
    profile: z.strictObject({ id: z.string(), title: Bilingual }),
  })
  .openapi("ScoreWhy");

const ask = createRoute({
  method: "get",
  path: "/api/{year}/{stage}/filings/{id}/why",
  tags: ["filings"],
  summary: "How each line came to its score, and the total to its grade",
  request: { params: FilingAddress },
  responses: { 200: { description: "As the filing is now.", content: { "application/json": { schema: Why } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});

export function scoreReasons({ app, ground, limits }: Edge): void {
  app.openapi({ ...ask, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    return http.json(describedAs<typeof Why>(valueOf(await ground.askAs(askerOf(http), (context) => scoreWhy(context, key)))), 200);
  });
}
