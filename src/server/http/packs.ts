import { createRoute, z } from "@hono/zod-openapi";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { packDifferences, type PackDifference } from "../../core/pack/pack-differences.ts";
import type { PackData, PackSet, PackSource } from "../../core/pack/source.ts";
import { LOCAL } from "../../core/pack/source.ts";
import { judgeExamples } from "../../files/judge-examples.ts";
import { judgePacks } from "../../files/judge-packs.ts";
import { changesOf, localLayer, ownOf } from "../../files/local-layer.ts";
import { PACK_FILE_ENDING, readPackFile, writePackFile } from "../../files/pack-file.ts";
import { overlayData, parseOverlay } from "../../files/read-overlay.ts";
import { laidDefinitions, yearsOfChange, type LaidDefinition } from "../../files/resolve-packs.ts";
import { discardPackDraft } from "../commands/discard-pack-draft.ts";
import { draftPacks } from "../commands/draft-packs.ts";
import { publishPacks } from "../commands/publish-packs.ts";
import { packDraft, packs as packsInForce, packsOfPublication, type PacksAnswer } from "../queries/packs.ts";
import { recordRules } from "../queries/record-rules.ts";
import type { ActingContext } from "../context.ts";
import type { Language } from "../../words/index.ts";
import { speakProblems } from "./answer-problems.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { chooseLanguage } from "./language.ts";
import { valueOf } from "./outcome.ts";
import { plainLine } from "./plain-text.ts";
import { ProblemSchema, problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";
import { Bilingual, Time } from "./session-schema.ts";

const MEGABYTE = 1024 * 1024;
const LONGEST_FILE = 200_000;
const tags = ["packs"];
const Saved = z.int().min(0).max(100_000).openapi({ description: "How often the draft had been saved when it was opened; 0 where there was none." });
const Year = z.coerce.number().int().min(2000).max(2100);
const Data = z.unknown().openapi({ description: "Texts, lists and maps, as a file of a pack has them." });
const Change = z.looseObject({ of: z.string(), at: z.string(), why: z.string() }).openapi("PackChange", { description: "One value that is said otherwise, as in `overlay.yaml`." });
const File = z.strictObject({ path: z.string().max(120), text: z.string().min(1).max(LONGEST_FILE) });
const Difference = z.strictObject({ from: z.int().nullable().openapi({ description: "Budget year from which on; null for always." }), of: z.string(), at: z.string(), kind: z.enum(["added", "changed", "removed"]), was: Data, is: Data });
const Packs = z
  .strictObject({
    digest: z.string(), mayDraft: z.boolean(), years: z.array(z.int()).openapi({ description: "Budget years from which on something else holds." }),
    layers: z.array(z.strictObject({ id: z.string(), version: z.string(), title: Bilingual, own: z.boolean(), definitions: z.int() })).openapi({ description: "The lowest first." }),
    definitions: z.array(z.strictObject({
      of: z.string(), title: Bilingual, layer: z.string(), changes: z.int(), draft: z.boolean().openapi({ description: "Prints as a draft." }),
      usedBy: z.array(z.string()).openapi({ description: "Definitions that name it." }), records: z.int().nullable(), running: z.int().nullable(),
    })),
    publications: z.array(z.strictObject({
      number: z.int(), digest: z.string(), source: z.enum(["installation", "bureau"]), reason: z.string(), draftedBy: z.array(z.string()), publishedBy: z.string().nullable(), publishedAt: Time,
    })),
    ownChanges: z.array(Change).openapi({ description: "What the bureau changed itself, as it is in force." }), ownFiles: z.array(File),
    draft: z.strictObject({
      reason: z.string(), saved: z.int(), savedAt: Time, draftedBy: z.array(z.string()), isBasedOnOlder: z.boolean(), refusedBecause: z.string().nullable(),
      changes: z.array(Change), files: z.array(File), differences: z.array(Difference),
      examples: z.array(ProblemSchema).openapi({ description: "Worked examples of the packs that come out otherwise with it: meant or not, whoever publishes it sees them." }),
      problems: z.array(ProblemSchema).openapi({ description: "What keeps it from being published now." }),
    }).nullable(),
  })
  .openapi("Packs");
const Definition = z
  .strictObject({
    of: z.string(), title: Bilingual, layer: z.string(), data: Data,
    changes: z.array(z.looseObject({ layer: z.string() })).openapi({ description: "What was changed in it, by which pack." }),
    below: Data.nullable().openapi({ description: "Without what the bureau changed itself; null where it is the bureau's own." }),
    draft: Data.nullable().openapi({ description: "What it is to say by the draft; null where the draft leaves it as it is." }),
  })
  .openapi("PackDefinition");
const ToDraft = z
  .strictObject({
    changes: z.array(Change).max(500), files: z.array(File).max(50),
    imported: z.array(z.strictObject({ id: z.string().max(60), text: z.string().max(900_000).optional() })).max(5).optional().openapi({
      description: "Packs of other places between the installation's and the bureau's own changes, the lowest first: one with its exported file, or by its id where it is there already. Left out, those that are there stay.",
    }),
    again: z.int().min(1).max(100_000).optional().openapi({ description: "Number of an earlier publication: what the bureau had laid upon its packs then, instead of all of the above." }),
    reason: plainLine(500), expectedSaved: Saved,
  })
  .openapi("PacksToDraft");

const part = z.string().regex(/^[a-z]{1,20}$/);
const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(60);
const list = createRoute({
  method: "get", path: "/api/packs", tags, summary: "The packs in force, what is being changed, and when which held",
  responses: { 200: { description: "Definitions in the order of their paths.", content: { "application/json": { schema: Packs } } }, ...problemAnswers(401, 403, 404, 429, 500, 503) },
});
const read = createRoute({
  method: "get", path: "/api/packs/definitions/{part}/{name}", tags, summary: "One definition as it is written, after all that was laid upon it",
  request: { params: z.object({ part, name }), query: z.object({ year: Year.optional().openapi({ description: "Budget year; what holds at any time where it is left out." }) }) },
  responses: { 200: { description: "As data.", content: { "application/json": { schema: Definition } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const rules = createRoute({
  method: "get", path: "/api/packs/{digest}/{year}/forms/{form}", tags, summary: "What a record is filled and scored by: its form, the profile of its year and the kinds of evidence",
  request: { params: z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/), year: Year, form: name }) },
  responses: {
    200: { description: "As this program reads what was said under the digest.", content: { "application/json": { schema: z.looseObject({ form: z.looseObject({ id: z.string() }), profile: z.looseObject({ id: z.string() }), evidence: z.array(z.looseObject({ id: z.string() })) }).openapi("RecordRules") } } },
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
    200: { description: "Kept. Nothing is in force yet.", content: { "application/json": { schema: z.strictObject({ saved: z.int(), digest: z.string() }).openapi("PacksDrafted") } } },
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
    201: { description: "In force. Records under way stay on the packs they were begun under.", content: { "application/json": { schema: z.strictObject({ number: z.int(), digest: z.string() }).openapi("PacksPublished") } } },
    ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507),
  },
});

export function packs({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: MEGABYTE, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) =>
    http.json(shown(valueOf(await ground.askAs(askerOf(http), packsInForce)), chooseLanguage(http.req.query("language"), http.req.header("accept-language"))) as unknown as z.infer<typeof Packs>, 200),
  );

  app.openapi({ ...read, middleware: [limits.work] }, async (http) => {
    const params = http.req.valid("param");
    const { year = null } = http.req.valid("query");
    const answer = valueOf(await ground.askAs(askerOf(http), packsInForce));
    const of = `${params.part}/${params.name}`;
    const found = valueOf(definitionIn(answer.set, of, year));
    const next = answer.draft === null ? null : withOwn(answer.set, answer.draft.own);
    // Asked of no year, the draft is shown with all that it changes, also from a later one on.
    const drafted = next === null ? null : definitionIn(next, of, year ?? lastYearOf(next));
    const isOther = drafted?.ok === true && JSON.stringify(drafted.value.data) !== JSON.stringify(found.data);
    const below = definitionIn(withOwn(answer.set, ownOf(answer.set).filter(({ id }) => id !== LOCAL)), of, year);
    return http.json({ of, title: titleOf(found), layer: found.layer, data: found.data, below: below.ok ? below.value.data : null, changes: found.changes.map(changeShown), draft: isOther ? drafted.value.data : null } as unknown as z.infer<typeof Definition>, 200);
  });

  app.openapi({ ...rules, middleware: [limits.work] }, async (http) => {
    const { digest, year, form } = http.req.valid("param");
    const found = valueOf(await ground.askAs(askerOf(http), (context) => recordRules(context, { packDigest: digest, year }, form)));
    return http.json(found as never, 200);
  });

  app.openapi({ ...layer, middleware: [limits.work] }, async (http) => {
    const wanted = http.req.valid("param").name;
    const { set } = valueOf(await ground.askAs(askerOf(http), packsInForce));
    const found = valueOf(packIn(set, wanted));
    // Written byte by byte: the spelling is part of the digest's word.
    return http.body(writePackFile(found), 200, { "Content-Type": "application/json", "Content-Disposition": `attachment; filename="${found.id}-${found.version}${PACK_FILE_ENDING}"` }) as never;
  });

  app.openapi({ ...draft, middleware: [limits.work, body] }, async (http) => {
    const { changes, files, imported, again, ...wish } = http.req.valid("json");
    // Read only for somebody who has signed in.
    const outcome = await ground.changeAs(askerOf(http), async (context) => {
      const set = setOf(context);
      if (!set.ok) return set;
      if (again !== undefined) {
        const then = await packsOfPublication(context, again);
        if (!then.ok) return then;
        const own = ownOf(then.value);
        const judged = judgePacks(set.value, own);
        return judged.ok ? draftPacks(context, { own, digest: judged.value.definitions.digest, ...wish }) : judged;
      }
      const read = parseOverlay(`${LOCAL}/overlay.yaml`, { data: { changes: changes as unknown as PackData } });
      if (!read.ok) return read;
      const below = set.value.layers.slice(0, set.value.layers.length - set.value.own);
      const there = ((await packDraft(context))?.own ?? ownOf(set.value)).filter(({ id }) => id !== LOCAL);
      const carried = imported === undefined ? done(there) : importedLayers(imported, there);
      if (!carried.ok) return carried;
      const others = carried.value;
      // What comes from elsewhere brings its examples, and they have to come out here as they did there.
      const examples = imported === undefined || others.length === 0 ? [] : judgeExamples({ ...set.value, layers: [...below, ...others], own: others.length }, []).problems;
      if (examples.length > 0) return refused(...examples);
      const local = localLayer({ changes: read.value, files }, [...below, ...others]);
      if (!local.ok) return local;
      const own = [...others, ...(local.value === null ? [] : [local.value])];
      const judged = judgePacks(set.value, own);
      return judged.ok ? draftPacks(context, { own, digest: judged.value.definitions.digest, ...wish }) : judged;
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
    const outcome = await ground.changeAs(askerOf(http), async (context) => {
      const set = setOf(context);
      return set.ok ? publishPacks(context, expectedSaved, (own) => judgePacks(set.value, own)) : set;
    });
    return http.json(valueOf(outcome), 201);
  });
}

function setOf({ scheme }: ActingContext): Result<PackSet> {
  return scheme.set === null ? refused(problem("scheme.no-packs")) : done(scheme.set);
}

function withOwn(set: PackSet, own: readonly PackSource[]): PackSet {
  return { ...set, layers: [...set.layers.slice(0, set.layers.length - set.own), ...own], own: own.length };
}

function shown({ set, draft: next, drafts, forms, ...answer }: PacksAnswer, language: Language) {
  const laid = definitionsIn(set, null);
  const drafted = next === null ? null : withOwn(set, next.own);
  const judged = next === null ? null : judgePacks(set, next.own);
  const local = localOf(next?.own ?? []);
  const localNow = localOf(ownOf(set));
  return {
    ...answer, years: yearsOfChange(set), ownChanges: localNow.changes, ownFiles: localNow.files,
    layers: set.layers.map((layer, index) => ({
      id: layer.id, version: layer.version, title: titleIn(layer.manifest, layer.id), own: index >= set.layers.length - set.own, definitions: Object.keys(layer.files).filter((of) => isDefinition(of)).length,
    })),
    definitions: laid.map((one) => {
      const use = one.of.startsWith("forms/") ? (forms.find(({ form }) => `forms/${form}` === one.of) ?? { records: 0, running: 0 }) : null;
      return {
        of: one.of, title: titleOf(one), layer: one.layer, changes: one.changes.length, draft: drafts.includes(one.of),
        usedBy: laid.filter((other) => other !== one && names(other.data, one.of)).map(({ of }) => of), records: use?.records ?? null, running: use?.running ?? null,
      };
    }),
    draft: next === null ? null : {
      reason: next.reason, saved: next.saved, savedAt: next.savedAt, draftedBy: next.draftedBy, isBasedOnOlder: next.isBasedOnOlder, refusedBecause: next.refusedBecause,
      ...local,
      examples: judged!.ok ? speakProblems(judgeExamples(drafted!, []).problems, language) : [],
      differences: differencesOf(set, drafted!),
      problems: judged!.ok ? [] : speakProblems(judged!.problems, language),
    },
  };
}

/** Packs that are carried here, each from its file or as it is here already. */
function importedLayers(wished: readonly { readonly id: string; readonly text?: string | undefined }[], there: readonly PackSource[]): Result<readonly PackSource[]> {
  const layers: PackSource[] = [];
  for (const { id, text } of wished) {
    const known = there.find((one) => one.id === id);
    const read = text !== undefined ? readPackFile(id, text) : known === undefined ? refused(problem("scheme.pack-unknown", "imported", { id })) : done(known);
    if (!read.ok) return read;
    if (read.value.id === LOCAL) return refused(problem("scheme.pack-unknown", "imported", { id: LOCAL }));
    layers.push(read.value);
  }
  return done(layers);
}

/** The bureau's own changes and definitions among its layers, as they are sent. */
function localOf(own: readonly PackSource[]) {
  const layer = own.find(({ id }) => id === LOCAL);
  if (layer === undefined) return { changes: [], files: [] };
  const { changes } = overlayData(changesOf(layer)) as unknown as { readonly changes: readonly unknown[] };
  return { changes, files: Object.entries(layer.files).filter(([of]) => isDefinition(of)).map(([path, data]) => ({ path, text: JSON.stringify(data, null, 2) })) };
}

/** What a draft changes, at any time and from each budget year on in which something else holds; each difference once. */
function differencesOf(set: PackSet, drafted: PackSet): readonly (PackDifference & { readonly from: number | null })[] {
  const years = [...new Set([...yearsOfChange(set), ...yearsOfChange(drafted)])].sort((left, right) => left - right);
  const told = new Set<string>();
  return [null, ...years].flatMap((from) => {
    const found = packDifferences({ manifest: "", files: byPath(definitionsIn(set, from)) }, { manifest: "", files: byPath(definitionsIn(drafted, from)) });
    return found.flatMap((one) => {
      const key = JSON.stringify([one.of, one.at, one.was, one.is]);
      if (told.has(key)) return [];
      told.add(key);
      return [{ ...one, from }];
    });
  });
}

/** A change that begins in a later year is a difference too. */
function lastYearOf(set: PackSet): number | null {
  return yearsOfChange(set).at(-1) ?? null;
}

function definitionsIn(set: PackSet, year: number | null): readonly LaidDefinition[] {
  const laid = laidDefinitions(set, year);
  return laid.ok ? laid.value.filter(({ of }) => isDefinition(of)) : [];
}

function definitionIn(set: PackSet, of: string, year: number | null): Result<LaidDefinition> {
  const found = definitionsIn(set, year).find((one) => one.of === of);
  return found === undefined ? refused(problem("scheme.definition-unknown", "", { of })) : done(found);
}

function packIn({ layers }: PackSet, id: string): Result<PackSource> {
  const found = layers.find((one) => one.id === id);
  return found === undefined ? refused(problem("scheme.pack-unknown", "", { id })) : done(found);
}

/** Examples travel with a pack and define nothing. */
function isDefinition(of: string): boolean {
  return of.includes("/") && !of.startsWith("examples/");
}

function byPath(laid: readonly LaidDefinition[]): Readonly<Record<string, PackData>> {
  return Object.fromEntries(laid.map(({ of, data }) => [of, data]));
}

/** Whether a definition names another by its id, as a workflow names its form. */
function names(data: PackData, of: string): boolean {
  const [folder, id] = of.split("/");
  return typeof data === "object" && !Array.isArray(data) && (data as { readonly [key: string]: PackData })[folder!.replace(/s$/, "")] === id;
}

function titleOf({ of, data }: LaidDefinition) {
  return titleIn(data, of.split("/")[1]!);
}

function titleIn(data: PackData, otherwise: string): { readonly zh: string; readonly en: string } {
  const title = typeof data === "object" && !Array.isArray(data) ? (data as { readonly [key: string]: PackData })["title"] : undefined;
  const { zh, en } = (title ?? {}) as { readonly zh?: unknown; readonly en?: unknown };
  return typeof zh === "string" && typeof en === "string" ? { zh, en } : { zh: otherwise, en: otherwise };
}

function changeShown({ layer, ...change }: LaidDefinition["changes"][number]): object {
  const { changes } = overlayData([change]) as unknown as { readonly changes: readonly [object] };
  return { layer, ...changes[0] };
}
