import { createRoute, z } from "@hono/zod-openapi";
import { drawPaper } from "../../core/paper/draw-paper.ts";
import { writePrintPage } from "../../files/write-print-page.ts";
import { writeXlsx } from "../../files/write-xlsx.ts";
import { savePaper, savePaperDraft } from "../commands/save-paper.ts";
import { officeMinute } from "../office-day.ts";
import { filingPapers, paperToPrint } from "../queries/filing-papers.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { describedAs } from "./described-as.ts";
import { FilingAddress } from "./filing-schema.ts";
import { sendHtml } from "./html-page.ts";
import { jsonBody } from "./json-content.ts";
import { chooseLanguage, speakWith } from "./language.ts";
import { valueOf } from "./outcome.ts";
import { packName } from "./pack-name.ts";
import { papersTold } from "./papers-told.ts";
import { Bilingual, Time } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";
import { sendWorkbook, workbookOut } from "./workbook-answer.ts";

const path = "/api/{year}/{stage}/filings/{id}/papers";
const tags = ["papers"];
const Name = packName().openapi({ example: "goal-review" });
// Prose of several paragraphs: no control characters but line breaks and tabs, which a workbook could not hold.
const Prose = z.string().max(20_000).regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u);
const Answer = z.strictObject({ rating: Name.nullable(), text: Prose });
const Answers = z.record(Name, Answer).refine((answers) => Object.keys(answers).length <= 200).openapi("PaperAnswers");
const Told = z.record(z.string(), z.strictObject({ rating: z.string().nullable(), text: z.string() })).openapi("PaperAnswersTold");
const Saved = z.int().min(0).max(100_000).openapi({ description: "How often it had been saved, in this step and round, when it was opened." });
const Said = z.strictObject({ code: z.string(), text: z.string() });
const Sheet = z.strictObject({
  id: z.uuid(), step: z.string(), stepTitle: Bilingual, round: z.int(), by: z.string(), role: z.string(), at: Time, answers: Told, version: z.int(),
  stale: z.boolean().openapi({ description: "The filing was changed after it was written." }), open: z.array(z.string()).openapi({ description: "Items that are still to be answered." }),
});
const Proposal = z.strictObject({
  item: z.string(), rating: z.string().nullable(),
  reasons: z.array(z.strictObject({ from: z.enum(["finding", "remark"]), severity: z.enum(["error", "warning", "note"]).nullable(), path: z.string(), text: z.string() })),
});
const Item = z.strictObject({ id: z.string(), title: Bilingual, points: z.array(Bilingual), required: z.boolean(), figures: z.array(Said) });
const Paper = z.strictObject({
  id: Name, form: z.enum(["review", "report"]), title: Bilingual, ratings: z.array(z.strictObject({ id: z.string(), title: Bilingual })), parts: z.array(z.strictObject({ id: z.string(), title: Bilingual, items: z.array(Item) })),
  conclusion: Bilingual.nullable(), asked: z.boolean().openapi({ description: "Whether the packs ask for it here, and not only allow it." }), needed: z.boolean().openapi({ description: "Whether it does not go on from its step without this one." }),
  refusedBecause: z.string().nullable().openapi({ description: "Why the asker may not write it now, in words." }), saved: z.int(), answers: Told,
  draft: z.strictObject({ answers: Told, savedAt: Time }).nullable(), proposals: z.array(Proposal), sheets: z.array(Sheet),
});
const Papers = z.strictObject({ id: z.uuid(), name: z.string(), unit: z.string(), step: Bilingual, round: z.int(), drafts: z.array(Bilingual), papers: z.array(Paper) }).openapi("FilingPapers");

const params = FilingAddress.extend({ paper: Name });
const language = z.enum(["zh-CN", "en"]).optional();
const query = z.object({ language, sheet: z.uuid().optional().openapi({ description: "Which sheet; the newest where it is left out." }) });

