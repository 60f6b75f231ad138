import { createRoute, z } from "@hono/zod-openapi";
import { writePublicationCsv } from "../../files/write-publication-csv.ts";
import { writeDepartmentPage, writeIndexPage, type PublicPlace } from "../../files/write-publication.ts";
import { officeDay } from "../office-day.ts";
import { portalIndex, publishedDepartment } from "../queries/public-portal.ts";
import { sm3 } from "../store/digest.ts";
import type { Http } from "./environment.ts";
import { sendHtml } from "./html-page.ts";
import { chooseLanguage } from "./language.ts";
import { problemAnswers } from "./problem-schema.ts";
import { refuse } from "./refusal.ts";
import { jsonText, type Edge } from "./resource.ts";

/*
 * What anybody may read without signing in. It reads publications and nothing else, so nothing that is still being worked on
 * can be seen here whatever goes wrong elsewhere.
 */

const Year = z.coerce.number().int().min(2000).max(2100);
const language = z.object({ language: z.enum(["zh-CN", "en"]).optional() });
const department = z.object({ year: Year, department: z.uuid() });
const tags = ["public"];
const html = { content: { "text/html": { schema: z.string() } } };

const index = createRoute({
  method: "get", path: "/public", tags, summary: "Years with publications", request: { query: language },
  responses: { 200: { description: "A page.", ...html }, ...problemAnswers(400, 404, 429, 500, 503) },
});
const year = createRoute({
  method: "get", path: "/public/{year}", tags, summary: "Departments that published a year", request: { params: z.object({ year: Year }), query: language },
  responses: { 200: { description: "A page.", ...html }, ...problemAnswers(400, 404, 429, 500, 503) },
});
const page = createRoute({
  method: "get", path: "/public/{year}/{department}", tags, summary: "What a department published of a year", request: { params: department, query: language },
  responses: { 200: { description: "A page.", ...html }, ...problemAnswers(400, 404, 429, 500, 503) },
});
const json = createRoute({
  method: "get", path: "/public/{year}/{department}/data.json", tags, summary: "The same as data", request: { params: department },
  responses: { 200: { description: "As it was published.", content: { "application/json": { schema: z.record(z.string(), z.unknown()) } } }, ...problemAnswers(400, 404, 429, 500, 503) },
});
const csv = createRoute({
  method: "get", path: "/public/{year}/{department}/data.csv", tags, summary: "The same for spreadsheets", request: { params: department, query: language },
  responses: { 200: { description: "One row an indicator.", content: { "text/csv": { schema: z.string() } } }, ...problemAnswers(400, 404, 429, 500, 503) },
});

export function publicPortal({ app, ground, limits, publicAddress }: Edge): void {
  const server = publicAddress.replace(/\/$/, "");
  const nothing = refuse(404, "publication.unknown");
  const read = async (given: { year: number; department: string }) => {
    const found = await ground.ask({ actor: "anonymous", task: "public" }, (context) => publishedDepartment(context, given.year, given.department));
    if (found === null) throw nothing;
    return found;
  };

  app.openapi({ ...index, middleware: [limits.reads] }, async (http) => {
    const portal = await ground.ask({ actor: "anonymous", task: "public" }, (context) => portalIndex(context, null));
    if (portal === null) throw nothing;
    const place = placeOf(http, server);
    const years = [...new Set(portal.published.map((entry) => entry.year))];
    const entries = years.map((of) => ({ address: `/public/${of}`, label: String(of), note: String(portal.published.filter((entry) => entry.year === of).length) }));
    return send(http, writeIndexPage({ ...portal, year: null, entries, digest: sm3(JSON.stringify(entries)) }, place), place);
  });

  app.openapi({ ...year, middleware: [limits.reads] }, async (http) => {
    const of = http.req.valid("param").year;
    const portal = await ground.ask({ actor: "anonymous", task: "public" }, (context) => portalIndex(context, of));
    if (portal === null) throw nothing;
    const place = placeOf(http, server);
    const entries = portal.published.map((entry) => ({ address: `/public/${of}/${entry.departmentId}`, label: entry.department, note: officeDay(entry.publishedAt) }));
    return send(http, writeIndexPage({ ...portal, year: of, entries, digest: sm3(JSON.stringify(entries)) }, place), place);
  });

  app.openapi({ ...page, middleware: [limits.reads] }, async (http) => {
    const found = await read(http.req.valid("param"));
    const place = placeOf(http, server);
    return send(http, writeDepartmentPage(found.named, { version: found.version, on: officeDay(found.publishedAt), digest: found.digest }, place), place);
  });

  app.openapi({ ...json, middleware: [limits.reads] }, async (http) => {
    const { disclosure, version, publishedAt, digest } = await read(http.req.valid("param"));
    return jsonText(http, JSON.stringify({ ...disclosure, version, publishedOn: officeDay(publishedAt), digest }));
  });

  app.openapi({ ...csv, middleware: [limits.reads] }, async (http) => {
    const found = await read(http.req.valid("param"));
    const { year: of, departmentId } = found.disclosure;
    return http.body(writePublicationCsv(found.named, chooseLanguage(http.req.query("language"), http.req.header("accept-language"))), 200, {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="hengji-${of}-${departmentId}.csv"`,
    });
  });
}

function placeOf(http: Http, server: string): PublicPlace {
  return { language: chooseLanguage(http.req.query("language"), http.req.header("accept-language")), address: http.req.path, server };
}

function send(http: Http, text: string, { language }: PublicPlace) {
  return sendHtml(http, text, language, { "Cache-Control": "public, max-age=60" });
}
