import { createRoute, z } from "@hono/zod-openapi";
import { reminders as readReminders } from "../queries/reminders.ts";
import { askerOf } from "./asker.ts";
import { describedAs } from "./described-as.ts";
import { valueOf } from "./outcome.ts";
import { Day, RoleName, Time } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const Post = z.strictObject({
  postId: z.uuid(), role: RoleName, unit: z.string(), of: z.string().optional().openapi({ description: "Whose post it is, where it was delegated." }),
  arrived: z.int().openapi({ description: "Came since the reminder before." }), returned: z.int().openapi({ description: "Of those, came back." }), urged: z.int(),
  soon: z.int().openapi({ description: "Due within three working days." }), late: z.int(), escalated: z.int().openapi({ description: "Told of because it is long overdue below." }),
});
const Reminders = z.strictObject({ today: Day, items: z.array(z.strictObject({ day: Day, since: Time, madeAt: Time, posts: z.array(Post) })) }).openapi("Reminders");

const read = createRoute({
  method: "get", path: "/api/reminders", tags: ["filings"], summary: "Daily reminders of whoever asks, over all posts, of the last thirty days",
  responses: { 200: { description: "The latest first; none of a day on which there was nothing.", content: { "application/json": { schema: Reminders } } }, ...problemAnswers(401, 403, 429, 500, 503) },
});

export function reminders({ app, ground, limits }: Edge): void {
  app.openapi({ ...read, middleware: [limits.work] }, async (http) => http.json(describedAs<typeof Reminders>(valueOf(await ground.askAs(askerOf(http), readReminders))), 200));
}
