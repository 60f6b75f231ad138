import { createRoute, z } from "@hono/zod-openapi";
import { problem } from "../../core/basics/problem.ts";
import type { Library } from "../../core/library/card.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { withOwnLayers, type PackSet } from "../../core/pack/source.ts";
import { setDigest } from "../../files/load-definitions.ts";
import { libraryOf } from "../../files/load-library.ts";
import { judgeToPublish } from "../../files/judge-to-publish.ts";
import { PACK_FILE_ENDING, writePackFile } from "../../files/pack-file.ts";
import { packIn } from "../../files/pack-outline.ts";
import { discardPackDraft } from "../commands/discard-pack-draft.ts";
import { keepLibrary } from "../commands/keep-library.ts";
import { draftPacks } from "../commands/draft-packs.ts";
import { publishPacks } from "../commands/publish-packs.ts";
import { packs as packsInForce } from "../queries/packs.ts";
import { recordRules } from "../queries/record-rules.ts";
import type { ActingContext } from "../context.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { describedAs } from "./described-as.ts";
import { StageName } from "./filing-schema.ts";
import { chooseLanguage } from "./language.ts";
import { valueOf } from "./outcome.ts";
import { packName } from "./pack-name.ts";
import { Definition, Packs, PacksDrafted, Saved, ToDraft, Year } from "./pack-schema.ts";
import { definitionTold, packsTold } from "./packs-told.ts";
import { problemAnswers } from "./problem-schema.ts";
import { MEGABYTE } from "./read-body.ts";
import type { Edge } from "./resource.ts";
import { wishedLayers } from "./wished-packs.ts";

/** A pack with its indicator cards is long, and its file stands in the request with every quote escaped. */
const MOST_MEGABYTES = 24;
const tags = ["packs"];

