import { createRoute, z } from "@hono/zod-openapi";
import { REACHED_STAGES } from "../../core/form/stage.ts";
import { SUBJECT_ATTRIBUTES, SUBJECT_KINDS } from "../../core/subject/subject-kind.ts";
import { changeSubject } from "../commands/change-subject.ts";
import { enterSubject } from "../commands/enter-subject.ts";
import { subjectLibrary } from "../queries/subject-library.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { describedAs } from "./described-as.ts";
import { Fen, Year } from "./filing-schema.ts";
import { Book } from "./ledger-schema.ts";
import { valueOf } from "./outcome.ts";
import { Bilingual } from "./plain-shapes.ts";
import { plainLine } from "./plain-text.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const tags = ["subjects"];
const Kind = z.enum(SUBJECT_KINDS);
const Attribute = z.enum(SUBJECT_ATTRIBUTES);
const Reached = z.enum(REACHED_STAGES);
const Sum = z.strictObject({ key: z.string(), subjects: z.int(), adjustedFen: Fen.nullable(), paidFen: Fen });
const Library = z
  .strictObject({
    mayEnter: z.boolean(), units: z.array(z.strictObject({ id: z.uuid(), name: z.string(), isDepartment: z.boolean() })).openapi({ description: "Bodies for which the asker may enter." }),
    total: Sum, books: z.array(Sum), kinds: z.array(Sum),
    stages: z.array(Sum).openapi({ description: "By the last stage in which something is filed for the year, `none` before any; empty for who reads no filings." }),
    tags: z.array(Sum).openapi({ description: "What has two tags counts under both." }),
    parents: z.array(Sum.extend({ name: z.string() })).openapi({ description: "By the fund, level-1 project or transfer payment that they are a part of, by its code." }),
    classified: z.array(z.string()).openapi({ description: "Codes of what is classified, 500 at most; there is nothing else of them." }), classifiedCount: z.int(),
    items: z.array(
      z.strictObject({
        id: z.uuid(), code: z.string(), name: z.string(), kind: Kind, book: Book, attribute: Attribute.nullable(), stage: Reached.nullable().openapi({ description: "The last stage in which something is filed for the year; null for who reads no filings." }), tags: z.array(z.string()), parentCode: z.string().nullable(), parentName: z.string().nullable(),
        unit: z.string(), department: z.string(), adjustedFen: Fen.nullable(), paidFen: Fen,
        firstYear: z.int().nullable().openapi({ description: "First budget year; null where nobody said." }), lastYear: z.int().nullable().openapi({ description: "Last budget year; null while it goes on." }),
      }),
    ),
    next: z.string().nullable(),
    otherYears: z.int().openapi({ description: "How many more the filter would show that do not belong to the year." }),
    enteredBy: z.array(Bilingual).openapi({ description: "Roles that enter subjects." }),
    platforms: z.strictObject({ title: Bilingual, open: z.boolean(), items: z.array(Bilingual) }).nullable().openapi({ description: "What the packs offer for tags; null where any may be written. What is not open takes nothing else." }),
  })
  .openapi("SubjectLibrary");
// What is missing is told by the rules, with its place: a book that is left out is a book that nobody chose.
const ToEnter = z
  .strictObject({
    unitId: z.uuid(), code: z.string().max(200), name: z.string().max(1000).default(""), kind: Kind.default("project"), book: z.string().max(60).default(""), attribute: Attribute.nullable().default(null),
    parentCode: z.string().max(200).default(""), tags: z.array(z.string().max(200)).max(100).default([]), classified: z.boolean().default(false), firstYear: z.int().nullable().default(null), lastYear: z.int().nullable().default(null),
  })
  .openapi("SubjectToEnter");

const change = createRoute({
  method: "put", path: "/api/subjects/{id}", tags, summary: "Change the attribute, the budget years and the tags of a subject",
  request: { params: z.object({ id: z.uuid() }), body: { required: true, content: { "application/json": { schema: z.strictObject({ attribute: Attribute.nullable(), tags: z.array(z.string().max(200)).max(100), firstYear: z.int().nullable().optional().openapi({ description: "Stays as it is where it is left out." }), lastYear: z.int().nullable().optional() }).openapi("SubjectMarks") } } } },
  responses: { 200: { description: "Changed.", content: { "application/json": { schema: z.strictObject({ id: z.uuid() }).openapi("SubjectChanged") } } }, ...problemAnswers(400, 401, 403, 404, 408, 413, 415, 422, 429, 500, 503, 507) },
});
const list = createRoute({
  method: "get", path: "/api/{year}/subjects", tags, summary: "The library of subjects that the acting post sees, by book, kind, stage, fund and tag",
  request: {
    params: z.object({ year: Year }),
    query: z.object({ book: Book.optional(), kind: Kind.optional(), attribute: Attribute.optional(), tag: plainLine(30).optional(), parent: plainLine(200).optional().openapi({ description: "Code of the fund, level-1 project or transfer payment that they are a part of." }), stage: Reached.optional().openapi({ description: "Those that have reached it in the year; for who reads filings." }), text: plainLine(100).optional(), after: plainLine(100).optional(), limit: z.coerce.number().int().min(1).max(200).optional(), years: z.enum(["all"]).optional().openapi({ description: "Also those that do not belong to the year." }) }),
  },
  responses: { 200: { description: "By their codes.", content: { "application/json": { schema: Library } } }, ...problemAnswers(400, 401, 403, 429, 500, 503) },
});
const enter = createRoute({
  method: "post", path: "/api/subjects", tags, summary: "Enter a subject into the library",
  request: { body: { required: true, content: { "application/json": { schema: ToEnter } } } },
  responses: { 201: { description: "Entered.", content: { "application/json": { schema: z.strictObject({ id: z.uuid() }).openapi("SubjectEntered") } } }, ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507) },
});

export function subjectLibraryRoutes({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 64 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) => {
    const { after, limit = 50, years, ...filter } = http.req.valid("query");
    const { year } = http.req.valid("param");
    return http.json(describedAs<typeof Library>(valueOf(await ground.askAs(askerOf(http), (context) => subjectLibrary(context, { year, otherYears: years === "all", ...filter }, { after, limit })))), 200);
  });

  app.openapi({ ...change, middleware: [limits.work, body] }, async (http) => {
    const marks = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => changeSubject(context, http.req.valid("param").id, marks))), 200);
  });

  app.openapi({ ...enter, middleware: [limits.work, body] }, async (http) => {
    const { unitId, ...wish } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => enterSubject(context, unitId, wish))), 201);
  });
}
