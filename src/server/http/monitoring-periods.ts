import { createRoute, z } from "@hono/zod-openapi";
import { monitoringPeriods } from "../queries/monitoring-periods.ts";
import { askerOf } from "./asker.ts";
import { YearAndStage } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { Day } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const Periods = z
  .strictObject({
    items: z.array(
      z.strictObject({
        number: z.int(), month: z.int().openapi({ description: "The last month that is counted." }), cutOff: Day, open: z.boolean().openapi({ description: "Whether its months are over, so that it may be filled." }),
        due: Day.nullable(), dueAssumed: z.boolean().openapi({ description: "Some of the working days lie in a year without a calendar." }), late: z.boolean(), now: z.boolean().openapi({ description: "Whether it is its turn." }),
      }),
    ),
  })
  .openapi("MonitoringPeriods");

const list = createRoute({
  method: "get",
  path: "/api/{year}/monitoring/periods",
  tags: ["filings"],
  summary: "The monitoring periods of a year; none where it is monitored once a year",
  request: { params: YearAndStage.omit({ stage: true }) },
  responses: { 200: { description: "In their order.", content: { "application/json": { schema: Periods } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});

export function monitoringPeriodRoutes({ app, ground, limits }: Edge): void {
  app.openapi({ ...list, middleware: [limits.work] }, async (http) => {
    const { year } = http.req.valid("param");
    return http.json({ items: [...valueOf(await ground.askAs(askerOf(http), (context) => monitoringPeriods(context, year)))] }, 200);
  });
}
