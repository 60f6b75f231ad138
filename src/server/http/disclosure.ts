import { createRoute, z } from "@hono/zod-openapi";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { WITHHOLDING_REASONS } from "../../core/disclosure/withholding.ts";
import { kitParagraph, kitTables, writeKitFiles, zipKit, type KitFile } from "../../files/write-disclosure-kit.ts";
import { writeHtml } from "../../files/write-html.ts";
import { speak, type Language } from "../../words/index.ts";
import { publishDepartment } from "../commands/publish-department.ts";
import { attachment } from "../files/clean-file-name.ts";
import { officeDay } from "../office-day.ts";
import { departmentsToDisclose, disclosureKit, type KitMaterial } from "../queries/disclosure-kit.ts";
import { sm3 } from "../store/digest.ts";
import { askerOf } from "./asker.ts";
import { Fen, Score, Year } from "./filing-schema.ts";
import { jsonBody } from "./json-content.ts";
import { chooseLanguage } from "./language.ts";
import { valueOf } from "./outcome.ts";
import { Bilingual, Digest, Time } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import { repeatable, RepeatableHeaders } from "./repeatable.ts";
import type { Edge } from "./resource.ts";

const tags = ["disclosure"];
const path = "/api/{year}/self-evaluation/departments";
const params = z.object({ year: Year, id: z.uuid() });
const query = z.object({ language: z.enum(["zh-CN", "en"]).optional() });
const Published = z.strictObject({ version: z.int(), publishedAt: Time, address: z.string() });

const Departments = z
  .strictObject({ items: z.array(z.strictObject({ id: z.uuid(), name: z.string(), confirmed: z.int(), filings: z.int(), published: Published.nullable(), stillPublic: z.int().openapi({ description: "Withheld projects that the public version shows all the same." }) })) })
  .openapi("DepartmentsToDisclose");
const Withheld = z.strictObject({
  id: z.uuid().openapi({ description: "Of the mark." }), subjectId: z.uuid(), filingId: z.uuid().nullable(), code: z.string(), name: z.string(), unit: z.string(),
  reason: z.enum(WITHHOLDING_REASONS), ground: z.string().openapi({ description: "The law in words for another lawful ground." }), by: z.string(), at: Time,
  stillPublic: z.boolean().openapi({ description: "The version that is public has it still: a new version has to be published." }),
  refusedBecause: z.string().nullable().openapi({ description: "Code of the problem that keeps the asker from releasing it." }),
});
const Kit = z
  .strictObject({
    department: z.string(),
    tables: z.array(
      z.strictObject({
        id: z.uuid(), subjectId: z.uuid(), name: z.string(), unit: z.string(), mayWithhold: z.boolean(), score: Score.nullable(), scoreBy: z.string().nullable(), grade: z.string().nullable(), budgetFen: Fen.nullable(), paidFen: Fen.nullable(),
        html: z.string().openapi({ description: "The table on its official form, as a piece of HTML with all text escaped." }),
      }),
    ),
    paragraph: z.string().openapi({ description: "For the report on the final accounts." }),
    manifest: z.array(z.strictObject({ name: z.string(), bytes: z.int(), digest: Digest, inside: z.boolean() })).openapi({ description: "Files of the download, with their SM3; those for the inside are not handed on." }),
    missing: z
      .array(z.strictObject({ id: z.uuid().nullable(), subjectId: z.uuid(), code: z.string(), name: z.string(), unit: z.string(), mayWithhold: z.boolean(), step: Bilingual, why: z.string() }))
      .openapi({ description: "Projects of the year that are not in it yet, and why." }),
    withheld: z.array(Withheld).openapi({ description: "Projects that are not disclosed on lawful grounds. The public is told how many." }),
    counts: z
      .strictObject({ all: z.int(), disclosed: z.int(), withheld: z.int(), notYet: z.int() })
      .openapi({ description: "Projects of the year: those that are in it, those withheld and those not graded yet are all of them." }),
    drafts: z.array(Bilingual).openapi({ description: "Definitions that were not adopted: pages print as drafts." }),
    digest: Digest.openapi({ description: "SM3 of what would be published now, which comes back with the wish to publish it." }),
    published: Published.nullable(),
    refusedBecause: z.string().nullable().openapi({ description: "Code of the problem that keeps the asker from publishing." }),
  })
  .openapi("DisclosureKit");

const ToPublish = z.strictObject({ expectedDigest: Digest.openapi({ description: "Of what was looked at, as the kit gives it." }) }).openapi("DepartmentToPublish");

