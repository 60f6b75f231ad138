import { createRoute, z } from "@hono/zod-openapi";
import { parseWorkflow } from "../../files/read-workflow.ts";
import { writeWorkflow } from "../../files/write-workflow.ts";
import { discardWorkflowDraft } from "../commands/discard-workflow-draft.ts";
import { draftWorkflow } from "../commands/draft-workflow.ts";
import { publishWorkflow } from "../commands/publish-workflow.ts";
import { workflows as listWorkflows, workflowVersion, type WorkflowRead } from "../queries/workflows.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { describedAs } from "./described-as.ts";
import { valueOf } from "./outcome.ts";
import { packName } from "./pack-name.ts";
import { Bilingual, SaidMessage, Time } from "./plain-shapes.ts";
import { plainLine } from "./plain-text.ts";
import { problemAnswers } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import type { Edge } from "./resource.ts";
import { StageName } from "./filing-schema.ts";

/** A workflow of thirty steps is a tenth of it. */
const LONGEST_TEXT = 200_000;
const tags = ["workflows"];
const Id = packName();
const Saved = z.int().min(0).max(100_000).openapi({ description: "How often the draft had been saved when it was opened; 0 where there was none." });
const Workflows = z
  .strictObject({
    mayDraft: z.boolean(),
    items: z.array(
      z.strictObject({
        id: Id, stage: StageName, title: Bilingual, chosenFor: z.array(z.strictObject({ from: z.int().nullable(), until: z.int().nullable() })).openapi({ description: "Budget years whose new records of its stage begin on it; null is open, an empty list none." }),
        versions: z.array(
          z.strictObject({
            version: z.int(), source: z.enum(["pack", "bureau"]), reason: z.string(), publishedBy: z.string().nullable(), publishedAt: Time.nullable(), inForce: z.boolean(),
            draft: z.boolean().openapi({ description: "Prints as a draft." }), records: z.int(), running: z.int(),
          }),
        ),
        next: z
          .strictObject({ basedOn: z.int(), reason: z.string(), draftedBy: z.array(z.string()), saved: z.int(), savedAt: Time, refusedBecause: z.string().nullable() })
          .nullable()
          .openapi({ description: "The version that is being worked on." }),
      }),
    ),
  })
  .openapi("Workflows");
const Read = z
  .strictObject({
    text: z.string().openapi({ description: "As a file of a pack." }),
    workflow: z.looseObject({ id: Id, version: z.int() }).openapi({ description: "The same as the engine works with it." }),
    saved: z.int(), reason: z.string(),
    differences: z.array(z.strictObject({ step: z.string().nullable(), said: SaidMessage })).openapi({ description: "From the version before; of a draft, from the one in force." }),
  })
  .openapi("WorkflowRead");
const ToDraft = z
  .strictObject({
    text: z.string().min(1).max(LONGEST_TEXT).openapi({ description: "A file of a pack, in YAML or JSON. Its number is given when it is published." }),
    reason: plainLine(500), expectedSaved: Saved,
  })
  .openapi("WorkflowToDraft");

const list = createRoute({
  method: "get", path: "/api/workflows", tags, summary: "Workflows with their versions, and what runs on each",
  responses: { 200: { description: "In the order of the packs; the one of a stage first.", content: { "application/json": { schema: Workflows } } }, ...problemAnswers(401, 403, 429, 500, 503) },
});
const read = createRoute({
  method: "get", path: "/api/workflows/{id}/versions/{version}", tags, summary: "One version of a workflow, or its draft",
  request: { params: z.object({ id: Id, version: z.union([z.literal("draft"), z.coerce.number().int().min(1).max(9999)]) }) },
  responses: { 200: { description: "As text and as data.", content: { "application/json": { schema: Read } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const draft = createRoute({
  method: "put", path: "/api/workflows/{id}/draft", tags, summary: "Keep what is to be the next version",
  request: { params: z.object({ id: Id }), body: { required: true, content: { "application/json": { schema: ToDraft } } } },
  responses: {
    200: { description: "Kept. Nothing runs on it yet.", content: { "application/json": { schema: z.strictObject({ saved: z.int(), digest: z.string() }).openapi("WorkflowDrafted") } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});
const discard = createRoute({
  method: "delete", path: "/api/workflows/{id}/draft", tags, summary: "Throw the draft away",
  request: { params: z.object({ id: Id }), query: z.object({ saved: z.coerce.number().int().min(1).max(100_000) }) },
  responses: { 200: { description: "Gone.", content: { "application/json": { schema: z.strictObject({ discarded: z.int() }).openapi("WorkflowDraftDiscarded") } } }, ...problemAnswers(400, 401, 403, 404, 409, 429, 500, 503, 507) },
});
const publish = createRoute({
  method: "post", path: "/api/workflows/{id}/publications", tags, summary: "Put the draft in force for new records",
  request: { params: z.object({ id: Id }), body: { required: true, content: { "application/json": { schema: z.strictObject({ expectedSaved: Saved }).openapi("WorkflowToPublish") } } } },
  responses: {
    201: { description: "In force. Records under way stay on their version.", content: { "application/json": { schema: z.strictObject({ version: z.int(), digest: z.string() }).openapi("WorkflowPublished") } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

export function workflows({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: MEGABYTE, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) =>
    http.json(describedAs<typeof Workflows>(valueOf(await ground.askAs(askerOf(http), listWorkflows))), 200),
  );

  app.openapi({ ...read, middleware: [limits.work] }, async (http) => {
    const { id, version } = http.req.valid("param");
    return http.json(shown(valueOf(await ground.askAs(askerOf(http), (context) => workflowVersion(context, id, version)))), 200);
  });

  app.openapi({ ...draft, middleware: [limits.work, body] }, async (http) => {
    const { id } = http.req.valid("param");
    const { text, ...wish } = http.req.valid("json");
    // Read only for somebody who has signed in.
    const outcome = await ground.changeAs(askerOf(http), async (context) => {
      const workflow = parseWorkflow(`${id}.yaml`, text);
      return workflow.ok ? draftWorkflow(context, id, { workflow: workflow.value, ...wish }) : workflow;
    });
    return http.json(valueOf(outcome), 200);
  });

  app.openapi({ ...discard, middleware: [limits.work] }, async (http) => {
    const { saved } = http.req.valid("query");
    valueOf(await ground.changeAs(askerOf(http), (context) => discardWorkflowDraft(context, http.req.valid("param").id, saved)));
    return http.json({ discarded: saved }, 200);
  });

  app.openapi({ ...publish, middleware: [limits.work, body] }, async (http) => {
    const { id } = http.req.valid("param");
    const { expectedSaved } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => publishWorkflow(context, id, expectedSaved))), 201);
  });
}

function shown({ workflow, ...read }: WorkflowRead): z.infer<typeof Read> {
  return describedAs<typeof Read>({ ...read, workflow, text: writeWorkflow(workflow) });
}
