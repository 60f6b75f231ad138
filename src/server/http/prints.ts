import { createRoute, z } from "@hono/zod-openapi";
import { listed } from "../../core/basics/message.ts";
import { letterLists } from "../../core/disclosure/letter-lists.ts";
import { printAddress } from "../../core/disclosure/print-address.ts";
import { asWanYuan } from "../../core/disclosure/money-text.ts";
import { labelOf } from "../../core/layout/label.ts";
import { drawFiling } from "../../files/draw-filing.ts";
import { writeLetterPage, writePrintPage, type LetterOnPaper, type PrintMark } from "../../files/write-print-page.ts";
import { speak, type Language, type Say } from "../../words/index.ts";
import { makePrint } from "../commands/make-print.ts";
import { newPrintCode } from "../identifiers.ts";
import { officeMinute } from "../office-day.ts";
import { approvalLetter, type LetterAnswer } from "../queries/approvals.ts";
import { pageToPrint } from "../queries/print-page.ts";
import { askerOf } from "./asker.ts";
import type { Http } from "./environment.ts";
import { FilingAddress, Year } from "./filing-schema.ts";
import { sendHtml } from "./html-page.ts";
import { chooseLanguage } from "./language.ts";
import { valueOf } from "./outcome.ts";
import { Digest } from "./plain-shapes.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const tags = ["prints"];
const Code = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/).openapi({ example: "7Q2M9KX4T0BD3HRW" });
const html = { content: { "text/html": { schema: z.string() } } };
const query = z.object({ language: z.enum(["zh-CN", "en"]).optional() });
const Made = z
  .strictObject({
    code: Code, version: z.int(), digest: Digest,
    address: z.string().openapi({ description: "What the QR code holds." }),
    html: z.string().openapi({ description: "Address of the page below this server." }),
  })
  .openapi("PrintMade");

const make = createRoute({
  method: "post", path: "/api/{year}/{stage}/filings/{id}/prints", tags, summary: "Make a page to print, with a code of its own", request: { params: FilingAddress },
  responses: { 201: { description: "Made.", content: { "application/json": { schema: Made } } }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503, 507) },
});
const letter = createRoute({
  method: "get", path: "/print/{year}/goal/approvals/{id}", tags, summary: "A letter of approval on paper", request: { params: z.object({ year: Year, id: z.uuid() }), query },
  responses: { 200: { description: "A page.", ...html }, ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const page = createRoute({
  method: "get", path: "/print/{year}/{stage}/{id}/{code}", tags, summary: "A filing on its official form, as it was printed", request: { params: FilingAddress.extend({ code: Code }), query },
  responses: { 200: { description: "A page.", ...html }, ...problemAnswers(400, 401, 403, 404, 409, 429, 500, 503) },
});

export function prints({ app, ground, limits, publicAddress, clock }: Edge): void {
  const server = publicAddress.replace(/\/$/, "");

  app.openapi({ ...make, middleware: [limits.work] }, async (http) => {
    const key = http.req.valid("param");
    const made = valueOf(await ground.changeAs(askerOf(http), (context) => makePrint(context, key, newPrintCode())));
    const address = printAddress({ year: key.year, stage: key.stage, filingId: key.id, code: made.code });
    return http.json({ ...made, address: `${server}${address}`, html: address }, 201);
  });

  app.openapi({ ...letter, middleware: [limits.work] }, async (http) => {
    const { year, id } = http.req.valid("param");
    const found = valueOf(await ground.askAs(askerOf(http), (context) => approvalLetter(context, year, id)));
    const language = languageOf(http);
    const say = speak(language);
    const said = say("print.letter.mark", { documentNo: found.documentNo, digest: found.digest.slice(0, 16), time: officeMinute(clock()) });
    const mark: PrintMark = { address: `${server}/print/${year}/goal/approvals/${id}`, said, notice: "", demo: found.demo };
    return sendHtml(http, writeLetterPage(onPaper(found, say), mark, language), language);
  });

  app.openapi({ ...page, middleware: [limits.work] }, async (http) => {
    const { code, ...key } = http.req.valid("param");
    const found = valueOf(await ground.askAs(askerOf(http), (context) => pageToPrint(context, key, code)));
    const language = languageOf(http);
    const say = speak(language);
    const { version, versionNow, digest, printedAt, demo } = found;
    const mark: PrintMark = {
      address: `${server}${printAddress({ year: key.year, stage: key.stage, filingId: key.id, code })}`,
      said: say("print.mark", { code: code.replace(/(.{4})(?=.)/g, "$1 "), version, digest: digest.slice(0, 16), time: officeMinute(printedAt) }),
      notice: found.current ? "" : say("print.superseded", { version, now: versionNow }),
      demo,
    };
    return sendHtml(http, writePrintPage(drawFiling(found, say, found.names), mark, language), language);
  });
}

function languageOf(http: Http): Language {
  return chooseLanguage(http.req.query("language"), http.req.header("accept-language"));
}

function onPaper(letter: LetterAnswer, say: Say): LetterOnPaper {
  const { department, year, count, filings, amountFen, issuedOn } = letter;
  const [y = "", month = "", day = ""] = issuedOn.split("-");
  const isEnglish = say("form.label-language") === "en";
  const isWhole = filings.length === count;
  const lists = letterLists({ ...letter, goals: filings }, say);
  const [only] = lists;
  const isOfOneBook = lists.length === 1 && only !== undefined && only.shape.title !== null;
  const back = filings.filter(({ reversedAt }) => reversedAt !== null);
  const params = { department, year, count, shown: filings.length, amount: asWanYuan(BigInt(amountFen)) };
  return {
    title: isOfOneBook ? say("print.letter.title-of", { ...params, title: labelOf(only.shape.title, say) }) : say("print.letter.title", params),
    documentNo: letter.documentNo,
    department,
    paragraphs: [
      say(isWhole ? "print.letter.paragraph.approved" : "print.letter.paragraph.extract", params),
      ...(lists.length === 1 ? [] : lists.map(({ book, count: of, amountFen: fen }, index) => say("print.letter.paragraph.book", { book: book === null ? "" : say(`app-ledger.book.${book}`), count: of, amount: asWanYuan(fen), number: index + 1 }))),
      say("print.letter.paragraph.frozen", params), ...lists.flatMap(({ shape }) => shape.notes.map((note) => labelOf(note, say))),
      // The letter stays as it was issued; whoever prints it now sees what of it no longer stands.
      ...(back.length === 0 ? [] : [say("print.letter.paragraph.reversed", { count: back.length, names: listed(back.map(({ name }) => name)) })]),
    ],
    signature: letter.issuer,
    issuedOn: say("print.letter.day", { year: y, month: isEnglish ? month : Number(month), day: isEnglish ? day : Number(day) }),
    lists: lists.map(({ layout }) => layout),
    sealHead: letter.sealHead,
  };
}