const part = z.string().regex(/^[a-z]{1,20}(-[a-z]{1,20})?$/);
const name = packName();
const list = createRoute({
  method: "get", path: "/api/packs", tags, summary: "The packs in force, what is being changed, and when which held",
  responses: { 200: { description: "Definitions in the order of their paths.", content: { "application/json": { schema: Packs } } }, ...problemAnswers(401, 403, 404, 429, 500, 503) },
});
const read = createRoute({
  method: "get", path: "/api/packs/definitions/{part}/{name}", tags, summary: "One definition as it is written, after all that was laid upon it",
  request: { params: z.object({ part, name }), query: z.object({ year: Year.optional().openapi({ description: "Budget year; what holds at any time where it is left out." }), stage: StageName.optional().openapi({ description: "Stage whose records read it; what all of them read where it is left out." }) }) },
  responses: { 200: { description: "As data.", content: { "application/json": { schema: Definition } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const Rules = z
  .looseObject({ form: z.looseObject({ id: z.string() }), profile: z.looseObject({ id: z.string() }), evidence: z.array(z.looseObject({ id: z.string() })) })
  .openapi("RecordRules");
const rules = createRoute({
  method: "get", path: "/api/packs/{digest}/{year}/forms/{form}", tags, summary: "What a record is filled and scored by: its form, the profile of its year and the kinds of evidence",
  request: { params: z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/), year: Year, form: name }) },
  responses: {
    200: { description: "As this program reads what was said under the digest.", content: { "application/json": { schema: Rules } } },
    ...problemAnswers(400, 401, 403, 404, 429, 500, 503),
  },
});
const layer = createRoute({
  method: "get", path: "/api/packs/layers/{name}", tags, summary: "One of the packs in force as a file, for carrying it to another city",
  request: { params: z.object({ name }) },
  responses: { 200: { description: "The file of the pack, with its digest.", content: { "application/json": { schema: z.looseObject({ format: z.literal("hengji-pack"), digest: z.string() }).openapi("PackFile") } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const draft = createRoute({
  method: "put", path: "/api/packs/draft", tags, summary: "Keep what is to be laid upon the packs next",
  request: { body: { required: true, content: { "application/json": { schema: ToDraft } } } },
  responses: {
    200: { description: "Kept, sound or not yet. Nothing is in force.", content: { "application/json": { schema: PacksDrafted } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});
const discard = createRoute({
  method: "delete", path: "/api/packs/draft", tags, summary: "Throw the draft away",
  request: { query: z.object({ saved: z.coerce.number().int().min(1).max(100_000) }) },
  responses: { 200: { description: "Gone.", content: { "application/json": { schema: z.strictObject({ discarded: z.int() }).openapi("PackDraftDiscarded") } } }, ...problemAnswers(400, 401, 403, 404, 409, 429, 500, 503, 507) },
});
const publish = createRoute({
  method: "post", path: "/api/packs/publications", tags, summary: "Put the draft in force for new records",
  request: { body: { required: true, content: { "application/json": { schema: z.strictObject({ expectedSaved: Saved }).openapi("PacksToPublish") } } } },
  responses: {
    201: { description: "In force. Records under way stay on the packs they were begun under.", content: { "application/json": { schema: z.strictObject({ number: z.int(), digest: z.string(), olderTasks: z.int().openapi({ description: "Issued tasks that keep older packs until they are issued again." }) }).openapi("PacksPublished") } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

export function packs({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: MEGABYTE, seconds: settings.bodySeconds });
  const packBody = boundedJson({ bytes: MOST_MEGABYTES * MEGABYTE, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) =>
    http.json(describedAs<typeof Packs>(packsTold(valueOf(await ground.askAs(askerOf(http), packsInForce)), chooseLanguage(http.req.query("language"), http.req.header("accept-language")))), 200),
  );

  app.openapi({ ...read, middleware: [limits.work] }, async (http) => {
    const params = http.req.valid("param");
    const { year = null, stage = null } = http.req.valid("query");
    const answer = valueOf(await ground.askAs(askerOf(http), packsInForce));
    return http.json(describedAs<typeof Definition>(valueOf(definitionTold(answer, `${params.part}/${params.name}`, { year, stage }))), 200);
  });

  app.openapi({ ...rules, middleware: [limits.work] }, async (http) => {
    const { digest, year, form } = http.req.valid("param");
    const found = valueOf(await ground.askAs(askerOf(http), (context) => recordRules(context, { packDigest: digest, year }, form)));
    return http.json(describedAs<typeof Rules>(found), 200);
  });

  app.openapi({ ...layer, middleware: [limits.work] }, async (http) => {
    const wanted = http.req.valid("param").name;
    const { set } = valueOf(await ground.askAs(askerOf(http), packsInForce));
    const found = valueOf(packIn(set, wanted));
    // Written byte by byte: the spelling is part of the digest's word.
    return http.body(writePackFile(found), 200, { "Content-Type": "application/json", "Content-Disposition": `attachment; filename="${found.id}-${found.version}${PACK_FILE_ENDING}"` }) as never;
  });

  app.openapi({ ...draft, middleware: [limits.work, packBody] }, async (http) => {
    const { reason, expectedSaved, ...wish } = http.req.valid("json");
    // Read only for somebody who has signed in.
    const outcome = await ground.changeAs(askerOf(http), async (context) => {
      const set = setOf(context);
      if (!set.ok) return set;
      const wished = await wishedLayers(context, set.value, wish);
      if (!wished.ok) return wished;
      const own = wished.value;
      const drafted = await draftPacks(context, { own, digest: setDigest(withOwnLayers(set.value, own)), reason, expectedSaved });
      if (!drafted.ok) return drafted;
      const judged = judgeToPublish(set.value, own);
      return done({ ...drafted.value, problems: judged.ok ? 0 : judged.problems.length });
    });
    return http.json(valueOf(outcome), 200);
  });

  app.openapi({ ...discard, middleware: [limits.work] }, async (http) => {
    const { saved } = http.req.valid("query");
    valueOf(await ground.changeAs(askerOf(http), (context) => discardPackDraft(context, saved)));
    return http.json({ discarded: saved }, 200);
  });

  app.openapi({ ...publish, middleware: [limits.work, body] }, async (http) => {
    const { expectedSaved } = http.req.valid("json");
    let [before, next]: [PackSet | null, PackSet | null] = [null, null];
    const outcome = await ground.changeAs(askerOf(http), async (context) => {
      const set = setOf(context);
      if (!set.ok) return set;
      before = set.value;
      return publishPacks(context, expectedSaved, (own) => {
        const judged = judgeToPublish(set.value, own);
        next = judged.ok ? judged.value.set : null;
        return judged;
      });
    });
    const published = valueOf(outcome);
    const cards = otherCards(before, next);
    // Cards that its packs bring are the region's. Where that fails, the next start does it.
    if (cards !== null) await ground.change({ actor: "system", task: "packs" }, (context) => keepLibrary(context, cards));
    return http.json(published, 201);
  });
}

/** The library of a set where it is another than the one before. */
function otherCards(before: PackSet | null, next: PackSet | null): Library | null {
  const [was, is] = [before, next].map((set) => (set === null ? null : libraryOf(set)));
  return is?.ok === true && (was?.ok !== true || was.value.digest !== is.value.digest) ? is.value : null;
}

function setOf({ scheme }: ActingContext): Result<PackSet> {
  return scheme.set === null ? refused(problem("scheme.no-packs")) : done(scheme.set);
}