const read = createRoute({
  method: "get", path, tags, summary: "Papers that go with a filing", request: { params: FilingAddress, query: z.object({ language }) },
  responses: { 200: { description: "In the order of the packs.", content: { "application/json": { schema: Papers } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const save = createRoute({
  method: "put", path: `${path}/{paper}`, tags, summary: "Save a paper while the filing is in one's own hands", request: { params, body: jsonBody(z.strictObject({ answers: Answers, expectedSaved: Saved }).openapi("PaperToSave")) },
  responses: { 200: { description: "Saved.", content: { "application/json": { schema: z.strictObject({ id: z.uuid(), saved: z.int() }).openapi("PaperSaved") } } }, ...problemAnswers(400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507) },
});
const keep = createRoute({
  method: "put", path: `${path}/{paper}/draft`, tags, summary: "Keep what is being typed; it is the asker's own", request: { params, body: jsonBody(z.strictObject({ answers: Answers }).openapi("PaperDraft")) },
  responses: { 200: { description: "Kept.", content: { "application/json": { schema: z.strictObject({ savedAt: Time }).openapi("PaperDraftKept") } } }, ...problemAnswers(400, 401, 403, 404, 408, 413, 415, 422, 429, 500, 503, 507) },
});
const print = createRoute({
  method: "get", path: "/print/{year}/{stage}/{id}/papers/{paper}", tags, summary: "A paper on its official form", request: { params, query },
  responses: { 200: { description: "A page.", content: { "text/html": { schema: z.string() } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const workbook = createRoute({
  method: "get", path: `${path}/{paper}/workbook`, tags, summary: "The same as a workbook", request: { params, query },
  responses: { 200: workbookOut, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});

/** 审核表、自评报告: written beside the form, and drawn from the one layout tree. */
export function filingPaperRoutes({ app, ground, settings, limits, publicAddress, clock }: Edge): void {
  const body = boundedJson({ bytes: 512 * 1024, seconds: settings.bodySeconds });
  const server = publicAddress.replace(/\/$/, "");

  app.openapi({ ...read, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    const found = valueOf(await ground.askAs(askerOf(http), (context) => filingPapers(context, key)));
    const say = speakWith(found.names, chooseLanguage(http.req.valid("query").language, http.req.header("accept-language")));
    return http.json(describedAs<typeof Papers>(papersTold(found, say)), 200);
  });

  app.openapi({ ...save, middleware: [limits.work, body] }, async (http) => {
    const { paper, ...key } = http.req.valid("param");
    const wish = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => savePaper(context, key, paper, wish))), 200);
  });

  app.openapi({ ...keep, middleware: [limits.work, body] }, async (http) => {
    const { paper, ...key } = http.req.valid("param");
    const { answers } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => savePaperDraft(context, key, paper, answers))), 200);
  });

  app.openapi({ ...print, middleware: [limits.work] }, async (http) => {
    const { paper, ...key } = http.req.valid("param");
    const { language: asked, sheet = null } = http.req.valid("query");
    const { digest, saved, demo, names, ...matter } = valueOf(await ground.askAs(askerOf(http), (context) => paperToPrint(context, key, paper, sheet)));
    const spoken = chooseLanguage(asked, http.req.header("accept-language"));
    const say = speakWith(names, spoken);
    const said = digest === null ? say("app-paper.mark.blank", { time: officeMinute(clock()) }) : say("app-paper.mark", { saved, digest: digest.slice(0, 16), time: officeMinute(clock()) });
    const address = `${server}/print/${key.year}/${key.stage}/${key.id}/papers/${paper}${sheet === null ? "" : `?sheet=${sheet}`}`;
    return sendHtml(http, writePrintPage(drawPaper({ ...matter, demo }, say), { address, said, notice: matter.isStale ? say("app-paper.note.stale", { version: matter.written?.version ?? 0 }) : "", demo }, spoken), spoken);
  });

  app.openapi({ ...workbook, middleware: [limits.work] }, async (http) => {
    const { paper, ...key } = http.req.valid("param");
    const { language: asked, sheet = null } = http.req.valid("query");
    const matter = valueOf(await ground.askAs(askerOf(http), (context) => paperToPrint(context, key, paper, sheet)));
    const layout = drawPaper(matter, speakWith(matter.names, chooseLanguage(asked, http.req.header("accept-language"))));
    return sendWorkbook(http, await writeXlsx([{ name: layout.title, layout }]), `${matter.head.year} ${matter.head.name} ${layout.title}`);
  });
}