const list = createRoute({
  method: "get", path, tags, summary: "Departments with self-evaluations of a year", request: { params: z.object({ year: Year }) },
  responses: { 200: { description: "By name.", content: { "application/json": { schema: Departments } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});
const kit = createRoute({
  method: "get", path: `${path}/{id}/kit`, tags, summary: "What a department would disclose, and what is missing in it", request: { params, query },
  responses: { 200: { description: "As the records are now.", content: { "application/json": { schema: Kit } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const files = createRoute({
  method: "get", path: `${path}/{id}/kit.zip`, tags, summary: "The same as files", request: { params, query },
  responses: { 200: { description: "A zip.", content: { "application/zip": { schema: z.string().openapi({ format: "binary" }) } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const publish = createRoute({
  method: "post", path: `${path}/{id}/publish`, tags, summary: "Publish what was confirmed as the next version", request: { params, headers: RepeatableHeaders, body: jsonBody(ToPublish) },
  responses: {
    201: {
      description: "Published.",
      content: { "application/json": { schema: z.strictObject({ id: z.uuid(), version: z.int(), digest: Digest, address: z.string() }).openapi("DepartmentPublished") } },
    },
    ...problemAnswers(400, 401, 403, 404, 409, 422, 429, 500, 503, 507),
  },
});

export function disclosure({ app, ground, limits, clock }: Edge): void {
  const addressOf = (year: number, id: string): string => `/public/${year}/${id}`;
  const said = (year: number, id: string, published: { version: number; publishedAt: Date } | null) =>
    published === null ? null : { version: published.version, publishedAt: published.publishedAt.toISOString(), address: addressOf(year, id) };
  const write = (material: KitMaterial, language: Language): Promise<readonly KitFile[]> =>
    writeKitFiles(material, { version: (material.published?.version ?? 0) + 1, on: officeDay(clock()), digest: digestOf(material) }, language);

  app.openapi({ ...list, middleware: [limits.work] }, async (http) => {
    const { year } = http.req.valid("param");
    const departments = valueOf(await ground.askAs(askerOf(http), (context) => departmentsToDisclose(context, year)));
    return http.json({ items: departments.map(({ published, ...department }) => ({ ...department, published: said(year, department.id, published) })) }, 200);
  });

  app.openapi({ ...kit, middleware: [limits.work] }, async (http) => {
    const { year, id } = http.req.valid("param");
    const material = valueOf(await ground.askAs(askerOf(http), (context) => disclosureKit(context, year, id)));
    const language = chooseLanguage(http.req.query("language"), http.req.header("accept-language"));
    const say = speak(language);
    const html = new Map(kitTables(material, say).map(({ filingId, layout }) => [filingId, writeHtml(layout, { lang: language, marks: false })]));
    const subjects = new Map(material.projects.map(({ selfEvaluation, subjectId }) => [selfEvaluation?.filingId, subjectId]));
    const mayWithhold = (filingId: string | null): boolean => filingId === null || !material.confirmedByAsker.has(filingId);
    const bilingual = (code: string) => ({ zh: speak("zh-CN")(code), en: speak("en")(code) });
    return http.json({
      department: material.disclosure.department,
      tables: material.disclosure.projects.map(({ filingId, name, unit, score, scoreBy, grade, budgetFen, paidFen }) => ({
        id: filingId, subjectId: subjects.get(filingId) ?? "", name, unit, mayWithhold: mayWithhold(filingId), score, scoreBy, grade, budgetFen, paidFen, html: html.get(filingId) ?? "",
      })),
      paragraph: kitParagraph(material, say),
      manifest: manifestOf(await write(material, language)),
      missing: material.missing.map(({ filingId, subjectId, code, name, unit, why }) => {
        const step = material.steps.get(String(why.params["step"] ?? "")) ?? bilingual(why.code);
        return { id: filingId, subjectId, code, name, unit, mayWithhold: mayWithhold(filingId), step, why: say(why.code, { ...why.params, step: language === "en" ? step.en : step.zh }) };
      }),
      withheld: material.withheld.map(({ subjectId, filingId, code, name, unit, mark: { id: markId, reason, ground, by, at }, isStillPublic, refusedBecause }) => ({
        id: markId, subjectId, filingId, code, name, unit, reason, ground, by, at: at.toISOString(), stillPublic: isStillPublic, refusedBecause,
      })),
      counts: { all: material.all, disclosed: material.disclosure.projects.length, withheld: material.withheld.length, notYet: material.missing.length },
      drafts: [...material.drafts],
      digest: digestOf(material),
      published: said(year, id, material.published),
      refusedBecause: material.refusedBecause,
    }, 200);
  });

  app.openapi({ ...files, middleware: [limits.work] }, async (http) => {
    const { year, id } = http.req.valid("param");
    const material = valueOf(await ground.askAs(askerOf(http), (context) => disclosureKit(context, year, id)));
    const language = chooseLanguage(http.req.query("language"), http.req.header("accept-language"));
    const written = await write(material, language);
    const manifest = { name: "manifest.json", bytes: new TextEncoder().encode(JSON.stringify({ files: manifestOf(written) }, null, 1)) };
    const name = speak(language)("disclosure.file.kit", { department: material.disclosure.department, year });
    return http.body(new Uint8Array(zipKit(written, manifest)), 200, { "Content-Type": "application/zip", "Content-Disposition": attachment(`${name}.zip`) });
  });

  app.openapi({ ...publish, middleware: [limits.work] }, async (http) => {
    const { year, id } = http.req.valid("param");
    const asker = askerOf(http, repeatable(http, http.req.valid("header")));
    const published = valueOf(await ground.changeAs(asker, (context) => publishDepartment(context, year, id, http.req.valid("json").expectedDigest)));
    return http.json({ ...published, address: addressOf(year, id) }, 201);
  });
}

function digestOf({ disclosure }: KitMaterial): string {
  return sm3(canonicalJson(disclosure));
}

function manifestOf(written: readonly KitFile[]) {
  return written.map(({ name, bytes, inside }) => ({ name, bytes: bytes.length, digest: sm3(bytes), inside }));
}
