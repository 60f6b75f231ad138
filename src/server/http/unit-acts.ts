import { createRoute, z } from "@hono/zod-openapi";
import { UNIT_KINDS } from "../../core/organisation/unit.ts";
import { changeUnits } from "../commands/change-units.ts";
import { unitHistory, unitTree } from "../queries/unit-tree.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { valueOf } from "./outcome.ts";
import { Day, Path } from "./plain-shapes.ts";
import { plainLine } from "./plain-text.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const tags = ["administration"];
const Kind = z.enum(UNIT_KINDS);
const Code = z.string().max(40);
const Name = plainLine(100);
const Standing = z.strictObject({
  id: z.uuid(), code: z.string(), name: z.string(), path: Path, kind: Kind, departmentId: z.uuid().nullable(), since: Day, until: Day.nullable().openapi({ description: "The first day on which it no longer stood so." }),
  reason: z.string(), into: z.strictObject({ id: z.uuid(), name: z.string() }).nullable().openapi({ description: "The body that took it in, as it was called then." }),
});
const Tree = z.strictObject({ day: Day, today: Day, mayChange: z.boolean(), items: z.array(Standing) }).openapi("UnitTree");
const Act = z.discriminatedUnion("act", [
  z.strictObject({ act: z.literal("found"), parentId: z.uuid(), code: Code, name: Name, kind: Kind }),
  z.strictObject({ act: z.literal("rename"), unitId: z.uuid(), name: Name }),
  z.strictObject({ act: z.literal("move"), unitId: z.uuid(), parentId: z.uuid() }),
  z.strictObject({ act: z.literal("merge"), unitId: z.uuid(), intoId: z.uuid() }),
  z.strictObject({ act: z.literal("split"), unitId: z.uuid(), code: Code, name: Name, subjectCodes: z.array(plainLine(64)).max(1000) }),
  z.strictObject({ act: z.literal("close"), unitId: z.uuid() }),
]);
const ToTake = z.strictObject({ act: Act, asOf: Day, reason: plainLine(200), dry: z.boolean().optional() }).openapi("UnitActToTake");
const Place = z.strictObject({ code: z.string(), name: z.string(), path: Path }).nullable();
const Taken = z
  .strictObject({
    dry: z.boolean(), unitId: z.uuid(), bodies: z.array(z.strictObject({ id: z.uuid(), before: Place, after: Place })),
    weight: z.strictObject({ posts: z.int(), subjects: z.int(), openFilings: z.int() }).openapi({ description: "What hangs on the body and all below it." }),
    carried: z.strictObject({ subjects: z.int(), posts: z.int() }).openapi({ description: "Projects that go on elsewhere, and places that posts see beside their own." }),
  })
  .openapi("UnitActTaken");

const tree = createRoute({
  method: "get", path: "/api/unit-tree", tags, summary: "The organisation tree as it stood on a day", request: { query: z.object({ on: Day.optional() }) },
  responses: { 200: { description: "Parents before children.", content: { "application/json": { schema: Tree } } }, ...problemAnswers(400, 401, 403, 422, 429, 500, 503) },
});
const history = createRoute({
  method: "get", path: "/api/unit-tree/{id}", tags, summary: "How a body stood over time", request: { params: z.object({ id: z.uuid() }) },
  responses: { 200: { description: "The latest first.", content: { "application/json": { schema: z.strictObject({ items: z.array(Standing) }).openapi("UnitHistory") } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const take = createRoute({
  method: "post", path: "/api/unit-acts", tags, summary: "Found, rename, move, merge, split or close a body as of a day",
  description: "With `dry` nothing is changed, and the answer says what would be.",
  request: { body: { required: true, content: { "application/json": { schema: ToTake } } } },
  responses: { 200: { description: "Done, or what would be.", content: { "application/json": { schema: Taken } } }, ...problemAnswers(400, 401, 403, 404, 408, 413, 415, 422, 429, 500, 503, 507) },
});

export function unitActs({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 256 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...tree, middleware: [limits.work] }, async (http) => {
    const found = valueOf(await ground.askAs(askerOf(http), (context) => unitTree(context, http.req.valid("query").on ?? null)));
    return http.json({ ...found, items: [...found.items] }, 200);
  });

  app.openapi({ ...history, middleware: [limits.work] }, async (http) => http.json({ items: [...valueOf(await ground.askAs(askerOf(http), (context) => unitHistory(context, http.req.valid("param").id)))] }, 200));

  app.openapi({ ...take, middleware: [limits.work, body] }, async (http) => {
    const { dry = false, ...wish } = http.req.valid("json");
    const { bodies, ...taken } = valueOf(await ground.changeAs(askerOf(http), (context) => changeUnits(context, { ...wish, dry })));
    return http.json({ dry, ...taken, bodies: [...bodies] }, 200);
  });
}
