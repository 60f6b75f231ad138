import { createRoute, z } from "@hono/zod-openapi";
import { subjectList } from "../queries/subject-list.ts";
import { askerOf } from "./asker.ts";
import { Fen, Period, YearAndStage } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";
import { TaskTold } from "./task-schema.ts";

const Subjects = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(), code: z.string(), name: z.string(), kind: z.string().openapi({ description: "Kind of subject.", example: "policy" }), book: z.string(), unit: z.string(), department: z.string(), initialFen: Fen.nullable(),
        goal: z.enum(["approved", "under-way", "none"]).openapi({ description: "The goal of the same year." }),
        goalId: z.uuid().nullable().openapi({ description: "That goal; null where there is none." }), waived: z.boolean().openapi({ description: "The later stages may begin without an approved goal." }),
        passedDown: z.boolean().openapi({ description: "Its goal begins from what was passed down to it, whatever is asked for." }),
        lastYear: z.boolean().openapi({ description: "Whether last year's goal can be begun from." }),
      }),
    ),
    season: z.strictObject({
      from: z.iso.date(), until: z.iso.date(), reportBy: z.iso.date().openapi({ description: "Last day on which what is begun now is reported in time." }), standing: z.enum(["early", "open", "late", "over"]),
    }).openapi({ description: "When those of the acting post may be begun, and how today lies to it." }),
    task: TaskTold.nullable().openapi({ description: "The task under which they are begun, with what was said to the units; null where none was issued." }),
  })
  .openapi("Subjects");

const list = createRoute({
  method: "get",
  path: "/api/{year}/{stage}/subjects",
  tags: ["filings"],
  summary: "Subjects that the acting post sees, at most 500",
  request: { params: YearAndStage, query: z.object({ without: z.enum(["filing"]).optional().openapi({ description: "Only those without a filing of this year and stage." }), period: Period }) },
  responses: { 200: { description: "By name.", content: { "application/json": { schema: Subjects } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});

export function subjects({ app, ground, limits }: Edge): void {
  app.openapi({ ...list, middleware: [limits.work] }, async (http) => {
    const { year, stage } = http.req.valid("param");
    const { without, period } = http.req.valid("query");
    const { items, ...beside } = valueOf(await ground.askAs(askerOf(http), (context) => subjectList(context, year, stage, without === "filing", period)));
    return http.json({ items: [...items], ...beside }, 200);
  });
}
