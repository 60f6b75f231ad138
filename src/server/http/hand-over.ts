import { createRoute, z } from "@hono/zod-openapi";
import { handOver as readHandOver } from "../queries/hand-over.ts";
import { askerOf } from "./asker.ts";
import { describedAs } from "./described-as.ts";
import { StageName } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { Bilingual, Day, RoleName, Time } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const Named = { id: z.uuid(), year: z.int(), stage: StageName, name: z.string() };
const HandOver = z
  .strictObject({
    digest: z.string().openapi({ description: "Of all that the list says; printed as the version code." }),
    post: z.strictObject({ unit: z.string(), role: RoleName }),
    day: Day,
    count: z.int().openapi({ description: "How many filings the post holds." }),
    filings: z
      .array(z.strictObject({ ...Named, unit: z.string(), title: Bilingual, since: Time, cameBack: z.boolean(), due: Day.nullable(), lateDays: z.int().nullable(), dueAssumed: z.boolean() }))
      .openapi({ description: "The longest held of them." }),
    remarks: z.array(z.strictObject({ ...Named, path: z.string(), said: z.string(), by: z.string(), at: Time })).openapi({ description: "On those filings, and not settled." }),
    drafts: z.array(z.strictObject({ ...Named, savedAt: Time })).openapi({ description: "What the asker typed and did not save." }),
    delegations: z.array(z.strictObject({ to: z.string(), from: Day, until: Day, reason: z.string() })),
  })
  .openapi("HandOver");

const read = createRoute({
  method: "get",
  path: "/api/hand-over",
  tags: ["filings"],
  summary: "What the next holder of the acting post has to know",
  responses: { 200: { description: "As it stands now.", content: { "application/json": { schema: HandOver } } }, ...problemAnswers(401, 403, 404, 429, 500, 503) },
});

export function handOver({ app, ground, limits }: Edge): void {
  app.openapi({ ...read, middleware: [limits.work] }, async (http) =>
    http.json(describedAs<typeof HandOver>(valueOf(await ground.askAs(askerOf(http), readHandOver))), 200),
  );
}
