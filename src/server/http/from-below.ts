import { createRoute, z } from "@hono/zod-openapi";
import { fromBelow } from "../queries/from-below.ts";
import { askerOf } from "./asker.ts";
import { describedAs } from "./described-as.ts";
import { CellPath, FilingAddress } from "./filing-schema.ts";
import { valueOf } from "./outcome.ts";
import { SaidMessage } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const Below = z
  .strictObject({
    kind: z.enum(["regions", "projects", "none"]), parts: z.int(), missing: z.array(z.string()).openapi({ description: "Those that have not reported; they are in no sum." }),
    suggested: z.array(z.strictObject({ path: CellPath, name: z.string(), text: z.string(), trace: z.array(SaidMessage) })), said: z.array(SaidMessage),
  })
  .openapi("FromBelow");

const ask = createRoute({
  method: "get", path: "/api/{year}/{stage}/filings/{id}/from-below", tags: ["filings"], summary: "What the regions of a transfer payment, or the projects of a level-1 project, come to",
  request: { params: FilingAddress },
  responses: { 200: { description: "As they stand now.", content: { "application/json": { schema: Below } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});

export function fromBelowRoute({ app, ground, limits }: Edge): void {
  app.openapi({ ...ask, middleware: [limits.work] }, async (http) =>
    http.json(describedAs<typeof Below>(valueOf(await ground.askAs(askerOf(http), (context) => fromBelow(context, http.req.valid("param"))))), 200));
}
