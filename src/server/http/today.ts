import { createRoute, z } from "@hono/zod-openapi";
import { today as readToday } from "../queries/today.ts";
import { askerOf } from "./asker.ts";
import { describedAs } from "./described-as.ts";
import { StageName, WorkStageName } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { Bilingual, Day, RoleName, Time } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";
import { TaskMonth, TaskTold } from "./task-schema.ts";
import { titledToday } from "./turn-title.ts";

const At = { year: z.int(), stage: StageName };
const AnyAt = { year: z.int(), stage: WorkStageName };
const Today = z
  .strictObject({
    waiting: z
      .array(z.strictObject({ ...AnyAt, step: z.string(), title: Bilingual, count: z.int(), oldestSince: Time, late: z.int().openapi({ description: "How many of them are beyond their deadline." }), lateAssumed: z.boolean() }))
      .openapi({ description: "What waits for the acting post." }),
    returned: z
      .array(z.strictObject({ id: z.uuid(), ...AnyAt, name: z.string(), step: z.string(), title: Bilingual, since: Time, by: z.string(), opinion: z.string(), at: z.string().nullable().openapi({ description: "The place of an ex-ante application that it is best opened at." }) }))
      .openapi({ description: "What came back to it, the latest first." }),
    urged: z
      .array(z.strictObject({ id: z.uuid(), ...AnyAt, name: z.string(), step: z.string(), title: Bilingual, count: z.int(), by: z.string(), at: Time, said: z.string() }))
      .openapi({ description: "What it holds and was urged about, the latest first: how often, and who did so last with what words." }),
    elsewhere: z
      .array(z.strictObject({ id: z.uuid(), ...AnyAt, name: z.string(), step: z.string(), title: Bilingual, holder: RoleName, since: Time, due: Day.nullable(), lateDays: z.int().nullable(), dueAssumed: z.boolean() }))
      .openapi({ description: "What the person handed on and waits for, the longest wait first; of those who fill." }),
    signatures: z
      .strictObject({ count: z.int(), items: z.array(z.strictObject({ id: z.uuid(), ...At, name: z.string(), step: z.string(), title: Bilingual, since: Time, by: z.string().nullable().openapi({ description: "Who added the post; null where the workflow asks it." }) })) })
      .openapi({ description: "What waits for the asker's signature, the longest wait first." }),
    toBegin: z
      .array(z.strictObject({
        ...At, period: z.int(), month: TaskMonth, count: z.int().openapi({ description: "Subjects that have to report, can, and have no filing yet." }),
        due: Day.openapi({ description: "Last day on which they are reported in time." }), dueAssumed: z.boolean(), isLate: z.boolean(),
      }))
      .openapi({ description: "What the post has still to begin in the seasons that are open to it, what is due first before the rest." }),
    tasks: z.array(TaskTold.extend({ ...At, period: z.int(), month: TaskMonth })).openapi({ description: "Tasks that were issued and under which something may still be begun, with what was said to the units." }),
    mine: z.array(z.strictObject({ ...At, count: z.int(), ended: z.int() })).openapi({ description: "What the person began or moved, and how much of it has come to its end." }),
  })
  .openapi("Today");

const read = createRoute({
  method: "get",
  path: "/api/today",
  tags: ["filings"],
  summary: "What there is to do for the acting post",
  responses: { 200: { description: "By year and stage.", content: { "application/json": { schema: Today } } }, ...problemAnswers(401, 403, 429, 500, 503) },
});

export function today({ app, ground, limits }: Edge): void {
  app.openapi({ ...read, middleware: [limits.work] }, async (http) =>
    http.json(describedAs<typeof Today>(titledToday(valueOf(await ground.askAs(askerOf(http), readToday)))), 200),
  );
}
