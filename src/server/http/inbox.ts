import { createRoute, z } from "@hono/zod-openapi";
import { INBOX_BOXES } from "../../core/workflow/inbox-box.ts";
import { inbox as readInbox } from "../queries/inbox.ts";
import { askerOf } from "./asker.ts";
import { Deadline, Fen, WorkStageName } from "./filing-schema.ts";
import { readCursor, writeCursor } from "./list-cursor.ts";
import { valueOf } from "./outcome.ts";
import { Bilingual, Limit, Next, RoleName, Time } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";
import { titledInbox } from "./turn-title.ts";

const Item = z
  .strictObject({
    id: z.uuid(), year: z.int(), stage: WorkStageName, name: z.string(), kind: z.string().nullable().openapi({ description: "Kind of subject; null where the subject is not seen.", example: "policy" }), unit: z.string(), department: z.string(), amountFen: Fen.nullable(), month: z.int().nullable().openapi({ description: "The last month of its monitoring period." }), step: z.string(), stepTitle: Bilingual,
    holder: RoleName, round: z.int(), since: Time, ...Deadline,
    returned: z.strictObject({ by: z.string(), opinion: z.string() }).nullable().openapi({ description: "Who returned it and why; null where it did not come back." }),
    cell: z.strictObject({ path: z.string(), said: z.string() }).nullable().openapi({ description: "The first cell with an open remark, else the first that the return named." }),
    urged: z.strictObject({ count: z.int(), said: z.string() }).nullable(),
    askedBy: z.string().nullable().openapi({ description: "Who asked for the signature; null where the workflow does, and in other boxes." }),
  })
  .openapi("InboxItem");
const Count = z.strictObject({
  year: z.int(), stage: WorkStageName, step: z.string(), stepTitle: Bilingual, waiting: z.int(), late: z.int(), lateAssumed: z.boolean(), returned: z.int(), signatures: z.int(), elsewhere: z.int(), escalated: z.int(),
});
const Inbox = z
  .strictObject({ items: z.array(Item), next: Next, counts: z.array(Count).nullable().openapi({ description: "Of all boxes, by year, stage and step, under the same name; with the first page only." }) })
  .openapi("Inbox");

const read = createRoute({
  method: "get",
  path: "/api/inbox",
  tags: ["filings"],
  summary: "What waits, is late, came back, is to be signed or was handed on, over all years and stages",
  request: {
    query: z.object({
      box: z.enum(INBOX_BOXES).default("waiting"),
      year: z.coerce.number().int().min(2000).max(2100).optional(),
      stage: WorkStageName.optional(),
      step: z.string().max(40).optional(),
      name: z.string().max(100).optional().openapi({ description: "Filings whose name holds all two-character pieces of this." }),
      order: z.enum(["asc", "desc"]).default("asc").openapi({ description: "By when they came to where they are." }),
      after: z.string().max(4000).optional().openapi({ description: "`next` of the page before." }),
      limit: Limit,
    }),
  },
  responses: { 200: { description: "One page.", content: { "application/json": { schema: Inbox } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});

export function inbox({ app, ground, limits }: Edge): void {
  app.openapi({ ...read, middleware: [limits.work] }, async (http) => {
    const { order, after, limit, ...only } = http.req.valid("query");
    const sorting = `since ${order}`;
    const { next, ...answer } = titledInbox(valueOf(await ground.askAs(askerOf(http), (context) => readInbox(context, only, { order, after: readCursor(sorting, after), limit }))));
    return http.json({ ...(answer as Omit<z.infer<typeof Inbox>, "next">), next: writeCursor(sorting, next) }, 200);
  });
}
